import type { Hash } from '../ports/system.ts';

/** One part of the cases, from 1 to `of`; or the run that decides over all parts. */
export type Shard =
  | { readonly kind: 'part'; readonly index: number; readonly of: number }
  | { readonly kind: 'merge'; readonly of: number };

/**
 * The part that a case belongs to, from 1: by a hash of prompt and id, so that a case stays in its part whatever else
 * the dataset gains or loses, and nobody who writes the dataset chooses it.
 */
export function partOf(prompt: string, id: string, of: number, hash: Hash): number {
  return 1 + (Number.parseInt(hash(JSON.stringify([prompt, id])).slice(0, 12), 16) % of);
}
