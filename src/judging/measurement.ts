import type { CheckFailure } from '../checks/check-spec.ts';
import type { Metric } from '../policy/policy.ts';
import type { CaseFailure } from '../policy/verdict.ts';
import type { TokenUsage } from '../ports/model.ts';
import type { Judgement, ScoreFigure, Vote } from './score.ts';

export type Side = 'candidate' | 'baseline';

/** What deciding needs of an answer: no words of it. */
export interface AnswerFigures {
  readonly kind: 'answered';
  readonly latencyMs: number;
  readonly usage: TokenUsage | null;
  /** Null: unknown. */
  readonly usd: number | null;
  readonly failures: readonly Pick<CheckFailure, 'rule'>[];
  readonly judgements: Readonly<Record<Metric, JudgementFigures>>;
  /** When it was drawn, ISO 8601; `kept` where an earlier run drew it. */
  readonly drawnAt: string;
  readonly kept: boolean;
}

export interface JudgementFigures {
  readonly score: ScoreFigure;
  readonly votes: readonly Pick<Vote, 'score'>[];
}

/** One answer of the model under test, measured. */
export interface AnswerSample extends AnswerFigures {
  readonly output: string;
  readonly failures: readonly CheckFailure[];
  readonly judgements: Readonly<Record<Metric, Judgement>>;
}

/** No answer: the model could not be asked (`unanswered`), or the run ended before (`not-run`). */
export interface MissingFigures {
  readonly kind: 'unanswered' | 'not-run';
}

export interface MissingSample extends MissingFigures {
  readonly why: string;
}

export type SampleFigures = AnswerFigures | MissingFigures;
export type Sample = AnswerSample | MissingSample;

/** What deciding needs of one golden case, measured on each side that runs. */
export interface CaseFigures {
  readonly id: string;
  readonly group: string | null;
  readonly critical: boolean;
  /** The base's dataset holds a case of this id. */
  readonly known: boolean;
  readonly candidate: readonly SampleFigures[];
  /** Null: the baseline does not run. */
  readonly baseline: readonly SampleFigures[] | null;
  /** Fresh samples of a critical case that fell; they speak for that fall alone. Null: none were asked for. */
  readonly confirmation: Readonly<Record<Side, readonly SampleFigures[]>> | null;
}

/** One golden case, measured, with everything that was said. */
export interface CaseMeasurement extends CaseFigures {
  readonly query: string;
  readonly candidate: readonly Sample[];
  readonly baseline: readonly Sample[] | null;
  readonly confirmation: Readonly<Record<Side, readonly Sample[]>> | null;
}

/** The figures of some cases, which can be gone through more than once. */
export interface Figures extends Iterable<CaseFigures> {
  readonly length: number;
}

/** Measured cases: the figures of all of them at hand, the words of each wherever they are kept. A list is one way. */
export interface Cases extends Figures {
  /** The whole case; undefined: there is none at this place. */
  at(place: number): CaseMeasurement | undefined;
}

/** All answers of one side, case by case. */
export function* answersOn(cases: Figures, side: Side): Generator<AnswerFigures> {
  for (const one of cases) yield* answersOf(one[side]);
}

/** The checks that the candidate's answers to one case failed. */
export function failuresOf(one: CaseMeasurement | undefined): CaseFailure[] {
  return answersOf(one?.candidate ?? null).flatMap((sample) =>
    sample.failures.map((failure): CaseFailure => ({ case: one?.id ?? '', ...failure })),
  );
}

/** Those of the cases whose figures pass, in the same order. */
export function selectCases(cases: Cases, passes: (one: CaseFigures) => boolean): Cases {
  const places: number[] = [];
  let place = 0;
  for (const one of cases) {
    if (passes(one)) places.push(place);
    place += 1;
  }
  return {
    length: places.length,
    at: (index) => {
      const at = places[index];
      return at === undefined ? undefined : cases.at(at);
    },
    *[Symbol.iterator]() {
      for (const one of cases) if (passes(one)) yield one;
    },
  };
}

/** The samples of one side that hold an answer. */
export function answersOf<S extends SampleFigures>(
  samples: readonly S[] | null,
): Extract<S, { readonly kind: 'answered' }>[] {
  return (samples ?? []).filter(isAnswer);
}

function isAnswer<S extends SampleFigures>(sample: S): sample is Extract<S, { readonly kind: 'answered' }> {
  return sample.kind === 'answered';
}
