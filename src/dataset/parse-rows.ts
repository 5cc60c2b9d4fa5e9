import type { z } from 'zod';
import { withoutByteOrderMark } from '../parsing/json-text.ts';
import { faultyRows, type RowRules, rowCollector } from './collect-rows.ts';
import { csvFormat } from './csv-rows.ts';
import { type DocumentRead, readJsonRows, readYamlRows } from './document-rows.ts';
import { jsonlFormat, lineReader } from './jsonl-lines.ts';
import type { Line, LineFormat } from './row.ts';
import type { RowsResult } from './rows-result.ts';

/**
 * Reads a file of rows with unique ids: JSON array, JSONL, YAML or CSV, by its ending. Names every fault at once, up
 * to 20.
 * @param schema of one row; an object, so that an unknown key is answered by the nearest known one
 * @param noun what messages call one row: `case`
 */
export function parseRows<T extends { readonly id: string }>(
  path: string,
  source: string,
  schema: z.ZodType<T>,
  noun: string,
): RowsResult<T> {
  const reader = rowsReader({ path, schema, noun });
  reader.feed(source);
  return reader.end();
}

/**
 * Reads what `parseRows` reads, from the chunks of a file. JSONL and CSV are read while the chunks arrive, so that only
 * the rows are held in memory; of JSON and YAML the whole text is needed.
 * @param chunks may be cut anywhere, also within a character; the rest is left unread once there is no use for it
 */
export async function parseRowsFrom<T extends { readonly id: string }>(
  path: string,
  chunks: Iterable<string> | AsyncIterable<string>,
  schema: z.ZodType<T>,
  noun: string,
): Promise<RowsResult<T>> {
  const reader = rowsReader({ path, schema, noun });
  for await (const chunk of chunks) {
    reader.feed(chunk);
    if (reader.full()) break;
  }
  return reader.end();
}

/** Takes a file in chunks and ends with its rows. */
interface RowsReader<T> {
  feed(chunk: string): void;
  /** True where nothing that follows could change the result. */
  full(): boolean;
  end(): RowsResult<T>;
}

function rowsReader<T extends { readonly id: string }>(rules: RowRules<T>): RowsReader<T> {
  const reader = readerByEnding(rules);
  let begun = false;
  return {
    ...reader,
    feed(chunk) {
      reader.feed(begun ? chunk : withoutByteOrderMark(chunk));
      begun ||= chunk !== '';
    },
  };
}

function readerByEnding<T extends { readonly id: string }>(rules: RowRules<T>): RowsReader<T> {
  switch (/\.[^./]+$/.exec(rules.path.toLowerCase())?.[0]) {
    case '.jsonl':
    case '.ndjson':
      return lineRows(rules, jsonlFormat());
    case '.csv':
      return lineRows(rules, csvFormat(rules));
    case '.json':
      return documentRows(rules, readJsonRows);
    case '.yaml':
    case '.yml':
      return documentRows(rules, readYamlRows);
    default: {
      const message = 'this ending is no known dataset format; expected .json, .jsonl, .yaml, .yml or .csv';
      const end = () => faultyRows(rules.path, [{ where: rules.path, message }]);
      return { feed: () => {}, full: () => true, end };
    }
  }
}

/** Reads rows from lines, each as soon as its last line is there. */
function lineRows<T extends { readonly id: string }>(rules: RowRules<T>, format: LineFormat): RowsReader<T> {
  const lines = lineReader();
  const rows = rowCollector(rules, (line) => line);
  const take = (some: Iterable<Line>) => {
    for (const line of some) {
      const row = format.read(line);
      if (row !== null) rows.add(row);
      if (rows.full()) return;
    }
  };
  return {
    feed: (chunk) => take(lines.feed(chunk)),
    full: rows.full,
    end() {
      take(lines.end());
      const last = format.end();
      if (last !== null) rows.add(last);
      return rows.result();
    },
  };
}

/** Reads rows from a document that makes sense as a whole only. */
function documentRows<T extends { readonly id: string }>(
  rules: RowRules<T>,
  read: (path: string, text: string, noun: string) => DocumentRead,
): RowsReader<T> {
  const chunks: string[] = [];
  return {
    feed: (chunk) => chunks.push(chunk),
    full: () => false,
    end() {
      const document = read(rules.path, chunks.join(''), rules.noun);
      if (document.kind === 'faulty') return faultyRows(rules.path, document.faults);
      const rows = rowCollector(rules, (at, path) => document.lineOf([at, ...path]));
      for (const [at, value] of document.values.entries()) {
        rows.add({ at, value, broken: [] });
        if (rows.full()) break;
      }
      return rows.result();
    },
  };
}
