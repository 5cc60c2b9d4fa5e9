#!/usr/bin/env node
import { runProgram } from './terminal/program.ts';
import { addReport } from './terminal/report/report-command.ts';
import { addRun } from './terminal/run/command.ts';

// Whoever reads may stop at any line, as `head` does: that is no fault.
for (const screen of [process.stdout, process.stderr]) {
  screen.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    folder: process.cwd(),
    environment: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  },
  [addRun, addReport],
);
