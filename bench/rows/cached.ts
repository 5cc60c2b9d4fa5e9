import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGateTo } from '../gate/run-gate.ts';
import { type Benchmark, seconds } from '../row.ts';
import { FAST } from '../server/behaviour.ts';
import { endpointInputs } from './endpoint-inputs.ts';

const CASES = 1_000;
const MOST_MS = 600;

/** The same content again, by a run that knows no verdict and has every answer. */
export const cached: Benchmark = {
  name: 'cached',
  async run(loopback) {
    const cache = await mkdtemp(join(tmpdir(), 'prompt-gate-bench-cache-'));
    try {
      const pull = await loopback.firstVersion(CASES);
      // Without a comment there is no memory of the verdict.
      const inputs = { ...(await endpointInputs(loopback)), comment: 'never', concurrency: '20' };
      const run = { pull, inputs, environment: { XDG_CACHE_HOME: cache } };
      await loopback.behave(FAST);
      const first = await runGateTo('pass', run);
      await loopback.behave(FAST);
      const second = await runGateTo('pass', run);
      const { requests } = await loopback.seen();
      return [
        {
          work: `${CASES} cases x 3 calls, a second time`,
          measured: `${seconds(second.ms)}, ${requests} requests`,
          against: `the first time: ${seconds(first.ms)}`,
          limit: `${seconds(MOST_MS)}, 0 requests`,
          kept: second.ms <= MOST_MS && requests === 0,
        },
      ];
    } finally {
      await rm(cache, { recursive: true, force: true });
    }
  },
};
