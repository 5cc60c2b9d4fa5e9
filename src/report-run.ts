import { annotate } from './adapters/runner/log.ts';
import {
  NO_OUTPUTS,
  RESULTS_FILE,
  writeOutputs,
  writeResults,
  writeSummary,
} from './adapters/runner/report-files.ts';
import type { Outcome } from './gate/run-gate.ts';
import type { PartOutcome } from './gate/run-part.ts';
import { GateError } from './ports/gate-error.ts';
import type { Log } from './ports/system.ts';
import { annotationsOf } from './report/annotations.ts';
import { isMeasured, lowestMean, promptSummaries, renderResults } from './report/results.ts';
import { statusDescription } from './report/status.ts';
import { renderSummary } from './report/summary.ts';
import type { ReportView } from './report/view.ts';

const MAX_SUMMARY_BYTES = 1_048_576;
/** What a workflow needs so that people can look at the page. */
const UPLOAD = "`actions/upload-artifact` with `if: always()` and this step's output `report-path`";

/** Hands the outcome to the runner: results file, page, summary, annotations, outputs. Returns the exit code of the job. */
export async function reportRun(
  outcome: Outcome,
  environment: Readonly<Record<string, string | undefined>>,
  log: Log,
): Promise<number> {
  const { view, published, failure } = outcome;
  const folder = environment.GITHUB_WORKSPACE || process.cwd();
  const resultsPath = writeResults(folder, renderResults(view));
  writeSummary(environment.GITHUB_STEP_SUMMARY, renderSummary(view, { maxBytes: MAX_SUMMARY_BYTES }));
  for (const annotation of annotationsOf(view)) annotate(annotation);
  for (const problem of published.problems) log.warning(problem);
  for (const notice of view.run.notices) log.info(notice);
  if (failure instanceof GateError) log.error(failure.describe());
  else if (failure !== null)
    log.error(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure));
  const unwritten = published.commentUrl === null ? 'Neither status nor comment' : 'No status';
  if (published.silent !== null) log.info(`${unwritten} was written: ${published.silent}.`);
  if (published.superseded !== null) log.error(`No verdict was written: ${published.superseded}.`);
  log.info(statusDescription(view));
  log.info(`Results: ${resultsPath} (${RESULTS_FILE})`);
  const reportPath = await leavePage(view, folder, log);
  const number = (value: number | null) => (value === null ? '' : String(value));
  writeOutputs({
    verdict: published.superseded === null ? view.state : 'inconclusive',
    prompts: JSON.stringify(promptSummaries(view)),
    faithfulness: number(lowestMean(view, 'faithfulness')),
    relevance: number(lowestMean(view, 'relevance')),
    'results-path': resultsPath,
    'report-path': reportPath,
    'comment-url': published.commentUrl ?? '',
    'cost-usd': number(view.usage.usd),
  });
  return exitCode(outcome);
}

/**
 * Leaves the report page beside the results file; what writes it loads where a prompt was measured. Whatever goes wrong
 * is a warning. Returns its path; empty where there is none.
 */
async function leavePage(view: ReportView, folder: string, log: Log): Promise<string> {
  if (!isMeasured(view)) return '';
  const { writePage } = await import('./adapters/page/write-page.ts');
  const page = await writePage(view, folder);
  if (page.kind === 'written') {
    log.info(`Report page: ${page.path}. To look at it, upload it: ${UPLOAD}.`);
    return page.path;
  }
  if (page.kind === 'left-out') log.info(`No report page: ${page.why}. The results file has all of them.`);
  if (page.kind === 'failed') log.warning(`The report page could not be written: ${page.why}`);
  return '';
}

/** A part has no verdict: only the run that merges all of them has. Red where it could not be measured to its end. */
export function reportPart(outcome: PartOutcome, log: Log): number {
  writeOutputs({
    ...NO_OUTPUTS,
    verdict: '',
    'results-path': outcome.kind === 'measured' ? outcome.path : '',
  });
  if (outcome.kind === 'nothing') {
    log.info(`Nothing to measure in this part: ${outcome.why}.`);
    return 0;
  }
  if (outcome.stopped !== null) log.error(outcome.stopped.describe());
  log.info(`${outcome.cases} cases measured: ${outcome.path}`);
  return outcome.stopped === null ? 0 : 1;
}

/** There was nothing to judge: said in one line, and no file is written. */
export function reportNothing(why: string, log: Log): number {
  log.info(`Nothing to evaluate: ${why}.`);
  writeOutputs({ ...NO_OUTPUTS, verdict: 'not-applicable' });
  return 0;
}

/** Red for blocked and inconclusive; green for a missing sign-off where a status waits for it, and only there. */
function exitCode({ view, published }: Outcome): number {
  if (published.superseded !== null) return 1;
  if (view.mode === 'advise') return 0;
  if (view.state === 'pass' || view.state === 'not-applicable') return 0;
  const waits = published.status === 'pending' || published.silent !== null;
  return view.state === 'awaiting-sign-off' && waits ? 0 : 1;
}
