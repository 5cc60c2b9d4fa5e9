import { caseScore } from '../judging/case-score.ts';
import type { Figures } from '../judging/measurement.ts';
import type { Metric } from '../policy/policy.ts';
import { clusteredMean } from '../statistics/clustered-mean.ts';
import type { PromptPlan } from './prompt-plan.ts';

/**
 * True where the candidate's mean, over all cases or over those that the base knows, lies within one standard error
 * of its floor, so that chance alone may decide on which side.
 */
export function isNearFloor(metric: Metric, cases: Figures, { policy }: PromptPlan): boolean {
  const floor = policy?.floors[metric].value;
  if (floor === undefined) return false;
  return [scoredRows(metric, cases, false), scoredRows(metric, cases, true)].some(({ groups, values }) => {
    const found = clusteredMean(groups, values);
    const error = found?.standardError ?? 0;
    return found !== null && error > 0 && Math.abs(found.mean - floor) <= error + 1e-9;
  });
}

function scoredRows(metric: Metric, cases: Figures, knownOnly: boolean) {
  const groups: (string | null)[] = [];
  const values: number[] = [];
  for (const { group, known, candidate } of cases) {
    const score = caseScore(candidate, metric);
    if (score.kind !== 'scored' || (knownOnly && !known)) continue;
    groups.push(group);
    values.push(score.value);
  }
  return { groups, values };
}
