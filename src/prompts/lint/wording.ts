import { diffArrays } from 'diff';
import { canonical, type Piece } from './canonical.ts';
import { isEnglishSentence } from './english.ts';
import type { Rule } from './finding.ts';
import { hasLooseQuote, type TokenKind, tokensOf } from './tokens.ts';
import { wordRule } from './word-edit.ts';
import { PROTECTED } from './words.ts';

/** One edit within a sentence: the pieces that went and came, and the rule that it falls under. */
export interface Edit {
  readonly rule: Rule;
  readonly from: readonly Piece[];
  readonly to: readonly Piece[];
}

/** Sentences beyond this, or with more edits, are not compared word by word: they are another sentence. */
const MAX_CHARS = 20_000;
const MAX_EDITS = 120;

const BY_KIND: readonly (readonly [TokenKind, Rule])[] = [
  ['variable', 'variable-moved'],
  ['literal', 'literal-changed'],
  ['number', 'number-changed'],
];

/**
 * Compares two versions of a sentence. `wording` alone means that the behaviour is the same as far as the rules see;
 * no edits mean that white space alone differs.
 * @param english whether the text around it is English; in any other language a changed word is a change
 */
export function editsOf(before: string, after: string, english: boolean): Edit[] {
  if (before === after) return [];
  if (before.length > MAX_CHARS || after.length > MAX_CHARS) return [edit('instruction-changed')];
  const tokens = [tokensOf(before), tokensOf(after)] as const;
  const readable = english && isEnglishSentence(before) && isEnglishSentence(after);
  // Within a quotation that has lost its mark, every sign counts.
  const quoted = tokens.some(hasLooseQuote);
  const [from, to] = [canonical(tokens[0], readable && !quoted), canonical(tokens[1], readable && !quoted)];
  const steps = diffArrays([...from], [...to], { comparator: sameKey, maxEditLength: MAX_EDITS });
  if (steps === undefined) return [edit('instruction-changed')];
  const edits = hunksOf(from, to, steps).flatMap((hunk) => judge(hunk, { from, to, readable, quoted }));
  if (edits.length > 0) return edits;
  const written = (of: (typeof tokens)[number]) => of.map(({ text }) => text).join(' ');
  return written(tokens[0]) === written(tokens[1]) ? [] : [edit('wording')];
}

function edit(rule: Rule, from: readonly Piece[] = [], to: readonly Piece[] = []): Edit {
  return { rule, from, to };
}

const sameKey = (a: Piece, b: Piece) => a.kind === b.kind && a.key === b.key;

/** A run of pieces that differ, or one piece that is the same but for its capitals. Positions count from 0. */
interface Hunk {
  readonly from: readonly Piece[];
  readonly to: readonly Piece[];
  readonly fromAt: number;
  readonly toAt: number;
}

function hunksOf(
  from: readonly Piece[],
  to: readonly Piece[],
  steps: readonly { readonly count: number; readonly added: boolean; readonly removed: boolean }[],
): Hunk[] {
  const hunks: Hunk[] = [];
  let [a, b, startA, startB] = [0, 0, 0, 0];
  const close = () => {
    if (a > startA || b > startB) {
      hunks.push({ from: from.slice(startA, a), to: to.slice(startB, b), fromAt: startA, toAt: startB });
    }
  };
  for (const { count, added, removed } of steps) {
    if (added) b += count;
    else if (removed) a += count;
    else {
      close();
      for (let step = 0; step < count; step += 1, a += 1, b += 1) {
        const [one, other] = [from[a], to[b]];
        if (one && other && recased(one, other)) hunks.push({ from: [one], to: [other], fromAt: a, toAt: b });
      }
      [startA, startB] = [a, b];
    }
  }
  close();
  return hunks;
}

const recased = (a: Piece, b: Piece) => a.shouted !== b.shouted || a.capital !== b.capital;

interface Sentence {
  readonly from: readonly Piece[];
  readonly to: readonly Piece[];
  readonly readable: boolean;
  readonly quoted: boolean;
}

function judge(hunk: Hunk, sentence: Sentence): Edit[] {
  const { from, to } = hunk;
  const rule = ruleOf(hunk, sentence);
  return rule === null ? [] : [edit(rule, from, to)];
}

/** The rule that a hunk falls under, or null where it changes nothing but how the sentence is worded. */
function ruleOf({ from, to, fromAt, toAt }: Hunk, { readable, quoted, ...sentence }: Sentence): Rule | null {
  const pieces = [...from, ...to];
  const byKind = BY_KIND.find(([kind]) => pieces.some((piece) => piece.kind === kind));
  if (byKind !== undefined) return byKind[1];
  const words = pieces.filter(({ kind }) => kind === 'word');
  if (words.length === 0) {
    return pieces.some(({ kind }) => kind === 'emphasis') ? 'emphasis-changed' : 'punctuation-changed';
  }
  const recased = from.length === 1 && from[0]?.key === to[0]?.key;
  const touched = PROTECTED.find((list) => words.some(({ key }) => list.words.has(key)));
  if (touched !== undefined && !recased) return touched.rule;
  if (quoted || !readable) return quoted ? 'literal-changed' : 'other-language';
  if (from.length !== to.length || words.length !== pieces.length) return 'instruction-changed';
  const rules = from.map((piece, index) => {
    const other = to[index] ?? piece;
    return wordRule(
      { piece, at: fromAt + index, sentence: sentence.from },
      { piece: other, at: toAt + index, sentence: sentence.to },
    );
  });
  return rules.find((rule) => rule !== null) ?? null;
}
