import { runGateTo } from '../gate/run-gate.ts';
import { type Benchmark, seconds } from '../row.ts';
import { FAST } from '../server/behaviour.ts';
import { endpointInputs } from './endpoint-inputs.ts';

const CASES = 1_000;
const CALLS = 3;
const LATENCY_MS = 200;
const CONCURRENCY = 20;
const MOST_TIMES = 1.05;

/** A model that takes its time, against as many requests in flight as there may be, from start to end. */
export const latency: Benchmark = {
  name: 'latency',
  async run(loopback) {
    const pull = await loopback.firstVersion(CASES);
    await loopback.behave({ ...FAST, latencyMs: LATENCY_MS });
    const inputs = { ...(await endpointInputs(loopback)), concurrency: String(CONCURRENCY) };
    const { ms } = await runGateTo('pass', { pull, inputs });
    const { requests } = await loopback.seen();
    const ideal = (CASES * CALLS * LATENCY_MS) / CONCURRENCY;
    return [
      {
        work: `${CASES} cases x ${CALLS} calls, at ${LATENCY_MS} ms, ${CONCURRENCY} in flight`,
        measured: `${seconds(ms)}, ${(ms / ideal).toFixed(3)} times (${requests} requests)`,
        against: `ideal: ${seconds(ideal)}`,
        limit: `${MOST_TIMES} times`,
        kept: ms <= ideal * MOST_TIMES,
      },
    ];
  },
};
