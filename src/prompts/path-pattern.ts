/**
 * A pattern for a path, or a part of one: takes the places where it may begin to those where it may end, both in
 * ascending order and each place once. However patterns are put together, each takes time in proportion to the path.
 */
export type PathPattern = (path: string, from: readonly number[]) => readonly number[];

/** Whether a pattern matches a whole path. */
export function matchesPath(pattern: PathPattern, path: string): boolean {
  return pattern(path, [0]).at(-1) === path.length;
}

/** The place after the character at a place; some take two. */
const after = (path: string, place: number) => place + ((path.codePointAt(place) ?? 0) > 0xffff ? 2 : 1);

/** One character that passes the test. */
export function one(test: (code: number) => boolean): PathPattern {
  return (path, from) =>
    from.flatMap((place) =>
      place < path.length && test(path.codePointAt(place) ?? 0) ? [after(path, place)] : [],
    );
}

/** Any number of characters that pass the test. */
function many(test: (code: number) => boolean): PathPattern {
  return (path, from) => {
    const places: number[] = [];
    for (const start of from) {
      if (start <= (places.at(-1) ?? -1)) continue;
      places.push(start);
      for (let place = start; place < path.length && test(path.codePointAt(place) ?? 0); ) {
        place = after(path, place);
        places.push(place);
      }
    }
    return places;
  };
}

/** One pattern after the other. */
export function sequence(patterns: readonly PathPattern[]): PathPattern {
  return (path, from) => {
    let places = from;
    for (const pattern of patterns) {
      if (places.length === 0) break;
      places = pattern(path, places);
    }
    return places;
  };
}

/** Any of the patterns. */
export function either(patterns: readonly PathPattern[]): PathPattern {
  return (path, from) => {
    const places = new Set(patterns.flatMap((pattern) => pattern(path, from)));
    return [...places].sort((a, b) => a - b);
  };
}

/** This very text. */
export function text(wanted: string): PathPattern {
  return (path, from) =>
    from.filter((place) => path.startsWith(wanted, place)).map((place) => place + wanted.length);
}

const SLASH = 0x2f;
const inFolder = (code: number) => code !== SLASH;
/** One character of a name. */
export const anyInFolder = one(inFolder);
/** Any part of a name, the empty one too. */
export const withinFolder = many(inFolder);
/** Anything at all. */
export const anything = many(() => true);
/** Any folders, or none. */
export const folders = either([text(''), sequence([anything, text('/')])]);
