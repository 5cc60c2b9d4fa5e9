import { answersOf, type Figures, type SampleFigures, type Side } from '../judging/measurement.ts';
import type { RegressionRule } from '../policy/policy.ts';
import type { Sourced } from '../policy/sourced.ts';
import type { ComparedResult } from '../policy/verdict.ts';
import type { PairedScore } from '../statistics/paired.ts';
import { compareMeasure } from './compare-measure.ts';

/** More than this share of the cases without an answer on a side: the checks are not measured. */
export const MAX_UNANSWERED = 0.1;

/**
 * The pass rate of the deterministic checks against the baseline's, by the same test as the metrics: with one sample
 * a case it is McNemar's exact test. A candidate cannot raise its means by failing its hard cases.
 */
export function comparePassRate(cases: Figures, regression: Sourced<RegressionRule>): ComparedResult {
  return compareMeasure(pairsOf(cases), regression);
}

function* pairsOf(cases: Figures): Generator<PairedScore> {
  for (const { id, group, candidate, baseline } of cases) {
    const [now, before] = [passRate(candidate), passRate(baseline)];
    if (now !== null && before !== null) yield { id, group, candidate: now, baseline: before };
  }
}

/** False where more than 10% of the cases have no answer on a side: too little to compare. */
export function hasAnswers(cases: Figures): boolean {
  return (
    Math.max(silentCases(cases, 'candidate'), silentCases(cases, 'baseline')) <= MAX_UNANSWERED * cases.length
  );
}

/** Cases without a single answer on a side. */
export function silentCases(cases: Figures, side: Side): number {
  let silent = 0;
  for (const one of cases) if (passRate(one[side]) === null) silent += 1;
  return silent;
}

/** Share of the answers that pass every check, 0 to 1; null without an answer. */
function passRate(samples: readonly SampleFigures[] | null): number | null {
  const answers = answersOf(samples);
  if (answers.length === 0) return null;
  return answers.filter(({ failures }) => failures.length === 0).length / answers.length;
}
