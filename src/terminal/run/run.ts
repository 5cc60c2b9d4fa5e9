import { dirname, join, relative } from 'node:path';
import { PAGE_FILE, RESULTS_FILE } from '../../adapters/files/whole-file.ts';
import type { Outcome } from '../../gate/run-gate.ts';
import { GateError } from '../../ports/gate-error.ts';
import { renderResults } from '../../report/results.ts';
import { statusDescription } from '../../report/status.ts';
import { terminalReport } from '../../report/terminal/report.ts';
import { inertJson, oneLine } from '../../report/terminal/text.ts';
import type { ReportView } from '../../report/view.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { listenForInterruption } from '../interruption.ts';
import type { OptionValues } from '../local/input-options.ts';
import { terminalInputs } from '../local/inputs.ts';
import { lookOf } from '../look.ts';
import { sayError, writeLines } from '../say-error.ts';
import type { Terminal } from '../terminal.ts';
import { type LocalOutcome, measureLocally, OUTDATED, type RunErrand } from './measure.ts';
import { type NamedFile, requirePlaces, writeNamed } from './written-files.ts';

/** What `prompt-gate run` was asked for. */
export interface RunOptions extends OptionValues {
  readonly base?: string;
  readonly results?: string;
  readonly junit?: string;
  readonly json?: boolean;
  readonly watch?: boolean;
  readonly trustEndpoints?: boolean;
}

/** Measures the working tree, once or after each change, and says what came of it. */
export async function run(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  let errand: RunErrand;
  try {
    errand = errandOf(options, terminal);
  } catch (error) {
    sayError(error, terminal);
    return EXIT.usage;
  }
  const interruption = listenForInterruption(EXIT.interrupted);
  try {
    const once = (signal: AbortSignal) => measureOnce(options, errand, terminal, signal);
    if (options.watch !== true) return await once(interruption.signal);
    const { watchAndRun } = await import('./watch.ts');
    return await watchAndRun(terminal, errand, once, interruption.signal);
  } finally {
    interruption.close();
  }
}

/** @throws GateError `config.inputs` for options that make no sense, `config.unwritable` for files that have no place */
function errandOf(options: RunOptions, terminal: Terminal): RunErrand {
  if (options.watch === true && options.json === true) {
    throw new GateError('config.inputs', '--json prints the results of one run; --watch makes many.', {
      remedy: 'Leave one of them out; the results file is written after each run.',
    });
  }
  const inputs = terminalInputs(options, terminal);
  const { results, junit } = filesOf(options);
  const files = [results, ...(junit === null ? [] : [junit])];
  requirePlaces(terminal.folder, files);
  const page = join(dirname(results.file), PAGE_FILE);
  return {
    inputs,
    base: options.base ?? null,
    written: [page, ...files.map(({ file }) => file)],
    trustsEndpoints: options.trustEndpoints === true,
  };
}

function filesOf({ results = RESULTS_FILE, junit }: RunOptions) {
  return {
    results: { option: '--results', file: results },
    junit: junit === undefined ? null : ({ option: '--junit', file: junit } satisfies NamedFile),
  };
}

async function measureOnce(
  options: RunOptions,
  errand: RunErrand,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  try {
    const outcome = await measureLocally(terminal, errand, signal, (found) =>
      report(found, options, terminal),
    );
    if (!signal.aborted) return codeOf(outcome);
    if (signal.reason === OUTDATED) return EXIT.interrupted;
    const kept = errand.inputs.cache ? 'What was measured is kept: the same command goes on from there.' : '';
    terminal.errors.write(`Ended before it was done. ${kept}\n`);
    return EXIT.interrupted;
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    sayError(error, terminal);
    return EXIT.inconclusive;
  }
}

/** Files first: what is said last is what a person reads. */
async function report(
  { outcome, secrets, sourceOf }: LocalOutcome,
  options: RunOptions,
  terminal: Terminal,
): Promise<void> {
  const { view, failure } = outcome;
  const { results: named, junit } = filesOf(options);
  const results = writeNamed(terminal.folder, named, renderResults(view));
  const files = [
    `Results: ${shown(results, terminal)}`,
    ...(await leavePage(view, dirname(results), terminal)),
  ];
  if (junit !== null) {
    const { renderJunit } = await import('../../report/junit.ts');
    files.push(`JUnit: ${shown(writeNamed(terminal.folder, junit, renderJunit(view)), terminal)}`);
  }
  if (options.json === true) {
    for (const piece of renderResults(view)) terminal.output.write(inertJson(piece));
    terminal.errors.write(`${oneLine(statusDescription(view))}\n`);
    return;
  }
  const look = lookOf(terminal.output, terminal.environment);
  writeLines(terminal.output, terminalReport({ view, failure, sourceOf, files }, look));
  if (failure !== null && !(failure instanceof GateError)) {
    const words = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    writeLines(terminal.errors, secrets.redact(words).split('\n').map(oneLine));
  }
}

/** The page beside the results, for the eye. Whatever goes wrong with it is said, and changes nothing else. */
async function leavePage(view: ReportView, folder: string, terminal: Terminal): Promise<string[]> {
  const { writePage } = await import('../../adapters/page/write-page.ts');
  const page = await writePage(view, folder);
  switch (page.kind) {
    case 'written':
      return [`Page: ${shown(page.path, terminal)}`];
    case 'nothing-measured':
      return [];
    case 'left-out':
      return [`No page: ${page.why}`];
    case 'failed':
      writeLines(terminal.errors, [oneLine(`The page could not be written: ${page.why}`)]);
      return [];
  }
}

const shown = (path: string, { folder }: Terminal) => relative(folder, path) || path;

function codeOf({ view, failure }: Outcome): ExitCode {
  if (failure !== null) return EXIT.inconclusive;
  if (view.mode === 'advise') return EXIT.pass;
  switch (view.state) {
    case 'pass':
    case 'not-applicable':
      return EXIT.pass;
    case 'blocked':
    case 'awaiting-sign-off':
      return EXIT.blocked;
    case 'inconclusive':
      return EXIT.inconclusive;
  }
}
