import { alignUnits, type Gap } from './align.ts';
import { isEnglish } from './english.ts';
import type { Remark } from './finding.ts';
import { withoutInvisibles } from './invisible.ts';
import { invisibleRemarks } from './invisible-remarks.ts';
import { markerRemarks } from './markers.ts';
import { formatRemarks } from './output-format.ts';
import { type Pairing, pairUnits } from './pair.ts';
import { isPurpose } from './purpose.ts';
import { quote } from './quote.ts';
import { type Unit, unitsOf } from './sentences.ts';
import { addedRemark, editedRemarks, movedRemark, removedRemark, replacedRemark } from './unit-remarks.ts';
import { editsOf } from './wording.ts';

/** So many edited sentences are compared word by word; what else was edited is taken for another instruction. */
const MAX_COMPARED = 1_000;

/**
 * Everything that differs between two versions of one message.
 * @param example the message is an answer that the model is shown, or the question to it
 */
export function messageRemarks(before: string, after: string, example: boolean): Remark[] {
  if (before === after) return [];
  const [from, to] = [withoutInvisibles(before), withoutInvisibles(after)];
  const read = (text: string) => unitsOf(text).map((unit) => (example ? { ...unit, example } : unit));
  const [unitsBefore, unitsAfter] = [read(from), read(to)];
  const { same, moved, gaps } = alignUnits(unitsBefore, unitsAfter);
  const english = isEnglish(from) && isEnglish(to);
  const changed = gaps.map((gap) => changesIn(gap, english));
  const pairings = changed.flatMap(({ pairings }) => pairings);
  const edited = pairings.filter((pairing) => pairing.kind === 'edited');
  const remarks = [
    ...invisibleRemarks(before, after),
    ...formatRemarks(unitsBefore, unitsAfter),
    ...changed.flatMap(({ remarks }) => remarks),
    ...edited.flatMap(({ before, after }, at) => editedRemarks(before, after, english, at < MAX_COMPARED)),
    ...comeAndGone(pairings),
    ...moved.map(([one, other]) => movedRemark(one, other)),
    ...markerRemarks([
      ...same,
      ...moved,
      ...edited.map((pairing) => [pairing.before, pairing.after] as const),
    ]),
  ];
  if (remarks.length > 0 || asciiFold(before) === asciiFold(after)) return remarks;
  const line = { before: 1, after: 1 };
  const signs = (text: string) => text.replace(/\s+/g, '');
  return signs(before) === signs(after)
    ? [{ rule: 'wording', says: 'changes the white space between words and signs', line }]
    : [{ rule: 'unexplained', says: 'changes, and no rule says in what way', line }];
}

/** What matters of a message that is new as a whole, beside that it is. */
export function newMessageRemarks(content: string, example: boolean): Remark[] {
  const formats = example ? [] : formatRemarks([], unitsOf(withoutInvisibles(content)));
  return [...invisibleRemarks('', content), ...formats];
}

/** White space as `sameBehaviour` sees it: a no-break space is none. */
function asciiFold(text: string): string {
  return text.replace(/[ \t\r\n\f\v]+/g, ' ').replace(/^ | $/g, '');
}

interface Changed {
  readonly pairings: readonly Pairing[];
  readonly remarks: readonly Remark[];
}

/** Units may be cut at other places and say the same: that is looked at before they are paired. */
function changesIn(gap: Gap, english: boolean): Changed {
  const [from, to] = [joined(gap.before), joined(gap.after)];
  if (from === to) return { pairings: [], remarks: [] };
  const [first, other] = [gap.before[0], gap.after[0]];
  const prose = [...gap.before, ...gap.after].every(({ kind, example }) => kind === 'text' && !example);
  if (prose && first && other && gap.before.length !== gap.after.length) {
    const edits = editsOf(from, to, english);
    if (edits.every(({ rule }) => rule === 'wording')) {
      const line = { before: first.line, after: other.line };
      return {
        pairings: [],
        remarks: [{ rule: 'wording', says: `says the same in other words: ${quote(to)}`, line }],
      };
    }
  }
  return { pairings: pairUnits(gap), remarks: [] };
}

function joined(units: readonly Unit[]): string {
  return units.map(({ marker, text }) => (marker === '' ? text : `${marker} ${text}`)).join(' ');
}

/** What came and went; a purpose that went and one that came are one change. */
function comeAndGone(pairings: readonly Pairing[]): Remark[] {
  const gone = pairings.flatMap((pairing) => (pairing.kind === 'removed' ? [pairing.before] : []));
  const come = pairings.flatMap((pairing) => (pairing.kind === 'added' ? [pairing.after] : []));
  const purposes = gone.filter(isPurpose);
  const replaced = come
    .filter(isPurpose)
    .slice(0, purposes.length)
    .map((unit, at) => [purposes[at] ?? unit, unit] as const);
  const taken = new Set(replaced.flat());
  return [
    ...replaced.map(([one, other]) => replacedRemark(one, other)),
    ...gone.filter((unit) => !taken.has(unit)).map(removedRemark),
    ...come.filter((unit) => !taken.has(unit)).map(addedRemark),
  ];
}
