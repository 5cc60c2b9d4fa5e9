import type { Price } from '../policy/policy.ts';
import type { TokenUsage } from '../ports/model.ts';

/**
 * Cost of one request in USD, or null where the endpoint did not count tokens or the model has no price.
 * @param price USD per million tokens
 */
export function costUsd(usage: TokenUsage | null, price: Price | null): number | null {
  if (usage === null || price === null) return null;
  return (usage.input * price.input + usage.output * price.output) / 1_000_000;
}

/** Where a model is reached: `local/llama3.2` goes to the endpoint `local` where the config has one of that name. */
export interface ModelAddress {
  readonly endpoint: string;
  readonly model: string;
}

/** Splits a model's name at its first slash, if an endpoint is called so; all other names go to `default`. */
export function addressOf(name: string, endpoints: Readonly<Record<string, unknown>>): ModelAddress {
  const slash = name.indexOf('/');
  const endpoint = name.slice(0, Math.max(0, slash));
  if (slash > 0 && Object.hasOwn(endpoints, endpoint)) return { endpoint, model: name.slice(slash + 1) };
  return { endpoint: 'default', model: name };
}

/** The price of a model under its full name; null where there is none. */
export function priceOf(name: string, prices: Readonly<Record<string, Price>>): Price | null {
  return Object.hasOwn(prices, name) ? (prices[name] ?? null) : null;
}
