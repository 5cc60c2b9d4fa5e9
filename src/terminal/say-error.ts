import { GateError } from '../ports/gate-error.ts';
import { errorLines } from '../report/terminal/reasons.ts';
import { oneLine } from '../report/terminal/text.ts';
import { lookOf } from './look.ts';
import type { Screen, Terminal } from './terminal.ts';

/** Says what ended a command: a fault that a person can act on, or one of the gate's own. */
export function sayError(
  error: unknown,
  { errors, environment }: Pick<Terminal, 'errors' | 'environment'>,
): void {
  if (error instanceof GateError) {
    writeLines(
      errors,
      errorLines(error, () => null, lookOf(errors, environment)),
    );
    return;
  }
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = words.split('\n').map(oneLine);
  writeLines(errors, ['The gate failed. This is a fault of its own: please report it.', ...lines]);
}

export function writeLines(screen: Screen, lines: readonly string[]): void {
  screen.write(`${lines.join('\n')}\n`);
}
