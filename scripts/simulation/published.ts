import type { Drop, Size } from './cells.ts';

/** Where these figures are published. */
export const PUBLISHED_IN = 'docs/verdict.md';
/** Fewest runs behind a published figure (they had 400 to 2,500): how far it may be off by chance itself. */
export const PUBLISHED_RUNS = 400;

/** Blocked pull requests in per cent, without early stopping; `plain`: by the plain rule, where nothing changed. */
export interface PublishedRow extends Size {
  readonly blocked: Readonly<Record<Drop, number>>;
  readonly plain: number;
}

/** Blocked pull requests in per cent and mean cases read, with early stopping. */
export interface PublishedLooksRow extends Size {
  readonly blocked: Readonly<Record<Drop, number>>;
  readonly read: Readonly<Record<Drop, number>>;
}

type Four = readonly [none: number, one10: number, both10: number, one20: number];

const byDrop = ([none, one10, both10, one20]: Four): Readonly<Record<Drop, number>> => ({
  none,
  'one-10': one10,
  'both-10': both10,
  'one-20': one20,
});
const row = (cases: number, samples: number, plain: number, blocked: Four): PublishedRow => ({
  cases,
  samples,
  plain,
  blocked: byDrop(blocked),
});
const looksRow = (cases: number, samples: number, blocked: Four, read: Four): PublishedLooksRow => ({
  cases,
  samples,
  blocked: byDrop(blocked),
  read: byDrop(read),
});

export const PUBLISHED: readonly PublishedRow[] = [
  row(6, 1, 63, [0, 1, 3, 17]),
  row(6, 3, 72, [0.4, 19, 33, 80]),
  row(10, 1, 65, [0.6, 20, 36, 80]),
  row(10, 3, 73, [3, 77, 95, 100]),
  row(20, 1, 69, [2, 61, 84, 100]),
  row(20, 3, 74, [4, 99, 100, 100]),
  row(50, 1, 72, [3, 99, 100, 100]),
  row(200, 1, 74, [4, 100, 100, 100]),
];

export const PUBLISHED_WITH_LOOKS: readonly PublishedLooksRow[] = [
  looksRow(40, 1, [3, 90, 98, 100], [40, 30, 26, 18]),
  looksRow(50, 1, [2, 95, 100, 100], [50, 34, 28, 18]),
  looksRow(50, 3, [3, 100, 100, 100], [50, 19, 16, 13]),
  looksRow(100, 1, [2, 100, 100, 100], [100, 43, 35, 25]),
  looksRow(200, 1, [3, 100, 100, 100], [199, 59, 51, 50]),
];
