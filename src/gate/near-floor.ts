import { caseScore } from '../judging/case-score.ts';
import type { CaseMeasurement } from '../judging/measurement.ts';
import type { Metric } from '../policy/policy.ts';
import { clusteredMean } from '../statistics/clustered-mean.ts';
import type { PromptPlan } from './prompt-plan.ts';

/**
 * True where the candidate's mean, over all cases or over those that the base knows, lies within one standard error
 * of its floor, so that chance alone may decide on which side.
 */
export function isNearFloor(
  metric: Metric,
  cases: readonly CaseMeasurement[],
  { policy }: PromptPlan,
): boolean {
  const floor = policy?.floors[metric].value;
  if (floor === undefined) return false;
  const scored = cases.flatMap(({ group, known, candidate }) => {
    const score = caseScore(candidate, metric);
    return score.kind === 'scored' ? [{ group, known, value: score.value }] : [];
  });
  return [scored, scored.filter((one) => one.known)].some((rows) => {
    const found = clusteredMean(
      rows.map(({ group }) => group),
      rows.map(({ value }) => value),
    );
    const error = found?.standardError ?? 0;
    return found !== null && error > 0 && Math.abs(found.mean - floor) <= error + 1e-9;
  });
}
