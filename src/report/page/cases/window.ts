/** The part of a long list that has to be there: from `start` up to but without `end`. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** Rows beyond each edge that are there before they are seen. */
const OVERSCAN = 12;

/** @param scroll pixels above what is seen; `height`: pixels that are seen; `row`: pixels of each row */
export function windowOf(total: number, scroll: number, height: number, row: number): Window {
  const first = Math.floor(Math.max(0, scroll) / row) - OVERSCAN;
  const last = Math.ceil((Math.max(0, scroll) + height) / row) + OVERSCAN;
  const end = Math.min(total, Math.max(0, last));
  return { start: Math.min(Math.max(0, first), end), end };
}

/** Where to scroll so that a row is seen whole below the head; null: it is. */
export function scrollTo(
  index: number,
  scroll: number,
  height: number,
  row: number,
  head: number,
): number | null {
  const top = index * row;
  if (top < scroll) return top;
  // The head covers the first pixels of what is seen.
  const bottom = top + row + head;
  return bottom > scroll + height ? bottom - height : null;
}
