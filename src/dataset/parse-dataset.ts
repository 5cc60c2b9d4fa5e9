import type { Fault } from '../ports/gate-error.ts';
import type { GoldenCase } from './golden-case.ts';
import { parseRows } from './parse-rows.ts';
import { rowSchema } from './row-schema.ts';

export type DatasetResult =
  | { readonly kind: 'parsed'; readonly cases: readonly GoldenCase[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Reads a golden dataset: JSON array, JSONL or YAML, by its ending. Names every fault at once, up to 20. */
export function parseDataset(path: string, source: string): DatasetResult {
  const read = parseRows(path, source, rowSchema, 'case');
  return read.kind === 'faulty' ? read : { kind: 'parsed', cases: read.rows };
}
