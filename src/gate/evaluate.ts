import type { JudgeCalibration } from '../judging/calibration.ts';
import type { Canary } from '../judging/canary.ts';
import type { Cases } from '../judging/measurement.ts';
import type { EarlyStop } from '../policy/verdict.ts';
import type { GateError } from '../ports/gate-error.ts';
import { calibrate, isTrusted } from './calibrate.ts';
import { CanaryWatch } from './canaries.ts';
import { evaluatePrompt } from './evaluate-prompt.ts';
import type { Plan } from './prompt-plan.ts';
import { type EvaluationTools, startEvaluation } from './running.ts';
import type { Schedule } from './schedule.ts';

/** What was measured of one prompt. */
export interface PromptEvaluation {
  /** In the order of the dataset. */
  readonly cases: Cases;
  readonly stopped: EarlyStop | null;
  /** A mean lay near its floor, so that every case got more samples. */
  readonly moreSamples: boolean;
}

export interface Evaluation {
  /** By prompt path. */
  readonly prompts: ReadonlyMap<string, PromptEvaluation>;
  /** The judge on its labelled set, a metric each; empty without one. */
  readonly calibrations: readonly JudgeCalibration[];
  readonly canaries: readonly Canary[];
  /** Rounds of fresh samples that were added to the first ones, by this run and earlier ones. */
  readonly reruns: number;
  /** Why the run ended early; what was measured before is kept. */
  readonly stopped: GateError | null;
}

export const NOTHING_MEASURED: Evaluation = {
  prompts: new Map(),
  calibrations: [],
  canaries: [],
  reruns: 0,
  stopped: null,
};

/**
 * Measures every prompt of the plan: first the judge on its labelled set, then all cases on their sides, and the
 * judge once more, on answers that are known to be bad. A judge that is not trusted judges nothing: the deterministic
 * checks run all the same.
 */
export async function evaluate(plan: Plan, schedule: Schedule, tools: EvaluationTools): Promise<Evaluation> {
  const running = startEvaluation(plan, schedule, tools);
  const calibrations = await running.orStop(() => calibrate(plan, tools), []);
  const judges = calibrations.every(isTrusted);
  const canaries = new CanaryWatch(plan, tools, running);
  const measured = await Promise.all(
    plan.prompts.map(
      async (prompt) =>
        [
          prompt.affected.path,
          await evaluatePrompt(prompt, schedule, tools, running, judges ? canaries : null),
        ] as const,
    ),
  );
  const prompts = new Map(measured);
  return {
    prompts,
    calibrations,
    canaries: judges ? await canaries.end() : [],
    reruns: tools.kept.reruns(),
    stopped: running.stopped(),
  };
}
