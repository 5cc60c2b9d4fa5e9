import { named } from '../escape.ts';
import { columns, cut, type Paint } from './text.ts';

/** Lines shown before and behind the one that is meant. */
const AROUND = 2;

/** A place in a file, as faults name it: `prompts/golden.jsonl:12`. */
export interface Place {
  readonly path: string;
  /** From 1; null: the file as a whole. */
  readonly line: number | null;
}

export function placeOf(where: string): Place {
  const found = /^(.+?):(\d+)(?::\d+)?$/s.exec(where);
  return found === null ? { path: where, line: null } : { path: found[1] ?? '', line: Number(found[2]) };
}

/** The lines around a place, with a mark at the one that is meant. Empty where the text has no such line. */
export function sourceFrame(
  text: string,
  line: number,
  { width, paint }: { width: number; paint: Paint },
): string[] {
  const all = text.replace(/\r?\n$/, '').split(/\r\n?|\n/);
  if (line < 1 || line > all.length) return [];
  const first = Math.max(1, line - AROUND);
  const last = Math.min(all.length, line + AROUND);
  const digits = String(last).length;
  return all.slice(first - 1, last).map((source, index) => {
    const number = first + index;
    const mark = number === line ? '>' : ' ';
    const head = `${mark} ${String(number).padStart(digits)} | `;
    const shown = cut(
      named(source.replaceAll('\t', '  ')).replaceAll('\n', ' '),
      Math.max(8, width - columns(head)),
    );
    return number === line ? paint('strong', head + shown) : paint('dim', (head + shown).trimEnd());
  });
}
