import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredMean, countClusters } from '../../src/statistics/clustered-mean.ts';

const value = fc.integer({ min: -1000, max: 1000 }).map((thousandths) => thousandths / 1000);
const rows = fc.array(fc.record({ group: fc.option(fc.constantFrom('a', 'b', 'c', 'd')), value }), {
  minLength: 1,
  maxLength: 40,
});
const shuffledRows = rows.chain((cases) =>
  fc.tuple(
    fc.constant(cases),
    fc.shuffledSubarray(cases, { minLength: cases.length, maxLength: cases.length }),
  ),
);

type Rows = readonly { readonly group: string | null; readonly value: number }[];
const meanOf = (cases: Rows) =>
  clusteredMean(
    cases.map((one) => one.group),
    cases.map((one) => one.value),
  );
const alone = (values: readonly number[]) => values.map(() => null);

/** Sample standard deviation over the root of the number of values, from its definition. */
function plainError(values: readonly number[]): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance / values.length);
}

describe('the mean over clusters', () => {
  it('of four cases in two groups has the error of two sums', () => {
    // Mean 0.1; the deviations of the sums are 0.2 and -0.2: sqrt(2 / 1 * 0.08) / 4.
    const found = clusteredMean(['a', 'a', 'b', 'b'], [0.3, 0.1, -0.1, 0.1]);
    expect(found?.mean).toBe(0.1);
    expect(found?.standardError).toBeCloseTo(0.1, 12);
    expect(found?.clusters).toBe(2);
  });

  it('weighs cases, not groups', () => {
    const found = clusteredMean(['a', 'a', 'a', null], [0.4, 0.4, 0.4, 0]);
    // Mean 0.3; the deviations of the sums are 0.3 and -0.3: sqrt(2 / 1 * 0.18) / 4.
    expect(found?.mean).toBeCloseTo(0.3, 12);
    expect(found?.standardError).toBeCloseTo(0.15, 12);
  });

  it('of cases without groups has the error sd / sqrt(N)', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 60 }), (values) => {
        const found = clusteredMean(alone(values), values);
        expect(found?.standardError).toBeCloseTo(plainError(values), 12);
        expect(found?.clusters).toBe(values.length);
      }),
    );
  });

  it('is the same for groups of one and for no groups', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
        const single = values.map((_, index) => `group ${index}`);
        expect(clusteredMean(single, values)).toEqual(clusteredMean(alone(values), values));
      }),
    );
  });

  it('does not depend on the order of the cases', () => {
    fc.assert(
      fc.property(shuffledRows, ([cases, other]) => {
        const [a, b] = [meanOf(cases)!, meanOf(other)!];
        expect(b.mean).toBe(a.mean);
        expect(b.clusters).toBe(a.clusters);
        expect(b.standardError === null).toBe(a.standardError === null);
        expect(b.standardError ?? 0).toBeCloseTo(a.standardError ?? 0, 12);
      }),
    );
  });

  it('is sure of itself, to the last digit, only where every cluster says the same', () => {
    expect(clusteredMean(alone(Array(10).fill(0)), Array(10).fill(0.1))?.standardError).toBe(0);
    expect(clusteredMean(['a', 'a', 'b', 'b'], [0.3, 0.1, 0.1, 0.3])?.standardError).toBe(0);
    expect(clusteredMean([null, null], [0.3 - 0.1, 0.2])?.standardError).toBe(0);
    expect(clusteredMean([null, null], [0.1, 0.101])?.standardError).toBeCloseTo(0.0005, 12);
  });

  it('grows less sure when equal cases are taken for one', () => {
    const values = [0.2, 0.2, 0.2, -0.1, -0.1, -0.1];
    const grouped = clusteredMean(['a', 'a', 'a', 'b', 'b', 'b'], values);
    expect(grouped?.standardError).toBeGreaterThan(2 * plainError(values));
  });

  it('has no error with fewer than two clusters', () => {
    expect(clusteredMean([null], [0.5])).toEqual({ mean: 0.5, standardError: null, clusters: 1 });
    expect(clusteredMean(['a', 'a'], [0.5, 0])).toEqual({ mean: 0.25, standardError: null, clusters: 1 });
  });

  it('of no values is no mean', () => {
    expect(clusteredMean([], [])).toBeNull();
  });
});

describe('the clusters', () => {
  it.each<[readonly (string | null)[], number]>([
    [[], 0],
    [[null, null], 2],
    [['a', 'a', 'a'], 1],
    [['a', null, 'b', 'a', null], 4],
    [['', ''], 1],
  ])('of %j are %i', (groups, clusters) => {
    expect(countClusters(groups)).toBe(clusters);
  });

  it('are those that the mean is taken over', () => {
    fc.assert(
      fc.property(rows, (cases) => {
        expect(meanOf(cases)?.clusters).toBe(countClusters(cases.map((one) => one.group)));
      }),
    );
  });
});
