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
  values: readonly number[],
): ClusteredMean | null {
  const cases = values.length;
  if (cases === 0) return null;
  const whole = values.map(toThousandths);
  const total = whole.reduce((sum, value) => sum + value, 0);
  // N times the deviations in thousandths: whole numbers, so that what cancels out does so exactly.
  const deviations = sumByCluster(
    groups,
    whole.map((value) => cases * value - total),
  );
  const clusters = deviations.length;
  const squares = deviations.reduce((sum, deviation) => sum + deviation * deviation, 0);
  return {
    mean: total / cases / 1000,
    standardError:
      clusters < 2 ? null : Math.sqrt((clusters / (clusters - 1)) * squares) / cases / cases / 1000,
    clusters,
  };
}

/** How many independent clusters there are: the groups, and the cases that have none. */
export function countClusters(groups: readonly (string | null)[]): number {
  const named = groups.filter((group) => group !== null);
  return new Set(named).size + groups.length - named.length;
}

function sumByCluster(groups: readonly (string | null)[], values: readonly number[]): number[] {
  const places = new Map<string, number>();
  const sums: number[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    const group = groups[index] ?? null;
    const place = group === null ? undefined : places.get(group);
    if (place !== undefined) sums[place] = (sums[place] ?? 0) + value;
    else {
      sums.push(value);
      if (group !== null) places.set(group, sums.length - 1);
    }
  }
  return sums;
}
