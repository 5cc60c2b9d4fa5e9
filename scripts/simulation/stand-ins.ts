import type { Judge } from '../../src/gate/judge-answer.ts';
import type { KeptAnswers } from '../../src/gate/kept-answers.ts';
import { meter } from '../../src/gate/meter.ts';
import type { EvaluationTools } from '../../src/gate/running.ts';
import type { Side } from '../../src/judging/measurement.ts';
import { type Judgement, scored } from '../../src/judging/score.ts';
import type { Metric, Policy } from '../../src/policy/policy.ts';
import type { CompletionRequest, Model } from '../../src/ports/model.ts';
import type { SchemaValidator } from '../../src/ports/schema-validator.ts';
import type { Clock } from '../../src/ports/system.ts';
import { memoryStore } from '../../src/ports/text-store.ts';
import { HIGHEST, LOWEST, type Ratings } from './population.ts';

/** The ratings of the samples of a request on one side. */
export type RatingsOf = (request: CompletionRequest, side: Side) => readonly Ratings[];

/**
 * What an evaluation needs, without a model: every answer is kept already, and says what the judge will rate it.
 */
export function standIns(policy: Policy, ratingsOf: RatingsOf): EvaluationTools {
  return {
    model: meter(NO_MODEL, policy, CLOCK, Infinity),
    judge: () => judge,
    kept: answersOf(ratingsOf),
    validator: NO_VALIDATOR,
    texts: memoryStore(),
    policy,
    clock: CLOCK,
    concurrency: Infinity,
    fresh: false,
    onStop: () => undefined,
    onProgress: () => undefined,
  };
}

const DRAWN_AT = '2026-01-01T00:00:00.000Z';
const CLOCK: Clock = { now: () => DRAWN_AT, elapsed: () => 0 };

const NO_MODEL: Model = {
  complete: async () => {
    throw new Error('a simulation asks no model');
  },
};

const NO_VALIDATOR: SchemaValidator = {
  validate: async () => ({ kind: 'valid' }),
  close: async () => undefined,
};

function answersOf(ratingsOf: RatingsOf): KeptAnswers {
  return {
    async shelf({ request }, side, purpose) {
      if (side === 'both' || purpose !== 'comparison') throw new Error(`no simulated samples for ${purpose}`);
      const ratings = ratingsOf(request, side);
      return {
        kept: ratings.length,
        async sample(place, draw) {
          const at = ratings[place];
          if (at === undefined) return draw(0);
          const answer = { output: writtenAs(at), latencyMs: 0, usage: null, drawnAt: DRAWN_AT, round: 0 };
          return { kind: 'drawn', answer, kept: true };
        },
        keep: async () => undefined,
      };
    },
    reruns: () => 0,
  };
}

/** An answer that says what each metric's judge will rate it: `4 5`. */
function writtenAs({ faithfulness, relevance }: Ratings): string {
  return `${faithfulness} ${relevance}`;
}

const WORD: Readonly<Record<Metric, number>> = { faithfulness: 0, relevance: 1 };
const JUDGEMENTS: ReadonlyMap<string, Promise<Judgement>> = new Map(
  Array.from({ length: HIGHEST - LOWEST + 1 }, (_, index) => LOWEST + index).map((rating) => [
    String(rating),
    Promise.resolve({ score: scored(rating / HIGHEST), claims: [], reasoning: null, votes: [] }),
  ]),
);

const judge: Judge = async (metric, _, answer) => {
  const found = await JUDGEMENTS.get(answer.split(' ')[WORD[metric]] ?? '');
  if (found === undefined) throw new Error(`not a simulated answer: ${answer}`);
  return found;
};
