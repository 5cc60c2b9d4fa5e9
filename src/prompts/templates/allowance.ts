import type { Json } from '../../ports/json.ts';
import { MAX_OUTPUT, MAX_STEPS } from './template.ts';

/** No prompt is longer, its partials counted with it; what is longer was built to burn time. */
export const MAX_SOURCE = 200_000;
/** Blocks within blocks that one source may hold. */
export const MAX_NESTING = 100;
/** Partials within partials that one rendering may go through. */
export const MAX_PARTIAL_DEPTH = 20;
/** Blocks within blocks that one rendering may go through, those of partials counted with it. */
const MAX_DEPTH = 400;
/** Names that a message lists at most. */
const MAX_NAMED = 100;

/** Ends a rendering: these values do not suit the template. The message says why. */
export class Halt extends Error {}

/** What one rendering may still do, and what it misses. Throws Halt when it is spent. */
export class Allowance {
  /** Names that the rendering uses and the values lack. */
  readonly missing = new Set<string>();
  private steps = 0;
  private chars = 0;

  step(count = 1): void {
    this.steps += count;
    if (this.steps > MAX_STEPS) throw new Halt(`takes more than ${MAX_STEPS} steps`);
  }

  /** Pays for characters that are made, whether or not they reach the prompt. */
  produce(chars: number): void {
    this.chars += chars;
    if (this.chars > MAX_OUTPUT) throw new Halt(`makes a text of more than ${MAX_OUTPUT} characters`);
  }

  /** Refuses to go deeper than the stack allows. */
  enter(blocks: number, partials: number, name: string): void {
    if (partials > MAX_PARTIAL_DEPTH) {
      throw new Halt(
        `the partial \`${name}\` stands more than ${MAX_PARTIAL_DEPTH} partials deep: does it include itself?`,
      );
    }
    if (blocks > MAX_DEPTH)
      throw new Halt(`its blocks and partials are nested deeper than ${MAX_DEPTH} levels`);
  }

  miss(name: string): void {
    if (this.missing.size < MAX_NAMED) this.missing.add(name);
  }
}

/** Names that lead out of the data, to what JavaScript gives to every object. */
const BUILT_IN: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
  'caller',
  'callee',
  'arguments',
]);

/**
 * A property of plain data; undefined where it is absent, null where it would be one of null. What JavaScript gives to
 * objects is always absent.
 */
export function propertyOf(holder: Json | undefined, key: string): Json | undefined {
  if (BUILT_IN.has(key)) return undefined;
  if (holder === undefined || holder === null) return holder;
  const properties = Object(holder) as Readonly<Record<string, Json>>;
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}

/** The values of a case as one object, without names that would lead out of the data. */
export function rootObject(values: ReadonlyMap<string, Json>): Readonly<Record<string, Json>> {
  return Object.fromEntries([...values].filter(([name]) => !BUILT_IN.has(name)));
}

/** A path with one more step: `user.name`, `docs[0]`, `user["first name"]`. */
export function pathStep(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (path === '') return key;
  return /^[\w-]{1,60}$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key.slice(0, 40))}]`;
}

/** What a value is, in words. */
export function kindOf(value: Json | undefined): string {
  if (value === undefined || value === null) return 'absent';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
