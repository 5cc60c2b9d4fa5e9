import { describe, expect, it } from 'vitest';
import type { CellResult } from '../../scripts/simulation/cells.ts';
import { holdsAlpha, readOf, shareOf } from '../../scripts/simulation/figures.ts';

function result(parts: Partial<CellResult> = {}): CellResult {
  return {
    cases: 50,
    samples: 1,
    drop: 'none',
    earlyStopping: true,
    runs: 1000,
    blocked: 0,
    plain: 0,
    read: { mean: 50, sd: 0 },
    ...parts,
  };
}

describe('a share', () => {
  it("has half of Wilson's interval as its error", () => {
    expect(shareOf(15, 148, null)).toEqual({
      value: expect.closeTo(10.14, 2),
      error: expect.closeTo((16.05 - 6.24) / 2, 2),
      published: null,
    });
  });

  // Three standard errors of 1000 runs against 400: 8.9 points at 50%, 4.2 at 3 and 7%.
  it.each([
    ['in the middle, within three standard errors', 580, 50, true],
    ['in the middle, beyond them', 600, 50, false],
    ['near 0, within them', 50, 3, true],
    ['near 0, beyond them', 75, 3, false],
    ['one point from 100%', 990, 100, true],
    ['three points from 100%', 970, 100, false],
    ['near 0, where no run is blocked', 0, 1, true],
  ])('agrees with the published one %s', (_, count, published, agrees) => {
    expect(shareOf(count, 1000, published).published).toEqual({ value: published, agrees });
  });
});

describe('the mean cases read', () => {
  it.each([
    ['within its rounding', 49.6, 0, 50, true],
    ['beyond its rounding, where nothing varies', 49.4, 0, 50, false],
    ['within three standard errors', 33, 8, 34, true],
    ['beyond them', 32, 8, 34, false],
  ])('agrees with the published one %s', (_, mean, sd, published, agrees) => {
    expect(readOf(result({ read: { mean, sd } }), published).published).toEqual({ value: published, agrees });
  });
});

describe('the promise of at most 5%', () => {
  // 5% of 1000 runs, and 2.33 standard errors of 6.9 runs above.
  it.each([
    [0, true],
    [50, true],
    [66, true],
    [67, false],
    [120, false],
  ])('%i blocks in 1000 runs keep it: %s', (blocked, holds) => {
    expect(holdsAlpha(result({ blocked }))).toBe(holds);
  });
});
