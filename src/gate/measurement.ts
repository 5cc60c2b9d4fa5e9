import type { JudgeCalibration } from '../judging/calibration.ts';
import type { Canary } from '../judging/canary.ts';
import { METRICS } from '../policy/policy.ts';
import type { PromptVerdict, Reason } from '../policy/verdict.ts';
import type { GateError } from '../ports/gate-error.ts';
import { MAX_UNANSWERED, silentCases } from './compare-pass-rate.ts';
import { correctTests } from './correct-tests.ts';
import { decideCriticalFalls } from './critical-falls.ts';
import { decideChecks } from './decide-checks.ts';
import { decideJudge } from './decide-judge.ts';
import { decideMetric, decideStopped } from './decide-metric.ts';
import { decideRegression } from './decide-regression.ts';
import type { Evaluation } from './evaluate.ts';
import { type MeasuredPrompt, measurePrompt } from './measure-prompt.ts';
import type { Plan, PromptPlan } from './prompt-plan.ts';
import { comparesChecks, type Schedule } from './schedule.ts';

type Figures = Pick<PromptVerdict, 'path' | 'metrics' | 'checks' | 'stopped' | 'criticalFalls' | 'cases'>;

/** What was measured of one prompt, and what that alone says: nobody has been asked for approval yet. */
export interface PromptMeasurement extends Figures {
  readonly reasons: readonly Reason[];
  /** A mean lay near its floor, so that every case got more samples. */
  readonly moreSamples: boolean;
}

/** What a run measured, added up and held against the rules. A later run of the same digest takes it over. */
export interface Measurement {
  readonly prompts: readonly PromptMeasurement[];
  /** About the run as a whole: a judge that is not trusted, an end before its time. */
  readonly reasons: readonly Reason[];
  readonly calibrations: readonly JudgeCalibration[];
  readonly canaries: readonly Canary[];
  /** Rounds of fresh samples beside the first ones. */
  readonly reruns: number;
}

export const NO_MEASUREMENT: Measurement = {
  prompts: [],
  reasons: [],
  calibrations: [],
  canaries: [],
  reruns: 0,
};

/** Adds up what was measured. Nothing is read and nothing is written here. */
export function addUp(plan: Plan, schedule: Schedule, evaluation: Evaluation): Measurement {
  const measured = plan.prompts.map((prompt) => measurePrompt(prompt, evaluation));
  return {
    prompts: correctTests(measured, schedule).map((one): PromptMeasurement => {
      const { plan: prompt, metrics, checks, stopped, criticalFalls, cases } = one;
      const { path } = prompt.affected;
      const moreSamples = evaluation.prompts.get(path)?.moreSamples ?? false;
      const figures = { path, metrics, checks, stopped, criticalFalls, cases };
      return { ...figures, reasons: decideMeasurements(one), moreSamples };
    }),
    reasons: [...(evaluation.stopped ? [stoppedReason(evaluation.stopped)] : []), ...decideJudge(evaluation)],
    calibrations: evaluation.calibrations,
    canaries: evaluation.canaries,
    reruns: evaluation.reruns,
  };
}

/** Checks, metrics, the pass rate against the baseline, critical cases; where judging ended early, what ended it. */
function decideMeasurements(measured: MeasuredPrompt): Reason[] {
  const { plan, read, metrics, checks, stopped, criticalFalls } = measured;
  const ofChecks = checks ? decideChecks(checks, read, plan.affected.group.checks) : [];
  if (stopped !== null) return [...ofChecks, ...decideStopped(stopped, metrics, checks)];
  return [
    ...ofChecks,
    ...(checks?.passRate ? decideRegression('checks', checks.passRate) : decideSilence(plan, read)),
    ...METRICS.flatMap((metric) => {
      const result = metrics[metric];
      return result === null ? [] : decideMetric(result, plan.runsBaseline);
    }),
    ...decideCriticalFalls(criticalFalls),
  ];
}

/** The pass rate was to be compared, and the baseline did not answer: a fall could not be seen. */
function decideSilence(plan: PromptPlan, read: PromptVerdict['cases']): Reason[] {
  const silent = silentCases(read, 'baseline');
  if (read.length === 0 || !comparesChecks(plan) || silent <= MAX_UNANSWERED * read.length) return [];
  const message = `${silent} of ${read.length} cases got no answer of the baseline, more than 10%, so that the pass rates cannot be compared.`;
  return [{ code: 'unmeasured.answers', message, effect: 'inconclusive' }];
}

function stoppedReason(stopped: GateError): Reason {
  return {
    code: stopped.code,
    message: [stopped.message, stopped.remedy].filter(Boolean).join(' '),
    effect: 'inconclusive',
  };
}
