import type { CaseFigures, CaseMeasurement, Cases, Figures, SampleFigures } from '../judging/measurement.ts';
import type { TextStore } from '../ports/text-store.ts';
import { SampleColumns } from './sample-columns.ts';

/** The samples of a case lie in rows that follow each other: where they begin, and how many each list has. */
const LISTS = ['candidate', 'baseline', 'againCandidate', 'againBaseline'] as const;
const STRIDE = 1 + LISTS.length;
const KNOWN = 1;
const CRITICAL = 2;
const HAS_BASELINE = 4;
const HAS_CONFIRMATION = 8;

/**
 * The measured cases of one prompt: their figures in memory, a few hundred bytes a case at most, and everything that
 * was said in the store. A case is known by its place in the order of reading.
 */
export class CaseTable implements Cases {
  readonly #store: TextStore;
  readonly #samples: SampleColumns;
  readonly #ids: string[] = [];
  readonly #groups: (string | null)[] = [];
  readonly #flags: Uint8Array;
  readonly #lists: Uint32Array;
  readonly #handles: Float64Array;

  /**
   * @param cases how many there will be, at most
   * @param samples how many are likely for all of them
   */
  constructor(store: TextStore, cases: number, samples: number) {
    this.#store = store;
    this.#samples = new SampleColumns(samples);
    this.#flags = new Uint8Array(cases);
    this.#lists = new Uint32Array(cases * STRIDE);
    this.#handles = new Float64Array(cases);
  }

  get length(): number {
    return this.#ids.length;
  }

  /** Puts a case in its place, instead of what is known of it. */
  set(place: number, one: CaseMeasurement): void {
    if (place >= this.#handles.length)
      throw new RangeError(`no place ${place} in a table of ${this.#handles.length}`);
    this.#handles[place] = this.#store.append(one);
    this.#ids[place] = one.id;
    this.#groups[place] = one.group;
    this.#flags[place] =
      (one.known ? KNOWN : 0) |
      (one.critical ? CRITICAL : 0) |
      (one.baseline === null ? 0 : HAS_BASELINE) |
      (one.confirmation === null ? 0 : HAS_CONFIRMATION);
    const lists = [one.candidate, one.baseline, one.confirmation?.candidate, one.confirmation?.baseline];
    this.#lists[place * STRIDE] = this.#samples.rows;
    for (const [index, list] of lists.entries()) {
      this.#lists[place * STRIDE + 1 + index] = list?.length ?? 0;
      for (const sample of list ?? []) this.#samples.add(sample);
    }
  }

  at(place: number): CaseMeasurement | undefined {
    const handle = this.#ids[place] === undefined ? undefined : this.#handles[place];
    return handle === undefined ? undefined : (this.#store.read(handle) as CaseMeasurement);
  }

  figures(place: number): CaseFigures {
    return new Row(this, place);
  }

  /** The figures of the first cases that were read. */
  first(count: number): Figures {
    return new Rows(
      this,
      Uint32Array.from({ length: count }, (_, place) => place),
    );
  }

  /** The same cases in another order. */
  arranged(places: Uint32Array): Cases {
    return new Rows(this, places);
  }

  *[Symbol.iterator](): Generator<CaseFigures> {
    for (let place = 0; place < this.length; place += 1) yield new Row(this, place);
  }

  idAt(place: number): string {
    return this.#ids[place] ?? '';
  }

  groupAt(place: number): string | null {
    return this.#groups[place] ?? null;
  }

  flagAt(place: number, flag: number): boolean {
    return ((this.#flags[place] ?? 0) & flag) !== 0;
  }

  /** The figures of the samples in one of a case's lists. */
  samplesAt(place: number, list: (typeof LISTS)[number]): SampleFigures[] {
    const at = place * STRIDE;
    const index = LISTS.indexOf(list);
    let row = this.#lists[at] ?? 0;
    for (let before = 0; before < index; before += 1) row += this.#lists[at + 1 + before] ?? 0;
    const count = this.#lists[at + 1 + index] ?? 0;
    return Array.from({ length: count }, (_, offset) => this.#samples.at(row + offset));
  }
}

/** Some cases of a table, in some order. */
class Rows implements Cases {
  readonly #table: CaseTable;
  readonly #places: Uint32Array;

  constructor(table: CaseTable, places: Uint32Array) {
    this.#table = table;
    this.#places = places;
  }

  get length() {
    return this.#places.length;
  }

  at(index: number) {
    const place = this.#places[index];
    return place === undefined ? undefined : this.#table.at(place);
  }

  *[Symbol.iterator]() {
    for (const place of this.#places) yield new Row(this.#table, place);
  }
}

/** The figures of one case of a table; it holds nothing itself. */
class Row implements CaseFigures {
  readonly #table: CaseTable;
  readonly #place: number;

  constructor(table: CaseTable, place: number) {
    this.#table = table;
    this.#place = place;
  }

  get id() {
    return this.#table.idAt(this.#place);
  }

  get group() {
    return this.#table.groupAt(this.#place);
  }

  get critical() {
    return this.#table.flagAt(this.#place, CRITICAL);
  }

  get known() {
    return this.#table.flagAt(this.#place, KNOWN);
  }

  get candidate() {
    return this.#table.samplesAt(this.#place, 'candidate');
  }

  get baseline() {
    return this.#table.flagAt(this.#place, HAS_BASELINE)
      ? this.#table.samplesAt(this.#place, 'baseline')
      : null;
  }

  get confirmation() {
    if (!this.#table.flagAt(this.#place, HAS_CONFIRMATION)) return null;
    const candidate = this.#table.samplesAt(this.#place, 'againCandidate');
    return { candidate, baseline: this.#table.samplesAt(this.#place, 'againBaseline') };
  }
}
