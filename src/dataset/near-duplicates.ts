import { canonical } from '../prompts/behaviour.ts';
import type { Likeness } from './duplicates.ts';
import type { GoldenCase } from './golden-case.ts';
import { jaccard, mix, shinglesOf } from './shingles.ts';

/** Share of shingles that the queries, the contexts and the variables of two cases must have in common. */
const NEAR = 0.9;
/** The same by their signatures, which are off by 0.06 and more: low enough to lose next to none. */
const PERHAPS_NEAR = 0.6;
/** Bands of a signature, and how many of its values each takes of the query, and of context and variables. */
const BANDS = 12;
const ROWS = { query: 4, rest: 2 } as const;
const QUERY_BINS = BANDS * ROWS.query;
const REST_BINS = BANDS * ROWS.rest;
const BINS = QUERY_BINS + REST_BINS;
/** A case is compared with so many earlier ones of each band. */
const MAX_COMPARED = 8;
/** So many characters are read again, to be sure of what the signatures say: about a second. */
const MAX_REREAD = 50_000_000;

/**
 * The cases that nearly ask what an earlier one asks: query, context and variables each have at least 90% of their
 * three-word shingles in common. Cases of one group are left out, which says that they are alike.
 *
 * MinHash (Broder 1997) with one permutation, and banding: cases are compared where all values of one band are equal,
 * with the 8 latest of it. So the time grows with the text and not with the pairs: at most 96 comparisons of signatures
 * a case, and 50 million characters that are read twice. Of the pairs at 90% fewer than one in a thousand is missed,
 * besides those that these bounds cut off.
 * @param cases of which no two ask exactly the same
 */
export function nearDuplicates(cases: readonly GoldenCase[]): readonly Likeness[] {
  const signatures = new Uint32Array(cases.length * BINS);
  cases.forEach((golden, index) => {
    sign(shinglesOf(golden.query), signatures, index * BINS, QUERY_BINS);
    const rest = `${golden.context ?? ''}\n${variablesOf(golden)}`;
    sign(shinglesOf(rest), signatures, index * BINS + QUERY_BINS, REST_BINS);
  });
  const found = new Map<number, number>();
  const areNear = comparison(cases, signatures);
  for (let band = 0; band < BANDS; band += 1) {
    const latest = new Map<number, number>();
    const previous = new Int32Array(cases.length).fill(-1);
    for (let index = 0; index < cases.length; index += 1) {
      const key = bandKey(signatures, index * BINS, band);
      const head = latest.get(key) ?? -1;
      let other = found.has(index) ? -1 : head;
      for (let left = MAX_COMPARED; left > 0 && other !== -1; left -= 1) {
        if (areNear(index, other)) {
          found.set(index, other);
          break;
        }
        other = previous[other] ?? -1;
      }
      previous[index] = head;
      latest.set(key, index);
    }
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, other]) => {
      const [golden, like] = [cases[index], cases[other]];
      return golden === undefined || like === undefined ? [] : [{ golden, like }];
    });
}

/** Compares two cases: by their groups, by their signatures, and then by their shingles. */
function comparison(
  cases: readonly GoldenCase[],
  signatures: Uint32Array,
): (index: number, other: number) => boolean {
  let unread = MAX_REREAD;
  return (index, other) => {
    const [a, b] = [cases[index], cases[other]];
    if (unread <= 0 || a === undefined || b === undefined) return false;
    if (a.group !== null && a.group === b.group) return false;
    const [from, to] = [index * BINS, other * BINS];
    if (
      shareOfEqual(signatures, from, to, QUERY_BINS) < PERHAPS_NEAR ||
      shareOfEqual(signatures, from + QUERY_BINS, to + QUERY_BINS, REST_BINS) < PERHAPS_NEAR
    ) {
      return false;
    }
    const [left, right] = [partsOf(a), partsOf(b)];
    for (const text of [...left, ...right]) unread -= text.length;
    return left.every((text, part) => jaccard(shinglesOf(text), shinglesOf(right[part] ?? '')) >= NEAR);
  };
}

/** What two cases must nearly have in common, each for itself. */
function partsOf(golden: GoldenCase): readonly string[] {
  return [golden.query, golden.context ?? '', variablesOf(golden)];
}

function variablesOf({ variables }: GoldenCase): string {
  return Object.keys(variables).length === 0 ? '' : canonical(variables);
}

/**
 * Writes the signature of some shingles: the smallest hash of each bin; an empty bin takes that of the next filled one
 * (densification, Shrivastava and Li 2014).
 */
function sign(shingles: readonly number[], signatures: Uint32Array, from: number, bins: number): void {
  const EMPTY = 0xffffffff;
  signatures.fill(EMPTY, from, from + bins);
  for (const shingle of shingles) {
    const at = from + (((shingle >>> 16) * bins) >>> 16);
    const value = mix(shingle ^ 0x5bd1e995) >>> 0;
    if (value < (signatures[at] ?? EMPTY)) signatures[at] = value;
  }
  if (shingles.length === 0) return;
  const filled = signatures.slice(from, from + bins);
  for (let bin = 0; bin < bins; bin += 1) {
    let step = 0;
    while (filled[(bin + step) % bins] === EMPTY && step < bins) step += 1;
    if (step > 0) signatures[from + bin] = mix((filled[(bin + step) % bins] ?? EMPTY) + step);
  }
}

function bandKey(signatures: Uint32Array, from: number, band: number): number {
  let [high, low] = [band, band];
  const add = (start: number, rows: number) => {
    for (let row = 0; row < rows; row += 1) {
      const value = signatures[start + row] ?? 0;
      [high, low] = [mix(high ^ value), mix(low + value)];
    }
  };
  add(from + band * ROWS.query, ROWS.query);
  add(from + QUERY_BINS + band * ROWS.rest, ROWS.rest);
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

function shareOfEqual(signatures: Uint32Array, a: number, b: number, bins: number): number {
  let equal = 0;
  for (let bin = 0; bin < bins; bin += 1) if (signatures[a + bin] === signatures[b + bin]) equal += 1;
  return equal / bins;
}
