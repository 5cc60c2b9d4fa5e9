import { growSlowly } from './adapters/runner/heap.ts';
import { reportFailure } from './adapters/runner/log.ts';
import { writeFailedOutputs } from './adapters/runner/report-files.ts';
import { keepSecrets } from './adapters/runner/secrets.ts';
import { runAction } from './run-action.ts';

growSlowly();
const secrets = keepSecrets();
try {
  process.exitCode = await runAction(process.env, secrets);
} catch (error) {
  process.exitCode = 1;
  reportFailure(error, secrets);
  writeFailedOutputs();
}
