import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Results } from '../../fixtures/servers/run-action.ts';
import { runGate, runGateTo } from '../gate/run-gate.ts';
import type { Benchmark } from '../row.ts';
import { FAST } from '../server/behaviour.ts';
import { endpointInputs } from './endpoint-inputs.ts';

const CASES = 400;
const PARTS = 8;

/** Eight parts and the run that merges them, against one run of the same answers. */
export const shards: Benchmark = {
  name: 'shards',
  async run(loopback) {
    const pull = await loopback.firstVersion(CASES);
    await loopback.behave(FAST);
    const inputs = { ...(await endpointInputs(loopback)), comment: 'never' };
    const whole = await runGateTo('pass', { pull, inputs, reads: true });
    const workspace = await mkdtemp(join(tmpdir(), 'prompt-gate-bench-'));
    const environment = { GITHUB_WORKSPACE: workspace };
    try {
      for (let index = 1; index <= PARTS; index += 1) {
        await runGate({ pull, inputs: { ...inputs, shard: `${index}/${PARTS}` }, environment });
      }
      await runGateTo('pass', { pull, inputs: { ...inputs, shard: `merge/${PARTS}` }, environment });
      const merged = JSON.parse(readFileSync(join(workspace, 'prompt-gate-results.json'), 'utf8'));
      const same = isDeepStrictEqual(decided(merged), decided(whole.results));
      return [
        {
          work: `${PARTS} parts of ${CASES} cases, merged`,
          measured: same ? 'the same verdict, reasons, figures and cases' : 'another result',
          against: 'one run',
          limit: 'the same',
          kept: same,
        },
      ];
    } finally {
      await rm(workspace, { recursive: true, force: true });
    }
  },
};

const OF_THE_MOMENT = ['latencyMs', 'latencyP95Ms', 'latencyMedianMs', 'drawnAt'];

/** What does not depend on when and where it was measured. */
function decided({ verdict, reasons, usage, prompts }: Results): unknown {
  const text = JSON.stringify({ verdict, reasons, usage, prompts }, (key, value) =>
    OF_THE_MOMENT.includes(key) ? undefined : value,
  );
  return JSON.parse(text);
}
