import type { Piece } from './canonical.ts';

const SEPARATOR = /^[,;:]$|^(?:and|or)$/;
const MAX_WORDS = 3;

/**
 * True where a piece of a sentence belongs to a list within it, as in `one of returns, shipping, billing or other`: what
 * such a list holds are often labels. An item is at most three words; before the first and behind the last comma the
 * nearest three words count as such, and so do the words beside an `or`.
 * @param at position of the piece, from 0
 */
export function inLists(pieces: readonly Piece[], at: number): boolean {
  if (pieces[at - 1]?.key === 'or' || pieces[at + 1]?.key === 'or') return true;
  const cuts = pieces.flatMap(({ key }, place) => (SEPARATOR.test(key) ? [place] : []));
  return cuts.some((cut, index) => {
    const next = cuts[index + 1];
    if (next === undefined || next - cut < 2 || next - cut > MAX_WORDS + 1) return false;
    if (pieces[cut]?.key !== ',' && pieces[next]?.key !== ',') return false;
    return at >= cut - MAX_WORDS && at <= next + MAX_WORDS;
  });
}
