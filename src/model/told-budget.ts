import type { ToldLimit } from './told-limits.ts';

/** A forecast is only that: after so long without a request, one is tried all the same. */
const LONGEST_FORECAST_MS = 60_000;
/** So much time's worth is left in the bucket, as requests do not arrive when they are sent; of a small one, a share. */
const RESERVE_MS = 100;
const RESERVE_SHARE = 0.2;
/** What one reply teaches about the price of a request, for each request since the last one. */
const LEARNING = 0.1;
const MOST_LEARNING = 0.3;
/** Share of one reply in the doubt. */
const DOUBTING = 0.2;
const CHARGE = { least: 0.02, most: 10 };
/** A bucket so full may have run over, and tells nothing about prices. */
const BRIMFUL = 0.9;

/**
 * What an endpoint lets a model spend, or all of them together, in requests or tokens, followed as a token bucket and put right by each reply
 * that says what is left.
 */
export interface ToldBudget {
  /** What was left at `at`, by our own account. */
  readonly level: number;
  /** When something was last spent, in milliseconds. */
  readonly at: number;
  readonly perMs: number;
  /** The most that was ever left: an endpoint may hold less in store than it lets through in a minute. */
  readonly full: number;
  /**
   * What the endpoint takes for what we believe to be 1. More where somebody else spends from the same limit,
   * less where a request is charged by its reply instead of its `max_tokens`.
   */
  readonly charge: number;
  /** How far off our own account is when a reply says what is left, on average, in requests. */
  readonly doubt: number;
  /** All corrections so far. */
  readonly corrected: number;
  /** The spending that the last correction knew of, and the number of its request. */
  readonly known: { readonly number: number; readonly spent: number };
}

/** What a request spent, as far as its reply can be held against it. */
export interface Spending {
  /** Requests are numbered in the order in which they are sent. */
  readonly number: number;
  readonly at: number;
  readonly cost: number;
  /** All that was spent in this account up to this request, at our own prices. */
  readonly spent: number;
  /** What we believed to be left after it; null: nothing was known then. */
  readonly left: number | null;
  readonly corrected: number;
}

/** Milliseconds until so much may be spent, by what the endpoint told; 0: now. */
export function waitForBudget(budget: ToldBudget | null, now: number, cost: number): number {
  if (budget === null) return 0;
  const price = priceOf(budget, cost);
  const missing = price + reserveOf(budget) - levelAt(budget, now, price);
  if (missing <= 0) return 0;
  return Math.max(0, Math.min(missing / budget.perMs, budget.at + LONGEST_FORECAST_MS - now));
}

/** The budget after so much was spent. */
export function spend(budget: ToldBudget | null, now: number, cost: number): ToldBudget | null {
  if (budget === null) return null;
  const price = priceOf(budget, cost);
  return { ...budget, level: levelAt(budget, now, price) - price, at: now };
}

/**
 * The budget after a reply that says what is left.
 * @param spending what its request spent
 * @param spentNow all that was spent in this account by now
 */
export function correct(
  budget: ToldBudget | null,
  told: ToldLimit | null,
  spending: Spending,
  spentNow: number,
): ToldBudget | null {
  if (told === null) return budget;
  const { number, at, spent } = spending;
  const { perMs, remaining } = told;
  const known = { number, spent };
  if (budget === null) {
    const level = remaining - (spentNow - spent);
    return { level, at, perMs, full: remaining, charge: 1, doubt: 0, corrected: 0, known };
  }
  // Replies overtake each other: an older one knows less.
  if (number < budget.known.number) return budget;
  const believed = spending.left === null ? null : spending.left + budget.corrected - spending.corrected;
  const error = believed === null ? 0 : remaining - believed;
  return {
    ...budget,
    level: budget.level + error,
    perMs,
    full: Math.max(budget.full, remaining),
    charge: remaining >= BRIMFUL * budget.full ? budget.charge : learn(budget, -error, spending),
    doubt: budget.doubt + DOUBTING * (Math.abs(error) / spending.cost - budget.doubt),
    corrected: budget.corrected + error,
    known,
  };
}

function learn({ charge, known }: ToldBudget, unforeseen: number, { number, cost, spent }: Spending): number {
  const since = spent - known.spent;
  if (since <= 0) return charge;
  const gain = Math.min(MOST_LEARNING, LEARNING * Math.max(1, Math.min(number - known.number, since / cost)));
  // A request counts as one at the least; tokens may be fewer than were estimated.
  const least = cost > 1 ? CHARGE.least : 1;
  return Math.min(CHARGE.most, Math.max(least, charge + gain * (unforeseen / since)));
}

/** A request that costs more than there ever was is let through when all of it is there. */
function priceOf({ charge, full }: ToldBudget, cost: number): number {
  return Math.min(charge * cost, Math.max(full, cost));
}

function reserveOf({ perMs, full }: ToldBudget): number {
  return Math.min(RESERVE_MS * perMs, RESERVE_SHARE * full);
}

function levelAt(budget: ToldBudget, now: number, price: number): number {
  const { level, at, perMs, full } = budget;
  return Math.min(Math.max(full, price + reserveOf(budget)), level + perMs * Math.max(0, now - at));
}
