import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HEADER_BYTES, MAX_LINE_BYTES } from './entry-line.ts';

/** Larger files are not ours. */
export const MAX_SEGMENT_BYTES = 2 * 1024 ** 3;
/** Segments up to this size are read in one go, as long as all of them together stay below the second limit. */
const SMALL_BYTES = 8 * 1024 * 1024;
const HELD_BYTES = 32 * 1024 * 1024;
/** Files kept open at once; a machine allows only so many. */
const MAX_OPEN = 64;
const MAX_SEGMENTS = 4096;
const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 10;

/** A file of entries, one a line. Whatever writes one writes a new one: nothing is ever changed in place. */
export interface Segment {
  readonly name: string;
  /** In bytes, when it was opened. */
  readonly size: number;
  /** @throws Error where the file no longer holds so much */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** A segment by its name: `.seg` is whole and never changes, a process is still writing to `.part`. */
export interface SegmentFile {
  readonly name: string;
  readonly path: string;
  readonly open: boolean;
}

const FILE = /^(\d{13}-[0-9a-f]{16})\.(seg|part)$/;

/** The folder of this version's segments. */
export const versionFolder = (folder: string): string => join(folder, 'v2');

/** A name that no other process takes; names sort by time. */
export function newName(now: number): string {
  return `${String(now).padStart(13, '0')}-${randomBytes(8).toString('hex')}`;
}

/** Makes the cache's folders, for their owner alone. */
export async function makeFolders(folder: string): Promise<string> {
  // The cache's own folder may be a link: where it leads is the choice of its owner.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const version = versionFolder(folder);
  await mkdir(version, { recursive: true, mode: 0o700 });
  await requireFolder(version);
  return version;
}

/** The segments in a cache, oldest first; none where it has no folder. */
export async function listSegments(folder: string): Promise<readonly SegmentFile[]> {
  const version = versionFolder(folder);
  const files: SegmentFile[] = [];
  try {
    await requireFolder(version);
    for (const file of await readdir(version)) {
      const match = FILE.exec(file);
      if (match === null) continue;
      files.push({ name: match[1] ?? '', path: join(version, file), open: match[2] === 'part' });
    }
  } catch {
    return [];
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1)).slice(-MAX_SEGMENTS);
}

/**
 * Opens every segment that can be read. One that goes away meanwhile was merged into a new one, or was finished under
 * another name: then the list is read again.
 */
export async function openSegments(list: () => Promise<readonly SegmentFile[]>): Promise<readonly Segment[]> {
  for (let attempt = 1; ; attempt += 1) {
    const segments: Segment[] = [];
    const room = { bytes: HELD_BYTES, files: MAX_OPEN };
    let gone = false;
    for (const file of await list()) {
      try {
        segments.push(await openSegment(file, room));
      } catch (error) {
        gone ||= (error as NodeJS.ErrnoException).code === 'ENOENT';
      }
    }
    if (!gone || attempt === 3) return segments;
    await closeAll(segments);
  }
}

export async function closeAll(segments: readonly Segment[]): Promise<void> {
  await Promise.all(segments.map((segment) => segment.close()));
}

/** What is left of the process's memory and open files for further segments. */
interface Room {
  bytes: number;
  files: number;
}

async function openSegment({ name, path }: SegmentFile, room: Room): Promise<Segment> {
  const { handle, size } = await openPlainFile(path);
  if (size <= SMALL_BYTES && size <= room.bytes) {
    try {
      const bytes = await readExactly(handle, 0, size);
      room.bytes -= size;
      return {
        name,
        size,
        read: async (offset, length) => bytes.subarray(offset, offset + length),
        close: async () => undefined,
      };
    } finally {
      await handle.close();
    }
  }
  if (room.files > 0) {
    room.files -= 1;
    return { name, size, read: (...part) => readExactly(handle, ...part), close: () => handle.close() };
  }
  await handle.close();
  return {
    name,
    size,
    async read(offset, length) {
      const again = await openPlainFile(path);
      try {
        return await readExactly(again.handle, offset, length);
      } finally {
        await again.handle.close();
      }
    },
    close: async () => undefined,
  };
}

/** A regular file of a sensible size. No link is followed; a pipe does not block. */
async function openPlainFile(path: string): Promise<{ handle: FileHandle; size: number }> {
  // Windows knows no O_NOFOLLOW: there, this look alone finds the link.
  if (!(await lstat(path)).isFile()) throw new Error('not a segment');
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || stat.size > MAX_SEGMENT_BYTES) throw new Error('not a segment');
    return { handle, size: stat.size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

export async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new Error('a segment is shorter than it was');
    done += bytesRead;
  }
  return bytes;
}

/**
 * Calls back with every line that may be an entry: where it begins, its length without the line break, and its first
 * bytes. What follows the last line break was cut off, and is none.
 */
export async function scanLines(
  segment: Segment,
  onLine: (offset: number, length: number, beginning: Buffer) => void,
): Promise<void> {
  const report = (offset: number, length: number, line: Buffer) => {
    if (length > HEADER_BYTES && length <= MAX_LINE_BYTES) onLine(offset, length, line);
  };
  for (let start = 0; start < segment.size; ) {
    const chunk = await chunkAt(segment, start);
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, at)) {
      report(start + at, end - at, chunk.subarray(at, at + HEADER_BYTES));
      at = end + 1;
    }
    if (at > 0) {
      start += at;
      continue;
    }
    const end = await nextBreak(segment, start + chunk.length);
    if (end === null) return;
    report(start, end - start, chunk.subarray(0, HEADER_BYTES));
    start = end + 1;
  }
}

async function nextBreak(segment: Segment, from: number): Promise<number | null> {
  for (let start = from; start < segment.size; start += CHUNK_BYTES) {
    const end = (await chunkAt(segment, start)).indexOf(NEWLINE);
    if (end !== -1) return start + end;
  }
  return null;
}

const chunkAt = (segment: Segment, start: number) =>
  segment.read(start, Math.min(CHUNK_BYTES, segment.size - start));

/** A link, even to a folder, may lead out of the cache. */
async function requireFolder(path: string): Promise<void> {
  if (!(await lstat(path)).isDirectory()) throw new Error(`${path} is not a folder`);
}
