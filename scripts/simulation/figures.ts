import { ALPHA } from '../../src/statistics/looks.ts';
import { wilson } from '../../src/statistics/rates.ts';
import type { CellResult } from './cells.ts';
import { PUBLISHED_RUNS } from './published.ts';

/** So many standard errors may lie between two figures that agree. */
const STANDARD_ERRORS = 3;
/** Near 0 and 100% a difference of one point is no disagreement either: most published figures are whole per cent. */
const NEAR_END = 5;
const ONE_POINT = 1;
/** A published mean is rounded to whole cases. */
const ROUNDING = 0.5;
/** The 97.5% and the 99% quantile of the standard normal distribution. */
const Z_95 = 1.959963984540054;
const Z_99 = 2.3263478740408408;

/** A simulated figure, and whether the published one is the same but for chance. */
export interface Figure {
  /** In per cent of the runs, or in cases. */
  readonly value: number;
  /** Half of its 95% interval. */
  readonly error: number;
  /** Null: none is published. */
  readonly published: { readonly value: number; readonly agrees: boolean } | null;
}

/** A share of the runs in per cent, with half of Wilson's interval. */
export function shareOf(count: number, runs: number, published: number | null): Figure {
  const { low, high } = wilson(count, runs) ?? { low: 0, high: 1 };
  return {
    value: (100 * count) / runs,
    error: 50 * (high - low),
    published: published === null ? null : { value: published, agrees: shareAgrees(count, runs, published) },
  };
}

/** The mean number of cases read, with its normal interval. */
export function readOf({ read, runs }: CellResult, published: number | null): Figure {
  const reach = STANDARD_ERRORS * read.sd * Math.sqrt(1 / runs + 1 / PUBLISHED_RUNS);
  const agrees = (value: number) => Math.abs(read.mean - value) <= Math.max(reach, ROUNDING);
  return {
    value: read.mean,
    error: (Z_95 * read.sd) / Math.sqrt(runs),
    published: published === null ? null : { value: published, agrees: agrees(published) },
  };
}

/** Two shares by their pooled standard error: the published one comes from a simulation too. */
function shareAgrees(count: number, runs: number, published: number): boolean {
  const difference = Math.abs((100 * count) / runs - published);
  const pooled = (count + (published / 100) * PUBLISHED_RUNS) / (runs + PUBLISHED_RUNS);
  const error = 100 * Math.sqrt(pooled * (1 - pooled) * (1 / runs + 1 / PUBLISHED_RUNS));
  const nearEnd = Math.min(published, 100 - published) <= NEAR_END;
  return difference <= Math.max(STANDARD_ERRORS * error, nearEnd ? ONE_POINT : 0) + 1e-9;
}

/** False where the simulated share of false blocks lies above 5% by more than chance: one-sided score test at 1%. */
export function holdsAlpha({ blocked, runs }: CellResult): boolean {
  const error = Math.sqrt((ALPHA * (1 - ALPHA)) / runs);
  return blocked / runs - ALPHA <= Z_99 * error;
}
