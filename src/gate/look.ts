import type { Figures } from '../judging/measurement.ts';
import { METRICS, type Measure, type Metric } from '../policy/policy.ts';
import type { ComparedResult, EarlyStop, MetricResult } from '../policy/verdict.ts';
import type { Look } from '../statistics/looks.ts';
import { fellEnough } from './compare-measure.ts';
import { comparePassRate, hasAnswers } from './compare-pass-rate.ts';
import { decideMeasured } from './decide-metric.ts';
import { measureMetric } from './measure-metric.ts';
import type { PlannedCase, PromptPlan } from './prompt-plan.ts';
import { comparesChecks, type ReadingOrder } from './schedule.ts';

/** What an early look decides; null: reading goes on. Looks never stop for success. */
export type LookDecision = Pick<EarlyStop, 'why' | 'measures'> | null;

/**
 * Looks at the cases read so far: stops where a test is already below what this look may spend on it, or where a
 * floor cannot be reached even if every unread case scored 1.
 * @param read measurements of the first `look.cases` cases of the order
 * @param tests all tests of the run
 */
export function decideLook(
  prompt: PromptPlan,
  order: ReadingOrder,
  look: Look,
  read: Figures,
  tests: number,
): LookDecision {
  const { policy } = prompt;
  if (policy === null) return null;
  const results = METRICS.map((metric) => measureMetric(metric, read, policy, prompt.runsBaseline)).filter(
    (result) => result.applicable > 0 && decideMeasured(result, prompt.runsBaseline) === null,
  );
  const limit = look.spend === null ? 0 : look.spend / tests;
  const proven = (result: ComparedResult) => result.p !== null && result.p <= limit && fellEnough(result);
  const fallen: Measure[] = results.filter(proven).map(({ metric }) => metric);
  if (comparesChecks(prompt) && hasAnswers(read) && proven(comparePassRate(read, policy.regression)))
    fallen.push('checks');
  if (fallen.length > 0) return { why: 'regression', measures: fallen };
  const unread = order.cases.slice(read.length);
  const lost = results.filter((result) => isOutOfReach(result, unread)).map(({ metric }) => metric);
  return lost.length > 0 ? { why: 'floor', measures: lost } : null;
}

/** (sum of the scores so far + cases left) / all of them < threshold, over all cases or over those the base knows. */
function isOutOfReach({ metric, floor, threshold }: MetricResult, unread: readonly PlannedCase[]): boolean {
  const left = unread.filter((planned) => canBeScored(planned, metric));
  const best = (mean: number | null, scored: number, more: number) =>
    mean === null || scored + more === 0 ? 1 : (mean * scored + more) / (scored + more);
  const known = left.filter((planned) => planned.known).length;
  const bounds = [best(floor.all, floor.cases, left.length), best(floor.known, floor.knownCases, known)];
  return bounds.some((bound) => bound < threshold.value - 1e-9);
}

function canBeScored({ golden }: PlannedCase, metric: Metric): boolean {
  return metric !== 'faithfulness' || golden.context !== null;
}
