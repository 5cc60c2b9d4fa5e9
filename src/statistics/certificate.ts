import { clusteredMean } from './clustered-mean.ts';
import { studentTQuantile } from './student-t.ts';

/** Clusters that a certificate needs: fewer single cases fail it even where none of them changed. */
export const MIN_CERTIFIED_CASES = 27;
/** A candidate is "not worse" when its mean score lies at most so far below the baseline's. */
export const MARGIN = 0.1;
/** What the arithmetic of floating point may add or take away. */
const TOLERANCE = 1e-12;

/** Whether the candidate is certified not to be worse than the baseline by more than the margin. */
export interface Certificate {
  /** Lower 95% confidence bound of the mean difference, in score units; may lie below -1. */
  readonly lower: number;
  /** Independent clusters that it rests on, without the imaginary case. */
  readonly clusters: number;
  readonly certified: boolean;
}

/**
 * One-sided non-inferiority by a t bound over the differences and one imaginary case that fell from 1 to 0:
 *
 *     L = mean - t(0.95, G) * SE,  certified iff G >= 27 and L >= -0.10
 *
 * over N + 1 values, G the clusters without the imaginary one, SE clustered: for cases without groups it is
 * `sd / sqrt(N + 1)`. Without the imaginary case, differences that are mostly ties would certify falsely: a few zeros
 * have no variance at all. Where cases come in groups, the imaginary one is a group as large as the largest: a single
 * case would be lost beside them. The padding is our own, checked by simulation and over two-point laws.
 * @param groups the group of each case; null: a cluster of its own
 * @param differences candidate minus baseline, in score units, rounded to thousandths
 * @returns null for no differences
 */
export function certify(
  groups: readonly (string | null)[],
  differences: readonly number[],
): Certificate | null {
  if (differences.length === 0) return null;
  const imaginary = Array<string>(largestGroup(groups)).fill(nameBeside(groups));
  const padded = clusteredMean([...groups, ...imaginary], [...differences, ...imaginary.map(() => -1)]);
  if (padded === null || padded.standardError === null) return null;
  const clusters = padded.clusters - 1;
  const lower = padded.mean - studentTQuantile(0.95, clusters) * padded.standardError;
  return { lower, clusters, certified: clusters >= MIN_CERTIFIED_CASES && lower >= -MARGIN - TOLERANCE };
}

function largestGroup(groups: readonly (string | null)[]): number {
  const sizes = new Map<string, number>();
  for (const group of groups) if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  let largest = 1;
  for (const size of sizes.values()) largest = Math.max(largest, size);
  return largest;
}

/** A name that no group has. */
function nameBeside(groups: readonly (string | null)[]): string {
  return `${groups.reduce<string>((longest, group) => (group !== null && group.length > longest.length ? group : longest), '')}+`;
}
