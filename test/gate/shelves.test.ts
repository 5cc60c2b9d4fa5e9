import { describe, expect, it } from 'vitest';
import { type Drawn, keptAnswers, type Purpose } from '../../src/gate/kept-answers.ts';
import type { Side } from '../../src/judging/measurement.ts';
import { type Cache, NO_CACHE } from '../../src/ports/cache.ts';
import type { Json } from '../../src/ports/json.ts';
import { memoryStore } from '../../src/ports/text-store.ts';
import { policy } from '../config/given.ts';
import { golden, judgeTools, request } from './stand-ins.ts';

const ROW = golden('a');
const ASK = { golden: ROW, request: request('candidate', ROW.query), capped: false };
const RULES = policy({}, null);

const answer = (output: string): Drawn => ({
  kind: 'drawn',
  answer: { output, latencyMs: 1, usage: null, drawnAt: '2026-01-01T00:00:00.000Z', round: 0 },
  kept: false,
});

/** The shelves of one run. `take` draws a sample at a place, and puts the shelf back. */
function shelves({ cache = NO_CACHE, fresh = false, aside = true } = {}) {
  const store = aside ? memoryStore() : null;
  const kept = keptAnswers({ ...judgeTools(RULES, undefined, cache), fresh, aside: store });
  let draws = 0;
  const draw = async (): Promise<Drawn> => {
    draws += 1;
    return answer(`draw ${draws}`);
  };
  const take = async (place = 0, side: Side | 'both' = 'candidate', purpose: Purpose = 'comparison') => {
    const shelf = await kept.shelf(ASK, side, purpose);
    const drawn = await shelf.sample(place, draw);
    await shelf.keep();
    return { drawn, kept: shelf.kept };
  };
  return { kept, take, draw, draws: () => draws };
}

function memoryCache(): Cache {
  const entries = new Map<string, string>();
  return {
    get: async (_, key) => JSON.parse(entries.get(key) ?? 'null') as Json,
    set: async (_, key, value) => {
      entries.set(key, JSON.stringify(value));
    },
  };
}

describe('a shelf of answers', () => {
  it('is shared by all who use it at a time', async () => {
    const { kept, draw, draws } = shelves({ aside: false });
    const [one, other] = await Promise.all([
      kept.shelf(ASK, 'candidate', 'comparison'),
      kept.shelf(ASK, 'candidate', 'comparison'),
    ]);
    const first = await one.sample(0, draw);
    await one.keep();
    expect(await other.sample(0, draw)).toBe(first);
    await other.keep();
    expect(draws()).toBe(1);
  });

  it('is the same for another prompt that asks the very same, also long after the first', async () => {
    const { take, draws } = shelves();
    const first = await take();
    expect(await take()).toEqual(first);
    expect(await take(1)).toEqual({ drawn: answer('draw 2'), kept: 0 });
    expect(await take(1)).toEqual({ drawn: answer('draw 2'), kept: 0 });
    expect(draws()).toBe(2);
  });

  it('is let go where no other prompt can ask for it', async () => {
    const { take, draws } = shelves({ aside: false });
    await take();
    await take();
    expect(draws()).toBe(2);
  });

  it('is another one for the other side, and for another purpose', async () => {
    const { take, draws } = shelves();
    await take();
    await take(0, 'baseline');
    await take(0, 'candidate', 'floor');
    await take(0, 'both');
    expect(draws()).toBe(4);
  });

  it('does not take what this run has drawn for the answers of an earlier one', async () => {
    const cache = memoryCache();
    const earlier = shelves({ cache });
    await earlier.take();
    const { take, kept } = shelves({ cache, fresh: true });
    expect(await take(1)).toMatchObject({ kept: 1 });
    expect(await take(0)).toMatchObject({ kept: 1, drawn: { kept: true } });
    expect(await take(1)).toMatchObject({ kept: 1, drawn: { kept: false } });
    expect(kept.reruns()).toBe(1);
  });
});
