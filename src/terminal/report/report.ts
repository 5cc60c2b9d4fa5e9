import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { writePageOf } from '../../adapters/page/write-page.ts';
import { parseJson, withoutByteOrderMark } from '../../parsing/json-text.ts';
import { GateError } from '../../ports/gate-error.ts';
import { errorLines } from '../../report/terminal/reasons.ts';
import { oneLine } from '../../report/terminal/text.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { lookOf } from '../look.ts';
import type { Terminal } from '../terminal.ts';

/** What the words of the command line asked for; paths are those of the working directory. */
export interface ReportOptions {
  readonly results: string;
  readonly out: string;
  /** Shows the page in the browser when it is written. */
  readonly open: boolean;
}

/** Node holds no longer text. */
const MAX_BYTES = 500_000_000;

/** Writes the page of a results file. @returns 64 where the file is none, or the page cannot be written there */
export async function report({ results, out, open }: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const [source, target] = [resolve(terminal.folder, results), resolve(terminal.folder, out)];
  try {
    if (source === target) throw fault(`\`--out\` is the results file itself, ${results}.`);
    const file = parsed(readResults(source, results), results);
    writeTo(target, out, file, results);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    const look = lookOf(terminal.errors, terminal.environment);
    terminal.errors.write(`${errorLines(error, () => null, look).join('\n')}\n`);
    return EXIT.usage;
  }
  terminal.output.write(`Report page: ${oneLine(out)}\n`);
  if (open) await show(target, terminal);
  return EXIT.pass;
}

function readResults(path: string, given: string): string {
  try {
    const { size } = statSync(path);
    if (size <= MAX_BYTES) return readFileSync(path, 'utf8');
  } catch (error) {
    throw fault(`${given} cannot be read: ${(error as Error).message}.`);
  }
  throw fault(`${given} has more than ${MAX_BYTES / 1e6} MB, too much for a page.`);
}

function parsed(text: string, given: string): unknown {
  const json = parseJson(withoutByteOrderMark(text));
  if (json.kind === 'faulty') throw fault(`${given} ${json.why}.`);
  return json.value;
}

function writeTo(path: string, out: string, file: unknown, given: string): void {
  try {
    writePageOf(file, path);
  } catch (error) {
    if (error instanceof GateError) throw fault(`${given}: ${error.message}`);
    throw new GateError(
      'config.results',
      `The page cannot be written to ${out}: ${(error as Error).message}.`,
      {
        remedy: 'Name another place with `--out`.',
      },
    );
  }
}

function fault(message: string): GateError {
  const remedy = 'Give the file that a run has written, `prompt-gate-results.json`.';
  return new GateError('config.results', oneLine(message), { remedy });
}

/** The page is there, whether or not a browser comes up. */
async function show(path: string, { errors }: Terminal): Promise<void> {
  const { default: open } = await import('open');
  await open(path).catch((error: unknown) => {
    errors.write(
      `No browser could be started (${oneLine((error as Error).message)}): open the page yourself.\n`,
    );
  });
}
