import type { Header } from './entry-line.ts';
import type { Segment } from './segment.ts';

/** Entries of one name that are remembered; a writer of junk could make them any number. */
const MAX_DEPTH = 8;
const FIRST_ROWS = 1_024;
/** Key and voucher, of which a name is the hex. */
const KEY_BYTES = 32;
const NAME_BYTES = 40;
const KEY_DIGITS = 2 * KEY_BYTES;
const NONE = -1;

/** What an entry lies in. */
export type Holder = Pick<Segment, 'name' | 'read'>;

/** Where an entry lies. Nothing of it has been believed yet. */
export interface Entry {
  readonly segment: Holder;
  readonly offset: number;
  readonly length: number;
  /** Milliseconds since 1970. */
  readonly written: number;
  /** Days since 1970. */
  readonly used: number;
}

/**
 * Entries by name, in columns of numbers: about 90 bytes each and none of them on the heap, where a run over a hundred
 * thousand cases would have a million objects of them.
 */
export class EntryTable {
  #names = new Uint8Array(FIRST_ROWS * NAME_BYTES);
  #offsets = new Float64Array(FIRST_ROWS);
  #lengths = new Uint32Array(FIRST_ROWS);
  #written = new Float64Array(FIRST_ROWS);
  #used = new Uint32Array(FIRST_ROWS);
  #holderOf = new Uint32Array(FIRST_ROWS);
  /** The row of the next older entry of the same name. */
  #older = new Int32Array(FIRST_ROWS);
  /** 1 for the newest entry of a name. */
  #newest = new Uint8Array(FIRST_ROWS);
  /** Rows of the newest entries, by a hash of their names; open addressing. */
  #slots = new Int32Array(FIRST_ROWS * 2).fill(NONE);
  readonly #holders: Holder[] = [];
  readonly #holderIds = new Map<Holder, number>();
  /** Rows of entries that were too many of one name. */
  readonly #free: number[] = [];
  /** Nobody who writes names can know which of them share a slot. */
  readonly #seed = Math.floor(Math.random() * 2 ** 32);
  #rows = 0;
  #size = 0;

  /** How many names there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds an entry; of two that were written at once the one that is added later is the newer. */
  add({ name, written, used }: Header, place: Pick<Entry, 'segment' | 'offset' | 'length'>): void {
    const bytes = bytesOf(name);
    const slot = this.#slotOf(bytes);
    const chain = this.#chainFrom(this.#slots[slot] ?? NONE);
    const at = chain.findIndex((row) => (this.#written[row] ?? 0) <= written);
    const index = at === -1 ? chain.length : at;
    if (index === MAX_DEPTH) return;
    const row = this.#newRow();
    this.#names.set(bytes, row * NAME_BYTES);
    this.#offsets[row] = place.offset;
    this.#lengths[row] = place.length;
    this.#written[row] = written;
    this.#used[row] = used;
    this.#holderOf[row] = this.#holderId(place.segment);
    chain.splice(index, 0, row);
    this.#free.push(...chain.splice(MAX_DEPTH));
    for (const [depth, one] of chain.entries()) {
      this.#older[one] = chain[depth + 1] ?? NONE;
      this.#newest[one] = depth === 0 ? 1 : 0;
    }
    if (chain.length === 1) this.#size += 1;
    this.#slots[slot] = chain[0] ?? NONE;
    if (this.#size * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
  }

  /** The entries of a name, newest first. */
  of(name: string): readonly Entry[] {
    const row = this.#slots[this.#slotOf(bytesOf(name))] ?? NONE;
    return this.#chainFrom(row).map((one) => this.#entryAt(one));
  }

  /** The rows of the newest entry of each name. */
  *newest(): Generator<number> {
    for (let row = 0; row < this.#rows; row += 1) if (this.#newest[row] === 1) yield row;
  }

  nameAt(row: number): string {
    const bytes = Buffer.from(this.#names.buffer, row * NAME_BYTES, NAME_BYTES);
    return `${bytes.toString('hex', 0, KEY_BYTES)} ${bytes.toString('hex', KEY_BYTES)}`;
  }

  lengthAt(row: number): number {
    return this.#lengths[row] ?? 0;
  }

  writtenAt(row: number): number {
    return this.#written[row] ?? 0;
  }

  usedAt(row: number): number {
    return this.#used[row] ?? 0;
  }

  #entryAt(row: number): Entry {
    const segment = this.#holders[this.#holderOf[row] ?? 0];
    if (segment === undefined) throw new RangeError(`no entry in row ${row}`);
    const [offset, length] = [this.#offsets[row] ?? 0, this.lengthAt(row)];
    return { segment, offset, length, written: this.writtenAt(row), used: this.usedAt(row) };
  }

  #chainFrom(newest: number): number[] {
    const rows: number[] = [];
    for (let row = newest; row !== NONE; row = this.#older[row] ?? NONE) rows.push(row);
    return rows;
  }

  #holderId(holder: Holder): number {
    const known = this.#holderIds.get(holder) ?? this.#holders.push(holder) - 1;
    this.#holderIds.set(holder, known);
    return known;
  }

  /** Where a name stands, or would. */
  #slotOf(bytes: Uint8Array): number {
    let slot = this.#hashOf(bytes, 0) % this.#slots.length;
    for (;;) {
      const row = this.#slots[slot] ?? NONE;
      if (row === NONE || this.#isAt(row, bytes)) return slot;
      slot = (slot + 1) % this.#slots.length;
    }
  }

  #isAt(row: number, bytes: Uint8Array): boolean {
    const from = row * NAME_BYTES;
    for (let at = 0; at < NAME_BYTES; at += 1) if (this.#names[from + at] !== bytes[at]) return false;
    return true;
  }

  /** Of the name that begins there (FNV-1a, from a seed of its own). */
  #hashOf(bytes: Uint8Array, from: number): number {
    let hash = this.#seed;
    for (let at = from; at < from + NAME_BYTES; at += 1)
      hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    return hash >>> 0;
  }

  #rehash(length: number): void {
    const slots = new Int32Array(length).fill(NONE);
    for (const row of this.newest()) {
      let slot = this.#hashOf(this.#names, row * NAME_BYTES) % length;
      while (slots[slot] !== NONE) slot = (slot + 1) % length;
      slots[slot] = row;
    }
    this.#slots = slots;
  }

  #newRow(): number {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    const row = this.#rows;
    this.#rows += 1;
    if (row < this.#offsets.length) return row;
    const rows = Math.ceil(row * 1.5);
    this.#names = grown(this.#names, new Uint8Array(rows * NAME_BYTES));
    this.#offsets = grown(this.#offsets, new Float64Array(rows));
    this.#lengths = grown(this.#lengths, new Uint32Array(rows));
    this.#written = grown(this.#written, new Float64Array(rows));
    this.#used = grown(this.#used, new Uint32Array(rows));
    this.#holderOf = grown(this.#holderOf, new Uint32Array(rows));
    this.#older = grown(this.#older, new Int32Array(rows));
    this.#newest = grown(this.#newest, new Uint8Array(rows));
    return row;
  }
}

function bytesOf(name: string): Uint8Array {
  return Buffer.from(name.slice(0, KEY_DIGITS) + name.slice(KEY_DIGITS + 1), 'hex');
}

/** The longer numbers, with those of the shorter in front. */
function grown<T extends { set(numbers: T): void }>(numbers: T, longer: T): T {
  longer.set(numbers);
  return longer;
}
