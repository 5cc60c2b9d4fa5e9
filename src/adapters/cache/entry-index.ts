import { dayOf, readHeader, type Voucher, vouchedValue, voucherIdOf } from './entry-line.ts';
import { type Entry, EntryTable } from './entry-table.ts';
import { type Segment, scanLines } from './segment.ts';

const BATCH_BYTES = 256 * 1024;

/** What is left out when entries are written anew. */
export interface Limits {
  /** Days since its last use after which an entry goes. */
  readonly unusedDays: number;
  /** Bytes of all entries; those used longest ago go first. */
  readonly maxBytes: number;
}

export const LIMITS: Limits = { unusedDays: 30, maxBytes: 1024 ** 3 };

/**
 * Reads what is where. A segment that cannot be read to its end counts as far as it goes.
 * @param wanted false for names that are left out
 */
export async function indexOf(
  segments: readonly Segment[],
  wanted: (name: string) => boolean = () => true,
): Promise<EntryTable> {
  const index = new EntryTable();
  for (const segment of segments) {
    const add = (offset: number, length: number, beginning: Buffer) => {
      const header = readHeader(beginning);
      if (header !== null && wanted(header.name)) index.add(header, { segment, offset, length });
    };
    await scanLines(segment, add).catch(() => undefined);
  }
  return index;
}

/** The newest of these entries that the voucher stands by, with its value and its line; null: there is none. */
export async function findVouched(
  entries: readonly Entry[],
  name: string,
  voucher: Voucher,
): Promise<{ entry: Entry; line: Buffer; value: Buffer } | null> {
  for (const entry of entries) {
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
export async function* keptLines(index: EntryTable, selection: Selection): AsyncGenerator<Buffer> {
  let batch: Buffer[] = [];
  let bytes = 0;
  for (const row of worthKeeping(index, selection)) {
    const line = await lineOf(index.from(row), selection.vouchers);
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

/** Rows of entries. */
function worthKeeping(index: EntryTable, { now, unusedDays, maxBytes }: Selection): Uint32Array {
  const today = dayOf(now);
  const lastUse = (row: number) => Math.min(index.usedAt(row), today);
  const recent = Uint32Array.from(index.newest()).filter((row) => lastUse(row) >= today - unusedDays);
  const total = recent.reduce((sum, row) => sum + index.lengthAt(row) + 1, 0);
  if (total <= maxBytes) return recent;
  let room = maxBytes;
  return recent
    .sort((a, b) => lastUse(b) - lastUse(a) || index.writtenAt(b) - index.writtenAt(a))
    .filter((row) => {
      room -= index.lengthAt(row) + 1;
      return room >= 0;
    });
}

/** The newest line that can be read, and that its voucher stands by where it is one of these. */
async function lineOf(
  entries: readonly Entry[],
  vouchers: ReadonlyMap<string, Voucher>,
): Promise<Buffer | null> {
  for (const entry of entries) {
    const line = await entry.segment.read(entry.offset, entry.length).catch(() => null);
    const header = line === null ? null : readHeader(line);
    if (line === null || header === null) continue;
    const voucher = vouchers.get(voucherIdOf(header.name));
    if (voucher === undefined || vouchedValue(line, header.name, voucher) !== null) return line;
  }
  return null;
}
