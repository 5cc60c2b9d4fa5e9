import { dayOf, type Header, readHeader, type Voucher, vouchedValue } from './entry-line.ts';
import { type Segment, scanLines } from './segment.ts';

/** Entries of one name that are remembered; a writer of junk could make them any number. */
const MAX_DEPTH = 8;
const BATCH_BYTES = 256 * 1024;

/** Where an entry lies. Nothing of it has been believed yet. */
export interface Entry {
  readonly segment: Pick<Segment, 'name' | 'read'>;
  readonly offset: number;
  readonly length: number;
  /** Milliseconds since 1970. */
  readonly written: number;
  /** Days since 1970. */
  readonly used: number;
  /** The next older one of the same name: it counts where this one is damaged or forged. */
  older: Entry | null;
}

/** By name, the newest entry. */
export type EntryIndex = Map<string, Entry>;

/** What is left out when entries are written anew. */
export interface Limits {
  /** Days since its last use after which an entry goes. */
  readonly unusedDays: number;
  /** Bytes of all entries; those used longest ago go first. */
  readonly maxBytes: number;
}

export const LIMITS: Limits = { unusedDays: 30, maxBytes: 1024 ** 3 };

/** Reads what is where. A segment that cannot be read to its end counts as far as it goes. */
export async function indexOf(segments: readonly Segment[]): Promise<EntryIndex> {
  const index: EntryIndex = new Map();
  for (const segment of segments) {
    const add = (offset: number, length: number, beginning: Buffer) => {
      const header = readHeader(beginning);
      if (header !== null) addEntry(index, header, { segment, offset, length });
    };
    await scanLines(segment, add).catch(() => undefined);
  }
  return index;
}

/** Adds an entry, newest first; of two that were written at once the one that is added later. */
export function addEntry(
  index: EntryIndex,
  { name, written, used }: Header,
  place: Pick<Entry, 'segment' | 'offset' | 'length'>,
): void {
  const chain: Entry[] = [];
  for (let entry = index.get(name) ?? null; entry !== null; entry = entry.older) chain.push(entry);
  const at = chain.findIndex((entry) => entry.written <= written);
  chain.splice(at === -1 ? chain.length : at, 0, { ...place, written, used, older: null });
  chain.splice(MAX_DEPTH);
  chain.forEach((entry, n) => {
    entry.older = chain[n + 1] ?? null;
  });
  if (chain[0] !== undefined) index.set(name, chain[0]);
}

/** The newest line of a name that its voucher stands by, with its value and its place; null: there is none. */
export async function findVouched(
  newest: Entry | undefined,
  name: string,
  voucher: Voucher,
): Promise<{ entry: Entry; line: Buffer; value: Buffer } | null> {
  for (let entry = newest ?? null; entry !== null; entry = entry.older) {
    const line = await entry.segment.read(entry.offset, entry.length).catch(() => null);
    const value = line === null ? null : vouchedValue(line, name, voucher);
    if (line !== null && value !== null) return { entry, line, value };
  }
  return null;
}

export interface Selection extends Limits {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** By id. What one of them should vouch for and does not is left out; the lines of others are taken as they are. */
  readonly vouchers: ReadonlyMap<string, Voucher>;
}

/** The lines that are worth keeping, one of each name, in parts of some size; line breaks included. */
export async function* keptLines(index: EntryIndex, selection: Selection): AsyncGenerator<Buffer> {
  let batch: Buffer[] = [];
  let bytes = 0;
  for (const [name, newest] of worthKeeping(index, selection)) {
    const line = await lineOf(name, newest, selection.vouchers);
    if (line === null) continue;
    batch.push(line, BREAK);
    bytes += line.length + 1;
    if (bytes < BATCH_BYTES) continue;
    yield Buffer.concat(batch);
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield Buffer.concat(batch);
}

const BREAK = Buffer.from('\n');

function worthKeeping(index: EntryIndex, { now, unusedDays, maxBytes }: Selection): [string, Entry][] {
  const today = dayOf(now);
  const lastUse = ({ used }: Entry) => Math.min(used, today);
  const recent = [...index].filter(([, entry]) => lastUse(entry) >= today - unusedDays);
  const total = recent.reduce((sum, [, { length }]) => sum + length + 1, 0);
  if (total <= maxBytes) return recent;
  let room = maxBytes;
  return recent
    .sort(([, a], [, b]) => lastUse(b) - lastUse(a) || b.written - a.written)
    .filter(([, { length }]) => {
      room -= length + 1;
      return room >= 0;
    });
}

async function lineOf(
  name: string,
  newest: Entry,
  vouchers: ReadonlyMap<string, Voucher>,
): Promise<Buffer | null> {
  const voucher = vouchers.get(name.slice(65));
  if (voucher !== undefined) return (await findVouched(newest, name, voucher))?.line ?? null;
  return newest.segment.read(newest.offset, newest.length).catch(() => null);
}
