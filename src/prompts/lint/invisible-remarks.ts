import type { LinePair, Remark } from './finding.ts';
import { invisiblesOf, namesOf } from './invisible.ts';
import { quote } from './quote.ts';

const LINE_END = /\r\n|[\n\r]/;

/** Invisible characters in lines that are new or changed; where there are none, those in lines that they left. */
export function invisibleRemarks(before: string, after: string): Remark[] {
  const [from, to] = [before.split(LINE_END), after.split(LINE_END)];
  const [known, kept] = [countLines(from), countLines(to)];
  const come = changedLines(to, known).map(({ line, found }) =>
    remark({ before: null, after: line }, found, 'holds'),
  );
  if (come.length > 0) return come;
  return changedLines(from, kept).map(({ line, found }) =>
    remark({ before: line, after: null }, found, 'held'),
  );
}

const foldLine = (line: string) => line.replace(/[ \t\r\f\v]+/g, ' ').replace(/^ | $/g, '');

function countLines(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines.map(foldLine)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Lines with invisible characters that the other version does not hold, or not as often. */
function changedLines(lines: readonly string[], others: ReadonlyMap<string, number>) {
  const left = new Map(others);
  return lines.flatMap((text, index) => {
    const key = foldLine(text);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    const found = count > 0 ? [] : invisiblesOf(text);
    return found.length === 0 ? [] : [{ line: index + 1, found }];
  });
}

function remark(line: LinePair, found: readonly string[], verb: string): Remark {
  const many = found.length === 1 ? 'an invisible character' : `${found.length} invisible characters`;
  return {
    rule: 'invisible-character',
    says: `${verb} ${many}: ${namesOf(found)}${hiddenText(found)}`,
    line,
  };
}

/** Unicode tags spell a text in ASCII that models read and people do not see. */
function hiddenText(found: readonly string[]): string {
  const hidden = found
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((code) => code >= 0xe0020 && code <= 0xe007e)
    .map((code) => String.fromCodePoint(code - 0xe0000))
    .join('');
  return hidden === '' ? '' : `; the tags spell ${quote(hidden)}`;
}
