import type { z } from 'zod';
import { parseJson, withoutByteOrderMark } from '../parsing/json-text.ts';
import { knownKeysOf } from '../parsing/known-keys.ts';
import { parseYaml } from '../parsing/yaml-source.ts';
import { zodFaults } from '../parsing/zod-faults.ts';
import type { Fault } from '../ports/gate-error.ts';

export type RowsResult<T> =
  | { readonly kind: 'parsed'; readonly rows: readonly T[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** So many faults are named; the rest is counted. */
export const MAX_FAULTS = 20;

interface Row {
  readonly value: unknown;
  /** Why the row cannot be read at all; null where it can. */
  readonly broken: string | null;
  /** Line of the file on which this path of the row stands. */
  lineOf(path: readonly PropertyKey[]): number;
}
type Rows =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/**
 * Reads a file of rows with unique ids: JSON array, JSONL or YAML, by its ending. Names every fault at once, up to 20.
 * @param schema of one row; an object, so that an unknown key is answered by the nearest known one
 * @param noun what messages call one row: `case`
 */
export function parseRows<T extends { readonly id: string }>(
  path: string,
  source: string,
  schema: z.ZodType<T>,
  noun: string,
): RowsResult<T> {
  const text = withoutByteOrderMark(source);
  const lower = path.toLowerCase();
  const rows =
    lower.endsWith('.jsonl') || lower.endsWith('.ndjson')
      ? readLines(text)
      : lower.endsWith('.json')
        ? readJson(path, text, noun)
        : lower.endsWith('.yaml') || lower.endsWith('.yml')
          ? readYaml(path, text, noun)
          : faulty(path, 'this ending is no known dataset format; expected .json, .jsonl, .yaml or .yml');
  return rows.kind === 'faulty'
    ? { kind: 'faulty', faults: shorten(rows.faults, path) }
    : validate(path, rows.rows, schema, noun);
}

function validate<T extends { readonly id: string }>(
  path: string,
  rows: readonly Row[],
  schema: z.ZodType<T>,
  noun: string,
): RowsResult<T> {
  const faults: Fault[] = [];
  const valid: T[] = [];
  const firsts = new Map<string, Row>();
  const keys = knownKeysOf(schema);
  for (const row of rows) {
    if (row.broken !== null) {
      faults.push({ where: `${path}:${row.lineOf([])}`, message: row.broken });
      continue;
    }
    const parsed = schema.safeParse(row.value);
    const where = (at: readonly PropertyKey[]) => `${path}:${row.lineOf(at)}`;
    if (!parsed.success) {
      faults.push(...zodFaults(parsed.error, row.value, where, keys));
      continue;
    }
    const first = firsts.get(parsed.data.id);
    if (first !== undefined) {
      faults.push({
        where: where(['id']),
        message: `\`id\` "${parsed.data.id}" is already used on line ${first.lineOf(['id'])}`,
      });
      continue;
    }
    firsts.set(parsed.data.id, row);
    valid.push(parsed.data);
  }
  if (rows.length === 0) faults.push({ where: path, message: `holds no ${noun}; expected at least one row` });
  return faults.length > 0
    ? { kind: 'faulty', faults: shorten(faults, path) }
    : { kind: 'parsed', rows: valid };
}

function shorten(faults: readonly Fault[], path: string): readonly Fault[] {
  if (faults.length <= MAX_FAULTS) return faults;
  const more = faults.length - MAX_FAULTS;
  const rest = { where: path, message: `and ${more} more ${more === 1 ? 'fault' : 'faults'}` };
  return [...faults.slice(0, MAX_FAULTS), rest];
}

function faulty(where: string, message: string): Rows {
  return { kind: 'faulty', faults: [{ where, message }] };
}

function readLines(text: string): Rows {
  const rows = text.split('\n').flatMap((line, index): Row[] => {
    if (line.trim() === '') return [];
    const parsed = parseJson(line);
    const lineOf = () => index + 1;
    return parsed.kind === 'parsed'
      ? [{ value: parsed.value, broken: null, lineOf }]
      : [{ value: null, broken: parsed.why, lineOf }];
  });
  return { kind: 'rows', rows };
}

function readJson(path: string, text: string, noun: string): Rows {
  const parsed = parseJson(text);
  if (parsed.kind === 'faulty') return faulty(path, parsed.why);
  let lines: ((at: readonly PropertyKey[]) => number) | null = null;
  const lineOf = (at: readonly PropertyKey[]) => {
    if (lines === null) {
      const located = parseYaml(text, path);
      lines = located.kind === 'parsed' ? located.source.lineOf : () => 1;
    }
    return lines(at);
  };
  return rowsOf(path, parsed.value, lineOf, noun);
}

function readYaml(path: string, text: string, noun: string): Rows {
  const parsed = parseYaml(text, path);
  return parsed.kind === 'faulty' ? parsed : rowsOf(path, parsed.source.value, parsed.source.lineOf, noun);
}

function rowsOf(
  path: string,
  value: unknown,
  lineOf: (at: readonly PropertyKey[]) => number,
  noun: string,
): Rows {
  if (!Array.isArray(value)) return faulty(path, `is not a list; expected a list of ${noun}s`);
  const rows = value.map((row: unknown, index) => ({
    value: row,
    broken: null,
    lineOf: (at: readonly PropertyKey[]) => lineOf([index, ...at]),
  }));
  return { kind: 'rows', rows };
}
