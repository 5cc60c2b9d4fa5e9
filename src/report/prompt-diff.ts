import { structuredPatch } from 'diff';
import type { ChatMessage } from '../ports/model.ts';

/** Texts beyond this, and changes of more lines than this, are not compared: the diff would take too long. */
const MAX_CHARS = 300_000;
const MAX_EDITS = 2_000;
/** In longer files, and in files of more messages, the messages are not looked for. */
const MAX_LINES = 3_000;
const MAX_MESSAGES = 300;
const VERSION_LINE = /^\s*["']?version["']?\s*:/i;

export interface ChangedLine {
  /** From 1: in the new file for an added line, in the old file for a removed one. */
  readonly line: number;
  readonly text: string;
}

/** The lines that differ between two versions of a prompt. */
export interface PromptDiff {
  /** As a diff shows them: each begins with a space, `+`, `-` or `@@`. */
  readonly lines: readonly string[];
  /** Without the line that holds the version. */
  readonly added: readonly ChangedLine[];
  readonly removed: readonly ChangedLine[];
  readonly versionChanged: boolean;
}

/** Compares two texts line by line; null where there is nothing to compare, or too much. */
export function promptDiff(before: string | null, after: string | null): PromptDiff | null {
  if (before === null || after === null || before.length + after.length > MAX_CHARS) return null;
  const patch = structuredPatch('', '', before, after, '', '', { context: 3, maxEditLength: MAX_EDITS });
  if (patch === undefined || patch.hunks.length === 0) return null;
  const lines: string[] = [];
  const added: ChangedLine[] = [];
  const removed: ChangedLine[] = [];
  for (const hunk of patch.hunks) {
    let [from, to] = [hunk.oldStart, hunk.newStart];
    if (from > 1 || lines.length > 0) lines.push(`@@ line ${to} @@`);
    for (const line of hunk.lines) {
      const text = line.slice(1);
      if (line.startsWith('\\')) continue;
      lines.push(line);
      if (line.startsWith('+') && !VERSION_LINE.test(text)) added.push({ line: to, text });
      if (line.startsWith('-') && !VERSION_LINE.test(text)) removed.push({ line: from, text });
      if (!line.startsWith('-')) to += 1;
      if (!line.startsWith('+')) from += 1;
    }
  }
  const versionChanged = lines.some((line) => /^[+-]/.test(line) && VERSION_LINE.test(line.slice(1)));
  return { lines, added, removed, versionChanged };
}

/** A prompt's file and the messages that were read from it. */
export interface PromptSource {
  readonly text: string;
  readonly messages: readonly ChatMessage[];
}

/**
 * Compares what two versions of a prompt's file hold beside their messages: version, model, parameters. A message that
 * the file writes in a way of its own, such as folded over lines, stays in. Null where nothing differs.
 */
export function settingsDiff(before: PromptSource, after: PromptSource): PromptDiff | null {
  const diff = promptDiff(withoutMessages(before), withoutMessages(after));
  // Lines are missing, so that their numbers are not those of the file.
  return diff && { ...diff, lines: diff.lines.map((line) => (line.startsWith('@@') ? ' ⋯' : line)) };
}

const CONTENT_KEY = /^(?:-\s+)?["']?(?:content|prompt)["']?\s*:\s*/;

/** Cuts each message's own lines and nothing else, so that no other line can hide behind a message that repeats it. */
function withoutMessages({ text, messages }: PromptSource): string {
  const lines = text.split(/\r\n?|\n/);
  if (lines.length > MAX_LINES || messages.length > MAX_MESSAGES) return text;
  const kept: string[] = [];
  let from = 0;
  for (const { content } of messages) {
    const place = placeOf(content, lines, from);
    if (place === null) continue;
    kept.push(...lines.slice(from, place.start));
    from = place.end;
  }
  return [...kept, ...lines.slice(from)].join('\n');
}

function placeOf(content: string, lines: readonly string[], from: number) {
  const wanted = content
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  const fits = (at: number) => wanted.every((line, index) => lines[at + index]?.trim() === line);
  for (let at = from; at < lines.length && wanted[0] !== ''; at += 1) {
    const line = lines[at]?.trim() ?? '';
    if (line !== wanted[0] && isValue(line, content)) return { start: at, end: at + 1 };
    if (line === wanted[0] && fits(at)) return { start: at, end: at + wanted.length };
  }
  return null;
}

/** True for a line that gives a whole message as its value: plain, in JSON's quotes or in YAML's single ones. */
function isValue(line: string, content: string): boolean {
  if (line.length < content.trim().length || !CONTENT_KEY.test(line)) return false;
  const value = line.replace(CONTENT_KEY, '');
  const forms = [content.trim(), JSON.stringify(content), `'${content.replaceAll("'", "''")}'`];
  return forms.some((form) => value === form || value === `${form},`);
}
