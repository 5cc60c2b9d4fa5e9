import { decide } from '../../src/gate/decide.ts';
import { addUp } from '../../src/gate/measurement.ts';
import type { Benchmark } from '../row.ts';
import { measuredRun } from './measured-run.ts';

const PROMPTS = 20;
const CASES = 1_000;
const LIMIT_MS = 1_000;

/** CPU time of a piece of work, in milliseconds: the least of three runs, after one to warm up. */
function cpuMs(work: () => unknown): number {
  const once = () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  once();
  return Math.min(once(), once(), once());
}

/** The statistics alone, on a run whose every case has been measured. */
export const deciding: Benchmark = {
  name: 'deciding',
  async run() {
    const { plan, schedule, evaluation } = measuredRun(PROMPTS, CASES);
    const decided = cpuMs(() =>
      decide(plan, addUp(plan, schedule, evaluation), { signOff: { kind: 'not-asked' }, override: null }),
    );
    const written = cpuMs(() => JSON.stringify([...evaluation.prompts]));
    return [
      {
        work: `deciding ${PROMPTS} prompts of ${CASES} cases, ${schedule.tests.length} tests`,
        measured: `${decided.toFixed(0)} ms of CPU, ${(decided / written).toFixed(1)} times`,
        against: `writing the same as JSON: ${written.toFixed(0)} ms`,
        limit: `${LIMIT_MS} ms`,
        kept: decided <= LIMIT_MS,
      },
    ];
  },
};
