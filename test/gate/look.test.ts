import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerChecks } from '../../src/checks/check-spec.ts';
import { decideLook } from '../../src/gate/look.ts';
import type { PlannedCase } from '../../src/gate/prompt-plan.ts';
import type { CaseMeasurement, Sample } from '../../src/judging/measurement.ts';
import { excluded, unscored } from '../../src/judging/score.ts';
import type { Metric } from '../../src/policy/policy.ts';
import { policy } from '../config/given.ts';
import { answered, fallen, measuredCase, NO_FLOORS, paired, promptPlan, times } from './given.ts';
import { golden, planned } from './stand-ins.ts';

interface Given {
  /** What the look spends; null: no test could block. */
  readonly spend?: number | null;
  /** Tests of the run. */
  readonly tests?: number;
  readonly config?: string;
  /** The cases that were not read. */
  readonly unread?: readonly PlannedCase[];
  readonly runsBaseline?: boolean;
  /** Deterministic checks of every case. */
  readonly checks?: AnswerChecks;
}

/** Looks at these cases, with as many unread ones as bring the dataset to 40 unless told otherwise. */
function look(read: readonly CaseMeasurement[], given: Given = {}) {
  const rules = policy({}, given.config ?? NO_FLOORS);
  const checks = [{ checks: given.checks ?? { mustMatch: ['x'] }, schema: null }];
  const known = read.map((one) => planned(one.id, { known: one.known, checks }));
  const cases = [...known, ...(given.unread ?? unreadCases(Math.max(0, 40 - read.length)))];
  const at = { cases: read.length, spend: given.spend === undefined ? 0.005 : given.spend };
  const parts = { cases, runsBaseline: given.runsBaseline ?? true };
  return decideLook(promptPlan('a', rules, parts), { cases, looks: [at] }, at, read, given.tests ?? 1);
}

function unreadCases(count: number, parts: Partial<PlannedCase> = {}): PlannedCase[] {
  return Array.from({ length: count }, (_, index) => planned(`unread ${index}`, parts));
}

/** So many cases that score this on both sides. */
const both = (count: number, score: number, metric: Metric = 'relevance') =>
  times(count, answered({ [metric]: score }), answered({ [metric]: score }));
const unknown = (cases: readonly CaseMeasurement[]) => cases.map((one) => ({ ...one, known: false }));

const FAILED = [{ rule: 'must-match', expected: 'x', found: 'y' }];
const failed = answered(
  { faithfulness: excluded('failed check'), relevance: excluded('failed check') },
  { failures: FAILED },
);
const blank = answered({ faithfulness: unscored('x'), relevance: unscored('x') });
const UNANSWERED: Sample = { kind: 'unanswered', why: 'status 500' };

const FELL = { why: 'regression', measures: ['faithfulness'] };

describe('a look proves a regression', () => {
  it.each([
    ['at exactly what it may spend on a test', 2 ** -8, 1, FELL],
    ['at exactly its share of what all tests may spend', 2 ** -6, 4, FELL],
    ['not above it', 2 ** -8 - 1e-9, 1, null],
    ['not above its share', 2 ** -6 - 1e-9, 4, null],
    ['not where it spends nothing', null, 1, null],
  ])('%s', (_, spend, tests, found) => {
    expect(look(fallen(10, 8, 0.5), { spend, tests })).toEqual(found);
  });

  it.each([
    [100, FELL],
    [101, null],
  ])('only where the mean fell by 0.02: 10 falls of 0.2 among %i cases', (cases, found) => {
    expect(look(fallen(cases, 10, 0.2), { unread: unreadCases(200) })).toEqual(found);
  });

  it('by the cases that rose as well as those that fell', () => {
    const pairs = (rises: number) => [...Array(9).fill([1, 0.5]), ...Array(rises).fill([0.5, 1])];
    expect(look(paired('faithfulness', pairs(0)))).toEqual(FELL);
    // One rise among ten changes: (1 + 10) / 2^10, above 0.005.
    expect(look(paired('faithfulness', pairs(1)))).toBeNull();
  });

  it('with the cases of a group as one', () => {
    const cases = fallen(10, 8, 0.5).map((one, index) => ({ ...one, group: index < 2 ? 'one' : null }));
    expect(look(cases, { spend: 2 ** -7 })).toEqual(FELL);
    expect(look(cases, { spend: 2 ** -8 })).toBeNull();
  });

  it('of each measure, and names all that fell', () => {
    const worse = answered({ faithfulness: 0.5, relevance: 0.2 });
    expect(look(times(10, worse))).toEqual({ why: 'regression', measures: ['faithfulness', 'relevance'] });
    expect(look(times(10, answered({ relevance: 0.2 })))).toEqual({
      why: 'regression',
      measures: ['relevance'],
    });
  });

  it('of the pass rate as well, which has its own share', () => {
    // Half of the cases are scored on both sides, so that the metrics are measured and did not change.
    const cases = [...times(8, failed), ...times(8, answered())];
    expect(look(cases, { spend: 2 ** -8 })).toEqual({ why: 'regression', measures: ['checks'] });
    expect(look(cases, { spend: 2 ** -8, tests: 2 })).toBeNull();
  });

  it('of the pass rate only where it is one of the tests of the run: where an answer can fail a rule', () => {
    const cases = [...times(8, failed), ...times(8, answered())];
    expect(look(cases, { spend: 2 ** -8, checks: {} })).toBeNull();
  });

  it('and not that a floor is lost, where both are true', () => {
    const config = 'levels: { minor: { faithfulness: 1, relevance: 0 } }';
    expect(look(fallen(10, 8, 0.5), { config })).toEqual(FELL);
  });
});

describe('a look never stops', () => {
  it('for success, however much better every case is', () => {
    expect(look(times(20, answered(), answered({ faithfulness: 0, relevance: 0 })))).toBeNull();
    expect(look(times(20, answered()), { config: '{}' })).toBeNull();
  });

  it('whatever it sees, where no case fell and the floors are 0', () => {
    const score = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
    const rise = fc.tuple(score, score).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.array(rise, { minLength: 1, maxLength: 40 }), (pairs) => {
        expect(look(paired('faithfulness', pairs), { spend: 0.01 })).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, Sample, Sample]>([
    ['candidate', blank, answered()],
    ['baseline', answered(), blank],
  ])('where more than a tenth of what was read of the %s is unscored', (_, candidate, baseline) => {
    const worse = (count: number) => times(count, answered({ relevance: 0 }));
    expect(look([...worse(9), ...times(1, candidate, baseline)])).toEqual({
      why: 'regression',
      measures: ['relevance'],
    });
    expect(look([...worse(18), ...times(3, candidate, baseline)])).toBeNull();
  });

  it('for a floor either, where more than a tenth of what was read is unscored', () => {
    const config = 'levels: { minor: { faithfulness: 0, relevance: 0.9 } }';
    const low = (missing: number) => [...both(20 - missing, 0), ...times(missing, blank, blank)];
    expect(look(low(2), { config })).toEqual({ why: 'floor', measures: ['relevance'] });
    expect(look(low(3), { config })).toBeNull();
  });

  it('where fewer than half of what was read was scored on both sides', () => {
    const silent = answered({ faithfulness: excluded('nothing claimed') });
    expect(look([...fallen(8, 8, 0.5), ...times(8, silent)])).toEqual(FELL);
    expect(look([...fallen(8, 8, 0.5), ...times(9, silent)])).toBeNull();
  });

  it.each<[string, Sample, Sample]>([
    ['candidate', UNANSWERED, answered()],
    ['baseline', answered(), UNANSWERED],
  ])('for the pass rate, where more than a tenth of the %s has no answer', (_, candidate, baseline) => {
    const cases = (missing: number) => [
      ...times(8, failed),
      ...times(12 - missing, answered()),
      ...times(missing, candidate, baseline),
    ];
    expect(look(cases(2))).toEqual({ why: 'regression', measures: ['checks'] });
    expect(look(cases(3))).toBeNull();
  });

  it('where nothing is decided of the prompt', () => {
    const rules = policy({}, null);
    const at = { cases: 10, spend: 0.005 };
    const plan = promptPlan('a', rules, { policy: null });
    expect(decideLook(plan, { cases: [], looks: [at] }, at, fallen(10, 10, 1), 1)).toBeNull();
  });
});

describe('a floor is out of reach', () => {
  const config = 'levels: { minor: { faithfulness: 0.75, relevance: 0.8 } }';
  const LOST = { why: 'floor', measures: ['relevance'] };

  it.each([
    ['within reach where the unread cases could just lift the mean to it', both(10, 0.2), null],
    ['lost by the least of a score more', [...both(9, 0.2), ...both(1, 0.199)], LOST],
    ['not lost where the mean is below it, but may rise', both(10, 0.5), null],
  ])('and is %s', (_, read, found) => {
    // 10 of 40 cases at 0.2 and 30 at 1: (2 + 30) / 40 = 0.8.
    expect(look(read, { config })).toEqual(found);
  });

  it('where nothing is compared as well', () => {
    const alone = times(10, answered({ relevance: 0 }), null);
    expect(look(alone, { config, runsBaseline: false, spend: null, tests: 0 })).toEqual(LOST);
  });

  it('of both metrics at once, and names both', () => {
    const low = answered({ faithfulness: 0, relevance: 0 });
    expect(look(times(20, low, low), { config })).toEqual({
      why: 'floor',
      measures: ['faithfulness', 'relevance'],
    });
  });

  it('over the cases that the base knows, where those that were added cannot make up for them', () => {
    // Known: 5 of 20 read, all 0: at best 15 / 20. All: at best 35 / 40.
    const read = [...both(5, 0), ...unknown(both(5, 1))];
    const unread = [...unreadCases(15), ...unreadCases(15, { known: false })];
    expect(look(read, { config, unread })).toEqual(LOST);
    // One known case more: 16 / 20.
    const other = [...both(4, 0), ...unknown(both(6, 1))];
    expect(look(other, { config, unread: [...unreadCases(16), ...unreadCases(14, { known: false })] })).toBe(
      null,
    );
  });

  it('over all cases, where those that the base knows are well', () => {
    // Known: all 1. All: at best (5 + 15) / 30.
    const read = [...both(5, 1), ...unknown(both(10, 0))];
    expect(look(read, { config, unread: unreadCases(15) })).toEqual(LOST);
  });

  it('never over known cases of which none was read, or none is there', () => {
    const read = unknown(both(10, 0.2));
    expect(look(read, { config, unread: unreadCases(30) })).toBeNull();
    expect(look(read, { config, unread: unreadCases(30, { known: false }) })).toBeNull();
  });

  it('counts as 1 only what can be scored: unread cases without a context lift no faithfulness', () => {
    const read = both(10, 0, 'faithfulness');
    expect(look(read, { config, unread: unreadCases(30) })).toBeNull();
    const without = unreadCases(1, { golden: golden('none', { context: null }) });
    // At best 29 / 39, below 0.75.
    expect(look(read, { config, unread: [...unreadCases(29), ...without] })).toEqual({
      why: 'floor',
      measures: ['faithfulness'],
    });
    expect(look(both(10, 0.2), { config, unread: [...unreadCases(29), ...without] })).toBeNull();
  });

  it('over the cases that were scored: an exclusion is neither a 0 nor a 1', () => {
    const silent = answered({ relevance: excluded('nothing claimed') });
    // 10 at 0.2 and 30 at 1, as above, whatever was excluded.
    expect(look([...both(10, 0.2), ...times(10, silent, silent)], { config, unread: unreadCases(30) })).toBe(
      null,
    );
    const read = [...both(9, 0.2), ...both(1, 0.199), ...times(10, silent, silent)];
    expect(look(read, { config, unread: unreadCases(30) })).toEqual(LOST);
  });

  it('only where the final mean would miss it even if every unread case scored 1, and always there', () => {
    const score = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
    const known = fc.boolean();
    fc.assert(
      fc.property(
        fc.array(fc.record({ score, known }), { minLength: 1, maxLength: 20 }),
        fc.array(known, { maxLength: 20 }),
        (rows, rest) => {
          const read = rows.map((row, index) =>
            measuredCase(index, {
              known: row.known,
              candidate: [answered({ relevance: row.score })],
              baseline: [answered({ relevance: row.score })],
            }),
          );
          const all = [...rows, ...rest.map((one) => ({ score: 1, known: one }))];
          const lost = [all, rows.some((row) => row.known) ? all.filter((row) => row.known) : []].some(
            (cases) => cases.reduce((sum, one) => sum + Math.round(one.score * 1000), 0) < 800 * cases.length,
          );
          const unread = rest.map((one, index) => planned(`u${index}`, { known: one }));
          expect(look(read, { config, unread })).toEqual(lost ? LOST : null);
        },
      ),
    );
  });
});
