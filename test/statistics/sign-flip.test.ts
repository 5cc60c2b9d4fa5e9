import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, signFlipTest, toThousandths } from '../../src/statistics/sign-flip.ts';

const difference = fc.integer({ min: -1000, max: 1000 });
/** Ratings move in steps, so that many differences are equal and many sums are tied. */
const stepped = fc.integer({ min: -5, max: 5 }).map((steps) => steps * 200);
const differences = (maxLength: number) =>
  fc.oneof(fc.array(difference, { maxLength }), fc.array(stepped, { maxLength }));

/** Every pattern of signs, one by one. */
function enumerated(values: readonly number[]): number {
  const observed = values.reduce((sum, value) => sum + value, 0);
  let asLow = 0;
  for (let signs = 0; signs < 2 ** values.length; signs += 1) {
    const sum = values.reduce(
      (total, value, index) => total + (Math.floor(signs / 2 ** index) % 2 === 0 ? 1 : -1) * Math.abs(value),
      0,
    );
    if (sum <= observed) asLow += 1;
  }
  return asLow / 2 ** values.length;
}

describe('the sign-flip test', () => {
  it.each([
    ['five equal falls', [-200, -200, -200, -200, -200], 0.03125],
    ['twelve ratings', [-200, -400, 0, 0, 200, -200, -200, 0, -600, -200, 200, -200], 0.05859375],
    [
      'twenty shares of claims',
      [-50, -100, 50, 0, 0, -200, 100, -150, -333, 250, -125, 0, -500, 0, -100, -50, 50, -200, 0, -150],
      0.0255126953125,
    ],
    ['no change at all', Array<number>(28).fill(0), 1],
    ['mostly rises', [200, 0, 400, -200, 200, 0, 0, 200], 0.96875],
    ['one fall', [-1], 0.5],
    ['one rise', [1], 1],
    ['nothing', [], 1],
  ])('of %s', (_, values, p) => {
    expect(signFlipTest(values)).toBeCloseTo(p, 6);
  });

  it('agrees with the enumeration of all signs, up to 12 differences', () => {
    fc.assert(
      fc.property(differences(12), (values) => {
        expect(signFlipTest(values)).toBeCloseTo(enumerated(values), 12);
      }),
      { numRuns: 150 },
    );
  });

  it('ends in a probability, however many differences there are', () => {
    fc.assert(
      fc.property(differences(400), (values) => {
        const p = signFlipTest(values);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  it('never finds a candidate worse because all of its scores rose', () => {
    fc.assert(
      fc.property(differences(40), fc.integer({ min: 0, max: 500 }), (values, rise) => {
        const raised = values.map((value) => value + rise);
        expect(signFlipTest(raised)).toBeGreaterThanOrEqual(signFlipTest(values) - 1e-12);
      }),
    );
  });

  it('never finds a candidate worse because some of its scores rose', () => {
    // p is the chance that a random subset of the differences has a sum of at least 0, and every such sum rose.
    const risen = fc.array(fc.tuple(stepped, fc.integer({ min: 0, max: 500 })), { maxLength: 40 });
    fc.assert(
      fc.property(risen, (cases) => {
        const before = signFlipTest(cases.map(([value]) => value));
        const after = signFlipTest(cases.map(([value, rise]) => value + rise));
        expect(after).toBeGreaterThanOrEqual(before - 1e-12);
      }),
    );
  });

  it('never finds a candidate worse because all of its scores rose alike, by the normal approximation either', () => {
    const changed = difference.filter((value) => value !== 0);
    const many = fc.array(changed, { minLength: 201, maxLength: 260 });
    fc.assert(
      fc.property(many, fc.integer({ min: 0, max: 500 }), (values, rise) => {
        const raised = values.map((value) => value + rise);
        fc.pre(raised.filter((value) => value !== 0).length > 200);
        // The distribution function is good to a relative 1.2e-7.
        expect(signFlipTest(raised)).toBeGreaterThanOrEqual(signFlipTest(values) * (1 - 1e-6));
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order of the cases', () => {
    const shuffled = differences(40).chain((values) =>
      fc.tuple(
        fc.constant(values),
        fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([values, other]) => {
        expect(signFlipTest(other)).toBeCloseTo(signFlipTest(values), 12);
      }),
    );
  });

  it('is not swayed by cases that stayed the same, nor by the unit of the scores', () => {
    fc.assert(
      fc.property(differences(20), fc.integer({ min: 1, max: 7 }), (values, unit) => {
        const other = [...values.map((value) => value * unit), 0, 0, 0];
        expect(signFlipTest(other)).toBeCloseTo(signFlipTest(values), 12);
      }),
    );
  });

  it('reaches 2^-n with n falls and no rise, and nothing smaller', () => {
    expect(signFlipTest(Array<number>(20).fill(-400))).toBeCloseTo(2 ** -20, 12);
    expect(signFlipTest(Array<number>(200).fill(-1000))).toBe(2 ** -200);
  });

  it('stays exact beyond 200 differences where counting is cheap: 113 falls of 201 equal steps', () => {
    const steps = [...Array<number>(113).fill(-200), ...Array<number>(88).fill(200)];
    expect(signFlipTest(steps)).toBeCloseTo(0.0451, 3);
  });

  it('hardly jumps where the normal approximation takes over, after 200 differences', () => {
    const many = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(many, fc.integer({ min: 0, max: 6 }), (sizes, fewer) => {
        const values = sizes.map((size, index) => (index % 13 < fewer ? size : -size));
        expect(Math.abs(signFlipTest([...values, -1]) - signFlipTest(values))).toBeLessThan(0.01);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the normal distribution', () => {
  it.each([
    [-6, 9.8659e-10],
    [-3, 0.0013498980316],
    [-1.959963985, 0.025],
    [-1, 0.1586552539],
    [0, 0.5],
    [1.644853627, 0.95],
    [4, 0.9999683288],
  ])('at %d', (z, p) => {
    expect(normalCdf(z)).toBeCloseTo(p, 6);
  });

  it('is symmetrical, and rises', () => {
    const z = fc.double({ min: -8, max: 8, noNaN: true });
    fc.assert(
      fc.property(z, z, (a, b) => {
        expect(normalCdf(a) + normalCdf(-a)).toBeCloseTo(1, 6);
        expect(normalCdf(Math.min(a, b))).toBeLessThanOrEqual(normalCdf(Math.max(a, b)) + 1e-7);
      }),
    );
  });
});

describe('a score in thousandths', () => {
  it.each([
    [0, 0],
    [1, 1000],
    [0.6666666667, 667],
    [0.0004, 0],
    [0.1 + 0.2, 300],
  ])('of %d is %i', (score, thousandths) => {
    expect(toThousandths(score)).toBe(thousandths);
  });
});
