import type { ChatMessage } from '../ports/model.ts';
import { inline } from './escape.ts';
import { lineText } from './marked-line.ts';
import { hunksOf, type MessageDiff, type MessageLine, messageDiffs } from './message-diff.ts';
import { reasonText } from './reasons.ts';
import { count, listed } from './words.ts';

/** Notes beside one line, and code points of each. */
const MAX_NOTES = 5;
const MAX_NOTE = 300;
/** A message of more lines than this is folded where several are shown. */
const MAX_OPEN = 20;

/** What the lint says of a line. */
export interface LineNote {
  /** From 0: in the new version, or in the earlier one where only that has the message. */
  readonly messageIndex: number;
  /** Within the message, from 1; null: of the message as a whole. */
  readonly line: number | null;
  /** The version in which `line` counts. */
  readonly side: 'before' | 'after';
  readonly level: string;
  /** Without the place, which the table shows: `adds an instruction`. */
  readonly text: string;
}

/** Line of the file for a line of a message, both from 1. */
export type LineOf = (side: 'before' | 'after', messageIndex: number, line: number) => number;

/** The messages of both versions, and what the lint says of them; null: there is no such version. */
export interface MessageChange {
  readonly before: readonly ChatMessage[] | null;
  readonly after: readonly ChatMessage[] | null;
  readonly annotations: readonly LineNote[];
  /** Without it, the lines are counted within each message. */
  readonly lineOf?: LineOf | undefined;
}

/** Both versions of the messages, compared. */
export interface ComparedMessages {
  /** Null: too long to be compared. */
  readonly messages: readonly MessageDiff[] | null;
  readonly annotations: readonly LineNote[];
  readonly lineOf: LineOf | undefined;
}

/**
 * The messages that differ, each as a table of its changed lines and the lines around them: gone words are struck
 * through, new ones bold, and what the lint says stands beside its line.
 * @param maxLines of all tables together
 * @returns null where nothing differs and nothing is said
 */
export function renderPromptDiff(change: MessageChange & { readonly maxLines: number }): string | null {
  const { before, after, annotations, lineOf, maxLines } = change;
  return messageTables({ messages: messageDiffs(before, after), annotations, lineOf }, maxLines);
}

/** A message that is shown, and what the lint says of it. */
interface Shown {
  readonly title: string;
  readonly hunks: readonly (readonly MessageLine[])[];
  /** As a whole it is new or gone: its lines need no marks. */
  readonly isPlain: boolean;
  /** Of the message as a whole, or of a line that it does not have. */
  readonly whole: readonly LineNote[];
  notesAt(line: MessageLine): readonly LineNote[];
  /** Null: the new version does not have the line. */
  numberOf(line: MessageLine): number | null;
}

/** The tables of messages that were compared already; null messages were too long. */
export function messageTables(
  { messages: diffs, annotations, lineOf }: ComparedMessages,
  maxLines: number,
): string | null {
  if (diffs === null) return 'The messages are too long to be compared here.';
  const notes = groupedBy(annotations, (note) => messageOf(note, diffs));
  const messages = diffs.flatMap((diff) =>
    shownMessage(diff, notes.get(diff) ?? [], diffs.length > 1, lineOf),
  );
  const tables: string[] = [];
  const left = { lines: 0, messages: 0, notes: 0 };
  let room = maxLines;
  for (const message of messages) {
    const lines = message.hunks.flat();
    const shown = lines.slice(0, Math.max(0, room));
    if (room > 0) tables.push(messageTable(message, new Set(shown), messages.length > 1));
    else left.messages += 1;
    const beyond = lines.slice(shown.length);
    left.lines += beyond.length;
    left.notes += beyond.reduce((sum, line) => sum + message.notesAt(line).length, 0);
    left.notes += room > 0 ? 0 : message.whole.length;
    room -= Math.max(1, lines.length);
  }
  const lost = noteLines(notes.get(null) ?? []);
  const parts = [...tables, ...(lost === '' ? [] : [lost]), ...leftWords(left)];
  return parts.length === 0 ? null : parts.join('\n\n');
}

function leftWords(left: {
  readonly lines: number;
  readonly messages: number;
  readonly notes: number;
}): string[] {
  const amounts = [
    [left.lines, 'more line'],
    [left.messages, 'more message'],
    [left.notes, 'more reason'],
  ] as const;
  const parts = amounts.flatMap(([amount, one]) => (amount === 0 ? [] : [count(amount, one)]));
  return parts.length === 0 ? [] : [`${listed(parts)} of the diff not shown.`];
}

/** The message that a note is about; null: there is none. */
function messageOf(
  { messageIndex, side, line }: LineNote,
  diffs: readonly MessageDiff[],
): MessageDiff | null {
  const now = diffs.find(({ after }) => after === messageIndex) ?? null;
  const gone = diffs.find(({ before, after }) => after === null && before === messageIndex) ?? null;
  if (side === 'after' || gone === null) return now ?? gone;
  const loses = now?.lines.some(({ kind, before }) => kind !== 'same' && before === line);
  return line !== null && loses === true ? now : gone;
}

function shownMessage(
  diff: MessageDiff,
  notes: readonly LineNote[],
  several: boolean,
  lineOf: LineOf = (_side, _index, line) => line,
): Shown[] {
  const at = groupedBy(notes, ({ side, line }) => `${side} ${line}`);
  const notesAt = ({ before, after }: MessageLine) => [
    ...(at.get(`before ${before ?? 'none'}`) ?? []),
    ...(at.get(`after ${after ?? 'none'}`) ?? []),
  ];
  const hunks = hunksOf(diff.lines, (line) => notesAt(line).length > 0);
  const placed = new Set(hunks.flat().flatMap(notesAt));
  const facts = factsOf(diff);
  if (hunks.length === 0 && facts.length === 0 && notes.length === 0) return [];
  const name = several ? `${diff.role}, message ${(diff.after ?? diff.before ?? 0) + 1}` : diff.role;
  const whole = notes.filter((note) => !placed.has(note));
  const isPlain = diff.before === null || diff.after === null;
  const numberOf = ({ after }: MessageLine) =>
    diff.after === null || after === null ? null : lineOf('after', diff.after, after);
  return [{ title: [name, ...facts].join(', '), hunks, isPlain, whole, notesAt, numberOf }];
}

/** What changed in a message beside its lines. */
export function factsOf({ before, after, moved, earlierRole, onlyLineEnds }: MessageDiff): string[] {
  return [
    ...(before === null ? ['new'] : []),
    ...(after === null ? ['removed'] : []),
    ...(moved && before !== null ? [`moved from ${before + 1}`] : []),
    ...(earlierRole === null ? [] : [`was ${earlierRole}`]),
    ...(onlyLineEnds ? ['other line ends'] : []),
  ];
}

function messageTable(
  { title, hunks, isPlain, whole, notesAt, numberOf }: Shown,
  kept: ReadonlySet<MessageLine>,
  several: boolean,
): string {
  const shown = hunks.map((hunk) => hunk.filter((line) => kept.has(line))).filter((hunk) => hunk.length > 0);
  const said = noteLines(whole);
  if (shown.length === 0) return [`**${title}**`, ...(said === '' ? [] : [said])].join('<br>');
  const rows = shown.map((hunk) =>
    hunk.map((line) => {
      const beside = noteLines(notesAt(line));
      return `| ${gutter(line.kind, numberOf(line))} | ${[lineText(line, isPlain), ...(beside === '' ? [] : [beside])].join('<br>')} |`;
    }),
  );
  const table = [
    `| line | ${title} |`,
    '|--:|:--|',
    ...(said === '' ? [] : [`|  | ${said} |`]),
    rows.map((hunk) => hunk.join('\n')).join('\n| ⋯ |  |\n'),
  ].join('\n');
  if (!several || kept.size <= MAX_OPEN) return table;
  return `<details><summary>${title}: ${count(kept.size, 'line')}</summary><br>\n\n${table}\n\n</details>`;
}

function noteLines(notes: readonly LineNote[]): string {
  const shown = notes
    .slice(0, MAX_NOTES)
    .map(({ level, text }) => `↳ **${inline(level.toUpperCase())}**: ${reasonText(text, MAX_NOTE)}`);
  const rest = notes.length - shown.length;
  return [...shown, ...(rest > 0 ? [`↳ and ${count(rest, 'more reason')}`] : [])].join('<br>');
}

const SIGNS: Readonly<Record<MessageLine['kind'], string>> = {
  same: '',
  added: '+',
  removed: '−',
  reworded: '±',
};

function gutter(kind: MessageLine['kind'], number: number | null): string {
  return [SIGNS[kind], number].filter((part) => part !== '' && part !== null).join('&nbsp;');
}

function groupedBy<T, K>(entries: readonly T[], keyOf: (entry: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return groups;
}
