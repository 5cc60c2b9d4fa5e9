import type { Metric } from '../../../policy/policy.ts';
import { duration, scoreText } from '../../words.ts';
import { type Child, el, type Markup } from '../markup.ts';
import { type CaseRow, deltaOf, FLAGS, type RowScores } from './case-row.ts';

export interface Column {
  readonly sort: 'case' | 'faithfulness' | 'relevance' | 'checks' | 'latency';
  readonly title: string;
}

/** Columns of the table, without metrics that no prompt was judged by. */
export function columnsOf(metrics: readonly Metric[]): readonly Column[] {
  const titles: Readonly<Record<Metric, string>> = { faithfulness: 'Faithfulness', relevance: 'Relevance' };
  return [
    { sort: 'case', title: 'Case' },
    ...metrics.map((metric) => ({ sort: metric, title: titles[metric] })),
    { sort: 'checks', title: 'Checks' },
    { sort: 'latency', title: 'Latency' },
  ];
}

/** A row of the table. @param position from 0, among the rows that are selected */
export function rowView(row: CaseRow, columns: readonly Column[], position: number): Markup {
  return el(
    'tr',
    { class: 'case-row', 'aria-rowindex': position + 2, 'data-position': position, tabindex: -1 },
    columns.map(({ sort }) => cell(row, sort)),
  );
}

function cell(row: CaseRow, column: Column['sort']): Markup {
  if (column === 'case') {
    return el(
      'th',
      { scope: 'row', class: 'case' },
      el('span', { class: 'case-id' }, el('bdi', null, row.id), badges(row)),
      el('span', { class: 'case-query' }, el('bdi', null, row.query)),
    );
  }
  if (column === 'checks') return el('td', { class: 'checks' }, checksWords(row));
  if (column === 'latency')
    return el('td', { class: 'latency' }, row.latencyMs === null ? '–' : duration(row.latencyMs));
  return el('td', { class: 'metric' }, scoreCell(row.scores[column]));
}

function badges({ flags }: CaseRow): Child {
  return [
    (flags & FLAGS.critical) === 0 ? null : [' ', el('span', { class: 'badge strong' }, 'critical')],
    (flags & FLAGS.added) === 0 ? null : [' ', el('span', { class: 'badge' }, 'new')],
  ];
}

function checksWords({ rules, latencyMs }: CaseRow): Child {
  if (rules.length > 0)
    return el('span', { class: 'bad' }, `✕ ${rules[0]}${rules.length > 1 ? ` +${rules.length - 1}` : ''}`);
  return latencyMs === null
    ? el('span', { class: 'muted' }, 'no answer')
    : el('span', { class: 'muted' }, 'passed');
}

/** `1.00 → 0.33`, and the difference below it; a side without a score says why. */
export function scoreCell(scores: RowScores): Child {
  if (scores === null) return el('span', { class: 'muted' }, 'not judged');
  const { baseline, candidate } = scores;
  const against = (other: number | string | null) => (typeof other === 'number' ? other : null);
  const now =
    typeof candidate === 'number'
      ? el('strong', null, scoreText(candidate, against(baseline)))
      : el('span', { class: 'why' }, candidate ?? 'no answer');
  if (typeof baseline === 'number') {
    const before = el('span', { class: 'before' }, scoreText(baseline, against(candidate)), ' → ');
    return [el('span', { class: 'scores' }, before, now), deltaView(deltaOf(scores))];
  }
  return [
    el('span', { class: 'scores' }, now),
    baseline === null ? null : el('span', { class: 'delta same' }, `before: ${baseline}`),
  ];
}

/** The difference with an arrow, so that it is not told by colour alone. */
export function deltaView(delta: number | null): Markup | null {
  if (delta === null) return null;
  if (delta === 0) return el('span', { class: 'delta same' }, '=');
  const words = scoreText(Math.abs(delta));
  const digits = words === '0.00' ? Math.abs(delta).toFixed(4) : words;
  return delta < 0
    ? el('span', { class: 'delta bad' }, `▼ −${digits}`)
    : el('span', { class: 'delta good' }, `▲ +${digits}`);
}
