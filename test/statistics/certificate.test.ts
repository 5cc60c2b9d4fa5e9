import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify, MARGIN, MIN_CERTIFIED_CASES } from '../../src/statistics/certificate.ts';
import { countClusters } from '../../src/statistics/clustered-mean.ts';

const thousandths = fc.integer({ min: -1000, max: 1000 });
/** Small changes, with which certificates are to be had, and any changes. */
const difference = fc.oneof(fc.integer({ min: -50, max: 100 }), thousandths).map((whole) => whole / 1000);
const group = fc.option(
  fc.integer({ min: 0, max: 40 }).map((number) => `group ${number}`),
  { freq: 2 },
);
const rows = fc.array(fc.record({ group, difference }), { minLength: 1, maxLength: 80 });
const shuffledRows = rows.chain((cases) =>
  fc.tuple(
    fc.constant(cases),
    fc.shuffledSubarray(cases, { minLength: cases.length, maxLength: cases.length }),
  ),
);

type Rows = readonly { readonly group: string | null; readonly difference: number }[];
const certificateOf = (cases: Rows) =>
  certify(
    cases.map((one) => one.group),
    cases.map((one) => one.difference),
  );
const alone = (differences: readonly number[]) =>
  certify(
    differences.map(() => null),
    differences,
  );
/** Park and Miller's generator: the same numbers every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
const zeros = (cases: number) => Array<number>(cases).fill(0);

describe('the certificate', () => {
  it.each([
    ['five equal falls', [-0.2, -0.2, -0.2, -0.2, -0.2], -0.602006, false],
    ['twelve ratings', [-0.2, -0.4, 0, 0, 0.2, -0.2, -0.2, 0, -0.6, -0.2, 0.2, -0.2], -0.361443, false],
    [
      'twenty shares of claims',
      [
        -0.05, -0.1, 0.05, 0, 0, -0.2, 0.1, -0.15, -0.333, 0.25, -0.125, 0, -0.5, 0, -0.1, -0.05, 0.05, -0.2,
        0, -0.15,
      ],
      -0.215548,
      false,
    ],
    ['26 cases that stayed the same', zeros(26), -0.100208, false],
    ['28 cases that stayed the same', zeros(28), -0.093142, true],
    ['mostly rises', [0.2, 0, 0.4, -0.2, 0.2, 0, 0, 0.2], -0.273582, false],
  ])('of %s', (_, differences, lower, certified) => {
    const found = alone(differences);
    expect(found?.lower).toBeCloseTo(lower, 6);
    expect(found?.certified).toBe(certified);
    expect(found?.clusters).toBe(differences.length);
  });

  it('is within reach of 27 cases that stayed the same, and of no fewer', () => {
    expect(MIN_CERTIFIED_CASES).toBe(27);
    expect(alone(zeros(27))?.certified).toBe(true);
    expect(alone(zeros(26))?.lower).toBeLessThan(-MARGIN);
  });

  it('is refused to many cases of few groups', () => {
    const groups = zeros(260).map((_, index) => `group ${index % 26}`);
    const found = certify(groups, zeros(260));
    expect(found).toMatchObject({ clusters: 26, certified: false });
    expect(found?.lower).toBeCloseTo(-0.100208, 6);
  });

  it('of groups of one size is that of as many single cases', () => {
    const groups = zeros(120).map((_, index) => `group ${index % 30}`);
    const differences = groups.map((name) => (name === 'group 3' ? -0.4 : 0));
    const single = zeros(30).map((_, index) => (index === 3 ? -0.4 : 0));
    expect(certify(groups, differences)?.lower).toBeCloseTo(alone(single)?.lower ?? 0, 12);
  });

  it('is not given away where groups differ much in size', () => {
    // Each group falls from 1 to 0 as a whole with a chance of 0.105: beyond the margin in truth.
    const random = generator(7);
    const runs = Array.from({ length: 400 }, () => {
      const cases = Array.from({ length: 40 }, (_, index) => ({
        group: `group ${index}`,
        size: random() < 0.1 ? 20 : 1,
        difference: random() < 0.105 ? -1 : 0,
      })).flatMap(({ size, ...one }) => Array.from({ length: size }, () => one));
      return certificateOf(cases)?.certified;
    });
    expect(runs.filter(Boolean).length / runs.length).toBeLessThan(0.07);
  });

  it('is refused to a candidate that rose by far, when too few cases say so', () => {
    const found = alone(Array<number>(26).fill(0.9));
    expect(found?.lower).toBeGreaterThan(0);
    expect(found?.certified).toBe(false);
  });

  it('is refused to a fall within the margin that could as well lie beyond it', () => {
    const falls = zeros(40).map((_, index) => (index % 8 === 0 ? -0.6 : 0));
    expect(alone(falls)).toMatchObject({ certified: false });
    expect(alone(falls)?.lower).toBeLessThan(-MARGIN);
  });

  it('is never given to fewer than 27 clusters, nor to a bound below the margin', () => {
    fc.assert(
      fc.property(rows, (cases) => {
        const found = certificateOf(cases)!;
        const clusters = countClusters(cases.map((one) => one.group));
        expect(found.clusters).toBe(clusters);
        expect(found.certified).toBe(clusters >= 27 && found.lower >= -0.1 - 1e-12);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for groups of one and for no groups', () => {
    fc.assert(
      fc.property(fc.array(difference, { minLength: 1, maxLength: 60 }), (differences) => {
        const single = differences.map((_, index) => `case ${index}`);
        expect(certify(single, differences)).toEqual(alone(differences));
      }),
    );
  });

  it('does not take a group for the imaginary case, whatever its name', () => {
    expect(certify(['null', 'undefined', ''], [0, 0, 0])).toEqual(alone([0, 0, 0]));
  });

  it('does not depend on the order of the cases', () => {
    fc.assert(
      fc.property(shuffledRows, ([cases, other]) => {
        const [a, b] = [certificateOf(cases)!, certificateOf(other)!];
        expect(b.lower).toBeCloseTo(a.lower, 12);
        expect(b).toEqual({ ...a, lower: b.lower });
      }),
    );
  });

  it('of single cases never sinks because all of them rose alike, from three on', () => {
    // Raising all by c raises the mean by c N / (N + 1), and the error by at most sqrt(2 (N + 1) / N) c N / (N + 1)^2.
    const single = fc.array(fc.record({ group: fc.constant(null), difference }), {
      minLength: 3,
      maxLength: 80,
    });
    const risen = fc.tuple(single, fc.integer({ min: 0, max: 1000 }));
    fc.assert(
      fc.property(risen, ([cases, rise]) => {
        const raised = cases.map((one) => ({ ...one, difference: one.difference + rise / 1000 }));
        expect(certificateOf(raised)!.lower).toBeGreaterThanOrEqual(certificateOf(cases)!.lower - 1e-12);
      }),
    );
  });

  it('never lies above the mean difference of the cases', () => {
    fc.assert(
      fc.property(rows, (cases) => {
        const mean = cases.reduce((sum, one) => sum + one.difference, 0) / cases.length;
        expect(certificateOf(cases)!.lower).toBeLessThanOrEqual(mean + 1e-12);
      }),
    );
  });

  it('of no differences is none', () => {
    expect(certify([], [])).toBeNull();
  });
});
