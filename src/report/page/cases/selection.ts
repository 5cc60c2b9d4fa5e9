import { type CaseRow, deltaOf, FLAGS, type Flag, type RowScores } from './case-row.ts';

export const SORTS = ['worst', 'file', 'case', 'faithfulness', 'relevance', 'checks', 'latency'] as const;
export type SortKey = (typeof SORTS)[number];

/** Which cases the table shows, and in what order. */
export interface Selection {
  readonly words: string;
  /** Position of a prompt; null: all of them. */
  readonly prompt: number | null;
  readonly flags: ReadonlySet<Flag>;
  readonly sort: SortKey;
  /** Turned around: the best first. */
  readonly reversed: boolean;
}

export const EVERYTHING: Selection = {
  words: '',
  prompt: null,
  flags: new Set(),
  sort: 'worst',
  reversed: false,
};

/** Text in the form in which it is searched. */
export function searchable(text: string): string {
  return text.toLowerCase();
}

/**
 * The rows that are meant. Every word has to stand somewhere in a case's text; worse and better widen each other, the
 * other flags narrow.
 * @param textOf all that may be searched of a row, made searchable
 */
export function selected(
  rows: readonly CaseRow[],
  selection: Selection,
  textOf: (row: CaseRow) => string,
): CaseRow[] {
  const { prompt, flags } = selection;
  const words = searchable(selection.words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const masks = [
    maskOf(flags, ['worse', 'better']),
    ...[...flags].filter(narrows).map((flag) => FLAGS[flag]),
  ];
  const wanted = masks.filter((mask) => mask !== 0);
  const found = rows.filter((row) => {
    if (prompt !== null && row.prompt !== prompt) return false;
    if (!wanted.every((mask) => (row.flags & mask) !== 0)) return false;
    if (words.length === 0) return true;
    const text = textOf(row);
    return words.every((word) => text.includes(word));
  });
  return sorted(found, selection);
}

function maskOf(flags: ReadonlySet<Flag>, among: readonly Flag[]): number {
  return among.reduce((mask, flag) => (flags.has(flag) ? mask | FLAGS[flag] : mask), 0);
}

function narrows(flag: Flag): boolean {
  return flag !== 'worse' && flag !== 'better';
}

/** How many rows have each flag, for the numbers beside the filters. */
export function flagCounts(rows: readonly CaseRow[], prompt: number | null): Readonly<Record<Flag, number>> {
  const counts = { worse: 0, better: 0, failed: 0, critical: 0, unscored: 0, added: 0, compared: 0 };
  const names = Object.keys(FLAGS) as Flag[];
  for (const row of rows) {
    if (prompt !== null && row.prompt !== prompt) continue;
    for (const name of names) if ((row.flags & FLAGS[name]) !== 0) counts[name] += 1;
  }
  return counts;
}

/** What a key sorts by, smallest first; null comes last, whichever way the list is turned. */
const KEYS: Readonly<Record<SortKey, (row: CaseRow) => number | string | null>> = {
  worst: ({ weight }) => -weight,
  file: ({ index }) => index,
  case: ({ id }) => id,
  faithfulness: (row) => scoreKey(row.scores.faithfulness),
  relevance: (row) => scoreKey(row.scores.relevance),
  checks: ({ rules }) => -rules.length,
  latency: ({ latencyMs }) => (latencyMs === null ? null : -latencyMs),
};

/** By the difference, and by the score where two fell by the same; all with a difference come first. */
function scoreKey(scores: RowScores): number | null {
  if (scores === null || typeof scores.candidate !== 'number') return null;
  const delta = deltaOf(scores);
  return delta === null ? 10 + scores.candidate : delta + scores.candidate / 10_000;
}

const collator = new Intl.Collator('en', { numeric: true });

function sorted(rows: CaseRow[], { sort, reversed }: Selection): CaseRow[] {
  const keyOf = KEYS[sort];
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  const turn = reversed ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key === b.key) return a.row.index - b.row.index;
      return a.key === null ? 1 : -1;
    }
    const order =
      typeof a.key === 'string' || typeof b.key === 'string'
        ? collator.compare(String(a.key), String(b.key))
        : a.key - b.key;
    return order === 0 ? a.row.index - b.row.index : order * turn;
  });
  return keyed.map(({ row }) => row);
}

/** The sort that a column's button asks for: the same one again turns it around, and a third time gives it up. */
export function resorted(selection: Selection, sort: SortKey): Selection {
  if (selection.sort !== sort) return { ...selection, sort, reversed: false };
  return selection.reversed
    ? { ...selection, sort: 'worst', reversed: false }
    : { ...selection, reversed: true };
}
