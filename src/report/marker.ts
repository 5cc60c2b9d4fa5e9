import type { VerdictState } from '../policy/verdict.ts';
import type { ReportView } from './view.ts';

/** What a comment says about itself to later runs. */
export interface CommentState {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Full commit id. */
  readonly head: string;
  /** Null where the run failed before everything was read. */
  readonly digest: string | null;
  readonly state: VerdictState;
}

const STATES: readonly string[] = ['pass', 'blocked', 'awaiting-sign-off', 'inconclusive', 'not-applicable'];
const STATE_LINE = /^<!-- prompt-gate-state (\{.{0,1000}\}) -->$/;
const MEMORY_LINE = /^<!-- prompt-gate-memory ([\w.]{1,60000}) -->$/;

/** First line of the gate's comment, by which it is found again; one per status context. */
export function commentMarker(statusContext: string): string {
  const name = statusContext
    .toWellFormed()
    .replace(/[^\w ./-]/gu, (character) => encodeURIComponent(character))
    .replace(/-(?=-)/g, '%2D');
  return `<!-- prompt-gate:${name} -->`;
}

/** Second line of the comment: the hidden state. */
export function stateLine({ run, state }: ReportView): string {
  const value: CommentState = { startedAt: run.startedAt, head: run.head, digest: run.digest, state };
  const json = JSON.stringify(value).replace(/[<>]|--/g, (found) =>
    [...found].map((character) => `\\u00${character.charCodeAt(0).toString(16)}`).join(''),
  );
  return `<!-- prompt-gate-state ${json} -->`;
}

/** Third line of the comment, where there is something to remember: sealed, so that nobody can write it by hand. */
export function memoryLine(sealed: string): string {
  return `<!-- prompt-gate-memory ${sealed.replace(/-/g, '.')} -->`;
}

/** What later runs are to remember, still sealed; null: nothing. */
export function readMemoryLine(body: string): string | null {
  const third = body.split(/\r?\n/, 3)[2] ?? '';
  return MEMORY_LINE.exec(third)?.[1]?.replace(/\./g, '-') ?? null;
}

/** The comment without its hidden lines. */
export function visiblePart(body: string): string {
  const all = body.replace(/\r\n/g, '\n').split('\n');
  const first = all.findIndex((line) => !line.startsWith('<!-- prompt-gate'));
  return first === -1 ? '' : all.slice(first).join('\n');
}

/** The hidden state of a comment; null where there is none, or any of it is not as the gate writes it. */
export function readCommentState(body: string): CommentState | null {
  const [first, second] = body.split(/\r?\n/, 2);
  if (first === undefined || !/^<!-- prompt-gate:.* -->$/.test(first)) return null;
  const json = STATE_LINE.exec(second ?? '')?.[1];
  if (json === undefined) return null;
  try {
    const found: unknown = JSON.parse(json);
    return isCommentState(found)
      ? { startedAt: found.startedAt, head: found.head, digest: found.digest, state: found.state }
      : null;
  } catch {
    return null;
  }
}

function isCommentState(value: unknown): value is CommentState {
  const { startedAt, head, digest, state } = (value ?? {}) as Record<string, unknown>;
  return (
    matches(startedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/) &&
    matches(head, /^([0-9a-f]{40}|[0-9a-f]{64})$/) &&
    (digest === null || matches(digest, /^[0-9a-f]{8,128}$/)) &&
    typeof state === 'string' &&
    STATES.includes(state)
  );
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
