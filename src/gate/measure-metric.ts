import { caseScore } from '../judging/case-score.ts';
import type { Figures } from '../judging/measurement.ts';
import type { ExclusionReason } from '../judging/score.ts';
import type { LevelPolicy, Metric } from '../policy/policy.ts';
import type { MetricResult } from '../policy/verdict.ts';
import type { PairedScore } from '../statistics/paired.ts';
import { RunningMean } from '../statistics/running-mean.ts';
import { compareMeasure } from './compare-measure.ts';

/** Adds up one metric of one prompt: means, floors, the paired comparison and what is missing. Decides nothing. */
export function measureMetric(
  metric: Metric,
  cases: Figures,
  policy: LevelPolicy,
  compares: boolean,
): MetricResult {
  const excluded: Record<ExclusionReason, number> = {
    'nothing claimed': 0,
    'failed check': 0,
    'not run': 0,
    'not-applicable': 0,
  };
  const unscored = { candidate: 0, baseline: 0 };
  const [scored, known] = [new RunningMean(), new RunningMean()];
  let applicable = 0;
  for (const one of cases) {
    const candidate = caseScore(one.candidate, metric);
    const baseline = one.baseline && caseScore(one.baseline, metric);
    if (candidate.kind === 'excluded') excluded[candidate.reason] += 1;
    if (candidate.kind === 'excluded' && candidate.reason === 'not-applicable') continue;
    applicable += 1;
    if (candidate.kind === 'unscored') unscored.candidate += 1;
    if (baseline?.kind === 'unscored') unscored.baseline += 1;
    if (candidate.kind !== 'scored') continue;
    scored.add(candidate.value);
    if (one.known) known.add(candidate.value);
  }
  const compared = compareMeasure(compares ? pairsOf(metric, cases) : [], policy.regression);
  return {
    ...compared,
    metric,
    candidate: compared.candidate ?? scored.mean,
    floor: {
      all: scored.mean,
      known: known.mean,
      cases: scored.count,
      knownCases: known.count,
    },
    threshold: policy.floors[metric],
    applicable,
    unscored,
    excluded,
  };
}

/** The cases that are scored on both sides. */
function* pairsOf(metric: Metric, cases: Figures): Generator<PairedScore> {
  for (const { id, group, candidate, baseline } of cases) {
    if (baseline === null) continue;
    const [now, before] = [caseScore(candidate, metric), caseScore(baseline, metric)];
    if (now.kind === 'scored' && before.kind === 'scored')
      yield { id, group, baseline: before.value, candidate: now.value };
  }
}
