import pLimit from 'p-limit';
import type { Policy } from '../policy/policy.ts';
import { GateError } from '../ports/gate-error.ts';
import type { SchemaValidator } from '../ports/schema-validator.ts';
import type { Clock } from '../ports/system.ts';
import type { TextStore } from '../ports/text-store.ts';
import type { Judge } from './judge-answer.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { Meter } from './meter.ts';
import type { Plan } from './prompt-plan.ts';
import type { Schedule } from './schedule.ts';

export interface EvaluationTools {
  readonly model: Meter;
  /** A judge whose requests this meter counts. */
  judge(model: Meter): Judge;
  readonly kept: KeptAnswers;
  readonly validator: SchemaValidator;
  /** Takes what was said of each case that has been measured. */
  readonly texts: TextStore;
  /** What the parts of a sharded run have measured, as handles in `texts`, by prompt path and case. */
  readonly parts?: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly concurrency: number;
  readonly fresh: boolean;
  /** Called once when the run ends early, so that what is in flight can be given up. */
  onStop(): void;
  /** Called after each answer, with how many of all are done. */
  onProgress(done: number, all: number): void;
}

/** An evaluation under way: how many answers at once, how far it is, and whether it has to end. */
export interface Running {
  /** Runs one answer when its turn comes; once the run has stopped, `otherwise` at once. */
  answer<T>(work: () => Promise<T>, otherwise: (stopped: GateError) => T): Promise<T>;
  /** Runs a part of the evaluation; an error that ends the run is remembered, and `otherwise` returned. */
  orStop<T>(work: () => Promise<T>, otherwise: T): Promise<T>;
  /** More answers than were expected at first (or fewer, where judging ended early). */
  expect(answers: number): void;
  stopped(): GateError | null;
}

export function startEvaluation(plan: Plan, schedule: Schedule, tools: EvaluationTools): Running {
  const limit = pLimit(tools.concurrency);
  const sides = plan.prompts.map(
    (prompt) =>
      (schedule.orders.get(prompt.affected.path)?.cases.length ?? 0) * (prompt.runsBaseline ? 2 : 1),
  );
  let all = sides.reduce((sum, one) => sum + one, 0) * tools.policy.samples.value;
  let done = 0;
  let stopped: GateError | null = null;
  const stop = (error: unknown): GateError => {
    if (!(error instanceof GateError)) throw error;
    if (stopped === null) {
      stopped = error;
      tools.onStop();
    }
    return stopped;
  };
  return {
    answer: (work, otherwise) =>
      limit(async () => {
        if (stopped !== null) return otherwise(stopped);
        try {
          return await work();
        } catch (error) {
          return otherwise(stop(error));
        } finally {
          done += 1;
          tools.onProgress(done, Math.max(done, all));
        }
      }),
    async orStop(work, otherwise) {
      if (stopped !== null) return otherwise;
      try {
        return await work();
      } catch (error) {
        stop(error);
        return otherwise;
      }
    },
    expect(answers) {
      all += answers;
    },
    stopped: () => stopped,
  };
}
