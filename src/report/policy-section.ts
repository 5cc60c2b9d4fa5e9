import type { PolicyDifference } from '../policy/policy-values.ts';
import { code, truncate } from './escape.ts';
import type { ReportView } from './view.ts';
import { count } from './words.ts';

const MAX_ROWS = 30;
/** Paths in one row. */
const MAX_PROMPTS = 3;
/** Code points of a path or a value. */
const MAX_CHARS = 160;

/**
 * What the changed policy decides otherwise, looser values first; open, as a person has to read it.
 * @param maxLines of a diff: it goes where the diffs go
 */
export function policyValuesSection({ policyDifferences }: ReportView, maxLines: number): string | null {
  if (maxLines === 0 || policyDifferences.length === 0) return null;
  const looser = policyDifferences.filter((difference) => difference.looser === true).length;
  const words = `${count(policyDifferences.length, 'difference')}, ${looser === 0 ? 'none' : looser} plainly looser`;
  const rows = policyDifferences.slice(0, MAX_ROWS).map(row);
  const table = ['| what | prompts | before | after |', '| :-- | :-- | :-- | :-- |', ...rows].join('\n');
  const rest = policyDifferences.length - rows.length;
  return [
    `<details open><summary><b>Policy values</b>: ${words}</summary><br>`,
    table,
    ...(rest > 0 ? [`${count(rest, 'more difference')} not shown.`] : []),
    '</details>',
  ].join('\n\n');
}

function row({ what, prompts, before, after, looser }: PolicyDifference): string {
  const marker = looser === true ? '⚠️ **looser:** ' : '';
  const cells = [marker + shortCode(what), promptsCell(prompts), valueCell(before), valueCell(after)];
  return `| ${cells.join(' | ')} |`;
}

function promptsCell(prompts: PolicyDifference['prompts']): string {
  if (prompts === null) return 'the whole run';
  const rest = prompts.length - MAX_PROMPTS;
  return [...prompts.slice(0, MAX_PROMPTS).map(shortCode), ...(rest > 0 ? [`and ${rest} more`] : [])].join(
    '<br>',
  );
}

function valueCell(value: string | null): string {
  return value === null ? 'none' : shortCode(value);
}

function shortCode(text: string): string {
  return code(truncate(text, MAX_CHARS));
}
