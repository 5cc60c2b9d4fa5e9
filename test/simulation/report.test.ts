import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Cell, type CellResult, cellsOf, DROP_NAMES, rowsOf } from '../../scripts/simulation/cells.ts';
import { PUBLISHED, PUBLISHED_IN, PUBLISHED_WITH_LOOKS } from '../../scripts/simulation/published.ts';
import { isAsPublished, makeReport } from '../../scripts/simulation/report.ts';
import { reportText } from '../../scripts/simulation/tables.ts';

const RUNS = 1000;
const rows = rowsOf([6, 50], [1]);

/** Results that are exactly what is published. */
function asPublished(cell: Cell): CellResult {
  const same = (row: { cases: number; samples: number }) =>
    row.cases === cell.cases && row.samples === cell.samples;
  const [row, looks] = [PUBLISHED.find(same), PUBLISHED_WITH_LOOKS.find(same)];
  const blocked = (cell.earlyStopping ? looks : row)?.blocked[cell.drop] ?? 0;
  return {
    ...cell,
    runs: RUNS,
    blocked: (blocked / 100) * RUNS,
    plain: ((row?.plain ?? 70) / 100) * RUNS,
    read: { mean: cell.earlyStopping ? (looks?.read[cell.drop] ?? cell.cases) : cell.cases, sd: 0 },
  };
}

function report(change: (result: CellResult) => CellResult = (result) => result) {
  const results = cellsOf(rows).map((cell) => change(asPublished(cell)));
  return makeReport(rows, results, { seed: 1, runs: RUNS });
}

const changed = (cell: Partial<Cell>, to: Partial<CellResult>) => (result: CellResult) =>
  Object.entries(cell).every(([key, value]) => result[key as keyof Cell] === value)
    ? { ...result, ...to }
    : result;

describe('the report', () => {
  it('counts every published figure, and says so in its last line', () => {
    const same = report();
    // Two rows of five, and one of four shares and four means.
    expect(same).toMatchObject({ compared: 18, agreeing: 18 });
    expect(isAsPublished(same)).toBe(true);
    expect(reportText(same).split('\n').at(-1)).toBe('18 of 18 figures agree with docs/verdict.md.');
  });

  it('marks a figure that does not agree', () => {
    const other = report(changed({ cases: 6, drop: 'one-20', earlyStopping: false }, { blocked: 300 }));
    expect(isAsPublished(other)).toBe(false);
    expect(reportText(other)).toContain('30.0 ±2.8 (17 ✗)');
    expect(reportText(other).split('\n').at(-1)).toBe('17 of 18 figures agree with docs/verdict.md.');
  });

  it('fails where too much is blocked by mistake, also where nothing is published', () => {
    const cell = { cases: 6, drop: 'none', earlyStopping: true } as const;
    const loose = report(changed(cell, { blocked: 80 }));
    expect(loose).toMatchObject({ compared: 18, agreeing: 18 });
    expect(isAsPublished(loose)).toBe(false);
    expect(reportText(loose)).toMatch(/\| 6, 1 +\| on, no looks below 40 cases \| 8\.0 ±1\.7 \| FAIL \|/);
    expect(reportText(loose)).toContain('3 of 4 cells without a change block at most 5%.');
  });

  it('leaves out the tables of early stopping where no dataset is large enough', () => {
    const small = rowsOf([6], [1]);
    const text = reportText(makeReport(small, cellsOf(small).map(asPublished), { seed: 1, runs: RUNS }));
    expect(text).not.toContain('Mean cases read');
    expect(text).toContain('5 of 5 figures agree');
  });
});

describe('the published figures', () => {
  it(`are those of ${PUBLISHED_IN}`, () => {
    const text = readFileSync(new URL(`../../${PUBLISHED_IN}`, import.meta.url), 'utf8');
    const published = text
      .split('\n')
      .filter((line) => /^\| \d+, \d+ \|/.test(line))
      .map((line) => (line.match(/[\d.]+/g) ?? []).map(Number));
    const drops = DROP_NAMES.filter((drop) => drop !== 'none');
    expect(published).toEqual([
      ...PUBLISHED.map(({ cases, samples, plain, blocked }) => [
        cases,
        samples,
        blocked.none,
        plain,
        ...drops.map((drop) => blocked[drop]),
      ]),
      ...PUBLISHED_WITH_LOOKS.map(({ cases, samples, blocked, read }) => [
        cases,
        samples,
        ...DROP_NAMES.flatMap((drop) => [blocked[drop], read[drop]]),
      ]),
    ]);
  });
});
