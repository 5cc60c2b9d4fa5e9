import { runGateTo, timed } from '../gate/run-gate.ts';
import { type Benchmark, median, type Row, seconds } from '../row.ts';
import { FAST } from '../server/behaviour.ts';
import type { Loopback } from '../server/loopback.ts';
import type { Pull } from '../server/pulls.ts';
import { endpointInputs } from './endpoint-inputs.ts';

const RUNS = 11;
const MOST_TIMES = 4;
const MOST_MS = 350;

/** A pull request that touches no prompt, against a Node that does nothing; the two in turns. */
export const startUp: Benchmark = {
  name: 'start-up',
  async run(loopback) {
    return [
      await nothingAffected('nothing affected', await loopback.nothingAffected('main'), MOST_TIMES),
      // Its config has to be read, whatever it says: shown, and held to nothing.
      await nothingAffected('the same, with a config', await loopback.nothingAffected('configured'), null),
    ];
  },
};

async function nothingAffected(work: string, pull: Pull, most: number | null): Promise<Row> {
  const gate: number[] = [];
  const bare: number[] = [];
  // The first run finds the servers cold.
  await runGateTo('not-applicable', { pull });
  for (let run = 0; run < RUNS; run += 1) {
    bare.push((await timed(['-e', '0'], '/', {})).ms);
    gate.push((await runGateTo('not-applicable', { pull })).ms);
  }
  const times = median(gate) / median(bare);
  return {
    work,
    measured: `${median(gate).toFixed(0)} ms, ${times.toFixed(1)} times`,
    against: `\`node -e 0\`: ${median(bare).toFixed(0)} ms`,
    limit: most === null ? '-' : `${most} times`,
    kept: most === null ? null : times <= most,
  };
}

export const oneCase: Benchmark = {
  name: 'one-case',
  async run(loopback: Loopback) {
    await loopback.behave(FAST);
    const inputs = { ...(await endpointInputs(loopback)), comment: 'never' };
    const pull = await loopback.firstVersion(1);
    const once = async () => (await runGateTo('pass', { pull, inputs })).ms;
    await once();
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) times.push(await once());
    return [
      {
        work: '1 case x 3 calls, at 0 ms',
        measured: seconds(median(times)),
        against: '-',
        limit: seconds(MOST_MS),
        kept: median(times) <= MOST_MS,
      },
    ];
  },
};
