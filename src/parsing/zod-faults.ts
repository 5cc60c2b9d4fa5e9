import type { core } from 'zod';
import type { Fault } from '../ports/gate-error.ts';
import { nearest } from './nearest.ts';

type Issue = core.$ZodIssue;

/** Shows a found value in a message: short, on one line, as JSON. */
export function show(value: unknown, maxChars = 60): string {
  if (value === undefined) return 'nothing';
  const text = (typeof value === 'number' ? undefined : JSON.stringify(value)) ?? String(value);
  return text.length > maxChars ? `${text.slice(0, maxChars - 1)}…` : text;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    root,
  );
}

/** `["prompts", 0, "files"]` as a person writes it: `prompts[0].files`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );
}

const NAMES: Readonly<Record<string, string>> = { record: 'an object', int: 'a whole number' };

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${NAMES[issue.expected] ?? `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => show(value)).join(' or ')}`;
    case 'too_small':
      return isNumeric(issue.origin)
        ? `it must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
        : `it needs at least ${amount(issue.minimum, issue.origin)}`;
    case 'too_big':
      return isNumeric(issue.origin)
        ? `it must be at most ${issue.maximum}`
        : `it may have at most ${amount(issue.maximum, issue.origin)}`;
    default:
      return issue.message;
  }
}

function isNumeric(origin: string): boolean {
  return origin === 'number' || origin === 'int';
}

function amount(count: number | bigint, origin: string): string {
  if (origin === 'string') return `${count} ${count === 1 ? 'character' : 'characters'}`;
  return `${count} ${count === 1 ? 'entry' : 'entries'}`;
}

/** A share that was written as a percentage. */
function hint(issue: Issue, found: unknown): string {
  const number = typeof found === 'number' || typeof found === 'string' ? Number(found) : Number.NaN;
  const percent = issue.code === 'too_big' && issue.maximum === 1 && number >= 2 && number <= 100;
  return percent ? ` (did you mean ${Number((number / 100).toPrecision(12))}?)` : '';
}

/** One complaint, and the path of keys at which it stands. */
interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
type KnownKeys = (path: readonly PropertyKey[]) => readonly string[];

function complaints(issue: Issue, root: unknown, knownKeys: KnownKeys): Complaint[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: unknownKey([...path, key], key, knownKeys(path)),
      }));
    case 'invalid_key':
      return issue.issues.map((inner) => ({ path, message: `${named(path)}: ${expectation(inner)}` }));
    case 'invalid_union': {
      const closest = [...issue.errors].sort((a, b) => deepest(b) - deepest(a))[0];
      if (closest && deepest(closest) > 0) {
        return closest.flatMap((inner) =>
          complaints({ ...inner, path: [...path, ...inner.path] } as Issue, root, knownKeys),
        );
      }
      const options = new Set(issue.errors.flatMap((branch) => branch.map(expectation)));
      return [
        { path, message: `${named(path)} is ${show(valueAt(root, path))}; ${[...options].join(', or ')}` },
      ];
    }
    default: {
      const found = valueAt(root, path);
      return [
        { path, message: `${named(path)} is ${show(found)}; ${expectation(issue)}${hint(issue, found)}` },
      ];
    }
  }
}

function unknownKey(path: readonly PropertyKey[], key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return `unknown key \`${pathText(path)}\`; ${near ? `did you mean \`${near}\`?` : `known keys: ${known.join(', ')}`}`;
}

/** How far into the value a branch of a union got before it failed. */
function deepest(branch: readonly Issue[]): number {
  return Math.max(
    0,
    ...branch.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)),
  );
}

function named(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the whole' : `\`${pathText(path)}\``;
}

/**
 * Turns every issue of a failed zod parse into a fault that says what was found and what was expected.
 * @param where names the place of a path, with its line where that is known
 * @param knownKeys the keys allowed at a path, to suggest the nearest one
 */
export function zodFaults(
  error: core.$ZodError,
  root: unknown,
  where: (path: readonly PropertyKey[]) => string,
  knownKeys: (path: readonly PropertyKey[]) => readonly string[],
): Fault[] {
  return error.issues.flatMap((issue) =>
    complaints(issue, root, knownKeys).map(({ path, message }) => ({ where: where(path), message })),
  );
}
