import { type Account, book, type Entry, NEW_ACCOUNT, refund, settle, waitForAccounts } from './account.ts';
import { logRefused, logSent, type PassedLog, restart } from './passed-log.ts';
import { retryDelay } from './retry.ts';
import { firstRate, lowerRate, moveOn, rateAfter, type SendRate } from './send-rate.ts';
import type { ToldLimits } from './told-limits.ts';

/** Requests that are sent before anything is known of an endpoint. */
const FIRST_WINDOW = 8;
/** Each reply lets so many more be in flight, until the ceiling or a refusal; so does each millisecond. */
const WINDOW_PER_REPLY = 0.25;
const WINDOW_PER_MS = 0.008;
/** So many are in flight soon: each reply lets one more be. Those of a larger window would all be refused together. */
const SOON = 10;
/** A request, as far as limits go. */
export interface Load {
  readonly model: string;
  /** Estimate of its messages. */
  readonly inputTokens: number;
  /** Most tokens of its reply. */
  readonly maxTokens: number;
}

/** A request that was sent. */
export interface Ticket {
  readonly model: string;
  /** Requests are numbered in the order in which they are sent. */
  readonly number: number;
  readonly at: number;
  /** In the account of its model, and in that of all. */
  readonly own: Entry;
  readonly all: Entry;
}

/** How one endpoint is asked: how many requests at once, how fast, and until when not at all. Times in milliseconds. */
export interface Pace {
  readonly ceiling: number;
  /** Requests sent so far. */
  readonly sent: number;
  /** In flight at most, and since when this counts, until more is known; null: a limit is. */
  readonly window: { readonly size: number; readonly since: number } | null;
  /** Null: none was refused after others had passed. */
  readonly rate: SendRate | null;
  readonly log: PassedLog;
  /** So many were sent when the last refusal was heard: what becomes of them says nothing new. */
  readonly heard: number;
  /** So many times in a row nothing passed between two refusals. */
  readonly blocked: number;
  readonly pausedUntil: number;
  readonly all: Account;
  readonly models: ReadonlyMap<string, Account>;
}

/** @param ceiling most requests in flight */
export function startPace(ceiling: number, now: number): Pace {
  return {
    ceiling,
    sent: 0,
    window: { size: Math.min(ceiling, FIRST_WINDOW), since: now },
    rate: null,
    log: { since: now, passed: null },
    heard: 0,
    blocked: 0,
    pausedUntil: now,
    all: NEW_ACCOUNT,
    models: new Map(),
  };
}

/**
 * Milliseconds until a request may be sent; 0: now. Infinity: not before one of those in flight is done.
 * @param inFlight requests at this endpoint
 */
export function waitFor(pace: Pace, now: number, inFlight: number, load: Load): number {
  if (inFlight >= pace.ceiling) return Number.POSITIVE_INFINITY;
  return Math.max(
    0,
    pace.pausedUntil - now,
    pace.rate === null ? 0 : pace.rate.due - now,
    waitForWindow(pace, now, inFlight),
    waitForAccounts(accountOf(pace, load.model), pace.all, now, costOf(load)),
  );
}

/** Nothing is known at first: some are sent, and more as replies come and as time goes by without a refusal. */
function waitForWindow({ window }: Pace, now: number, inFlight: number): number {
  if (window === null) return 0;
  const size = window.size + WINDOW_PER_MS * Math.max(0, now - window.since);
  return Math.max(0, (inFlight + 1 - size) / WINDOW_PER_MS);
}

/** What endpoints charge at most, and OpenAI and Azure at once; what it really is, each reply teaches. */
function costOf({ inputTokens, maxTokens }: Load): number {
  return inputTokens + maxTokens;
}

/** The pace after a request was sent. */
export function send(pace: Pace, now: number, load: Load): { readonly pace: Pace; readonly ticket: Ticket } {
  const { model } = load;
  const number = pace.sent + 1;
  const tokens = costOf(load);
  const own = book(accountOf(pace, model), number, now, tokens);
  const all = book(pace.all, number, now, tokens);
  const { rate } = pace;
  return {
    pace: {
      ...pace,
      sent: number,
      rate: rate && moveOn(rate, now, rateNow(pace, rate, now)),
      log: logSent(pace.log, number, now),
      all: all.account,
      models: new Map(pace.models).set(model, own.account),
    },
    ticket: { model, number, at: now, own: own.entry, all: all.entry },
  };
}

/** The pace after a reply, or after a failure that says nothing about limits. */
export function answered(pace: Pace, ticket: Ticket, limits: ToldLimits): Pace {
  const told = tell(pace, ticket, limits);
  const { window } = told;
  if (window === null) return told;
  const size = window.size < SOON ? window.size + 1 : window.size + WINDOW_PER_REPLY;
  return { ...told, window: { ...window, size } };
}

/**
 * The pace after a request was refused for its rate. The first refusal of those sent since the last one was heard
 * lowers the rate to what the limit must be; all others say nothing new.
 * @param askedMs what the endpoint asked for; null: nothing
 * @param random from [0, 1)
 */
export function refused(
  pace: Pace,
  ticket: Ticket,
  now: number,
  limits: ToldLimits,
  askedMs: number | null,
  random: number,
): Pace {
  const told: Pace = {
    ...tell(pace, { ...ticket, own: refund(ticket.own), all: refund(ticket.all) }, limits),
    log: logRefused(pace.log, ticket.number),
  };
  if (ticket.number <= told.heard) return pause(told, now + (askedMs ?? 0));
  const passed = ticket.number - 1 - told.heard;
  const blocked = passed === 0 ? told.blocked + 1 : 0;
  const until = now + (askedMs ?? retryDelay(1 + blocked, () => null, random));
  const rate = lowered(told, ticket, passed, now);
  const slower: Pace = {
    ...told,
    // Where nothing passes, one is tried first.
    window: passed === 0 ? { size: 1, since: until } : null,
    rate,
    // Nothing has passed yet: the time until now says nothing about a limit.
    log: rate === null ? { since: until, passed: null } : restart(told.log, ticket.number, ticket.at),
    heard: told.sent,
    blocked,
  };
  return pause(slower, until);
}

function lowered(pace: Pace, ticket: Ticket, passed: number, now: number): SendRate | null {
  const { rate, log } = pace;
  if (rate !== null) return lowerRate(rate, rateNow(pace, rate, now), log, ticket, passed === 0);
  if (passed === 0) return null;
  const told = Math.max(pace.all.requests?.perMs ?? 0, accountOf(pace, ticket.model).requests?.perMs ?? 0);
  return firstRate({ passed, ms: ticket.at - log.since }, now, told);
}

/** The pace of an endpoint that asked to be left alone. */
export function pause(pace: Pace, until: number): Pace {
  if (until <= pace.pausedUntil) return pace;
  const { rate } = pace;
  return { ...pace, pausedUntil: until, rate: rate && { ...rate, due: Math.max(rate.due, until) } };
}

function rateNow({ sent, heard, pausedUntil }: Pace, rate: SendRate, now: number): number {
  return rateAfter(rate, sent - heard, now - pausedUntil);
}

function tell(pace: Pace, ticket: Ticket, limits: ToldLimits): Pace {
  if (limits.requests === null && limits.tokens === null) return pace;
  const own = settle(accountOf(pace, ticket.model), limits, ticket.own);
  return {
    ...pace,
    window: null,
    all: settle(pace.all, limits, ticket.all),
    models: new Map(pace.models).set(ticket.model, own),
  };
}

function accountOf({ models }: Pace, model: string): Account {
  return models.get(model) ?? NEW_ACCOUNT;
}
