import { clusteredMean } from './clustered-mean.ts';
import { studentTQuantile } from './student-t.ts';

/** Independent cases (clusters) below which no interval is shown: it would say more than so few cases know. */
export const MIN_INTERVAL_CASES = 10;

/** A confidence interval, in score units. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Two-sided 95% t interval of the mean difference, `mean +- t(0.975, G - 1) SE`, clustered (Miller 2024, arXiv
 * 2411.00640), cut to [-1, 1].
 * @param groups the group of each case; null: a cluster of its own
 * @param differences candidate minus baseline, in score units, rounded to thousandths
 * @returns null with fewer than 10 clusters, where such intervals are too narrow (arXiv 2503.01747)
 */
export function confidenceInterval(
  groups: readonly (string | null)[],
  differences: readonly number[],
): Interval | null {
  const found = clusteredMean(groups, differences);
  if (found === null || found.standardError === null || found.clusters < MIN_INTERVAL_CASES) return null;
  const reach = studentTQuantile(0.975, found.clusters - 1) * found.standardError;
  return { low: Math.max(-1, found.mean - reach), high: Math.min(1, found.mean + reach) };
}

/**
 * The smallest true drop of the mean that a one-sided test at 5% detects 80% of the time with differences that vary
 * as these do: `(t(0.95, G - 1) + t(0.80, G - 1)) * SE`.
 * @param groups the group of each case; null: a cluster of its own
 * @param differences candidate minus baseline, in score units, rounded to thousandths
 * @returns a drop above 0, in score units; null with fewer than 2 clusters, and where nothing varied, so that nothing
 * can be said
 */
export function detectableDrop(
  groups: readonly (string | null)[],
  differences: readonly number[],
): number | null {
  const found = clusteredMean(groups, differences);
  if (found === null || found.standardError === null || found.standardError === 0) return null;
  const degrees = found.clusters - 1;
  return (studentTQuantile(0.95, degrees) + studentTQuantile(0.8, degrees)) * found.standardError;
}
