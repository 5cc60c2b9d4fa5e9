import type { Row } from './row.ts';

const HEAD: readonly string[] = ['work', 'measured', 'against', 'limit', 'kept?'];

const verdict = ({ kept }: Row) => (kept === null ? '-' : kept ? 'yes' : '**no**');

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The head of the Markdown table. */
export function tableHead(): string {
  return [line(HEAD), line(HEAD.map(() => '---'))].join('\n');
}

/** One line of the Markdown table. */
export function tableRow(row: Row): string {
  return line([row.work, row.measured, row.against, row.limit, verdict(row)]);
}
