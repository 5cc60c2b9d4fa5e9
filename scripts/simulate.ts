// Simulates pull requests through the code that decides them, and compares what it blocks with what is published.
import { cellsOf, rowsOf } from './simulation/cells.ts';
import { type Options, parseOptions } from './simulation/options.ts';
import { simulateCells } from './simulation/pool.ts';
import { isAsPublished, makeReport } from './simulation/report.ts';
import { reportText } from './simulation/tables.ts';

/** Exit code of a command that was not understood (EX_USAGE of sysexits.h). */
const USAGE = 64;

async function simulate(options: Options): Promise<number> {
  const rows = rowsOf(options.cases, options.samples);
  const cells = cellsOf(rows);
  const results = await simulateCells(cells, options.runs, options.seed, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${cells.length} cells\r`);
  });
  const report = makeReport(rows, results, options);
  console.log(options.json ? JSON.stringify(report, null, 2) : reportText(report));
  return isAsPublished(report) ? 0 : 1;
}

const parsed = parseOptions(process.argv.slice(2));
if (parsed.kind === 'wrong') {
  console.error(parsed.message);
  process.exitCode = USAGE;
} else {
  process.exitCode = await simulate(parsed.options);
}
