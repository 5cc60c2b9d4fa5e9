import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Cell, CellResult } from './cells.ts';
import type { Task } from './worker.ts';

/**
 * Simulates all cells, on every core at once; each is seeded by itself, so that the order changes nothing.
 * @param onDone called after each cell, with how many are done
 * @returns in the order of the cells
 */
export async function simulateCells(
  cells: readonly Cell[],
  runs: number,
  seed: number,
  onDone: (done: number) => void,
): Promise<readonly CellResult[]> {
  // The longest first: none of them is left over at the end, when the other cores have nothing to do.
  const waiting = cells
    .map((cell, place) => ({ cell, place }))
    .sort((a, b) => b.cell.cases * b.cell.samples - a.cell.cases * a.cell.samples);
  const results = new Map<number, CellResult>();
  const work = async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        results.set(next.place, await askWorker(worker, { cell: next.cell, runs, seed }));
        onDone(results.size);
      }
    } finally {
      await worker.terminate();
    }
  };
  const workers = Math.min(cells.length, availableParallelism());
  await Promise.all(Array.from({ length: workers }, work));
  return cells.flatMap((_, place) => results.get(place) ?? []);
}

/** Rejects where the worker throws. */
async function askWorker(worker: Worker, task: Task): Promise<CellResult> {
  worker.postMessage(task);
  const [result] = (await once(worker, 'message')) as [CellResult];
  return result;
}
