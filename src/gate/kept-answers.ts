import type { Side } from '../judging/measurement.ts';
import { type KeptAnswer, readKeptAnswers } from '../parsing/kept-entries.ts';
import type { Policy } from '../policy/policy.ts';
import type { Cache } from '../ports/cache.ts';
import { type Json, toJson } from '../ports/json.ts';
import type { Clock, Hash } from '../ports/system.ts';
import type { TextStore } from '../ports/text-store.ts';
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
  /** Keeps what was drawn for later runs. Called once by whoever was given the shelf, as the last thing. */
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
  /** Takes the shelves that nobody uses any more, for another prompt that asks the very same; null: none can. */
  readonly aside: TextStore | null;
}

/** A shelf in use. */
interface OpenShelf {
  readonly shelf: Promise<Shelf>;
  users: number;
}

/**
 * The answers of this run and of earlier ones, by content. A side has its own: an answer that a candidate passed with
 * was selected for being good, and must not become the baseline that the next candidate is measured against.
 */
export function keptAnswers(tools: KeepingTools): KeptAnswers {
  const shelves = new Map<string, OpenShelf>();
  const aside = tools.aside && shelvesAside(tools.aside);
  let reruns = 0;
  const fromCache = async (endpoint: string, key: string, side: string): Promise<Stock> => {
    const now = tools.clock.now();
    const found = readKeptAnswers(await tools.cache.get(endpoint, key)).filter(
      ({ drawnAt }) => !isTooOld(drawnAt, now, tools.policy.cache),
    );
    const latest = Math.max(0, ...found.map(({ round }) => round));
    const round = tools.fresh && found.length > 0 ? latest + 1 : latest;
    // A baseline may have been drawn for many candidates: only the candidate's own rounds are reruns of it.
    if (side !== 'baseline') reruns = Math.max(reruns, round);
    return {
      kept: found.length,
      round,
      drawn: found.map((answer) => ({ kind: 'drawn', answer, kept: true })),
    };
  };
  const open = async (endpoint: string, key: string, side: string): Promise<Shelf> => {
    const { kept, round, drawn: known } = aside?.take(key) ?? (await fromCache(endpoint, key, side));
    const places = known.map((drawn) => Promise.resolve(drawn));
    return {
      kept,
      sample(place, draw) {
        const found = places[place];
        if (found !== undefined) return found;
        const drawn = draw(round);
        places[place] = drawn;
        return drawn;
      },
      async keep() {
        const drawn = (await Promise.allSettled(places)).map((one) =>
          one.status === 'fulfilled' ? one.value : undefined,
        );
        const answers = drawn.flatMap((one) => (one?.kind === 'drawn' ? [one.answer] : []));
        if (answers.length > kept) await tools.cache.set(endpoint, key, toJson(answers));
        const mine = shelves.get(key);
        if (mine === undefined) return;
        mine.users -= 1;
        if (mine.users > 0) return;
        const whole = drawn.filter((one) => one !== undefined);
        // What broke off does so for every other prompt too.
        if (whole.length < drawn.length) return;
        shelves.delete(key);
        aside?.put(key, { kept, round, drawn: whole });
      },
    };
  };
  return {
    shelf(ask, side, purpose) {
      const key = tools.hash(canonical(contentOf(ask, side, purpose, tools.policy)));
      const known = shelves.get(key) ?? { shelf: open(ask.request.endpoint, key, side), users: 0 };
      known.users += 1;
      shelves.set(key, known);
      return known.shelf;
    },
    reruns: () => reruns,
  };
}

/** What lies on a shelf. */
interface Stock {
  readonly kept: number;
  readonly round: number;
  readonly drawn: readonly Drawn[];
}

/** Shelves in a store. In memory a number stands for a key, and the key itself lies in the store. */
function shelvesAside(store: TextStore) {
  const handles = new Map<number, number>();
  const short = (key: string) => Number.parseInt(key.slice(0, 13), 16);
  return {
    put(key: string, stock: Stock): void {
      handles.set(short(key), store.append({ key, stock }));
    },
    take(key: string): Stock | null {
      const handle = handles.get(short(key));
      if (handle === undefined) return null;
      const found = store.read(handle) as { readonly key: string; readonly stock: Stock };
      return found.key === key ? found.stock : null;
    },
  };
}

/** Everything that an answer depends on, and what makes it count as one: whose limit of tokens it may have met. */
function contentOf({ golden, request, capped }: Ask, side: string, purpose: Purpose, policy: Policy): Json {
  const { endpoint, ...asked } = request;
  // Cases that ask the same are still different draws: sharing one, they would rise and fall together.
  const about = [golden.id, policy.endpoints[endpoint]?.baseUrl ?? null, asked, capped];
  return toJson(['answer', side, purpose, ...about]);
}
