import { diffArrays } from 'diff';
import type { Unit } from './sentences.ts';

/** Units between two that both versions share; either side may be empty. */
export interface Gap {
  readonly before: readonly Unit[];
  readonly after: readonly Unit[];
}

export interface Alignment {
  /** The same text in both, in the same order. */
  readonly same: readonly (readonly [Unit, Unit])[];
  /** The same text at another place. */
  readonly moved: readonly (readonly [Unit, Unit])[];
  readonly gaps: readonly Gap[];
}

/** Texts with more differing units than this are aligned by the units that occur once in both. */
const MAX_EDITS = 600;

/** Finds what two versions of a message share. Never takes more than time about linear in their length. */
export function alignUnits(before: readonly Unit[], after: readonly Unit[]): Alignment {
  const anchors = anchorsOf(before, after);
  const same: (readonly [Unit, Unit])[] = [];
  const gaps: Gap[] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...anchors, [before.length, after.length] as const]) {
    if (nextA > a || nextB > b) gaps.push({ before: before.slice(a, nextA), after: after.slice(b, nextB) });
    const [one, other] = [before[nextA], after[nextB]];
    if (one && other) same.push([one, other]);
    [a, b] = [nextA + 1, nextB + 1];
  }
  return { same, ...takeMoved(gaps) };
}

/** Positions of the shared units, in order. */
function anchorsOf(before: readonly Unit[], after: readonly Unit[]): (readonly [number, number])[] {
  const keys = new Map<string, number>();
  const keyOf = ({ text }: Unit) => {
    const key = keys.get(text) ?? keys.size;
    keys.set(text, key);
    return key;
  };
  const [from, to] = [before.map(keyOf), after.map(keyOf)];
  const steps = diffArrays(from, to, { maxEditLength: MAX_EDITS });
  if (steps === undefined) return uniqueAnchors(from, to);
  const anchors: (readonly [number, number])[] = [];
  let [a, b] = [0, 0];
  for (const { count, added, removed } of steps) {
    if (!added && !removed) for (let step = 0; step < count; step += 1) anchors.push([a + step, b + step]);
    if (!added) a += count;
    if (!removed) b += count;
  }
  return anchors;
}

/** Keys that occur once on both sides, as many as stand in the same order (patience diff, Cohen 2008). */
function uniqueAnchors(from: readonly number[], to: readonly number[]): (readonly [number, number])[] {
  const places = once(to);
  const pairs = [...once(from)].flatMap(([key, a]) => {
    const b = places.get(key);
    return b === undefined ? [] : [[a, b] as const];
  });
  return longestRising(pairs);
}

function once(keys: readonly number[]): Map<number, number> {
  const seen = new Map<number, number>();
  const twice = new Set<number>();
  keys.forEach((key, at) => {
    if (seen.has(key)) twice.add(key);
    seen.set(key, at);
  });
  return new Map([...seen].filter(([key]) => !twice.has(key)));
}

/** The longest part of the pairs whose second members rise too; the first ones do. In n log n steps. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const ends: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, b], at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    previous[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  });
  const found: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) found.push(pair);
  }
  return found.reverse();
}

/** Takes out of the gaps what merely stands elsewhere, each unit once. */
function takeMoved(gaps: readonly Gap[]): Pick<Alignment, 'moved' | 'gaps'> {
  const gone = new Map<string, Unit[]>();
  for (const unit of gaps.flatMap((gap) => gap.before)) {
    const places = gone.get(unit.text);
    if (places) places.push(unit);
    else gone.set(unit.text, [unit]);
  }
  const moved = gaps.flatMap((gap) =>
    gap.after.flatMap((unit) => {
      const origin = gone.get(unit.text)?.shift();
      return origin === undefined ? [] : [[origin, unit] as const];
    }),
  );
  const taken = new Set(moved.flat());
  const rest = (units: readonly Unit[]) => units.filter((unit) => !taken.has(unit));
  return { moved, gaps: gaps.map((gap) => ({ before: rest(gap.before), after: rest(gap.after) })) };
}
