import type { Loopback } from './server/loopback.ts';

/** One line of the table. */
export interface Row {
  readonly work: string;
  readonly measured: string;
  /** What it is held against, measured or reckoned in the same run. */
  readonly against: string;
  readonly limit: string;
  /** Null: nothing was measured, so nothing was missed. */
  readonly kept: boolean | null;
}

/** One piece of work that is measured, and the lines that tell of it. */
export interface Benchmark {
  /** What it is called on the command line. */
  readonly name: string;
  /** Takes minutes: only where it is asked for, by name or with `--all`. */
  readonly large?: boolean;
  run(loopback: Loopback): Promise<readonly Row[]>;
}

/** The middle one; of two in the middle, the lower. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
export const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
