import { parseJsonWithin } from '../parsing/json-depth.ts';
import { nearest } from '../parsing/nearest.ts';
import { show } from '../parsing/zod-faults.ts';
import { MAX_VALUES } from './row.ts';

/** One column of a CSV file: the field of the row that it fills, or a single one of the case's variables. */
export interface Column {
  readonly name: string;
  /** Null: the column fills a field. */
  readonly variable: string | null;
}

export type Header =
  | { readonly kind: 'columns'; readonly columns: readonly Column[] }
  | { readonly kind: 'faulty'; readonly messages: readonly string[] };

/** A header with more columns was not written for people. */
const MAX_COLUMNS = 500;
const VARIABLES = 'variables';
const VARIABLE = `${VARIABLES}.`;

/**
 * Reads the header row. Names are as in every other format; `variables.tone` is the variable `tone` alone.
 * @param known the fields of a row
 * @param required those that every row needs
 */
export function readHeader(
  cells: readonly string[],
  known: readonly string[],
  required: readonly string[],
): Header {
  if (cells.length > MAX_COLUMNS) {
    const message = `the header has ${cells.length} columns; expected at most ${MAX_COLUMNS}`;
    return { kind: 'faulty', messages: [message] };
  }
  const columns = cells.map((cell): Column => {
    const name = cell.trim();
    const single = known.includes(VARIABLES) && name.startsWith(VARIABLE) && name.length > VARIABLE.length;
    return { name, variable: single ? name.slice(VARIABLE.length) : null };
  });
  const names = columns.map(({ name }) => name);
  const unknown = columns.filter(({ name, variable }) => variable === null && !known.includes(name));
  const messages = [
    ...unknown.map(({ name }) => unknownColumn(name, names.indexOf(name), known)),
    ...names
      .filter((name, index) => name !== '' && names.indexOf(name) !== index)
      .map((name) => `the column ${shown(name)} stands twice`),
    ...(unknown.length > 0 ? [] : required.filter((name) => !names.includes(name)).map(missingColumn)),
  ];
  return messages.length > 0 ? { kind: 'faulty', messages } : { kind: 'columns', columns };
}

function unknownColumn(name: string, index: number, known: readonly string[]): string {
  if (name === '') return `column ${index + 1} has no name`;
  const near = nearest(name, known);
  const all = [...known, ...(known.includes(VARIABLES) ? ['variables.NAME'] : [])];
  return `unknown column ${shown(name)}; ${near ? `did you mean \`${near}\`?` : `known columns: ${all.join(', ')}`}`;
}

function missingColumn(name: string): string {
  return `there is no column \`${name}\`, and every row needs it`;
}

/** A name as messages hold it: short, and on one line. */
function shown(name: string): string {
  return `\`${show(name).slice(1, -1)}\``;
}

/** What a cell says. */
export type CellValue =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken'; readonly why: string };

const ABSENT: CellValue = { kind: 'absent' };
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

/** How the cells of a field are read; those of every other field, and of single variables, are texts as they stand. */
const READ: ReadonlyMap<string, (cell: string) => CellValue> = new Map([
  // An answer may be empty, and the row needs it.
  ['answer', text],
  ['critical', flag],
  ['faithful', flag],
  ['relevant', flag],
  ['context', textOrList],
  ['prompts', globs],
  ['checks', json],
  [VARIABLES, json],
]);

/** Reads one cell; an empty one is absent. */
export function readCell({ name, variable }: Column, cell: string): CellValue {
  const read = variable === null ? READ.get(name) : undefined;
  if (read !== undefined) return read(cell);
  return cell === '' ? ABSENT : text(cell);
}

function text(cell: string): CellValue {
  return { kind: 'value', value: cell };
}

function flag(cell: string): CellValue {
  if (cell.trim() === '') return ABSENT;
  const value = FLAGS.get(cell.trim().toLowerCase());
  if (value !== undefined) return { kind: 'value', value };
  return { kind: 'broken', why: `is ${show(cell)}; expected true or false (or yes, no, 1, 0)` };
}

function json(cell: string): CellValue {
  if (cell.trim() === '') return ABSENT;
  const parsed = parseJsonWithin(cell, MAX_VALUES);
  return parsed.kind === 'parsed'
    ? { kind: 'value', value: parsed.value }
    : { kind: 'broken', why: parsed.why };
}

function textOrList(cell: string): CellValue {
  if (!cell.trimStart().startsWith('[')) return cell === '' ? ABSENT : text(cell);
  const list = json(cell);
  return list.kind === 'broken'
    ? {
        kind: 'broken',
        why: `begins with [ and ${list.why}; a text that begins with [ has to stand in a JSON list`,
      }
    : list;
}

function globs(cell: string): CellValue {
  if (cell.trim().startsWith('[')) return json(cell);
  const some = cell
    .split(';')
    .map((glob) => glob.trim())
    .filter((glob) => glob !== '');
  return some.length === 0 ? ABSENT : { kind: 'value', value: some };
}
