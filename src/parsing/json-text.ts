import { isTooDeep, MAX_DEPTH } from './nesting.ts';

export type JsonResult =
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'faulty'; readonly why: string };

/** Parses JSON, or says in one sentence why it cannot. */
export function parseJson(text: string): JsonResult {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value)
      ? { kind: 'faulty', why: `is nested deeper than ${MAX_DEPTH} levels` }
      : { kind: 'parsed', value };
  } catch (error) {
    return { kind: 'faulty', why: `is not valid JSON: ${(error as Error).message}` };
  }
}

/** A byte order mark is an editor's habit, not content. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
