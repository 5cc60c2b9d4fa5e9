/**
 * What an endpoint's limit must be, from what it let through and what it refused. A refusal says that its token bucket
 * was empty at that moment: between two such moments only one limit fits what passed.
 */
import type { Passed } from './passed-log.ts';

/** What passed before the first refusal, out of a bucket that was full; and how long that took. */
export interface FirstBurst {
  readonly passed: number;
  readonly ms: number;
}

/** Limits are those of a second or more, and a bucket holds as much at the least. */
const SHORTEST_MS = 1_000;
/** What a bucket holds, at the most, that has not enough for one request. */
const EMPTY = 0.9;
const HALVINGS = 24;

/** Requests a millisecond, from the first burst alone: what a full bucket held came on top of what came back. */
export function firstEstimate({ passed, ms }: FirstBurst): number {
  return passed / (ms + SHORTEST_MS);
}

/** What the endpoint's bucket holds when it is full, at a limit of so many requests a millisecond. */
export function bucketSize({ passed, ms }: FirstBurst, perMs: number): number {
  return Math.max(1, passed - perMs * ms);
}

/**
 * Requests a millisecond that an endpoint refills, by halving: with more, its bucket would not have been empty.
 * @param emptyAt when the bucket was empty before
 * @param passed what passed since then
 * @param refused a request that was refused
 * @param size what the bucket holds when it is full
 */
export function estimateLimit(
  emptyAt: number,
  passed: Passed | null,
  refused: { readonly number: number; readonly at: number },
  size: number,
): number {
  const times: number[] = [];
  for (let one = passed; one !== null; one = one.before) if (one.number < refused.number) times.push(one.at);
  times.reverse();
  const left = (perMs: number): number => {
    let [level, last] = [0, emptyAt];
    for (const at of times) {
      level = Math.max(0, Math.min(size, level + perMs * (at - last)) - 1);
      last = at;
    }
    return Math.min(size, level + perMs * (refused.at - last));
  };
  let low = 0;
  // All that passed, and one more, in the shortest time that a limit is for.
  let high = (times.length + 1) / Math.max(1, Math.min(SHORTEST_MS, refused.at - emptyAt));
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (left(middle) > EMPTY) high = middle;
    else low = middle;
  }
  return low;
}
