import type { Remark } from './finding.ts';
import { quote } from './quote.ts';
import type { Unit } from './sentences.ts';

const BULLET = /^[-*+•‣◦–]$/;
const NUMBER = /^\(?\d{1,3}[.)]$/;

/**
 * What the marks before units of the same text say: a list that is numbered anew (once a message), another kind of
 * bullet, or another structure.
 */
export function markerRemarks(pairs: readonly (readonly [Unit, Unit])[]): Remark[] {
  const remarks: Remark[] = [];
  const seen = new Set<string>();
  for (const [before, after] of pairs) {
    if (before.marker === after.marker) continue;
    const line = { before: before.line, after: after.line };
    const both = (pattern: RegExp) => pattern.test(before.marker) && pattern.test(after.marker);
    const kind = both(BULLET) ? 'bullets' : both(NUMBER) ? 'numbers' : `structure ${line.after}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const marks = `${quote(before.marker)} becomes ${quote(after.marker)}`;
    if (kind === 'bullets') remarks.push({ rule: 'wording', says: `uses another bullet: ${marks}`, line });
    else if (kind === 'numbers') {
      remarks.push({ rule: 'list-item-changed', says: `numbers a list anew: ${marks}`, line });
    } else {
      const says = `changes the structure before ${quote(after.text)}: ${marks}`;
      remarks.push({ rule: 'structure-changed', says, line });
    }
  }
  return remarks;
}
