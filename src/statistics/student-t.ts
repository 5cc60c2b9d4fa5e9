/** Newton's method ends after about five steps; the limit only makes the end certain. */
const MOST_STEPS = 60;
/** The method doubles the digits at each step: after one as small as this, the next would change nothing. */
const LAST_STEP = 1e-9;
/** The fraction ends after some fifty terms at most; the limit only makes the end certain. */
const MOST_TERMS = 1000;

/**
 * Student's t distribution function, `P(T <= t)`.
 * @param t any number
 * @param degrees degrees of freedom, 1 to 1e6
 * @returns a probability in [0, 1], its lower tail to a relative 1e-10
 */
export function studentTCdf(t: number, degrees: number): number {
  const { tail } = areas(Math.abs(t), degrees);
  return t > 0 ? 1 - tail : tail;
}

/**
 * Quantile of Student's t distribution: the t with `P(T <= t) = probability`, to a relative 1e-10.
 *
 * Newton's method on the logarithm of an area as a function of log t, where it is concave (log |T| has a log-concave
 * density), so that it converges from any side. The area is the tail beyond t, or for an inner quantile the centre
 * between 0 and t, so that neither is ever the small difference of two large numbers.
 * @param probability above 0 (at least 1e-300) and below 1
 * @param degrees degrees of freedom, 1 to 1e6
 */
export function studentTQuantile(probability: number, degrees: number): number {
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const size = tail < 0.25 ? beyond(tail, degrees) : within(0.5 - tail, degrees);
  return probability < 0.5 ? -size : size;
}

/** The t with `P(T > t) = tail`, from the bound `P(Z > z) <= exp(-z^2 / 2) / 2` of the normal distribution. */
function beyond(tail: number, degrees: number): number {
  return newton(Math.sqrt(-2 * Math.log(2 * tail)), (t) => {
    const found = areas(t, degrees);
    return (Math.log(found.tail / tail) * found.tail) / found.slope;
  });
}

/** The t with `P(0 < T < t) = centre`, from below: the density is nowhere above 0.4. */
function within(centre: number, degrees: number): number {
  return newton(centre / 0.4, (t) => {
    const found = areas(t, degrees);
    return (Math.log(centre / found.centre) * found.centre) / found.slope;
  });
}

/** Steps of log t, from `start` until they are too small to matter. */
function newton(start: number, step: (t: number) => number): number {
  let t = start;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const change = step(t);
    t *= Math.exp(change);
    if (Math.abs(change) < LAST_STEP) break;
  }
  return t;
}

/** What lies on either side of a t >= 0. */
interface Areas {
  /** `P(0 < T < t)` */
  readonly centre: number;
  /** `P(T > t)` */
  readonly tail: number;
  /** `t` times the density at t: what the centre gains, and the tail loses, by log t. */
  readonly slope: number;
}

/**
 * With n degrees and the regularised incomplete beta function I (DLMF 8.17; Abramowitz and Stegun 26.7.1):
 *
 *     P(T > t) = I_x(n/2, 1/2) / 2,  P(0 < T < t) = I_(1-x)(1/2, n/2) / 2,  x = n / (n + t^2)
 *
 * The fraction of the one converges fast where that of the other does not; they meet near t^2 = 3.
 */
function areas(t: number, degrees: number): Areas {
  const ratio = t / Math.sqrt(degrees);
  const square = ratio * ratio;
  const slope = slopeAt(ratio, degrees);
  if (t * t < 3) {
    const centre = slope * betaFraction(square / (1 + square), 1 / 2, degrees / 2);
    return { centre, tail: 0.5 - centre, slope };
  }
  const tail = (slope / degrees) * betaFraction(1 / (1 + square), degrees / 2, 1 / 2);
  return { centre: 0.5 - tail, tail, slope };
}

/** `t` times the density of t = ratio sqrt(n); its powers as logarithms, since they overflow far out. */
function slopeAt(ratio: number, degrees: number): number {
  const half = (degrees + 1) / 2;
  const power =
    ratio < 1
      ? Math.log(ratio) - half * Math.log1p(ratio * ratio)
      : -degrees * Math.log(ratio) - half * Math.log1p(1 / (ratio * ratio));
  return (Math.exp(power) * gammaRatio(degrees / 2)) / Math.sqrt(Math.PI);
}

/**
 * `Gamma(a + 1/2) / Gamma(a)` for a > 0, to a relative 1e-11: by the difference of two of Stirling's series (DLMF
 * 5.11.8) from a = 16 on, and below that by `Gamma(a + 1) = a Gamma(a)`. The difference of two log gamma functions
 * would lose all its digits where a is large.
 */
function gammaRatio(a: number): number {
  let factor = 1;
  let shifted = a;
  for (; shifted < 16; shifted += 1) factor *= shifted / (shifted + 1 / 2);
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (-1 / 8 + square * (1 / 192 + square * (-1 / 640)));
  return factor * Math.sqrt(shifted) * Math.exp(series);
}

/**
 * The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method as modified in Numerical
 * Recipes, section 6.4:
 *
 *     I_x(a, b) = x^a (1 - x)^b / (a B(a, b)) * betaFraction(x, a, b)
 *
 * Fast where x < (a + 1) / (a + b + 2).
 */
function betaFraction(x: number, a: number, b: number): number {
  let above = 1;
  let below = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = below;
  for (let term = 1; term < MOST_TERMS; term += 1) {
    const at = a + 2 * term;
    const even = (term * (b - term) * x) / ((at - 1) * at);
    below = 1 / (1 + even * below);
    above = 1 + even / above;
    value *= above * below;
    const odd = (-(a + term) * (a + b + term) * x) / (at * (at + 1));
    below = 1 / (1 + odd * below);
    above = 1 + odd / above;
    value *= above * below;
    if (Math.abs(above * below - 1) < 1e-15) break;
  }
  return value;
}
