import { fileURLToPath } from 'node:url';
import { runGateTo, timed } from '../gate/run-gate.ts';
import { type Benchmark, megabytes } from '../row.ts';
import { FAST } from '../server/behaviour.ts';
import { endpointInputs } from './endpoint-inputs.ts';

const CASES = 1_000;
const CONCURRENCY = 20;
const MOST_MS = 1.1;
const MOST_BYTES = 280e6;

/** What one request costs the gate where the model costs nothing, beside the bare client on the same server. */
export const throughput: Benchmark = {
  name: 'throughput',
  async run(loopback) {
    const pull = await loopback.firstVersion(CASES);
    await loopback.behave(FAST);
    const endpoint = await endpointInputs(loopback);
    const inputs = { ...endpoint, concurrency: String(CONCURRENCY) };
    const { ms, probed } = await runGateTo('pass', { pull, inputs, probe: 'memory' });
    const { requests } = await loopback.seen();
    const each = ms / requests;
    const client = fileURLToPath(new URL('../gate/bare-client.ts', import.meta.url));
    const given = [endpoint['openai-base-url'] ?? '', String(CASES), String(CONCURRENCY)];
    const { log } = await timed([client, ...given], '/', {});
    const peak = probed?.peakBytes ?? Number.POSITIVE_INFINITY;
    const work = `${CASES} cases x 3 calls, at 0 ms, ${CONCURRENCY} in flight`;
    return [
      {
        work,
        measured: `${each.toFixed(2)} ms a request`,
        against: `\`openai\` under \`p-limit\`: ${Number(log).toFixed(2)} ms`,
        limit: `${MOST_MS} ms`,
        kept: each <= MOST_MS,
      },
      {
        work: 'the same: peak memory',
        measured: megabytes(peak),
        against: '-',
        limit: megabytes(MOST_BYTES),
        kept: peak <= MOST_BYTES,
      },
    ];
  },
};
