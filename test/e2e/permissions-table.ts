import { readFileSync } from 'node:fs';
import type { RecordedRequest } from '../../fixtures/servers/github-server.ts';

/** What becomes of a run in which a call fails; docs/permissions.md says it of each word. */
export type Word = 'inconclusive' | 'red job' | 'not counted' | 'said' | 'goes on';

/** A row of the table: a call, and what becomes of a run in which it fails. */
export interface Row {
  readonly call: string;
  readonly permission: string;
  readonly word: Word;
  /** Answers that mean something else. */
  readonly others: ReadonlyMap<number, Word>;
}

function parseRow(line: string): Row[] {
  const [call, , permission = '', without = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  if (!/^`[A-Z]+ \S+`$/.test(call ?? '')) return [];
  const others = [...without.matchAll(/; ([\d, ]+): \*\*([a-z ]+)\*\*/g)].flatMap(([, codes = '', word]) =>
    codes.split(', ').map((code): [number, Word] => [Number(code), word as Word]),
  );
  const word = /^\*\*([a-z ]+)\*\*/.exec(without)?.[1] as Word;
  const named = /`([a-z-]+: )(read|write)`/.exec(permission)?.[1] ?? '';
  return [{ call: (call ?? '').slice(1, -1), permission: named, word, others: new Map(others) }];
}

/** The rows of docs/permissions.md. */
export const ROWS = readFileSync('docs/permissions.md', 'utf8').split('\n').flatMap(parseRow);

/** The call as a pattern of the path that is sent. */
export function pathOf(call: string): RegExp {
  const [, path = ''] = call.split(' ');
  const whole = path.startsWith('/') ? path : `/repos/acme/assistant/${path}`;
  return new RegExp(`^${whole.replace('{path}', '.+').replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** The calls of the table that a request is. */
export function callsOf({ method, path }: RecordedRequest): string[] {
  const calls = [...new Set(ROWS.map(({ call }) => call))];
  return calls.filter((call) => call.startsWith(`${method} `) && pathOf(call).test(path));
}
