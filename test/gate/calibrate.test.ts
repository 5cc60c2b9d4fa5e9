import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import type { CalibrationRow } from '../../src/dataset/calibration-row.ts';
import { decide } from '../../src/gate/decide.ts';
import { evaluate } from '../../src/gate/evaluate.ts';
import { judgeOf } from '../../src/gate/judge-answer.ts';
import { keptAnswers } from '../../src/gate/kept-answers.ts';
import { addUp } from '../../src/gate/measurement.ts';
import type { PlannedCase, PromptPlan } from '../../src/gate/prompt-plan.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import { answersOf } from '../../src/judging/measurement.ts';
import type { Level, Metric } from '../../src/policy/policy.ts';
import { type Cache, NO_CACHE } from '../../src/ports/cache.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { Json } from '../../src/ports/json.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';
import { policy } from '../config/given.ts';
import { codesOf, NO_FLOORS, promptPlan, reasonsOf } from './given.ts';
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
  unlimited,
  wholeCases,
} from './stand-ins.ts';

/** What a judge says of the rows of a set, by the row's number; the answers of the run are fine. */
type Says = (row: { readonly number: number; readonly label: boolean; readonly time: number }) => boolean;

const right: Says = ({ label }) => label;

interface Given {
  readonly rows?: readonly CalibrationRow[] | null;
  readonly config?: string;
  readonly cache?: Cache;
  readonly level?: Level;
  readonly cases?: readonly PlannedCase[];
  readonly parts?: Partial<PromptPlan>;
  /** Replaces the judgement of the run's own answers. */
  readonly judged?: (asked: CompletionRequest) => Reply;
  /** What the candidate answers. */
  readonly answer?: string;
}

/** So many rows labelled good on both metrics, then so many labelled bad. */
function rows(good: number, bad = good): CalibrationRow[] {
  return Array.from({ length: good + bad }, (_, index) => ({
    id: `row ${index}`,
    query: 'How long do refunds take?',
    context: 'Refunds take up to 14 days.',
    reference: index % 2 === 0 ? null : 'Two weeks.',
    answer: `Row ${index} is ${index < good ? 'good' : 'bad'}.`,
    faithful: index < good,
    relevant: index < good,
  }));
}

/** Measures and decides a run whose judge is measured first. */
async function run(says: Says, given: Given = {}) {
  const rules = policy({}, given.config ?? NO_FLOORS);
  const prompt = promptPlan('a.md', rules, {
    cases: given.cases ?? ['a', 'b', 'c'].map((id) => planned(id)),
    policy: rules.groups[0]!.levels[given.level ?? 'minor'],
    ...given.parts,
  });
  const set = given.rows === undefined ? rows(20) : given.rows;
  const calibration = set && { path: 'calibration.jsonl', rows: set };
  const plan = { prompts: [prompt], policyChanges: [], policyDifferences: [], calibration, reasons: [] };
  const times = new Map<string, number>();
  const model = memoryModel((asked) => {
    if (purposeOf(asked) === 'answer') {
      const side = asked.messages[0]!.content;
      const text = `The ${side} answers ${asked.messages[1]!.content} well.`;
      return reply(side === 'candidate' ? (given.answer ?? text) : text);
    }
    const row = /^Row (\d+) is (good|bad)\.$/.exec(materialOf(asked, 'answer'));
    if (row === null) return given.judged?.(asked) ?? contented(asked);
    const name = `${purposeOf(asked)} ${row[1]}`;
    times.set(name, (times.get(name) ?? 0) + 1);
    const time = times.get(name)!;
    return told(asked, says({ number: Number(row[1]), label: row[2] === 'good', time }));
  });
  const tools = judgeTools(rules, undefined, given.cache ?? NO_CACHE);
  const meter = unlimited(model, rules);
  const schedule = makeSchedule(plan, true, sha256);
  const evaluation = await evaluate(plan, schedule, {
    ...tools,
    model: meter,
    judge: (part) => judgeOf(part, tools),
    kept: keptAnswers({ ...tools, fresh: false }),
    validator: anyValid,
    concurrency: 8,
    fresh: false,
    onStop: () => undefined,
    onProgress: () => undefined,
  });
  const verdict = decide(plan, addUp(plan, schedule, evaluation), {
    signOff: { kind: 'not-asked' },
    override: null,
  });
  const isRow = (asked: CompletionRequest) => /^Row \d+ is/.test(materialOf(asked, 'answer'));
  const judgements = model.requests.filter((asked) => purposeOf(asked) !== 'answer');
  return {
    verdict,
    evaluation,
    requests: model.requests,
    ofRows: judgements.filter(isRow),
    ofAnswers: judgements.filter((asked) => !isRow(asked)),
    usage: meter.usage(),
  };
}

/** A judgement that finds the answer good, or not. */
function told(asked: CompletionRequest, good: boolean): Reply {
  if (good) return contented(asked);
  if (purposeOf(asked) === 'relevance') return reply('{"reasoning":"Beside the point.","rating":3}');
  const claim = { quote: materialOf(asked, 'answer'), claim: 'c', verdict: 'not_found', evidence: '' };
  return reply(JSON.stringify({ claims: [claim] }));
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

const without = (id: string) => planned(id, { golden: golden(id, { context: null }) });
/** Gets the first rows of each label wrong. */
const wrongOn =
  (good: number, bad: number): Says =>
  ({ number, label }) =>
    number < good || (number >= 20 && number < 20 + bad) ? !label : label;

describe('the judge on its labelled set', () => {
  it('judges each row twice on both metrics, before any answer is asked for', async () => {
    const { ofRows, requests, evaluation } = await run(right);
    const times = new Map<string, number>();
    for (const asked of ofRows) {
      const name = `${purposeOf(asked)} ${materialOf(asked, 'answer')}`;
      times.set(name, (times.get(name) ?? 0) + 1);
    }
    expect(times.size).toBe(2 * 40);
    expect([...times.values()]).toEqual(Array(80).fill(2));
    expect(requests.findIndex((asked) => purposeOf(asked) === 'answer')).toBe(160);
    expect(evaluation.calibrations.map(({ metric, rows, trust }) => [metric, rows, trust])).toEqual([
      ['faithfulness', 40, 'trusted'],
      ['relevance', 40, 'trusted'],
    ]);
  });

  it('sees of a row what it sees of a case: the reference for relevance alone', async () => {
    const { ofRows } = await run(right);
    const shown = (metric: Metric) =>
      ofRows
        .filter((asked) => purposeOf(asked) === metric && materialOf(asked, 'answer') === 'Row 1 is good.')
        .map((asked) => ['question', 'context', 'reference'].map((part) => materialOf(asked, part)))[0];
    const [question, context] = ['How long do refunds take?', 'Refunds take up to 14 days.'];
    expect(shown('relevance')).toEqual([question, context, 'Two weeks.']);
    expect(shown('faithfulness')).toEqual([question, context, '']);
  });

  it('is held to the label of each metric', async () => {
    // All rows are faithful and none is relevant, or the other way round.
    const set = rows(20).map((row) => ({ ...row, faithful: !row.faithful }));
    const { evaluation } = await run(right, { rows: set });
    const [faithfulness, relevance] = evaluation.calibrations;
    expect([faithfulness!.positives.right, faithfulness!.negatives.right]).toEqual([0, 0]);
    expect([relevance!.positives.right, relevance!.negatives.right]).toEqual([20, 20]);
  });

  it('is measured by the first judgement of a row, and by whether the second is the same', async () => {
    const { evaluation } = await run(({ number, label, time }) =>
      number < 10 && time === 2 ? !label : label,
    );
    for (const { flips, wrong } of evaluation.calibrations) {
      expect(flips).toBe(10 / 40);
      expect(wrong).toEqual([]);
    }
  });

  it('is measured on relevance alone where no case has a context', async () => {
    const { evaluation, ofRows } = await run(right, { cases: [without('a'), without('b')] });
    expect(evaluation.calibrations.map(({ metric }) => metric)).toEqual(['relevance']);
    expect(ofRows).toHaveLength(80);
  });

  it.each<[string, Given]>([
    ['there is no set', { rows: null }],
    ['nothing is judged', { level: 'patch' }],
    ['there is no case', { cases: [] }],
  ])('is not measured where %s', async (_, given) => {
    const { evaluation, ofRows } = await run(right, given);
    expect([evaluation.calibrations, ofRows]).toEqual([[], []]);
    expect(evaluation.stopped).toBeNull();
  });

  it('that costs the budget ends the run, and nothing else is asked', async () => {
    const spent = new GateError('budget.max-usd', 'The run has cost $5.');
    const { evaluation, verdict, requests } = await run(() => {
      throw spent;
    });
    expect(evaluation.stopped).toBe(spent);
    expect(evaluation.calibrations).toEqual([]);
    expect(requests.every((asked) => purposeOf(asked) !== 'answer')).toBe(true);
    expect(verdict.state).toBe('inconclusive');
  });

  it('counts in the usage of the run', async () => {
    const { usage, requests } = await run(right);
    expect(usage.modelCalls).toBe(requests.length);
  });
});

describe('a judge that is not trusted', () => {
  // Half of the rows wrong: a balanced accuracy of 0.5.
  const untrusted = wrongOn(10, 10);

  it('makes the run inconclusive, and says why', async () => {
    const { verdict } = await run(untrusted);
    expect(verdict.state).toBe('inconclusive');
    expect(codesOf(verdict)).toEqual(['inconclusive unmeasured.judge', 'inconclusive unmeasured.judge']);
    expect(reasonsOf(verdict)[0]!.message).toMatch(
      /^The judge of faithfulness is not trusted, so nothing was judged: The judge's balanced accuracy on faithfulness is 0\.50; it must be at least 0\.65\./,
    );
  });

  it('judges no answer and no canary, on either metric', async () => {
    const { ofAnswers, evaluation, verdict } = await run(untrusted);
    expect(ofAnswers).toEqual([]);
    expect(evaluation.canaries).toEqual([]);
    expect(verdict.prompts[0]!.metrics).toEqual({ faithfulness: null, relevance: null });
    for (const one of verdict.prompts[0]!.cases)
      expect(answersOf(one.candidate)[0]!.judgements.relevance.score).toEqual({
        kind: 'excluded',
        reason: 'not run',
      });
  });

  it('on one metric judges neither: half a verdict is none', async () => {
    const set = rows(20).map((row, index) => ({ ...row, faithful: index % 2 === 0 }));
    const { ofAnswers, verdict } = await run(right, { rows: set });
    expect(ofAnswers).toEqual([]);
    expect(codesOf(verdict)).toEqual(['inconclusive unmeasured.judge']);
    expect(reasonsOf(verdict)[0]!.message).toContain('The judge of faithfulness is not trusted');
  });

  it('leaves the deterministic checks running on both sides: they can still block', async () => {
    const checks = [{ checks: { mustNotMatch: ['sorry'] }, schema: null }];
    const cases = ['a', 'b', 'c'].map((id) => planned(id, { checks }));
    const { verdict } = await run(untrusted, { cases, answer: 'I am sorry.' });
    const [prompt] = verdict.prompts;
    expect(codesOf(prompt!)).toContain('blocks check.must-not-match');
    expect(prompt!.state).toBe('blocked');
    expect(prompt!.checks).toMatchObject({ failed: 3, passRate: { baseline: 1, candidate: 0 } });
    expect(verdict.state).toBe('blocked');
  });

  it('leaves a fall of the pass rate to block, tested among all tests of the run', async () => {
    const checks = [{ checks: { mustNotMatch: ['sorry'] }, schema: null }];
    const config = `${NO_FLOORS}\nprompts: [{ files: ["**"], checks: { min-pass-rate: 0 } }]`;
    const cases = Array.from({ length: 8 }, (_, index) => planned(`${index}`, { checks }));
    const { verdict } = await run(untrusted, { cases, config, answer: 'I am sorry.' });
    expect(codesOf(verdict.prompts[0]!)).toEqual(['blocks regression.checks', 'note check.must-not-match']);
    expect(verdict.prompts[0]!.checks!.passRate!.pHolm).toBe(3 * 2 ** -8);
  });

  it('passes no prompt: without a check that fails, nothing is decided of it but the run', async () => {
    const { verdict } = await run(untrusted);
    expect(codesOf(verdict.prompts[0]!)).toEqual([]);
    expect(verdict.state).toBe('inconclusive');
  });

  it('looks at nothing early: every case is checked', async () => {
    const checks = [{ checks: { mustNotMatch: ['sorry'] }, schema: null }];
    const cases = Array.from({ length: 40 }, (_, index) => planned(`${index}`, { checks }));
    const { evaluation } = await run(untrusted, { cases, answer: 'I am sorry.' });
    const { stopped, cases: measured } = evaluation.prompts.get('a.md')!;
    expect(stopped).toBeNull();
    expect(wholeCases(measured).every(({ candidate }) => candidate[0]!.kind === 'answered')).toBe(true);
  });
});

describe('a judge that is trusted with a warning', () => {
  it('decides, and the reader is told what is weak', async () => {
    // 5 of 20 wrong on each label: a balanced accuracy of 0.75, a kappa of 0.5.
    const { verdict, ofAnswers } = await run(wrongOn(5, 5));
    expect(verdict.state).toBe('pass');
    expect(codesOf(verdict)).toEqual(['note unmeasured.judge', 'note unmeasured.judge']);
    expect(reasonsOf(verdict)[1]!.message).toMatch(
      /^The judge of relevance is weak: .+ 0\.75; it should be at least 0\.80\. Cohen's kappa .+ 0\.50; /,
    );
    expect(ofAnswers.length).toBeGreaterThanOrEqual(12);
  });

  it('says nothing where nothing is weak', async () => {
    const { verdict } = await run(right);
    expect([verdict.state, codesOf(verdict)]).toEqual(['pass', []]);
  });
});

describe('a set with too few rows of a label', () => {
  it.each<[string, readonly CalibrationRow[]]>([
    ['19 that are good', rows(19, 20)],
    ['19 that are bad', rows(20, 19)],
    ['none that is bad', rows(30, 0)],
    ['no row', []],
  ])('decides nothing, however wrong the judge is: %s', async (_, set) => {
    const { verdict, evaluation, ofAnswers } = await run(({ label }) => !label, { rows: set });
    expect(evaluation.calibrations.map(({ trust }) => trust)).toEqual(['too-few', 'too-few']);
    expect([verdict.state, codesOf(verdict)]).toEqual(['pass', []]);
    expect(ofAnswers.length).toBeGreaterThanOrEqual(12);
  });
});

describe('a calibration that an earlier run has kept', () => {
  it('asks for nothing, and says the same', async () => {
    const cache = memoryCache();
    const says: Says = ({ number, label, time }) => (number < 3 && time === 2 ? !label : label);
    const first = await run(says, { cache });
    const second = await run(says, { cache });
    expect(first.ofRows).toHaveLength(160);
    expect(second.requests).toEqual([]);
    expect(second.evaluation.calibrations).toEqual(first.evaluation.calibrations);
    expect(second.evaluation.calibrations[0]!.flips).toBe(3 / 40);
  });

  it('asks only for the rows that were added', async () => {
    const cache = memoryCache();
    await run(right, { cache, rows: rows(20) });
    const { ofRows, evaluation } = await run(right, {
      cache,
      rows: [...rows(20), { ...rows(1)[0]!, id: 'new', answer: 'Row 99 is good.' }],
    });
    expect(ofRows).toHaveLength(4);
    expect(evaluation.calibrations[0]!.rows).toBe(41);
  });

  it('of another judge is none', async () => {
    const cache = memoryCache();
    await run(right, { cache });
    const { ofRows } = await run(right, { cache, config: `${NO_FLOORS}\njudge: { model: gpt-4o-mini }` });
    expect(ofRows).toHaveLength(160);
  });
});
