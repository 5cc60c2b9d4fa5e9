import type { Json, JsonObject } from '../ports/json.ts';

/** A list whose entries are made one by one, while they are written. */
export class StreamedList {
  readonly entries: () => Iterable<Json>;

  constructor(entries: () => Iterable<Json>) {
    this.entries = entries;
  }
}

/** JSON in which some lists are streamed. */
export type StreamedJson =
  | Json
  | StreamedList
  | readonly StreamedJson[]
  | { readonly [key: string]: StreamedJson };

const INDENT = '  ';

/** What `JSON.stringify(value, null, 2)` writes, in pieces: no streamed list is ever whole in memory. */
export function* streamedText(value: StreamedJson, margin = ''): Generator<string> {
  if (value instanceof StreamedList) yield* listText(value.entries(), margin);
  else if (!isStreamed(value)) yield plainText(value, margin);
  else if (Array.isArray(value)) yield* listText(value as readonly StreamedJson[], margin);
  else yield* objectText(value as { readonly [key: string]: StreamedJson }, margin);
}

function* listText(entries: Iterable<StreamedJson>, margin: string): Generator<string> {
  let before = '[';
  for (const entry of entries) {
    yield `${before}\n${margin}${INDENT}`;
    yield* streamedText(entry, margin + INDENT);
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${margin}]`;
}

/** Never empty: it holds a streamed list. */
function* objectText(object: { readonly [key: string]: StreamedJson }, margin: string): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(object)) {
    yield `${before}\n${margin}${INDENT}${JSON.stringify(key)}: `;
    yield* streamedText(value, margin + INDENT);
    before = ',';
  }
  yield `\n${margin}}`;
}

/** Line feeds within texts are escaped: those that are left begin a line. */
function plainText(value: Json, margin: string): string {
  const text = JSON.stringify(value, null, INDENT);
  return margin === '' ? text : text.replaceAll('\n', `\n${margin}`);
}

function isStreamed(value: StreamedJson): value is Exclude<StreamedJson, Json | StreamedList> {
  if (value instanceof StreamedList) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value as JsonObject).some(isStreamed);
}
