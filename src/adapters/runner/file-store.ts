import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GateError } from '../../ports/gate-error.ts';
import type { TextStore } from '../../ports/text-store.ts';

/** So many bytes wait before they are written. */
const PIECE = 262_144;
/** Bytes before each value, which say how long it is. */
const HEADER = 4;
/** So many bytes are read at first: most values are shorter. */
const FIRST_READ = 8_192;

/** The runner's folder for what a job needs no longer than itself. */
export function temporaryFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.RUNNER_TEMP || tmpdir();
}

/**
 * Keeps values in one file without a name: it is made at the first value, for this process alone, and gone with it. A
 * handle is the place in the file.
 */
export function fileStore(folder: string): TextStore {
  let file: OpenFile | null = null;
  let written = 0;
  let [waiting, size]: [Buffer[], number] = [[], 0];
  const opened = () => {
    file ??= openNameless(folder);
    return file.descriptor;
  };
  const flush = () => {
    writeAll(opened(), Buffer.concat(waiting), written);
    written += size;
    [waiting, size] = [[], 0];
  };
  return {
    append: (value) =>
      orNoRoom(folder, () => {
        const text = Buffer.from(JSON.stringify(value));
        const header = Buffer.alloc(HEADER);
        header.writeUInt32LE(text.length);
        const handle = written + size;
        waiting.push(header, text);
        size += HEADER + text.length;
        if (size >= PIECE) flush();
        return handle;
      }),
    read: (handle) =>
      orNoRoom(folder, () => {
        if (handle >= written) flush();
        const first = readAt(opened(), handle, FIRST_READ);
        const length = first.readUInt32LE();
        const text = first.subarray(HEADER, HEADER + length);
        const rest = readAt(opened(), handle + HEADER + text.length, length - text.length);
        return JSON.parse(Buffer.concat([text, rest]).toString()) as unknown;
      }),
    close() {
      if (file !== null) closeSync(file.descriptor);
      if (file?.path) rmSync(file.path, { force: true });
      file = null;
      [waiting, size] = [[], 0];
    },
  };
}

interface OpenFile {
  readonly descriptor: number;
  /** Null: it has no name any more, as the system lets go of one that is open. */
  readonly path: string | null;
}

function openNameless(folder: string): OpenFile {
  const path = join(folder, `prompt-gate-${randomBytes(12).toString('hex')}.tmp`);
  const descriptor = openSync(path, 'wx+', 0o600);
  try {
    rmSync(path);
    return { descriptor, path: null };
  } catch {
    return { descriptor, path };
  }
}

function writeAll(file: number, bytes: Buffer, position: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

/** As many bytes as there are, at most so many. */
function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = readSync(file, bytes, done, length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}

function orNoRoom<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new GateError(
      'unmeasured.disk',
      `The answers cannot be put aside in \`${folder}\`: ${(error as Error).message}.`,
      {
        remedy: 'Make room on the disk of the runner, then run the gate again.',
        cause: error,
      },
    );
  }
}
