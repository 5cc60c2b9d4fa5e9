import { describe, expect, it } from 'vitest';
import { randomFrom, wordsFrom } from '../../scripts/simulation/random.ts';

const times = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the generator', () => {
  it("gives the reference implementation's words", () => {
    expect(times(10, wordsFrom([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('gives the same numbers for the same name, and others for another', () => {
    const drawn = (name: string) => {
      const random = randomFrom(name);
      return times(50, () => random.normal());
    };
    expect(drawn('1/6')).toEqual(drawn('1/6'));
    expect(drawn('1/6')).not.toEqual(drawn('1/7'));
  });

  it('is uniform between 0 and 1', () => {
    const random = randomFrom('uniform');
    const values = times(20_000, () => random.uniform());
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(meanOf(values)).toBeCloseTo(1 / 2, 1);
    for (const tenth of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      expect(values.filter((value) => value < tenth / 10).length / values.length).toBeCloseTo(tenth / 10, 1);
    }
  });

  it('has normal deviates: mean 0, deviation 1, and tails as heavy as they should be', () => {
    const random = randomFrom('normal');
    const values = times(50_000, () => random.normal());
    const mean = meanOf(values);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)))).toBeCloseTo(1, 1.7);
    const beyond = (z: number) => values.filter((value) => Math.abs(value) > z).length / values.length;
    expect(beyond(1)).toBeCloseTo(0.3173, 1.7);
    expect(beyond(1.959964)).toBeCloseTo(0.05, 2);
    expect(beyond(2.575829)).toBeCloseTo(0.01, 2);
    // Neighbours are not related, although they come in pairs.
    const product = values.slice(1).map((value, index) => value * (values[index] ?? 0));
    expect(Math.abs(meanOf(product))).toBeLessThan(0.02);
  });
});
