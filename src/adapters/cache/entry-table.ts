import type { Header } from './entry-line.ts';
import type { Segment } from './segment.ts';

/** Entries of one name that are remembered; a writer of junk could make them any number. */
const MAX_DEPTH = 8;
/** Rows are made so many at a time, a power of two: columns that grew would have to be copied. */
const BLOCK_BITS = 13;
const BLOCK_ROWS = 2 ** BLOCK_BITS;
const FIRST_SLOTS = 1_024;
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
 * Entries by name, in columns of numbers: about 50 bytes each and none of them on the heap, where a run over a hundred
 * thousand cases would have a million objects of them. Of a name 64 bits are kept: whoever reads a line finds the whole
 * of it there.
 */
export class EntryTable {
  readonly #blocks: Block[] = [];
  /** Rows of the newest entries, by a hash of their names; open addressing. */
  #slots = new Int32Array(FIRST_SLOTS).fill(NONE);
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
    const tag = tagOf(name);
    const slot = this.#slotOf(tag);
    const chain = this.#chainFrom(this.#slots[slot] ?? NONE);
    const at = chain.findIndex((row) => this.writtenAt(row) <= written);
    const depth = at === -1 ? chain.length : at;
    if (depth === MAX_DEPTH) return;
    const row = this.#newRow();
    const { segment, offset, length } = place;
    this.#block(row).set(row % BLOCK_ROWS, tag, {
      holder: this.#holderId(segment),
      ...{ offset, length, written, used },
    });
    chain.splice(depth, 0, row);
    this.#free.push(...chain.splice(MAX_DEPTH));
    for (const [index, one] of chain.entries())
      this.#block(one).link(one % BLOCK_ROWS, chain[index + 1] ?? NONE, index === 0);
    if (chain.length === 1) this.#size += 1;
    this.#slots[slot] = chain[0] ?? NONE;
    if (this.#size * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
  }

  /** The entries of a name, newest first. */
  of(name: string): readonly Entry[] {
    return this.from(this.#slots[this.#slotOf(tagOf(name))] ?? NONE);
  }

  /** The rows of the newest entry of each name. */
  *newest(): Generator<number> {
    for (let row = 0; row < this.#rows; row += 1)
      if (this.#block(row).isNewest[row % BLOCK_ROWS] === 1) yield row;
  }

  /** The entry in a row and the older ones of its name. */
  from(row: number): readonly Entry[] {
    return this.#chainFrom(row).map((one) => this.#entryAt(one));
  }

  lengthAt(row: number): number {
    return this.#block(row).lengths[row % BLOCK_ROWS] ?? 0;
  }

  writtenAt(row: number): number {
    return this.#block(row).written[row % BLOCK_ROWS] ?? 0;
  }

  usedAt(row: number): number {
    return this.#block(row).used[row % BLOCK_ROWS] ?? 0;
  }

  #block(row: number): Block {
    const block = this.#blocks[row >> BLOCK_BITS];
    if (block === undefined) throw new RangeError(`there is no row ${row}`);
    return block;
  }

  #entryAt(row: number): Entry {
    const { holders, offsets } = this.#block(row);
    const segment = this.#holders[holders[row % BLOCK_ROWS] ?? NONE];
    if (segment === undefined) throw new RangeError(`there is no entry in row ${row}`);
    const offset = offsets[row % BLOCK_ROWS] ?? 0;
    const [length, written, used] = [this.lengthAt(row), this.writtenAt(row), this.usedAt(row)];
    return { segment, offset, length, written, used };
  }

  #chainFrom(newest: number): number[] {
    const rows: number[] = [];
    for (let row = newest; row !== NONE; row = this.#block(row).older[row % BLOCK_ROWS] ?? NONE)
      rows.push(row);
    return rows;
  }

  #holderId(holder: Holder): number {
    const known = this.#holderIds.get(holder) ?? this.#holders.push(holder) - 1;
    this.#holderIds.set(holder, known);
    return known;
  }

  /** Where a name stands, or would. */
  #slotOf(tag: Tag): number {
    let slot = this.#hashOf(tag) % this.#slots.length;
    for (;;) {
      const row = this.#slots[slot] ?? NONE;
      if (row === NONE) return slot;
      const [high, low] = this.#tagAt(row);
      if (high === tag[0] && low === tag[1]) return slot;
      slot = (slot + 1) % this.#slots.length;
    }
  }

  #tagAt(row: number): Tag {
    const { high, low } = this.#block(row);
    return [high[row % BLOCK_ROWS] ?? 0, low[row % BLOCK_ROWS] ?? 0];
  }

  #hashOf([high, low]: Tag): number {
    const mixed = Math.imul(high ^ this.#seed, 0x85ebca6b);
    return Math.imul(mixed ^ (mixed >>> 15) ^ low, 0xc2b2ae35) >>> 0;
  }

  #rehash(length: number): void {
    const slots = new Int32Array(length).fill(NONE);
    for (const row of this.newest()) {
      let slot = this.#hashOf(this.#tagAt(row)) % length;
      while (slots[slot] !== NONE) slot = (slot + 1) % length;
      slots[slot] = row;
    }
    this.#slots = slots;
  }

  #newRow(): number {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    const row = this.#rows;
    if (row === this.#blocks.length * BLOCK_ROWS) this.#blocks.push(new Block());
    this.#rows += 1;
    return row;
  }
}

/** 64 bits of a name. */
type Tag = readonly [high: number, low: number];

/** Of key and voucher alike: the entries of two endpoints may have one key. */
function tagOf(name: string): Tag {
  const part = (from: number) => Number.parseInt(name.slice(from, from + 8), 16);
  return [(part(0) ^ part(65)) >>> 0, (part(8) ^ part(73)) >>> 0];
}

/** Some rows. */
class Block {
  readonly high = new Uint32Array(BLOCK_ROWS);
  readonly low = new Uint32Array(BLOCK_ROWS);
  readonly holders = new Uint32Array(BLOCK_ROWS);
  readonly offsets = new Float64Array(BLOCK_ROWS);
  readonly lengths = new Uint32Array(BLOCK_ROWS);
  readonly written = new Float64Array(BLOCK_ROWS);
  readonly used = new Uint32Array(BLOCK_ROWS);
  /** The row of the next older entry of the same name. */
  readonly older = new Int32Array(BLOCK_ROWS);
  /** 1 for the newest entry of a name. */
  readonly isNewest = new Uint8Array(BLOCK_ROWS);

  set(at: number, [high, low]: Tag, entry: Omit<Entry, 'segment'> & { readonly holder: number }): void {
    this.high[at] = high;
    this.low[at] = low;
    this.holders[at] = entry.holder;
    this.offsets[at] = entry.offset;
    this.lengths[at] = entry.length;
    this.written[at] = entry.written;
    this.used[at] = entry.used;
  }

  link(at: number, older: number, isNewest: boolean): void {
    this.older[at] = older;
    this.isNewest[at] = isNewest ? 1 : 0;
  }
}
