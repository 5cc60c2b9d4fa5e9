import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import { decide } from '../../src/gate/decide.ts';
import { evaluate } from '../../src/gate/evaluate.ts';
import { judgeOf } from '../../src/gate/judge-answer.ts';
import { keptAnswers } from '../../src/gate/kept-answers.ts';
import { addUp } from '../../src/gate/measurement.ts';
import type { PlannedCase, PromptPlan } from '../../src/gate/prompt-plan.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import type { CaseMeasurement } from '../../src/judging/measurement.ts';
import { type Cache, NO_CACHE } from '../../src/ports/cache.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { Json } from '../../src/ports/json.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';
import { policy } from '../config/given.ts';
import { codesOf, metricOf, NO_FLOORS, promptPlan, reasonsOf } from './given.ts';
import {
  anyValid,
  contented,
  golden,
  judgeTools,
  materialOf,
  memoryModel,
  planned,
  purposeOf,
  type Reply,
  reply,
  request,
  unlimited,
  wholeCases,
} from './stand-ins.ts';

/** An answer as the model under test gives it: by which side, to which prompt and case. */
interface Asked {
  readonly side: string;
  readonly id: string;
  /** Place of the case in the order of reading, from 0. */
  readonly place: number;
}

/** What the judge finds in an answer: a rating, and whether its claim is supported. */
interface Found {
  readonly rating?: number;
  readonly supported?: boolean;
}

interface Given {
  /** By prompt path: how many cases, or which. */
  readonly prompts?: Readonly<Record<string, number | readonly PlannedCase[]>>;
  readonly config?: string;
  readonly cache?: Cache;
  readonly parts?: Partial<PromptPlan>;
  /** Called before an answer of the model under test. */
  readonly before?: (asked: Asked) => void | Promise<void>;
  /** Called after each judgement. */
  readonly judged?: () => void;
}

const MANY = 100;

/** Measures and decides a run whose judge finds what this says of each answer. */
async function run(found: (asked: Asked) => Found, given: Given = {}) {
  const rules = policy({}, given.config ?? NO_FLOORS);
  const prompts = Object.entries(given.prompts ?? { 'a.md': 40 }).map(([path, cases]) =>
    promptPlan(path, rules, {
      cases: typeof cases === 'number' ? numbered(path, cases) : cases,
      ...given.parts,
    }),
  );
  const plan = { prompts, policyChanges: [], policyDifferences: [], calibration: null, reasons: [] };
  const schedule = makeSchedule(plan, rules.earlyStopping, sha256);
  const orders = [...schedule.orders.values()].map(({ cases }) => cases.map((one) => one.golden.id));
  const readAt = (side: string, id: string): Asked => {
    const place = Math.max(...orders.map((ids) => ids.indexOf(id)));
    return { side, id, place };
  };
  const model = memoryModel(async (asked) => {
    if (purposeOf(asked) !== 'answer') {
      const [, side = '', id = ''] = /The (\S+) answers (.+) fully\./.exec(materialOf(asked, 'answer')) ?? [];
      const told = judgement(asked, found(readAt(side, id)));
      given.judged?.();
      return told;
    }
    const [side, id] = asked.messages.map(({ content }) => content) as [string, string];
    await given.before?.(readAt(side, id));
    return reply(`The ${side} answers ${id} fully.`);
  });
  const tools = judgeTools(rules, undefined, given.cache ?? NO_CACHE);
  const progress: string[] = [];
  const evaluation = await evaluate(plan, schedule, {
    ...tools,
    model: unlimited(model, rules),
    judge: (part) => judgeOf(part, tools),
    kept: keptAnswers({ ...tools, fresh: false }),
    validator: anyValid,
    concurrency: MANY,
    fresh: false,
    onStop: () => undefined,
    onProgress: (done, all) => progress.push(`${done}/${all}`),
  });
  const verdict = decide(plan, addUp(plan, schedule, evaluation), {
    signOff: { kind: 'not-asked' },
    override: null,
  });
  const answered = model.requests.filter((asked) => purposeOf(asked) === 'answer');
  const [first] = verdict.prompts;
  return { evaluation, verdict, first: first!, orders, answered, progress };
}

function judgement(asked: CompletionRequest, { rating = 5, supported = true }: Found): Reply {
  if (purposeOf(asked) === 'relevance') return reply(JSON.stringify({ reasoning: 'r', rating }));
  if (supported) return contented(asked);
  const claim = { quote: materialOf(asked, 'answer'), claim: 'c', verdict: 'not_found', evidence: '' };
  return reply(JSON.stringify({ claims: [claim] }));
}

/** Cases whose ids tell the prompt, asked by their id. */
function numbered(path: string, count: number): PlannedCase[] {
  return Array.from({ length: count }, (_, index) => {
    const row = golden(`${path} ${index}`, { query: `${path} ${index}` });
    const ask = (side: string) => ({ golden: row, request: request(side, row.query), capped: true });
    return planned(row.id, { golden: row, candidate: ask('candidate'), baseline: ask('baseline') });
  });
}

const worse = ({ side }: Asked): Found => ({ rating: side === 'candidate' ? 1 : 5 });
const isRead = ({ candidate }: CaseMeasurement) => candidate.some(({ kind }) => kind !== 'not-run');

describe('a candidate that is clearly worse', () => {
  it('is stopped at the first look, and blocked with the words of the early end', async () => {
    const { first, verdict } = await run(worse);
    expect(verdict.state).toBe('blocked');
    expect(first.stopped).toMatchObject({ why: 'regression', measures: ['relevance'], read: 10, of: 40 });
    expect(reasonsOf(first)).toEqual([
      {
        code: 'regression.relevance',
        effect: 'blocks',
        message:
          'Relevance fell from 1.00 to 0.20: worse on 10 of 10 cases, better on 0. Fewer than 1 in 512 unchanged prompts would look like this (p = 0.002). That is enough to be sure: judging ended after 10 of 40 cases.',
      },
    ]);
  });

  it('is not asked for the unread cases, on either side: they are the last by the hash of their ids', async () => {
    const { first, answered, orders } = await run(worse);
    const ids = wholeCases(first.cases)
      .filter(isRead)
      .map(({ id }) => id);
    expect([...ids].sort()).toEqual([...orders[0]!.slice(0, 10)].sort());
    const asked = answered.map(({ messages }) => messages[1]!.content);
    expect([...new Set(asked)].sort()).toEqual([...ids].sort());
    expect(asked).toHaveLength(20);
  });

  it('has its unread cases not run, and not unscored', async () => {
    const { first } = await run(worse);
    const unread = wholeCases(first.cases).filter((one) => !isRead(one));
    expect(unread).toHaveLength(30);
    for (const { candidate, baseline } of unread) {
      const missing = [{ kind: 'not-run', why: 'judging ended before this case was read' }];
      expect([candidate, baseline]).toEqual([missing, missing]);
    }
    expect(metricOf(first, 'relevance')).toMatchObject({
      applicable: 10,
      pairs: 10,
      excluded: { 'not run': 30 },
      unscored: { candidate: 0, baseline: 0 },
    });
    expect(first.checks).toMatchObject({ passed: 10, failed: 0, unanswered: 0 });
  });

  it('has its cases in the order of the dataset', async () => {
    const { first } = await run(worse);
    expect(wholeCases(first.cases).map(({ id }) => id)).toEqual(
      numbered('a.md', 40).map((one) => one.golden.id),
    );
  });

  it('saves what the unread cases would have cost, by the average of those read', async () => {
    const { first } = await run(worse);
    // Ten cases: an answer on each side, and two judgements of each answer.
    expect(first.stopped!.saved.calls).toBe(3 * 60);
    // 100 tokens in and 10 out: 20 answers of gpt-4o-mini and 40 judgements of gpt-4o.
    expect(first.stopped!.saved.usd).toBeCloseTo((3 * (20 * 21 + 40 * 350)) / 1e6, 12);
  });

  it('saves as many calls where those read were kept by an earlier run, which cost nothing', async () => {
    const entries = new Map<string, string>();
    const cache: Cache = {
      get: async (endpoint, key) => JSON.parse(entries.get(`${endpoint} ${key}`) ?? 'null') as Json,
      set: async (endpoint, key, value) => {
        entries.set(`${endpoint} ${key}`, JSON.stringify(value));
      },
    };
    await run(worse, { cache });
    const { first, answered } = await run(worse, { cache });
    expect(answered).toEqual([]);
    expect(first.stopped).toMatchObject({ read: 10, saved: { calls: 180, usd: 0 } });
  });

  it('saves an unknown amount of money where the cost is unknown', async () => {
    const config = 'levels: { minor: { faithfulness: 0, relevance: 0 } }\njudge: { model: other }';
    const { first } = await run(worse, { config });
    expect(first.stopped!.saved).toEqual({ calls: 180, usd: null });
  });

  it('counts the unread cases as done with: the progress comes to its end', async () => {
    const { progress } = await run(worse);
    expect(progress.at(-1)).toBe('20/80');
    const two = await run(({ id, ...asked }) => (id.startsWith('a') ? worse({ id, ...asked }) : {}), {
      prompts: { 'a.md': 40, 'b.md': 40 },
    });
    expect(two.progress.at(-1)).toBe('100/100');
  });

  it('is stopped at a later look, where it is not clear before', async () => {
    // Six of the first ten fell: 2^-6 is above 0.0025. Then all: 16 of 20.
    const { first } = await run((asked) => (asked.place >= 6 && asked.place < 10 ? {} : worse(asked)));
    expect(first.stopped).toMatchObject({ read: 20, of: 40, saved: { calls: 120 } });
    expect(first.state).toBe('blocked');
  });

  it('is decided over all cases where only the last look is clear', async () => {
    // 7 falls: never at most 0.005 at a look; 2^-7 twice is at most 0.025.
    const { first } = await run((asked) => (asked.place % 6 === 0 ? worse(asked) : {}));
    expect(first.stopped).toBeNull();
    expect(metricOf(first, 'relevance')).toMatchObject({ p: 2 ** -7, pHolm: 2 ** -6, alpha: 0.025 });
    expect(codesOf(first)).toEqual(['blocks regression.relevance']);
  });

  it('is read to its end where early stopping is off', async () => {
    const { first } = await run(worse, { config: `${NO_FLOORS}\nearly-stopping: false` });
    expect(first.stopped).toBeNull();
    expect(wholeCases(first.cases).filter(isRead)).toHaveLength(40);
    expect(metricOf(first, 'relevance')).toMatchObject({ pairs: 40, alpha: 0.05 });
  });

  it('decides nothing else: what was not read to its end is neither blocked nor noted', async () => {
    // Faithfulness fell on 8 of 10: as a test over all cases this would be proven, at a look it is not.
    const { first } = await run((asked) => ({
      ...worse(asked),
      supported: asked.side === 'baseline' || asked.place >= 8,
    }));
    expect(first.stopped?.measures).toEqual(['relevance']);
    expect(metricOf(first, 'faithfulness')).toMatchObject({ p: 2 ** -8, pHolm: null, worse: 8 });
    expect(metricOf(first, 'relevance').pHolm).toBe(2 ** -9);
    expect(codesOf(first)).toEqual(['blocks regression.relevance']);
  });

  it('is not held to a floor over the part that was read', async () => {
    const config = 'levels: { minor: { faithfulness: 0, relevance: 0.8 } }';
    const { first } = await run(({ side }) => ({ rating: side === 'candidate' ? 3 : 4 }), { config });
    expect(first.stopped?.read).toBe(10);
    expect(codesOf(first)).toEqual(['blocks regression.relevance']);
  });
});

describe('a floor that is out of reach', () => {
  const config = 'levels: { minor: { faithfulness: 0, relevance: 0.8 } }';

  it('ends the judging, and blocks with the words of the early end', async () => {
    // Both sides at 0.2. After 10: (2 + 30) / 40 = 0.8 is still in reach; after 20 it is not.
    const { first } = await run(() => ({ rating: 1 }), { config });
    expect(first.stopped).toMatchObject({ why: 'floor', measures: ['relevance'], read: 20, of: 40 });
    expect(reasonsOf(first)).toEqual([
      {
        code: 'floor.relevance',
        effect: 'blocks',
        message:
          'Relevance is 0.20 over all 20 scored cases; levels.minor.relevance in .github/prompt-gate.yml asks for 0.80. The baseline is below it too (0.20). No score of the other cases could change that: judging ended after 20 of 40 cases.',
      },
    ]);
  });

  it('ends it where no baseline runs', async () => {
    const { first, answered } = await run(() => ({ rating: 1 }), { config, parts: { runsBaseline: false } });
    expect(first.stopped).toMatchObject({ why: 'floor', read: 20, saved: { calls: 60 } });
    expect(wholeCases(first.cases).every(({ baseline }) => baseline === null)).toBe(true);
    expect(answered).toHaveLength(20);
    expect(codesOf(first)).toEqual(['blocks floor.relevance']);
  });

  it('leaves every test undecided', async () => {
    const { first } = await run(() => ({ rating: 1 }), { config });
    expect([metricOf(first, 'relevance').pHolm, metricOf(first, 'faithfulness').pHolm]).toEqual([null, null]);
  });
});

describe('a candidate that did not change', () => {
  it('is read to its end: looks never stop for success', async () => {
    const { first, verdict, answered, progress } = await run(() => ({}));
    expect(verdict.state).toBe('pass');
    expect(first.stopped).toBeNull();
    expect(wholeCases(first.cases).every(isRead)).toBe(true);
    expect(wholeCases(first.cases).map(({ id }) => id)).toEqual(
      numbered('a.md', 40).map((one) => one.golden.id),
    );
    expect(answered).toHaveLength(80);
    expect(progress.at(-1)).toBe('80/80');
  });

  it('is read to its end where it is better on every case', async () => {
    const { first } = await run(({ side }) => ({ rating: side === 'candidate' ? 5 : 1 }));
    expect(first.stopped).toBeNull();
    expect(first.state).toBe('pass');
  });

  it('is read part by part: no case is asked before the look at those before it', async () => {
    const asked: Asked[] = [];
    let judgements = 0;
    const waiting: number[] = [];
    await run(() => ({}), {
      before: (one) => {
        asked.push(one);
        if (one.place >= 10 && one.place < 20) waiting.push(judgements);
      },
      judged: () => {
        judgements += 1;
      },
    });
    expect(asked.slice(0, 20).every(({ place }) => place < 10)).toBe(true);
    // Ten cases, two sides, two metrics.
    expect(Math.min(...waiting)).toBe(40);
  });
});

describe('a run of two prompts, of which one is stopped', () => {
  // 2^-10 is at most 0.005 / 4. The other prompt fell on 6 of 20 cases.
  const prompts = { 'a.md': 40, 'b.md': 20 };
  const found = (asked: Asked) =>
    asked.id.startsWith('a.md') || asked.place < 6 ? worse(asked) : ({} as Found);

  it('tests the other at what is left of alpha for all', async () => {
    const { verdict } = await run(found, { prompts });
    const [a, b] = verdict.prompts;
    // What the other prompt costs is not saved: 10 of 40 cases cost 60 calls.
    expect(a!.stopped).toMatchObject({ read: 10, saved: { calls: 180 } });
    expect(codesOf(a!)).toEqual(['blocks regression.relevance']);
    // Holm over four tests, of which the first is proven and the other two of the stopped prompt and of b did not fall.
    expect(metricOf(b!, 'relevance')).toMatchObject({ alpha: 0.025, changedNeeded: 8, worse: 6 });
    expect(metricOf(b!, 'relevance').pHolm).toBeCloseTo(3 * 2 ** -6, 12);
    expect(codesOf(b!)).toEqual(['note regression.relevance']);
    expect(b!.state).toBe('pass');
  });

  it('would have blocked the other at 0.05, which runs without looks have', async () => {
    const { verdict } = await run(found, { prompts: { 'a.md': 39, 'b.md': 20 } });
    expect(metricOf(verdict.prompts[1]!, 'relevance').alpha).toBe(0.05);
    expect(verdict.prompts.map(({ state }) => state)).toEqual(['blocked', 'blocked']);
  });

  it('reads the other to its end', async () => {
    const { verdict } = await run(found, { prompts: { 'a.md': 40, 'b.md': 50 } });
    const [a, b] = verdict.prompts;
    expect([a!.stopped?.read, b!.stopped]).toEqual([10, null]);
    expect(wholeCases(b!.cases).every(isRead)).toBe(true);
  });

  it('skips a look that could not block among so many tests', async () => {
    // Six tests: 2^-10 is above 0.005 / 6.
    const { verdict } = await run(worse, { prompts: { 'a.md': 40, 'b.md': 5, 'c.md': 5 } });
    expect(verdict.prompts[0]!.stopped).toMatchObject({ read: 20 });
  });
});

describe('a run whose budget ends', () => {
  const spent = new GateError('budget.max-usd', 'The run has cost $5.', { remedy: 'Raise the limit.' });

  /** Lets the first cases be judged to the end, and then ends the run. */
  function endingAfter(cases: number) {
    const done = Promise.withResolvers<void>();
    let judgements = 0;
    return {
      judged: () => {
        judgements += 1;
        // After the reply itself has been read.
        if (judgements === cases * 4) setImmediate(() => setImmediate(done.resolve));
      },
      before: async ({ place }: Asked) => {
        if (place < cases) return;
        await done.promise;
        throw spent;
      },
    };
  }

  it('in the middle of a part is inconclusive, not blocked: nothing is looked at any more', async () => {
    // The first look is after 20 cases; the 15 that were measured all fell, 2^-15.
    const { verdict, first } = await run(worse, { prompts: { 'a.md': 80 }, ...endingAfter(15) });
    expect(verdict.state).toBe('inconclusive');
    expect(codesOf(verdict)).toEqual(['inconclusive budget.max-usd']);
    expect(first.state).toBe('inconclusive');
    expect(first.stopped).toBeNull();
    expect(metricOf(first, 'relevance')).toMatchObject({ worse: 15, excluded: { 'not run': 65 } });
  });

  it('in the middle keeps what was measured, in the order of the dataset', async () => {
    const { first, orders } = await run(worse, { prompts: { 'a.md': 80 }, ...endingAfter(15) });
    expect(wholeCases(first.cases).map(({ id }) => id)).toEqual(
      numbered('a.md', 80).map((one) => one.golden.id),
    );
    const ids = wholeCases(first.cases)
      .filter(isRead)
      .map(({ id }) => id);
    expect([...ids].sort()).toEqual([...orders[0]!.slice(0, 15)].sort());
  });

  it.each<[string, (asked: Asked) => number, string[]]>([
    // 12 of 20 cases at 0.7 on average: (8.4 + 8) / 20 = 0.82.
    ['not blocked for a floor that the unread cases could save', ({ place }) => 3 + (place % 2), []],
    // At 0.6: (7.2 + 8) / 20 = 0.76.
    ['blocked for one that they could not', () => 3, ['blocks floor.relevance']],
  ])('after more than half of the cases is %s', async (_, rating, codes) => {
    const config = 'levels: { minor: { faithfulness: 0, relevance: 0.8 } }';
    const given = { prompts: { 'a.md': 20 }, config, ...endingAfter(12) };
    const { first, verdict } = await run((asked) => ({ rating: rating(asked) }), given);
    expect(metricOf(first, 'relevance')).toMatchObject({ pairs: 12, excluded: { 'not run': 8 } });
    expect(codesOf(first).filter((code) => code.includes('floor'))).toEqual(codes);
    expect(verdict.state).toBe(codes.length > 0 ? 'blocked' : 'inconclusive');
  });

  it('after one prompt was stopped leaves that one blocked', async () => {
    const gate = Promise.withResolvers<void>();
    const before = async ({ id }: Asked) => {
      if (id.startsWith('a.md')) return;
      await gate.promise;
      throw spent;
    };
    let judgements = 0;
    const judged = () => {
      judgements += 1;
      if (judgements === 40) setImmediate(() => setImmediate(gate.resolve));
    };
    const { verdict } = await run(worse, { prompts: { 'a.md': 40, 'b.md': 20 }, before, judged });
    expect(verdict.prompts.map(({ state }) => state)).toEqual(['blocked', 'inconclusive']);
    expect(codesOf(verdict.prompts[0]!)).toEqual(['blocks regression.relevance']);
    expect(verdict.state).toBe('blocked');
  });
});
