import type { Gap } from './align.ts';
import type { Unit } from './sentences.ts';

/** What became of a unit that the other version does not hold as it is. */
export type Pairing =
  | { readonly kind: 'edited'; readonly before: Unit; readonly after: Unit }
  | { readonly kind: 'removed'; readonly before: Unit }
  | { readonly kind: 'added'; readonly after: Unit };

/** Below this share of common words, two sentences are two sentences. */
const MIN_SIMILARITY = 0.5;
/** Gaps with more pairs than this are paired in order, without a choice. */
const MAX_PAIRS = 400;
const MAX_WORDS = 300;

/** Pairs the units of a gap, in order, so that the pairs are as similar as can be. */
export function pairUnits({ before, after }: Gap): Pairing[] {
  const pairs = before.length * after.length > MAX_PAIRS ? inOrder(before, after) : best(before, after);
  const pairedBefore = new Set(pairs.map(([one]) => one));
  const pairedAfter = new Set(pairs.map(([, other]) => other));
  return [
    ...pairs.map(([one, other]): Pairing => ({ kind: 'edited', before: one, after: other })),
    ...before
      .filter((unit) => !pairedBefore.has(unit))
      .map((unit): Pairing => ({ kind: 'removed', before: unit })),
    ...after
      .filter((unit) => !pairedAfter.has(unit))
      .map((unit): Pairing => ({ kind: 'added', after: unit })),
  ];
}

type Pair = readonly [Unit, Unit];

function inOrder(before: readonly Unit[], after: readonly Unit[]): Pair[] {
  return before.flatMap((unit, at) => {
    const other = after[at];
    return other !== undefined && similarity(bagOf(unit.text), bagOf(other.text)) >= MIN_SIMILARITY
      ? [[unit, other]]
      : [];
  });
}

/** The pairs in order whose similarities add up to the most (as in Needleman and Wunsch 1970). */
function best(before: readonly Unit[], after: readonly Unit[]): Pair[] {
  const [bagsA, bagsB] = [before.map(({ text }) => bagOf(text)), after.map(({ text }) => bagOf(text))];
  const worth = bagsA.map((a) =>
    bagsB.map((b) => {
      const value = similarity(a, b);
      return value >= MIN_SIMILARITY ? value : 0;
    }),
  );
  const total = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (row: number, column: number) => total[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const here = worth[row]?.[column] ?? 0;
      const paired = here > 0 ? here + at(row + 1, column + 1) : 0;
      const line = total[row];
      if (line) line[column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let row = 0, column = 0; row < before.length && column < after.length; ) {
    const [one, other] = [before[row], after[column]];
    const here = worth[row]?.[column] ?? 0;
    if (one && other && here > 0 && at(row, column) === here + at(row + 1, column + 1)) {
      pairs.push([one, other]);
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Words of scripts without spaces are counted letter by letter. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}_]+|[^\s]/gu;

/** Words of the beginning of a text, and how often each occurs. */
export type Bag = ReadonlyMap<string, number>;

export function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  for (const [word] of text
    .slice(0, MAX_WORDS * 10)
    .toLowerCase()
    .matchAll(WORD)) {
    if (bag.size >= MAX_WORDS) break;
    bag.set(word, (bag.get(word) ?? 0) + 1);
  }
  return bag;
}

/** Twice the common words by all words (Dice 1945), 0 to 1. */
function similarity(a: Bag, b: Bag): number {
  let [common, all] = [0, 0];
  for (const [word, count] of a) {
    common += Math.min(count, b.get(word) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * common) / all;
}

/** True for the words of two texts of which one could be an edited version of the other. */
export function areAlike(before: Bag, after: Bag): boolean {
  return similarity(before, after) >= MIN_SIMILARITY;
}
