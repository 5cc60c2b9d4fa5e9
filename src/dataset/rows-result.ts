import type { Fault } from '../ports/gate-error.ts';

/** So many faults are named; the rest is counted. */
export const MAX_FAULTS = 20;

export type RowsResult<T> =
  | { readonly kind: 'parsed'; readonly rows: readonly T[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };
