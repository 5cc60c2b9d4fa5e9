import { type PageAssets, renderPage } from '../../../src/report/page/render-page.ts';
import { renderResults } from '../../../src/report/results.ts';
import type { ReportView } from '../../../src/report/view.ts';
import { aBlockedView } from '../view-builder.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests change any part of the file, as anybody could
export type ResultsFile = any;

/** The results file of a run, as it would be read from disk. */
export function resultsOf(view: ReportView = aBlockedView()): ResultsFile {
  return JSON.parse([...renderResults(view)].join(''));
}

/** The whole page of a file. */
export function pageOf(file: ResultsFile, assets: PageAssets = NO_ASSETS): string {
  return [...renderPage(file, assets)].join('');
}

/** A script and a style that do nothing. */
export const NO_ASSETS: PageAssets = {
  script: 'void 0;',
  style: 'p{margin:0}',
  digests: { script: 'sha256-script=', style: 'sha256-style=' },
};
