import type { WordCounts } from './word-diff.ts';

/** Texts that share less of their words are not two versions of one. */
const MIN_LIKENESS = 0.4;
/** Lists of more pairs than this are not aligned: it would take too long. */
const MAX_CELLS = 40_000;

/** The two versions of one thing; null: that version has none. */
export type Pair<T> = readonly [before: T | null, after: T | null];

/** How likely two texts are versions of one, from 0 to 1; 0: not at all. */
export function versionLikeness(one: WordCounts, other: WordCounts): number {
  const share = likeness(one, other);
  if (share >= MIN_LIKENESS) return share;
  return extendsOther(one, other) ? MIN_LIKENESS : 0;
}

/** Pairs entries of two lists, in order, so that the pairs are as alike as can be; what has no partner stands alone. */
export function aligned<T>(
  before: readonly T[],
  after: readonly T[],
  alike: (one: T, other: T) => number,
): Pair<T>[] {
  const width = after.length + 1;
  const comparable = before.length * after.length <= MAX_CELLS;
  const best = new Float64Array(comparable ? (before.length + 1) * width : 0);
  const paired = new Float64Array(best.length);
  const at = (row: number, column: number) => row * width + column;
  for (let row = before.length - 1; row >= 0 && comparable; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [one, other] = [before[row], after[column]];
      const gain = one === undefined || other === undefined ? 0 : alike(one, other);
      const pair = gain > 0 ? gain + (best[at(row + 1, column + 1)] ?? 0) : 0;
      paired[at(row, column)] = pair;
      best[at(row, column)] = Math.max(pair, best[at(row + 1, column)] ?? 0, best[at(row, column + 1)] ?? 0);
    }
  }
  const pairs: Pair<T>[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [here, below] = [best[at(row, column)] ?? 0, best[at(row + 1, column)] ?? 0];
    const [one, other] = [before[row] ?? null, after[column] ?? null];
    if (comparable && column < after.length && here > 0 && paired[at(row, column)] === here) {
      pairs.push([one, other]);
      [row, column] = [row + 1, column + 1];
    } else if (row < before.length && (column === after.length || below === here)) {
      pairs.push([one, null]);
      row += 1;
    } else {
      pairs.push([null, other]);
      column += 1;
    }
  }
  return pairs;
}

/** The share of words that two texts have in common, from 0 to 1, wherever they stand (Dice's coefficient). */
function likeness(a: WordCounts, b: WordCounts): number {
  const [total, common] = [totalOf(a) + totalOf(b), commonWords(a, b)];
  return total === 0 ? 0 : (2 * common) / total;
}

/** True where one text holds every word of the other, which has two or more. */
function extendsOther(a: WordCounts, b: WordCounts): boolean {
  const least = Math.min(totalOf(a), totalOf(b));
  return least > 1 && commonWords(a, b) === least;
}

function totalOf(counts: WordCounts): number {
  let total = 0;
  for (const times of counts.values()) total += times;
  return total;
}

function commonWords(a: WordCounts, b: WordCounts): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, times] of few) common += Math.min(times, many.get(word) ?? 0);
  return common;
}
