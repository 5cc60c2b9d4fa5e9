import { runGate } from '../gate/run-gate.ts';
import { type Benchmark, percent } from '../row.ts';
import { FAST } from '../server/behaviour.ts';
import { endpointInputs } from './endpoint-inputs.ts';
import { scoredCases } from './scored.ts';

const CASES = 1_000;
const FAILING = 0.2;
const MOST_TIMES = 1.3;

/** An endpoint that is often not well. */
export const failures: Benchmark = {
  name: 'failures',
  async run(loopback) {
    const pull = await loopback.firstVersion(CASES);
    await loopback.behave({ ...FAST, latencyMs: 20, failing: FAILING });
    const inputs = { ...(await endpointInputs(loopback)), concurrency: '20' };
    const { verdict, results } = await runGate({ pull, inputs, reads: true });
    const { requests, failed } = await loopback.seen();
    const times = requests / (CASES * 3);
    const scored = scoredCases(results);
    return [
      {
        work: `${CASES} cases x 3 calls, ${percent(failed / requests)} of the requests fail`,
        measured: `${scored} scored (${verdict}), ${requests} requests, ${times.toFixed(2)} times`,
        against: `ideal: ${CASES * 3} requests`,
        limit: `${CASES}, ${MOST_TIMES} times`,
        kept: scored === CASES && times <= MOST_TIMES,
      },
    ];
  },
};
