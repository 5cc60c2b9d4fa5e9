import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedCasesNeeded, holm } from '../../src/statistics/holm.ts';

const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 });

describe("Holm's correction", () => {
  it.each([
    [
      [0.01, 0.04, 0.03, 0.005],
      [0.03, 0.06, 0.06, 0.02],
    ],
    [[0.04], [0.04]],
    [
      [0.03, 0.03],
      [0.06, 0.06],
    ],
    [
      [0.6, 0.9],
      [1, 1],
    ],
    [[], []],
  ])('of %j is %j', (raw, corrected) => {
    const found = holm(raw);
    expect(found).toHaveLength(corrected.length);
    for (const [index, value] of corrected.entries()) expect(found[index]).toBeCloseTo(value, 6);
  });

  it('never makes a p smaller, and never larger than 1', () => {
    fc.assert(
      fc.property(probabilities, (raw) => {
        for (const [index, value] of holm(raw).entries()) {
          expect(value).toBeGreaterThanOrEqual(raw[index]!);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('keeps the order of the tests', () => {
    fc.assert(
      fc.property(probabilities, (raw) => {
        const pairs = holm(raw).map((value, index) => [raw[index]!, value] as const);
        const sorted = pairs.toSorted((a, b) => a[0] - b[0]).map(([, value]) => value);
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }),
    );
  });

  it('never makes any p smaller because another one grew', () => {
    const grown = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(grown, fc.double({ min: 0, max: 1, noNaN: true }), (tests, growth) => {
        const before = holm(tests.map(([p]) => p));
        const after = holm(tests.map(([p, grows]) => (grows ? p + (1 - p) * growth : p)));
        for (const [index, value] of after.entries()) {
          expect(value).toBeGreaterThanOrEqual(before[index]! - 1e-12);
        }
      }),
    );
  });

  it('gives the tests back in the order in which they came', () => {
    fc.assert(
      fc.property(probabilities, (raw) => {
        expect(holm(raw.toReversed())).toEqual(holm(raw).toReversed());
      }),
    );
  });

  it('asks no less of each test when another test is added', () => {
    fc.assert(
      fc.property(probabilities, fc.double({ min: 0, max: 1, noNaN: true }), (raw, another) => {
        const alone = holm(raw);
        for (const [index, value] of holm([...raw, another])
          .slice(0, raw.length)
          .entries()) {
          expect(value).toBeGreaterThanOrEqual(alone[index]! - 1e-12);
        }
      }),
    );
  });
});

describe('the changed cases that a proof needs', () => {
  it.each([
    [1, 5],
    [2, 6],
    [3, 6],
    [4, 7],
    [40, 10],
    [0, 5],
  ])('among %i tests are %i', (tests, cases) => {
    expect(changedCasesNeeded(tests, 0.05)).toBe(cases);
  });

  it('are the fewest whose smallest p stays below alpha after the correction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (tests) => {
        const needed = changedCasesNeeded(tests, 0.05);
        expect(tests * 2 ** -needed).toBeLessThanOrEqual(0.05);
        expect(tests * 2 ** -(needed - 1)).toBeGreaterThan(0.05);
      }),
    );
  });
});
