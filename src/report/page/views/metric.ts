import type { Metric } from '../../../policy/policy.ts';
import type { MetricResult } from '../../../policy/verdict.ts';
import { metricOutcome } from '../../metric-words.ts';
import { chanceWords, count, scoreText } from '../../words.ts';
import { type CaseRow, deltaOf } from '../cases/case-row.ts';
import { type Child, el, type Markup } from '../markup.ts';
import type { PagePrompt } from '../model.ts';
import { distributionPlot } from '../plots/distribution.ts';
import { pairedPlot, signed } from '../plots/paired.ts';

export const TITLES: Readonly<Record<Metric, string>> = {
  faithfulness: 'Faithfulness',
  relevance: 'Relevance',
};

/** One metric of one prompt: what was found, what it had to reach, and both plots. */
export function metricView(
  prompt: PagePrompt,
  result: MetricResult,
  rows: readonly CaseRow[],
  baselineName: string,
): Markup {
  const { metric } = result;
  const outcome = metricOutcome(prompt, result);
  const bad = outcome.icon === '' ? '' : ' bad';
  return el(
    'article',
    { class: 'metric-card' },
    el('h3', null, TITLES[metric]),
    el('p', { class: 'figures' }, figures(result)),
    el('p', { class: `outcome${bad}` }, outcome.icon === '' ? null : '✕ ', outcome.words),
    paired(result, rows, baselineName),
    distribution(result, rows, baselineName),
    el('dl', { class: 'small' }, facts(result)),
  );
}

function figures(result: MetricResult): Child {
  const candidate = result.candidate ?? result.floor.all;
  if (candidate === null) return el('span', { class: 'muted' }, 'no score');
  const { baseline, delta } = result;
  return [
    baseline === null
      ? null
      : [
          el('span', { class: 'before' }, scoreText(baseline, candidate)),
          el('span', { class: 'arrow' }, ' → '),
        ],
    el('span', { class: 'now' }, scoreText(candidate, baseline)),
    delta === null || baseline === null
      ? null
      : [' ', el('span', { class: delta < 0 ? 'bad' : delta > 0 ? 'good' : 'muted' }, signed(delta))],
  ];
}

function paired(result: MetricResult, rows: readonly CaseRow[], baselineName: string): Child {
  const deltas = rows.flatMap((row) => deltaOf(row.scores[result.metric]) ?? []);
  if (deltas.length === 0) return null;
  const title = `Difference of each case against ${baselineName}, worst first`;
  const plot = pairedPlot(deltas, result.delta, result.interval, title);
  return el(
    'figure',
    { class: 'plot paired' },
    el(
      'figcaption',
      null,
      'Difference of each case against ',
      el('bdi', null, baselineName),
      ', worst first',
    ),
    el(
      'div',
      { class: 'frame' },
      el(
        'div',
        { class: 'scale', 'aria-hidden': 'true' },
        [plot.scale, 0, -plot.scale].map((value) => el('span', null, value === 0 ? '0' : signed(value))),
      ),
      plot.bars,
      plot.mean,
    ),
    el(
      'p',
      { class: 'legend' },
      el('span', { class: 'key worse' }, `${count(result.worse, 'case')} worse`),
      el('span', { class: 'key same' }, `${result.same} the same`),
      el('span', { class: 'key better' }, `${result.better} better`),
      result.delta === null ? null : el('span', { class: 'key mean' }, meanWords(result)),
    ),
  );
}

function meanWords({ delta, interval }: MetricResult): string {
  const limits = interval === null ? '' : `, 95% from ${signed(interval.low)} to ${signed(interval.high)}`;
  return `mean ${signed(delta ?? 0)}${limits}`;
}

function distribution(result: MetricResult, rows: readonly CaseRow[], baselineName: string): Child {
  const scoresOf = (side: 'candidate' | 'baseline') =>
    rows.flatMap(({ scores }) => {
      const score = scores[result.metric]?.[side] ?? null;
      return typeof score === 'number' ? [score] : [];
    });
  const [candidate, baseline] = [scoresOf('candidate'), scoresOf('baseline')];
  if (candidate.length + baseline.length === 0) return null;
  const known = baseline.length === 0 ? null : baseline;
  const floor = result.threshold.value;
  return el(
    'figure',
    { class: 'plot' },
    el('figcaption', null, 'Scores of the cases'),
    distributionPlot(known, candidate, floor, 'Scores of the cases, by tenths'),
    el(
      'div',
      { class: 'tenths', 'aria-hidden': 'true' },
      ['0', '', '', '', '', '0.5', '', '', '', '', '1'].map((tenth) => el('span', null, tenth)),
    ),
    el(
      'p',
      { class: 'legend' },
      known === null ? null : el('span', { class: 'key baseline' }, el('bdi', null, baselineName)),
      el('span', { class: 'key candidate' }, 'this change'),
      el('span', { class: 'key floor' }, `floor ${scoreText(floor)}`),
    ),
  );
}

/** What it was held to, and by what test. */
function facts(result: MetricResult): Child[] {
  const { threshold, regression, pHolm, pairs, alpha, certificate, unscored, excluded, floor } = result;
  const missing = [
    ...(unscored.candidate > 0 ? [`${unscored.candidate} unscored here`] : []),
    ...(unscored.baseline > 0 ? [`${unscored.baseline} unscored in the baseline`] : []),
    ...Object.entries(excluded)
      .filter(([, times]) => times > 0)
      .map(([reason, times]) => `${times} ${reason === 'not-applicable' ? 'without context' : reason}`),
  ];
  const rows: (readonly [string, Child])[] = [
    [
      'Floor',
      [
        `${scoreText(threshold.value)}, reached ${floor.all === null ? 'by no case' : scoreText(floor.all, threshold.value)} over ${count(floor.cases, 'case')} `,
        el('span', { class: 'source' }, threshold.from),
      ],
    ],
    ['Regression', [`${regression.value} `, el('span', { class: 'source' }, regression.from)]],
    ...(pHolm === null
      ? []
      : [
          [
            'Test',
            `${chanceWords(pHolm)} over ${count(pairs, 'pair')}, Holm-corrected, proven at ${alpha}`,
          ] as const,
        ]),
    ...(certificate?.certified
      ? [['Certificate', `it fell by at most ${Math.max(0, -certificate.lower).toFixed(2)}`] as const]
      : []),
    ...(missing.length === 0 ? [] : [['Without a score', missing.join(', ')] as const]),
  ];
  return rows.flatMap(([name, value]) => [el('dt', null, name), el('dd', null, value)]);
}
