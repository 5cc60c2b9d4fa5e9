import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCases, drawQuality, drawRating, type Ratings } from '../../scripts/simulation/population.ts';
import { randomFrom } from '../../scripts/simulation/random.ts';

const NO_DROP = { faithfulness: 0, relevance: 0 };
const times = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the simulated population', () => {
  it('has qualities from 1 to 5, 4.1 on the average once they are clipped', () => {
    const random = randomFrom('quality');
    const qualities = times(20_000, () => drawQuality(random));
    expect(Math.min(...qualities)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...qualities)).toBe(5);
    expect(meanOf(qualities)).toBeCloseTo(4.165, 1.7);
  });

  it('has whole ratings from 1 to 5, whatever the quality', () => {
    const random = randomFrom('ratings');
    fc.assert(
      fc.property(fc.double({ min: -1, max: 6, noNaN: true }), (quality) => {
        const rating = drawRating(quality, random);
        expect(Number.isInteger(rating)).toBe(true);
        expect(rating).toBeGreaterThanOrEqual(1);
        expect(rating).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('rates each sample of each case, on both sides', () => {
    const cases = drawCases({ cases: 7, samples: 3, drop: NO_DROP }, randomFrom('sizes'));
    expect(cases).toHaveLength(7);
    for (const { candidate, baseline } of cases) {
      expect([candidate.length, baseline.length]).toEqual([3, 3]);
    }
  });

  it('rates the candidate lower on the metric that drops, and on no other', () => {
    const drop = { faithfulness: 0.2, relevance: 0 };
    const cases = drawCases({ cases: 4000, samples: 1, drop }, randomFrom('drop'));
    const meanChange = (metric: keyof Ratings) =>
      meanOf(
        cases.map(({ candidate, baseline }) => (candidate[0]?.[metric] ?? 0) - (baseline[0]?.[metric] ?? 0)),
      );
    // Nearly a whole rating: what is clipped at 5 hides a part of it.
    expect(meanChange('faithfulness')).toBeCloseTo(-0.93, 1);
    expect(Math.abs(meanChange('relevance'))).toBeLessThan(0.05);
  });

  it('shares the quality of a case between the sides, not between the metrics', () => {
    const cases = drawCases({ cases: 4000, samples: 1, drop: NO_DROP }, randomFrom('shared'));
    const ratings = (side: 'candidate' | 'baseline', metric: keyof Ratings) =>
      cases.map((one) => one[side][0]?.[metric] ?? 0);
    const correlation = (a: readonly number[], b: readonly number[]) => {
      const [meanA, meanB] = [meanOf(a), meanOf(b)];
      const covariance = (x: readonly number[], y: readonly number[]) =>
        meanOf(x.map((value, index) => (value - meanA) * ((y[index] ?? 0) - meanB)));
      const deviation = (x: readonly number[], mean: number) =>
        Math.sqrt(meanOf(x.map((value) => (value - mean) ** 2)));
      return covariance(a, b) / deviation(a, meanA) / deviation(b, meanB);
    };
    const faithfulness = ratings('baseline', 'faithfulness');
    expect(correlation(faithfulness, ratings('candidate', 'faithfulness'))).toBeGreaterThan(0.3);
    expect(Math.abs(correlation(faithfulness, ratings('candidate', 'relevance')))).toBeLessThan(0.06);
  });
});
