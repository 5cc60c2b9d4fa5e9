import type { ChecksResult } from '../../../policy/verdict.ts';
import { comparedWords } from '../../metric-words.ts';
import { chanceWords, count, duration, integer, money, scoreText } from '../../words.ts';
import { type Child, el, type Markup } from '../markup.ts';
import { twoBars } from '../plots/two-bars.ts';

interface Line {
  readonly name: string;
  readonly baseline: number | null;
  readonly candidate: number | null;
  readonly words: (value: number) => string;
}

/** Checks, latency, cost and tokens of both sides. */
export function costView(checks: ChecksResult, baselineName: string, compared: boolean): Markup {
  const { latencyMedianMs, latencyP95Ms, usdPerCase, tokens } = checks;
  const lines: Line[] = [
    { name: 'Latency, median', ...latencyMedianMs, words: duration },
    { name: 'Latency, 95% within', ...latencyP95Ms, words: duration },
    { name: 'Cost a case', ...usdPerCase, words: money },
    { name: 'Tokens in', ...side(tokens, 'input', compared), words: integer },
    { name: 'Tokens out', ...side(tokens, 'output', compared), words: integer },
  ];
  return el(
    'article',
    { class: 'cost-card' },
    el('h3', null, 'Checks, latency and cost'),
    el('p', { class: 'outcome' }, checksWords(checks)),
    passRate(checks),
    el(
      'table',
      { class: 'costs' },
      el(
        'thead',
        null,
        el(
          'tr',
          { class: 'heads' },
          el('th', { scope: 'col' }, el('span', { class: 'unseen' }, 'Measure')),
          compared ? el('th', { scope: 'col', class: 'of-numbers' }, el('bdi', null, baselineName)) : null,
          el('th', { scope: 'col', class: 'of-numbers' }, 'this change'),
          compared ? el('th', { scope: 'col', class: 'of-numbers' }, 'difference') : null,
          el('td', { class: 'bars-cell' }),
        ),
      ),
      el(
        'tbody',
        null,
        lines.map((line) => costRow(line, compared)),
      ),
    ),
  );
}

function side(
  tokens: ChecksResult['tokens'],
  kind: 'input' | 'output',
  compared: boolean,
): Pick<Line, 'baseline' | 'candidate'> {
  return { candidate: tokens.candidate[kind], baseline: compared ? tokens.baseline[kind] : null };
}

function costRow({ name, baseline, candidate, words }: Line, compared: boolean): Markup {
  const shown = (value: number | null): Child =>
    value === null ? el('span', { class: 'muted' }, 'unknown') : words(value);
  return el(
    'tr',
    null,
    el('th', { scope: 'row' }, name),
    compared ? el('td', null, shown(baseline)) : null,
    el('td', null, shown(candidate)),
    compared ? el('td', null, change(baseline, candidate)) : null,
    el('td', { class: 'bars-cell' }, candidate === null ? null : twoBars(baseline, candidate)),
  );
}

function change(baseline: number | null, candidate: number | null): Child {
  if (baseline === null || candidate === null || baseline === 0) return '–';
  const share = candidate / baseline - 1;
  const percent = Math.round(Math.abs(share) * 100);
  if (percent === 0) return el('span', { class: 'muted' }, '=');
  return `${share < 0 ? '−' : '+'}${integer(percent)}%`;
}

function checksWords({ passed, failed, unanswered }: ChecksResult): Child {
  const all = passed + failed + unanswered;
  if (failed + unanswered === 0) return `All ${count(all, 'case')} pass their checks`;
  const parts = [
    ...(failed > 0 ? [`${failed} of ${count(all, 'case')} fail a check`] : []),
    ...(unanswered > 0 ? [`${unanswered} without an answer`] : []),
  ];
  return el('span', { class: 'bad' }, `✕ ${parts.join(', ')}`);
}

function passRate({ passRate }: ChecksResult): Child {
  if (passRate === null || passRate.baseline === null || passRate.candidate === null) return null;
  const { baseline, candidate, pHolm } = passRate;
  const test = pHolm === null ? '' : `, ${chanceWords(pHolm)}`;
  return el(
    'p',
    { class: 'small' },
    `Pass rate ${scoreText(baseline, candidate)} → ${scoreText(candidate, baseline)}${test}: ${comparedWords(passRate)}`,
  );
}
