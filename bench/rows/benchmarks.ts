import type { Benchmark } from '../row.ts';
import { cached } from './cached.ts';
import { deciding } from './deciding.ts';
import { failures } from './failures.ts';
import { large } from './large.ts';
import { latency } from './latency.ts';
import { page } from './page.ts';
import { promptfoo } from './promptfoo.ts';
import { rateLimit } from './rate-limit.ts';
import { shards } from './shards.ts';
import { size } from './size.ts';
import { oneCase, startUp } from './start-up.ts';
import { throughput } from './throughput.ts';

/** Every row, in the order of the table. */
export const BENCHMARKS: readonly Benchmark[] = [
  size,
  startUp,
  oneCase,
  latency,
  throughput,
  cached,
  rateLimit,
  failures,
  shards,
  deciding,
  promptfoo,
  page,
  large,
];
