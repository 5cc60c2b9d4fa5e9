import { plainNumber } from './told-limits.ts';

/** Tries of one request, the first included. A refusal for its rate (429) is no failed try. */
export const MAX_TRIES = 5;

const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 30_000;
/** An endpoint may ask for more patience than we would show on our own, up to this. */
const MAX_ASKED_MS = 120_000;

/** Statuses that a later try may not see again; null is a connection that broke or timed out. */
export function isPassing(status: number | null): boolean {
  return status === null || status === 408 || status === 409 || status === 429 || status >= 500;
}

/**
 * How long to wait before the next try, in milliseconds: what the endpoint asked for, else exponential backoff with
 * full jitter (250 ms doubled with each try, times a random share between one half and one).
 * @param tries so many have failed, from 1
 * @param random from [0, 1)
 */
export function retryDelay(tries: number, header: (name: string) => string | null, random: number): number {
  const asked = askedDelay(header);
  if (asked !== null) return Math.min(asked, MAX_ASKED_MS);
  return Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1)) * (0.5 + random / 2);
}

/**
 * What the endpoint asks for, in milliseconds: `retry-after-ms`, else `retry-after` in seconds, else what Azure sent in
 * its place for a while. A date, or anything else, does not count; null: it asks for nothing.
 */
export function askedDelay(header: (name: string) => string | null): number | null {
  const milliseconds = plainNumber(header('retry-after-ms'));
  if (milliseconds !== null) return milliseconds;
  const seconds =
    plainNumber(header('retry-after')) ??
    plainNumber(header('x-rate-limit-reset-tokens')) ??
    plainNumber(header('x-rate-limit-reset-requests'));
  return seconds === null ? null : seconds * 1000;
}
