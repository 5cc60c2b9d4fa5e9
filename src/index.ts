import { reportFailure } from './adapters/runner/log.ts';
import { runAction } from './run-action.ts';

try {
  process.exitCode = await runAction(process.env);
} catch (error) {
  process.exitCode = 1;
  reportFailure(error);
}
