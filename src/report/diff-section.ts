import { block, html, truncate } from './escape.ts';
import { shortName } from './links.ts';
import { type PromptDiff, promptDiff } from './prompt-diff.ts';
import type { PromptView, ReportView } from './view.ts';
import { count, levelWord } from './words.ts';

const MAX_LINE = 1_000;

/** The diff of one prompt, folded, with at most `maxLines` lines of it. */
export function diffSection(
  view: ReportView,
  prompt: PromptView,
  diff: PromptDiff,
  maxLines: number,
): string | null {
  if (maxLines === 0) return null;
  const of = view.prompts.length > 1 ? ` of <code>${html(shortName(prompt))}</code>` : '';
  const level = prompt.level === null ? '' : `; ${levelWord(prompt.level)}`;
  return [
    `<details><summary><b>Prompt diff</b>${of}: ${changeWords(diff)}${level}</summary>`,
    ...diffLines(diff, maxLines),
    '</details>',
  ].join('\n\n');
}

/** The diff of each policy file that the pull request changes, with at most `maxLines` lines of it; open, as a person has to read it. */
export function policyDiffSections({ policyChanges }: ReportView, maxLines: number): (string | null)[] {
  return policyChanges.map((change) => policyDiffSection(change, maxLines));
}

function policyDiffSection(
  { path, before, after }: ReportView['policyChanges'][number],
  maxLines: number,
): string | null {
  if (maxLines === 0) return null;
  const diff = promptDiff(before ?? '', after ?? '');
  if (diff === null) return null;
  const what = before === null ? ', new' : after === null ? ', removed' : '';
  const title = `<b>Policy diff</b>: <code>${html(path)}</code>${what}`;
  return [`<details open><summary>${title}</summary>`, ...diffLines(diff, maxLines), '</details>'].join(
    '\n\n',
  );
}

function diffLines(diff: PromptDiff, maxLines: number): string[] {
  const shown = diff.lines.slice(0, maxLines).map((line) => truncate(line, MAX_LINE));
  const rest = diff.lines.length - shown.length;
  return [
    block(shown.join('\n'), 'diff'),
    ...(rest > 0 ? [`${count(rest, 'more line')} of the diff not shown.`] : []),
  ];
}

function changeWords({ added, removed }: PromptDiff): string {
  const [first, gone] = [added[0], removed[0]];
  if (first && gone && added.length === 1 && removed.length === 1 && first.line === gone.line) {
    return `line ${first.line} changed`;
  }
  const parts = [
    ...(first
      ? [`${count(added.length, 'line')} added${added.length === 1 ? ` (line ${first.line})` : ''}`]
      : []),
    ...(gone ? [`${count(removed.length, 'line')} removed`] : []),
  ];
  return parts.join(', ') || 'only the version changed';
}
