import { parseJsonWithin } from '../parsing/json-depth.ts';
import { jsonLines } from '../parsing/json-source.ts';
import { parseYaml } from '../parsing/yaml-source.ts';
import type { Fault } from '../ports/gate-error.ts';

/** A list of rows that was read as one document, with the line of every path in it. */
export type DocumentRead =
  | {
      readonly kind: 'list';
      readonly values: readonly unknown[];
      lineOf(path: readonly PropertyKey[]): number;
    }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** @param noun what messages call one entry of the list */
export function readJsonRows(path: string, text: string, noun: string): DocumentRead {
  const parsed = parseJsonWithin(text);
  return parsed.kind === 'faulty'
    ? faulty(path, parsed.why)
    : listOf(path, parsed.value, jsonLines(text), noun);
}

/** @param noun what messages call one entry of the list */
export function readYamlRows(path: string, text: string, noun: string): DocumentRead {
  const parsed = parseYaml(text, path);
  return parsed.kind === 'faulty' ? parsed : listOf(path, parsed.source.value, parsed.source.lineOf, noun);
}

function listOf(
  path: string,
  value: unknown,
  lineOf: (path: readonly PropertyKey[]) => number,
  noun: string,
): DocumentRead {
  return Array.isArray(value)
    ? { kind: 'list', values: value, lineOf }
    : faulty(path, `is not a list; expected a list of ${noun}s`);
}

function faulty(where: string, message: string): DocumentRead {
  return { kind: 'faulty', faults: [{ where, message }] };
}
