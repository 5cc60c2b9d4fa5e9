import type { JudgeCalibration } from '../../../judging/calibration.ts';
import { count, integer, money } from '../../words.ts';
import { type Child, el, type Markup } from '../markup.ts';
import type { PageModel } from '../model.ts';
import { TITLES } from './metric.ts';
import { messageText, names } from './text.ts';

const TRUST: Readonly<Record<JudgeCalibration['trust'], string>> = {
  trusted: 'trusted',
  warned: 'weak',
  untrusted: 'not trusted',
  'too-few': 'too few rows to judge the judge',
};

/** How the run measured: models, judge and its trust, calls, cost, policy. */
export function measuredView(model: PageModel): Markup {
  const { run, usage } = model;
  const facts: (readonly [string, Child])[] = [
    ['Judge', [el('bdi', null, run.judge), '. ', ...model.calibrations.map(calibration), canaries(model)]],
    [
      'Samples',
      `${run.samples} for each case and side${run.reruns > 0 ? `, and those of ${count(run.reruns, 'rerun')}` : ''}`,
    ],
    [
      'Calls',
      `${count(usage.modelCalls, 'model call')}${usage.cachedCalls > 0 ? `, ${integer(usage.cachedCalls)} more from the cache` : ''}`,
    ],
    ['Tokens', `${integer(usage.inputTokens)} in, ${integer(usage.outputTokens)} out`],
    ['Cost', money(usage.usd)],
    [
      'Policy',
      run.config === null
        ? ['the defaults, at ', el('bdi', null, run.baseRef)]
        : [el('code', null, el('bdi', null, run.config)), ' at ', el('bdi', null, run.baseRef)],
    ],
    [
      'Commits',
      [el('code', null, run.head), run.base === null ? null : [' on ', el('code', null, run.base)]],
    ],
    ...(run.digest === null ? [] : [['Digest', el('code', null, run.digest)] as const]),
    ['Tool', el('bdi', null, run.tool)],
    ...(run.notices.length === 0
      ? []
      : [
          [
            'Notices',
            el(
              'ul',
              null,
              run.notices.map((notice) => el('li', null, el('bdi', null, messageText(notice)))),
            ),
          ] as const,
        ]),
  ];
  return el(
    'section',
    { 'aria-labelledby': 'measured' },
    el('h2', { id: 'measured' }, 'How this was measured'),
    policyTable(model),
    el(
      'dl',
      { class: 'card facts-list' },
      facts.flatMap(([name, value]) => [el('dt', null, name), el('dd', null, value)]),
    ),
  );
}

function calibration(one: PageModel['calibrations'][number]): Child {
  const { balancedAccuracy: accuracy } = one;
  const figure =
    accuracy === null
      ? ''
      : `, balanced accuracy ${accuracy.value.toFixed(2)} [${accuracy.low.toFixed(2)}, ${accuracy.high.toFixed(2)}]`;
  return [
    `${TITLES[one.metric]}: ${TRUST[one.trust]}${figure}, on ${count(one.rows, 'labelled answer')}. `,
    one.warnings.map((warning) => [el('bdi', null, warning), ' ']),
  ];
}

function canaries({ canaries }: PageModel): Child {
  const judged = canaries.reduce((sum, one) => sum + one.judged, 0);
  const caught = canaries.reduce((sum, one) => sum + one.caught, 0);
  return judged === 0 ? null : `Known-bad answers caught: ${caught} of ${judged}.`;
}

/** What a changed policy decides otherwise. */
function policyTable({ policyDifferences }: PageModel): Child {
  if (policyDifferences.length === 0) return null;
  const shown = (value: string | null): Child =>
    value === null ? el('span', { class: 'muted' }, 'not set') : el('bdi', null, value);
  return el(
    'div',
    {
      class: 'scroll card',
      tabindex: 0,
      role: 'region',
      'aria-label': 'What the changed policy decides otherwise',
    },
    el(
      'table',
      { class: 'wide' },
      el(
        'thead',
        null,
        el(
          'tr',
          { class: 'heads' },
          ['Policy', 'Before', 'After', '', 'Prompts'].map((head) =>
            head === ''
              ? el('th', { scope: 'col' }, el('span', { class: 'unseen' }, 'Looser or stricter'))
              : el('th', { scope: 'col' }, head),
          ),
        ),
      ),
      el(
        'tbody',
        null,
        policyDifferences.map(({ what, before, after, looser, prompts }) =>
          el(
            'tr',
            null,
            el('th', { scope: 'row' }, el('code', null, what)),
            el('td', null, shown(before)),
            el('td', null, shown(after)),
            el(
              'td',
              { class: looser === true ? 'bad' : '' },
              looser === null ? 'cannot be told' : looser ? 'looser' : 'stricter',
            ),
            el('td', null, prompts === null ? 'the whole run' : names(prompts)),
          ),
        ),
      ),
    ),
  );
}
