import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import { evaluate } from '../../src/gate/evaluate.ts';
import { judgeOf } from '../../src/gate/judge-answer.ts';
import { keptAnswers } from '../../src/gate/kept-answers.ts';
import type { PlannedCase } from '../../src/gate/prompt-plan.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import { type AnswerSample, answersOf, type CaseMeasurement } from '../../src/judging/measurement.ts';
import type { Cache } from '../../src/ports/cache.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { Json } from '../../src/ports/json.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';
import { policy } from '../config/given.ts';
import { NO_FLOORS, promptPlan } from './given.ts';
import {
  anyValid,
  contented,
  golden,
  judgeTools,
  memoryModel,
  planned,
  purposeOf,
  type Reply,
  reply,
  request,
  unlimited,
  wholeCases,
} from './stand-ins.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-01T00:00:00.000Z');

interface Given {
  readonly cases?: readonly PlannedCase[];
  readonly samples?: number;
  readonly fresh?: boolean;
  /** Milliseconds since the first run. */
  readonly at?: number;
  readonly config?: string;
  readonly runsBaseline?: boolean;
  readonly concurrency?: number;
  /** Replaces the reply to a request for an answer, or throws. */
  readonly answer?: (asked: CompletionRequest) => Reply | null;
  /** The cache takes longer than the model. */
  readonly slow?: boolean;
  /** May throw. */
  readonly beforeJudging?: () => void;
}

/**
 * A repository whose runs keep what they drew. No two replies of its models are alike: answers and ratings tell their
 * number.
 */
function repository() {
  const entries = new Map<string, string>();
  const cache: Cache = {
    get: async (endpoint, key) => JSON.parse(entries.get(`${endpoint} ${key}`) ?? 'null') as Json,
    set: async (endpoint, key, value) => {
      entries.set(`${endpoint} ${key}`, JSON.stringify(value));
    },
  };
  let replies = 0;
  const run = async (given: Given = {}) => {
    const { samples = 1, fresh = false } = given;
    const rules = policy({ samples: String(samples) }, given.config ?? NO_FLOORS);
    const model = memoryModel((asked) => {
      replies += 1;
      if (purposeOf(asked) !== 'answer') given.beforeJudging?.();
      if (purposeOf(asked) === 'faithfulness') return contented(asked);
      if (purposeOf(asked) === 'relevance')
        return reply(`{"reasoning":"Reply ${replies}.","rating":${1 + (replies % 5)}}`);
      return given.answer?.(asked) ?? reply(`This is reply ${replies}.`, { latencyMs: replies });
    });
    const now = new Date(START + (given.at ?? 0)).toISOString();
    const get: Cache['get'] = async (endpoint, key) => {
      await new Promise((resolve) => setTimeout(resolve, given.slow ? 5 : 0));
      return cache.get(endpoint, key);
    };
    const kept = given.slow ? { ...cache, get } : cache;
    const tools = { ...judgeTools(rules, undefined, kept), clock: { now: () => now, elapsed: () => 0 } };
    const meter = unlimited(model, rules);
    const cases = given.cases ?? [planned('a'), planned('b')];
    const prompt = promptPlan('a.md', rules, { cases, runsBaseline: given.runsBaseline ?? true });
    const plan = {
      prompts: [prompt],
      policyChanges: [],
      policyDifferences: [],
      calibration: null,
      reasons: [],
    };
    const evaluation = await evaluate(plan, makeSchedule(plan, false, sha256), {
      ...tools,
      model: meter,
      judge: (part) => judgeOf(part, tools),
      kept: keptAnswers({ ...tools, fresh }),
      validator: anyValid,
      concurrency: given.concurrency ?? 8,
      fresh,
      onStop: () => undefined,
      onProgress: () => undefined,
    });
    const measured = wholeCases(evaluation.prompts.get('a.md')!.cases);
    const answers = model.requests.filter((asked) => purposeOf(asked) === 'answer');
    return { evaluation, measured, requests: model.requests, answers, usage: meter.usage() };
  };
  return { run, entries };
}

const candidateOf = (one: CaseMeasurement | undefined) => answersOf(one!.candidate);
const baselineOf = (one: CaseMeasurement | undefined) => answersOf(one!.baseline);
const outputs = (samples: readonly AnswerSample[]) => samples.map(({ output }) => output);
/** How many samples each case has, candidate and baseline. */
const sizes = (measured: readonly CaseMeasurement[]) =>
  measured.map(({ candidate, baseline }) => [candidate.length, baseline?.length ?? null]);
/** The same measurements as an earlier run drew them. */
const asKept = (measured: readonly CaseMeasurement[]) =>
  JSON.parse(JSON.stringify(measured).replaceAll('"kept":false', '"kept":true')) as CaseMeasurement[];

/** One case asked by this text on a side; a system message stands for the prompt. */
function asking(candidate: string, baseline: string | null, id = 'a'): PlannedCase {
  const row = golden(id);
  const ask = (prompt: string) => ({ golden: row, request: request(prompt, row.query), capped: true });
  const base = baseline === null ? null : ask(baseline);
  return planned(id, { golden: row, candidate: ask(candidate), baseline: base });
}

describe('a second run over the same content', () => {
  it('asks no model for anything, and comes to the same measurements', async () => {
    const { run } = repository();
    const first = await run({ samples: 2 });
    const second = await run({ samples: 2, at: DAY });
    expect(first.requests.length).toBeGreaterThanOrEqual(8 * 3);
    expect(second.requests).toEqual([]);
    expect(second.measured).toEqual(asKept(first.measured));
    expect(second.evaluation.canaries).toEqual(first.evaluation.canaries);
  });

  it('says of each answer when it was drawn, and how long it took then', async () => {
    const { run } = repository();
    const first = await run();
    expect(candidateOf(first.measured[0])[0]).toMatchObject({
      kept: false,
      drawnAt: '2026-03-01T00:00:00.000Z',
    });
    const [kept] = candidateOf((await run({ at: DAY })).measured[0]);
    expect(kept).toMatchObject({ kept: true, drawnAt: '2026-03-01T00:00:00.000Z' });
    expect(kept!.latencyMs).toBe(candidateOf(first.measured[0])[0]!.latencyMs);
  });

  it('counts what it was lent, at no cost, and prices the answers as when they were drawn', async () => {
    const { run } = repository();
    const first = await run();
    const second = await run();
    expect(second.usage).toMatchObject({
      modelCalls: 0,
      cachedCalls: first.usage.modelCalls,
      usd: 0,
      inputTokens: 0,
    });
    expect(candidateOf(second.measured[0])[0]!.usd).toBe(candidateOf(first.measured[0])[0]!.usd);
  });

  it('writes nothing either', async () => {
    const { run, entries } = repository();
    await run();
    const set = entries.set.bind(entries);
    const written: string[] = [];
    entries.set = (key, value) => {
      written.push(key);
      return set(key, value);
    };
    await run();
    expect(written).toEqual([]);
    await run({ fresh: true });
    expect(written.length).toBeGreaterThan(0);
  });

  it('without a baseline asks nothing either', async () => {
    const { run } = repository();
    await run({ runsBaseline: false });
    expect((await run({ runsBaseline: false })).requests).toEqual([]);
  });

  it.each<[string, (asked: CompletionRequest) => CompletionRequest]>([
    ['another message', (asked) => request(`${asked.messages[0]!.content} now`, 'question a')],
    ['another role', (asked) => ({ ...asked, messages: [{ ...asked.messages[0]!, role: 'developer' }] })],
    ['another model', (asked) => ({ ...asked, model: 'gpt-4o' })],
    ['another parameter', (asked) => ({ ...asked, parameters: { temperature: 1 } })],
    ['another token limit', (asked) => ({ ...asked, maxTokens: 101 })],
    ['another format', (asked) => ({ ...asked, format: { kind: 'json-object' } })],
    ['another endpoint', (asked) => ({ ...asked, endpoint: 'local' })],
  ])('with %s asks anew', async (_, change) => {
    const { run } = repository();
    const config = `${NO_FLOORS}\nendpoints: { local: { base-url: "http://localhost:1/v1" } }`;
    const one = asking('candidate', 'baseline');
    await run({ cases: [one], config });
    const other = { ...one, candidate: { ...one.candidate, request: change(one.candidate.request) } };
    const { answers } = await run({ cases: [other], config });
    expect(answers).toEqual([other.candidate.request]);
  });

  it('at another address of the same endpoint asks anew', async () => {
    const { run } = repository();
    const at = (port: number) =>
      `${NO_FLOORS}\nendpoints: { default: { base-url: "http://localhost:${port}/v1" } }`;
    await run({ config: at(1) });
    expect((await run({ config: at(1) })).answers).toHaveLength(0);
    expect((await run({ config: at(2) })).answers).toHaveLength(4);
  });

  it('with its parameters in another order asks nothing: it is the same content', async () => {
    const { run } = repository();
    const one = asking('candidate', 'baseline');
    const asked = (parameters: CompletionRequest['parameters']) => [
      { ...one, candidate: { ...one.candidate, request: { ...one.candidate.request, parameters } } },
    ];
    await run({ cases: asked({ top_p: 1, seed: 2 }) });
    expect((await run({ cases: asked({ seed: 2, top_p: 1 }) })).requests).toEqual([]);
  });

  it("does not take an answer that ended at the prompt's own limit where the limit is the gate's", async () => {
    const { run } = repository();
    const cut = () => reply('Refunds take', { cutShort: true });
    const one = asking('candidate', 'baseline');
    const limited = (capped: boolean) => [{ ...one, candidate: { ...one.candidate, capped } }];
    const first = await run({ cases: limited(false), answer: cut, runsBaseline: false });
    expect(outputs(candidateOf(first.measured[0]))).toEqual(['Refunds take']);
    const second = await run({ cases: limited(true), answer: cut, runsBaseline: false });
    expect(second.measured[0]!.candidate[0]!.kind).toBe('unanswered');
  });
});

describe('fresh samples', () => {
  it('are added to the earlier ones on both sides, equally many', async () => {
    const { run } = repository();
    const first = await run();
    const second = await run({ fresh: true });
    expect(second.answers).toHaveLength(4);
    expect(sizes(second.measured)).toEqual([
      [2, 2],
      [2, 2],
    ]);
    for (const [index, one] of second.measured.entries()) {
      expect(candidateOf(one)[0]!.output).toBe(candidateOf(first.measured[index])[0]!.output);
      expect(candidateOf(one).map(({ kept }) => kept)).toEqual([true, false]);
      expect(baselineOf(one).map(({ kept }) => kept)).toEqual([true, false]);
    }
  });

  it('are as many as a run asks for', async () => {
    const { run } = repository();
    await run({ samples: 3 });
    expect(sizes((await run({ samples: 3, fresh: true })).measured)[0]).toEqual([6, 6]);
  });

  it('are all used by a plain rerun, which asks nothing', async () => {
    const { run } = repository();
    await run();
    const second = await run({ fresh: true });
    const third = await run();
    expect(third.requests).toEqual([]);
    expect(third.measured).toEqual(asKept(second.measured));
  });

  it('are counted by their rounds, also by later runs', async () => {
    const { run } = repository();
    const reruns = [];
    for (const fresh of [false, true, true, false]) reruns.push((await run({ fresh })).evaluation.reruns);
    expect(reruns).toEqual([0, 1, 2, 2]);
    expect(sizes((await run()).measured)[0]).toEqual([3, 3]);
  });

  it('are the first ones where there were none, and no rerun', async () => {
    const { run } = repository();
    const { evaluation, measured } = await run({ fresh: true });
    expect(evaluation.reruns).toBe(0);
    expect(sizes(measured)).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect((await run({ fresh: true })).evaluation.reruns).toBe(1);
  });

  it('are no rerun of a candidate that is new, although its baseline was measured before', async () => {
    const { run } = repository();
    await run({ cases: [asking('one', 'baseline')] });
    const { evaluation, measured } = await run({ cases: [asking('two', 'baseline')], fresh: true });
    expect(sizes(measured)).toEqual([[1, 1]]);
    expect(evaluation.reruns).toBe(0);
  });

  it('of one candidate are no rerun of another with the same baseline', async () => {
    const { run } = repository();
    await run({ cases: [asking('one', 'baseline')] });
    await run({ cases: [asking('one', 'baseline')], fresh: true });
    const { evaluation, measured } = await run({ cases: [asking('two', 'baseline')] });
    expect(sizes(measured)).toEqual([[1, 1]]);
    expect(evaluation.reruns).toBe(0);
  });

  it('are drawn on the other side as well, where that has fewer', async () => {
    const { run } = repository();
    await run({ cases: [asking('one', 'old baseline')] });
    await run({ cases: [asking('one', 'old baseline')], fresh: true });
    const { answers, measured } = await run({ cases: [asking('one', 'new baseline')] });
    expect(sizes(measured)).toEqual([[2, 2]]);
    expect(answers.map(({ messages }) => messages[0]!.content)).toEqual(['new baseline', 'new baseline']);
  });
});

describe('what was kept too long', () => {
  it.each([
    ['is used at the age that the policy allows', 7 * DAY, 0],
    ['is drawn anew beyond it, on both sides', 7 * DAY + 1, 4],
    ['is used where the clock is a little behind', -DAY, 0],
    ['is not believed where it comes from the future', -DAY - 1, 4],
  ])('%s', async (_, at, asked) => {
    const { run } = repository();
    await run();
    const { answers, measured } = await run({ at });
    expect(answers).toHaveLength(asked);
    expect(sizes(measured)[0]).toEqual([1, 1]);
    for (const one of [...candidateOf(measured[0]), ...baselineOf(measured[0])])
      expect(one.kept).toBe(asked === 0);
  });

  it('is what the config says', async () => {
    const { run } = repository();
    const config = `${NO_FLOORS}\ncache: { baseline-max-age-days: 0.5 }`;
    await run({ config });
    expect((await run({ config, at: DAY / 2 })).requests).toEqual([]);
    const late = await run({ config, at: DAY / 2 + 1 });
    expect(late.answers).toHaveLength(4);
  });

  it('is replaced: the next run has the new answers alone', async () => {
    const { run } = repository();
    await run();
    const second = await run({ at: 8 * DAY });
    const third = await run({ at: 9 * DAY });
    expect(third.requests).toEqual([]);
    expect(third.measured).toEqual(asKept(second.measured));
  });

  it('goes round by round: fresh samples outlive the first ones, on both sides', async () => {
    const { run } = repository();
    await run();
    const second = await run({ fresh: true, at: 5 * DAY });
    const third = await run({ at: 8 * DAY });
    expect(third.answers).toEqual([]);
    expect(sizes(third.measured)[0]).toEqual([1, 1]);
    expect(outputs(candidateOf(third.measured[0]))).toEqual(
      outputs(candidateOf(second.measured[0])).slice(1),
    );
    expect(third.evaluation.reruns).toBe(1);
  });

  it('is drawn anew on the side that is old alone, where the other is younger', async () => {
    const { run } = repository();
    await run({ cases: [asking('one', 'baseline')] });
    await run({ cases: [asking('two', 'baseline')], at: 5 * DAY });
    const { answers } = await run({ cases: [asking('two', 'baseline')], at: 8 * DAY });
    expect(answers.map(({ messages }) => messages[0]!.content)).toEqual(['baseline']);
  });
});

describe('a side has its own answers', () => {
  it('so that a candidate which passed does not lend the next baseline its lucky ones', async () => {
    const { run } = repository();
    const first = await run({ cases: [asking('new', 'old')] });
    const { answers, measured } = await run({ cases: [asking('newer', 'new')] });
    expect(answers.map(({ messages }) => messages[0]!.content).sort()).toEqual(['new', 'newer']);
    expect(baselineOf(measured[0])[0]!.kept).toBe(false);
    expect(outputs(baselineOf(measured[0]))).not.toEqual(outputs(candidateOf(first.measured[0])));
  });

  it('and a candidate that goes back to the old prompt is asked itself', async () => {
    const { run } = repository();
    await run({ cases: [asking('new', 'old')] });
    const { answers } = await run({ cases: [asking('old', 'new')] });
    expect(answers).toHaveLength(2);
  });

  it('and a baseline lends them to every candidate that is measured against it', async () => {
    const { run } = repository();
    const first = await run({ cases: [asking('one', 'baseline')] });
    const { answers, measured } = await run({ cases: [asking('two', 'baseline')] });
    expect(answers.map(({ messages }) => messages[0]!.content)).toEqual(['two']);
    expect(outputs(baselineOf(measured[0]))).toEqual(outputs(baselineOf(first.measured[0])));
  });
});

describe('sides that ask exactly the same', () => {
  const row = golden('a');
  const ask = { golden: row, request: request('both', 'question a'), capped: true };
  const same = [planned('a', { golden: row, candidate: ask, baseline: { ...ask } })];

  it('share their answers, so that nothing differs between them', async () => {
    const { run } = repository();
    const { answers, measured } = await run({ cases: same, samples: 2 });
    expect(answers).toHaveLength(2);
    expect(new Set(outputs(candidateOf(measured[0]))).size).toBe(2);
    expect(baselineOf(measured[0])).toEqual(candidateOf(measured[0]));
  });

  it('share them in later runs, and the fresh ones', async () => {
    const { run } = repository();
    await run({ cases: same });
    expect((await run({ cases: same })).requests).toEqual([]);
    const { answers, measured } = await run({ cases: same, fresh: true });
    expect(answers).toHaveLength(1);
    expect(sizes(measured)).toEqual([[2, 2]]);
    expect(baselineOf(measured[0])).toEqual(candidateOf(measured[0]));
  });

  it.each<[string, PlannedCase['baseline']]>([
    ['its row is the one of the base', { ...ask, golden: golden('a') }],
    ['its token limit is its own', { ...ask, capped: false }],
    ['it asks for something else', { ...ask, request: request('other', 'question a') }],
  ])('do not where the baseline is different, as %s', async (_, baseline) => {
    const { run } = repository();
    const { answers, measured } = await run({ cases: [planned('a', { candidate: ask, baseline })] });
    expect(answers).toHaveLength(2);
    expect(outputs(baselineOf(measured[0]))).not.toEqual(outputs(candidateOf(measured[0])));
  });

  it('take nothing from a candidate or a baseline that was alone with it, and lend it nothing', async () => {
    const { run } = repository();
    await run({ cases: [asking('both', 'baseline')] });
    await run({ cases: [asking('candidate', 'both')] });
    expect((await run({ cases: same })).answers).toHaveLength(1);
    const other = repository();
    await other.run({ cases: same });
    expect((await other.run({ cases: [asking('both', 'baseline')] })).answers).toHaveLength(2);
  });
});

describe('an entry of the cache', () => {
  const kept = {
    output: 'A kept answer.',
    latencyMs: 5,
    usage: { input: 1, output: 1 },
    drawnAt: new Date(START).toISOString(),
    round: 0,
  };
  const judged = {
    drawnAt: kept.drawnAt,
    judgement: { score: { kind: 'scored', value: 1 }, claims: [], reasoning: null, votes: [] },
  };

  /** A run over entries that were all replaced by this one. */
  async function over(entry: unknown) {
    const { run, entries } = repository();
    await run({ cases: [asking('candidate', 'baseline')] });
    for (const key of entries.keys()) entries.set(key, JSON.stringify(entry));
    return { again: () => run({ cases: [asking('candidate', 'baseline')] }), entries };
  }

  it('as the gate writes it is believed', async () => {
    const { again } = await over([kept, { ...kept, round: 3, usage: null }]);
    const { answers, measured, evaluation } = await again();
    expect(answers).toEqual([]);
    expect(outputs(candidateOf(measured[0]))).toEqual(['A kept answer.', 'A kept answer.']);
    expect(evaluation.reruns).toBe(3);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'A kept answer.'],
    ['a number', 7],
    ['an object', kept],
    ['a judgement', judged],
    ['an empty list', []],
    ['a list of texts', ['A kept answer.']],
    ['without an answer', [{ ...kept, output: undefined }]],
    ['with an answer that is no text', [{ ...kept, output: null }]],
    ['without a moment', [{ ...kept, drawnAt: undefined }]],
    ['with a moment that is none', [{ ...kept, drawnAt: 'yesterday' }]],
    ['with a moment that is no real day', [{ ...kept, drawnAt: '2026-02-30T00:00:00.000Z' }]],
    ['with a latency below 0', [{ ...kept, latencyMs: -1 }]],
    ['with half a token', [{ ...kept, usage: { input: 0.5, output: 1 } }]],
    ['with a round below 0', [{ ...kept, round: -1 }]],
    ['with half a round', [{ ...kept, round: 0.5 }]],
    ['with a key more', [{ ...kept, failures: [] }]],
    ['of which one answer is not whole', [kept, { ...kept, output: 1 }]],
  ])('that holds %s is none, and is replaced', async (_, entry) => {
    const { again } = await over(entry);
    const { answers, measured } = await again();
    expect(answers).toHaveLength(2);
    expect(sizes(measured)).toEqual([[1, 1]]);
    expect(candidateOf(measured[0])[0]!.output).toMatch(/^This is reply/);
    expect((await again()).requests).toEqual([]);
  });

  it('is one a request and side, at the name of its endpoint', async () => {
    const { entries, run } = repository();
    await run({
      cases: [asking('candidate', 'baseline')],
      samples: 3,
      config: 'levels: { minor: { stages: [checks] } }',
    });
    expect(entries.size).toBe(2);
    for (const key of entries.keys()) expect(key).toMatch(/^default [0-9a-f]{64}$/);
  });
});

describe('how many samples the policy asks for', () => {
  it('draws only what is missing, on both sides', async () => {
    const { run } = repository();
    const first = await run();
    const { answers, measured, evaluation } = await run({ samples: 3 });
    expect(answers).toHaveLength(8);
    expect(sizes(measured)).toEqual([
      [3, 3],
      [3, 3],
    ]);
    expect(candidateOf(measured[0])[0]!.output).toBe(candidateOf(first.measured[0])[0]!.output);
    expect(evaluation.reruns).toBe(0);
  });

  it('takes no sample away that is already there', async () => {
    const { run } = repository();
    await run({ samples: 3 });
    const { requests, measured } = await run({ samples: 1 });
    expect(requests).toEqual([]);
    expect(sizes(measured)[0]).toEqual([3, 3]);
  });
});

describe('a request without an answer', () => {
  it.each<[string, Reply]>([
    ['that failed', { kind: 'no-completion', why: 'status 500' }],
    ['that a filter stopped', reply('Refunds', { filtered: true })],
    ['that was cut short', reply('Refunds', { cutShort: true })],
  ])('%s is not kept: the next run asks it again, and nothing else', async (_, failed) => {
    const { run } = repository();
    const isFailing = ({ messages }: CompletionRequest) =>
      messages[0]!.content === 'candidate' && messages[1]!.content === 'question a';
    const first = await run({ answer: (asked) => (isFailing(asked) ? failed : null) });
    expect(first.measured[0]!.candidate[0]!.kind).toBe('unanswered');
    const second = await run();
    expect(second.answers.map(({ messages }) => messages.map(({ content }) => content))).toEqual([
      ['candidate', 'question a'],
    ]);
    expect(second.measured[0]!.candidate[0]!.kind).toBe('answered');
  });

  it('leaves the other samples of its case in their order', async () => {
    const { run } = repository();
    let asked = 0;
    const first = await run({
      cases: [asking('candidate', null)],
      runsBaseline: false,
      samples: 3,
      concurrency: 1,
      answer: () => {
        asked += 1;
        return asked === 2 ? { kind: 'no-completion', why: 'status 500' } : null;
      },
    });
    const second = await run({ cases: [asking('candidate', null)], runsBaseline: false, samples: 3 });
    expect(second.answers).toHaveLength(1);
    expect(outputs(candidateOf(second.measured[0])).slice(0, 2)).toEqual(
      outputs(candidateOf(first.measured[0])),
    );
  });
});

describe('a defect of the gate', () => {
  it('ends the run as one error, and leaves no rejection behind that nobody sees', async () => {
    const unseen: unknown[] = [];
    const note = (error: unknown) => unseen.push(error);
    process.prependListener('unhandledRejection', note);
    const answer = () => {
      throw new TypeError('defect');
    };
    await expect(repository().run({ answer, slow: true })).rejects.toThrow('defect');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', note);
    expect(unseen).toEqual([]);
  });
});

describe('a run that its budget stopped', () => {
  const spent = new GateError('budget.max-usd', 'The run has cost $5.');
  const cases = ['a', 'b', 'c', 'd'].map((id) => planned(id));

  it('keeps what it drew: the next run asks only for the rest', async () => {
    const { run } = repository();
    let asked = 0;
    const first = await run({
      cases,
      samples: 2,
      concurrency: 1,
      answer: () => {
        asked += 1;
        if (asked > 5) throw spent;
        return null;
      },
    });
    expect(first.evaluation.stopped).toBe(spent);
    const drawn = first.measured.flatMap((one) => [...candidateOf(one), ...baselineOf(one)]);
    expect(drawn).toHaveLength(5);
    const second = await run({ cases, samples: 2 });
    expect(second.evaluation.stopped).toBeNull();
    expect(second.answers).toHaveLength(16 - 5);
    const all = second.measured.flatMap((one) => [...candidateOf(one), ...baselineOf(one)]);
    expect(outputs(all)).toEqual(expect.arrayContaining(outputs(drawn)));
    expect(sizes(second.measured)).toEqual(cases.map(() => [2, 2]));
  });

  it('keeps an answer whose judgement it could no longer pay', async () => {
    const { run } = repository();
    const cases = [asking('candidate', null)];
    const broke = () => {
      throw spent;
    };
    const first = await run({ cases, runsBaseline: false, beforeJudging: broke });
    expect(first.measured[0]!.candidate).toEqual([{ kind: 'not-run', why: 'The run has cost $5.' }]);
    const second = await run({ cases, runsBaseline: false });
    expect(second.answers).toEqual([]);
    expect(candidateOf(second.measured[0])).toHaveLength(1);
  });
});
