// Measures what the gate itself costs, as ratios within one run. Exits 1 where a limit is not kept.
import { decide } from '../src/gate/decide.ts';
import { addUp } from '../src/gate/measurement.ts';
import { measuredRun } from './measured-run.ts';

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

const PROMPTS = 20;
const CASES = 1_000;
const LIMIT_MS = 1_000;

const { plan, schedule, evaluation } = measuredRun(PROMPTS, CASES);
const decided = cpuMs(() =>
  decide(plan, addUp(plan, schedule, evaluation), { signOff: { kind: 'not-asked' }, override: null }),
);
const written = cpuMs(() => JSON.stringify([...evaluation.prompts]));

console.log('| work | CPU | against writing the same measurements as JSON |');
console.log('| --- | --- | --- |');
console.log(
  `| deciding ${PROMPTS} prompts of ${CASES} cases, ${schedule.tests.length} tests | ${decided.toFixed(0)} ms | ${(decided / written).toFixed(1)} times |`,
);
if (decided > LIMIT_MS) {
  console.error(`Deciding took more than ${LIMIT_MS} ms of CPU time.`);
  process.exitCode = 1;
}
