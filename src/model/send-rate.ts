import { bucketSize, estimateLimit, type FirstBurst, firstEstimate } from './limit-estimate.ts';
import type { PassedLog } from './passed-log.ts';

/** What was not sent in time may be made up for, up to this much time. */
const SLACK_MS = 200;
/**
 * After a refusal the rate starts a little below the limit, and rises slowly near it and ever faster away from it, as
 * CUBIC does for TCP (RFC 9438): by `RISE` in the first so many requests or milliseconds.
 */
const START = 0.98;
const RISE = 0.01;
const STEADY = { requests: 100, ms: 300_000 };
const SEARCHING = { requests: 3, ms: 10_000 };
/** A refusal lowers the rate by this much at least, and where nothing passed before it by that much. */
const CUT = 0.97;
const BLIND_CUT = 0.9;
/** Two estimates in a row confirm each other when one is so much of the other at least. */
const CONFIRMED = 0.8;
/** One request a minute is sent at the least. */
const SLOWEST = 1 / 60_000;

/** How fast requests follow each other since the endpoint refused one. */
export interface SendRate {
  /** Requests a millisecond, right after the last refusal. */
  readonly perMs: number;
  /** The last two refusals told of about the same limit. */
  readonly steady: boolean;
  /** The next request is due then. */
  readonly due: number;
  readonly first: FirstBurst;
}

/** Requests a millisecond, so many requests and milliseconds after the last refusal. */
export function rateAfter({ perMs, steady }: SendRate, requests: number, ms: number): number {
  const scale = steady ? STEADY : SEARCHING;
  const far = Math.max(requests / scale.requests, Math.max(0, ms) / scale.ms);
  return perMs * (START + RISE * far ** 2);
}

/** The rate after a request was sent. */
export function moveOn(rate: SendRate, now: number, perMs: number): SendRate {
  return { ...rate, due: Math.max(rate.due, now - SLACK_MS) + 1 / perMs };
}

/**
 * The first rate, from the burst before the first refusal.
 * @param told requests a millisecond that the endpoint says it takes; 0: it says nothing
 */
export function firstRate(first: FirstBurst, now: number, told: number): SendRate {
  return { perMs: Math.max(SLOWEST, told, firstEstimate(first)), steady: false, due: now, first };
}

/**
 * The rate after another refusal: what the limit must be, and lower than what was refused.
 * @param perMs the rate that was refused
 * @param nothing nothing passed since the last refusal: that says little about a limit
 */
export function lowerRate(
  rate: SendRate,
  perMs: number,
  log: PassedLog,
  refused: { readonly number: number; readonly at: number },
  nothing: boolean,
): SendRate {
  if (nothing) return { ...rate, perMs: Math.max(SLOWEST, perMs * BLIND_CUT), steady: false };
  const limit = estimateLimit(log.since, log.passed, refused, bucketSize(rate.first, rate.perMs));
  return {
    ...rate,
    perMs: Math.max(SLOWEST, Math.min(limit, perMs * CUT)),
    steady: limit > rate.perMs * CONFIRMED && limit * CONFIRMED < rate.perMs,
  };
}
