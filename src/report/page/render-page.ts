import { stateWords } from '../words.ts';
import { caseRows } from './cases/case-row.ts';
import { assetElement, dataElement } from './embed.ts';
import { el, escapeHtml, toHtml } from './markup.ts';
import type { PageModel } from './model.ts';
import { readResults } from './read/read-results.ts';
import { casesView } from './views/cases.ts';
import { measuredView } from './views/measured.ts';
import { promptsView, promptView } from './views/prompt.ts';
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

/**
 * One HTML file that shows a results file: it loads nothing, sends nothing and runs no script but its own.
 * The verdict and all that was found per prompt are readable without a script; the table of cases needs it.
 * @param results the parsed file, of which nothing is trusted
 * @throws NotResults where the file does not have the documented shape
 */
export function renderPage(results: unknown, assets: PageAssets): string {
  const model = readResults(results);
  const rows = caseRows(model);
  const cases = model.prompts.flatMap((prompt) => prompt.cases);
  const parts = Array.from({ length: Math.ceil(cases.length / CASES_A_PART) }, (_, part) =>
    dataElement(`cases-${part}`, cases.slice(part * CASES_A_PART, (part + 1) * CASES_A_PART)),
  );
  const index = {
    rows,
    prompts: model.prompts.map(({ name, path, version, metrics }) => ({
      name: name.trim() === '' ? path : name,
      version,
      judged: { faithfulness: metrics.faithfulness !== null, relevance: metrics.relevance !== null },
    })),
    baseline: model.run.baseline,
    partSize: CASES_A_PART,
  };
  // The answers come last, so that the page is there before they are read.
  return [
    '<!doctype html>',
    '<html lang="en">',
    ...head(model, assets),
    '<body>',
    ...body(model, rows).map(toHtml),
    dataElement('index', index),
    assetElement('script', assets.script),
    ...parts,
    '</body>',
    '</html>',
    '',
  ].join('\n');
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

function body(model: PageModel, rows: ReturnType<typeof caseRows>) {
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
      verdictView(model),
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
