import type { GoldenCase } from '../dataset/golden-case.ts';
import { scoreFaithfulness, strayQuotes } from '../judging/faithfulness.ts';
import { fenceMaterial, type Material } from '../judging/fence.ts';
import { parseClaims, parseRating, type ReplyResult } from '../judging/reply/parse-reply.ts';
import { RUBRICS } from '../judging/rubrics.ts';
import { averageJudgements, excluded, type Judgement, scored, unscored } from '../judging/score.ts';
import { addressOf } from '../model/cost.ts';
import { METRICS, type Metric, type Policy } from '../policy/policy.ts';
import type { ChatMessage, CompletionRequest } from '../ports/model.ts';
import type { Nonce } from '../ports/system.ts';
import type { Meter } from './meter.ts';

/** Most tokens of a judge's reply; doubled once when a reply is cut short. */
const JUDGE_TOKENS = 4096;

/** Judges one answer on one metric; a missing judgement has a name and is never a score. */
export type Judge = (metric: Metric, golden: GoldenCase, answer: string) => Promise<Judgement>;

/** The judge of one run. Byte-identical answers to one case share one judgement. */
export function judgeOf(model: Meter, policy: Policy, nonce: Nonce): Judge {
  const known = new Map<string, Promise<Judgement>>();
  return (metric, golden, answer) => {
    const key = JSON.stringify([metric, golden.query, golden.context, golden.reference, answer]);
    const found = known.get(key) ?? judge(metric, golden, answer, { model, policy, nonce });
    known.set(key, found);
    return found;
  };
}

interface Tools {
  readonly model: Meter;
  readonly policy: Policy;
  readonly nonce: Nonce;
}

async function judge(metric: Metric, golden: GoldenCase, answer: string, tools: Tools): Promise<Judgement> {
  if (metric === 'faithfulness' && golden.context === null) return without(excluded('not-applicable'));
  const samples = Array.from({ length: tools.policy.judge.samples }, () =>
    metric === 'faithfulness'
      ? judgeFaithfulness(golden, answer, tools)
      : judgeRelevance(golden, answer, tools),
  );
  return averageJudgements(await Promise.all(samples));
}

async function judgeFaithfulness(golden: GoldenCase, answer: string, tools: Tools): Promise<Judgement> {
  const context = golden.context ?? '';
  const parse = (text: string) => {
    const parsed = parseClaims(text);
    if (parsed.kind === 'malformed') return parsed;
    const stray = strayQuotes(answer, parsed.reply);
    if (stray.length === 0) return parsed;
    const shown = JSON.stringify(stray[0]?.slice(0, 80));
    return { kind: 'malformed' as const, why: `the quote ${shown} does not stand in the answer` };
  };
  const reply = await ask('faithfulness', { question: golden.query, context, answer }, parse, tools);
  return reply.kind === 'unscored'
    ? without(unscored(reply.why))
    : scoreFaithfulness(answer, context, reply.value);
}

async function judgeRelevance(golden: GoldenCase, answer: string, tools: Tools): Promise<Judgement> {
  const { query: question, context, reference } = golden;
  const reply = await ask('relevance', { question, context, reference, answer }, parseRating, tools);
  if (reply.kind === 'unscored') return without(unscored(reply.why));
  return { score: scored(reply.value.rating / 5), claims: [], reasoning: reply.value.reasoning };
}

type Asked<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'unscored'; readonly why: string };

/** One judgement: cut short, it is asked once more with twice the room; malformed, it is asked once to mend it. */
async function ask<T>(
  metric: Metric,
  material: Material,
  parse: (text: string) => ReplyResult<T>,
  tools: Tools,
): Promise<Asked<T>> {
  const messages: ChatMessage[] = [
    { role: 'system', content: RUBRICS[metric].system },
    { role: 'user', content: fenceMaterial(tools.nonce(), material) },
  ];
  const first = await send(metric, messages, tools);
  if (first.kind === 'unscored') return first;
  const parsed = parse(first.value);
  if (parsed.kind === 'parsed') return { kind: 'value', value: parsed.reply };
  const mend: ChatMessage[] = [
    ...messages,
    { role: 'assistant', content: first.value },
    {
      role: 'user',
      content: `That reply cannot be used: ${parsed.why}. Reply again, with the JSON object alone.`,
    },
  ];
  const second = await send(metric, mend, tools);
  if (second.kind === 'unscored') return second;
  const mended = parse(second.value);
  if (mended.kind === 'parsed') return { kind: 'value', value: mended.reply };
  return { kind: 'unscored', why: `the judge's reply was malformed twice: ${mended.why}` };
}

async function send(metric: Metric, messages: readonly ChatMessage[], tools: Tools): Promise<Asked<string>> {
  for (const maxTokens of [JUDGE_TOKENS, JUDGE_TOKENS * 2]) {
    const { reply } = await tools.model.complete(judgeRequest(metric, messages, maxTokens, tools.policy));
    if (reply.kind === 'no-completion')
      return { kind: 'unscored', why: `the judge did not reply: ${reply.why}` };
    if (reply.refused) return { kind: 'unscored', why: 'the judge refused' };
    if (reply.filtered) return { kind: 'unscored', why: "a content filter stopped the judge's reply" };
    if (!reply.cutShort) return { kind: 'value', value: reply.text };
  }
  return { kind: 'unscored', why: `the judge's reply was cut short at ${JUDGE_TOKENS * 2} tokens` };
}

function judgeRequest(
  metric: Metric,
  messages: readonly ChatMessage[],
  maxTokens: number,
  policy: Policy,
): CompletionRequest {
  return {
    ...addressOf(policy.judge.model.value, policy.endpoints),
    messages,
    parameters: { temperature: policy.judge.temperature },
    maxTokens,
    format: { kind: 'json-schema', name: metric, strict: true, schema: RUBRICS[metric].schema },
  };
}

function without(score: Judgement['score']): Judgement {
  return { score, claims: [], reasoning: null };
}

/** Both metrics without a score, for an answer that is not judged. */
export function notJudged(reason: 'failed check' | 'not run'): Readonly<Record<Metric, Judgement>> {
  const [faithfulness, relevance] = METRICS.map(() => without(excluded(reason))) as [Judgement, Judgement];
  return { faithfulness, relevance };
}
