import { setTimeout as sleep } from 'node:timers/promises';
import type { Probed } from '../gate/probe.ts';
import { runGateTo } from '../gate/run-gate.ts';
import { type Benchmark, megabytes, seconds } from '../row.ts';
import { FAST } from '../server/behaviour.ts';
import type { Loopback } from '../server/loopback.ts';
import { endpointInputs } from './endpoint-inputs.ts';

const CASES = 100_000;
const FIRST = 20_000;
const CALLS = 3;
const MOST_BYTES = 450e6;
/** The collector does not run at the same moments twice. */
const MOST_GROWTH = 1.1;

/** A dataset of which no part may have to be held. */
export const large: Benchmark = {
  name: 'large',
  large: true,
  async run(loopback) {
    const pull = await loopback.firstVersion(CASES);
    await loopback.behave(FAST);
    const inputs = { ...(await endpointInputs(loopback)), concurrency: '20' };
    const watch = { ended: false };
    const reached = reachedAt(FIRST * CALLS, loopback, watch);
    const { ms, probed } = await runGateTo('pass', { pull, inputs, probe: 'memory' }).finally(() => {
      watch.ended = true;
    });
    const [first, later] = peaksAround(probed, await reached);
    const peak = probed?.peakBytes ?? Number.POSITIVE_INFINITY;
    return [
      {
        work: `${CASES} cases x ${CALLS} calls, at 0 ms: peak memory (${seconds(ms)})`,
        measured: `${megabytes(peak)}; ${megabytes(later)} after the first ${FIRST} cases`,
        against: `the first ${FIRST} cases: ${megabytes(first)}`,
        limit: `${megabytes(MOST_BYTES)}, ${MOST_GROWTH} times`,
        kept: peak <= MOST_BYTES && later <= first * MOST_GROWTH,
      },
    ];
  },
};

/** When so many requests had been answered, in milliseconds since 1970. */
async function reachedAt(answers: number, loopback: Loopback, watch: { ended: boolean }): Promise<number> {
  while (!watch.ended) {
    if ((await loopback.seen()).answered >= answers) break;
    await sleep(100);
  }
  return Date.now();
}

/** The most that was held before a moment, and after it. */
function peaksAround(probed: Probed | null, moment: number): readonly [number, number] {
  const most = (inside: (at: number) => boolean) =>
    Math.max(0, ...(probed?.held ?? []).filter(([at]) => inside(at)).map(([, bytes]) => bytes));
  return [most((at) => at <= moment), most((at) => at > moment)];
}
