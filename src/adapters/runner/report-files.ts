import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { RESULTS_FILE, writeWhole } from '../files/whole-file.ts';

export { RESULTS_FILE };

/**
 * Writes the results file, whole or not at all, and returns its full path.
 * @param text in pieces, of which the file may have more than memory has room for
 */
export function writeResults(folder: string, text: Iterable<string>): string {
  return writeWhole(join(folder, RESULTS_FILE), text);
}

/** Adds the report to the job summary; a runner without summaries goes without. */
export function writeSummary(path: string | undefined, markdown: string): void {
  if (path) appendFileSync(path, markdown);
}

export type OutputName =
  | 'verdict'
  | 'prompts'
  | 'faithfulness'
  | 'relevance'
  | 'results-path'
  | 'report-path'
  | 'comment-url'
  | 'cost-usd';

/** Sets every output of the step; an absent value is the empty text. */
export function writeOutputs(outputs: Readonly<Record<OutputName, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** Every output of a run that had nothing to report, but the verdict. */
export const NO_OUTPUTS = {
  prompts: '[]',
  faithfulness: '',
  relevance: '',
  'results-path': '',
  'report-path': '',
  'comment-url': '',
  'cost-usd': '',
} satisfies Partial<Record<OutputName, string>>;

/** The outputs of a run that failed before it had anything to report: never the empty verdict, which reads as none. */
export function writeFailedOutputs(): void {
  writeOutputs({ ...NO_OUTPUTS, verdict: 'inconclusive' });
}
