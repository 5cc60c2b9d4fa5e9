import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedAccuracy, cohenKappa, sampleSizeFactor, wilson } from '../../src/statistics/rates.ts';

const count = fc
  .integer({ min: 1, max: 2000 })
  .chain((total) => fc.record({ right: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));
const cell = fc.integer({ min: 0, max: 200 });
const table = fc.record({ bothYes: cell, bothNo: cell, judgeOnlyYes: cell, labelOnlyYes: cell });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a rate', () => {
  // The examples of Newcombe 1998, table I, and a full score.
  it.each([
    [81, 263, 0.308, 0.2553, 0.3662],
    [15, 148, 0.1014, 0.0624, 0.1605],
    [0, 20, 0, 0, 0.1611],
    [20, 20, 1, 0.8389, 1],
    [1, 29, 0.0345, 0.0061, 0.1718],
  ])("of %i in %i has Wilson's interval", (successes, total, rate, low, high) => {
    const found = wilson(successes, total);
    expect(found?.rate).toBeCloseTo(rate, 4);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it('of nothing is not known', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it('lies in its interval, and the interval in [0, 1]', () => {
    fc.assert(
      fc.property(count, ({ right, total }) => {
        const { rate, low, high } = wilson(right, total)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has for its bounds the shares from which it is 1.96 standard errors away', () => {
    fc.assert(
      fc.property(count, ({ right, total }) => {
        const { rate, low, high } = wilson(right, total)!;
        for (const bound of [low, high]) {
          const squared = (1.959963984540054 ** 2 * bound * (1 - bound)) / total;
          expect((rate - bound) ** 2).toBeCloseTo(squared, 12);
        }
      }),
    );
  });

  it('turns around when failures are counted instead', () => {
    fc.assert(
      fc.property(count, ({ right, total }) => {
        const [found, other] = [wilson(right, total)!, wilson(total - right, total)!];
        expect(other.low).toBeCloseTo(1 - found.high, 12);
        expect(other.high).toBeCloseTo(1 - found.low, 12);
      }),
    );
  });
});

describe('balanced accuracy', () => {
  it('is the mean of both rates, with the interval of their variances', () => {
    // Variance ( 0.9 * 0.1 / 40 + 0.7 * 0.3 / 30 ) / 4 = 0.0023125
    const found = balancedAccuracy({
      positives: { right: 36, total: 40 },
      negatives: { right: 21, total: 30 },
    });
    expect(found?.value).toBeCloseTo(0.8, 12);
    expect(found?.low).toBeCloseTo(0.8 - 1.959963984540054 * Math.sqrt(0.0023125), 12);
    expect(found?.high).toBeCloseTo(0.8 + 1.959963984540054 * Math.sqrt(0.0023125), 12);
  });

  it('does not reward a judge that always says yes', () => {
    const found = balancedAccuracy({
      positives: { right: 95, total: 95 },
      negatives: { right: 0, total: 5 },
    });
    expect(found?.value).toBe(0.5);
  });

  it('is not known without answers of both kinds', () => {
    const [some, none] = [
      { right: 3, total: 4 },
      { right: 0, total: 0 },
    ];
    expect(balancedAccuracy({ positives: some, negatives: none })).toBeNull();
    expect(balancedAccuracy({ positives: none, negatives: some })).toBeNull();
  });

  it('lies in its interval, and the interval in [0, 1]', () => {
    fc.assert(
      fc.property(count, count, (positives, negatives) => {
        const { value, low, high } = balancedAccuracy({ positives, negatives })!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not depend on which kind is called positive', () => {
    fc.assert(
      fc.property(count, count, (positives, negatives) => {
        const found = balancedAccuracy({ positives, negatives })!;
        const swapped = balancedAccuracy({ positives: negatives, negatives: positives })!;
        expect(swapped.value).toBeCloseTo(found.value, 12);
        expect(swapped.low).toBeCloseTo(found.low, 12);
      }),
    );
  });
});

describe("Cohen's kappa", () => {
  it.each([
    ['two readers of 50 applications', 20, 15, 5, 10, 0.4],
    ['the same agreement with other margins', 45, 15, 15, 25, 0.130435],
    ['the same agreement, the other way round', 25, 35, 35, 5, 0.259259],
    ['full agreement', 7, 3, 0, 0, 1],
    ['full disagreement', 0, 0, 5, 5, -1],
    ['chance', 10, 10, 10, 10, 0],
    ['a judge that always says yes', 10, 0, 10, 0, 0],
  ])('of %s', (_, bothYes, bothNo, judgeOnlyYes, labelOnlyYes, kappa) => {
    expect(cohenKappa({ bothYes, bothNo, judgeOnlyYes, labelOnlyYes })).toBeCloseTo(kappa, 6);
  });

  it('is not defined where chance alone would always agree', () => {
    expect(cohenKappa({ bothYes: 9, bothNo: 0, judgeOnlyYes: 0, labelOnlyYes: 0 })).toBeNull();
    expect(cohenKappa({ bothYes: 0, bothNo: 9, judgeOnlyYes: 0, labelOnlyYes: 0 })).toBeNull();
    expect(cohenKappa({ bothYes: 0, bothNo: 0, judgeOnlyYes: 0, labelOnlyYes: 0 })).toBeNull();
  });

  it('is what is left of the agreement beyond chance', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const { bothYes, bothNo, judgeOnlyYes, labelOnlyYes } = counts;
        const all = bothYes + bothNo + judgeOnlyYes + labelOnlyYes;
        const judgeYes = (bothYes + judgeOnlyYes) / all;
        const labelYes = (bothYes + labelOnlyYes) / all;
        const chance = judgeYes * labelYes + (1 - judgeYes) * (1 - labelYes);
        fc.pre(all > 0 && chance < 1);
        expect(cohenKappa(counts)).toBeCloseTo(((bothYes + bothNo) / all - chance) / (1 - chance), 9);
      }),
    );
  });

  it('lies in [-1, 1], and does not depend on who is called the judge', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const kappa = cohenKappa(counts);
        const { judgeOnlyYes, labelOnlyYes } = counts;
        expect(cohenKappa({ ...counts, judgeOnlyYes: labelOnlyYes, labelOnlyYes: judgeOnlyYes })).toBe(kappa);
        expect(Math.abs(kappa ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the cases that a judge costs', () => {
  it.each([
    [1, 1, 1],
    [0.9, 0.9, 1.5625],
    [0.9, 0.7, 2.777778],
    [0.8, 0.6, 6.25],
  ])('with the rates %d and %d are %d times as many', (tpr, tnr, factor) => {
    expect(sampleSizeFactor(tpr, tnr)).toBeCloseTo(factor, 6);
  });

  it('are not to be had from a judge no better than chance', () => {
    for (const [tpr, tnr] of [
      [0.5, 0.5],
      [0.9, 0.1],
      [0.7, 0.3],
      [1 / 3, 2 / 3],
      [0.2, 0.3],
      [0, 0],
    ] as const) {
      expect(sampleSizeFactor(tpr, tnr)).toBeNull();
    }
  });

  it('are at least as many as with a judge that never errs', () => {
    fc.assert(
      fc.property(share, share, (tpr, tnr) => {
        expect(sampleSizeFactor(tpr, tnr) ?? 1).toBeGreaterThanOrEqual(1);
        expect(sampleSizeFactor(tpr, tnr) === null).toBe(tpr + tnr <= 1);
      }),
    );
  });
});
