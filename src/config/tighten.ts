import { type Sourced, sourced } from '../policy/sourced.ts';

/** What the merging of inputs and config needs beside the values. */
export interface Fallbacks {
  /** Path of the config file, for the sources. */
  readonly file: string;
  /** Collects the inputs that were overruled. */
  readonly notices: string[];
}

/** The config's value where it sets one, else the default, each with its source. */
export function pick<T>(value: T | undefined, from: string, fallback: T, fallbackFrom: string): Sourced<T> {
  return value === undefined ? sourced(fallback, fallbackFrom) : sourced(value, from);
}

/** The config's value holds where it is set; the input only fills the gap. Null where neither says. */
export function inputOver<T>(
  { file, notices }: Fallbacks,
  input: string,
  given: T | undefined,
  configured: T | undefined,
  key: string = input,
): Sourced<T> | null {
  if (configured !== undefined) {
    if (given !== undefined && given !== configured) {
      notices.push(`input \`${input}\` is overruled by \`${key}\` in ${file}`);
    }
    return sourced(configured, `${key} in ${file}`);
  }
  return given === undefined ? null : sourced(given, `input ${input}`);
}

/** The stricter of input and config where both are set. Null where neither says. */
export function tightened<T>(
  { file, notices }: Fallbacks,
  key: string,
  given: T | undefined,
  configured: T | undefined,
  stricter: (a: T, b: T) => T,
  input: string = key,
): Sourced<T> | null {
  if (configured === undefined) return given === undefined ? null : sourced(given, `input ${input}`);
  if (given === undefined) return sourced(configured, `${key} in ${file}`);
  const value = stricter(given, configured);
  if (value === configured && given !== configured) {
    const notice = `input \`${input}\` (${String(given)}) may only tighten \`${key}\` (${String(configured)}) in ${file}`;
    if (!notices.includes(notice)) notices.push(notice);
  }
  return sourced(value, value === configured ? `${key} in ${file}` : `input ${input}`);
}
