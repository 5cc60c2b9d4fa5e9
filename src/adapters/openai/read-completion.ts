import type { Completion, TokenUsage } from '../../ports/model.ts';

/** Reads a reply of any compatible server, believing nothing; null where it is no chat completion. */
export function readCompletion(reply: unknown, latencyMs: number): Completion | null {
  const choice = record(list(record(reply).choices)[0]);
  const message = record(choice.message);
  const { content, refusal } = message;
  const refused = typeof refusal === 'string' && refusal !== '';
  const text = typeof content === 'string' ? content : content === null || content === undefined ? '' : null;
  if (choice.message === undefined || text === null) return null;
  return {
    kind: 'completion',
    text: refused && text === '' ? refusal : text,
    refused,
    cutShort: choice.finish_reason === 'length',
    filtered: choice.finish_reason === 'content_filter',
    usage: readUsage(record(record(reply).usage)),
    latencyMs,
  };
}

function readUsage(usage: Readonly<Record<string, unknown>>): TokenUsage | null {
  const { prompt_tokens: input, completion_tokens: output } = usage;
  return isCount(input) && isCount(output) ? { input, output } : null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
