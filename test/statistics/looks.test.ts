import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHA, finalAlpha, MIN_CASES_FOR_LOOKS, planLooks } from '../../src/statistics/looks.ts';
import { sumByGroup } from '../../src/statistics/paired.ts';
import { signFlipTest } from '../../src/statistics/sign-flip.ts';

/** The cases of one prompt: none, few or many, all alone or in few or many groups. */
const dataset = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }))
  .chain(([cases, groups]) =>
    fc.array(fc.option(fc.integer({ min: 0, max: groups }).map((number) => `group ${number}`)), {
      minLength: cases,
      maxLength: cases,
    }),
  );
const tests = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 100_000 }));
const run = fc.record({ datasets: fc.array(dataset, { maxLength: 5 }), tests });

const alone = (cases: number) => Array<null>(cases).fill(null);

describe('the early looks', () => {
  it('are none with fewer than 40 cases', () => {
    expect(MIN_CASES_FOR_LOOKS).toBe(40);
    expect(planLooks(alone(39), 1)).toEqual([]);
    expect(planLooks([], 1)).toEqual([]);
  });

  it.each([
    [40, 10, 20, 30],
    [41, 11, 21, 31],
    [50, 13, 25, 38],
    [100, 25, 50, 75],
  ])('at %i cases come after %i, %i and %i, and spend half of alpha', (cases, first, second, third) => {
    expect(planLooks(alone(cases), 2)).toEqual([
      { cases: first, spend: 0.005 },
      { cases: second, spend: 0.01 },
      { cases: third, spend: 0.01 },
    ]);
  });

  it('spend nothing where all falls together would not be enough', () => {
    // 2^-10 is at most 0.005 / 5, and more than 0.005 / 6.
    expect(planLooks(alone(40), 5).map((look) => look.spend)).toEqual([0.005, 0.01, 0.01]);
    expect(planLooks(alone(40), 6).map((look) => look.spend)).toEqual([null, 0.01, 0.01]);
    expect(planLooks(alone(40), 1e9).map((look) => look.spend)).toEqual([null, null, null]);
  });

  it('count the cases of one group as one', () => {
    const groups = Array.from({ length: 80 }, (_, index) => `group ${index % 8}`);
    // 2^-8 is at most 0.005, and more than 0.01 / 3.
    expect(planLooks(groups, 1).map((look) => look.spend)).toEqual([0.005, 0.01, 0.01]);
    expect(planLooks(groups, 3).map((look) => look.spend)).toEqual([null, null, null]);
  });

  it('count the clusters that have been read, not those to come', () => {
    const groups = [...Array<string>(20).fill('one long group'), ...alone(20)];
    expect(planLooks(groups, 1)).toEqual([
      { cases: 10, spend: null },
      { cases: 20, spend: null },
      { cases: 30, spend: 0.01 },
    ]);
  });

  it('stay, for the floor, where no test compares', () => {
    expect(planLooks(alone(40), 0)).toEqual([
      { cases: 10, spend: null },
      { cases: 20, spend: null },
      { cases: 30, spend: null },
    ]);
  });

  it('come one after the other, before the last case', () => {
    fc.assert(
      fc.property(dataset, tests, (groups, all) => {
        const looks = planLooks(groups, all);
        expect(looks).toHaveLength(groups.length < 40 ? 0 : 3);
        const cases = looks.map((look) => look.cases);
        expect(cases).toEqual([...new Set(cases)].toSorted((a, b) => a - b));
        for (const read of cases) {
          expect(read).toBeGreaterThan(0);
          expect(read).toBeLessThan(groups.length);
        }
      }),
    );
  });

  it('spend only where a test could block, and everywhere where one could', () => {
    fc.assert(
      fc.property(dataset, fc.integer({ min: 1, max: 100_000 }), (groups, all) => {
        const fullSpend = [0.005, 0.01, 0.01];
        for (const [position, look] of planLooks(groups, all).entries()) {
          const fallen = sumByGroup(groups.slice(0, look.cases), Array<number>(look.cases).fill(-1000));
          const couldBlock = signFlipTest(fallen) <= fullSpend[position]! / all;
          expect(look.spend).toBe(couldBlock ? fullSpend[position] : null);
        }
      }),
    );
  });
});

describe('what is left of alpha for the last look', () => {
  it('is all of it without early looks', () => {
    expect(ALPHA).toBe(0.05);
    expect(finalAlpha([])).toBe(0.05);
    expect(finalAlpha([planLooks(alone(39), 1), planLooks(alone(40), 0)])).toBe(0.05);
  });

  it('is half of it after three', () => {
    expect(finalAlpha([planLooks(alone(40), 1)])).toBe(0.025);
  });

  it('is a whole number of thousandths', () => {
    expect(finalAlpha([[{ cases: 10, spend: 0.005 }]])).toBe(0.045);
  });

  it('keeps the spend of a look that could not block', () => {
    expect(finalAlpha([planLooks(alone(40), 6)])).toBe(0.03);
  });

  it('pays for a position once, however many prompts look there', () => {
    expect(finalAlpha([planLooks(alone(40), 2), planLooks(alone(80), 2), planLooks(alone(10), 2)])).toBe(
      0.025,
    );
  });

  it('pays for a position at which only one of the prompts could block', () => {
    const late = planLooks([...Array<string>(30).fill('one long group'), ...alone(10)], 1);
    const middle = planLooks([...Array<string>(20).fill('one long group'), ...alone(20)], 1);
    expect(finalAlpha([late])).toBe(0.05);
    expect(finalAlpha([late, middle])).toBe(0.04);
  });

  it('holds the false blocks of the run to 5%, whatever the datasets, their groups and the tests', () => {
    fc.assert(
      fc.property(run, ({ datasets, tests: all }) => {
        const looks = datasets.map((groups) => planLooks(groups, all));
        const left = finalAlpha(looks);
        for (const ofPrompt of looks) {
          const spent = ofPrompt.reduce((sum, look) => sum + (look.spend ?? 0), 0);
          expect(spent + left).toBeLessThanOrEqual(0.05 + 1e-12);
        }
        // The m tests, spread over the prompts in any way, spend at most m times the largest share of each position.
        const atWorst = [0, 1, 2].map((at) =>
          Math.max(0, ...looks.map((ofPrompt) => ofPrompt[at]?.spend ?? 0)),
        );
        expect(atWorst.reduce((sum, spend) => sum + spend, left)).toBeCloseTo(0.05, 12);
        expect(left).toBeGreaterThanOrEqual(0.025);
        expect(left).toBeLessThanOrEqual(0.05);
      }),
    );
  });
});
