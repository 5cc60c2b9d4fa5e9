import type { Finding } from '../prompts/lint/finding.ts';
import type { LineNote } from './message-table.ts';
import { levelWord } from './words.ts';

/** The place that a finding's message begins with; the table of the diff shows it already. */
const PLACE = /^(?:message \d+, )?line \d+(?: of the earlier version)?[, ]+/;

/** What the lint found, beside the lines that it is about. */
export function lintNotes(findings: readonly Finding[]): readonly LineNote[] {
  return findings.flatMap(({ level, rule, message, messageIndex, line }): LineNote[] => {
    if (messageIndex === null) return [];
    const side = rule === 'message-removed' || line.after === null ? 'before' : 'after';
    const text = message.replace(PLACE, '');
    return [{ messageIndex, line: line[side], side, level: levelWord(level), text }];
  });
}
