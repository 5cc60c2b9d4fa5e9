import { caseScore, sampleScores } from '../judging/case-score.ts';
import type { CaseFigures, SampleFigures } from '../judging/measurement.ts';
import { METRICS, type Metric } from '../policy/policy.ts';
import type { CriticalFall, Reason } from '../policy/verdict.ts';
import { scoreText } from '../report/words.ts';
import { median } from '../statistics/median.ts';

/** A critical case whose score falls by this much may block by itself. */
const CRITICAL_FALL = 0.5;

/** So many cases are named in one reason. */
const MAX_SHOWN = 8;

/** The metrics on which a critical case fell far, and what its fresh samples said. */
export function fallsOf(one: CaseFigures): readonly CriticalFall[] {
  if (!one.critical || one.baseline === null) return [];
  return METRICS.flatMap((metric): CriticalFall[] => {
    const [before, now] = [caseScore(one.baseline ?? [], metric), caseScore(one.candidate, metric)];
    if (before.kind !== 'scored' || now.kind !== 'scored' || !isFar(before.value, now.value)) return [];
    const scores = { baseline: before.value, candidate: now.value };
    return [{ case: one.id, metric, ...scores, confirmed: confirmedOf(one, metric) }];
  });
}

function confirmedOf({ confirmation }: CaseFigures, metric: Metric): CriticalFall['confirmed'] {
  if (confirmation === null) return null;
  const baseline = medianOf(confirmation.baseline, metric);
  const candidate = medianOf(confirmation.candidate, metric);
  return baseline === null || candidate === null ? null : { baseline, candidate };
}

/** Null where fewer than half of the samples, and one, were scored. */
function medianOf(samples: readonly SampleFigures[], metric: Metric): number | null {
  const scores = sampleScores(samples, metric).flatMap((score) =>
    score.kind === 'scored' ? [score.value] : [],
  );
  return scores.length * 2 > samples.length ? median(scores) : null;
}

/** Rule 5: a critical case that fell far blocks by itself, if fresh samples on both sides say the same. */
export function decideCriticalFalls(falls: readonly CriticalFall[]): Reason[] {
  return METRICS.flatMap((metric) => {
    const mine = falls.filter((fall) => fall.metric === metric);
    const unknown = mine.filter(({ confirmed }) => confirmed === null);
    const again = mine.filter(
      ({ confirmed }) => confirmed !== null && isFar(confirmed.baseline, confirmed.candidate),
    );
    const chance = mine.filter((fall) => !unknown.includes(fall) && !again.includes(fall));
    return [
      ...reasonFor(again, `critical.${metric}`, 'blocks', 'fresh samples on both sides say the same'),
      ...reasonFor(
        unknown,
        `unmeasured.${metric}`,
        'inconclusive',
        'the fresh samples could not be scored, so that nobody knows whether by chance',
      ),
      ...reasonFor(chance, `critical.${metric}`, 'note', 'by chance, say fresh samples on both sides'),
    ];
  });
}

function reasonFor(
  falls: readonly CriticalFall[],
  code: string,
  effect: Reason['effect'],
  what: string,
): Reason[] {
  const [first] = falls;
  if (first === undefined) return [];
  const shown = falls.slice(0, MAX_SHOWN).map(fallWords).join(', ');
  const rest = falls.length > MAX_SHOWN ? ` and ${falls.length - MAX_SHOWN} more` : '';
  const cases = falls.length === 1 ? 'A critical case' : `${falls.length} critical cases`;
  return [{ code, message: `${cases} fell far on ${first.metric}; ${what}: ${shown}${rest}.`, effect }];
}

function fallWords({ case: id, baseline, candidate, confirmed }: CriticalFall): string {
  const fresh =
    confirmed === null ? '' : `, then ${scoreText(confirmed.baseline)} → ${scoreText(confirmed.candidate)}`;
  return `"${id}" (${scoreText(baseline)} → ${scoreText(candidate)}${fresh})`;
}

function isFar(before: number, now: number): boolean {
  return before - now >= CRITICAL_FALL - 1e-9;
}
