import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { PartFiles } from '../../ports/part-files.ts';

/** So many bytes are read or written at once. */
const PIECE = 262_144;

/** Part files in a folder; links are not followed. */
export function partFiles(folder: string): PartFiles {
  return {
    create(name) {
      const path = join(folder, name);
      const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
      const file = openSync(draft, 'wx', 0o600);
      let waiting = '';
      const flush = () => {
        writeSync(file, waiting);
        waiting = '';
      };
      return {
        line(text) {
          waiting += `${text}\n`;
          if (waiting.length >= PIECE) flush();
        },
        close() {
          flush();
          closeSync(file);
          renameSync(draft, path);
          return path;
        },
        discard() {
          closeSync(file);
          rmSync(draft, { force: true });
        },
      };
    },
    lines(name) {
      const file = openPlain(join(folder, name));
      return file === null ? null : linesOf(file);
    },
  };
}

function openPlain(path: string): number | null {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  return null;
}

function* linesOf(file: number): Generator<string> {
  const bytes = Buffer.alloc(PIECE);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for (let count = readSync(file, bytes); count > 0; count = readSync(file, bytes)) {
      const lines = (rest + decoder.write(bytes.subarray(0, count))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}
