import type { Remark, Rule } from './finding.ts';
import { isPurpose, purposeRule } from './purpose.ts';
import { quote } from './quote.ts';
import { fold, type Unit } from './sentences.ts';
import { type Edit, editsOf } from './wording.ts';

const GUARDRAIL =
  /\b(?:never|not|refuse|decline|avoid|only|forbidden|prohibited|under no circumstances|cannot)\b|n['’]t\b/i;

/** What a unit is, for messages, and the rules for one that came or went. */
function natureOf(unit: Unit): { readonly name: string; readonly added: Rule; readonly removed: Rule } {
  const structure = { added: 'structure-changed', removed: 'structure-changed' } as const;
  if (unit.example && !isPurpose(unit))
    return { name: 'an example', added: 'example-added', removed: 'example-removed' };
  if (unit.kind === 'heading') return { name: 'a heading', ...structure };
  if (unit.kind === 'tag') return { name: 'a tag', ...structure };
  if (isPurpose(unit)) {
    return { name: 'a purpose sentence', added: 'purpose-added', removed: 'purpose-removed' };
  }
  if (unit.kind !== 'code' && GUARDRAIL.test(unit.text)) {
    return { name: 'a guardrail', added: 'guardrail-added', removed: 'guardrail-removed' };
  }
  const names: Partial<Record<Unit['kind'], string>> = { code: 'a fenced block', row: 'a table row' };
  return {
    name: names[unit.kind] ?? 'an instruction',
    added: 'instruction-added',
    removed: 'instruction-removed',
  };
}

export function addedRemark(unit: Unit): Remark {
  const { name, added } = natureOf(unit);
  return { rule: added, says: `adds ${name}: ${quote(unit.text)}`, line: { before: null, after: unit.line } };
}

export function removedRemark(unit: Unit): Remark {
  const { name, removed } = natureOf(unit);
  const says = `held ${name} that is gone: ${quote(unit.text)}`;
  return { rule: removed, says, line: { before: unit.line, after: null } };
}

export function movedRemark(before: Unit, after: Unit): Remark {
  const says = `moves ${natureOf(after).name}: ${quote(after.text)}`;
  return { rule: 'instruction-moved', says, line: { before: before.line, after: after.line } };
}

/** A purpose sentence that went and the one that came in its place. */
export function replacedRemark(before: Unit, after: Unit): Remark {
  return {
    rule: 'purpose-replaced',
    says: `replaces the purpose: ${becomes(before.text, after.text)}`,
    line: { before: before.line, after: after.line },
  };
}

/**
 * What an edit of one unit changes, each rule once.
 * @param compared false: not word by word
 */
export function editedRemarks(before: Unit, after: Unit, english: boolean, compared: boolean): Remark[] {
  const line = { before: before.line, after: after.line };
  const whole = (rule: Rule, says: string): Remark[] => [
    { rule, says: `${says}: ${becomes(before.text, after.text)}`, line },
  ];
  if (before.text === after.text) return [];
  const isExample = (unit: Unit) => unit.example && !isPurpose(unit);
  if (isExample(before) || isExample(after)) return whole('example-changed', 'changes an example');
  if (isPurpose(before) && !isPurpose(after)) return whole('purpose-removed', 'states no purpose any more');
  if (before.kind !== after.kind) {
    return whole('structure-changed', `turns ${natureOf(before).name} into something else`);
  }
  if (before.kind === 'tag') return whole('structure-changed', 'changes a tag');
  if (before.kind === 'code') return [blockRemark(before, after)];
  if (before.kind === 'row') return whole('list-item-changed', 'changes a table row');
  const edits = compared ? editsOf(before.text, after.text, english) : [ANOTHER];
  const real = edits.filter(({ rule }) => rule !== 'wording');
  if (isPurpose(after) && real.length > 0) {
    if (!isPurpose(before)) return whole('purpose-added', 'makes it a purpose');
    const rule = purposeRule(real);
    return whole(rule, rule === 'purpose-replaced' ? 'replaces the purpose' : 'refines the purpose');
  }
  if (before.kind === 'item' && real.length === 0 && touchesWords(before.text, after.text)) {
    return whole('list-item-changed', 'changes a list item');
  }
  if (real.length === 0) {
    return edits.length === 0 ? [] : whole('wording', 'says the same in other words');
  }
  return oncePerRule(real).map((edit) => ({
    rule: edit.rule,
    says: wordsOf(edit, before.text, after.text),
    line,
  }));
}

/** Points at the first line of a fenced block that differs. */
function blockRemark(before: Unit, after: Unit): Remark {
  const differs = after.lines.findIndex((line, at) => fold(line) !== fold(before.lines[at] ?? ''));
  const at = differs === -1 ? after.lines.length : differs;
  const [from, to] = [before.lines[at] ?? '', after.lines[at] ?? ''];
  return {
    rule: 'literal-changed',
    says: `changes a fenced block: ${becomes(from, to)}`,
    line: { before: lineIn(before, at), after: lineIn(after, at) },
  };
}

/** The line of the message at which a line of a block stands; of a shorter block, its last one. */
function lineIn({ line, lines }: Unit, at: number): number {
  return line + Math.max(0, Math.min(at, lines.length - 1));
}

/** True where more than signs differ. */
function touchesWords(before: string, after: string): boolean {
  const words = (text: string) => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
  return words(before) !== words(after);
}

function oncePerRule(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.toReversed().map((edit) => [edit.rule, edit])).values()].reverse();
}

/** An edit of which nothing but the sentence as a whole is told. */
const ANOTHER: Edit = { rule: 'instruction-changed', from: [], to: [] };

const OBJECTS: Partial<Record<Rule, string>> = {
  'number-changed': 'a number',
  'negation-changed': 'a negation',
  'modal-changed': 'how binding it is',
  'condition-changed': 'a condition',
  'quantifier-changed': 'an extent',
  'literal-changed': 'a literal',
  'variable-moved': 'where a variable stands',
  'list-item-changed': 'an item of a list',
  'emphasis-changed': 'what is stressed',
  'punctuation-changed': 'the punctuation',
  'other-language': 'words that the English rules cannot judge',
};

/** `changes a number: "three" becomes "five"`. */
function wordsOf({ rule, from, to }: Edit, before: string, after: string): string {
  const [gone, come] = [textOf(from), textOf(to)];
  const what = `changes ${OBJECTS[rule] ?? 'an instruction'}`;
  if (gone === '' && come === '') return `${what}: ${becomes(before, after)}`;
  if (gone === '') return `${what}: ${quote(come)} is new in ${quote(after)}`;
  if (come === '') return `${what}: ${quote(gone)} is gone from ${quote(before)}`;
  return `${what}: ${quote(gone)} becomes ${quote(come)} in ${quote(after)}`;
}

/** Two words that one contraction stood for have one text. */
function textOf(pieces: Edit['from']): string {
  return pieces
    .filter((piece, at) => piece.text !== pieces[at - 1]?.text)
    .map(({ text }) => text)
    .join(' ');
}

const becomes = (before: string, after: string) => `${quote(before)} becomes ${quote(after)}`;
