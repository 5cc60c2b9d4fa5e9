import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { indexOf, keptLines, LIMITS } from './entry-index.ts';
import { type Voucher, voucherIdOf } from './entry-line.ts';
import { writeSegment } from './merge.ts';
import { closeAll, listSegments, openSegments, type Segment, type SegmentFile } from './segment.ts';

/** An archive is gzip over the lines of segments: it names no file, so that unpacking can write none but ours. */
const LEVEL = 4;

export interface Packed {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Removes the file. */
  remove(): Promise<void>;
}

/**
 * Packs these segments into a file of their own, of each entry the newest.
 * @param folder of the cache
 * @param now milliseconds since 1970
 * @returns null where one of the segments is no longer there
 */
export async function packArchive(
  folder: string,
  names: readonly string[],
  now: number,
): Promise<Packed | null> {
  const wanted = async () => (await listSegments(folder)).filter(({ name }) => names.includes(name));
  const segments = await openSegments(wanted);
  try {
    if (segments.length < names.length) return null;
    const scratch = await scratchFolder();
    const remove = () => rm(scratch, { recursive: true, force: true });
    const path = join(scratch, 'archive.gz');
    try {
      const lines = keptLines(await indexOf(segments), { ...LIMITS, now, vouchers: new Map() });
      await pipeline(
        lines,
        createGzip({ level: LEVEL }),
        createWriteStream(path, { flags: 'wx', mode: 0o600 }),
      );
      return { path, size: (await stat(path)).size, remove };
    } catch (error) {
      await remove();
      throw error;
    }
  } finally {
    await closeAll(segments);
  }
}

export interface Adopted {
  /** Name of the new segment; null: there was nothing to take over. */
  readonly segment: string | null;
  readonly entries: number;
}

/**
 * Takes over what one of the vouchers stands by, as a new segment; whatever else an archive holds is dropped.
 * @param archive the bytes of an archive, of which nothing is believed
 * @throws Error where it is no archive, or one of a size that we never write
 */
export async function adoptArchive(
  folder: string,
  archive: AsyncIterable<Uint8Array>,
  vouchers: ReadonlyMap<string, Voucher>,
  now: number,
): Promise<Adopted> {
  const scratch = await scratchFolder();
  try {
    const file: SegmentFile = {
      name: randomBytes(8).toString('hex'),
      path: join(scratch, 'lines'),
      open: false,
    };
    const target = createWriteStream(file.path, { flags: 'wx', mode: 0o600 });
    await pipeline(archive, createGunzip(), atMost(LIMITS.maxBytes), target);
    const segments = await openSegments(async () => [file]);
    try {
      return await adopt(folder, segments, vouchers, now);
    } finally {
      await closeAll(segments);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function adopt(
  folder: string,
  segments: readonly Segment[],
  vouchers: ReadonlyMap<string, Voucher>,
  now: number,
): Promise<Adopted> {
  const known = await indexOf(segments, (name) => vouchers.has(voucherIdOf(name)));
  let entries = 0;
  const count = async function* (lines: AsyncIterable<Buffer>) {
    for await (const part of lines) {
      entries += part.reduce((sum, byte) => (byte === 10 ? sum + 1 : sum), 0);
      yield part;
    }
  };
  if (known.size === 0) return { segment: null, entries };
  const lines = keptLines(known, { ...LIMITS, now, vouchers });
  return { segment: await writeSegment(folder, now, count(lines)), entries };
}

/** Passes so many bytes and no more: a small archive can hold any number of them. */
function atMost(limit: number) {
  return async function* (source: AsyncIterable<Uint8Array>) {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > limit) throw new Error(`it holds more than ${limit} bytes`);
      yield chunk;
    }
  };
}

const scratchFolder = () => mkdtemp(join(tmpdir(), 'prompt-gate-'));
