#!/usr/bin/env node
import { addCalibrate } from './terminal/calibrate/command.ts';
import { EXIT } from './terminal/exit-code.ts';
import { addInit } from './terminal/init/command.ts';
import { addLabel } from './terminal/label/command.ts';
import { runProgram } from './terminal/program.ts';
import { addReport } from './terminal/report/report-command.ts';
import { addRun } from './terminal/run/command.ts';

// Whoever reads may stop at any line, as `head` does: that is no fault.
for (const screen of [process.stdout, process.stderr]) {
  screen.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// On Windows a program of the working directory goes before those of the path: a repository may hold a `git.exe`.
process.env.NoDefaultCurrentDirectoryInExePath ??= '1';

const terminal = {
  folder: process.cwd(),
  environment: process.env,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
};

// Node would end with 1, which says that the gate blocks.
process.on('uncaughtException', async (error) => {
  const { sayError } = await import('./terminal/say-error.ts');
  sayError(error, terminal);
  process.exit(EXIT.inconclusive);
});

process.exitCode = await runProgram(process.argv.slice(2), terminal, [
  addInit,
  addRun,
  addReport,
  addLabel,
  addCalibrate,
]);
