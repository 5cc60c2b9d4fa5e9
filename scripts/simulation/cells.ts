import type { Metric } from '../../src/policy/policy.ts';
import { MIN_CASES_FOR_LOOKS } from '../../src/statistics/looks.ts';
import { openGate } from './gate.ts';
import { drawCases } from './population.ts';
import { randomFrom } from './random.ts';

/** What the simulated pull requests do to the prompt, in score units that are lost on each metric. */
export const DROPS = {
  none: { faithfulness: 0, relevance: 0 },
  'one-10': { faithfulness: 0.1, relevance: 0 },
  'both-10': { faithfulness: 0.1, relevance: 0.1 },
  'one-20': { faithfulness: 0.2, relevance: 0 },
} as const satisfies Record<string, Readonly<Record<Metric, number>>>;
export type Drop = keyof typeof DROPS;
export const DROP_NAMES = Object.keys(DROPS) as readonly Drop[];

/** A row of a table. */
export interface Size {
  readonly cases: number;
  /** Samples of each case on a side. */
  readonly samples: number;
}

/** One kind of pull request at one size of dataset, which many runs are made of. */
export interface Cell extends Size {
  readonly drop: Drop;
  readonly earlyStopping: boolean;
}

/** What its runs came to. */
export interface CellResult extends Cell {
  readonly runs: number;
  readonly blocked: number;
  /** What the plain rule would have blocked: either mean below the baseline's. */
  readonly plain: number;
  readonly read: { readonly mean: number; readonly sd: number };
}

/** The rows of the two tables. */
export interface Rows {
  readonly withoutLooks: readonly Size[];
  readonly withLooks: readonly Size[];
}

const CASES = { withoutLooks: [6, 10, 20, 50, 200], withLooks: [40, 50, 100, 200] };

/** The rows for these sizes of dataset; without any, those that are published. Looks need 40 cases. */
export function rowsOf(cases: readonly number[] | null, samples: readonly number[]): Rows {
  const sizes = (counts: readonly number[]) =>
    counts.flatMap((count) => samples.map((each): Size => ({ cases: count, samples: each })));
  return {
    withoutLooks: sizes(cases ?? CASES.withoutLooks),
    withLooks: sizes((cases ?? CASES.withLooks).filter((count) => count >= MIN_CASES_FOR_LOOKS)),
  };
}

/**
 * Every cell that has to be simulated: both tables, and for the promise about false blocks also the smaller datasets
 * with early stopping, which has no looks there.
 */
export function cellsOf({ withoutLooks, withLooks }: Rows): readonly Cell[] {
  const cells = (sizes: readonly Size[], drops: readonly Drop[], earlyStopping: boolean) =>
    sizes.flatMap((size) => drops.map((drop): Cell => ({ ...size, drop, earlyStopping })));
  const others = withoutLooks.filter((size) => !withLooks.some((one) => isSameSize(one, size)));
  return [
    ...cells(withoutLooks, DROP_NAMES, false),
    ...cells(others, ['none'], true),
    ...cells(withLooks, DROP_NAMES, true),
  ];
}

export function isSameSize(a: Size, b: Size): boolean {
  return a.cases === b.cases && a.samples === b.samples;
}

/** Simulates so many pull requests. A cell has numbers of its own: what else is simulated beside it changes nothing. */
export async function simulateCell(cell: Cell, runs: number, seed: number): Promise<CellResult> {
  const { cases, samples, drop, earlyStopping } = cell;
  const random = randomFrom([seed, cases, samples, drop, earlyStopping].join('/'));
  const gate = openGate({ cases, earlyStopping });
  let [blocked, plain, read, squares] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const trial = await gate(drawCases({ cases, samples, drop: DROPS[drop] }, random));
    blocked += trial.blocked ? 1 : 0;
    plain += trial.fell ? 1 : 0;
    read += trial.read;
    squares += trial.read * trial.read;
  }
  const mean = read / runs;
  // Exact: sums of whole numbers. One run says nothing of how they vary.
  const sd = runs < 2 ? 0 : Math.sqrt(Math.max(0, runs * squares - read * read) / runs / (runs - 1));
  return { ...cell, runs, blocked, plain, read: { mean, sd } };
}
