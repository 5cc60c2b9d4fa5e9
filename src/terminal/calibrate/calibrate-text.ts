import type { LabelledJudgement } from '../../gate/calibrate.ts';
import type { Saying } from '../../judging/calibration.ts';
import type { Estimate, Usage } from '../../model/usage.ts';
import type { Metric } from '../../policy/policy.ts';
import type { Look } from '../../report/terminal/reasons.ts';
import { hanging, oneLine, padded, type Style, wrapped } from '../../report/terminal/text.ts';
import { count, integer, money } from '../../report/words.ts';
import type { Rate } from '../../statistics/rates.ts';
import type { Confusion, MetricFigures, Trusted } from './figures.ts';

/** So many wrong rows of a metric are shown. */
const MAX_WRONG = 10;
/** Characters of a text of a wrong row. */
const MAX_TEXT = 300;

const YES: Readonly<Record<Metric, string>> = { faithfulness: 'faithful', relevance: 'relevant' };
const TRUST = {
  trusted: { words: 'trusted', style: 'good' },
  warned: { words: 'trusted, with a warning', style: 'warn' },
  untrusted: { words: 'not trusted', style: 'bad' },
  'too-few': { words: 'too few rows to say', style: 'warn' },
} as const satisfies Record<string, { words: string; style: Style }>;

/** What it will take, before the first call. */
export function expectationText(estimate: Estimate, rows: number, judge: string): string {
  const { requests, inputTokens, outputTokens, usd } = estimate;
  const price = usd === null ? 'a price that is not known' : `about ${money(usd)}`;
  return `Judging ${count(rows, 'row')} twice by ${oneLine(judge)}: ${count(requests, 'call')} of about ${integer(inputTokens)} tokens in and ${integer(outputTokens)} out, for ${price}, before what earlier runs have kept.`;
}

/** What it took. */
export function spentText({ modelCalls, cachedCalls, usd }: Usage): string {
  return `${count(modelCalls, 'call')}, ${integer(cachedCalls)} judgements kept from earlier; cost ${money(usd)}.`;
}

/** Everything that was measured, in lines. */
export function calibrationLines(metrics: readonly MetricFigures[], trusted: Trusted, look: Look): string[] {
  return [...metrics.flatMap((one) => metricLines(one, look)), ...conclusion(trusted, look), ''];
}

function metricLines(figures: MetricFigures, look: Look): string[] {
  const { calibration, agreement, falsePasses, falseAlarms, wrong } = figures;
  const { metric, balancedAccuracy, kappa, flips, rows, sizeFactor, warnings } = calibration;
  const yes = YES[metric];
  const { words, style } = TRUST[calibration.trust];
  const line = (name: string, value: string) =>
    hanging(`  ${padded(name, 20)}`, wrapped(value, look.width - 22));
  return [
    look.paint('strong', `${metric[0]?.toUpperCase()}${metric.slice(1)}: `) + look.paint(style, words),
    ...confusionLines(figures, yes),
    ...line('agreement', `${rateText(agreement)} of ${count(rows, 'row')}`),
    ...line('false passes', `${rateText(falsePasses)} of the answers that are not ${yes}`),
    ...line('false alarms', `${rateText(falseAlarms)} of the ${yes} answers`),
    ...line(
      'balanced accuracy',
      balancedAccuracy === null
        ? 'unknown: a label has no row'
        : `${score(balancedAccuracy.value)} (${score(balancedAccuracy.low)} to ${score(balancedAccuracy.high)}); trusted from 0.65 with a lower limit above 0.50, good from 0.80`,
    ),
    ...line('kappa', kappa === null ? 'unknown' : `${score(kappa)}; good from 0.60`),
    ...line(
      'contradicts itself',
      `on ${Math.round(flips * rows)} of ${count(rows, 'row')}; at most 10% is good`,
    ),
    ...(sizeFactor === null
      ? []
      : line('needs', `${sizeFactor.toFixed(1)} times the cases that a perfect judge would`)),
    ...warnings.flatMap((warning) => hanging('  ! ', wrapped(warning, look.width - 4))),
    ...wrongLines(metric, wrong, look),
    '',
  ];
}

function confusionLines({ labelledYes, labelledNo }: MetricFigures, yes: string): string[] {
  const heads = [yes, `not ${yes}`, 'no score'];
  const width = Math.max(...heads.map((head) => head.length)) + 2;
  const cells = (some: readonly string[]) => some.map((cell) => cell.padStart(width)).join('');
  const row = (label: string, { yes: y, no, unscored }: Confusion) =>
    `  ${padded(`labelled ${label}`, 24)}${cells([y, no, unscored].map(String))}`;
  return [
    `  ${padded('the judge says', 24)}${cells(heads)}`,
    row(yes, labelledYes),
    row(`not ${yes}`, labelledNo),
  ];
}

function wrongLines(metric: Metric, wrong: readonly LabelledJudgement[], look: Look): string[] {
  if (wrong.length === 0) return [];
  const more = wrong.length - MAX_WRONG;
  return [
    '',
    `  Wrong on ${count(wrong.length, 'row')}:`,
    ...wrong.slice(0, MAX_WRONG).flatMap((one) => wrongRow(metric, one, look)),
    ...(more > 0 ? [`  and ${more} more; --json has all of them`] : []),
  ];
}

function wrongRow(metric: Metric, { row, label, says, judgements }: LabelledJudgement, look: Look): string[] {
  const [judgement] = judgements;
  const { score: given } = judgement;
  const told = given.kind === 'scored' ? ` (${score(given.value)})` : '';
  const title = `${oneLine(row.id)}: labelled ${sayingText(metric, label ? 'yes' : 'no')}, the judge says ${sayingText(metric, says[0])}${told}`;
  const text = (name: string, words: string) =>
    words === '' ? [] : hanging(`      ${padded(name, 9)}`, wrapped(short(words), look.width - 15));
  return [
    ...hanging('    ', wrapped(title, look.width - 4)).map((one) => look.paint('strong', one)),
    ...text('question', row.query),
    ...text('answer', row.answer === '' ? '(empty)' : row.answer),
    ...text('why', reasonOf(judgement)),
  ];
}

/** What the judge gave as its reason, on one line. */
export function reasonOf({
  score: given,
  claims,
  reasoning,
}: LabelledJudgement['judgements'][number]): string {
  if (given.kind === 'unscored') return given.why;
  if (reasoning !== null) return reasoning;
  const unsupported = claims.filter(({ verdict }) => verdict !== 'supported');
  if (unsupported.length === 0) return claims.length === 0 ? 'nothing claimed' : 'every claim is supported';
  return unsupported
    .map(
      ({ claim, verdict, overruled }) =>
        `${verdict.replace('_', ' ')}: ${claim}${overruled === null ? '' : ` (${overruled})`}`,
    )
    .join('; ');
}

function conclusion(trusted: Trusted, { paint, width }: Look): string[] {
  switch (trusted.kind) {
    case 'trusted':
      return [paint('good', 'The gate would trust this judge.')];
    case 'untrusted':
      return wrapped(
        'The gate would not trust this judge: a run that names this labelled set is inconclusive.',
        width,
      ).map((line) => paint('bad', line));
    case 'unknown':
      return wrapped(`Nothing can be said of this judge: ${trusted.why}.`, width).map((line) =>
        paint('warn', line),
      );
  }
}

function sayingText(metric: Metric, saying: Saying): string {
  if (saying === 'unscored') return 'nothing';
  return saying === 'yes' ? YES[metric] : `not ${YES[metric]}`;
}

function rateText(rate: Rate | null): string {
  if (rate === null) return 'unknown';
  return `${percent(rate.rate)} (${percent(rate.low)} to ${percent(rate.high)})`;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
const score = (value: number) => value.toFixed(2);

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT).trimEnd()}…` : line;
}
