import { reportFailure } from './adapters/runner/log.ts';
import { writeFailedOutputs } from './adapters/runner/report-files.ts';
import { runAction } from './run-action.ts';

try {
  process.exitCode = await runAction(process.env);
} catch (error) {
  process.exitCode = 1;
  reportFailure(error);
  writeFailedOutputs();
}
