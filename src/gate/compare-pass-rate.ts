import { answersOf, type CaseMeasurement, type Sample, type Side } from '../judging/measurement.ts';
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
export function comparePassRate(
  cases: readonly CaseMeasurement[],
  regression: Sourced<RegressionRule>,
): ComparedResult {
  const pairs = cases.flatMap(({ id, group, candidate, baseline }): PairedScore[] => {
    const [now, before] = [passRate(candidate), passRate(baseline)];
    return now === null || before === null ? [] : [{ id, group, candidate: now, baseline: before }];
  });
  return compareMeasure(pairs, regression);
}

/** False where more than 10% of the cases have no answer on a side: too little to compare. */
export function hasAnswers(cases: readonly CaseMeasurement[]): boolean {
  return (
    Math.max(silentCases(cases, 'candidate'), silentCases(cases, 'baseline')) <= MAX_UNANSWERED * cases.length
  );
}

/** Cases without a single answer on a side. */
export function silentCases(cases: readonly CaseMeasurement[], side: Side): number {
  return cases.filter((one) => passRate(one[side]) === null).length;
}

/** Share of the answers that pass every check, 0 to 1; null without an answer. */
function passRate(samples: readonly Sample[] | null): number | null {
  const answers = answersOf(samples);
  if (answers.length === 0) return null;
  return answers.filter(({ failures }) => failures.length === 0).length / answers.length;
}
