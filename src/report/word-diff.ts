import { diffArrays } from 'diff';

/** A stretch of a line: in both versions, or in one of them. */
export interface WordPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Texts with more edits than this between them are not compared word by word: the diff would take too long. */
const MAX_EDITS = 200;
/** Variables and names of invisible characters are words of their own, whatever is in them. */
const ATOM = /(\{\{[^{}\n]{0,80}\}\}|\[U\+[0-9A-F]{4,6}\])/;
/** Made on first use: the first of a process takes longer than a run that has nothing to show. */
let segmenter: Intl.Segmenter | null = null;

interface Token {
  readonly text: string;
  /** False for white space and punctuation. */
  readonly isWord: boolean;
}

/** What both versions share, and then what stands in one instead of in the other. */
export interface Step<T> {
  readonly kept: readonly T[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/**
 * What a person would mark in a line that was reworded: whole words, in as few stretches as read well, the removed one
 * before the added one. Where less than a third of the shorter version's words survive, the whole line is replaced.
 * The same and the removed parts together are `before`, the same and the added parts `after`.
 */
export function wordDiff(before: string, after: string): readonly WordPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [from, to] = [tokensOf(before), tokensOf(after)];
  const steps = withSharedEnds(withoutIslands(compared(from, to)));
  const survivors = steps.reduce((sum, { kept }) => sum + wordsIn(kept), 0);
  const replaced = survivors * 3 < Math.min(wordsIn(from), wordsIn(to));
  return partsOf(replaced ? [{ kept: [], removed: from, added: to }] : withoutIslands(withWholeWords(steps)));
}

/** How often each word stands in a line. */
export type WordCounts = ReadonlyMap<string, number>;

export function wordCounts(line: string): WordCounts {
  const counts = new Map<string, number>();
  for (const { text, isWord } of tokensOf(line)) {
    if (isWord) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

function tokensOf(text: string): Token[] {
  return text.split(ATOM).flatMap((piece, index) => {
    if (index % 2 === 1) return [{ text: piece, isWord: true }];
    segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
    return Array.from(segmenter.segment(piece), ({ segment, isWordLike }) => ({
      text: segment,
      isWord: isWordLike === true,
    }));
  });
}

function wordsIn(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { isWord }) => sum + (isWord ? 1 : 0), 0);
}

const sameText = (a: Token | undefined, b: Token | undefined) =>
  a !== undefined && b !== undefined && a.text === b.text;

/** The common beginning and end are found in any text; what lies between is replaced as a whole where it differs too much. */
function compared(from: readonly Token[], to: readonly Token[]): Step<Token>[] {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && sameText(from[start], to[start])) start += 1;
  let end = 0;
  while (end < shorter - start && sameText(from.at(-1 - end), to.at(-1 - end))) end += 1;
  const [first, ...others] = stepsBetween(
    from.slice(start, from.length - end),
    to.slice(start, to.length - end),
    MAX_EDITS,
    sameText,
  );
  return [
    { removed: [], added: [], ...first, kept: [...from.slice(0, start), ...(first?.kept ?? [])] },
    ...others,
    { kept: from.slice(from.length - end), removed: [], added: [] },
  ];
}

/**
 * Compares two lists in steps of what is kept and what is changed after it.
 * @param maxEdits where there are more, one step replaces everything
 */
export function stepsBetween<T>(
  before: T[],
  after: T[],
  maxEdits: number,
  same: (a: T, b: T) => boolean = (a, b) => a === b,
): readonly Step<T>[] {
  const changes = diffArrays(before, after, { comparator: same, maxEditLength: maxEdits });
  if (changes === undefined) return [{ kept: [], removed: before, added: after }];
  const steps: Step<T>[] = [];
  let step: Step<T> = { kept: [], removed: [], added: [] };
  for (const { added, removed, value } of changes) {
    if (added) step = { ...step, added: value };
    else if (removed) step = { ...step, removed: value };
    else {
      steps.push(step);
      step = { kept: value, removed: [], added: [] };
    }
  }
  return [...steps, step];
}

/** Joins two changes where what they leave between them is no word, or fewer words than either of them is. */
function withoutIslands(steps: readonly Step<Token>[]): Step<Token>[] {
  const done: Step<Token>[] = [];
  for (const step of steps) {
    let next = step;
    for (let last = done.at(-1); last && isIsland(next.kept, last, next); last = done.at(-1)) {
      done.pop();
      next = {
        kept: last.kept,
        removed: [...last.removed, ...next.kept, ...next.removed],
        added: [...last.added, ...next.kept, ...next.added],
      };
    }
    done.push(next);
  }
  return done;
}

function isIsland(kept: readonly Token[], before: Step<Token>, after: Step<Token>): boolean {
  if (!isChange(before) || !isChange(after)) return false;
  const words = wordsIn(kept);
  return words === 0 || words < Math.min(changedWords(before), changedWords(after));
}

function isChange({ removed, added }: Step<Token>): boolean {
  return removed.length + added.length > 0;
}

function changedWords({ removed, added }: Step<Token>): number {
  return Math.max(wordsIn(removed), wordsIn(added));
}

/** Gives back to what is kept the end that the two sides of a joined change share: most often a space. */
function withSharedEnds(steps: readonly Step<Token>[]): Step<Token>[] {
  let carried: readonly Token[] = [];
  return steps.map(({ kept, removed, added }) => {
    let shared = 0;
    while (shared < removed.length && sameText(removed.at(-1 - shared), added.at(-1 - shared))) shared += 1;
    const step = {
      kept: [...carried, ...kept],
      removed: removed.slice(0, removed.length - shared),
      added: added.slice(0, added.length - shared),
    };
    carried = removed.slice(removed.length - shared);
    return step;
  });
}

/** Marks the word that a changed sign stands at: a full stop that became a comma is too small to be seen. */
function withWholeWords(steps: readonly Step<Token>[]): Step<Token>[] {
  return steps.map((step) => {
    const changed = [...step.removed, ...step.added];
    const word = step.kept.at(-1);
    const isSign = changedWords(step) === 0 && changed.some(({ text }) => text.trim() !== '');
    if (!isSign || word?.isWord !== true) return step;
    return {
      kept: step.kept.slice(0, -1),
      removed: [word, ...step.removed],
      added: [word, ...step.added],
    };
  });
}

function partsOf(steps: readonly Step<Token>[]): WordPart[] {
  const parts: WordPart[] = [];
  const add = (kind: WordPart['kind'], tokens: readonly Token[]) => {
    if (tokens.length === 0) return;
    const text = tokens.map((token) => token.text).join('');
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  for (const { kept, removed, added } of steps) {
    add('same', kept);
    add('removed', removed);
    add('added', added);
  }
  return parts;
}
