import type { z } from 'zod';
import { knownKeysOf } from '../parsing/known-keys.ts';
import { isJsonObject } from '../ports/json.ts';
import { type CsvRecord, csvReader } from './csv-cells.ts';
import { type Column, readCell, readHeader } from './csv-columns.ts';
import { type BrokenPart, brokenRow, type LineFormat, type Row } from './row.ts';

/**
 * CSV: the first row names the columns, every other one is a row of the dataset. Delimited by commas, or by semicolons
 * or tabs where the header holds no comma. Empty cells are absent. A header that is not understood is the only fault
 * that is named: what its columns mean decides about all rows.
 * @param schema of one row; an object, whose fields are the columns
 */
export function csvFormat({ schema }: { readonly schema: z.ZodType }): LineFormat {
  const records = csvReader();
  let columns: readonly Column[] | null = null;
  let unreadable = false;
  const readFirst = ({ line, cells, broken }: CsvRecord): Row | null => {
    const header = readHeader(cells, knownKeysOf(schema)([]), requiredOf(schema));
    const messages = broken !== null ? [broken] : header.kind === 'faulty' ? header.messages : [];
    unreadable = messages.length > 0;
    if (header.kind === 'columns') columns = header.columns;
    return unreadable
      ? { at: line, value: null, broken: messages.map((message) => ({ field: null, message })) }
      : null;
  };
  const read = (record: CsvRecord | null): Row | null => {
    if (record === null || unreadable) return null;
    return columns === null ? readFirst(record) : rowOf(record, columns);
  };
  return { read: (line) => read(records.read(line)), end: () => read(records.end()) };
}

/** The fields that an empty row lacks. */
function requiredOf(schema: z.ZodType): readonly string[] {
  const issues = schema.safeParse({}).error?.issues ?? [];
  return [...new Set(issues.map(({ path }) => String(path[0])))];
}

function rowOf({ line, cells, broken }: CsvRecord, columns: readonly Column[]): Row {
  if (broken !== null) return brokenRow(line, broken);
  if (cells.length !== columns.length) {
    const hint =
      cells.length > columns.length ? '; a cell that holds the delimiter has to stand in quotes' : '';
    return brokenRow(
      line,
      `has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}; the header has ${columns.length}${hint}`,
    );
  }
  const fields = new Map<string, unknown>();
  const variables = new Map<string, unknown>();
  const parts: BrokenPart[] = [];
  columns.forEach((column, index) => {
    const { name, variable } = column;
    const cell = readCell(column, cells[index] ?? '');
    if (cell.kind === 'broken') parts.push({ field: name, message: `\`${name}\` ${cell.why}` });
    if (cell.kind !== 'value') return;
    if (variable === null) fields.set(name, cell.value);
    else variables.set(variable, cell.value);
  });
  const all = fields.get('variables') ?? {};
  if (variables.size > 0 && isJsonObject(all)) {
    for (const name of Object.keys(all).filter((key) => variables.has(key))) {
      const message = `\`variables.${name}\` has a cell of its own and stands in \`variables\` as well`;
      parts.push({ field: 'variables', message });
    }
    fields.set('variables', Object.fromEntries([...Object.entries(all), ...variables]));
  }
  return { at: line, value: Object.fromEntries(fields), broken: parts };
}
