import { MIN_CASES_FOR_LOOKS } from '../../src/statistics/looks.ts';
import {
  type Cell,
  type CellResult,
  DROP_NAMES,
  type Drop,
  isSameSize,
  type Rows,
  type Size,
} from './cells.ts';
import { type Figure, holdsAlpha, readOf, shareOf } from './figures.ts';
import { PUBLISHED, PUBLISHED_WITH_LOOKS } from './published.ts';

export type ByDrop = Readonly<Record<Drop, Figure>>;

/** A size of dataset without early stopping: what is blocked, and what the plain rule blocks where nothing changed. */
export interface ReportRow extends Size {
  readonly blocked: ByDrop;
  readonly plain: Figure;
}

/** A size of dataset with early stopping: what is blocked, and how many cases were read on the average. */
export interface LooksReportRow extends Size {
  readonly blocked: ByDrop;
  readonly read: ByDrop;
}

/** The promise that at most 5% of the pull requests without any regression are blocked. */
export interface FalseBlocks extends Size {
  readonly earlyStopping: boolean;
  /** Early stopping has looks only from 40 cases on. */
  readonly looks: boolean;
  readonly blocked: Figure;
  /** At most 5%, but for chance. */
  readonly holds: boolean;
}

export interface Report {
  readonly seed: number;
  /** Simulated pull requests per cell. */
  readonly runs: number;
  readonly withoutLooks: readonly ReportRow[];
  readonly withLooks: readonly LooksReportRow[];
  readonly falseBlocks: readonly FalseBlocks[];
  /** Figures that are published as well, and how many of them agree. */
  readonly compared: number;
  readonly agreeing: number;
}

/** Puts the simulated cells beside the published ones. */
export function makeReport(
  rows: Rows,
  results: readonly CellResult[],
  { seed, runs }: { readonly seed: number; readonly runs: number },
): Report {
  const withoutLooks = rows.withoutLooks.map((size) => reportRow(size, results));
  const withLooks = rows.withLooks.map((size) => looksReportRow(size, results));
  const figures = [
    ...withoutLooks.flatMap(({ blocked, plain }) => [...Object.values(blocked), plain]),
    ...withLooks.flatMap(({ blocked, read }) => [...Object.values(blocked), ...Object.values(read)]),
  ];
  const compared = figures.flatMap(({ published }) => (published === null ? [] : [published]));
  return {
    seed,
    runs,
    withoutLooks,
    withLooks,
    falseBlocks: results.filter(({ drop }) => drop === 'none').map(falseBlocksOf),
    compared: compared.length,
    agreeing: compared.filter(({ agrees }) => agrees).length,
  };
}

/** True where every published figure agrees, and no kind of run blocks too much by mistake. */
export function isAsPublished({ falseBlocks, compared, agreeing }: Report): boolean {
  return agreeing === compared && falseBlocks.every(({ holds }) => holds);
}

function reportRow(size: Size, results: readonly CellResult[]): ReportRow {
  const published = PUBLISHED.find((row) => isSameSize(row, size));
  const none = resultOf(results, { ...size, drop: 'none', earlyStopping: false });
  return {
    ...size,
    blocked: byDrop((drop) => {
      const { blocked, runs } = resultOf(results, { ...size, drop, earlyStopping: false });
      return shareOf(blocked, runs, published?.blocked[drop] ?? null);
    }),
    plain: shareOf(none.plain, none.runs, published?.plain ?? null),
  };
}

function looksReportRow(size: Size, results: readonly CellResult[]): LooksReportRow {
  const published = PUBLISHED_WITH_LOOKS.find((row) => isSameSize(row, size));
  const result = (drop: Drop) => resultOf(results, { ...size, drop, earlyStopping: true });
  return {
    ...size,
    blocked: byDrop((drop) => {
      const { blocked, runs } = result(drop);
      return shareOf(blocked, runs, published?.blocked[drop] ?? null);
    }),
    read: byDrop((drop) => readOf(result(drop), published?.read[drop] ?? null)),
  };
}

function falseBlocksOf(result: CellResult): FalseBlocks {
  const { cases, samples, earlyStopping, blocked, runs } = result;
  return {
    cases,
    samples,
    earlyStopping,
    looks: earlyStopping && cases >= MIN_CASES_FOR_LOOKS,
    blocked: shareOf(blocked, runs, null),
    holds: holdsAlpha(result),
  };
}

function resultOf(results: readonly CellResult[], cell: Cell): CellResult {
  const found = results.find(
    (result) =>
      isSameSize(result, cell) && result.drop === cell.drop && result.earlyStopping === cell.earlyStopping,
  );
  if (found === undefined) throw new Error(`not simulated: ${JSON.stringify(cell)}`);
  return found;
}

function byDrop(figure: (drop: Drop) => Figure): ByDrop {
  return Object.fromEntries(DROP_NAMES.map((drop) => [drop, figure(drop)])) as Record<Drop, Figure>;
}
