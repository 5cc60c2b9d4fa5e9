import { METRICS, type Metric } from '../../policy/policy.ts';
import type { VerdictState } from '../../policy/verdict.ts';
import { shortName } from '../links.ts';
import { metricOutcome, scoresOf, sharedThreshold } from '../metric-words.ts';
import { worstFirst } from '../table.ts';
import type { PromptView, ReportView } from '../view.ts';
import { integer, levelWord, money, scoreText } from '../words.ts';
import { columns, cut, hanging, oneLine, type Paint, padded, type Style, wrapped } from './text.ts';

/** Below so many columns a prompt is a list of lines, not a row. */
export const NARROW = 60;
const MAX_NAME = 40;
const GAP = '  ';

export const STATE_MARKS: Readonly<Record<VerdictState, { readonly mark: string; readonly style: Style }>> = {
  pass: { mark: '✓', style: 'good' },
  blocked: { mark: '✗', style: 'bad' },
  'awaiting-sign-off': { mark: '…', style: 'warn' },
  inconclusive: { mark: '?', style: 'warn' },
  'not-applicable': { mark: '-', style: 'dim' },
};

interface Cell {
  readonly text: string;
  readonly style: Style | null;
}

const plain = (text: string): Cell => ({ text, style: null });

/** A column: what stands above it, and its cell of a prompt. */
interface Column {
  /** One line, or two. */
  readonly head: readonly [string, string];
  cell(prompt: PromptView): Cell;
}

/** One prompt a row, worst first; where that has no room, one a paragraph. */
export function promptLines(view: ReportView, width: number, paint: Paint): string[] {
  if (view.prompts.length === 0) return [];
  const prompts = worstFirst(view.prompts);
  const table = (cost: Column) => tableLines(columnsOf(view, cost), prompts, width, paint);
  const paragraphs = () =>
    prompts.flatMap((prompt) => paragraph(columnsOf(view, COSTS), prompt, width, paint));
  return table(COSTS) ?? table(COST) ?? paragraphs();
}

const COSTS: Column = { head: ['cost a case', ''], cell: (prompt) => plain(costWords(prompt, true)) };
const COST: Column = { head: ['cost', ''], cell: (prompt) => plain(costWords(prompt, false)) };

/** Behind mark and name. */
function columnsOf(view: ReportView, cost: Column): readonly Column[] {
  const metrics = METRICS.filter((metric) => view.prompts.some((prompt) => prompt.metrics[metric] !== null));
  return [
    { head: ['version', ''], cell: (prompt) => plain(versionWords(prompt)) },
    { head: ['level', ''], cell: (prompt) => plain(levelWords(prompt)) },
    ...metrics.map((metric): Column => {
      const shared = sharedThreshold(view.prompts, metric);
      return {
        head: [metric, shared === null ? '' : `needs ${scoreText(shared)}`],
        cell: (prompt) => metricCell(prompt, metric, shared === null),
      };
    }),
    { head: ['checks', ''], cell: checksCell },
    cost,
  ];
}

function tableLines(
  behind: readonly Column[],
  prompts: readonly PromptView[],
  width: number,
  paint: Paint,
): string[] | null {
  if (width < NARROW) return null;
  const rows = prompts.map((prompt) => [
    { text: STATE_MARKS[prompt.state].mark, style: STATE_MARKS[prompt.state].style },
    plain(cut(oneLine(shortName(prompt)), MAX_NAME)),
    ...behind.map(({ cell }) => cell(prompt)),
  ]);
  const heads = [0, 1].map((line) => [
    '',
    line === 0 ? 'prompt' : '',
    ...behind.map(({ head }) => head[line] ?? ''),
  ]);
  const all = [...heads.map((head) => head.map(plain)), ...rows];
  const widths = (all[0] ?? []).map((_, index) =>
    Math.max(...all.map((row) => columns(row[index]?.text ?? ''))),
  );
  if (widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1) > width) return null;
  const line = (cells: readonly Cell[]) =>
    cells
      .map(({ text, style }, index) => {
        const full = index === cells.length - 1 ? text : padded(text, widths[index] ?? 0);
        return style === null ? full : paint(style, full);
      })
      .join(GAP)
      .trimEnd();
  const above = heads.map((head) => line(head.map(plain))).filter((head) => head !== '');
  return [...above.map((head) => paint('dim', head)), ...rows.map(line)];
}

function paragraph(behind: readonly Column[], prompt: PromptView, width: number, paint: Paint): string[] {
  const { mark, style } = STATE_MARKS[prompt.state];
  const told = behind.flatMap(({ head: [name, needs], cell }) => {
    const { text, style: own } = cell(prompt);
    if (text === '') return [];
    const line = `${name}: ${text}${needs === '' ? '' : `, ${needs}`}`;
    return wrapped(line, width - 2).map((one) => `  ${own === null ? one : paint(own, one)}`);
  });
  const name = oneLine(shortName(prompt));
  return [...hanging(`${mark} `, wrapped(name, width - 2)).map((line) => paint(style, line)), ...told];
}

function versionWords({ version, change }: PromptView): string {
  const [before, after] = [version.baseline, version.candidate].map((text) =>
    text === null ? null : cut(oneLine(text), 24),
  );
  if (change === 'removed') return `${before ?? 'no version'} → removed`;
  if (before === after) return after ?? 'no version';
  return `${before ?? (change === 'added' ? 'new' : 'no version')} → ${after ?? 'no version'}`;
}

function levelWords({ level, declared }: PromptView): string {
  if (level === null) return '';
  const said = declared !== null && declared !== level ? `${levelWord(declared)}, held to ` : '';
  return `${said}${levelWord(level)}`;
}

function metricCell(prompt: PromptView, metric: Metric, showsThreshold: boolean): Cell {
  const result = prompt.metrics[metric];
  if (result === null) return { text: 'not judged', style: 'dim' };
  const { baseline, candidate } = scoresOf(result);
  const { icon } = metricOutcome(prompt, result);
  const style: Style = icon === '❌' ? 'bad' : icon === '' ? 'good' : 'warn';
  if (candidate === null) return { text: 'no score', style: icon === '' ? 'dim' : style };
  const before = baseline === null ? '' : `${baseline} → `;
  const needs = showsThreshold ? ` (needs ${scoreText(result.threshold.value)})` : '';
  return { text: `${before}${candidate}${needs}`, style };
}

function checksCell({ checks, reasons }: PromptView): Cell {
  if (checks === null) return { text: 'not run', style: 'dim' };
  const { passed, failed, unanswered } = checks;
  const blocks = reasons.some(({ code, effect }) => code.startsWith('check.') && effect === 'blocks');
  const missing = unanswered > 0 ? `, ${integer(unanswered)} without an answer` : '';
  const text = `${integer(passed)}/${integer(passed + failed + unanswered)}${missing}`;
  return { text, style: blocks ? 'bad' : failed + unanswered > 0 ? 'warn' : 'good' };
}

function costWords({ checks }: PromptView, both: boolean): string {
  if (checks === null) return 'not run';
  const { baseline, candidate } = checks.usdPerCase;
  return baseline === null || !both ? money(candidate) : `${money(baseline)} → ${money(candidate)}`;
}
