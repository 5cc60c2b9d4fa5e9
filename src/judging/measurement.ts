import type { CheckFailure } from '../checks/check-spec.ts';
import type { Metric } from '../policy/policy.ts';
import type { TokenUsage } from '../ports/model.ts';
import type { Judgement } from './score.ts';

export type Side = 'candidate' | 'baseline';

/** One answer of the model under test, measured. */
export interface AnswerSample {
  readonly kind: 'answered';
  readonly output: string;
  readonly latencyMs: number;
  readonly usage: TokenUsage | null;
  /** Null: unknown. */
  readonly usd: number | null;
  readonly failures: readonly CheckFailure[];
  readonly judgements: Readonly<Record<Metric, Judgement>>;
  /** When it was drawn, ISO 8601; `kept` where an earlier run drew it. */
  readonly drawnAt: string;
  readonly kept: boolean;
}

/** No answer: the model could not be asked (`unanswered`), or the run ended before (`not-run`). */
export interface MissingSample {
  readonly kind: 'unanswered' | 'not-run';
  readonly why: string;
}

export type Sample = AnswerSample | MissingSample;

/** One golden case, measured on each side that runs. */
export interface CaseMeasurement {
  readonly id: string;
  readonly query: string;
  readonly group: string | null;
  readonly critical: boolean;
  /** The base's dataset holds a case of this id. */
  readonly known: boolean;
  readonly candidate: readonly Sample[];
  /** Null: the baseline does not run. */
  readonly baseline: readonly Sample[] | null;
  /** Fresh samples of a critical case that fell; they speak for that fall alone. Null: none were asked for. */
  readonly confirmation: Readonly<Record<Side, readonly Sample[]>> | null;
}

/** The samples of one side that hold an answer. */
export function answersOf(samples: readonly Sample[] | null): AnswerSample[] {
  return (samples ?? []).filter((sample) => sample.kind === 'answered');
}
