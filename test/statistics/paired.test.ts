import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePaired, type PairedScore, quantile, sumByGroup } from '../../src/statistics/paired.ts';
import { RunningMean } from '../../src/statistics/running-mean.ts';
import { signFlipTest } from '../../src/statistics/sign-flip.ts';

/** A case whose score differs by `difference`. */
function pair(difference: number, group: string | null = null, id = 'c'): PairedScore {
  return { id, group, baseline: Math.max(0, -difference), candidate: Math.max(0, difference) };
}

const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const scores = fc.array(
  fc.record({
    id: fc.string(),
    group: fc.option(fc.constantFrom('a', 'b', 'c')),
    baseline: share,
    candidate: share,
  }),
  { minLength: 1, maxLength: 30 },
);

describe('the paired comparison', () => {
  it.each([
    ['five equal falls', [-0.2, -0.2, -0.2, -0.2, -0.2], -0.2, 0.03125],
    ['twelve ratings', [-0.2, -0.4, 0, 0, 0.2, -0.2, -0.2, 0, -0.6, -0.2, 0.2, -0.2], -0.133333, 0.05859375],
    [
      'twenty shares of claims',
      [
        -0.05, -0.1, 0.05, 0, 0, -0.2, 0.1, -0.15, -0.333, 0.25, -0.125, 0, -0.5, 0, -0.1, -0.05, 0.05, -0.2,
        0, -0.15,
      ],
      -0.0754,
      0.0255126953125,
    ],
    ['26 cases that stayed the same', Array<number>(26).fill(0), 0, 1],
    ['28 cases that stayed the same', Array<number>(28).fill(0), 0, 1],
    ['mostly rises', [0.2, 0, 0.4, -0.2, 0.2, 0, 0, 0.2], 0.1, 0.96875],
  ])('of %s has the known mean difference and p', (_, differences, mean, p) => {
    const compared = comparePaired(differences.map((difference) => pair(difference)));
    expect(compared?.delta).toBeCloseTo(mean, 6);
    expect(compared?.p).toBeCloseTo(p, 6);
  });

  it('flips the cases of one group together', () => {
    const cases = [
      ...[-0.2, -0.2, -0.4].map((difference) => pair(difference, 'a')),
      ...[0.2, 0].map((difference) => pair(difference, 'b')),
      pair(-0.2, 'c'),
      pair(-0.6, 'd'),
      pair(-0.2, 'e'),
      pair(-0.2, 'f'),
    ];
    expect(comparePaired(cases)?.p).toBeCloseTo(0.078125, 6);
    expect(comparePaired(cases)?.changed).toBe(6);
    const alone = cases.map((one) => ({ ...one, group: null }));
    expect(comparePaired(alone)?.p).toBeCloseTo(0.02734375, 6);
    expect(comparePaired(alone)?.changed).toBe(8);
  });

  it('of groups of one is the comparison without groups', () => {
    fc.assert(
      fc.property(scores, (cases) => {
        const alone = cases.map((one) => ({ ...one, group: null }));
        const single = cases.map((one, index) => ({ ...one, group: `group ${index}` }));
        const [a, b] = [comparePaired(alone)!, comparePaired(single)!];
        expect({ ...b, p: 0 }).toEqual({ ...a, p: 0 });
        expect(b.p).toBeCloseTo(a.p, 12);
      }),
    );
  });

  it('does not depend on the order of the cases', () => {
    fc.assert(
      fc.property(scores, (cases) => {
        const [a, b] = [comparePaired(cases)!, comparePaired(cases.toReversed())!];
        expect({ ...b, p: 0 }).toEqual({ ...a, p: 0 });
        expect(b.p).toBeCloseTo(a.p, 12);
      }),
    );
  });

  it('counts every case once as worse, better or the same', () => {
    fc.assert(
      fc.property(scores, (cases) => {
        const { worse, better, same, cases: all, changed } = comparePaired(cases)!;
        expect(worse + better + same).toBe(all);
        expect(all).toBe(cases.length);
        expect(changed).toBeLessThanOrEqual(worse + better);
      }),
    );
  });

  it('counts a group whose cases cancel out as unchanged', () => {
    const compared = comparePaired([pair(-0.2, 'a'), pair(0.2, 'a')]);
    expect(compared).toMatchObject({ worse: 1, better: 1, same: 0, changed: 0, p: 1, delta: 0 });
  });

  it('takes scores that are equal to the thousandth for equal', () => {
    const third = { id: 'c', group: null, baseline: 1 / 3, candidate: 0.3333 };
    expect(comparePaired([third])).toMatchObject({ same: 1, delta: 0 });
  });

  it('takes means of several samples that are equal for a tie, however each was rounded', () => {
    const ratings = (...sums: readonly number[]) => sums.map((total) => total / 15);
    const [before, after] = [ratings(13, 15), ratings(14, 14)];
    const scores = before.map((baseline, index) => ({
      id: 'c',
      group: null,
      baseline,
      candidate: after[index] ?? 0,
    }));
    expect(comparePaired(scores)).toMatchObject({ worse: 1, better: 1, delta: 0 });
  });

  it('of no cases is no comparison', () => {
    expect(comparePaired([])).toBeNull();
  });

  it('takes cases without a group apart and cases of a group together', () => {
    expect(sumByGroup([null, 'a', null, 'a', 'b'], [1, 2, 3, 4, 5])).toEqual([1, 3, 6, 5]);
  });

  it('is the sign-flip test over the sums of the groups', () => {
    const cases = [pair(-0.2, 'a'), pair(-0.4, 'a'), pair(0.2, 'b'), pair(-0.2)];
    expect(comparePaired(cases)?.p).toBe(signFlipTest([-200, -600, 200]));
  });
});

describe('a mean score', () => {
  it.each<[readonly number[], number | null]>([
    [[], null],
    [[0], 0],
    [[0.75, 0.75, 0.75], 0.75],
    [[1, 0.5], 0.75],
    [[2 / 3, 1 / 3, 0.5], 0.5],
    [Array<number>(10).fill(0.1), 0.1],
  ])('of %j is %j', (values, mean) => {
    const running = new RunningMean();
    for (const value of values) running.add(value);
    expect([running.mean, running.count]).toEqual([mean, values.length]);
  });
});

describe('a quantile', () => {
  it.each<[readonly number[], number, number | null]>([
    [[], 0.95, null],
    [[7], 0.5, 7],
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
    [Array.from({ length: 20 }, (_, index) => index + 1), 0.95, 19],
    [[1, 2], 0, 1],
    [[1, 2], 1, 2],
  ])('of %j at %d is %j', (values, q, value) => {
    expect(quantile(values, q)).toBe(value);
  });
});
