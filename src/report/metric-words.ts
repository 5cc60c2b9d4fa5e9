import type { Metric } from '../policy/policy.ts';
import type { ComparedResult, MetricResult } from '../policy/verdict.ts';
import { MIN_DROP } from '../statistics/paired.ts';
import type { PromptView } from './view.ts';
import { count, scoreText } from './words.ts';

export interface MetricOutcome {
  readonly icon: '' | '❌' | '⚠️';
  readonly words: string;
}

/** What the run found about one metric of one prompt. */
export function metricOutcome(
  prompt: Pick<PromptView, 'reasons' | 'stopped'>,
  result: MetricResult,
): MetricOutcome {
  const { metric } = result;
  const has = (code: string, effect: string) =>
    prompt.reasons.some((reason) => reason.code === code && reason.effect === effect);
  const uncertified = has(`certificate.${metric}`, 'blocks');
  const regressed = uncertified || has(`regression.${metric}`, 'blocks');
  const below = has(`floor.${metric}`, 'blocks');
  if (has(`unmeasured.${metric}`, 'inconclusive')) return { icon: '⚠️', words: 'not measured' };
  if (regressed) {
    const strict = result.regression.value === 'strict';
    const fall = uncertified ? 'not certified' : strict ? 'any fall blocks' : 'proven regression';
    return { icon: '❌', words: below ? `${fall}, ${floorWords(result)}` : fall };
  }
  if (below) return { icon: '❌', words: floorWords(result) };
  if (has(`critical.${metric}`, 'blocks')) return { icon: '❌', words: 'a critical case fails' };
  if (prompt.stopped !== null) return { icon: '', words: 'not decided: judging ended early' };
  if (result.floor.all === null) return { icon: '', words: 'not judged' };
  if (result.baseline === null) return { icon: '', words: 'above the floor, nothing to compare with' };
  if (result.regression.value === 'off') return { icon: '', words: 'above the floor' };
  if (result.regression.value === 'strict') return { icon: '', words: 'did not fall' };
  return { icon: '', words: comparedWords(result) };
}

/** What a comparison without a proven regression is worth. */
export function comparedWords(result: ComparedResult): string {
  if (result.certificate?.certified === true) return 'certified not worse';
  if (tooSmall(result)) return 'too few cases to prove a regression';
  const { detectableDrop } = result;
  if (detectableDrop === null) return 'no regression found';
  return `no regression found (could have seen a drop of ${seenDrop(detectableDrop)})`;
}

/** Drops below the smallest that may block are never said to be seen. */
export function seenDrop(drop: number): string {
  return Math.max(drop, MIN_DROP).toFixed(2);
}

/** The floor holds over all scored cases, which can be more than those scored on both sides. */
function floorWords(result: MetricResult): string {
  const { all, known, cases } = result.floor;
  const floor = result.threshold.value;
  const belowAll = all !== null && all < floor - 1e-9;
  const mean = belowAll ? all : known;
  if (mean === null || Math.abs(mean - (result.candidate ?? mean)) < 0.0005) return 'below the floor';
  const scope = belowAll ? `all ${count(cases, 'case')}` : 'the cases that the base knows';
  return `below the floor (${scoreText(mean, floor)} over ${scope})`;
}

/** True where the dataset has fewer cases than a regression needs to be proven. */
export function tooSmall(result: ComparedResult): boolean {
  return result.changedNeeded !== null && independentCases(result) < result.changedNeeded;
}

/** Compared cases, those of a group as one. */
export function independentCases({ certificate, pairs }: ComparedResult): number {
  return certificate?.clusters ?? pairs;
}

/** Every metric of the run whose dataset cannot prove a regression. */
export function unprovable(
  prompts: readonly PromptView[],
): readonly { readonly prompt: PromptView; readonly result: MetricResult }[] {
  return prompts.flatMap((prompt) =>
    metricsOf(prompt)
      .filter(tooSmall)
      .map((result) => ({ prompt, result })),
  );
}

export function metricsOf(prompt: PromptView): readonly MetricResult[] {
  const { faithfulness, relevance } = prompt.metrics;
  return [faithfulness, relevance].filter((result) => result !== null);
}

/** Baseline and candidate as they are shown; the candidate alone where nothing was compared. */
export function scoresOf(result: MetricResult): {
  readonly baseline: string | null;
  readonly candidate: string | null;
} {
  const floor = result.threshold.value;
  const { baseline } = result;
  const candidate = result.candidate ?? result.floor.all;
  return {
    baseline: baseline === null ? null : scoreText(baseline, baseline < floor ? floor : candidate),
    candidate: candidate === null ? null : scoreText(candidate, candidate < floor ? floor : baseline),
  };
}

/** The one threshold that all rows share; null where they differ, or nothing was judged. */
export function sharedThreshold(prompts: readonly PromptView[], metric: Metric): number | null {
  const values = new Set(prompts.flatMap(({ metrics }) => metrics[metric]?.threshold.value ?? []));
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}
