import type { Measure } from '../policy/policy.ts';
import type { ComparedResult, MetricResult } from '../policy/verdict.ts';
import { changedCasesNeeded, holm } from '../statistics/holm.ts';
import type { MeasuredPrompt } from './measure-prompt.ts';
import type { Schedule } from './schedule.ts';

/**
 * Holm over every test of the run that may block: all prompts, all measures that compare. A test that blocked at an
 * early look stays blocked: its p lies below what Holm asks for. The other tests of a prompt whose judging ended early
 * were not read to their end; they count among the tests and decide nothing.
 */
export function correctTests(
  measured: readonly MeasuredPrompt[],
  schedule: Schedule,
): readonly MeasuredPrompt[] {
  const byPath = new Map(measured.map((one) => [one.plan.affected.path, one]));
  const decides = schedule.tests.map(({ path, measure }) => {
    const one = byPath.get(path);
    return one !== undefined && isReadToEnd(one, measure) ? resultOf(one, measure) : null;
  });
  const corrected = holm(decides.map((result) => result?.p ?? 1));
  const byResult = new Map(decides.map((result, index) => [result, corrected[index] ?? 1]));
  const needed = changedCasesNeeded(schedule.tests.length, schedule.alpha);
  const apply = <T extends ComparedResult>(result: T | null): T | null => {
    const pHolm = result === null || result.p === null ? undefined : byResult.get(result);
    return result === null || pHolm === undefined
      ? result
      : { ...result, pHolm, alpha: schedule.alpha, changedNeeded: needed };
  };
  return measured.map((one) => ({
    ...one,
    metrics: {
      faithfulness: apply<MetricResult>(one.metrics.faithfulness),
      relevance: apply<MetricResult>(one.metrics.relevance),
    },
    checks: one.checks && { ...one.checks, passRate: apply(one.checks.passRate) },
  }));
}

function resultOf({ metrics, checks }: MeasuredPrompt, measure: Measure): ComparedResult | null {
  return measure === 'checks' ? (checks?.passRate ?? null) : metrics[measure];
}

function isReadToEnd({ stopped }: MeasuredPrompt, measure: Measure): boolean {
  return stopped === null || (stopped.why === 'regression' && stopped.measures.includes(measure));
}
