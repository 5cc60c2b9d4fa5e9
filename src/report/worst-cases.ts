import type { CheckFailure } from '../checks/check-spec.ts';
import { caseScore } from '../judging/case-score.ts';
import { answersOf, type CaseMeasurement } from '../judging/measurement.ts';
import type { Score } from '../judging/score.ts';
import type { Metric } from '../policy/policy.ts';
import type { MetricResult } from '../policy/verdict.ts';
import { metricsOf } from './metric-words.ts';
import type { PromptView } from './view.ts';

export interface CaseScores {
  readonly metric: Metric;
  /** Null: the baseline has no score. */
  readonly baseline: number | null;
  /** Why the baseline has no score although it ran, in a few words. */
  readonly baselineWhy: string | null;
  readonly candidate: number | null;
}

/** A case that became worse, lies below a floor without a baseline, or fails a check. */
export interface WorstCase {
  readonly measured: CaseMeasurement;
  readonly scores: readonly CaseScores[];
  readonly failures: readonly CheckFailure[];
}

/** Differences below half a thousandth are none. */
const EPSILON = 0.0005;

/** The cases that explain a verdict, worst first: failed checks, then the largest falls; critical ones earlier. */
export function worstCases(prompt: PromptView): readonly WorstCase[] {
  const results = metricsOf(prompt);
  return prompt.cases
    .map((measured) => {
      const scores = results.map((result) => scoresOfCase(measured, result.metric));
      const failures = answersOf(measured.candidate).flatMap((sample) => sample.failures);
      const fall = Math.max(0, ...results.map((result, index) => fallOf(scores[index], result)));
      const badness = (failures.length > 0 ? 1 : 0) + fall;
      return {
        measured,
        scores,
        failures,
        weight: badness > 0 && measured.critical ? badness + 0.25 : badness,
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

function scoresOfCase(measured: CaseMeasurement, metric: Metric): CaseScores {
  const candidate = caseScore(measured.candidate, metric);
  const baseline = measured.baseline === null ? null : caseScore(measured.baseline, metric);
  return {
    metric,
    baseline: baseline?.kind === 'scored' ? baseline.value : null,
    baselineWhy: baseline === null || baseline.kind === 'scored' ? null : whyOf(baseline),
    candidate: candidate.kind === 'scored' ? candidate.value : null,
  };
}

function whyOf(score: Exclude<Score, { kind: 'scored' }>): string {
  if (score.kind === 'unscored') return 'no score';
  return score.reason === 'not-applicable' ? 'no context' : score.reason;
}

function fallOf(scores: CaseScores | undefined, result: MetricResult): number {
  if (scores === undefined || scores.candidate === null) return 0;
  const fall = (scores.baseline ?? result.threshold.value) - scores.candidate;
  return fall > EPSILON ? fall : 0;
}
