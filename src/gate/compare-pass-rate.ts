import { answersOf, type CaseMeasurement, type Sample } from '../judging/measurement.ts';
import type { RegressionRule } from '../policy/policy.ts';
import type { Sourced } from '../policy/sourced.ts';
import type { ComparedResult } from '../policy/verdict.ts';
import type { PairedScore } from '../statistics/paired.ts';
import { compareMeasure } from './compare-measure.ts';

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

/** Share of the answers that pass every check, 0 to 1; null without an answer. */
function passRate(samples: readonly Sample[] | null): number | null {
  const answers = answersOf(samples);
  if (answers.length === 0) return null;
  return answers.filter(({ failures }) => failures.length === 0).length / answers.length;
}
