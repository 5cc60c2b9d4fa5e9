import { integer, stateWords } from '../words.ts';
import { type CaseRow, caseRows, isCompared } from './cases/case-row.ts';
import { assetElement, dataElement } from './embed.ts';
import { el, escapeHtml, toHtml } from './markup.ts';
import type { PageCase, PageModel, PlacedCase } from './model.ts';
import { readCases, readResults } from './read/read-results.ts';
import { casesView } from './views/cases.ts';
import { measuredView } from './views/measured.ts';
import { promptsView, promptView } from './views/prompt.ts';
import { nameOf } from './views/text.ts';
import { reasonsView, verdictView } from './views/verdict.ts';

/** The page's own script and style, built from `browser/` and `page.css`. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
  /** Digests of exactly these texts in UTF-8, as a content security policy names them: `sha256-…` in base64. */
  readonly digests: { readonly script: string; readonly style: string };
}

/** Cases whose answers are read together, when the first of them is opened or searched. */
export const CASES_A_PART = 200;

/** More cases than this are for programs: a browser would need seconds, and hundreds of megabytes, before the first line. */
export const MAX_CASES = 20_000;

/** So many cases are held, since to read them again would take longer. */
const HELD = 2_000;

/** There are more cases than a page shows. */
export class TooManyCases extends Error {
  constructor() {
    super(`the run has more than the ${integer(MAX_CASES)} cases that a report page shows`);
    this.name = 'TooManyCases';
  }
}

/**
 * One HTML file that shows a results file, in pieces: it loads nothing, sends nothing and runs no script but its own.
 * The verdict and all that was found per prompt are readable without a script; the table of cases needs it.
 * Nothing comes before all of the file was looked at; many cases are read a second time while they are written.
 * @param results the parsed file, or `resultsJson` of a view; nothing in it is trusted
 * @throws NotResults where the file does not have the documented shape
 * @throws TooManyCases for more than `MAX_CASES`
 */
export function* renderPage(results: unknown, assets: PageAssets): Generator<string> {
  const model = readResults(results);
  const held: PlacedCase[] = [];
  const rows = caseRows(model, holding(held, atMost(MAX_CASES, readCases(results))));
  const index = {
    rows,
    prompts: model.prompts.map((prompt) => ({
      name: nameOf(prompt),
      version: prompt.version,
      judged: {
        faithfulness: prompt.metrics.faithfulness !== null,
        relevance: prompt.metrics.relevance !== null,
      },
    })),
    baseline: model.run.baseline,
    partSize: CASES_A_PART,
  };
  yield* lines('<!doctype html>', '<html lang="en">', ...head(model, assets), '<body>');
  for (const element of body(model, rows)) if (element !== null) yield* lines(toHtml(element));
  yield* lines(dataElement('index', index), assetElement('script', assets.script));
  // The answers come last, so that the page is there before they are read.
  yield* caseParts(held.length <= HELD ? held : readCases(results));
  yield* lines('</body>', '</html>');
}

function* lines(...all: readonly string[]): Generator<string> {
  for (const line of all) yield `${line}\n`;
}

function* atMost(most: number, cases: Iterable<PlacedCase>): Generator<PlacedCase> {
  let count = 0;
  for (const one of cases) {
    if (count++ === most) throw new TooManyCases();
    yield one;
  }
}

/** Holds those that come, and one more than is of use, which tells that there are others. */
function* holding(held: PlacedCase[], cases: Iterable<PlacedCase>): Generator<PlacedCase> {
  for (const one of cases) {
    if (held.length <= HELD) held.push(one);
    yield one;
  }
}

function* caseParts(cases: Iterable<PlacedCase>): Generator<string> {
  let [part, held] = [0, [] as PageCase[]];
  for (const { one } of cases) {
    held.push(one);
    if (held.length < CASES_A_PART) continue;
    yield* lines(dataElement(`cases-${part++}`, held));
    held = [];
  }
  if (held.length > 0) yield* lines(dataElement(`cases-${part}`, held));
}

function head(model: PageModel, { style, digests }: PageAssets): string[] {
  const { run, state, mode } = model;
  const pull = run.pullRequest === null ? '' : ` #${run.pullRequest}`;
  const policy = [
    "default-src 'none'",
    `script-src '${digests.script}'`,
    `style-src '${digests.style}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return [
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(`Prompt Gate: ${stateWords(state, mode)} · ${run.repository}${pull}`)}</title>`,
    assetElement('style', style),
    '</head>',
  ];
}

function body(model: PageModel, rows: readonly CaseRow[]) {
  const themes = ['auto', 'light', 'dark'].map((theme) =>
    el(
      'button',
      { type: 'button', 'data-theme-choice': theme, 'aria-pressed': theme === 'auto' ? 'true' : 'false' },
      theme.charAt(0).toUpperCase() + theme.slice(1),
    ),
  );
  return [
    el(
      'header',
      { class: 'top' },
      el('p', { class: 'brand' }, 'Prompt Gate'),
      el(
        'fieldset',
        { class: 'themes', id: 'themes', hidden: true },
        el('legend', { class: 'unseen' }, 'Theme'),
        ...themes,
      ),
    ),
    el(
      'main',
      { id: 'main' },
      verdictView(model, isCompared(rows)),
      reasonsView(model),
      promptsView(model),
      model.prompts.map((_, place) =>
        promptView(
          model,
          place,
          rows.filter(({ prompt }) => prompt === place),
        ),
      ),
      casesView(model, rows),
      measuredView(model),
    ),
    el('dialog', { id: 'case', 'aria-labelledby': 'case-title' }),
  ];
}
