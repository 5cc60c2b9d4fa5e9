import type { GateError } from '../ports/gate-error.ts';
import { errorLines } from '../report/terminal/reasons.ts';
import { lookOf } from './look.ts';
import type { Terminal } from './terminal.ts';

/** Says what went wrong, every fault of it, and what to do. */
export function sayError(error: GateError, { errors, environment }: Terminal): void {
  const lines = errorLines(error, () => null, lookOf(errors, environment));
  errors.write(`${lines.join('\n')}\n`);
}
