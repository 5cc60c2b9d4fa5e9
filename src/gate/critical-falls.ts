import { caseScore, sampleScores } from '../judging/case-score.ts';
import type { CaseMeasurement, Sample } from '../judging/measurement.ts';
import { METRICS, type Metric } from '../policy/policy.ts';
import type { CriticalFall, Reason } from '../policy/verdict.ts';
import { scoreText } from '../report/words.ts';
import { median } from '../statistics/median.ts';

/** A critical case whose score falls by this much may block by itself. */
const CRITICAL_FALL = 0.5;

/** The metrics on which a critical case fell far, and what its fresh samples said. */
export function fallsOf(one: CaseMeasurement): readonly CriticalFall[] {
  if (!one.critical || one.baseline === null) return [];
  return METRICS.flatMap((metric): CriticalFall[] => {
    const [before, now] = [caseScore(one.baseline ?? [], metric), caseScore(one.candidate, metric)];
    if (before.kind !== 'scored' || now.kind !== 'scored' || !isFar(before.value, now.value)) return [];
    const scores = { baseline: before.value, candidate: now.value };
    return [{ case: one.id, metric, ...scores, confirmed: confirmedOf(one, metric) }];
  });
}

function confirmedOf({ confirmation }: CaseMeasurement, metric: Metric): CriticalFall['confirmed'] {
  if (confirmation === null) return null;
  const baseline = medianOf(confirmation.baseline, metric);
  const candidate = medianOf(confirmation.candidate, metric);
  return baseline === null || candidate === null ? null : { baseline, candidate };
}

/** Null where fewer than half of the samples, and one, were scored. */
function medianOf(samples: readonly Sample[], metric: Metric): number | null {
  const scores = sampleScores(samples, metric).flatMap((score) =>
    score.kind === 'scored' ? [score.value] : [],
  );
  return scores.length * 2 > samples.length ? median(scores) : null;
}

/** Rule 5: a critical case that fell far blocks by itself, if fresh samples on both sides say the same. */
export function decideCriticalFalls(falls: readonly CriticalFall[]): Reason[] {
  return falls.map(({ case: id, metric, baseline, candidate, confirmed }): Reason => {
    const fell = `The critical case "${id}" fell on ${metric} from ${scoreText(baseline)} to ${scoreText(candidate)}`;
    if (confirmed === null) {
      const message = `${fell}, and its fresh samples could not be scored, so that nobody knows whether by chance.`;
      return { code: `unmeasured.${metric}`, message, effect: 'inconclusive' };
    }
    const again = `fresh samples on both sides have medians of ${scoreText(confirmed.baseline)} and ${scoreText(confirmed.candidate)}`;
    return isFar(confirmed.baseline, confirmed.candidate)
      ? { code: `critical.${metric}`, message: `${fell}; ${again}.`, effect: 'blocks' }
      : { code: `critical.${metric}`, message: `${fell}, by chance: ${again}.`, effect: 'note' };
  });
}

function isFar(before: number, now: number): boolean {
  return before - now >= CRITICAL_FALL - 1e-9;
}
