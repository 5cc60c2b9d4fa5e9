import { METRICS, type Metric } from '../policy/policy.ts';
import type { VerdictState } from '../policy/verdict.ts';
import { code, inline, truncate } from './escape.ts';
import { promptLink } from './links.ts';
import { metricOutcome, scoresOf, sharedThreshold } from './metric-words.ts';
import type { PromptView, ReportView } from './view.ts';
import { integer, levelWord, money, STATE_ICONS, scoreText } from './words.ts';

const ORDER: readonly VerdictState[] = [
  'blocked',
  'inconclusive',
  'awaiting-sign-off',
  'pass',
  'not-applicable',
];

/** Keeps figures that belong together on one line of a narrow column. */
const HELD = '&nbsp;';
/** Characters of two versions that stay on one line. */
const MAX_HELD = 24;

/** The prompts, worst first. */
export function worstFirst(prompts: readonly PromptView[]): readonly PromptView[] {
  return [...prompts].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

/** One row a prompt, worst first; null without prompts. */
export function promptTable(view: ReportView, maxRows: number): string | null {
  if (view.prompts.length === 0 || maxRows === 0) return null;
  const metrics = METRICS.filter((metric) => view.prompts.some((prompt) => prompt.metrics[metric] !== null));
  const shares = new Map(metrics.map((metric) => [metric, sharedThreshold(view.prompts, metric)]));
  const heads = metrics.map((metric) => {
    const shared = shares.get(metric) ?? null;
    return shared === null ? metric : `${metric},<br>needs ${scoreText(shared)}`;
  });
  const columns = ['', 'prompt', 'version', ...heads, 'checks', 'cost a case'];
  const rows = worstFirst(view.prompts)
    .slice(0, maxRows)
    .map((prompt) => [
      STATE_ICONS[prompt.state],
      nameCell(prompt, view),
      versionCell(prompt),
      ...metrics.map((metric) => metricCell(prompt, metric, shares.get(metric) === null)),
      checksCell(prompt),
      costCell(prompt),
    ]);
  const alignment = columns.map((_, index) => (index === 0 ? ':-:' : ':--'));
  return [columns, alignment, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function nameCell(prompt: PromptView, view: ReportView): string {
  const was = prompt.previousPath === null ? '' : `<br>was ${code(truncate(prompt.previousPath, 120))}`;
  const because = prompt.because === null ? '' : `<br>${inline(truncate(prompt.because, 120))}`;
  return promptLink(prompt, view.run) + was + because;
}

function versionCell({ version, level, declared, change }: PromptView): string {
  const before = version.baseline === null ? null : inline(truncate(version.baseline, 40));
  const after = version.candidate === null ? null : inline(truncate(version.candidate, 40));
  if (change === 'removed') return `${before ?? 'no version'} → removed`;
  const changed =
    before === after
      ? (after ?? 'no version')
      : arrow(before ?? (change === 'added' ? 'new' : 'no version'), after ?? 'no version');
  const judgedAs = level === null ? '' : levelWord(level);
  const said = declared !== null && level !== null && declared !== level;
  if (judgedAs === '') return changed;
  return `${changed}<br>${said ? `${levelWord(declared)}, held to ` : ''}${judgedAs}`;
}

function arrow(before: string, after: string): string {
  const space = before.length + after.length > MAX_HELD ? ' ' : HELD;
  return `${before}${space}→${space}**${after}**`;
}

function metricCell(prompt: PromptView, metric: Metric, showThreshold: boolean): string {
  const result = prompt.metrics[metric];
  if (result === null) return 'not judged';
  const { baseline, candidate } = scoresOf(result);
  const { icon, words } = metricOutcome(prompt, result);
  const before = baseline === null ? '' : `${baseline}${HELD}→${HELD}`;
  const scores = candidate === null ? '' : `${before}**${candidate}**${icon && HELD}${icon}<br>`;
  const needs = showThreshold ? `, needs ${scoreText(result.threshold.value)}` : '';
  return `${scores}${words}${needs}`;
}

function checksCell({ checks, reasons }: PromptView): string {
  if (checks === null) return 'not run';
  const { passed, failed, unanswered } = checks;
  const blocks = reasons.some((reason) => reason.code.startsWith('check.') && reason.effect === 'blocks');
  const missing = unanswered > 0 ? `, ${integer(unanswered)} without an answer` : '';
  return `${blocks ? '❌ ' : ''}${integer(passed)} / ${integer(passed + failed + unanswered)}${missing}`;
}

function costCell({ checks }: PromptView): string {
  if (checks === null) return 'not run';
  const { baseline, candidate } = checks.usdPerCase;
  const cost = inline(money(candidate));
  return baseline === null ? cost : `${inline(money(baseline))} → ${cost}`;
}
