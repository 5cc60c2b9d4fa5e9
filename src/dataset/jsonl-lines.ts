import { parseJsonWithin } from '../parsing/json-depth.ts';
import { brokenRow, type Line, type LineFormat, MAX_VALUES } from './row.ts';

/** Cuts a text into lines while its chunks arrive; a chunk may end anywhere, also within a character. */
export interface LineReader {
  /** The lines that this chunk completes. They are cut while they are taken, so all of them must be taken. */
  feed(chunk: string): Iterable<Line>;
  /** The last line, where no line feed ends it. */
  end(): Iterable<Line>;
}

/** Beyond the chunk at hand, only the beginning of an unfinished line is kept. */
export function lineReader(): LineReader {
  let unfinished: string[] = [];
  let number = 0;
  const finish = (rest: string): Line => {
    const text = unfinished.length === 0 ? rest : unfinished.join('') + rest;
    unfinished = [];
    number += 1;
    return { number, text };
  };
  return {
    *feed(chunk) {
      let from = 0;
      for (let at = chunk.indexOf('\n'); at !== -1; at = chunk.indexOf('\n', from)) {
        yield finish(chunk.slice(from, at));
        from = at + 1;
      }
      if (from < chunk.length) unfinished.push(chunk.slice(from));
    },
    *end() {
      if (unfinished.length > 0) yield finish('');
    },
  };
}

/** JSONL: every line that is not blank is one row. */
export function jsonlFormat(): LineFormat {
  return {
    read({ number, text }) {
      if (text.trim() === '') return null;
      const parsed = parseJsonWithin(text, MAX_VALUES);
      return parsed.kind === 'parsed'
        ? { at: number, value: parsed.value, broken: [] }
        : brokenRow(number, parsed.why);
    },
    end: () => null,
  };
}
