import { METRICS } from '../../../policy/policy.ts';
import { levelWord, money, scoreText } from '../../words.ts';
import { type CaseRow, isCompared } from '../cases/case-row.ts';
import { type Child, el, type Markup } from '../markup.ts';
import type { PageModel, PagePrompt } from '../model.ts';
import { costView } from './cost.ts';
import { metricView, TITLES } from './metric.ts';
import { promptDiffView } from './prompt-diff.ts';
import { nameOf, names } from './text.ts';
import { verdictBadge } from './verdict.ts';

/** Everything that was found about one prompt but its cases. @param rows of this prompt */
export function promptView(model: PageModel, place: number, rows: readonly CaseRow[]): Markup {
  const prompt = model.prompts[place] as PagePrompt;
  const baseline = model.run.baseline;
  const compared = isCompared(rows);
  const judged = METRICS.flatMap((metric) => prompt.metrics[metric] ?? []);
  const cards: Child[] = [
    ...judged.map((result) => metricView(prompt, result, rows, baseline)),
    prompt.checks === null ? null : costView(prompt.checks, baseline, compared),
    promptDiffView(prompt),
  ];
  return el(
    'section',
    { class: 'prompt', id: `prompt-${place}`, 'aria-labelledby': `prompt-${place}-name` },
    el(
      'header',
      null,
      el(
        'h2',
        { id: `prompt-${place}-name` },
        el('bdi', null, nameOf(prompt)),
        ' ',
        verdictBadge(prompt.state),
      ),
      el(
        'p',
        { class: 'facts' },
        facts(prompt).map((fact) => el('span', null, fact)),
      ),
      notes(prompt),
    ),
    el('div', { class: 'cards' }, ...cards),
  );
}

function facts(prompt: PagePrompt): Child[] {
  const { path, previousPath, change, version, model, dataset, parameters, metadata } = prompt;
  const level = prompt.declared ?? prompt.required;
  return [
    el('code', null, el('bdi', null, path)),
    ...(previousPath === null ? [] : [['was ', el('code', null, el('bdi', null, previousPath))]]),
    versionWords(version),
    ...(level === null ? [change] : [levelWord(level)]),
    ...(model === null ? [] : [modelWords(model)]),
    ...parameters.slice(0, 6).map(([name, value]) => el('bdi', null, `${name} ${value.slice(0, 60)}`)),
    ...(dataset === null
      ? []
      : [[`${dataset.cases} cases of `, el('code', null, el('bdi', null, dataset.path))]]),
    ...(metadata?.owner ? [['owner ', el('bdi', null, metadata.owner)]] : []),
  ];
}

function versionWords({ baseline, candidate }: PagePrompt['version']): Child {
  if (baseline === null && candidate === null) return 'no version';
  return el('bdi', null, baseline === null ? `${candidate}` : `${baseline} → ${candidate ?? 'none'}`);
}

function modelWords({ candidate, baseline }: NonNullable<PagePrompt['model']>): Child {
  const before = baseline !== null && baseline !== candidate ? ` (before: ${baseline})` : '';
  return el('bdi', null, `${candidate}${before}`);
}

function notes(prompt: PagePrompt): Child {
  const { because, metadata, dataset, stopped, moreSamples } = prompt;
  const changes = (['added', 'edited', 'removed'] as const).flatMap((kind) => {
    const ids = dataset?.[kind] ?? [];
    return ids.length === 0 ? [] : [el('p', null, `Golden cases ${kind}: `, names(ids))];
  });
  const all: Child[] = [
    because === null ? null : el('p', null, el('bdi', null, because)),
    metadata?.changeReason ? el('p', null, 'Why it changed: ', el('bdi', null, metadata.changeReason)) : null,
    ...changes,
    stopped === null
      ? null
      : el(
          'p',
          null,
          `Judging ended after ${stopped.read} of ${stopped.of} cases: ${stopped.why === 'regression' ? 'a regression was proven' : 'a floor could no longer be reached'}. About ${stopped.saved.calls} calls${stopped.saved.usd === null ? '' : ` (${money(stopped.saved.usd)})`} saved.`,
        ),
    moreSamples
      ? el('p', null, 'A mean lay close to its floor, so that every case got 2 more samples a side.')
      : null,
  ];
  const told = all.filter((one) => one !== null);
  return told.length === 0 ? null : el('div', { class: 'notes' }, ...told);
}

/** All prompts in a table with a link to each, where there are several. */
export function promptsView({ prompts }: PageModel): Markup | null {
  if (prompts.length < 2) return null;
  const judged = METRICS.filter((metric) => prompts.some(({ metrics }) => metrics[metric] !== null));
  return el(
    'section',
    { 'aria-labelledby': 'prompts' },
    el('h2', { id: 'prompts' }, 'Prompts'),
    el(
      'div',
      { class: 'scroll card', tabindex: 0, role: 'region', 'aria-label': 'Table of prompts' },
      el(
        'table',
        { class: 'wide' },
        el(
          'thead',
          null,
          el(
            'tr',
            { class: 'heads' },
            [
              'Prompt',
              'Verdict',
              'Version',
              'Level',
              ...judged.map((metric) => TITLES[metric]),
              'Checks',
            ].map((head) => el('th', { scope: 'col' }, head)),
          ),
        ),
        el('tbody', null, prompts.map(row)),
      ),
    ),
  );

  function row(prompt: PagePrompt, place: number): Markup {
    const level = prompt.declared ?? prompt.required;
    const { checks } = prompt;
    return el(
      'tr',
      null,
      el('th', { scope: 'row' }, el('a', { href: `#prompt-${place}` }, el('bdi', null, nameOf(prompt)))),
      el('td', null, verdictBadge(prompt.state)),
      el('td', { class: 'nowrap' }, versionWords(prompt.version)),
      el('td', null, level === null ? '–' : levelWord(level)),
      judged.map((metric) => el('td', { class: 'nowrap' }, means(prompt.metrics[metric]))),
      el(
        'td',
        null,
        checks === null ? '–' : `${checks.passed} of ${checks.passed + checks.failed + checks.unanswered}`,
      ),
    );
  }
}

function means(result: PagePrompt['metrics']['faithfulness']): string {
  const candidate = result?.candidate ?? result?.floor.all ?? null;
  if (result === null || candidate === null) return '–';
  const { baseline } = result;
  return baseline === null
    ? scoreText(candidate)
    : `${scoreText(baseline, candidate)} → ${scoreText(candidate, baseline)}`;
}
