import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import type { Keyboard } from '../terminal.ts';

/** What a person says, piece by piece: single keys in a terminal, lines from a pipe. */
export interface Keys {
  /** Null: there is nothing more. */
  next(): Promise<string | null>;
  close(): void;
}

/** Ctrl+C and Ctrl+D, which a terminal hands on as they are where single keys are read. */
const END: readonly string[] = ['\u0003', '\u0004'];
export function keysOf(input: Keyboard): Keys {
  return input.isTTY === true ? singleKeys(input) : lines(input);
}

function lines(input: Keyboard): Keys {
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const iterator = reader[Symbol.asyncIterator]();
  return {
    async next() {
      const { value, done } = await iterator.next();
      return done === true ? null : value;
    },
    close: () => reader.close(),
  };
}

function singleKeys(input: Keyboard): Keys {
  input.setRawMode?.(true);
  input.setEncoding('utf8');
  const iterator = input.iterator({ destroyOnReturn: false });
  let waiting: string[] = [];
  return {
    async next() {
      for (;;) {
        const key = waiting.shift();
        if (key !== undefined) return END.includes(key) ? null : key;
        const { value, done } = await iterator.next();
        if (done === true) return null;
        // An arrow is no word, and comes as several characters.
        waiting = [...stripVTControlCharacters(String(value))];
      }
    },
    close() {
      input.setRawMode?.(false);
      void iterator.return?.();
      input.pause();
      input.unref?.();
    },
  };
}
