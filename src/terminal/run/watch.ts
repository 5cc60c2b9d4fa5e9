import { watchSavedFiles } from '../../adapters/git/saved-files.ts';
import { oneLine, wrapped } from '../../report/terminal/text.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { lookOf } from '../look.ts';
import type { Terminal } from '../terminal.ts';
import { OUTDATED, type RunErrand } from './measure.ts';

const MAX_NAMED = 3;

/**
 * Runs once, and again after each change of a file that a run reads; a change under way ends the run and begins it anew.
 * Ends with Ctrl-C.
 */
export async function watchAndRun(
  terminal: Terminal,
  { written }: RunErrand,
  once: (signal: AbortSignal) => Promise<ExitCode>,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { errors, environment } = terminal;
  const { paint, width } = lookOf(errors, environment);
  const say = (text: string) =>
    errors.write(
      `${wrapped(text, width)
        .map((line) => paint('dim', line))
        .join('\n')}\n`,
    );
  const saved = await watchSavedFiles(terminal.folder, environment, written);
  try {
    while (!signal.aborted) {
      const outdated = new AbortController();
      const changed = saved.changed(signal).then((paths) => {
        outdated.abort(OUTDATED);
        return paths;
      });
      // What fails here is told when it is waited for.
      changed.catch(() => undefined);
      await once(AbortSignal.any([signal, outdated.signal]));
      if (!signal.aborted && !outdated.signal.aborted) say('Waiting for a change. Ctrl-C ends it.');
      const paths = await changed;
      if (!signal.aborted) say(`\nChanged: ${namesOf(paths)}`);
    }
    return EXIT.interrupted;
  } finally {
    await saved.close();
  }
}

function namesOf(paths: readonly string[]): string {
  const shown = paths.slice(0, MAX_NAMED).map(oneLine).join(', ');
  return paths.length > MAX_NAMED ? `${shown} and ${paths.length - MAX_NAMED} more` : shown;
}
