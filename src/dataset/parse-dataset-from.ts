import type { DatasetResult } from './parse-dataset.ts';
import { parseRowsFrom } from './parse-rows.ts';
import { rowSchema } from './row-schema.ts';

/**
 * Reads a golden dataset as `parseDataset` does, from the chunks of its file: of a JSONL or CSV dataset only the cases
 * are held in memory, never the text.
 */
export async function parseDatasetFrom(
  path: string,
  chunks: Iterable<string> | AsyncIterable<string>,
): Promise<DatasetResult> {
  const read = await parseRowsFrom(path, chunks, rowSchema, 'case');
  return read.kind === 'faulty' ? read : { kind: 'parsed', cases: read.rows };
}
