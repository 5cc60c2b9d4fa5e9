import { createWriteStream } from 'node:fs';
import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { indexOf, keptLines, LIMITS, type Limits, type Selection } from './entry-index.ts';
import type { Voucher } from './entry-line.ts';
import {
  closeAll,
  listSegments,
  MAX_SEGMENT_BYTES,
  makeFolders,
  newName,
  openSegments,
  type SegmentFile,
  versionFolder,
} from './segment.ts';

const MAX_SEGMENTS = 16;
/** A segment that nobody has finished for so long is that of a killed run. */
const ABANDONED_MS = 2 * 86_400_000;
const DRAFT = /^\d{13}-[0-9a-f]{16}\.tmp$/;

export interface MergeOptions extends Partial<Limits> {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly maxSegments?: number;
  /** By id; what one of them should vouch for and does not is left out. */
  readonly vouchers?: ReadonlyMap<string, Voucher>;
}

/**
 * Merges the segments of a folder into one where they are many or large, and leaves out what nobody has used for long.
 * Safe beside running processes: it takes finished segments alone, puts the new one in place before it removes them,
 * and whoever has opened one reads on. Two merges at once leave some entries twice. Does nothing where it cannot.
 */
export async function mergeSegments(folder: string, options: MergeOptions): Promise<void> {
  const { now, maxSegments = MAX_SEGMENTS, vouchers = new Map(), ...limits } = options;
  const selection: Selection = { ...LIMITS, ...limits, now, vouchers };
  try {
    const files = await finished(folder, now);
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (files.length > maxSegments || bytes > selection.maxBytes) {
      await merge(folder, files, selection);
      await sweep(folder, now);
    }
  } catch {
    // Another process has merged them meanwhile, or the folder cannot be written: then they stay as they are.
  }
}

type FinishedFile = SegmentFile & { readonly size: number };

async function finished(folder: string, now: number): Promise<readonly FinishedFile[]> {
  const files = await listSegments(folder);
  const facts = await Promise.allSettled(files.map(({ path }) => lstat(path)));
  return files.flatMap((file, n) => {
    const stat = facts[n]?.status === 'fulfilled' ? facts[n].value : null;
    if (!stat?.isFile() || stat.size > MAX_SEGMENT_BYTES) return [];
    return file.open && stat.mtimeMs >= now - ABANDONED_MS ? [] : [{ ...file, size: stat.size }];
  });
}

async function merge(folder: string, files: readonly SegmentFile[], selection: Selection): Promise<void> {
  const segments = await openSegments(async () => files);
  try {
    await writeSegment(folder, selection.now, keptLines(await indexOf(segments), selection));
  } finally {
    await closeAll(segments);
  }
  const merged = new Set(segments.map(({ name }) => name));
  const remove = files.filter(({ name }) => merged.has(name));
  await Promise.allSettled(remove.map(({ path }) => rm(path, { force: true })));
}

/** Writes a whole segment; a reader sees all of it or nothing. Returns its name. */
export async function writeSegment(
  folder: string,
  now: number,
  lines: AsyncIterable<Buffer>,
): Promise<string> {
  const name = newName(now);
  const path = join(await makeFolders(folder), name);
  try {
    await pipeline(lines, createWriteStream(`${path}.tmp`, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(`${path}.tmp`, `${path}.seg`);
  } catch (error) {
    await rm(`${path}.tmp`, { force: true });
    throw error;
  }
  return name;
}

/** Removes what a merge left behind that was killed. */
async function sweep(folder: string, now: number): Promise<void> {
  const version = versionFolder(folder);
  for (const file of await readdir(version)) {
    const path = join(version, file);
    if (DRAFT.test(file) && (await lstat(path)).mtimeMs < now - ABANDONED_MS) await rm(path, { force: true });
  }
}
