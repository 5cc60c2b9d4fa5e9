import { structuredPatch } from 'diff';

/** Texts beyond this, and changes of more lines than this, are not compared: the diff would take too long. */
const MAX_CHARS = 300_000;
const MAX_EDITS = 2_000;
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
