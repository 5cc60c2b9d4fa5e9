import { named } from '../../escape.ts';
import { StreamedList } from '../../streamed-json.ts';

/** Texts without anything that hides, in which nothing has to be named. */
const PLAIN = /^[\n\t -~]*$/;

/** A file that is not a results file of the documented shape; `path` says where. */
export class NotResults extends Error {
  readonly path: string;

  constructor(path: string, expected: string) {
    super(`not a results file of Prompt Gate: ${path === '' ? 'the whole' : path} is not ${expected}`);
    this.name = 'NotResults';
    this.path = path;
  }
}

/**
 * A place in a parsed file of which nothing is known yet. Only own keys are read, and each has to be what is asked for;
 * keys that nobody asks for do nothing.
 */
export class Cursor {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path = '') {
    this.value = value;
    this.path = path;
  }

  /** The value of a key; one that is not there is `undefined`. */
  at(key: string): Cursor {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      throw this.#fault('an object');
    const value = Object.hasOwn(this.value, key) ? (this.value as Record<string, unknown>)[key] : undefined;
    return new Cursor(value, this.path === '' ? key : `${this.path}.${key}`);
  }

  list(): Cursor[] {
    if (!Array.isArray(this.value)) throw this.#fault('a list');
    return this.value.map((entry, index) => new Cursor(entry, `${this.path}[${index}]`));
  }

  /** The same one by one: a list whose entries are made while they are read is never whole in memory. */
  *each(): Generator<Cursor> {
    if (!(this.value instanceof StreamedList)) return yield* this.list();
    let index = 0;
    for (const entry of this.value.entries()) yield new Cursor(entry, `${this.path}[${index++}]`);
  }

  /** What a reader makes of it; null where the file says null. */
  maybe<T>(read: (cursor: Cursor) => T): T | null {
    return this.value === null ? null : read(this);
  }

  /** A text fit to be looked at: what hides or turns is named. */
  text(): string {
    const text = this.raw();
    return PLAIN.test(text) ? text : named(text);
  }

  /** A text as it stands in the file, for code that makes it fit itself. */
  raw(): string {
    if (typeof this.value !== 'string') throw this.#fault('a text');
    return this.value;
  }

  /** Any value as JSON that is fit to be looked at. */
  json(): string {
    return named(JSON.stringify(this.value) ?? 'null');
  }

  number(): number {
    if (typeof this.value !== 'number' || !Number.isFinite(this.value)) throw this.#fault('a number');
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.#fault('true or false');
    return this.value;
  }

  oneOf<T extends string>(values: readonly T[]): T {
    const found = values.find((value) => value === this.value);
    if (found === undefined) throw this.#fault(`one of ${values.join(', ')}`);
    return found;
  }

  exactly(value: number): void {
    if (this.value !== value) throw this.#fault(String(value));
  }

  /** Own entries of an object, each with its key made fit to be looked at. */
  entries(): (readonly [key: string, value: Cursor])[] {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      throw this.#fault('an object');
    return Object.entries(this.value).map(([key, value]) => [named(key), new Cursor(value, this.path)]);
  }

  #fault(expected: string): NotResults {
    return new NotResults(this.path, expected);
  }
}

export const text = (cursor: Cursor): string => cursor.text();
export const number = (cursor: Cursor): number => cursor.number();
export const texts = (cursor: Cursor): string[] => cursor.list().map(text);
