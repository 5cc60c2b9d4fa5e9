import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import { decideCriticalFalls, fallsOf } from '../../src/gate/critical-falls.ts';
import { decide } from '../../src/gate/decide.ts';
import { evaluate } from '../../src/gate/evaluate.ts';
import { judgeOf } from '../../src/gate/judge-answer.ts';
import { keptAnswers } from '../../src/gate/kept-answers.ts';
import { addUp } from '../../src/gate/measurement.ts';
import type { PlannedCase, PromptPlan } from '../../src/gate/prompt-plan.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import { answersOf, type CaseMeasurement, type Sample } from '../../src/judging/measurement.ts';
import { excluded, unscored } from '../../src/judging/score.ts';
import type { Level } from '../../src/policy/policy.ts';
import { type Cache, NO_CACHE } from '../../src/ports/cache.ts';
import type { Json } from '../../src/ports/json.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';
import { policy } from '../config/given.ts';
import { answered, codesOf, measuredCase, metricOf, NO_FLOORS, promptPlan, reasonsOf } from './given.ts';
import {
  anyValid,
  contented,
  golden,
  judgeTools,
  materialOf,
  memoryModel,
  planned,
  purposeOf,
  reply,
  request,
  unlimited,
  wholeCases,
} from './stand-ins.ts';

const rule = (regression: string) =>
  `levels: { minor: { faithfulness: 0, relevance: 0, regression: ${regression} } }`;

/** The ratings of one side, sample by sample; the last one stands for all that follow. `0`: the judge refuses. */
type Ratings = readonly number[];
/** By case, `*` for every other: the ratings of the candidate, and of the baseline. */
type Rated = Readonly<Record<string, readonly [candidate: Ratings, baseline: Ratings]>>;

interface Given {
  readonly critical?: readonly string[];
  readonly config?: string;
  readonly level?: Level;
  readonly cache?: Cache;
  readonly fresh?: boolean;
  readonly samples?: number;
  readonly parts?: Partial<PromptPlan>;
  /** False: the first sample is supported, and nothing after it. */
  readonly faithful?: boolean;
}

/** Measures and decides cases `a` to `f` of which `a` is critical, with these ratings. */
async function run(rated: Rated, given: Given = {}) {
  const rules = policy({ samples: String(given.samples ?? 1) }, given.config ?? NO_FLOORS);
  const cases = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => row(id, (given.critical ?? ['a']).includes(id)));
  const level = rules.groups[0]!.levels[given.level ?? 'minor'];
  const prompt = promptPlan('a.md', rules, { cases, policy: level, ...given.parts });
  const plan = {
    prompts: [prompt],
    policyChanges: [],
    policyDifferences: [],
    calibration: null,
    reasons: [],
  };
  const times = new Map<string, number>();
  const model = memoryModel((asked) => {
    if (purposeOf(asked) === 'answer') {
      const name = asked.messages.map(({ content }) => content).join(' ');
      times.set(name, (times.get(name) ?? 0) + 1);
      return reply(`The ${name} is sample ${times.get(name)}.`);
    }
    return judgement(asked, rated, given.faithful ?? true);
  });
  const tools = judgeTools(rules, undefined, given.cache ?? NO_CACHE);
  const fresh = given.fresh ?? false;
  const schedule = makeSchedule(plan, true, sha256);
  const progress: string[] = [];
  const evaluation = await evaluate(plan, schedule, {
    ...tools,
    model: unlimited(model, rules),
    judge: (part) => judgeOf(part, tools),
    kept: keptAnswers({ ...tools, fresh }),
    validator: anyValid,
    concurrency: 100,
    fresh,
    onStop: () => undefined,
    onProgress: (done, all) => progress.push(`${done}/${all}`),
  });
  const verdict = decide(plan, addUp(plan, schedule, evaluation), {
    signOff: { kind: 'not-asked' },
    override: null,
  });
  const first = verdict.prompts[0]!;
  const answers = model.requests.filter((asked) => purposeOf(asked) === 'answer').length;
  return { first, cases: wholeCases(first.cases), answers, requests: model.requests, progress };
}

function row(id: string, critical: boolean): PlannedCase {
  const mine = golden(id, { critical, query: id });
  const ask = (side: string) => ({ golden: mine, request: request(side, id), capped: true });
  return planned(id, { golden: mine, candidate: ask('candidate'), baseline: ask('baseline') });
}

function judgement(asked: CompletionRequest, rated: Rated, faithful: boolean) {
  const answer = materialOf(asked, 'answer');
  const [, side, id = '', text] = /The (\S+) (\S+) is sample (\d+)/.exec(answer) ?? [];
  const sample = Number(text);
  const ratings = (rated[id] ?? rated['*'] ?? [[5], [5]])[side === 'candidate' ? 0 : 1];
  const rating = ratings[Math.min(sample, ratings.length) - 1]!;
  if (purposeOf(asked) === 'faithfulness') {
    if (faithful || side === 'baseline') return contented(asked);
    return reply(
      JSON.stringify({ claims: [{ quote: answer, claim: 'c', verdict: 'not_found', evidence: '' }] }),
    );
  }
  if (rating === 0) return reply('', { refused: true });
  return reply(JSON.stringify({ reasoning: 'r', rating }));
}

function memoryCache(): Cache {
  const entries = new Map<string, string>();
  return {
    get: async (endpoint, key) => JSON.parse(entries.get(`${endpoint} ${key}`) ?? 'null') as Json,
    set: async (endpoint, key, value) => {
      entries.set(`${endpoint} ${key}`, JSON.stringify(value));
    },
  };
}

const caseOf = (cases: readonly CaseMeasurement[], id: string) => cases.find((one) => one.id === id)!;
const FALL: Rated = { a: [[2], [5]] };

describe('a critical case that falls by 0.5 or more', () => {
  it('gets 3 fresh samples on both sides, and no other case does', async () => {
    const { cases, answers } = await run(FALL);
    const { candidate, baseline, confirmation } = caseOf(cases, 'a');
    expect([candidate.length, baseline!.length]).toEqual([1, 1]);
    const outputs = (samples: readonly Sample[]) => answersOf(samples).map(({ output }) => output);
    expect(outputs(confirmation!.candidate)).toEqual(
      [2, 3, 4].map((sample) => `The candidate a is sample ${sample}.`),
    );
    expect(outputs(confirmation!.baseline)).toEqual(
      [2, 3, 4].map((sample) => `The baseline a is sample ${sample}.`),
    );
    for (const one of cases) if (one.id !== 'a') expect(one.confirmation).toBeNull();
    expect(answers).toBe(6 * 2 + 2 * 3);
  });

  it('blocks by itself where they say the same, although no test proves anything', async () => {
    const { first } = await run(FALL);
    expect(first.state).toBe('blocked');
    expect(reasonsOf(first)).toMatchObject([
      {
        code: 'critical.relevance',
        effect: 'blocks',
        message:
          'A critical case fell far on relevance; fresh samples on both sides say the same: "a" (1.00 → 0.40, then 1.00 → 0.40).',
      },
      { code: 'regression.relevance', effect: 'note' },
    ]);
    expect(first.criticalFalls).toEqual([
      {
        case: 'a',
        metric: 'relevance',
        baseline: 1,
        candidate: 0.4,
        confirmed: { baseline: 1, candidate: 0.4 },
      },
    ]);
  });

  it('is a note where they do not: it was chance', async () => {
    const { first } = await run({ a: [[2, 5], [5]] });
    expect(first.state).toBe('pass');
    expect(reasonsOf(first, 'critical.relevance')).toEqual([
      {
        code: 'critical.relevance',
        effect: 'note',
        message:
          'A critical case fell far on relevance; by chance, say fresh samples on both sides: "a" (1.00 → 0.40, then 1.00 → 1.00).',
      },
    ]);
  });

  it.each<[string, Ratings, Ratings, string]>([
    ['the median of three counts, not the mean', [2, 5, 5, 1], [5], 'note'],
    ['two bad samples of three are enough', [2, 1, 5, 1], [5], 'blocks'],
    ['the baseline may have been lucky', [2], [5, 2], 'note'],
    ['a median lower by less than 0.5 is none', [2, 3], [5], 'note'],
  ])('is decided by medians: %s', async (_, candidate, baseline, effect) => {
    const { first } = await run({ a: [candidate, baseline] });
    expect(codesOf(first)).toContain(`${effect} critical.relevance`);
  });

  it.each<[string, Ratings, Ratings]>([
    ['candidate', [2, 0], [5]],
    ['candidate, two of three', [2, 0, 0, 2], [5]],
    ['baseline', [2], [5, 0]],
  ])('is inconclusive where the fresh samples of the %s cannot be scored', async (_, candidate, baseline) => {
    const { first } = await run({ a: [candidate, baseline] });
    expect(first.state).toBe('inconclusive');
    expect(codesOf(first)).toContain('inconclusive unmeasured.relevance');
    expect(first.criticalFalls[0]!.confirmed).toBeNull();
    expect(reasonsOf(first, 'unmeasured.relevance')[0]!.message).toBe(
      'A critical case fell far on relevance; the fresh samples could not be scored, so that nobody knows whether by chance: "a" (1.00 → 0.40).',
    );
  });

  it('is decided where one of three cannot be scored', async () => {
    const { first } = await run({ a: [[2, 0, 2, 2], [5]] });
    expect(codesOf(first)).toContain('blocks critical.relevance');
  });

  it('has its fresh samples in no mean, no floor, no check and no latency', async () => {
    const { first } = await run({
      a: [
        [2, 5],
        [5, 1],
      ],
    });
    expect(metricOf(first, 'relevance')).toMatchObject({
      baseline: 1,
      candidate: expect.closeTo((5 + 0.4) / 6, 9),
      floor: { all: expect.closeTo((5 + 0.4) / 6, 9), cases: 6 },
      worse: 1,
      pairs: 6,
    });
    expect(first.checks).toMatchObject({ passed: 6, tokens: { candidate: { input: 600, output: 60 } } });
  });

  it('on faithfulness blocks as well', async () => {
    const { first } = await run({}, { faithful: false, critical: ['c'] });
    expect(codesOf(first)).toContain('blocks critical.faithfulness');
    expect(first.criticalFalls.map((fall) => `${fall.case} ${fall.metric}`)).toEqual(['c faithfulness']);
  });

  it('on both metrics has one set of fresh samples, and a reason for each', async () => {
    const { first, answers } = await run(FALL, { faithful: false });
    expect(codesOf(first)).toEqual(
      expect.arrayContaining(['blocks critical.faithfulness', 'blocks critical.relevance']),
    );
    expect(answers).toBe(6 * 2 + 2 * 3);
  });

  it('is one of several, each of which has its own fresh samples and is told of under what they say', async () => {
    const rated: Rated = { ...FALL, b: [[1, 5], [5]], c: [[1], [5]], d: [[1, 0], [5]] };
    const { first, answers } = await run(rated, { critical: ['a', 'b', 'c', 'd', 'e'] });
    expect(answers).toBe(6 * 2 + 4 * 2 * 3);
    const reasons = reasonsOf(first).filter(({ message }) => message.includes('critical'));
    expect(reasons.map(({ effect, code, message }) => `${effect} ${code} ${message}`)).toEqual([
      'blocks critical.relevance 2 critical cases fell far on relevance; fresh samples on both sides say the same: "a" (1.00 → 0.40, then 1.00 → 0.40), "c" (1.00 → 0.20, then 1.00 → 0.20).',
      'inconclusive unmeasured.relevance A critical case fell far on relevance; the fresh samples could not be scored, so that nobody knows whether by chance: "d" (1.00 → 0.20).',
      'note critical.relevance A critical case fell far on relevance; by chance, say fresh samples on both sides: "b" (1.00 → 0.20, then 1.00 → 1.00).',
    ]);
    expect(first.state).toBe('blocked');
  });

  it('is expected by the progress', async () => {
    const { progress } = await run(FALL);
    expect([progress[12], progress.at(-1)]).toEqual(['13/18', '18/18']);
  });
});

describe('fresh samples of a critical case are not asked for', () => {
  it.each<[string, Rated]>([
    ['where it falls by less', { a: [[3], [5]] }],
    ['where it rises', { a: [[5], [2]] }],
    ['where its candidate has no score', { a: [[0], [5]] }],
    ['where its baseline has no score', { a: [[1], [0]] }],
  ])('%s', async (_, rated) => {
    const { first, answers } = await run(rated);
    expect(answers).toBe(12);
    expect(first.criticalFalls).toEqual([]);
    expect(caseOf(wholeCases(first.cases), 'a').confirmation).toBeNull();
  });

  it('where the case that falls is not critical, which does not block alone', async () => {
    const { first, answers } = await run({ b: [[1], [5]] });
    expect(answers).toBe(12);
    expect(first.criticalFalls).toEqual([]);
    expect(codesOf(first)).toEqual(['note regression.relevance']);
    expect(first.state).toBe('pass');
  });

  it('where regressions are off, and nothing blocks', async () => {
    const { first, answers } = await run(FALL, { config: rule('off') });
    expect(answers).toBe(12);
    expect(first.state).toBe('pass');
    expect([first.criticalFalls, codesOf(first)]).toEqual([[], []]);
  });

  it('where no baseline runs', async () => {
    const { first, answers } = await run(FALL, { parts: { runsBaseline: false } });
    expect(answers).toBe(6);
    expect(first.criticalFalls).toEqual([]);
  });

  it('where nothing is judged', async () => {
    const { first, answers } = await run(FALL, { level: 'patch' });
    expect(answers).toBe(12);
    expect(first.criticalFalls).toEqual([]);
  });

  it.each(['strict', 'certified', 'significant'])('but are where the rule is %s', async (regression) => {
    const { first, answers } = await run(FALL, { config: rule(regression) });
    expect(answers).toBe(18);
    expect(codesOf(first)).toContain('blocks critical.relevance');
  });
});

describe('fresh samples of a critical case on a rerun', () => {
  it('are those of the first run, and decide the same', async () => {
    const cache = memoryCache();
    const first = await run(FALL, { cache });
    const second = await run(FALL, { cache });
    expect(second.requests).toEqual([]);
    expect(second.first.reasons).toEqual(first.first.reasons);
    expect(second.first.criticalFalls).toEqual(first.first.criticalFalls);
  });

  it('are not the samples of the comparison, nor the other way round', async () => {
    const cache = memoryCache();
    await run(FALL, { cache });
    const { cases, answers } = await run(FALL, { cache, samples: 2 });
    expect(answers).toBe(12);
    expect(caseOf(cases, 'a').candidate).toHaveLength(2);
    expect(caseOf(cases, 'a').confirmation!.candidate).toHaveLength(3);
  });

  it('are added to where fresh samples are asked for and the case still falls', async () => {
    const cache = memoryCache();
    await run(FALL, { cache });
    const { cases } = await run(FALL, { cache, fresh: true });
    const { confirmation } = caseOf(cases, 'a');
    expect([confirmation!.candidate.length, confirmation!.baseline.length]).toEqual([6, 6]);
  });
});

describe('a fall', () => {
  const fall = (baseline: number, candidate: number) =>
    fallsOf(
      measuredCase('a', {
        critical: true,
        candidate: [answered({ relevance: candidate })],
        baseline: [answered({ relevance: baseline })],
      }),
    );

  it.each([
    [1, 0.5, true],
    [0.8, 0.3, true],
    [0.7, 0.2, true],
    [0.6, 0.1, true],
    [5 / 6, 1 / 3, true],
    [1, 0.501, false],
    [0.4, 0, false],
    [0, 1, false],
    [0.5, 0.5, false],
  ])('from %d to %d is far: %s', (baseline, candidate, far) => {
    expect(fall(baseline, candidate)).toHaveLength(far ? 1 : 0);
  });

  it('is that of the means over the samples of the comparison', () => {
    const samples = (...scores: number[]) => scores.map((relevance) => answered({ relevance }));
    const one = { critical: true, baseline: samples(1, 1) };
    expect(fallsOf(measuredCase('a', { ...one, candidate: samples(0, 1) }))).toMatchObject([
      { baseline: 1, candidate: 0.5, confirmed: null },
    ]);
    expect(fallsOf(measuredCase('a', { ...one, candidate: samples(0, 1, 1) }))).toEqual([]);
  });

  it('is none without a baseline, without a score, and of a case that is not critical', () => {
    const candidate = [answered({ relevance: 0 })];
    expect(fallsOf(measuredCase('a', { candidate }))).toEqual([]);
    expect(fallsOf(measuredCase('a', { critical: true, candidate, baseline: null }))).toEqual([]);
    for (const score of [unscored('x'), excluded('failed check')])
      expect(
        fallsOf(measuredCase('a', { critical: true, candidate: [answered({ relevance: score })] })),
      ).toEqual([]);
  });

  it('is confirmed at a difference of exactly 0.5 between the medians, and not below it', () => {
    const decided = (baseline: number, candidate: number) => {
      const found = { case: 'a', metric: 'relevance', baseline: 1, candidate: 0 } as const;
      return decideCriticalFalls([{ ...found, confirmed: { baseline, candidate } }])[0]!.effect;
    };
    expect(decided(0.8, 0.3)).toBe('blocks');
    expect(decided(1, 0.5)).toBe('blocks');
    expect(decided(1, 0.501)).toBe('note');
    expect(decided(0, 1)).toBe('note');
  });

  it('is named with its case, up to 8 of them', () => {
    const falls = Array.from({ length: 10 }, (_, index) => ({
      case: `c${index}`,
      metric: 'relevance' as const,
      baseline: 1,
      candidate: 0,
      confirmed: { baseline: 1, candidate: 0 },
    }));
    const [reason] = decideCriticalFalls(falls);
    expect(reason!.message).toMatch(/^10 critical cases fell far .+"c7" \(.+\) and 2 more\.$/);
    expect(reason!.message).not.toContain('"c8"');
  });

  it('was not confirmed where no fresh samples were drawn: nobody knows', () => {
    const found = { case: 'a', metric: 'faithfulness', baseline: 1, candidate: 0, confirmed: null } as const;
    expect(decideCriticalFalls([found])).toMatchObject([
      { code: 'unmeasured.faithfulness', effect: 'inconclusive' },
    ]);
  });
});
