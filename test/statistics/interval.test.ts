import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countClusters } from '../../src/statistics/clustered-mean.ts';
import { confidenceInterval, detectableDrop, MIN_INTERVAL_CASES } from '../../src/statistics/interval.ts';

const difference = fc.integer({ min: -1000, max: 1000 }).map((thousandths) => thousandths / 1000);
const group = fc.option(
  fc.integer({ min: 0, max: 20 }).map((number) => `group ${number}`),
  { freq: 2 },
);
const rows = fc.array(fc.record({ group, difference }), { maxLength: 60 });
const shuffledRows = rows.chain((cases) =>
  fc.tuple(
    fc.constant(cases),
    fc.shuffledSubarray(cases, { minLength: cases.length, maxLength: cases.length }),
  ),
);

type Rows = readonly { readonly group: string | null; readonly difference: number }[];
const groupsOf = (cases: Rows) => cases.map((one) => one.group);
const differencesOf = (cases: Rows) => cases.map((one) => one.difference);
const intervalOf = (cases: Rows) => confidenceInterval(groupsOf(cases), differencesOf(cases));
const dropOf = (cases: Rows) => detectableDrop(groupsOf(cases), differencesOf(cases));
const alone = (differences: readonly number[]) => differences.map(() => null);

/** Ten differences with the mean -0.05 and the sample variance 0.225 / 9 = 0.025. */
const TEN = [0.1, 0.1, 0.1, 0.1, 0.1, -0.2, -0.2, -0.2, -0.2, -0.2];

describe('the interval of the mean difference', () => {
  it('of ten cases is mean +- t(0.975, 9) sd / sqrt(10)', () => {
    const found = confidenceInterval(alone(TEN), TEN);
    expect(found?.low).toBeCloseTo(-0.05 - 2.262157162798 * 0.05, 9);
    expect(found?.high).toBeCloseTo(-0.05 + 2.262157162798 * 0.05, 9);
  });

  it('of ten groups is that of their sums', () => {
    const groups = [...TEN, ...TEN].map((_, index) => `group ${index % 10}`);
    expect(confidenceInterval(groups, [...TEN, ...TEN])).toEqual(confidenceInterval(alone(TEN), TEN));
  });

  it('is not given for fewer than ten clusters', () => {
    expect(MIN_INTERVAL_CASES).toBe(10);
    expect(confidenceInterval(alone(TEN.slice(1)), TEN.slice(1))).toBeNull();
    const groups = [...TEN, ...TEN].map((_, index) => `group ${index % 9}`);
    expect(confidenceInterval(groups, [...TEN, ...TEN])).toBeNull();
    expect(confidenceInterval([], [])).toBeNull();
  });

  it('ends where scores end', () => {
    const rises = [...Array<number>(9).fill(1), -0.5];
    expect(confidenceInterval(alone(rises), rises)?.high).toBe(1);
    const falls = rises.map((one) => -one);
    expect(confidenceInterval(alone(falls), falls)?.low).toBe(-1);
  });

  it('contains the mean, within [-1, 1], wherever there are ten clusters', () => {
    fc.assert(
      fc.property(rows, (cases) => {
        const found = intervalOf(cases);
        expect(found !== null).toBe(countClusters(groupsOf(cases)) >= 10);
        if (found === null) return;
        const mean = cases.reduce((sum, one) => sum + one.difference, 0) / cases.length;
        expect(found.low).toBeLessThanOrEqual(mean + 1e-12);
        expect(found.high).toBeGreaterThanOrEqual(mean - 1e-12);
        expect(found.low).toBeGreaterThanOrEqual(-1);
        expect(found.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('turns around when the sides are swapped', () => {
    fc.assert(
      fc.property(rows, (cases) => {
        const found = intervalOf(cases);
        const swapped = intervalOf(cases.map((one) => ({ ...one, difference: -one.difference })));
        expect(swapped?.low ?? 0).toBeCloseTo(-(found?.high ?? 0), 12);
        expect(swapped?.high ?? 0).toBeCloseTo(-(found?.low ?? 0), 12);
      }),
    );
  });
});

describe('the smallest drop that a run detects', () => {
  it('is (t(0.95, 9) + t(0.80, 9)) sd / sqrt(10) with ten cases', () => {
    expect(detectableDrop(alone(TEN), TEN)).toBeCloseTo((1.833112932656 + 0.883403859686) * 0.05, 9);
  });

  it('is not known where nothing varied, nor from one cluster', () => {
    for (const same of [0, 0.1, -0.7]) {
      const differences = Array<number>(30).fill(same);
      expect(detectableDrop(alone(differences), differences)).toBeNull();
    }
    expect(detectableDrop(['a', 'a', 'a'], [0.1, -0.2, 0.3])).toBeNull();
    expect(detectableDrop([null], [0.1])).toBeNull();
    expect(detectableDrop([], [])).toBeNull();
  });

  it('is above zero wherever it is known', () => {
    fc.assert(
      fc.property(rows, (cases) => {
        expect(dropOf(cases) ?? 1).toBeGreaterThan(0);
      }),
    );
  });

  it('halves, or better, with four times the cases', () => {
    const four = [...TEN, ...TEN, ...TEN, ...TEN];
    expect(detectableDrop(alone(four), four)!).toBeLessThan(detectableDrop(alone(TEN), TEN)! / 2);
  });
});

describe('the interval and the smallest drop', () => {
  it('are the same for groups of one and for no groups', () => {
    fc.assert(
      fc.property(fc.array(difference, { maxLength: 40 }), (differences) => {
        const single = differences.map((_, index) => `case ${index}`);
        expect(confidenceInterval(single, differences)).toEqual(
          confidenceInterval(alone(differences), differences),
        );
        expect(detectableDrop(single, differences)).toEqual(detectableDrop(alone(differences), differences));
      }),
    );
  });

  it('do not depend on the order of the cases', () => {
    fc.assert(
      fc.property(shuffledRows, ([cases, other]) => {
        expect(intervalOf(other) === null).toBe(intervalOf(cases) === null);
        expect(intervalOf(other)?.low ?? 0).toBeCloseTo(intervalOf(cases)?.low ?? 0, 12);
        expect(intervalOf(other)?.high ?? 0).toBeCloseTo(intervalOf(cases)?.high ?? 0, 12);
        expect(dropOf(other) === null).toBe(dropOf(cases) === null);
        expect(dropOf(other) ?? 0).toBeCloseTo(dropOf(cases) ?? 0, 12);
      }),
    );
  });
});
