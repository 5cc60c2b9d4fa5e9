#!/usr/bin/env node
import { addCalibrate } from './terminal/calibrate/command.ts';
import { addInit } from './terminal/init/command.ts';
import { addLabel } from './terminal/label/command.ts';
import { runProgram } from './terminal/program.ts';
import { addRun } from './terminal/run/command.ts';

process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    folder: process.cwd(),
    environment: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  },
  [addInit, addRun, addLabel, addCalibrate],
);
