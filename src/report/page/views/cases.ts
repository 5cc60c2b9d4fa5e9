import { METRICS } from '../../../policy/policy.ts';
import { integer } from '../../words.ts';
import type { CaseRow, Flag } from '../cases/case-row.ts';
import { columnsOf } from '../cases/row-view.ts';
import { flagCounts } from '../cases/selection.ts';
import { el, type Markup } from '../markup.ts';
import type { PageModel } from '../model.ts';
import { nameOf } from './text.ts';

export const FILTERS: readonly (readonly [flag: Flag, words: string])[] = [
  ['worse', 'Worse'],
  ['better', 'Better'],
  ['failed', 'Failed check'],
  ['critical', 'Critical'],
  ['unscored', 'Unscored'],
];

/** The table of cases with its controls: its script fills the rows in. */
export function casesView(model: PageModel, rows: readonly CaseRow[]): Markup | null {
  if (rows.length === 0) return null;
  const { prompts } = model;
  const judged = METRICS.filter((metric) => prompts.some(({ metrics }) => metrics[metric] !== null));
  return el(
    'section',
    { class: 'cases', 'aria-labelledby': 'cases' },
    el('h2', { id: 'cases' }, 'Cases'),
    el(
      'noscript',
      null,
      el(
        'p',
        { class: 'notice' },
        `The table of ${integer(rows.length)} cases needs scripts, which this browser does not run here.`,
      ),
    ),
    el(
      'div',
      { id: 'explorer', hidden: true },
      controls(model, rows),
      el('p', { id: 'case-count', role: 'status', class: 'small muted' }),
      el(
        'div',
        { class: 'card table-frame', id: 'table-frame', tabindex: -1 },
        el(
          'table',
          { class: 'case-table', role: 'grid', 'aria-labelledby': 'cases', 'aria-rowcount': rows.length + 1 },
          el(
            'thead',
            null,
            el(
              'tr',
              { 'aria-rowindex': 1 },
              columnsOf(judged).map(({ sort, title }) =>
                el(
                  'th',
                  {
                    scope: 'col',
                    class: `column ${METRICS.some((metric) => metric === sort) ? 'metric' : sort}`,
                    'data-column': sort,
                  },
                  el('button', { type: 'button', class: 'sort' }, title),
                ),
              ),
            ),
          ),
          el('tbody', { id: 'case-rows' }),
        ),
        el('p', { id: 'no-case', class: 'muted', hidden: true }, 'No case is like that.'),
      ),
      el(
        'p',
        { class: 'small muted keys' },
        el('kbd', null, '/'),
        ' search  ',
        el('kbd', null, '↑'),
        el('kbd', null, '↓'),
        ' or ',
        el('kbd', null, 'j'),
        el('kbd', null, 'k'),
        ' move  ',
        el('kbd', null, 'Enter'),
        ' open  ',
        el('kbd', null, 'Esc'),
        ' close',
      ),
    ),
  );
}

function controls({ prompts }: PageModel, rows: readonly CaseRow[]): Markup {
  const counts = flagCounts(rows, null);
  return el(
    'div',
    { class: 'controls', role: 'search', 'aria-label': 'Cases' },
    el(
      'label',
      { class: 'search' },
      el('span', { class: 'unseen' }, 'Search cases'),
      el('input', {
        id: 'search',
        type: 'search',
        placeholder: 'Search ids, questions and answers',
        autocomplete: 'off',
        spellcheck: 'false',
      }),
    ),
    el(
      'fieldset',
      { class: 'filters' },
      el('legend', { class: 'unseen' }, 'Only cases that are'),
      FILTERS.map(([flag, words]) =>
        el(
          'button',
          { type: 'button', class: 'chip', 'data-flag': flag, 'aria-pressed': 'false' },
          words,
          ' ',
          el('span', { class: 'times' }, integer(counts[flag])),
        ),
      ),
    ),
    prompts.length < 2
      ? null
      : el(
          'label',
          { class: 'pick' },
          el('span', null, 'Prompt'),
          el(
            'select',
            { id: 'pick-prompt' },
            el('option', { value: '' }, 'all'),
            prompts.map((prompt, place) => el('option', { value: place }, nameOf(prompt))),
          ),
        ),
    el(
      'label',
      { class: 'pick' },
      el('span', null, 'Order'),
      el(
        'select',
        { id: 'pick-sort' },
        [
          ['worst', 'worst first'],
          ['file', 'as in the dataset'],
          ['case', 'by id'],
          ['faithfulness', 'by faithfulness'],
          ['relevance', 'by relevance'],
          ['checks', 'by failed checks'],
          ['latency', 'slowest first'],
        ].map(([value = '', words = '']) => el('option', { value }, words)),
      ),
    ),
  );
}
