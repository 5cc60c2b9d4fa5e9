import type { z } from 'zod';
import { knownKeysOf } from '../parsing/known-keys.ts';
import { zodFaults } from '../parsing/zod-faults.ts';
import type { Fault } from '../ports/gate-error.ts';
import { MAX_VALUES, type Row } from './row.ts';
import { MAX_FAULTS, type RowsResult } from './rows-result.ts';

/** So many are counted; a file with more is not read any further. */
const MAX_COUNTED = 1000;
/** A file of more rows could only be built to burn time and memory. */
const MAX_ROWS = 200_000;

/** What the rows of a file have to be, and what messages call the file and a row. */
export interface RowRules<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  /** `case` */
  readonly noun: string;
}

/** Validates rows one by one, and keeps nothing of a row but what its schema made of it. */
export interface RowCollector<T> {
  add(row: Row): void;
  /** True where nothing that follows could change the result: it needs no further rows. */
  full(): boolean;
  result(): RowsResult<T>;
}

/** @param lineOf the line of a path in the row that stands at a place */
export function rowCollector<T extends { readonly id: string }>(
  { path, schema, noun }: RowRules<T>,
  lineOf: (at: number, path: readonly PropertyKey[]) => number,
): RowCollector<T> {
  const rows: T[] = [];
  /** Where each id stands first. */
  const places = new Map<string, number>();
  const faults: Fault[] = [];
  const known = knownKeysOf(schema);
  let tooMany = false;

  const read = ({ at, value, broken }: Row): T | readonly Fault[] => {
    const where = (field: readonly PropertyKey[]) => `${path}:${lineOf(at, field)}`;
    const unread = broken.map(({ field, message }) => ({
      where: where(field === null ? [] : [field]),
      message,
    }));
    if (broken.some(({ field }) => field === null)) return unread;
    if (!holdsAtMost(value, MAX_VALUES)) {
      return [{ where: where([]), message: `holds more than ${MAX_VALUES.toLocaleString('en')} values` }];
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      const named = new Set(broken.map(({ field }) => field));
      const issues = parsed.error.issues.filter((issue) => !named.has(String(issue.path[0])));
      return [...unread, ...zodFaults({ issues } as z.ZodError, value, where, known)];
    }
    const { id } = parsed.data;
    const first = places.get(id);
    if (first !== undefined) {
      const message = `\`id\` "${id}" is already used on line ${lineOf(first, ['id'])}`;
      return [...unread, { where: where(['id']), message }];
    }
    places.set(id, at);
    return unread.length > 0 ? unread : parsed.data;
  };

  return {
    add(row) {
      if (rows.length === MAX_ROWS) {
        tooMany = true;
        return;
      }
      const one = read(row);
      if (isFaults(one)) for (const fault of one) faults.push(fault);
      else rows.push(one);
    },
    full: () => tooMany || faults.length > MAX_COUNTED,
    result() {
      const whole = (message: string): Fault => ({ where: path, message });
      if (tooMany) faults.push(whole(`holds more than ${MAX_ROWS.toLocaleString('en')} ${noun}s`));
      if (rows.length === 0 && faults.length === 0) {
        faults.push(whole(`holds no ${noun}; expected at least one row`));
      }
      return faults.length > 0 ? faultyRows(path, faults) : { kind: 'parsed', rows };
    },
  };
}

/** Names up to 20 faults and counts the rest. */
export function faultyRows(path: string, faults: readonly Fault[]): RowsResult<never> {
  const more = faults.length - MAX_FAULTS;
  if (more <= 0) return { kind: 'faulty', faults };
  const least = faults.length > MAX_COUNTED ? 'at least ' : '';
  const rest = { where: path, message: `and ${least}${more} more ${more === 1 ? 'fault' : 'faults'}` };
  return { kind: 'faulty', faults: [...faults.slice(0, MAX_FAULTS), rest] };
}

function isFaults<T>(read: T | readonly Fault[]): read is readonly Fault[] {
  return Array.isArray(read);
}

/** True where a value and all that it holds are at most so many values. */
function holdsAtMost(value: unknown, most: number): boolean {
  let left = most;
  const take = (one: unknown): boolean => {
    left -= 1;
    if (left < 0) return false;
    return typeof one !== 'object' || one === null || Object.values(one).every(take);
  };
  return take(value);
}
