import { runGate } from '../gate/run-gate.ts';
import { type Benchmark, percent, seconds } from '../row.ts';
import { FAST, mostIn } from '../server/behaviour.ts';
import { endpointInputs } from './endpoint-inputs.ts';
import { scoredCases } from './scored.ts';

const CASES = 300;
const PER_MINUTE = 600;
const CONCURRENCY = 50;
const LEAST_SHARE = 0.95;
const MOST_LIMITED = 0.03;

/** An endpoint that takes fewer requests than the gate may have in flight. */
export const rateLimit: Benchmark = {
  name: 'rate-limit',
  async run(loopback) {
    const pull = await loopback.firstVersion(CASES);
    await loopback.behave({ ...FAST, latencyMs: 200, perMinute: PER_MINUTE });
    const inputs = { ...(await endpointInputs(loopback)), concurrency: String(CONCURRENCY) };
    const { verdict, results } = await runGate({ pull, inputs, reads: true });
    const { requests, answered, limited, spanMs } = await loopback.seen();
    const allowed = mostIn(spanMs, PER_MINUTE);
    const share = answered / allowed;
    const scored = scoredCases(results);
    return [
      {
        work: `${CASES} cases x 3 calls, ${PER_MINUTE} requests a minute, ${CONCURRENCY} in flight`,
        measured: `${percent(share)} of the limit used, ${percent(limited / requests)} answered 429, ${scored} scored (${verdict})`,
        against: `${answered} answered of ${allowed.toFixed(0)} allowed in ${seconds(spanMs)}`,
        limit: `${percent(LEAST_SHARE)}, ${percent(MOST_LIMITED)}, ${CASES}`,
        kept: share >= LEAST_SHARE && limited / requests <= MOST_LIMITED && scored === CASES,
      },
    ];
  },
};
