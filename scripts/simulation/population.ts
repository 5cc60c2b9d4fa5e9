import type { Side } from '../../src/judging/measurement.ts';
import { METRICS, type Metric } from '../../src/policy/policy.ts';
import type { Random } from './random.ts';

/** What the judge would rate the best answer, and the worst. */
export const HIGHEST = 5;
export const LOWEST = 1;

/** True quality of the baseline's answers over the cases of a dataset, on the scale of the ratings. */
const QUALITY = { mean: 4.2, sd: 0.6 };
/** How far one rating may be off its case's true quality: another answer, another mood of the judge. */
const NOISE_SD = 0.5;

/** What is simulated: so many cases, so many samples of each on a side, and how far the candidate's scores drop. */
export interface Population {
  readonly cases: number;
  readonly samples: number;
  /** In score units, 0 to 1; 0: the candidate is as good as the baseline. */
  readonly drop: Readonly<Record<Metric, number>>;
}

/** Whole ratings of one answer, 1 to 5. */
export type Ratings = Readonly<Record<Metric, number>>;
/** The ratings of one case: those of its samples, on each side. */
export type CaseRatings = Readonly<Record<Side, readonly Ratings[]>>;

/** Draws the ratings of every case. The two metrics have nothing to do with each other. */
export function drawCases({ cases, samples, drop }: Population, random: Random): readonly CaseRatings[] {
  return Array.from({ length: cases }, () => {
    const before = ofMetrics(() => drawQuality(random));
    const now = ofMetrics((metric) => before[metric] - HIGHEST * drop[metric]);
    const drawn = (quality: Readonly<Record<Metric, number>>): readonly Ratings[] =>
      Array.from({ length: samples }, () => ofMetrics((metric) => drawRating(quality[metric], random)));
    return { baseline: drawn(before), candidate: drawn(now) };
  });
}

/** The true quality of a case, which both sides share: `N(4.2, 0.6)` clipped to 1..5. */
export function drawQuality(random: Random): number {
  return clipped(QUALITY.mean + QUALITY.sd * random.normal());
}

/** One rating of an answer of this quality: `round(clip(quality + N(0, 0.5), 1, 5))`. */
export function drawRating(quality: number, random: Random): number {
  return Math.round(clipped(quality + NOISE_SD * random.normal()));
}

function clipped(value: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, value));
}

function ofMetrics(value: (metric: Metric) => number): Readonly<Record<Metric, number>> {
  return Object.fromEntries(METRICS.map((metric) => [metric, value(metric)])) as Record<Metric, number>;
}
