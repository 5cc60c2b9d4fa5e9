import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import { evaluate } from '../../src/gate/evaluate.ts';
import { judgeOf } from '../../src/gate/judge-answer.ts';
import { keptAnswers } from '../../src/gate/kept-answers.ts';
import { isNearFloor } from '../../src/gate/near-floor.ts';
import type { PlannedCase, PromptPlan } from '../../src/gate/prompt-plan.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import { answersOf, type CaseMeasurement } from '../../src/judging/measurement.ts';
import { excluded, unscored } from '../../src/judging/score.ts';
import type { Level } from '../../src/policy/policy.ts';
import { type Cache, NO_CACHE } from '../../src/ports/cache.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { Json } from '../../src/ports/json.ts';
import { policy } from '../config/given.ts';
import { answered, measuredCase, promptPlan } from './given.ts';
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

const FLOOR = 'levels: { minor: { faithfulness: 0, relevance: 0.8 } }';

/** An answer of the model under test. */
interface Asked {
  readonly side: string;
  /** Place of the case in the order of reading. */
  readonly place: number;
  /** How often this side was asked for this case, from 1. */
  readonly time: number;
}

interface Given {
  readonly cases?: number;
  readonly samples?: number;
  readonly fresh?: boolean;
  readonly cache?: Cache;
  readonly config?: string;
  readonly level?: Level;
  readonly parts?: Partial<PromptPlan>;
  /** Called before each answer, with its number; may throw. */
  readonly before?: (count: number) => void;
}

/** Measures a prompt whose answers are rated as told; 10 cases unless told otherwise. */
async function run(rating: (asked: Asked) => number, given: Given = {}) {
  const rules = policy({ samples: String(given.samples ?? 1) }, given.config ?? FLOOR);
  const prompt = promptPlan('a.md', rules, {
    cases: numbered(given.cases ?? 10),
    policy: rules.groups[0]!.levels[given.level ?? 'minor'],
    ...given.parts,
  });
  const plan = {
    prompts: [prompt],
    policyChanges: [],
    policyDifferences: [],
    calibration: null,
    reasons: [],
  };
  const schedule = makeSchedule(plan, true, sha256);
  const order = schedule.orders.get('a.md')!.cases.map((one) => one.golden.id);
  const times = new Map<string, number>();
  let answers = 0;
  const model = memoryModel((asked) => {
    if (purposeOf(asked) === 'faithfulness') return contented(asked);
    if (purposeOf(asked) === 'relevance') {
      const [, side = '', id = '', time] =
        /The (\S+) answers (\S+) for the (\d+)/.exec(materialOf(asked, 'answer')) ?? [];
      const rated = rating({ side, place: order.indexOf(id), time: Number(time) });
      return reply(JSON.stringify({ reasoning: 'r', rating: rated }));
    }
    answers += 1;
    given.before?.(answers);
    const [side, id] = asked.messages.map(({ content }) => content) as [string, string];
    const time = (times.get(`${side} ${id}`) ?? 0) + 1;
    times.set(`${side} ${id}`, time);
    return reply(`The ${side} answers ${id} for the ${time + (given.fresh ? 100 : 0)}th time.`);
  });
  const tools = judgeTools(rules, undefined, given.cache);
  const progress: string[] = [];
  const evaluation = await evaluate(plan, schedule, {
    ...tools,
    model: unlimited(model, rules),
    judge: (part) => judgeOf(part, tools),
    kept: keptAnswers({ ...tools, fresh: given.fresh ?? false }),
    validator: anyValid,
    concurrency: 100,
    fresh: given.fresh ?? false,
    onStop: () => undefined,
    onProgress: (done, all) => progress.push(`${done}/${all}`),
  });
  const { moreSamples, stopped, ...measured } = evaluation.prompts.get('a.md')!;
  const cases = wholeCases(measured.cases);
  const asked = model.requests.filter((one) => purposeOf(one) === 'answer').length;
  return { evaluation, cases, moreSamples, stopped, asked, requests: model.requests, progress };
}

function numbered(count: number): PlannedCase[] {
  return Array.from({ length: count }, (_, index) => {
    const row = golden(`case-${index}`, { query: `case-${index}` });
    const ask = (side: string) => ({ golden: row, request: request(side, row.query), capped: true });
    return planned(row.id, { golden: row, candidate: ask('candidate'), baseline: ask('baseline') });
  });
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

/** The numbers of samples that the cases have, candidate and baseline, each once. */
const sizes = (cases: readonly CaseMeasurement[]) => [
  ...new Set(cases.map(({ candidate, baseline }) => `${candidate.length} ${baseline?.length ?? '-'}`)),
];

/** Half of the ratings 5, half 3: a mean of 0.8 with an error of 0.067. */
const split = ({ place }: Asked) => (place % 2 === 0 ? 5 : 3);

describe('more samples', () => {
  it('are drawn where a mean lies near its floor: 2 for every case, on both sides', async () => {
    const { cases, moreSamples, asked } = await run(split);
    expect(moreSamples).toBe(true);
    expect(sizes(cases)).toEqual(['3 3']);
    expect(asked).toBe(10 * 2 * 3);
    for (const { candidate, baseline } of cases)
      expect([...answersOf(candidate), ...answersOf(baseline)].every(({ kept }) => !kept)).toBe(true);
  });

  it('come after the first samples of the same case', async () => {
    const { cases } = await run(split);
    for (const { id, candidate, baseline } of cases) {
      const told = (side: string, samples: CaseMeasurement['baseline']) =>
        expect(answersOf(samples).map(({ output }) => output)).toEqual(
          [1, 2, 3].map((time) => `The ${side} answers ${id} for the ${time}th time.`),
        );
      told('candidate', candidate);
      told('baseline', baseline);
    }
  });

  it('are drawn once: what is still near after them stays as it is', async () => {
    // Every sample is rated alike, so that the mean does not move.
    const { cases } = await run(split);
    expect(sizes(cases)).toEqual(['3 3']);
  });

  it('come on top of the samples that the policy asks for', async () => {
    expect(sizes((await run(split, { samples: 2 })).cases)).toEqual(['4 4']);
  });

  it('are drawn for all cases in the order of the dataset, also where those were read in another', async () => {
    const { cases } = await run(split, { cases: 40 });
    expect(cases.map(({ id }) => id)).toEqual(numbered(40).map((one) => one.golden.id));
    expect(sizes(cases)).toEqual(['3 3']);
    for (const { id, candidate } of cases)
      for (const { output } of answersOf(candidate)) expect(output).toContain(` ${id} `);
  });

  it('are drawn where a mean lies below its floor as well as above it', async () => {
    const near = (good: number) => run(({ place }) => (place < good ? 5 : 3));
    // Means of 0.76 and 0.84, each with an error of 0.065.
    expect((await near(4)).moreSamples).toBe(true);
    expect((await near(6)).moreSamples).toBe(true);
    // 0.72 and 0.88, with errors of 0.061 and 0.061.
    expect((await near(3)).moreSamples).toBe(false);
    expect((await near(7)).moreSamples).toBe(false);
  });

  it('are not drawn where the mean is far from its floor, and where it does not vary', async () => {
    for (const rated of [5, 4, 1]) {
      const { cases, moreSamples, asked } = await run(() => rated);
      expect([moreSamples, asked, ...sizes(cases)]).toEqual([false, 20, '1 1']);
    }
  });

  it("are not asked for by a baseline near the floor: the floor is the candidate's", async () => {
    const { moreSamples } = await run((asked) => (asked.side === 'baseline' ? split(asked) : 5));
    expect(moreSamples).toBe(false);
  });

  it('are drawn of the candidate alone where no baseline runs', async () => {
    const { cases, asked } = await run(split, { parts: { runsBaseline: false } });
    expect(sizes(cases)).toEqual(['3 -']);
    expect(asked).toBe(30);
  });

  it('are drawn at a first version, which has floors too', async () => {
    const config = 'levels: { initial: { faithfulness: 0, relevance: 0.8 } }';
    const given = { config, level: 'initial', parts: { runsBaseline: false } } as const;
    expect(sizes((await run(split, given)).cases)).toEqual(['3 -']);
  });

  it('are expected by the progress', async () => {
    const { progress } = await run(split);
    expect(progress[0]).toBe('1/20');
    expect(progress[20]).toBe('21/60');
    expect(progress.at(-1)).toBe('60/60');
  });

  it('are not drawn of a prompt that was stopped early', async () => {
    // 9 of the first 10 fell, to 0.8 or 0.6: a mean of 0.78 with an error of 0.036.
    const found = ({ side, place }: Asked) =>
      side === 'baseline' || place % 10 === 0 ? 5 : place % 10 < 3 ? 3 : 4;
    const { cases, moreSamples, stopped } = await run(found, { cases: 40 });
    expect(stopped).toMatchObject({ why: 'regression', read: 10 });
    expect(moreSamples).toBe(false);
    expect(sizes(cases)).toEqual(['1 1']);
    // The same ratings over few cases, which have no looks.
    expect((await run(found, { cases: 10 })).moreSamples).toBe(true);
  });

  it('are not drawn in a run that has to end', async () => {
    const spent = new GateError('budget.max-usd', 'The run has cost $5.');
    const before = (count: number) => {
      if (count > 19) throw spent;
    };
    const { cases, moreSamples, evaluation } = await run(split, { before });
    expect(evaluation.stopped).toBe(spent);
    expect(moreSamples).toBe(false);
    expect(sizes(cases)).toEqual(['1 1']);
  });
});

describe('more samples that earlier runs have kept', () => {
  it('are the same on a rerun, which asks for nothing', async () => {
    const cache = memoryCache();
    const first = await run(split, { cache });
    const second = await run(split, { cache });
    expect(second.requests).toEqual([]);
    expect([second.moreSamples, ...sizes(second.cases)]).toEqual([true, '3 3']);
    const texts = (cases: readonly CaseMeasurement[]) =>
      cases.flatMap(({ candidate, baseline }) =>
        [...answersOf(candidate), ...answersOf(baseline)].map(({ output }) => output),
      );
    expect(texts(second.cases)).toEqual(texts(first.cases));
  });

  it('are not added to by fresh samples of the comparison', async () => {
    const cache = memoryCache();
    await run(split, { cache });
    const { cases, asked } = await run(split, { cache, fresh: true });
    // 2 of the comparison and 2 near the floor.
    expect(sizes(cases)).toEqual(['4 4']);
    expect(asked).toBe(20);
  });

  it('still count where fresh samples moved the mean away from the floor', async () => {
    const cache = memoryCache();
    const lucky = (asked: Asked) => (asked.time > 100 ? 5 : split(asked));
    await run(lucky, { cache });
    const second = await run(lucky, { cache, fresh: true });
    // Means of 5 and 3, then 5 and 5: 0.9 with an error of 0.033.
    expect(sizes(second.cases)).toEqual(['4 4']);
    expect(second.asked).toBe(20);
    const third = await run(lucky, { cache });
    expect(third.requests).toEqual([]);
    expect(sizes(third.cases)).toEqual(['4 4']);
  });

  it('are told of as long as they count', async () => {
    const cache = memoryCache();
    const lucky = (asked: Asked) => (asked.time > 100 ? 5 : split(asked));
    await run(lucky, { cache });
    expect((await run(lucky, { cache, fresh: true })).moreSamples).toBe(true);
    expect((await run(lucky, { cache })).moreSamples).toBe(true);
  });

  it('are drawn where fresh samples moved the mean to the floor', async () => {
    const cache = memoryCache();
    const unlucky = (asked: Asked) => (asked.time > 100 ? (asked.place % 2 === 0 ? 5 : 1) : 5);
    expect((await run(unlucky, { cache })).moreSamples).toBe(false);
    // Means of 5 and 3 over two samples: near.
    const second = await run(unlucky, { cache, fresh: true });
    expect([second.moreSamples, ...sizes(second.cases)]).toEqual([true, '4 4']);
    const third = await run(unlucky, { cache });
    expect(third.requests).toEqual([]);
    expect(third.cases.map(({ candidate }) => candidate.length)).toEqual(Array(10).fill(4));
  });

  it('without a cache are drawn again', async () => {
    await run(split, { cache: NO_CACHE });
    expect((await run(split, { cache: NO_CACHE })).asked).toBe(60);
  });
});

describe('a mean is near its floor', () => {
  const near = (scores: readonly number[], floor: number, groups: readonly (string | null)[] = []) => {
    const cases = scores.map((score, index) =>
      measuredCase(index, { candidate: [answered({ relevance: score })], group: groups[index] ?? null }),
    );
    return nearOf(cases, floor);
  };
  const nearOf = (cases: readonly CaseMeasurement[], floor: number) => {
    const rules = policy({}, `levels: { minor: { relevance: ${floor} } }`);
    return isNearFloor('relevance', cases, promptPlan('a.md', rules));
  };

  // Two scores 0.6 and 1.0 have a mean of 0.8 and an error of 0.2.
  it.each([
    [0.6, true],
    [0.599, false],
    [0.8, true],
    [1, true],
  ])('within one standard error, and at exactly one: floor %d', (floor, found) => {
    expect(near([0.6, 1], floor)).toBe(found);
  });

  it('not beyond it above', () => {
    expect(near([0.4, 0.8], 0.8)).toBe(true);
    expect(near([0.4, 0.8], 0.801)).toBe(false);
  });

  it('not where nothing varies, nor with a single case, not even exactly at the floor', () => {
    expect(near([0.8, 0.8, 0.8], 0.8)).toBe(false);
    expect(near([0.8], 0.8)).toBe(false);
    expect(near([], 0.8)).toBe(false);
  });

  it('by the error of its groups, which are not independent', () => {
    const scores = [0.5, 0.5, 0.5, 1, 1, 1];
    // Alone an error of 0.11; as two groups one of 0.25.
    expect(near(scores, 0.6)).toBe(false);
    expect(near(scores, 0.6, ['a', 'a', 'a', 'b', 'b', 'b'])).toBe(true);
  });

  it('over all cases or over those that the base knows, and not over the added ones alone', () => {
    const scored = (known: boolean) => (score: number, index: number) =>
      measuredCase(`${known} ${index}`, { known, candidate: [answered({ relevance: score })] });
    // Known: 0.8 with an error of 0.2. All: 0.97 with an error of 0.03.
    const high = [...[0.6, 1].map(scored(true)), ...Array<number>(12).fill(1).map(scored(false))];
    expect(nearOf(high, 0.8)).toBe(true);
    const other = [...[1, 1].map(scored(true)), ...[0.6, 1, ...Array<number>(10).fill(1)].map(scored(false))];
    expect(nearOf(other, 0.8)).toBe(false);
    // Known: 1 without any error. All: 0.8 with an error of 0.12.
    const all = [...[1, 1].map(scored(true)), ...[0.6, 0.6].map(scored(false))];
    expect(nearOf(all, 0.8)).toBe(true);
  });

  it('by the means of the scored cases alone', () => {
    const silent = [excluded('nothing claimed'), unscored('x')].map((score, index) =>
      measuredCase(`s${index}`, { candidate: [answered({ relevance: score })] }),
    );
    const scores = [0.6, 1].map((score, index) =>
      measuredCase(index, { candidate: [answered({ relevance: score })] }),
    );
    expect(nearOf([...scores, ...silent], 0.75)).toBe(true);
    expect(nearOf([...scores, ...silent], 0.55)).toBe(false);
  });
});
