import { type Certificate, certify } from './certificate.ts';
import { confidenceInterval, detectableDrop } from './interval.ts';
import { signFlipTest, toThousandths } from './sign-flip.ts';

/** A regression smaller than this, in score units, is not worth a block, however sure it is. */
export const MIN_DROP = 0.02;

/** Means that should be equal differ by at most a millionth. */
const TIE = 1.5e-6;

/** One case that was scored on both sides. Scores are means over its samples, 0 to 1. */
export interface PairedScore {
  readonly id: string;
  /** Cases of one group are not independent; null: a group of its own. */
  readonly group: string | null;
  readonly baseline: number;
  readonly candidate: number;
}

/** What the cases scored on both sides say. Means are over cases; all scores 0 to 1. */
export interface PairedComparison {
  readonly cases: number;
  readonly baseline: number;
  readonly candidate: number;
  /** Mean difference, candidate minus baseline. */
  readonly delta: number;
  readonly worse: number;
  readonly better: number;
  readonly same: number;
  /** Raw p of the one-sided sign-flip test. */
  readonly p: number;
  /** Cases (or groups) whose difference is not zero. */
  readonly changed: number;
  /** Lower limit of the mean difference (see {@link certify}), and whether it certifies "not worse". */
  readonly certificate: Certificate | null;
  /** 95% interval of the mean difference; null for too few independent cases. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Smallest drop that is seen 80% of the time; null where nothing varied. */
  readonly detectableDrop: number | null;
}

/** Compares candidate and baseline case by case; null where no case was scored on both sides. */
export function comparePaired(scores: Iterable<PairedScore>): PairedComparison | null {
  const groups: (string | null)[] = [];
  const differences: number[] = [];
  // Means are finer than differences: rounding the means of three samples could turn a tie into a fall.
  const millionths = { baseline: 0, candidate: 0 };
  for (const { group, baseline, candidate } of scores) {
    groups.push(group);
    differences.push(toThousandths(candidate) - toThousandths(baseline));
    // Whole millionths: their sum does not depend on the order.
    millionths.baseline += Math.round(baseline * 1e6);
    millionths.candidate += Math.round(candidate * 1e6);
  }
  const cases = differences.length;
  if (cases === 0) return null;
  const independent = sumByGroup(groups, differences);
  const inScores = differences.map((difference) => difference / 1000);
  const baseline = millionths.baseline / cases / 1e6;
  const candidate = millionths.candidate / cases / 1e6;
  const isTie = Math.abs(candidate - baseline) < TIE || differences.every((difference) => difference === 0);
  return {
    cases,
    baseline,
    candidate,
    delta: isTie ? 0 : candidate - baseline,
    worse: differences.filter((difference) => difference < 0).length,
    better: differences.filter((difference) => difference > 0).length,
    same: differences.filter((difference) => difference === 0).length,
    p: signFlipTest(independent),
    changed: independent.filter((difference) => difference !== 0).length,
    certificate: certify(groups, inScores),
    interval: confidenceInterval(groups, inScores),
    detectableDrop: detectableDrop(groups, inScores),
  };
}

/** Differences of one group flip together, so they count as their sum. */
export function sumByGroup(groups: readonly (string | null)[], differences: readonly number[]): number[] {
  const sums = new Map<string, number>();
  const alone: number[] = [];
  differences.forEach((difference, index) => {
    const group = groups[index] ?? null;
    if (group === null) alone.push(difference);
    else sums.set(group, (sums.get(group) ?? 0) + difference);
  });
  return [...alone, ...sums.values()];
}

/** The value below which the share `q` of the values lies (nearest rank); null for none. */
export function quantile(values: readonly number[], q: number): number | null {
  const sorted = new Float64Array(values).sort();
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
}
