import { constants } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders, readExactly } from './segment.ts';

/** So much is written at once; and whatever there is, so long after it came. A killed run loses no more. */
const BUFFER_BYTES = 1024 * 1024;
const DELAY_MS = 500;

/** The one segment that this process writes. Others read what has been flushed, line by line. */
export interface SegmentWriter {
  readonly name: string;
  /** Takes a line, and says where it will lie. */
  append(line: Buffer): number;
  /** Whether so much is unwritten that it should be flushed first. */
  full(): boolean;
  /** Whether a write has failed: what was not flushed before is lost, and nothing more is written. */
  dead(): boolean;
  read(offset: number, length: number): Promise<Buffer>;
  /** @throws Error where it cannot be written */
  flush(): Promise<void>;
  /** Flushes, and gives the segment its final name, under which others may merge it. */
  finish(): Promise<void>;
}

/** @param onFailure told of a flush that nobody waited for */
export function segmentWriter(
  folder: string,
  name: string,
  onFailure: (error: unknown) => void,
): SegmentWriter {
  /** By offset. */
  const pending = new Map<number, Buffer>();
  let handle: FileHandle | null = null;
  let path = '';
  let written = 0;
  let end = 0;
  let dead = false;
  let timer: NodeJS.Timeout | null = null;
  let turn: Promise<void> = Promise.resolve();

  const write = async () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const lines = [...pending];
    if (lines.length === 0) return;
    if (handle === null) {
      path = join(await makeFolders(folder), name);
      handle = await open(`${path}.part`, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, 0o600);
    }
    const bytes = Buffer.concat(lines.map(([, line]) => line));
    for (let done = 0; done < bytes.length; ) {
      done += (await handle.write(bytes, done, bytes.length - done, written + done)).bytesWritten;
    }
    written += bytes.length;
    for (const [offset] of lines) pending.delete(offset);
  };
  const release = async () => {
    const open = handle;
    handle = null;
    await open?.close();
    if (open !== null) await rename(`${path}.part`, `${path}.seg`);
  };
  const flush = () => {
    const after = turn.then(write).catch(async (error: unknown) => {
      // A part of a line may stand at the end: what came after it would be damaged too.
      dead = true;
      pending.clear();
      await release().catch(() => undefined);
      throw error;
    });
    turn = after.catch(() => undefined);
    return after;
  };
  return {
    name,
    append(line) {
      const offset = end;
      pending.set(offset, Buffer.concat([line, BREAK]));
      end += line.length + BREAK.length;
      timer ??= setTimeout(() => void flush().catch(onFailure), DELAY_MS).unref();
      return offset;
    },
    full: () => end - written >= BUFFER_BYTES,
    dead: () => dead,
    async read(offset, length) {
      const line = pending.get(offset);
      if (line !== undefined) return line.subarray(0, length);
      if (handle === null) throw new Error('not written');
      return readExactly(handle, offset, length);
    },
    flush,
    async finish() {
      await flush();
      await release();
    },
  };
}

const BREAK = Buffer.from('\n');
