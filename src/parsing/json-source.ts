import { closingQuote } from './json-depth.ts';

/** A key or list entry, and the value that belongs to it: offsets in the text. */
interface Entry {
  readonly start: number;
  readonly value: number;
}

/**
 * Finds the line, from 1, of the key or list entry at a path; of its nearest known parent otherwise. The text is
 * scanned as it is asked for, once for all entries of the outermost list.
 * @param text JSON that parses
 */
export function jsonLines(text: string): (path: readonly PropertyKey[]) => number {
  const lineAt = lineCounter(text);
  let outermost: readonly Entry[] | null = null;
  return (path) => {
    let [at, start] = [skipSpace(text, 0), skipSpace(text, 0)];
    for (const [depth, key] of path.entries()) {
      let entry: Entry | undefined;
      if (depth === 0 && typeof key === 'number') {
        outermost ??= [...entriesOf(text, at)];
        entry = outermost[key];
      } else {
        entry = entryOf(text, at, key);
      }
      if (entry === undefined) break;
      [at, start] = [entry.value, entry.start];
    }
    return lineAt(start);
  };
}

/** The entry of a key or index; where a key stands twice, the last one, which is the one that counts. */
function entryOf(text: string, container: number, key: PropertyKey): Entry | undefined {
  let found: Entry | undefined;
  let index = 0;
  for (const entry of entriesOf(text, container)) {
    const name =
      text[container] === '['
        ? index
        : JSON.parse(text.slice(entry.start, closingQuote(text, entry.start) + 1));
    if (name === key) found = entry;
    index += 1;
  }
  return found;
}

/** The entries of the list or object that begins at an offset; none of anything else. */
function* entriesOf(text: string, container: number): Generator<Entry> {
  const isList = text[container] === '[';
  if (!isList && text[container] !== '{') return;
  let start = skipSpace(text, container + 1);
  while (start < text.length && text[start] !== ']' && text[start] !== '}') {
    const value = isList
      ? start
      : skipSpace(text, skipSpace(text, closingQuote(text, start) + 1) + ':'.length);
    yield { start, value };
    const end = skipSpace(text, valueEnd(text, value));
    start = text[end] === ',' ? skipSpace(text, end + 1) : end;
  }
}

function valueEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = closingQuote(text, at);
    else if (char === '[' || char === '{') depth += 1;
    else if (depth === 0 && (char === ',' || char === ']' || char === '}')) return at;
    else if (char === ']' || char === '}') depth -= 1;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  return at;
}

/** The line of an offset, by binary search among the line feeds. */
function lineCounter(text: string): (offset: number) => number {
  let feeds: number[] | null = null;
  return (offset) => {
    feeds ??= lineFeeds(text);
    let [low, high] = [0, feeds.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((feeds[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

function lineFeeds(text: string): number[] {
  const feeds: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) feeds.push(at);
  return feeds;
}
