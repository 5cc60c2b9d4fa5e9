import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Fault } from '../ports/gate-error.ts';
import { isTooDeep, MAX_DEPTH } from './nesting.ts';
import { yamlExcess } from './yaml-bounds.ts';

/** A parsed YAML (or JSON) text that still knows where each value stands. */
export interface YamlSource {
  readonly value: unknown;
  /** Line, from 1, of the key or list entry at this path; of its nearest known parent otherwise. */
  lineOf(path: readonly PropertyKey[]): number;
}

export type YamlResult =
  | { readonly kind: 'parsed'; readonly source: YamlSource }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Aliases may repeat a value this often before the text counts as built to exhaust memory. */
const MAX_ALIASES = 100;

/**
 * Parses one YAML document (JSON is a part of YAML). Duplicate keys, unknown tags, alias bombs, values that hold
 * themselves and nesting too deep to read are faults.
 * @param where path of the file, for the faults
 * @param firstLine line of the file on which `text` begins
 */
export function parseYaml(text: string, where: string, firstLine = 1): YamlResult {
  const excess = yamlExcess(text);
  if (excess !== null) return { kind: 'faulty', faults: [{ where, message: excess }] };
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      // The parser's own check compares every key with every other; ours takes one pass.
      uniqueKeys: false,
      logLevel: 'error',
    });
    const complaints = [...document.errors, ...document.warnings];
    if (complaints.length > 0) {
      return {
        kind: 'faulty',
        faults: complaints.map((complaint) => ({
          where: `${where}:${lines.linePos(complaint.pos[0]).line + firstLine - 1}`,
          message: readable(complaint.message),
        })),
      };
    }
    const repeated = repeatedKeys(document);
    if (repeated.length > 0) {
      return {
        kind: 'faulty',
        faults: repeated.map(({ key, offset }) => ({
          where: `${where}:${lines.linePos(offset).line + firstLine - 1}`,
          message: `the key \`${key}\` stands twice in one object; keys must be unique`,
        })),
      };
    }
    const startOf = offsets(document);
    const lineOf = (path: readonly PropertyKey[]): number => {
      for (let depth = path.length; depth >= 0; depth -= 1) {
        const start = startOf(path.slice(0, depth));
        if (start !== undefined) return lines.linePos(start).line + firstLine - 1;
      }
      return firstLine;
    };
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (isTooDeep(value)) return { kind: 'faulty', faults: [{ where, message: TOO_DEEP }] };
    return { kind: 'parsed', source: { value, lineOf } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'faulty', faults: [{ where, message: `cannot be read as YAML: ${readable(message)}` }] };
  }
}

/** Keys that an object holds more than once, each at its second place; the first 20. */
function repeatedKeys(document: Document.Parsed): { readonly key: string; readonly offset: number }[] {
  const repeated: { key: string; offset: number }[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) repeated.push({ key: String(key.value), offset: key.range?.[0] ?? 0 });
        seen.add(key.value);
      }
      return repeated.length >= 20 ? visit.BREAK : undefined;
    },
  });
  return repeated.slice(0, 20);
}

const TOO_DEEP = `holds itself, or is nested deeper than ${MAX_DEPTH} levels`;

function readable(message: string): string {
  return message.includes('call stack') ? TOO_DEEP : message;
}

/** Finds the offset at which the key or list entry of a path begins. Reads each object's keys once. */
function offsets(document: Document.Parsed): (path: readonly PropertyKey[]) => number | undefined {
  const known = new WeakMap<YAMLMap, Map<unknown, Pair>>();
  const pairOf = (map: YAMLMap, key: PropertyKey) => {
    const pairs = known.get(map) ?? pairsByKey(map);
    known.set(map, pairs);
    return pairs.get(key);
  };
  return (path) => {
    let [node, start]: [unknown, unknown] = [document.contents, document.contents];
    for (const key of path) {
      const pair = isMap(node) ? pairOf(node, key) : undefined;
      node = isSeq(node) && typeof key === 'number' ? node.items[key] : pair?.value;
      start = pair?.key ?? node;
    }
    return isNode(start) ? start.range?.[0] : undefined;
  };
}

function pairsByKey(map: YAMLMap): Map<unknown, Pair> {
  return new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[pair.key.value, pair] as const] : [])));
}
