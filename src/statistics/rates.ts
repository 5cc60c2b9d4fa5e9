/** The 97.5% quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/** A share with its 95% interval, all in [0, 1]. */
export interface Rate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** How many of some answers were judged rightly. */
export interface Count {
  readonly right: number;
  readonly total: number;
}

/** Balanced accuracy with its 95% interval, all in [0, 1]. */
export interface BalancedAccuracy {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Answers by what the judge and the label say of them. */
export interface AgreementTable {
  readonly bothYes: number;
  readonly bothNo: number;
  readonly judgeOnlyYes: number;
  readonly labelOnlyYes: number;
}

/**
 * A share with its 95% score interval (Wilson 1927): the p with `|rate - p| <= z sqrt(p (1 - p) / n)`.
 * @returns null for a total of 0
 */
export function wilson(successes: number, total: number): Rate | null {
  if (total === 0) return null;
  return {
    rate: successes / total,
    low: wilsonLow(successes, total),
    high: 1 - wilsonLow(total - successes, total),
  };
}

/** The lower root of Wilson's equation, as `rate^2` over the upper: no difference, so exactly 0 for no success. */
function wilsonLow(successes: number, total: number): number {
  const rate = successes / total;
  const half = (Z * Z) / total / 2;
  return (rate * rate) / (rate + half + Math.sqrt((Z * Z * rate * (1 - rate)) / total + half * half));
}

/**
 * The mean of the true positive and the true negative rate, with the normal 95% interval from their variances:
 *
 *     var = ( tpr (1 - tpr) / n1 + tnr (1 - tnr) / n0 ) / 4
 *
 * cut to [0, 1] (Brodersen et al. 2010 for the measure).
 * @returns null where there are no positives or no negatives
 */
export function balancedAccuracy(counts: {
  readonly positives: Count;
  readonly negatives: Count;
}): BalancedAccuracy | null {
  const { positives, negatives } = counts;
  if (positives.total === 0 || negatives.total === 0) return null;
  const value = (positives.right / positives.total + negatives.right / negatives.total) / 2;
  const reach = (Z * Math.sqrt(rateVariance(positives) + rateVariance(negatives))) / 2;
  return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach) };
}

function rateVariance({ right, total }: Count): number {
  return ((right / total) * (1 - right / total)) / total;
}

/**
 * Agreement of judge and label beyond chance (Cohen 1960), `(p_o - p_e) / (1 - p_e)`; for two answers and in counts
 *
 *     2 (a d - b c) / ( (a + b) (b + d) + (a + c) (c + d) )
 *
 * @returns in [-1, 1], 1 for full agreement and 0 for chance; null where chance alone would always agree, and for an
 * empty table
 */
export function cohenKappa(table: AgreementTable): number | null {
  const { bothYes, bothNo, judgeOnlyYes, labelOnlyYes } = table;
  const judgeYesLabelNo = (bothYes + judgeOnlyYes) * (judgeOnlyYes + bothNo);
  const judgeNoLabelYes = (labelOnlyYes + bothNo) * (bothYes + labelOnlyYes);
  const byChance = judgeYesLabelNo + judgeNoLabelYes;
  if (byChance === 0) return null;
  return (2 * (bothYes * bothNo - judgeOnlyYes * labelOnlyYes)) / byChance;
}

/**
 * How many times the cases a judge with these rates needs, against one that never errs: it shrinks a true difference
 * by `J = tpr + tnr - 1` (Youden 1950), and the cases needed grow with `1 / J^2`.
 * @returns at least 1; null for a judge no better than chance, J <= 0, with whom no number suffices
 */
export function sampleSizeFactor(truePositiveRate: number, trueNegativeRate: number): number | null {
  const kept = truePositiveRate + trueNegativeRate - 1;
  return kept <= 0 ? null : 1 / kept ** 2;
}
