import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentTCdf, studentTQuantile } from '../../src/statistics/student-t.ts';

const degrees = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1_000_000 }));
const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const t = fc.double({ min: -30, max: 30, noNaN: true });

/** How far `found` is off, as a share of what was expected. */
const relative = (found: number, expected: number) => Math.abs(found / expected - 1);

describe("a quantile of Student's t", () => {
  it.each([
    [0.95, 1, 6.313751514675],
    [0.95, 2, 2.919985580354],
    [0.95, 5, 2.015048373333],
    [0.975, 10, 2.228138851986],
    [0.8, 19, 0.860950550269],
    [0.95, 30, 1.697260886594],
    [0.995, 120, 2.617421145107],
    [0.975, 1_000_000, 1.959966356814],
  ])('at %d with %i degrees is the published value', (p, freedom, value) => {
    expect(relative(studentTQuantile(p, freedom), value)).toBeLessThan(1e-10);
    expect(studentTQuantile(1 - p, freedom)).toBeCloseTo(-value, 9);
  });

  it('is that of Cauchy with 1 degree, tan(pi (p - 1/2)), also far out', () => {
    for (const p of [1e-300, 1e-15, 1e-6, 0.01, 0.2, 0.24999, 0.25001, 0.4]) {
      const expected = p < 0.1 ? -1 / Math.tan(Math.PI * p) : Math.tan(Math.PI * (p - 0.5));
      expect(relative(studentTQuantile(p, 1), expected)).toBeLessThan(1e-11);
    }
  });

  it('has a closed form with 2 degrees, (2 p - 1) / sqrt(2 p (1 - p))', () => {
    for (const p of [1e-200, 1e-9, 0.01, 0.2, 0.45, 0.4999, 0.5 + 1e-9, 0.51, 0.75, 0.95, 0.999]) {
      const expected = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(relative(studentTQuantile(p, 2), expected)).toBeLessThan(1e-11);
    }
  });

  it('is zero in the middle', () => {
    for (const freedom of [1, 7, 1_000_000]) expect(studentTQuantile(0.5, freedom)).toBe(0);
  });

  it('is where the distribution function reaches the probability', () => {
    fc.assert(
      fc.property(probability, degrees, (p, freedom) => {
        expect(relative(studentTCdf(studentTQuantile(p, freedom), freedom), p)).toBeLessThan(1e-8);
      }),
    );
  });

  it('is symmetrical', () => {
    // Whole parts of a power of two, so that 1 - p is exact.
    const exact = fc.integer({ min: 1, max: 1023 }).map((share) => share / 1024);
    fc.assert(
      fc.property(exact, degrees, (p, freedom) => {
        expect(studentTQuantile(1 - p, freedom)).toBeCloseTo(-studentTQuantile(p, freedom), 9);
      }),
    );
  });

  it('falls towards the normal quantile as the degrees grow', () => {
    fc.assert(
      fc.property(degrees, degrees, (a, b) => {
        const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
        expect(studentTQuantile(0.95, more)).toBeLessThanOrEqual(studentTQuantile(0.95, fewer) + 1e-10);
        expect(studentTQuantile(0.95, more)).toBeGreaterThan(1.644853626951);
      }),
    );
  });
});

describe("the distribution function of Student's t", () => {
  it.each([
    [0, 5, 0.5],
    [1, 1, 0.75],
    [-1, 1, 0.25],
    [2, 2, 0.5 + 1 / Math.sqrt(6)],
    [-12, 2, 0.5 - 6 / Math.sqrt(146)],
    // With 3 degrees 1/2 + (u / (1 + u^2) + atan u) / pi, u = t / sqrt(3).
    [Math.sqrt(3), 3, 0.75 + 1 / (2 * Math.PI)],
    [-3, 3, 0.5 - (Math.sqrt(3) / 4 + Math.PI / 3) / Math.PI],
    [Number.POSITIVE_INFINITY, 4, 1],
    [Number.NEGATIVE_INFINITY, 4, 0],
  ])('at %d with %i degrees', (at, freedom, p) => {
    expect(studentTCdf(at, freedom)).toBeCloseTo(p, 11);
  });

  it('is symmetrical, rises, and is a probability', () => {
    fc.assert(
      fc.property(t, t, degrees, (a, b, freedom) => {
        const [low, high] = [studentTCdf(Math.min(a, b), freedom), studentTCdf(Math.max(a, b), freedom)];
        expect(studentTCdf(a, freedom) + studentTCdf(-a, freedom)).toBeCloseTo(1, 12);
        expect(low).toBeLessThanOrEqual(high + 1e-10);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not jump where one fraction takes over from the other', () => {
    for (const freedom of [1, 2, 10, 1000, 1_000_000]) {
      const [before, after] = [Math.sqrt(3) - 1e-9, Math.sqrt(3) + 1e-9];
      expect(studentTCdf(after, freedom) - studentTCdf(before, freedom)).toBeLessThan(1e-9);
      expect(studentTCdf(after, freedom)).toBeGreaterThanOrEqual(studentTCdf(before, freedom) - 1e-10);
    }
  });
});
