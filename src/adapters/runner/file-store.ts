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
  let waiting = 0;
  // Made once: buffers for each value would be more garbage than the values.
  let piece = Buffer.alloc(0);
  let first = Buffer.alloc(0);
  const opened = () => {
    if (file === null) [piece, first] = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(FIRST_READ)];
    file ??= openNameless(folder);
    return file.descriptor;
  };
  const write = (bytes: Buffer) => {
    writeAll(opened(), bytes, written);
    written += bytes.length;
  };
  const flush = () => {
    write(piece.subarray(0, waiting));
    waiting = 0;
  };
  return {
    append: (value) =>
      orNoRoom(folder, () => {
        opened();
        const text = JSON.stringify(value);
        const length = Buffer.byteLength(text);
        if (waiting + HEADER + length > PIECE) flush();
        const handle = written + waiting;
        const target = HEADER + length > PIECE ? Buffer.allocUnsafe(HEADER + length) : piece;
        target.writeUInt32LE(length, waiting);
        target.write(text, waiting + HEADER);
        if (target === piece) waiting += HEADER + length;
        else write(target);
        return handle;
      }),
    read: (handle) =>
      orNoRoom(folder, () => {
        const descriptor = opened();
        if (handle >= written) return parsed(piece, handle - written);
        readAt(descriptor, first, handle);
        const length = HEADER + first.readUInt32LE();
        if (length <= first.length) return parsed(first, 0);
        return parsed(readAt(descriptor, Buffer.allocUnsafe(length), handle), 0);
      }),
    close() {
      if (file !== null) closeSync(file.descriptor);
      if (file?.path) rmSync(file.path, { force: true });
      file = null;
      waiting = 0;
      [piece, first] = [Buffer.alloc(0), Buffer.alloc(0)];
    },
  };
}

/** The value whose header begins there. */
function parsed(bytes: Buffer, at: number): unknown {
  const from = at + HEADER;
  return JSON.parse(bytes.toString('utf8', from, from + bytes.readUInt32LE(at)));
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

/** Fills the buffer from there, as far as the file goes. */
function readAt(file: number, bytes: Buffer, position: number): Buffer {
  let done = 0;
  while (done < bytes.length) {
    const count = readSync(file, bytes, done, bytes.length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return bytes;
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
