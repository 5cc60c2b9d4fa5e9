/** Up to so many non-zero differences the test is always exact. */
const EXACT_DIFFERENCES = 200;
/** Beyond them it is exact as long as counting takes at most so many steps: a few milliseconds. */
const EXACT_STEPS = 2_000_000;

/** Scores are compared in whole thousandths, so that equal scores are equal and sums are exact. */
export function toThousandths(score: number): number {
  return Math.round(score * 1000);
}

/**
 * One-sided paired sign-flip test (Fisher 1935): how likely is a sum of differences as low as the observed one, or
 * lower, when every difference had its sign by the toss of a fair coin?
 *
 *     p = P( sum s_i |d_i| <= sum d_i ),  s_i = +1 or -1, independent
 *
 * Exact, by counting reachable sums, up to 200 non-zero differences and beyond as long as that is cheap; else the
 * normal approximation Phi((sum d + u) / sqrt(sum d^2)) with u, the greatest common divisor of the differences, as
 * continuity correction: possible sums lie 2 u apart, and without it the test would find too much.
 * @param differences candidate minus baseline, in thousandths, one for each independent case (or group of cases)
 * @returns p in [0, 1]; 1 where nothing differs
 */
export function signFlipTest(differences: readonly number[]): number {
  const changed = differences.filter((difference) => difference !== 0);
  if (changed.length === 0) return 1;
  const unit = changed.map(Math.abs).reduce(greatestCommonDivisor);
  const most = changed.reduce((total, difference) => total + Math.max(0, difference), 0) / unit;
  if (changed.length <= EXACT_DIFFERENCES || changed.length * most <= EXACT_STEPS)
    return exact(changed, unit, most);
  const sum = changed.reduce((total, difference) => total + difference, 0);
  const spread = Math.sqrt(changed.reduce((total, difference) => total + difference * difference, 0));
  return normalCdf((sum + unit) / spread);
}

/**
 * With T the sum of the |d_i| whose sign came up plus, sum s_i |d_i| = 2 T - A, so that the question is how likely
 * T <= (A + D) / 2 is: the sum of the positive differences. Larger sums are never counted.
 */
function exact(changed: readonly number[], unit: number, most: number): number {
  const chance = new Float64Array(most + 1);
  chance[0] = 1;
  let reached = 0;
  for (const difference of changed) {
    const step = Math.abs(difference) / unit;
    reached = Math.min(most, reached + step);
    // Downwards, so that each sum is still the one before this step when it is read.
    for (let at = reached; at >= 0; at -= 1) {
      chance[at] = ((chance[at] ?? 0) + (at >= step ? (chance[at - step] ?? 0) : 0)) / 2;
    }
  }
  return Math.min(
    1,
    chance.reduce((total, share) => total + share, 0),
  );
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * Standard normal distribution function, by the complementary error function of W. J. Cody's type in the rational
 * form of Numerical Recipes (erfc Chebyshev fit); relative error below 1.2e-7 everywhere.
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const polynomial = coefficients.reduceRight((value, coefficient) => value * t + coefficient, 0);
  const tail = (t * Math.exp(-x * x + polynomial)) / 2;
  return z > 0 ? 1 - tail : tail;
}
