import { describe, expect, it } from 'vitest';
import { type Cell, cellsOf, rowsOf, simulateCell } from '../../scripts/simulation/cells.ts';
import { holdsAlpha } from '../../scripts/simulation/figures.ts';

const cell = (cases: number, parts: Partial<Cell> = {}): Cell => ({
  cases,
  samples: 1,
  drop: 'none',
  earlyStopping: false,
  ...parts,
});

describe('a simulated cell', () => {
  it('is the same for the same seed, and another for another', async () => {
    const one = cell(10, { samples: 3, drop: 'one-10' });
    const first = await simulateCell(one, 50, 1);
    expect(await simulateCell(one, 50, 1)).toEqual(first);
    expect(await simulateCell(one, 50, 2)).not.toEqual(first);
  });

  it.each([
    [6, 3, 'off'],
    [20, 1, 'off'],
    [20, 3, 'on'],
    [50, 1, 'on'],
  ])(
    'of %i cases and %i samples blocks at most one in twenty that change nothing, early stopping %s',
    async (cases, samples, stopping) => {
      const earlyStopping = stopping === 'on';
      const result = await simulateCell(cell(cases, { samples, earlyStopping }), 250, 1);
      expect(holdsAlpha(result)).toBe(true);
      expect(result.plain / result.runs).toBeGreaterThan(0.55);
      expect(result.plain / result.runs).toBeLessThan(0.85);
    },
  );

  it('blocks a drop of .20 at 50 cases nearly always', async () => {
    const { blocked, runs, read } = await simulateCell(cell(50, { drop: 'one-20' }), 200, 1);
    expect(blocked).toBeGreaterThanOrEqual(0.98 * runs);
    expect(read).toEqual({ mean: 50, sd: 0 });
  });

  it('ends the judging early where a look proves the drop', async () => {
    const early = cell(50, { drop: 'one-20', earlyStopping: true });
    const { blocked, runs, read } = await simulateCell(early, 200, 1);
    expect(blocked).toBeGreaterThanOrEqual(0.98 * runs);
    expect(read.mean).toBeLessThan(25);
    expect(read.mean).toBeGreaterThanOrEqual(13);
  });

  it('has no looks below 40 cases', async () => {
    const { read } = await simulateCell(cell(39, { drop: 'one-20', earlyStopping: true }), 20, 1);
    expect(read).toEqual({ mean: 39, sd: 0 });
  });
});

describe('the tables', () => {
  it('have the published sizes unless others are asked for', () => {
    const { withoutLooks, withLooks } = rowsOf(null, [1, 3]);
    expect(withoutLooks.map(({ cases }) => cases)).toEqual([6, 6, 10, 10, 20, 20, 50, 50, 200, 200]);
    expect(withLooks.map(({ cases }) => cases)).toEqual([40, 40, 50, 50, 100, 100, 200, 200]);
    expect(rowsOf([6, 40], [2])).toEqual({
      withoutLooks: [
        { cases: 6, samples: 2 },
        { cases: 40, samples: 2 },
      ],
      withLooks: [{ cases: 40, samples: 2 }],
    });
  });

  it('simulate no cell twice, and no change with early stopping at every size', () => {
    const rows = rowsOf(null, [1, 3]);
    const cells = cellsOf(rows);
    expect(new Set(cells.map((one) => JSON.stringify(Object.entries(one).sort()))).size).toBe(cells.length);
    for (const size of [...rows.withoutLooks, ...rows.withLooks]) {
      expect(cells).toContainEqual({ ...size, drop: 'none', earlyStopping: true });
    }
  });
});
