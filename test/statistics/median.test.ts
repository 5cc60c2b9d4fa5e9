import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../src/statistics/median.ts';

const values = fc.array(
  fc.integer({ min: -1000, max: 1000 }).map((thousandths) => thousandths / 1000),
  { minLength: 1, maxLength: 30 },
);

describe('a median', () => {
  it.each<[readonly number[], number | null]>([
    [[], null],
    [[7], 7],
    [[1, 2], 1.5],
    [[3, 1, 2], 2],
    [[10, 9, 100], 10],
    [[0.5, 1, 0, 0.25], 0.375],
    [[1, 1, 1, 0], 1],
  ])('of %j is %j', (given, middle) => {
    expect(median(given)).toBe(middle);
  });

  it('lies between the smallest and the largest value', () => {
    fc.assert(
      fc.property(values, (given) => {
        const middle = median(given)!;
        expect(middle).toBeGreaterThanOrEqual(Math.min(...given));
        expect(middle).toBeLessThanOrEqual(Math.max(...given));
      }),
    );
  });

  it('has as many values on one side as on the other', () => {
    fc.assert(
      fc.property(values, (given) => {
        const middle = median(given)!;
        const half = Math.floor(given.length / 2);
        expect(given.filter((value) => value < middle).length).toBeLessThanOrEqual(half);
        expect(given.filter((value) => value > middle).length).toBeLessThanOrEqual(half);
      }),
    );
  });

  it('depends neither on the order of the values nor changes it', () => {
    fc.assert(
      fc.property(values, (given) => {
        const before = [...given];
        expect(median(given.toReversed())).toBe(median(given));
        expect(given).toEqual(before);
      }),
    );
  });
});
