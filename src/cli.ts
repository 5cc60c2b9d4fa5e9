import { runProgram } from './terminal/program.ts';
import { addReport } from './terminal/report/report-command.ts';

process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    folder: process.cwd(),
    environment: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  },
  [addReport],
);
