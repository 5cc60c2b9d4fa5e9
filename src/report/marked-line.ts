import { inline } from './escape.ts';
import { codePointName, type MessageLine } from './message-diff.ts';
import type { WordPart } from './word-diff.ts';
import { count } from './words.ts';

/** Code points of a line. */
const MAX_LINE = 1_000;
/** Characters on each side of a change within a long line. */
const MAX_AROUND = 100;
const MAX_INDENT = 16;

/**
 * A line in a table's cell: gone words struck through, new ones bold.
 * @param isPlain no marks, as the whole message is new or gone
 */
export function lineText({ kind, parts }: MessageLine, isPlain: boolean): string {
  if (parts.length === 0) return kind === 'same' || isPlain ? '' : '*empty line*';
  const limits = { same: 2 * MAX_AROUND, added: MAX_LINE, removed: MAX_LINE, reworded: 2 * MAX_LINE };
  const shown: WordPart[] = [];
  let [room, cut] = [limits[kind], 0];
  for (const part of kind === 'reworded' ? parts.map(withoutMiddle) : parts) {
    const points = [...part.text];
    if (room > 0) shown.push({ kind: isPlain ? 'same' : part.kind, text: points.slice(0, room).join('') });
    cut += Math.max(0, points.length - room);
    room = Math.max(0, room - points.length);
  }
  return marked(shown) + (cut > 0 ? `… *(${count(cut, 'more character')})*` : '');
}

/** What did not change, without the words that are far from any change. */
function withoutMiddle({ kind, text }: WordPart, index: number, parts: readonly WordPart[]): WordPart {
  if (kind !== 'same' || text.length <= 3 * MAX_AROUND) return { kind, text };
  const points = [...text];
  const start = points.slice(0, MAX_AROUND).join('');
  const end = points.slice(-MAX_AROUND).join('');
  const before = index === 0 ? '' : start.replace(/\s\S*$/, ' ');
  const after = index === parts.length - 1 ? '' : end.replace(/^\S*\s/, ' ');
  return { kind, text: `${before}…${after}` };
}

/** The parts in a row, escaped one by one, with the spaces between words outside of the marks. */
function marked(parts: readonly WordPart[]): string {
  let row = '';
  parts.forEach((part, index) => {
    const { kind, text } = part;
    const onlySpace = kind !== 'same' && text.trim() === '';
    const indent = onlySpace ? 0 : text.length - text.trimStart().length;
    const replaces = kind === 'added' && parts[index - 1]?.kind === 'removed';
    if (index === 0) row += '&nbsp;'.repeat(Math.min(indent, MAX_INDENT));
    else if ((indent > 0 || replaces) && !row.endsWith(' ')) row += ' ';
    row += markedPart(part);
    if (text.trim() !== '' && text.trimEnd() !== text) row += ' ';
  });
  return row;
}

const TAGS = { removed: 'del', added: 'b' } as const;

/** Signs and spaces alone are set as code: a bold or struck full stop cannot be seen. */
function markedPart({ kind, text }: WordPart): string {
  if (kind === 'same') return inline(text);
  const words = text.trim() === '' ? visibleSpaces(text) : inline(text);
  const shown = /[\p{L}\p{N}]/u.test(text) ? words : `<code>${words}</code>`;
  return `<${TAGS[kind]}>${shown}</${TAGS[kind]}>`;
}

function visibleSpaces(text: string): string {
  const signs: Readonly<Record<string, string>> = { ' ': '␣', '\t': '⇥' };
  return [...text].map((space) => signs[space] ?? codePointName(space)).join('');
}
