import { describe, expect, it } from 'vitest';
import type { Checks } from '../../src/checks/check-spec.ts';
import { decideChecks, measureChecks } from '../../src/gate/decide-checks.ts';
import { notJudged } from '../../src/gate/judge-answer.ts';
import type { CaseMeasurement, Sample } from '../../src/judging/measurement.ts';
import { answered, measuredCase, times } from './given.ts';

const UNANSWERED: Sample = { kind: 'unanswered', why: 'status 500 after 5 tries' };
const failing = (rule: string, expected = 'x', found = 'y') =>
  answered({}, { failures: [{ rule, expected, found }], judgements: notJudged('failed check') });
const taking = (latencyMs: number) => answered({}, { latencyMs });
const costing = (usd: number | null) => answered({}, { usd });

function decideThese(cases: readonly CaseMeasurement[], checks: Checks = {}) {
  return decideChecks(measureChecks(cases, null), cases, checks);
}
function codes(cases: readonly CaseMeasurement[], checks: Checks = {}): string[] {
  return decideThese(cases, checks).map(({ effect, code }) => `${effect} ${code}`);
}

describe('the pass rate', () => {
  it('is of cases: a case passes when every answer to it passes', () => {
    const half = measuredCase('a', { candidate: [answered(), failing('length')] });
    expect(measureChecks([half, ...times(3, answered())], null)).toMatchObject({
      passed: 3,
      failed: 1,
      unanswered: 0,
    });
  });

  it('blocks at one failure where nothing else is said, with an example', () => {
    const cases = [
      ...times(19, answered()),
      measuredCase('c7', { candidate: [failing('format', 'JSON', 'words')] }),
    ];
    expect(decideThese(cases)).toEqual([
      {
        code: 'check.format',
        effect: 'blocks',
        message: '1 of 20 cases fail the check `format` (min-pass-rate 1). c7: expected JSON; found words.',
      },
    ]);
  });

  it.each([
    [2, 0.9, 'note'],
    [3, 0.9, 'blocks'],
    [20, 0, 'note'],
    [1, 0.95, 'note'],
    [6, 0.7, 'note'],
  ])('with %i of 20 failed and min-pass-rate %d: %s', (failed, minPassRate, effect) => {
    const cases = [...times(20 - failed, answered()), ...times(failed, failing('length'))];
    expect(codes(cases, { minPassRate })).toEqual([`${effect} check.length`]);
  });

  it('names every rule that failed, each with its own count', () => {
    const cases = [...times(2, failing('length')), ...times(1, failing('schema')), ...times(7, answered())];
    expect(decideThese(cases).map(({ message }) => message.slice(0, 40))).toEqual([
      '2 of 10 cases fail the check `length` (m',
      '1 of 10 cases fail the check `schema` (m',
    ]);
  });

  it('is over the cases that were answered', () => {
    const cases = [...times(18, answered()), ...times(1, failing('length')), ...times(1, UNANSWERED)];
    expect(decideThese(cases)[0]?.message).toContain('1 of 19 cases');
  });
});

describe('answers that never came', () => {
  it('are left out up to 10% of the cases', () => {
    expect(codes([...times(18, answered()), ...times(2, UNANSWERED)])).toEqual([]);
  });

  it('leave the checks unmeasured beyond that, and the first reason is shown', () => {
    expect(decideThese([...times(17, answered()), ...times(3, UNANSWERED)])).toEqual([
      {
        code: 'unmeasured.answers',
        effect: 'inconclusive',
        message: '3 of 20 cases got no answer, more than 10%: status 500 after 5 tries.',
      },
    ]);
  });

  it('are never counted as passed', () => {
    expect(measureChecks(times(4, UNANSWERED), null)).toMatchObject({ passed: 0, failed: 0, unanswered: 4 });
    expect(codes(times(4, UNANSWERED))).toEqual(['inconclusive unmeasured.answers']);
  });
});

describe('the latency', () => {
  const cases = [...times(19, taking(100), taking(50)), ...times(1, taking(9000), taking(50))];

  it.each([
    [100, []],
    [99, ['blocks check.latency']],
  ])('blocks when 95%% of the answers took longer than p95-ms: %i', (p95Ms, found) => {
    expect(codes(cases, { latency: { p95Ms } })).toEqual(found);
  });

  it.each([
    [1, []],
    [0.99, ['blocks check.latency']],
    [0, ['blocks check.latency']],
  ])('blocks when the median rose by more than max-increase: %d', (maxIncrease, found) => {
    expect(codes(cases, { latency: { maxIncrease } })).toEqual(found);
  });

  it('says both numbers, and what is allowed', () => {
    const [p95, rise] = decideThese(cases, { latency: { p95Ms: 90, maxIncrease: 0.5 } });
    expect(p95?.message).toBe('95% of the answers came within 100 ms; `checks.latency.p95-ms` allows 90 ms.');
    expect(rise?.message).toBe(
      'The median latency rose from 50 to 100 ms; `checks.latency.max-increase` allows 50%.',
    );
  });

  it('is not compared where there is no baseline, and inconclusive where the baseline gave no answer', () => {
    expect(codes(times(4, taking(100), null), { latency: { maxIncrease: 0 } })).toEqual([]);
    expect(codes(times(4, taking(100), UNANSWERED), { latency: { maxIncrease: 0 } })).toEqual([
      'inconclusive unmeasured.latency',
    ]);
  });
});

describe('the cost', () => {
  it.each([
    [0.01, []],
    [0.009, ['blocks check.cost']],
    [0, ['blocks check.cost']],
  ])('blocks when a case costs more than max-usd-per-case: %d', (maxUsdPerCase, found) => {
    expect(
      codes([...times(3, costing(0.001)), ...times(1, costing(0.01))], { cost: { maxUsdPerCase } }),
    ).toEqual(found);
  });

  it.each([
    [0.25, []],
    [0.24, ['blocks check.cost']],
  ])('blocks when the mean rose by more than max-increase: %d', (maxIncrease, found) => {
    expect(codes(times(4, costing(0.005), costing(0.004)), { cost: { maxIncrease } })).toEqual(found);
  });

  it('names the dearest case, and how many are too dear', () => {
    const cases = [measuredCase('dear', { candidate: [costing(0.03)] }), ...times(2, costing(0.02))];
    expect(decideThese(cases, { cost: { maxUsdPerCase: 0.01 } })[0]?.message).toBe(
      '3 cases cost more than `checks.cost.max-usd-per-case` allows ($0.01); the dearest is dear at $0.0300.',
    );
  });

  it('that is unknown is inconclusive where a check asks for it, and nothing where none does', () => {
    const unknown = [...times(3, costing(0.001)), ...times(1, costing(null))];
    expect(codes(unknown, { cost: { maxUsdPerCase: 1 } })).toEqual(['inconclusive unmeasured.cost']);
    expect(codes(unknown)).toEqual([]);
    const baseline = times(4, costing(0.001), costing(null));
    expect(codes(baseline, { cost: { maxIncrease: 1 } })).toEqual(['inconclusive unmeasured.cost']);
    expect(codes(baseline, { cost: { maxUsdPerCase: 1 } })).toEqual([]);
    expect(measureChecks(unknown, null).usdPerCase).toEqual({ candidate: null, baseline: 0.001 });
  });

  it('is not compared where there is no baseline', () => {
    expect(codes(times(4, costing(0.005), null), { cost: { maxIncrease: 0 } })).toEqual([]);
  });
});

describe('the measurements', () => {
  it('hold latency, cost and tokens of each side, unknown where a side did not run', () => {
    const cases = times(2, answered({}, { latencyMs: 200, usd: 0.02, usage: { input: 7, output: 3 } }), null);
    expect(measureChecks(cases, null)).toEqual({
      passed: 2,
      failed: 0,
      passRate: null,
      unanswered: 0,
      failures: [],
      latencyP95Ms: { candidate: 200, baseline: null },
      latencyMedianMs: { candidate: 200, baseline: null },
      usdPerCase: { candidate: 0.02, baseline: null },
      tokens: { candidate: { input: 14, output: 6 }, baseline: { input: 0, output: 0 } },
    });
  });

  it('name each failure with its case', () => {
    const cases = [measuredCase('a', { candidate: [failing('length', '1', '2')] })];
    expect(measureChecks(cases, null).failures).toEqual([
      { case: 'a', rule: 'length', expected: '1', found: '2' },
    ]);
  });
});
