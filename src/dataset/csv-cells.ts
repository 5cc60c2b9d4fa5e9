import type { Line } from './row.ts';

/** The delimiters that a header may use, the first one that it holds counts. */
const DELIMITERS = [',', ';', '\t'] as const;

/** One record of a CSV file: its cells, on as many lines as its quoted cells take. */
export interface CsvRecord {
  /** Line on which it begins. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it cannot be read; null where it can. */
  readonly broken: string | null;
}

/** Puts lines together to records (RFC 4180). Blank lines, and records whose cells are all blank, are left out. */
export interface CsvReader {
  /** The record that this line completes; null: a quoted cell goes on, or the line says nothing. */
  read(line: Line): CsvRecord | null;
  /** The record that the end of the file leaves with an open quote. */
  end(): CsvRecord | null;
}

/** A quoted cell that is not closed yet: the line on which it opened, and its text so far, line by line. */
interface OpenCell {
  readonly line: number;
  readonly texts: string[];
}
interface OpenRecord {
  readonly line: number;
  readonly cells: string[];
  quoted: OpenCell | null;
  broken: string | null;
}

/**
 * The delimiter is the one that the first record, the header, uses: a comma where it holds one, else a semicolon, else
 * a tab. Lines may end in LF or CRLF; within a quoted cell both are read as LF, so that a file means the same however
 * it was saved.
 */
export function csvReader(): CsvReader {
  let delimiter: string | null = null;
  let record: OpenRecord | null = null;
  return {
    read({ number, text: raw }) {
      const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      if (record === null && text.trim() === '') return null;
      delimiter ??= delimiterOf(text);
      record ??= { line: number, cells: [], quoted: null, broken: null };
      readCells(record, { number, text }, delimiter);
      if (record.quoted !== null) return null;
      const { line, cells, broken } = record;
      record = null;
      return broken === null && cells.every((cell) => cell.trim() === '') ? null : { line, cells, broken };
    },
    end() {
      if (record === null) return null;
      const { line, cells, quoted } = record;
      record = null;
      const broken = `the quote that opens on line ${quoted?.line ?? line} is never closed`;
      return { line, cells, broken };
    },
  };
}

function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"?/g, '');
  return DELIMITERS.find((delimiter) => bare.includes(delimiter)) ?? DELIMITERS[0];
}

/** Adds the cells of one line to a record; the last one may stay open. */
function readCells(record: OpenRecord, { number, text }: Line, delimiter: string): void {
  let at = 0;
  for (;;) {
    if (record.quoted === null && text[at] === '"') {
      record.quoted = { line: number, texts: [] };
      at += 1;
    }
    const from = at;
    if (record.quoted !== null) {
      const close = closingQuote(text, from);
      record.quoted.texts.push(text.slice(from, close));
      if (close === text.length) return;
      record.cells.push(record.quoted.texts.join('\n').replaceAll('""', '"'));
      record.quoted = null;
      at = close + 1;
    }
    const found = text.indexOf(delimiter, at);
    const end = found === -1 ? text.length : found;
    const rest = text.slice(at, end);
    if (at === from) {
      record.cells.push(rest);
      if (rest.includes('"')) record.broken ??= misplaced(number);
    } else if (rest !== '') {
      record.broken ??= `text follows the closing quote of a cell on line ${number}; double every quote that belongs to the text`;
    }
    if (found === -1) return;
    at = found + 1;
  }
}

function misplaced(line: number): string {
  return `a cell on line ${line} holds a quote and does not begin with one; put the whole cell in quotes and double every quote within`;
}

/** Offset of the quote that closes the cell; the end of the line where the cell goes on. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return text.length;
}
