// Simulates the cells that it is sent, one after the other.
import { parentPort } from 'node:worker_threads';
import { type Cell, simulateCell } from './cells.ts';

/** One cell to simulate. */
export interface Task {
  readonly cell: Cell;
  readonly runs: number;
  readonly seed: number;
}

parentPort?.on('message', async ({ cell, runs, seed }: Task) => {
  parentPort?.postMessage(await simulateCell(cell, runs, seed));
});
