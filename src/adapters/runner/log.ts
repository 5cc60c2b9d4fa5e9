import * as core from '@actions/core';
import { GateError } from '../../ports/gate-error.ts';
import type { Log } from '../../ports/system.ts';
import type { Annotation } from '../../report/annotations.ts';
import { named } from '../../report/escape.ts';
import type { Secrets } from './secrets.ts';

/** Zero-width space: it breaks a workflow command apart. */
const GUARD = '\u200b';

/**
 * Keeps text from outside from being read as a workflow command, from moving the cursor, and from hiding or turning
 * what it says. The runner takes `::` only at the start of a line, but `##[` anywhere in it.
 */
export function harmlessLine(text: string): string {
  return named(text)
    .replace(/^([^\S\n]*)::/gm, `$1${GUARD}::`)
    .replace(/##\[/g, `#${GUARD}#[`);
}

/** The log of the job, without secrets. Warnings and errors become annotations of the run. */
export function runnerLog({ redact }: Pick<Secrets, 'redact'>): Log {
  return {
    info: (line) => core.info(harmlessLine(redact(line))),
    warning: (line) => core.warning(harmlessLine(redact(line))),
    error: (line) => core.error(harmlessLine(redact(line))),
  };
}

/** Puts an annotation on a file of the pull request. */
export function annotate({ level, path, line, title, message }: Annotation): void {
  const properties = {
    title: harmlessLine(title),
    file: harmlessLine(path),
    ...(line === null ? {} : { startLine: line }),
  };
  const text = harmlessLine(message);
  if (level === 'error') core.error(text, properties);
  else if (level === 'warning') core.warning(text, properties);
  else core.notice(text, properties);
}

/** Says what went wrong before there was a verdict. */
export function reportFailure(error: unknown, { redact }: Pick<Secrets, 'redact'>): void {
  const text =
    error instanceof GateError
      ? error.describe()
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  core.error(harmlessLine(redact(text)));
}
