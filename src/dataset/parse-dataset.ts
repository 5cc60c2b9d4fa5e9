import { knownKeysOf } from '../parsing/known-keys.ts';
import { parseYaml } from '../parsing/yaml-source.ts';
import { zodFaults } from '../parsing/zod-faults.ts';
import type { Fault } from '../ports/gate-error.ts';
import type { GoldenCase } from './golden-case.ts';
import { rowSchema } from './row-schema.ts';

export type DatasetResult =
  | { readonly kind: 'parsed'; readonly cases: readonly GoldenCase[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** So many faults are named; the rest is counted. */
export const MAX_FAULTS = 20;

interface Row {
  readonly value: unknown;
  /** Line of the file on which this path of the row stands. */
  lineOf(path: readonly PropertyKey[]): number;
}
type Rows =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Reads a golden dataset: JSON array, JSONL or YAML, by its ending. Names every fault at once, up to 20. */
export function parseDataset(path: string, text: string): DatasetResult {
  const lower = path.toLowerCase();
  const rows =
    lower.endsWith('.jsonl') || lower.endsWith('.ndjson')
      ? readLines(path, text)
      : lower.endsWith('.json')
        ? readJson(path, text)
        : lower.endsWith('.yaml') || lower.endsWith('.yml')
          ? readYaml(path, text)
          : faulty(path, 'this ending is no known dataset format; expected .json, .jsonl, .yaml or .yml');
  return rows.kind === 'faulty'
    ? { kind: 'faulty', faults: shorten(rows.faults, path) }
    : validate(path, rows.rows);
}

function validate(path: string, rows: readonly Row[]): DatasetResult {
  const faults: Fault[] = [];
  const cases: GoldenCase[] = [];
  const lines = new Map<string, number>();
  const keys = knownKeysOf(rowSchema);
  for (const row of rows) {
    const parsed = rowSchema.safeParse(row.value);
    const where = (at: readonly PropertyKey[]) => `${path}:${row.lineOf(at)}`;
    if (!parsed.success) {
      faults.push(...zodFaults(parsed.error, row.value, where, keys));
      continue;
    }
    const first = lines.get(parsed.data.id);
    if (first !== undefined) {
      faults.push({
        where: where(['id']),
        message: `\`id\` "${parsed.data.id}" is already used on line ${first}`,
      });
      continue;
    }
    lines.set(parsed.data.id, row.lineOf(['id']));
    cases.push(parsed.data);
  }
  if (rows.length === 0) faults.push({ where: path, message: 'holds no case; expected at least one row' });
  return faults.length > 0 ? { kind: 'faulty', faults: shorten(faults, path) } : { kind: 'parsed', cases };
}

function shorten(faults: readonly Fault[], path: string): readonly Fault[] {
  if (faults.length <= MAX_FAULTS) return faults;
  const rest = { where: path, message: `and ${faults.length - MAX_FAULTS} more faults` };
  return [...faults.slice(0, MAX_FAULTS), rest];
}

function faulty(where: string, message: string): Rows {
  return { kind: 'faulty', faults: [{ where, message }] };
}

function readLines(path: string, text: string): Rows {
  const rows: Row[] = [];
  const faults: Fault[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    try {
      rows.push({ value: JSON.parse(line), lineOf: () => index + 1 });
    } catch (error) {
      faults.push({
        where: `${path}:${index + 1}`,
        message: `is not valid JSON: ${(error as Error).message}`,
      });
    }
  });
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'rows', rows };
}

function readJson(path: string, text: string): Rows {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return faulty(path, `is not valid JSON: ${(error as Error).message}`);
  }
  let lines: ((at: readonly PropertyKey[]) => number) | null = null;
  const lineOf = (at: readonly PropertyKey[]) => {
    if (lines === null) {
      const located = parseYaml(text, path);
      lines = located.kind === 'parsed' ? located.source.lineOf : () => 1;
    }
    return lines(at);
  };
  return rowsOf(path, value, lineOf);
}

function readYaml(path: string, text: string): Rows {
  const parsed = parseYaml(text, path);
  return parsed.kind === 'faulty' ? parsed : rowsOf(path, parsed.source.value, parsed.source.lineOf);
}

function rowsOf(path: string, value: unknown, lineOf: (at: readonly PropertyKey[]) => number): Rows {
  if (!Array.isArray(value)) return faulty(path, 'is not a list; expected a list of cases');
  const rows = value.map((row: unknown, index) => ({
    value: row,
    lineOf: (at: readonly PropertyKey[]) => lineOf([index, ...at]),
  }));
  return { kind: 'rows', rows };
}
