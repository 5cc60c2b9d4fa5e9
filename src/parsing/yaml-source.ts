import { LineCounter, parseDocument } from 'yaml';
import type { Fault } from '../ports/gate-error.ts';

/** A parsed YAML (or JSON) text that still knows where each value stands. */
export interface YamlSource {
  readonly value: unknown;
  /** Line, from 1, of the value at this path of keys; of its nearest known parent otherwise. */
  lineOf(path: readonly PropertyKey[]): number;
}

export type YamlResult =
  | { readonly kind: 'parsed'; readonly source: YamlSource }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Aliases may repeat a value this often before the text counts as built to exhaust memory. */
const MAX_ALIASES = 100;

/**
 * Parses one YAML document (JSON is a part of YAML). Duplicate keys, unknown tags and alias bombs are faults.
 * @param where path of the file, for the faults
 * @param firstLine line of the file on which `text` begins
 */
export function parseYaml(text: string, where: string, firstLine = 1): YamlResult {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    const complaints = [...document.errors, ...document.warnings];
    if (complaints.length > 0) {
      return {
        kind: 'faulty',
        faults: complaints.map((complaint) => ({
          where: `${where}:${lines.linePos(complaint.pos[0]).line + firstLine - 1}`,
          message: complaint.message,
        })),
      };
    }
    const lineOf = (path: readonly PropertyKey[]): number => {
      for (let depth = path.length; depth >= 0; depth -= 1) {
        const node = document.getIn(path.slice(0, depth), true) as
          | { range?: [number, number, number] }
          | undefined;
        const start = node?.range?.[0];
        if (start !== undefined) return lines.linePos(start).line + firstLine - 1;
      }
      return firstLine;
    };
    return { kind: 'parsed', source: { value: document.toJS({ maxAliasCount: MAX_ALIASES }), lineOf } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'faulty', faults: [{ where, message: `cannot be read as YAML: ${message}` }] };
  }
}
