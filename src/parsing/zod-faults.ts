import type { core, ZodError } from 'zod';
import type { Fault } from '../ports/gate-error.ts';
import { nearest } from './nearest.ts';

type Issue = core.$ZodIssue;

/** Shows a found value in a message: short, on one line, as JSON. */
export function show(value: unknown, maxChars = 60): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
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

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected === 'record' ? 'an object' : `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => show(value)).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `it must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
        : `it needs at least ${issue.minimum} ${issue.origin === 'string' ? 'characters' : 'entries'}`;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `it must be at most ${issue.maximum}`
        : `it may have at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`;
    default:
      return issue.message;
  }
}

function hint(issue: Issue, found: unknown): string {
  const percent =
    issue.code === 'too_big' && issue.maximum === 1 && typeof found === 'number' && found <= 100;
  return percent ? ` (did you mean ${found / 100}?)` : '';
}

function unknownKeys(issue: core.$ZodIssueUnrecognizedKeys, known: readonly string[]): string[] {
  return issue.keys.map((key) => {
    const near = nearest(key, known);
    const name = pathText([...issue.path, key]);
    return `unknown key \`${name}\`; ${near ? `did you mean \`${near}\`?` : `known keys: ${known.join(', ')}`}`;
  });
}

function sentences(
  issue: Issue,
  root: unknown,
  knownKeys: (path: readonly PropertyKey[]) => readonly string[],
): string[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, knownKeys(issue.path));
  if (issue.code === 'invalid_union') {
    const closest = [...issue.errors].sort((a, b) => deepest(b) - deepest(a))[0];
    if (closest && deepest(closest) > 0) {
      return closest.flatMap((inner) =>
        sentences({ ...inner, path: [...issue.path, ...inner.path] } as Issue, root, knownKeys),
      );
    }
    const options = issue.errors.flatMap((branch) => branch.map(expectation));
    return [
      `${named(issue.path)} is ${show(valueAt(root, issue.path))}; ${[...new Set(options)].join(', or ')}`,
    ];
  }
  const found = valueAt(root, issue.path);
  return [`${named(issue.path)} is ${show(found)}; ${expectation(issue)}${hint(issue, found)}`];
}

function deepest(branch: readonly Issue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length));
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
  error: ZodError,
  root: unknown,
  where: (path: readonly PropertyKey[]) => string,
  knownKeys: (path: readonly PropertyKey[]) => readonly string[],
): Fault[] {
  return error.issues.flatMap((issue) =>
    sentences(issue, root, knownKeys).map((message) => ({
      where: where(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
      message,
    })),
  );
}
