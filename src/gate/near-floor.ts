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
  const { groups, values, known } = scoredRows(metric, cases);
  if (liesNear(floor, groups, values)) return true;
  const isKnown = (_: unknown, place: number) => known[place] === 1;
  const some = known.includes(0) && known.includes(1);
  return some && liesNear(floor, groups.filter(isKnown), values.filter(isKnown));
}

function liesNear(floor: number, groups: readonly (string | null)[], values: Float64Array): boolean {
  const found = clusteredMean(groups, values);
  const error = found?.standardError ?? 0;
  return found !== null && error > 0 && Math.abs(found.mean - floor) <= error + 1e-9;
}

/** In numbers as small as they can be: there may be a hundred thousand of them. */
function scoredRows(metric: Metric, cases: Figures) {
  const groups: (string | null)[] = new Array(cases.length);
  const values = new Float64Array(cases.length);
  const known = new Uint8Array(cases.length);
  let scored = 0;
  for (const one of cases) {
    const score = caseScore(one.candidate, metric);
    if (score.kind !== 'scored') continue;
    groups[scored] = one.group;
    values[scored] = score.value;
    known[scored] = one.known ? 1 : 0;
    scored += 1;
  }
  groups.length = scored;
  return { groups, values: values.subarray(0, scored), known: known.subarray(0, scored) };
}
