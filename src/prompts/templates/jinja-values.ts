import { isJsonObject, type Json } from '../../ports/json.ts';
import { MAX_OUTPUT, MAX_STEPS, valueText } from './template.ts';

/** What an expression asked for and the values do not hold. It is an error only once something needs it. */
export class Missing {
  /** Paths as the template names them; none for an inline `if` that has no `else`. */
  readonly paths: readonly string[];
  /** Something needed it already: `default` comes too late. */
  readonly needed: boolean;

  constructor(paths: readonly string[], needed = false) {
    this.paths = paths;
    this.needed = needed;
  }
}

export type Value = Json | Missing;

/** The template cannot be rendered with these values. The message says why. */
export class Failure extends Error {}

/** Characters that cost as much as one step. */
const CHARS_PER_STEP = 100;
/** Values that a template builds nest this deep at most. */
const MAX_DEPTH = 110;

/** What one rendering may still do. Throws Failure when it is spent. */
export class Budget {
  private steps = 0;

  spend(steps = 1): void {
    this.steps += steps;
    if (this.steps > MAX_STEPS) throw new Failure(`takes more than ${MAX_STEPS} steps`);
  }

  /** Pays for a text before it is made. */
  spendText(length: number): void {
    if (length > MAX_OUTPUT) throw new Failure(`makes a text of more than ${MAX_OUTPUT} characters`);
    this.spend(Math.ceil(length / CHARS_PER_STEP));
  }

  /** Pays for reading a value in whole, before it is read. A value that holds another twice pays for it twice. */
  spendValue(value: Json, depth = 0): void {
    if (typeof value === 'string') this.spendText(value.length);
    else this.spend();
    if (typeof value !== 'object' || value === null) return;
    if (depth >= MAX_DEPTH)
      throw new Failure(`builds a value that is nested deeper than ${MAX_DEPTH} levels`);
    for (const [key, entry] of Object.entries(value)) {
      this.spendText(key.length);
      this.spendValue(entry, depth + 1);
    }
  }
}

/** Reads values that an operation needs: what any of them misses, the whole misses. */
export function needing(values: readonly Value[], operation: (values: readonly Json[]) => Value): Value {
  const missing = values.filter((value) => value instanceof Missing);
  if (missing.length === 0) return operation(values as readonly Json[]);
  const paths = missing.flatMap(({ paths }) => paths);
  if (paths.length === 0) throw new Failure('needs the value of an inline `if` that has no `else`');
  return new Missing([...new Set(paths)], true);
}

/** A value as the prompt shows it. */
export function textOf(value: Json, budget: Budget): string {
  if (value === null) throw new Failure('none has no text');
  budget.spendValue(value);
  return valueText(value);
}

/** True for what Python takes for true. */
export function isTruthy(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isJsonObject(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** Equal as Python sees it: by content, and true is 1. */
export function isEqual(left: Json, right: Json): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((entry, index) => isEqual(entry, right[index] as Json));
  }
  if (isJsonObject(left) && isJsonObject(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key] as Json, right[key] as Json))
    );
  }
  return plain(left) === plain(right);
}

/** Negative, zero or positive as `left` comes before, with or after `right`. */
export function compare(left: Json, right: Json): number {
  const [a, b] = [plain(left), plain(right)];
  const comparable =
    (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string');
  if (!comparable) throw new Failure(`cannot order ${kindOf(left)} and ${kindOf(right)}`);
  return a < b ? -1 : a > b ? 1 : 0;
}

function plain(value: Json): Json {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** What a value is, in words. */
export function kindOf(value: Json): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/**
 * What a value holds under a key; undefined where it holds nothing. Own entries of plain data only: no prototype, and
 * none of the names that lead to one.
 */
export function entryOf(value: Json, key: Json, budget: Budget): Json | undefined {
  if (typeof key === 'number') {
    if (typeof value === 'string') budget.spendText(value.length);
    const entries = typeof value === 'string' ? [...value] : Array.isArray(value) ? value : [];
    return Number.isSafeInteger(key) ? entries.at(key) : undefined;
  }
  if (typeof key !== 'string' || !isJsonObject(value) || isHidden(key)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isHidden(key: string): boolean {
  return key.startsWith('_') || key === 'constructor' || key === 'prototype';
}

/** A path with one more step: `user.name`, `docs[0]`, `user['first name']`. */
export function step(path: string, key: Value): string {
  if (typeof key === 'string' && /^[\p{ID_Start}_]\p{ID_Continue}{0,60}$/u.test(key)) return `${path}.${key}`;
  if (typeof key === 'string') return `${path}[${JSON.stringify(key.slice(0, 40))}]`;
  return `${path}[${typeof key === 'number' ? key : '…'}]`;
}

/** A number that JSON can hold without loss. */
export function checkedNumber(value: number): number {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new Failure('computes a number that is too large, or divides by zero');
  }
  return value;
}
