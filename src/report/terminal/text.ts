import stringWidth from 'string-width';
import { named } from '../escape.ts';

/** What a part of the report is, for whoever colours it. */
export type Style = 'good' | 'bad' | 'warn' | 'dim' | 'strong';
export type Paint = (style: Style, text: string) => string;

/** Leaves everything as it is. */
export const NO_PAINT: Paint = (_, text) => text;

/** Text of anyone on one line of a terminal: nothing moves the cursor, changes a colour, or turns the direction. */
export function oneLine(text: string): string {
  return named(text).replace(/\s+/g, ' ').trim();
}

/** JSON that says the same: what a terminal might obey, or hide text by, stands in it by its code. */
export function inertJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Columns that a text takes. */
export function columns(text: string): number {
  return stringWidth(text);
}

/** The beginning of a text, with an ellipsis where it has more columns than `max`. */
export function cut(text: string, max: number): string {
  if (columns(text) <= max) return text;
  let [kept, width] = ['', 0];
  for (const { segment } of GRAPHEMES.segment(text)) {
    width += columns(segment);
    if (width > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text with spaces behind it, up to so many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** A text in lines of at most `width` columns, broken between words where that can be. */
export function wrapped(text: string, width: number): string[] {
  const room = Math.max(8, width);
  return named(text)
    .split('\n')
    .flatMap((line) => wrapLine(line.replace(/\s+/g, ' ').trim(), room));
}

function wrapLine(line: string, room: number): string[] {
  const lines: string[] = [];
  let open = '';
  for (const word of line.split(' ').flatMap((one) => broken(one, room))) {
    const longer = open === '' ? word : `${open} ${word}`;
    if (columns(longer) <= room) {
      open = longer;
      continue;
    }
    lines.push(open);
    open = word;
  }
  return [...lines, open];
}

/** A word that is wider than a line, in pieces. */
function broken(word: string, room: number): string[] {
  if (columns(word) <= room) return [word];
  const pieces: string[] = [];
  let [open, width] = ['', 0];
  for (const { segment } of GRAPHEMES.segment(word)) {
    const wide = columns(segment);
    if (width + wide > room) {
      pieces.push(open);
      [open, width] = ['', 0];
    }
    open += segment;
    width += wide;
  }
  return [...pieces, open];
}

/** Lines behind a mark, those that follow under its text. */
export function hanging(mark: string, lines: readonly string[]): string[] {
  const indent = ' '.repeat(columns(mark));
  return lines.map((line, index) => (index === 0 ? mark : indent) + line);
}
