import type { CachePolicy } from '../policy/policy.ts';

const DAY_MS = 86_400_000;

/** Days between two moments, ISO 8601. */
export function daysBetween(then: string, now: string): number {
  return (Date.parse(now) - Date.parse(then)) / DAY_MS;
}

/**
 * True for what was drawn too long ago to be compared with what is drawn now: the model behind an endpoint changes.
 * What claims to come from the future is not believed either.
 */
export function isTooOld(drawnAt: string, now: string, { maxAgeDays }: CachePolicy): boolean {
  const days = daysBetween(drawnAt, now);
  return !(days >= -1 && days <= maxAgeDays.value);
}
