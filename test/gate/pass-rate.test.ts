import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePassRate } from '../../src/gate/compare-pass-rate.ts';
import type { CaseMeasurement, Sample } from '../../src/judging/measurement.ts';
import { excluded } from '../../src/judging/score.ts';
import { sourced } from '../../src/policy/sourced.ts';
import type { ComparedResult, PromptVerdict } from '../../src/policy/verdict.ts';
import {
  answered,
  codesOf,
  decidePrompt,
  decideRun,
  type Given,
  measuredCase,
  metricOf,
  NO_FLOORS,
  reasonsOf,
  times,
} from './given.ts';

const passes = answered();
const fails = answered(
  { faithfulness: excluded('failed check'), relevance: excluded('failed check') },
  { failures: [{ rule: 'must-match', expected: 'x', found: 'y' }] },
);
/** So many cases of each kind, numbered through. */
const cases = (...kinds: readonly (readonly [number, Sample, Sample])[]): CaseMeasurement[] =>
  kinds
    .flatMap(([count, candidate, baseline]) => times(count, candidate, baseline))
    .map((one, index) => ({ ...one, id: `case ${index}` }));
const UNANSWERED: Sample = { kind: 'unanswered', why: 'status 500' };
const RULE = { mustMatch: ['x'] };

/** A rule for the share of cases that may fail a check, and floors that nothing falls below. */
const lenient = (minPassRate: number, regression = 'significant') => `
levels: { minor: { faithfulness: 0, relevance: 0, regression: ${regression} } }
prompts: [{ files: ["prompts/**"], checks: { min-pass-rate: ${minPassRate} } }]`;

/** Decides these cases at a MINOR with a check; most of them may fail it unless told otherwise. */
const decided = (cases: readonly CaseMeasurement[], given: Given = {}) =>
  decidePrompt(cases, { config: lenient(0.5), checks: RULE, ...given });

function passRateOf({ checks }: PromptVerdict): ComparedResult {
  if (!checks?.passRate) throw new Error('the pass rate was not compared');
  return checks.passRate;
}

describe('a candidate that fails checks on its hard cases', () => {
  // On 8 of 20 cases the baseline scored 0.4; there the candidate fails a check, so that they are in no mean.
  const hard = answered({ faithfulness: 0.4, relevance: 0.4 });
  const dodged = cases([8, fails, hard], [12, passes, passes]);

  it('has better means, and is blocked by the fall of its pass rate', () => {
    const verdict = decided(dodged);
    expect(metricOf(verdict).floor.all).toBe(1);
    expect(codesOf(verdict)).toEqual(['blocks regression.checks', 'note check.must-match']);
    expect(reasonsOf(verdict)[0]!.message).toBe(
      'The share of cases that pass the checks fell from 1.00 to 0.60: worse on 8 of 20 cases, better on 0. Fewer than 1 in 85 unchanged prompts would look like this (p = 0.012).',
    );
    expect(verdict.state).toBe('blocked');
  });

  it('passes where the baseline fails on as many', () => {
    const verdict = decided(cases([4, fails, hard], [4, hard, fails], [12, passes, passes]));
    expect(codesOf(verdict)).toEqual(['note check.must-match']);
    expect(passRateOf(verdict)).toMatchObject({ delta: 0, worse: 4, better: 4 });
  });

  it('is blocked by min-pass-rate alone where nothing is compared', () => {
    const alone = dodged.map((one) => ({ ...one, baseline: null }));
    expect(codesOf(decided(alone))).toEqual(['note check.must-match']);
    expect(codesOf(decided(alone, { config: lenient(0.7) }))).toEqual(['blocks check.must-match']);
  });

  it('has a note where the fall is not proven, as any measure has', () => {
    // 2^-4 among three tests.
    const verdict = decided(cases([4, fails, passes], [16, passes, passes]));
    expect(codesOf(verdict)).toEqual(['note check.must-match', 'note regression.checks']);
    expect(reasonsOf(verdict, 'regression.checks')[0]!.message).toContain(
      'this dataset cannot prove a regression: 4 changed cases, 6 needed',
    );
  });

  it('is not blocked where the rate fell by less than 0.02, however sure that is', () => {
    const many = (count: number) => cases([8, fails, passes], [count - 8, passes, passes]);
    expect(codesOf(decided(many(400)))).toContain('blocks regression.checks');
    expect(codesOf(decided(many(401)))).toContain('note regression.checks');
  });
});

describe('the test of the pass rate', () => {
  it('is exact: McNemar over the cases that changed, here 2 better and 9 worse', () => {
    const table = cases([9, fails, passes], [2, passes, fails], [13, passes, passes]);
    // P(at most 2 of 11 fair coins) = (1 + 11 + 55) / 2^11.
    expect(passRateOf(decided(table))).toMatchObject({
      p: 67 / 2048,
      worse: 9,
      better: 2,
      same: 13,
      changed: 11,
      pairs: 24,
      baseline: expect.closeTo(22 / 24, 3),
      candidate: expect.closeTo(15 / 24, 3),
    });
  });

  it('is exact for any table', () => {
    const few = fc.integer({ min: 0, max: 15 });
    fc.assert(
      fc.property(few, few, few, few, (worse, better, pass, fail) => {
        fc.pre(worse + better + pass + fail > 0);
        const table = cases(
          [worse, fails, passes],
          [better, passes, fails],
          [pass, passes, passes],
          [fail, fails, fails],
        );
        const found = comparePassRate(table, sourced('significant', 'test'));
        expect(found.p).toBeCloseTo(worse + better === 0 ? 1 : atMost(better, worse + better), 12);
        expect([found.worse, found.better, found.same]).toEqual([worse, better, pass + fail]);
      }),
    );
  });

  it('is over shares, where a case has several samples', () => {
    const one = measuredCase('a', { candidate: [passes, fails, fails], baseline: [passes, passes, fails] });
    expect(comparePassRate([one], sourced('significant', 'test'))).toMatchObject({
      candidate: expect.closeTo(1 / 3, 3),
      baseline: expect.closeTo(2 / 3, 3),
      worse: 1,
    });
  });

  it('is over the samples that hold an answer, and the cases that have one on both sides', () => {
    const some = [
      measuredCase('a', { candidate: [UNANSWERED, fails], baseline: [passes] }),
      measuredCase('b', { candidate: [UNANSWERED], baseline: [passes] }),
      measuredCase('c', { candidate: [fails], baseline: [UNANSWERED] }),
      measuredCase('d', { candidate: [fails], baseline: null }),
    ];
    expect(comparePassRate(some, sourced('significant', 'test'))).toMatchObject({
      pairs: 1,
      candidate: 0,
      baseline: 1,
    });
  });

  it('has nothing to say without a pair', () => {
    const alone = [measuredCase('a', { baseline: null })];
    expect(comparePassRate(alone, sourced('significant', 'test'))).toMatchObject({
      pairs: 0,
      p: null,
      delta: null,
    });
  });

  it('counts the cases of a group together', () => {
    const grouped = times(8, fails).map((one) => ({ ...one, group: 'one' }));
    const found = comparePassRate([...grouped, ...times(12, passes)], sourced('significant', 'test'));
    expect(found).toMatchObject({ p: 0.5, changed: 1, worse: 8 });
  });

  it.each<[string, Sample, Sample]>([
    ['candidate', UNANSWERED, passes],
    ['baseline', passes, UNANSWERED],
  ])('decides nothing where more than a tenth of the %s has no answer', (_, candidate, baseline) => {
    const without = (missing: number) =>
      cases([8, fails, passes], [12 - missing, passes, passes], [missing, candidate, baseline]);
    expect(codesOf(decided(without(2)))).toContain('blocks regression.checks');
    const verdict = decided(without(3));
    expect(codesOf(verdict)).not.toContain('blocks regression.checks');
    expect(verdict.state).toBe('inconclusive');
  });
});

describe('a baseline without answers at a MINOR of checks alone', () => {
  // The baseline runs there for its latency; no metric says that it is missing.
  const config = `
levels: { minor: { stages: [checks] } }
prompts: [{ files: ["prompts/**"], checks: { min-pass-rate: 0.5, latency: { max-increase: 10 } } }]`;
  const without = (missing: number) => cases([20 - missing, passes, passes], [missing, passes, UNANSWERED]);

  it('is inconclusive beyond a tenth of the cases: what was not compared has not passed', () => {
    expect(decided(without(2), { config }).state).toBe('pass');
    expect(decided(without(3), { config }).state).toBe('inconclusive');
  });
});

describe('the pass rate counts among the tests', () => {
  const fall = cases([6, answered({ relevance: 0.5 }), passes], [14, passes, passes]);

  it('so that the same fall of a metric is held to more', () => {
    const [without, withRule] = [decided(fall, { checks: {}, config: lenient(1) }), decided(fall)];
    expect(metricOf(without, 'relevance')).toMatchObject({ pHolm: 2 / 64, changedNeeded: 6 });
    expect(metricOf(withRule, 'relevance')).toMatchObject({ pHolm: 3 / 64, changedNeeded: 6 });
    const both = decideRun([fall, fall], { config: lenient(0.5), checks: RULE });
    expect(metricOf(both.prompts[0]!, 'relevance').pHolm).toBe(6 / 64);
    expect(passRateOf(both.prompts[0]!)).toMatchObject({ pHolm: 1, changedNeeded: 7 });
  });

  it('and is compared without counting where nothing can be proven', () => {
    for (const regression of ['off', 'strict', 'certified']) {
      const verdict = decided(fall, { config: lenient(0.5, regression) });
      expect(passRateOf(verdict).pHolm).toBeNull();
    }
  });

  it.each<[string, string[]]>([
    ['off', ['note check.must-match']],
    ['strict', ['blocks regression.checks', 'note check.must-match']],
    ['certified', ['blocks certificate.checks', 'note check.must-match']],
  ])('but by the rule %s of its level', (regression, codes) => {
    const one = cases([1, fails, passes], [39, passes, passes]);
    const config = lenient(0.5, regression);
    expect(codesOf(decided(one, { config }))).toEqual(codes);
  });

  it.each(['patch', 'initial'] as const)('and is not compared at %s', (level) => {
    const fell = cases([8, fails, passes], [12, passes, passes]);
    expect(decided(fell, { level }).checks?.passRate).toBeNull();
  });

  it('and is not compared where no baseline runs', () => {
    const alone = cases([8, fails, passes], [12, passes, passes]).map((one) => ({ ...one, baseline: null }));
    expect(decided(alone).checks?.passRate).toBeNull();
  });

  it('and is not compared where an answer can fail nothing', () => {
    expect(decidePrompt(fall, { config: NO_FLOORS }).checks?.passRate).toBeNull();
  });
});

/** P(at most so many heads of so many fair coins). */
function atMost(heads: number, coins: number): number {
  let [ways, total] = [1, 0];
  for (let k = 0; k <= heads; k += 1) {
    total += ways;
    ways = (ways * (coins - k)) / (k + 1);
  }
  return total / 2 ** coins;
}
