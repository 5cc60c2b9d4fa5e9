import type { GoldenCase } from '../dataset/golden-case.ts';
import { scoreFaithfulness, strayQuotes } from '../judging/faithfulness.ts';
import { fenceMaterial, jsonString, type Material, withoutControls } from '../judging/fence.ts';
import { juryJudgement } from '../judging/jury.ts';
import { parseClaims, parseRating, type ReplyResult } from '../judging/reply/parse-reply.ts';
import { RUBRICS } from '../judging/rubrics.ts';
import { averageJudgements, excluded, type Judgement, scored, unscored } from '../judging/score.ts';
import { addressOf } from '../model/cost.ts';
import { METRICS, type Metric, type Policy } from '../policy/policy.ts';
import type { Cache } from '../ports/cache.ts';
import type { ChatMessage, CompletionRequest } from '../ports/model.ts';
import type { Clock, Hash, Nonce } from '../ports/system.ts';
import { keepJudgement } from './keep-judgement.ts';
import type { Meter } from './meter.ts';

/** Most tokens of a judge's reply; doubled once when a reply is cut short. */
const JUDGE_TOKENS = 4096;

/** What the judge is shown beside the answer. */
export type Exam = Pick<GoldenCase, 'query' | 'context' | 'reference'>;

/**
 * Judges one answer on one metric; a missing judgement has a name and is never a score.
 * @param round 0, or more to ask for another judgement of the same answer
 */
export type Judge = (metric: Metric, exam: Exam, answer: string, round?: number) => Promise<Judgement>;

export interface JudgeTools {
  readonly policy: Policy;
  readonly nonce: Nonce;
  readonly cache: Cache;
  readonly hash: Hash;
  readonly clock: Clock;
}

/** So many judgements, the latest, are at hand: those of all cases that can be under way. */
const MAX_KNOWN = 4_096;

/** The judge of one run: a model, or a jury. Byte-identical answers to one case at a time share one judgement. */
export function judgeOf(model: Meter, tools: JudgeTools): Judge {
  const known = new Map<string, Promise<Judgement>>();
  return (metric, exam, answer, round = 0) => {
    const { query, context, reference } = exam;
    const key = tools.hash(JSON.stringify([metric, query, context, reference, answer, round]));
    const found = known.get(key) ?? judge(metric, exam, answer, round, { ...tools, model });
    known.delete(key);
    known.set(key, found);
    for (const oldest of known.keys()) {
      if (known.size <= MAX_KNOWN) break;
      known.delete(oldest);
    }
    return found;
  };
}

type Tools = JudgeTools & { readonly model: Meter };

async function judge(
  metric: Metric,
  exam: Exam,
  answer: string,
  round: number,
  tools: Tools,
): Promise<Judgement> {
  if (metric === 'faithfulness' && exam.context === null) return without(excluded('not-applicable'));
  const { models, samples } = tools.policy.judge;
  const jurors = await Promise.all(
    models.value.map(async (model) => {
      const judgements = Array.from({ length: samples }, (_, index) =>
        judgeOnce(metric, exam, answer, { ...tools, juror: model, sample: round * samples + index }),
      );
      return { model, judgement: averageJudgements(await Promise.all(judgements)) };
    }),
  );
  const [first] = jurors;
  return first !== undefined && jurors.length === 1 ? first.judgement : juryJudgement(jurors);
}

/** One judgement by one model. */
type Juror = Tools & { readonly juror: string; readonly sample: number };

function judgeOnce(metric: Metric, exam: Exam, answer: string, juror: Juror): Promise<Judgement> {
  const { query: question, context, reference } = exam;
  const material: Material =
    metric === 'faithfulness' ? { question, context, answer } : { question, context, reference, answer };
  const request = judgeRequest(metric, [], JUDGE_TOKENS, juror);
  return keepJudgement({ metric, material, request, sample: juror.sample }, juror, () =>
    metric === 'faithfulness' ? judgeFaithfulness(material, juror) : judgeRelevance(material, juror),
  );
}

async function judgeFaithfulness(material: Material, juror: Juror): Promise<Judgement> {
  const { answer } = material;
  const parse = (text: string) => {
    const parsed = parseClaims(text);
    if (parsed.kind === 'malformed') return parsed;
    const stray = strayQuotes(answer, parsed.reply);
    if (stray.length === 0) return parsed;
    const shown = JSON.stringify(stray[0]?.slice(0, 80));
    return { kind: 'malformed' as const, why: `the quote ${shown} does not stand in the answer` };
  };
  const reply = await ask('faithfulness', material, parse, juror);
  return reply.kind === 'unscored'
    ? without(unscored(reply.why))
    : scoreFaithfulness(answer, material.context ?? '', reply.value);
}

async function judgeRelevance(material: Material, juror: Juror): Promise<Judgement> {
  const reply = await ask('relevance', material, parseRating, juror);
  if (reply.kind === 'unscored') return without(unscored(reply.why));
  const { rating, reasoning } = reply.value;
  return { score: scored(rating / 5), claims: [], reasoning, votes: [] };
}

type Asked<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'unscored'; readonly why: string };

/** One judgement: cut short, it is asked once more with twice the room; malformed, it is asked once to mend it. */
async function ask<T>(
  metric: Metric,
  material: Material,
  parse: (text: string) => ReplyResult<T>,
  juror: Juror,
): Promise<Asked<T>> {
  const messages: ChatMessage[] = [
    { role: 'system', content: RUBRICS[metric].system },
    { role: 'user', content: fenceMaterial(juror.nonce(), material) },
  ];
  const first = await send(metric, messages, juror);
  if (first.kind === 'unscored') return first;
  const parsed = parse(first.value);
  if (parsed.kind === 'parsed') return { kind: 'value', value: parsed.reply };
  const mend: ChatMessage[] = [
    ...messages,
    { role: 'assistant', content: withoutControls(first.value) },
    {
      role: 'user',
      content: `That reply cannot be used: ${jsonString(parsed.why)}. Reply again, with the JSON object alone.`,
    },
  ];
  const second = await send(metric, mend, juror);
  if (second.kind === 'unscored') return second;
  const mended = parse(second.value);
  if (mended.kind === 'parsed') return { kind: 'value', value: mended.reply };
  return { kind: 'unscored', why: `the judge's reply was malformed twice: ${mended.why}` };
}

async function send(metric: Metric, messages: readonly ChatMessage[], juror: Juror): Promise<Asked<string>> {
  for (const maxTokens of [JUDGE_TOKENS, JUDGE_TOKENS * 2]) {
    const { reply } = await juror.model.complete(
      judgeRequest(metric, messages, maxTokens, juror),
      'judgement',
    );
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
  { policy, juror }: Juror,
): CompletionRequest {
  return {
    ...addressOf(juror, policy.endpoints),
    messages,
    parameters: { temperature: policy.judge.temperature },
    maxTokens,
    format: { kind: 'json-schema', name: metric, strict: true, schema: RUBRICS[metric].schema },
  };
}

function without(score: Judgement['score']): Judgement {
  return { score, claims: [], reasoning: null, votes: [] };
}

/** Both metrics without a score, for an answer that is not judged. */
export function notJudged(reason: 'failed check' | 'not run'): Readonly<Record<Metric, Judgement>> {
  const [faithfulness, relevance] = METRICS.map(() => without(excluded(reason))) as [Judgement, Judgement];
  return { faithfulness, relevance };
}
