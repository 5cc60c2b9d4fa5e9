import type { ReadyChecks } from '../checks/run-checks.ts';
import { type GoldenCase, templateValues } from '../dataset/golden-case.ts';
import { MAX_FAULTS } from '../dataset/parse-dataset.ts';
import { addressOf } from '../model/cost.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reason } from '../policy/verdict.ts';
import type { JsonObject } from '../ports/json.ts';
import type { ChatMessage, CompletionRequest, ResponseFormat } from '../ports/model.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { renderTemplate } from '../prompts/template.ts';
import type { Ask, PlannedCase } from './prompt-plan.ts';

/** One side of the comparison: a prompt, the model that it runs on and the schema that it asks for. */
export interface PlannedSide {
  readonly prompt: Prompt;
  readonly model: string;
  readonly schema: JsonObject | boolean | null;
}

interface CaseWork {
  readonly policy: Policy;
  readonly candidate: PlannedSide;
  readonly baseline: PlannedSide | null;
  readonly head: readonly GoldenCase[];
  readonly base: readonly GoldenCase[];
  readonly groupChecks: ReadyChecks;
  readonly caseSchemas: ReadonlyMap<string, JsonObject | boolean>;
  /** Path of the dataset, for messages. */
  readonly path: string;
}

/** Renders every case for both sides before any model is asked; a variable that a case lacks is named. */
export function planCases(work: CaseWork): { cases: readonly PlannedCase[]; reasons: readonly Reason[] } {
  const known = new Map(work.base.map((golden) => [golden.id, golden]));
  const missing: string[] = [];
  const cases: PlannedCase[] = [];
  for (const golden of work.head) {
    const candidate = askFor(work.candidate, golden, work.policy);
    if (candidate.kind === 'missing') {
      missing.push(
        `case "${golden.id}" lacks ${candidate.variables.map((name) => `\`${name}\``).join(', ')}`,
      );
      continue;
    }
    cases.push({
      golden,
      known: known.has(golden.id),
      candidate: candidate.ask,
      baseline: baselineRequest(work, golden, known.get(golden.id) ?? null),
      checks: checksFor(work, golden),
    });
  }
  if (missing.length === 0) return { cases, reasons: [] };
  const shown = missing.slice(0, MAX_FAULTS).join('; ');
  const rest = missing.length > MAX_FAULTS ? `; and ${missing.length - MAX_FAULTS} more` : '';
  return {
    cases: [],
    reasons: [
      {
        code: 'config.missing-variable',
        message: `The prompt asks for variables that \`${work.path}\` does not give: ${shown}${rest}.`,
        effect: 'inconclusive',
      },
    ],
  };
}

function baselineRequest(work: CaseWork, head: GoldenCase, base: GoldenCase | null): PlannedCase['baseline'] {
  if (work.baseline === null) return null;
  for (const golden of base === null ? [head] : [head, base]) {
    const rendered = askFor(work.baseline, golden, work.policy);
    if (rendered.kind === 'ask') return rendered.ask;
  }
  return null;
}

function checksFor(work: CaseWork, golden: GoldenCase): ReadyChecks[] {
  const own = golden.checks;
  if (own === null) return [work.groupChecks];
  const schema = own.schema === undefined ? null : (work.caseSchemas.get(own.schema) ?? null);
  return [work.groupChecks, { checks: own, schema }];
}

type AskResult =
  | { readonly kind: 'ask'; readonly ask: Ask }
  | { readonly kind: 'missing'; readonly variables: readonly string[] };

/** Renders a prompt for one case. A prompt without a user message gets the case's query as one. */
export function askFor(side: PlannedSide, golden: GoldenCase, policy: Policy): AskResult {
  const { prompt } = side;
  const values = templateValues(golden);
  const missing = new Set<string>();
  const messages = prompt.messages.map((message): ChatMessage => {
    const rendered = renderTemplate(message.content, values);
    if (rendered.kind === 'rendered') return { role: message.role, content: rendered.text };
    for (const name of rendered.variables) missing.add(name);
    return message;
  });
  if (missing.size > 0) return { kind: 'missing', variables: [...missing] };
  const asked = messages.some((message) => message.role === 'user')
    ? messages
    : [...messages, { role: 'user' as const, content: golden.query }];
  const limit = policy.budget.maxOutputTokens.value;
  const request: CompletionRequest = {
    ...addressOf(side.model, policy.endpoints),
    messages: asked,
    parameters: prompt.parameters,
    maxTokens: Math.min(prompt.maxTokens ?? limit, limit),
    format: formatOf(side),
  };
  return { kind: 'ask', ask: { golden, request, capped: (prompt.maxTokens ?? Infinity) > limit } };
}

function formatOf({ prompt, schema }: PlannedSide): ResponseFormat {
  if (prompt.responseFormat === 'json-schema' && schema !== null && typeof schema === 'object') {
    return { kind: 'json-schema', name: 'answer', strict: false, schema };
  }
  return prompt.responseFormat === 'text' ? { kind: 'text' } : { kind: 'json-object' };
}
