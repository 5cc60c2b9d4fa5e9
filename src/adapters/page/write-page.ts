import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { GateError } from '../../ports/gate-error.ts';
import { NotResults } from '../../report/page/read/cursor.ts';
import { MAX_CASES, type PageAssets, renderPage, TooManyCases } from '../../report/page/render-page.ts';
import { isMeasured, resultsJson } from '../../report/results.ts';
import type { ReportView } from '../../report/view.ts';
import { PAGE_FILE, writeWhole } from '../files/whole-file.ts';
import { PAGE_ASSETS } from './built-assets.ts';

/** What became of the page. */
export type PageOutcome =
  | { readonly kind: 'written'; readonly path: string }
  /** No prompt was measured: comment and results say all that there is. */
  | { readonly kind: 'nothing-measured' }
  /** There is too much for a page. */
  | { readonly kind: 'left-out'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/**
 * Writes the report page of a run, `prompt-gate-report.html`, into a folder. The cases are read one by one, as for the
 * results file: the view's texts must still be there. It never throws: a page is no part of the verdict. Where none is
 * written, that of an earlier run goes away.
 * @param view of a run that has come to its verdict, redacted as for every report
 */
export async function writePage(
  view: ReportView,
  folder: string,
  assets: PageAssets | null = PAGE_ASSETS,
): Promise<PageOutcome> {
  const path = join(folder, PAGE_FILE);
  const outcome = madePage(view, path, assets);
  if (outcome.kind !== 'written') removeOlder(path);
  return outcome;
}

function madePage(view: ReportView, path: string, assets: PageAssets | null): PageOutcome {
  if (!isMeasured(view)) return { kind: 'nothing-measured' };
  try {
    // Known before any of them is read.
    if (view.prompts.reduce((sum, { cases }) => sum + cases.length, 0) > MAX_CASES) throw new TooManyCases();
    writeWhole(path, renderPage(resultsJson(view), known(assets)));
    return { kind: 'written', path };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof TooManyCases ? 'left-out' : 'failed', why };
  }
}

/** Beside the results of this run it would tell the verdict of another one. */
function removeOlder(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A folder of that name is nobody's page.
  }
}

/**
 * Writes the report page of a results file.
 * @param results the parsed file, of which nothing is trusted
 * @param path of the page; a file that is there is replaced
 * @throws GateError `config.results` for a file of another shape, or of more cases than a page shows
 */
export function writePageOf(results: unknown, path: string, assets: PageAssets | null = PAGE_ASSETS): void {
  try {
    writeWhole(path, renderPage(results, known(assets)));
  } catch (error) {
    if (!(error instanceof NotResults || error instanceof TooManyCases)) throw error;
    throw new GateError('config.results', sentence(error.message), { cause: error });
  }
}

function known(assets: PageAssets | null): PageAssets {
  if (assets === null)
    throw new Error('the script and style of the page are put in by the build: run `npm run build`');
  return assets;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
