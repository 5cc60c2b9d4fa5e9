import { costUsd, priceOf } from '../model/cost.ts';
import { addKept, addUsage, NO_USAGE, type Usage } from '../model/usage.ts';
import type { Budget, Policy, Price } from '../policy/policy.ts';
import { GateError } from '../ports/gate-error.ts';
import type {
  Completion,
  CompletionRequest,
  Model,
  NoCompletion,
  RequestPurpose,
  TokenUsage,
} from '../ports/model.ts';
import type { Clock } from '../ports/system.ts';

/** A reply and what it cost; `usd` is null where that is unknown. */
export type Metered = { readonly reply: Completion | NoCompletion; readonly usd: number | null };

/** A model whose every request is counted and held to the budget. */
export interface Meter {
  /** @throws GateError `budget.<why>` once the budget is spent */
  complete(request: CompletionRequest, purpose: RequestPurpose): Promise<Metered>;
  /** What a reply of so many tokens costs, in USD; null: unknown. */
  price(request: CompletionRequest, usage: TokenUsage | null): number | null;
  /** Counts a reply that an earlier run paid for; returns its price. */
  keep(request: CompletionRequest, usage: TokenUsage | null): number | null;
  usage(): Usage;
  /** A meter for a part of the run, which counts here as well. */
  part(): Meter;
}

/**
 * @param deadline moment on the clock's `elapsed` scale at which `budget.max-minutes` is over
 * @param spent what counts as spent from the beginning
 */
export function meter(
  model: Model,
  policy: Policy,
  clock: Clock,
  deadline: number,
  spent: Usage = NO_USAGE,
): Meter {
  const price = (request: CompletionRequest, tokens: TokenUsage | null) =>
    costUsd(tokens, priceFor(request, policy.prices));
  const open = (count: (add: (usage: Usage) => Usage) => void, usage: () => Usage): Meter => ({
    usage,
    price,
    async complete(request, purpose) {
      requireTime(policy.budget, clock.elapsed() >= deadline);
      requireMoney(policy.budget, whole);
      const reply = await model.complete(request, purpose);
      // A request that the deadline cut off failed for want of time, whatever else it says.
      if (reply.kind === 'no-completion') requireTime(policy.budget, clock.elapsed() >= deadline);
      const tokens = reply.kind === 'completion' ? reply.usage : null;
      const usd = price(request, tokens);
      count((known) => addUsage(known, tokens, reply.kind === 'completion' ? usd : 0));
      requireKnownCost(policy.budget, request, reply, usd);
      return { reply, usd };
    },
    keep(request, tokens) {
      count(addKept);
      return price(request, tokens);
    },
    part() {
      let mine = NO_USAGE;
      return open(
        (add) => {
          mine = add(mine);
          count(add);
        },
        () => mine,
      );
    },
  });
  let whole = spent;
  return open(
    (add) => {
      whole = add(whole);
    },
    () => whole,
  );
}

function priceFor(request: CompletionRequest, prices: Readonly<Record<string, Price>>): Price | null {
  const full = request.endpoint === 'default' ? request.model : `${request.endpoint}/${request.model}`;
  return priceOf(full, prices);
}

function requireTime(budget: Budget, overtime: boolean): void {
  if (!overtime) return;
  throw new GateError(
    'budget.max-minutes',
    `The run took longer than ${budget.maxMinutes.value} minutes (${budget.maxMinutes.from}).`,
    { remedy: 'Run it again, raise `concurrency`, or raise `budget.max-minutes` on the base branch.' },
  );
}

function requireMoney(budget: Budget, usage: Usage): void {
  if (usage.knownUsd < budget.maxUsd.value) return;
  throw new GateError(
    'budget.max-usd',
    `The run has cost $${usage.knownUsd.toFixed(2)}; ${budget.maxUsd.from} allows $${budget.maxUsd.value}.`,
    { remedy: 'Raise `budget.max-usd` on the base branch, or measure fewer cases or samples.' },
  );
}

/** A limit in money that a person asked for cannot be kept where the cost is unknown. */
function requireKnownCost(
  budget: Budget,
  request: CompletionRequest,
  reply: Completion | NoCompletion,
  usd: number | null,
): void {
  if (!budget.maxUsdAsked || usd !== null || reply.kind !== 'completion') return;
  const why = reply.usage === null ? 'the endpoint did not count its tokens' : 'it has no price in `prices`';
  throw new GateError('budget.unknown-cost', `The cost of \`${request.model}\` is unknown: ${why}.`, {
    remedy: `\`budget.max-usd\` (${budget.maxUsd.from}) needs to know it: add the price, or take the limit away.`,
  });
}
