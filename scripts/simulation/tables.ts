import { MIN_CASES_FOR_LOOKS } from '../../src/statistics/looks.ts';
import { DROP_NAMES, type Drop, type Size } from './cells.ts';
import type { Figure } from './figures.ts';
import { PUBLISHED_IN } from './published.ts';
import type { ByDrop, FalseBlocks, LooksReportRow, Report, ReportRow } from './report.ts';

const TITLES: Readonly<Record<Drop, string>> = {
  none: 'no change',
  'one-10': '.10 on one',
  'both-10': '.10 on both',
  'one-20': '.20 on one',
};

/** The report as people read it, in tables of Markdown. */
export function reportText(report: Report): string {
  const { seed, runs, withoutLooks, withLooks, falseBlocks, compared, agreeing } = report;
  const parts = [
    `${runs} simulated pull requests per cell, seed ${seed}. ${LEGEND}`,
    ...(withoutLooks.length > 0
      ? [`Blocked without early stopping, in per cent\n\n${blockedTable(withoutLooks)}`]
      : []),
    ...(withLooks.length > 0
      ? [
          `Blocked with early stopping, in per cent\n\n${looksTable(withLooks, ({ blocked }) => blocked)}`,
          `Mean cases read with early stopping\n\n${looksTable(withLooks, ({ read }) => read)}`,
        ]
      : []),
    `Blocked although nothing changed, in per cent: at most 5 (one-sided test at 1%)\n\n${falseBlocksTable(falseBlocks)}`,
    `${falseBlocks.filter(({ holds }) => holds).length} of ${falseBlocks.length} cells without a change block at most 5%.`,
    `${agreeing} of ${compared} figures agree with ${PUBLISHED_IN}.`,
  ];
  return parts.join('\n\n');
}

const LEGEND = `± is half of a 95% interval. In brackets: the figure in ${PUBLISHED_IN}, ✓ where both are the same but for chance (three standard errors), ✗ where not.`;

function blockedTable(rows: readonly ReportRow[]): string {
  const [, ...drops] = DROP_NAMES;
  return table(
    ['cases, samples', 'false blocks', 'plain rule', ...drops.map((drop) => TITLES[drop])],
    rows.map((row) => [
      sizeText(row),
      figureText(row.blocked.none),
      figureText(row.plain),
      ...drops.map((drop) => figureText(row.blocked[drop])),
    ]),
  );
}

function looksTable(rows: readonly LooksReportRow[], of: (row: LooksReportRow) => ByDrop): string {
  return table(
    ['cases, samples', ...DROP_NAMES.map((drop) => TITLES[drop])],
    rows.map((row) => [sizeText(row), ...DROP_NAMES.map((drop) => figureText(of(row)[drop]))]),
  );
}

function falseBlocksTable(cells: readonly FalseBlocks[]): string {
  return table(
    ['cases, samples', 'early stopping', 'blocked', ''],
    cells.map((cell) => [
      sizeText(cell),
      stoppingText(cell),
      figureText(cell.blocked),
      cell.holds ? 'pass' : 'FAIL',
    ]),
  );
}

function stoppingText({ earlyStopping, looks }: FalseBlocks): string {
  if (!earlyStopping) return 'off';
  return looks ? 'on' : `on, no looks below ${MIN_CASES_FOR_LOOKS} cases`;
}

function sizeText({ cases, samples }: Size): string {
  return `${cases}, ${samples}`;
}

function figureText({ value, error, published }: Figure): string {
  const beside = published === null ? '' : ` (${published.value} ${published.agrees ? '✓' : '✗'})`;
  return `${value.toFixed(1)} ±${error.toFixed(1)}${beside}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
