import type { ChatMessage } from '../ports/model.ts';
import { aligned, type Pair, versionLikeness } from './alignment.ts';
import { named } from './escape.ts';
import { inReadingOrder, movedPairs, type Placed, pairedMessages } from './message-pairs.ts';
import { stepsBetween, type WordCounts, type WordPart, wordCounts, wordDiff } from './word-diff.ts';

/** A line of a message, in either version or in both. */
export interface MessageLine {
  readonly kind: 'same' | 'added' | 'removed' | 'reworded';
  /** Line within the message, from 1; null: that version has none. */
  readonly before: number | null;
  readonly after: number | null;
  /** Invisible characters are named by their code points. */
  readonly parts: readonly WordPart[];
}

/** A message of either version, or of both. */
export interface MessageDiff {
  readonly role: ChatMessage['role'];
  /** The role that the same text had before; null: no other. */
  readonly earlierRole: ChatMessage['role'] | null;
  /** Position among the messages, from 0; null: that version has none. */
  readonly before: number | null;
  readonly after: number | null;
  /** It changed places with other messages. */
  readonly moved: boolean;
  /** Its lines end in another way, and nothing else differs. */
  readonly onlyLineEnds: boolean;
  /** Every line, in the order of reading. */
  readonly lines: readonly MessageLine[];
}

/** Beyond these, texts are not compared: it would take too long. */
const MAX_CHARS = 300_000;
const MAX_EDITS = 500;
/** Unchanged lines of text on each side of a change. */
const CONTEXT = 1;

/**
 * Pairs the messages of two versions by role, text and order, and compares each pair line by line. They come in the
 * order of the new version, a removed one after the one that it followed; those without a change are among them.
 * @param before null: there is no earlier version, every message is new
 * @param after null: there is no new version, every message is gone
 * @returns null where the texts are too long to be compared
 */
export function messageDiffs(
  before: readonly ChatMessage[] | null,
  after: readonly ChatMessage[] | null,
): readonly MessageDiff[] | null {
  const placed = (messages: readonly ChatMessage[] | null) =>
    (messages ?? []).map((message, index) => ({ ...message, index }));
  const [from, to] = [placed(before), placed(after)];
  if ([...from, ...to].reduce((sum, { content }) => sum + content.length, 0) > MAX_CHARS) return null;
  const pairs = pairedMessages(from, to);
  const moved = movedPairs(pairs);
  return inReadingOrder(pairs).map((pair) => messageDiff(pair, moved.has(pair)));
}

/**
 * The lines that changed or that `keeps` names, in stretches, each line with the nearest line of text before and after
 * it. Unchanged lines without text are left out.
 */
export function hunksOf(
  lines: readonly MessageLine[],
  keeps: (line: MessageLine) => boolean = () => false,
): readonly (readonly MessageLine[])[] {
  const isMeant = (line: MessageLine) => line.kind !== 'same' || keeps(line);
  const told = lines.filter((line) => isMeant(line) || line.parts.some(({ text }) => text.trim() !== ''));
  const hunks: MessageLine[][] = [];
  let end = 0;
  told.forEach((line, index) => {
    if (!isMeant(line)) return;
    const start = Math.max(index - CONTEXT, 0);
    const stop = Math.min(index + CONTEXT + 1, told.length);
    const last = hunks.at(-1);
    // A single line left out would take as much room as the mark of it.
    if (last !== undefined && start <= end + 1) last.push(...told.slice(end, stop));
    else hunks.push(told.slice(start, stop));
    end = stop;
  });
  return hunks;
}

function messageDiff([before, after]: Pair<Placed>, moved: boolean): MessageDiff {
  const lines = comparedLines(linesOf(before), linesOf(after));
  const role = (after ?? before)?.role ?? 'system';
  return {
    role,
    earlierRole: before !== null && before.role !== role ? before.role : null,
    before: before?.index ?? null,
    after: after?.index ?? null,
    moved,
    onlyLineEnds:
      before !== null &&
      after !== null &&
      before.content !== after.content &&
      lines.every(({ kind }) => kind === 'same'),
    lines,
  };
}

/** Without the empty line that a final line end would make. */
function linesOf(message: ChatMessage | null): string[] {
  const lines = (message?.content ?? '').split(/\r\n?|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function comparedLines(before: string[], after: string[]): MessageLine[] {
  const lines: MessageLine[] = [];
  let [from, to] = [0, 0];
  const place = (kind: MessageLine['kind'], parts: readonly WordPart[]) => {
    if (kind !== 'added') from += 1;
    if (kind !== 'removed') to += 1;
    lines.push({
      kind,
      before: kind === 'added' ? null : from,
      after: kind === 'removed' ? null : to,
      parts,
    });
  };
  const placeWhole = (kind: 'same' | 'added' | 'removed', line: string) => {
    place(kind, line === '' ? [] : [{ kind, text: shown(line) }]);
  };
  for (const { kept, removed, added } of stepsBetween(before, after, MAX_EDITS)) {
    for (const line of kept) placeWhole('same', line);
    for (const [earlier, now] of alikeLines(removed, added)) {
      const parts = earlier === null || now === null ? [] : wordDiff(shown(earlier), shown(now));
      if (parts.some(({ kind }) => kind === 'same')) place('reworded', parts);
      else {
        if (earlier !== null) placeWhole('removed', earlier);
        if (now !== null) placeWhole('added', now);
      }
    }
  }
  return lines;
}

function alikeLines(removed: readonly string[], added: readonly string[]): Pair<string>[] {
  const counts = new Map<string, WordCounts>();
  const countsOf = (line: string) => {
    const known = counts.get(line) ?? wordCounts(line);
    counts.set(line, known);
    return known;
  };
  return aligned(removed, added, (one, other) => {
    const bare = one.trim();
    return bare !== '' && bare === other.trim() ? 1 : versionLikeness(countsOf(one), countsOf(other));
  });
}

/** A line as it can be looked at. */
function shown(line: string): string {
  if (/^[ -~]*$/.test(line)) return line;
  return named(line.replace(/[\u0085\u2028\u2029]/g, codePointName));
}

/** A character that shows nothing, by its name: `[U+2028]`. */
export function codePointName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
