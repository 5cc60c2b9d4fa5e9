import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Cache } from '../../ports/cache.ts';
import type { Json } from '../../ports/json.ts';
import { findVouched, indexOf } from './entry-index.ts';
import { dayOf, nameOf, readHeader, usedOn, type Voucher, voucherOf, writeLine } from './entry-line.ts';
import type { Entry, EntryTable, Holder } from './entry-table.ts';
import { closeAll, listSegments, newName, openSegments, type Segment } from './segment.ts';
import { type SegmentWriter, segmentWriter } from './segment-writer.ts';

/** An entry in use is written anew so often, with the day of its use: what is never used goes when segments are merged. */
const NOTE_USE_DAYS = 7;
const MAX_SKEW_MS = 3_600_000;

export interface FileCacheOptions {
  readonly folder: string;
  /**
   * The secret that vouches for entries of an endpoint. Null: it has none, such as a local server without a key; its
   * entries carry the code of a fixed key, which authenticates nothing: whoever can write the folder can forge them.
   */
  secretOf(endpoint: string): string | null;
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether an entry that is used is written anew because it lies in this segment. */
  readonly gathers?: (segment: string) => boolean;
}

export interface FileCache extends Cache {
  /** Why answers cannot be kept, from the first write that failed; null: none did. */
  problem(): string | null;
  /** Name of the segment that this cache writes. */
  readonly segment: string;
  /** Whether anything was written that earlier runs did not leave in this form. */
  changed(): boolean;
  /** Writes what is still in memory. */
  flush(): Promise<void>;
  /** Writes what is still in memory, and lets go of all files. */
  close(): Promise<void>;
}

/** The folder of kept answers: `$XDG_CACHE_HOME/prompt-gate` where that is an absolute path, else `~/.cache/prompt-gate`. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const base = environment.XDG_CACHE_HOME;
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'prompt-gate');
}

/** What is known of the folder, from the first use on. */
interface Opened {
  readonly index: EntryTable;
  readonly segments: readonly Segment[];
}

/**
 * Keeps entries in segment files, a new one for each cache that writes, each entry with a code that only the endpoint's
 * secret can make. What is damaged, forged or a link is no entry, and hides no other. The folder is read at the first
 * use. Throws for a key that is no lower-case hex SHA-256, and for nothing else.
 */
export function fileCache({ folder, secretOf, now, gathers = () => false }: FileCacheOptions): FileCache {
  const segment = newName(now());
  const vouchers = new Map<string, Voucher>();
  /** Segments that this cache has written: what lies in one of them is noted already. */
  const mine = new Set<Holder>();
  let opened: Promise<Opened> | null = null;
  let writer: SegmentWriter | null = null;
  let changed = false;
  let problem: string | null = null;

  const fail = (error: unknown) => {
    problem ??= `Answers cannot be kept in ${folder}: ${(error as Error).message}.`;
  };
  const open = () => {
    opened ??= readFolder(folder);
    return opened;
  };
  const voucherFor = (endpoint: string) => {
    const voucher = vouchers.get(endpoint) ?? voucherOf(endpoint, secretOf(endpoint));
    vouchers.set(endpoint, voucher);
    return voucher;
  };
  const currentWriter = () => {
    if (writer === null || writer.dead())
      writer = segmentWriter(folder, changed ? newName(now()) : segment, fail);
    changed = true;
    mine.add(writer);
    return writer;
  };
  const append = async (index: EntryTable, line: Buffer) => {
    const header = readHeader(line);
    if (header === null) throw new Error('the clock is out of range');
    const target = currentWriter();
    index.add(header, { segment: target, offset: target.append(line), length: line.length });
    if (target.full()) await target.flush();
  };
  return {
    segment,
    problem: () => problem,
    changed: () => changed,
    async get(endpoint, key) {
      requireKey(key);
      const { index } = await open();
      const voucher = voucherFor(endpoint);
      const name = nameOf(key, voucher);
      const entries = index.of(name);
      const found = await findVouched(entries, name, voucher);
      if (found === null) return null;
      const today = dayOf(now());
      const { used, segment: from } = found.entry;
      const noted = entries.some((entry) => mine.has(entry.segment));
      if (!noted && (used < today - NOTE_USE_DAYS || gathers(from.name)))
        await append(index, usedOn(found.line, today)).catch(fail);
      return parse(found.value);
    },
    async set(endpoint, key, value) {
      requireKey(key);
      const { index } = await open();
      try {
        const voucher = voucherFor(endpoint);
        const name = nameOf(key, voucher);
        await append(index, writeLine(value, key, voucher, after(index.of(name)[0], now())));
      } catch (error) {
        fail(error);
      }
    },
    flush: async () => writer?.flush().catch(fail),
    async close() {
      await writer?.finish().catch(fail);
      writer = null;
      const segments = opened === null ? [] : (await opened).segments;
      opened = null;
      await closeAll(segments);
    },
  };
}

/** Now, or just after the entry that is replaced: clocks differ a little between machines. */
function after(replaced: Entry | undefined, now: number): number {
  const next = (replaced?.written ?? 0) + 1;
  return next > now && next - now < MAX_SKEW_MS ? next : now;
}

async function readFolder(folder: string): Promise<Opened> {
  const segments = await openSegments(() => listSegments(folder));
  return { index: await indexOf(segments), segments };
}

function requireKey(key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`not a cache key: ${key}`);
}

function parse(value: Buffer): Json | null {
  try {
    return JSON.parse(value.toString('utf8')) as Json;
  } catch {
    return null;
  }
}
