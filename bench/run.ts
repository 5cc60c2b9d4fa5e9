// Measures what the gate costs, each figure against an ideal or a bare program in the same run, and prints a Markdown
// table. `npm run bench` runs every row but the large ones, `npm run bench -- NAME...` those named, `--all` everything.
// Exits 1 where a limit is not kept.
import { availableParallelism, loadavg } from 'node:os';
import { BENCHMARKS } from './rows/benchmarks.ts';
import { openLoopback } from './server/loopback.ts';
import { tableHead, tableRow } from './table.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => name !== '--all' && BENCHMARKS.every((one) => one.name !== name));
if (unknown.length > 0) {
  console.error(
    `No such row: ${unknown.join(', ')}. There are: ${BENCHMARKS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(64);
}
const chosen = BENCHMARKS.filter(({ name, large = false }) =>
  asked.length === 0 ? !large : asked.includes('--all') || asked.includes(name),
);

const [load = 0] = loadavg();
if (load > availableParallelism() / 2) {
  console.error(
    `Others are at work (load ${load.toFixed(1)}): times that are held against no other are too long.`,
  );
}

const loopback = await openLoopback();
try {
  console.log(tableHead());
  for (const benchmark of chosen) {
    for (const row of await benchmark.run(loopback)) {
      console.log(tableRow(row));
      if (row.kept === false) process.exitCode = 1;
    }
  }
} finally {
  loopback.close();
}
