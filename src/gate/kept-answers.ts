import type { Side } from '../judging/measurement.ts';
import { type KeptAnswer, readKeptAnswers } from '../parsing/kept-entries.ts';
import type { Policy } from '../policy/policy.ts';
import type { Cache } from '../ports/cache.ts';
import { type Json, toJson } from '../ports/json.ts';
import type { Clock, Hash } from '../ports/system.ts';
import { canonical } from '../prompts/behaviour.ts';
import { isTooOld } from './age.ts';
import type { Ask } from './prompt-plan.ts';

/**
 * What samples were drawn for: the comparison itself, a mean near its floor, or a critical case that fell. They are
 * kept apart, so that a rerun over the same content takes the same path to the same verdict.
 */
export type Purpose = 'comparison' | 'floor' | 'critical';

/** One answer, drawn now or kept from an earlier run; or none, with the reason. */
export type Drawn =
  | { readonly kind: 'drawn'; readonly answer: KeptAnswer; readonly kept: boolean }
  | { readonly kind: 'none'; readonly why: string };

/** The samples of one request for one purpose, in the order in which they were drawn. */
export interface Shelf {
  /** So many were kept by earlier runs. */
  readonly kept: number;
  /** The sample at this place; drawn at its first call where no earlier run has kept it. */
  sample(place: number, draw: (round: number) => Promise<Drawn>): Promise<Drawn>;
  /** Keeps what was drawn for later runs. */
  keep(): Promise<void>;
}

export interface KeptAnswers {
  /** @param side `both` where the two sides ask the same */
  shelf(ask: Ask, side: Side | 'both', purpose: Purpose): Promise<Shelf>;
  /** Rounds of fresh samples that this run and earlier ones added to a candidate. */
  reruns(): number;
}

export interface KeepingTools {
  readonly cache: Cache;
  readonly policy: Policy;
  readonly hash: Hash;
  readonly clock: Clock;
  /** New samples are added to those that are kept. */
  readonly fresh: boolean;
}

/**
 * The answers of this run and of earlier ones, by content. A side has its own: an answer that a candidate passed with
 * was selected for being good, and must not become the baseline that the next candidate is measured against.
 */
export function keptAnswers(tools: KeepingTools): KeptAnswers {
  const shelves = new Map<string, Promise<Shelf>>();
  let reruns = 0;
  const open = async (endpoint: string, key: string, side: string): Promise<Shelf> => {
    const now = tools.clock.now();
    const found = readKeptAnswers(await tools.cache.get(endpoint, key)).filter(
      ({ drawnAt }) => !isTooOld(drawnAt, now, tools.policy.cache),
    );
    const latest = Math.max(0, ...found.map(({ round }) => round));
    const round = tools.fresh && found.length > 0 ? latest + 1 : latest;
    // A baseline may have been drawn for many candidates: only the candidate's own rounds are reruns of it.
    if (side !== 'baseline') reruns = Math.max(reruns, round);
    const places = found.map(
      (answer): Promise<Drawn> => Promise.resolve({ kind: 'drawn', answer, kept: true }),
    );
    return {
      kept: found.length,
      sample(place, draw) {
        const known = places[place];
        if (known !== undefined) return known;
        const drawn = draw(round);
        places[place] = drawn;
        return drawn;
      },
      async keep() {
        const answers = (await Promise.allSettled(places)).flatMap((one) =>
          one.status === 'fulfilled' && one.value.kind === 'drawn' ? [one.value.answer] : [],
        );
        if (answers.length > found.length) await tools.cache.set(endpoint, key, toJson(answers));
      },
    };
  };
  return {
    shelf(ask, side, purpose) {
      const key = tools.hash(canonical(contentOf(ask, side, purpose, tools.policy)));
      const known = shelves.get(key) ?? open(ask.request.endpoint, key, side);
      shelves.set(key, known);
      return known;
    },
    reruns: () => reruns,
  };
}

/** Everything that an answer depends on, and what makes it count as one: whose limit of tokens it may have met. */
function contentOf({ golden, request, capped }: Ask, side: string, purpose: Purpose, policy: Policy): Json {
  const { endpoint, ...asked } = request;
  // Cases that ask the same are still different draws: sharing one, they would rise and fall together.
  const about = [golden.id, policy.endpoints[endpoint]?.baseUrl ?? null, asked, capped];
  return toJson(['answer', side, purpose, ...about]);
}
