import { toThousandths } from './sign-flip.ts';

/** A mean over cases, and how far it may be off by the choice of the cases. */
export interface ClusteredMean {
  readonly mean: number;
  /** In the unit of the values; null with fewer than 2 clusters. */
  readonly standardError: number | null;
  /** Independent clusters: the groups, and the cases that have none. */
  readonly clusters: number;
}

/**
 * Mean over cases with its cluster-robust standard error (Miller 2024, arXiv 2411.00640), with the small-sample
 * factor G / (G - 1):
 *
 *     SE = sqrt( G / (G - 1) * sum_g (S_g - n_g mean)^2 ) / N
 *
 * where S_g is the sum of the n_g values of cluster g, G the clusters and N the cases. With clusters of one this is
 * `sd / sqrt(N)`.
 * @param groups the group of each case; null: a cluster of its own
 * @param values scores or their differences, in [-1, 1], rounded to thousandths first as every test sees them: so a
 * mean over equal values has an error of exactly 0
 * @returns null for no values
 */
export function clusteredMean(
  groups: readonly (string | null)[],
  values: ArrayLike<number>,
): ClusteredMean | null {
  const cases = values.length;
  if (cases === 0) return null;
  let total = 0;
  for (let index = 0; index < cases; index += 1) total += toThousandths(values[index] ?? 0);
  const { clusters, squares } = spread(groups, values, total);
  return {
    mean: total / cases / 1000,
    standardError:
      clusters < 2 ? null : Math.sqrt((clusters / (clusters - 1)) * squares) / cases / cases / 1000,
    clusters,
  };
}

/**
 * The clusters, and their squared deviations in thousandths, N times each: whole numbers, so that what cancels out does
 * so exactly. Cases without a group are counted as they come: a large dataset is not held once more.
 */
function spread(groups: readonly (string | null)[], values: ArrayLike<number>, total: number) {
  const sums = new Map<string, number>();
  let [clusters, squares] = [0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const deviation = values.length * toThousandths(values[index] ?? 0) - total;
    const group = groups[index] ?? null;
    if (group !== null) sums.set(group, (sums.get(group) ?? 0) + deviation);
    else {
      clusters += 1;
      squares += deviation * deviation;
    }
  }
  for (const deviation of sums.values()) squares += deviation * deviation;
  return { clusters: clusters + sums.size, squares };
}

/** How many independent clusters there are: the groups, and the cases that have none. */
export function countClusters(groups: readonly (string | null)[]): number {
  const named = groups.filter((group) => group !== null);
  return new Set(named).size + groups.length - named.length;
}
