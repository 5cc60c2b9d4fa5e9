import { correct, type Spending, spend, type ToldBudget, waitForBudget } from './told-budget.ts';
import type { ToldLimits } from './told-limits.ts';

/** What was spent of the limits that an endpoint tells, and what is left of them. */
export interface Account {
  readonly requests: ToldBudget | null;
  readonly tokens: ToldBudget | null;
  readonly spentRequests: number;
  readonly spentTokens: number;
}

export const NEW_ACCOUNT: Account = { requests: null, tokens: null, spentRequests: 0, spentTokens: 0 };

/** One request in an account. */
export interface Entry {
  readonly requests: Spending;
  readonly tokens: Spending;
}

/** Books a request of so many tokens. */
export function book(
  account: Account,
  number: number,
  now: number,
  tokens: number,
): { readonly account: Account; readonly entry: Entry } {
  const booked: Account = {
    requests: spend(account.requests, now, 1),
    tokens: spend(account.tokens, now, tokens),
    spentRequests: account.spentRequests + 1,
    spentTokens: account.spentTokens + tokens,
  };
  const spending = (cost: number, spent: number, budget: ToldBudget | null): Spending => ({
    number,
    at: now,
    cost,
    spent,
    left: budget?.level ?? null,
    corrected: budget?.corrected ?? 0,
  });
  const entry = {
    requests: spending(1, booked.spentRequests, booked.requests),
    tokens: spending(tokens, booked.spentTokens, booked.tokens),
  };
  return { account: booked, entry };
}

/** Puts an account right by what a reply told. */
export function settle(account: Account, limits: ToldLimits, { requests, tokens }: Entry): Account {
  return {
    ...account,
    requests: correct(account.requests, limits.requests, requests, account.spentRequests),
    tokens: correct(account.tokens, limits.tokens, tokens, account.spentTokens),
  };
}

/** What was refused was not spent. */
export function refund({ requests, tokens }: Entry): Entry {
  const back = (one: Spending): Spending => ({
    ...one,
    left: one.left === null ? null : one.left + one.cost,
  });
  return { requests: back(requests), tokens: back(tokens) };
}

/**
 * Milliseconds until a request of so many tokens may be sent; 0: now. An endpoint may limit each model for itself, or
 * all of them together, and does not say which: of the two accounts the one counts that foretells its replies better.
 */
export function waitForAccounts(own: Account, all: Account, now: number, tokens: number): number {
  return Math.max(
    waitForBudget(better(own.requests, all.requests), now, 1),
    waitForBudget(better(own.tokens, all.tokens), now, tokens),
  );
}

function better(own: ToldBudget | null, all: ToldBudget | null): ToldBudget | null {
  if (own === null || all === null) return own ?? all;
  return all.doubt > 1 + 2 * own.doubt ? own : all;
}
