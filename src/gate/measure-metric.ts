import { caseScore } from '../judging/case-score.ts';
import type { CaseMeasurement } from '../judging/measurement.ts';
import type { ExclusionReason } from '../judging/score.ts';
import type { LevelPolicy, Metric } from '../policy/policy.ts';
import type { MetricResult } from '../policy/verdict.ts';
import { meanScore, type PairedScore } from '../statistics/paired.ts';
import { compareMeasure } from './compare-measure.ts';

/** Adds up one metric of one prompt: means, floors, the paired comparison and what is missing. Decides nothing. */
export function measureMetric(
  metric: Metric,
  cases: readonly CaseMeasurement[],
  policy: LevelPolicy,
  compares: boolean,
): MetricResult {
  const rows = cases.map((one) => ({
    one,
    candidate: caseScore(one.candidate, metric),
    baseline: one.baseline === null ? null : caseScore(one.baseline, metric),
  }));
  const applicable = rows.filter(
    (row) => !(row.candidate.kind === 'excluded' && row.candidate.reason === 'not-applicable'),
  );
  const scored = applicable.flatMap(({ one, candidate }) =>
    candidate.kind === 'scored' ? [{ one, value: candidate.value }] : [],
  );
  const known = scored.filter(({ one }) => one.known);
  const pairs = applicable.flatMap(({ one, candidate, baseline }): PairedScore[] =>
    candidate.kind === 'scored' && baseline?.kind === 'scored'
      ? [{ id: one.id, group: one.group, baseline: baseline.value, candidate: candidate.value }]
      : [],
  );
  const compared = compareMeasure(compares ? pairs : [], policy.regression);
  const excluded: Record<ExclusionReason, number> = {
    'nothing claimed': 0,
    'failed check': 0,
    'not run': 0,
    'not-applicable': 0,
  };
  for (const { candidate } of rows) if (candidate.kind === 'excluded') excluded[candidate.reason] += 1;
  return {
    ...compared,
    metric,
    candidate: compared.candidate ?? meanScore(scored.map(({ value }) => value)),
    floor: {
      all: meanScore(scored.map(({ value }) => value)),
      known: meanScore(known.map(({ value }) => value)),
      cases: scored.length,
      knownCases: known.length,
    },
    threshold: policy.floors[metric],
    applicable: applicable.length,
    unscored: {
      candidate: applicable.filter(({ candidate }) => candidate.kind === 'unscored').length,
      baseline: applicable.filter(({ baseline }) => baseline?.kind === 'unscored').length,
    },
    excluded,
  };
}
