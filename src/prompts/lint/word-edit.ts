import type { Piece } from './canonical.ts';
import { isEnglishWord } from './english.ts';
import type { Rule } from './finding.ts';
import { inLists } from './inline-lists.ts';
import { sameWord } from './spelling.ts';
import { FUNCTION_WORDS, isProtected, NUMBER_WORDS, VERBS } from './words.ts';

/** A piece of a sentence and where it stands there, from 0. */
export interface Placed {
  readonly piece: Piece;
  readonly at: number;
  readonly sentence: readonly Piece[];
}

/** Behind these, without an article, a word may be a label that the answer is made of: `classify it as spam`. */
const BEFORE_LABELS = new Set(
  `as label labels labelled labeled tag call called named say says output return reply answer respond write print
   spell`.split(/\s+/),
);
const AUXILIARIES = new Set('is are was were be been being'.split(' '));
/** An abbreviation is no longer than this; longer words in capitals are stressed. */
const LONGEST_ABBREVIATION = 5;

/** The rule that one unprotected English word in the place of another falls under, or null where it is still that word. */
export function wordRule(from: Placed, to: Placed): Rule | null {
  if (isStressed(from.piece, to.piece)) return 'emphasis-changed';
  const rule = from.piece.key === to.piece.key ? recasedRule(from, to) : replacedRule(from, to);
  if (rule !== null) return rule;
  if (from.piece.first && to.piece.first && from.piece.key === to.piece.key) return null;
  return [from, to].some(({ sentence, at }) => inLists(sentence, at)) ? 'list-item-changed' : null;
}

/** Capitals stress an ordinary word; an abbreviation merely has them. */
function isStressed(a: Piece, b: Piece): boolean {
  if (a.shouted === b.shouted) return false;
  const words = [a, b].map(({ key }) => key.replace(/'.*$/, ''));
  return words.some((word) => word.length > LONGEST_ABBREVIATION || isEnglishWord(word));
}

/** Within a sentence a capital may make a label or a name. Behind an article it is a matter of taste. */
function recasedRule({ piece: from }: Placed, { piece: to }: Placed): Rule | null {
  if (from.capital === to.capital || from.shouted !== to.shouted || from.first || to.first) return null;
  if (isProtected(from.key)) return 'emphasis-changed';
  return from.determined && to.determined ? null : 'literal-changed';
}

function replacedRule(from: Placed, to: Placed): Rule | null {
  const same = sameWord(from.piece.key, to.piece.key);
  if (same === null) return 'instruction-changed';
  if (same === 'plural') return isAgreement(from, to) ? null : 'number-changed';
  if (same === 'inflection') return isPredicate(from) && isPredicate(to) ? null : 'instruction-changed';
  return [from, to].some(mayBeLabel) ? 'literal-changed' : null;
}

/** `the message mention` and `mentions`, `three sentence` and `sentences`. An instruction begins with its verb. */
function isAgreement(from: Placed, to: Placed): boolean {
  if (from.piece.first || to.piece.first) return false;
  if (VERBS.has(from.piece.key) || VERBS.has(to.piece.key)) return true;
  const before = from.sentence[from.at - 1];
  return before?.kind === 'number' || (before !== undefined && NUMBER_WORDS.has(before.key));
}

/** The verb after a form of `be`: `is base on` and `is based on`. Before a noun it would say something of that. */
function isPredicate({ at, sentence }: Placed): boolean {
  const [before, after] = [sentence[at - 1], sentence[at + 1]];
  if (before === undefined || !AUXILIARIES.has(before.key)) return false;
  return after === undefined || after.kind !== 'word' || FUNCTION_WORDS.has(after.key);
}

function mayBeLabel({ piece, at, sentence }: Placed): boolean {
  return !piece.determined && BEFORE_LABELS.has(sentence[at - 1]?.key ?? '');
}
