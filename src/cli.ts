import { addInit } from './terminal/init/add-init.ts';
import { addLabel } from './terminal/label/add-label.ts';
import { runProgram } from './terminal/program.ts';

process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    folder: process.cwd(),
    environment: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  },
  [addInit, addLabel],
);
