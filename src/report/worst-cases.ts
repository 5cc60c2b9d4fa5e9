import type { CheckFailure } from '../checks/check-spec.ts';
import { caseScore } from '../judging/case-score.ts';
import { answersOf, type CaseFigures, type CaseMeasurement } from '../judging/measurement.ts';
import type { ScoreFigure } from '../judging/score.ts';
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

export interface WorstCases {
  /** How many there are. */
  readonly count: number;
  /** The worst of them, worst first. */
  readonly shown: readonly WorstCase[];
}

/** No report shows more worst cases of a prompt. */
export const MAX_WORST = 10;
/** Differences below half a thousandth are none. */
const EPSILON = 0.0005;

/** The cases that explain a verdict, worst first: failed checks, then the largest falls; critical ones earlier. */
export function worstCases(prompt: PromptView): WorstCases {
  const results = metricsOf(prompt);
  const worst: { readonly place: number; readonly weight: number }[] = [];
  let [place, count] = [0, 0];
  for (const one of prompt.cases) {
    const weight = weightOf(one, results);
    if (weight > 0) {
      count += 1;
      // Behind those of the same weight: the earlier case goes first.
      const at = worst.findIndex((known) => known.weight < weight);
      worst.splice(at === -1 ? worst.length : at, 0, { place, weight });
      if (worst.length > MAX_WORST) worst.pop();
    }
    place += 1;
  }
  const shown = worst.flatMap(({ place: at }): WorstCase[] => {
    const measured = prompt.cases.at(at);
    if (measured === undefined) return [];
    const scores = results.map(({ metric }) => scoresOfCase(measured, metric));
    return [
      { measured, scores, failures: answersOf(measured.candidate).flatMap(({ failures }) => failures) },
    ];
  });
  return { count, shown };
}

/** How bad a case is; 0: nothing speaks against it. */
function weightOf(one: CaseFigures, results: readonly MetricResult[]): number {
  const falls = results.map((result) => fallOf(scoresOfCase(one, result.metric), result));
  const fails = answersOf(one.candidate).some(({ failures }) => failures.length > 0);
  const badness = (fails ? 1 : 0) + Math.max(0, ...falls);
  return badness > 0 && one.critical ? badness + 0.25 : badness;
}

function scoresOfCase(measured: CaseFigures, metric: Metric): CaseScores {
  const candidate = caseScore(measured.candidate, metric);
  const baseline = measured.baseline === null ? null : caseScore(measured.baseline, metric);
  return {
    metric,
    baseline: baseline?.kind === 'scored' ? baseline.value : null,
    baselineWhy: baseline === null || baseline.kind === 'scored' ? null : whyOf(baseline),
    candidate: candidate.kind === 'scored' ? candidate.value : null,
  };
}

function whyOf(score: Exclude<ScoreFigure, { kind: 'scored' }>): string {
  if (score.kind === 'unscored') return 'no score';
  return score.reason === 'not-applicable' ? 'no context' : score.reason;
}

function fallOf(scores: CaseScores, result: MetricResult): number {
  if (scores.candidate === null) return 0;
  const fall = (scores.baseline ?? result.threshold.value) - scores.candidate;
  return fall > EPSILON ? fall : 0;
}
