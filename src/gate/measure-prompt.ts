import { type CaseFigures, type Cases, selectCases } from '../judging/measurement.ts';
import type { Metric } from '../policy/policy.ts';
import type { ChecksResult, CriticalFall, EarlyStop, MetricResult } from '../policy/verdict.ts';
import { isTrusted } from './calibrate.ts';
import { comparePassRate, hasAnswers } from './compare-pass-rate.ts';
import { fallsOf } from './critical-falls.ts';
import { measureChecks } from './decide-checks.ts';
import type { Evaluation } from './evaluate.ts';
import { measureMetric } from './measure-metric.ts';
import type { PromptPlan } from './prompt-plan.ts';
import { comparesChecks } from './schedule.ts';

/** The measurements of one prompt, added up. */
export interface MeasuredPrompt {
  readonly plan: PromptPlan;
  readonly cases: Cases;
  /** The cases that were read; all of them unless judging ended early. */
  readonly read: Cases;
  readonly metrics: Readonly<Record<Metric, MetricResult | null>>;
  readonly checks: ChecksResult | null;
  readonly stopped: EarlyStop | null;
  readonly criticalFalls: readonly CriticalFall[];
}

/** Adds up what was measured of one prompt. Metrics are null where nothing was judged, or the judge is not trusted. */
export function measurePrompt(plan: PromptPlan, evaluation: Evaluation): MeasuredPrompt {
  const { cases, stopped } = evaluation.prompts.get(plan.affected.path) ?? { cases: [], stopped: null };
  const { policy, runsBaseline } = plan;
  const read = stopped === null ? cases : selectCases(cases, (one) => !isUnread(one));
  const judged =
    policy?.stages.value.includes('judge') === true &&
    cases.length > 0 &&
    evaluation.calibrations.every(isTrusted);
  const measure = (metric: Metric): MetricResult | null =>
    policy !== null && judged ? measureMetric(metric, read, policy, runsBaseline) : null;
  const unread = (result: MetricResult | null) =>
    result && {
      ...result,
      excluded: { ...result.excluded, 'not run': result.excluded['not run'] + cases.length - read.length },
    };
  const passRate =
    policy !== null && comparesChecks(plan) && hasAnswers(read)
      ? comparePassRate(read, policy.regression)
      : null;
  return {
    plan,
    cases,
    read,
    metrics: { faithfulness: unread(measure('faithfulness')), relevance: unread(measure('relevance')) },
    checks: read.length > 0 ? measureChecks(read, passRate) : null,
    stopped,
    criticalFalls: judged && runsBaseline && policy?.regression.value !== 'off' ? allFalls(read) : [],
  };
}

function allFalls(cases: Cases): CriticalFall[] {
  const falls: CriticalFall[] = [];
  for (const one of cases) falls.push(...fallsOf(one));
  return falls;
}

function isUnread({ candidate }: CaseFigures): boolean {
  return candidate.every((sample) => sample.kind === 'not-run');
}
