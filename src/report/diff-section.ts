import { block, html, truncate } from './escape.ts';
import { shortName } from './links.ts';
import { type MessageLine, messageDiffs } from './message-diff.ts';
import { type ComparedMessages, factsOf, type MessageChange, messageTables } from './message-table.ts';
import { type PromptDiff, promptDiff, settingsDiff } from './prompt-diff.ts';
import type { PromptView, ReportView } from './view.ts';
import { count, levelWord } from './words.ts';

/** Code points of a line. */
const MAX_LINE = 1_000;

/** The diff of one prompt's file, folded, with at most `maxLines` lines of it. */
export function diffSection(
  view: ReportView,
  prompt: PromptView,
  diff: PromptDiff,
  maxLines: number,
): string | null {
  return maxLines === 0 ? null : section(view, prompt, changeWords(diff), diffLines(diff, maxLines));
}

/** What changed in a prompt, found once for every length that is tried. */
export interface PromptChange extends ComparedMessages {
  /** What the files hold beside the messages. */
  readonly settings: PromptDiff | null;
}

/** Compares both versions of a prompt; null where one could not be read, so that only the files can be compared. */
export function promptChange(
  texts: PromptView['texts'],
  { before, after, annotations, lineOf }: MessageChange,
): PromptChange | null {
  if (texts.before === null || texts.after === null || before === null || after === null) return null;
  return {
    messages: messageDiffs(before, after),
    annotations,
    lineOf,
    settings: settingsDiff({ text: texts.before, messages: before }, { text: texts.after, messages: after }),
  };
}

/**
 * The diff of one prompt, folded: its messages word by word, then what else changed in the file.
 * @param maxLines of each of the two parts
 */
export function messageDiffSection(
  view: ReportView,
  prompt: PromptView,
  change: PromptChange,
  maxLines: number,
): string | null {
  const { settings } = change;
  const tables = maxLines === 0 ? null : messageTables(change, maxLines);
  if (maxLines === 0 || (tables === null && settings === null)) return null;
  const parts = [
    ...(tables === null ? [] : [tables]),
    ...(settings === null ? [] : diffLines(settings, maxLines)),
  ];
  return section(view, prompt, messageWords(change), parts, tables === null ? '' : '<br>');
}

/** @param gap below the title: a table would touch it */
function section(
  view: ReportView,
  prompt: PromptView,
  words: string,
  parts: readonly string[],
  gap = '',
): string {
  const of = view.prompts.length > 1 ? ` of <code>${html(shortName(prompt))}</code>` : '';
  const level = prompt.level === null ? '' : `; ${levelWord(prompt.level)}`;
  const title = `<b>Prompt diff</b>${of}: ${words}${level}`;
  return [`<details><summary>${title}</summary>${gap}`, ...parts, '</details>'].join('\n\n');
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

function messageWords({ messages, settings }: PromptChange): string {
  const diffs = messages ?? [];
  const kept = diffs.filter(({ before, after }) => before !== null && after !== null);
  const linesOf = (kind: MessageLine['kind']) =>
    kept.reduce((sum, { lines }) => sum + lines.filter((line) => line.kind === kind).length, 0);
  const tell = (amount: number, one: string, what: string) =>
    amount === 0 ? [] : [`${count(amount, one)} ${what}`];
  const parts = [
    ...tell(diffs.filter(({ before }) => before === null).length, 'message', 'added'),
    ...tell(diffs.filter(({ after }) => after === null).length, 'message', 'removed'),
    ...tell(diffs.filter(({ moved }) => moved).length, 'message', 'moved'),
    ...tell(linesOf('added'), 'line', 'added'),
    ...tell(linesOf('reworded'), 'line', 'reworded'),
    ...tell(linesOf('removed'), 'line', 'removed'),
  ];
  if (parts.length > 0) return parts.join(', ');
  if (messages === null || diffs.some((diff) => factsOf(diff).length > 0)) return 'the messages changed';
  const others = settings === null ? 0 : settings.added.length + settings.removed.length;
  return others > 0 ? 'only the settings changed' : 'only the version changed';
}
