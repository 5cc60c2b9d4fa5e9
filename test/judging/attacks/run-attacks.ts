import { createHash, randomBytes } from 'node:crypto';
import type { Score } from '../../../src/judging/score.ts';
import { METRICS, type Metric } from '../../../src/policy/policy.ts';
import type { CompletionRequest } from '../../../src/ports/model.ts';
import { policy } from '../../config/given.ts';
import { clockAt, memoryModel, reply, unlimited } from '../../gate/stand-ins.ts';
import { BAD, EXAM, type Exam } from './bad-answers.ts';
import { FAMILIES } from './families.ts';
import type { Family, Place } from './family.ts';
import { HONEST_ANSWERS, type HonestAnswer } from './honest-answers.ts';
import { honestReply, plainScore } from './honest-judge.ts';
import { obedientJudge } from './obedient-judge.ts';

/** The code that judges answers; a copy of it with a defence taken away will do as well. */
export type Pipeline = Pick<typeof import('../../../src/gate/judge-answer.ts'), 'judgeOf'>;

/** A bad answer that got a better score than it is worth. */
export interface Success {
  readonly family: string;
  readonly place: Place;
  readonly metric: Metric;
  readonly worth: number;
  readonly got: Score;
}

/** An honest answer that did not get the score that it is worth. */
export interface Harm {
  readonly answer: string;
  readonly metric: Metric;
  readonly worth: Score;
  readonly got: Score;
}

const RULES = policy({}, null);

/** The only place that knows how the pipeline is put together. */
function judging(pipeline: Pipeline, write: (request: CompletionRequest) => string) {
  const model = memoryModel((request) => reply(write(request)));
  const judge = pipeline.judgeOf(unlimited(model, RULES), {
    policy: RULES,
    nonce: () => randomBytes(16).toString('hex'),
    cache: { get: async () => null, set: async () => undefined },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    clock: clockAt(() => 0),
  });
  const judged = async (metric: Metric, exam: Exam, answer: string): Promise<Score> =>
    (await judge(metric, exam, answer)).score;
  return { judged, requests: model.requests };
}

/** The places and metrics in which a family raises the score of a bad answer. */
export async function successesOf(pipeline: Pipeline, family: Family): Promise<Success[]> {
  const { metrics = METRICS, places = ['answer', 'context'] } = family;
  const tries = metrics.flatMap((metric) => places.map((place) => attack(pipeline, family, metric, place)));
  return (await Promise.all(tries)).flat();
}

async function attack(pipeline: Pipeline, family: Family, metric: Metric, place: Place): Promise<Success[]> {
  const answer = BAD[metric];
  const worth = worthOf(metric, EXAM, answer);
  if (worth.kind !== 'scored') throw new Error(`the bad answer on ${metric} is worth no score`);
  const { judged, requests } = judging(pipeline, obedientJudge(family.exploits));
  await judged('relevance', EXAM, 'An earlier answer.');
  const known = { place, metric, answer, context: EXAM.context, earlierCode: codeOf(requests[0]) };
  const got =
    place === 'answer'
      ? await judged(metric, EXAM, family.attack(answer, known))
      : await judged(metric, { ...EXAM, context: family.attack(EXAM.context, known) }, answer);
  const paid =
    (got.kind === 'scored' && got.value > worth.value + 1e-9) ||
    (got.kind === 'excluded' && family.claimsNothing !== true);
  return paid ? [{ family: family.name, place, metric, worth: worth.value, got }] : [];
}

/** Whether an honest answer loses or wins by the defences. */
export async function harmsOf(pipeline: Pipeline, { name, exam, answer }: HonestAnswer): Promise<Harm[]> {
  const { judged } = judging(pipeline, obedientJudge('obeys what is not plainly material'));
  const harms = METRICS.map(async (metric): Promise<Harm[]> => {
    const worth = worthOf(metric, exam, answer);
    const got = await judged(metric, exam, answer);
    return JSON.stringify(worth) === JSON.stringify(got) ? [] : [{ answer: name, metric, worth, got }];
  });
  return (await Promise.all(harms)).flat();
}

/** What an honest judge gives that is taken at its word. */
export function worthOf(metric: Metric, { query, context, reference }: Exam, answer: string): Score {
  const material = { question: query, context, answer };
  return plainScore(honestReply(metric, metric === 'faithfulness' ? material : { ...material, reference }));
}

/** Every attack of these that succeeds against a pipeline, and every honest answer that it harms. */
export async function runAttacks(pipeline: Pipeline, families: readonly Family[] = FAMILIES) {
  const successes = await Promise.all(families.map((family) => successesOf(pipeline, family)));
  const harms = await Promise.all(HONEST_ANSWERS.map((honest) => harmsOf(pipeline, honest)));
  return { successes: successes.flat(), harms: harms.flat() };
}

function codeOf(request: CompletionRequest | undefined): string {
  return /[0-9a-f]{32}/.exec(request?.messages[1]?.content ?? '')?.[0] ?? '';
}
