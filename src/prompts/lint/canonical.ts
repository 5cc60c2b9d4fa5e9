import type { Token, TokenKind } from './tokens.ts';
import {
  ARTICLES,
  CONDITIONS,
  DETERMINERS,
  FUNCTION_WORDS,
  isProtected,
  OPENERS,
  STANDARD_WORDS,
} from './words.ts';

/** A token as it is compared: two sentences of equal keys ask for the same. */
export interface Piece {
  readonly kind: TokenKind;
  readonly key: string;
  /** As written, for messages. */
  readonly text: string;
  /** Words of two letters or more in capitals. */
  readonly shouted: boolean;
  readonly capital: boolean;
  /** An article or the like stands before it, in the same noun phrase: its number matters. */
  readonly determined: boolean;
  /** First word of the sentence. */
  readonly first: boolean;
}

const PLEAS = new Set(['please', 'kindly']);
/** Words of one spelling that the tables hold: `in order to` is the longest. */
const LONGEST_SPELLING = 3;
/** Most words of a short item in a list within a sentence. */
const LIST_ITEM = 3;
/** A determiner reaches so many words: `the relevant help page`. */
const NOUN_PHRASE = 3;

/**
 * What counts of a sentence. Left out are its last full stop, articles before ordinary words, a plea at its beginning,
 * a repeated word, and commas of no meaning; contractions, spellings and typographic signs are brought to one form.
 * Of another language nothing but the last full stop and typographic signs is.
 */
export function canonical(tokens: readonly Token[], english: boolean): Piece[] {
  const ended = tokens.at(-1)?.text === '.' ? tokens.slice(0, -1) : tokens;
  const written = ended.map((token) => pieceOf(token));
  if (!english) return withFirst(written);
  const once = withFirst(standardWords(withPhrases(written))).filter(
    (piece, at, all) => !repeats(piece, all[at - 1]),
  );
  return withFirst(once.filter((piece, at) => counts(piece, at, once)));
}

function withFirst(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(({ kind }) => kind === 'word');
  return pieces.map((piece, at) => ({ ...piece, first: at === first }));
}

function pieceOf({ kind, text }: Token): Piece {
  const shouted =
    kind === 'word' && text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();
  const capital = kind === 'word' && /^\p{Lu}/u.test(text);
  const key =
    kind === 'word' ? text.normalize('NFC').toLowerCase().replaceAll('’', "'") : signKey(kind, text);
  return { kind, key, text, shouted, capital, determined: false, first: false };
}

/** Typographic variants of one sign have one key; white space within a variable's braces does not count, unless a text
 * stands in it. */
function signKey(kind: TokenKind, text: string): string {
  if (kind === 'variable') return /["']/.test(text) ? text : text.replace(/\s+/g, '');
  if (kind === 'literal') return text.replace(/^(["“„«'‘])(.*)["”“»'’]$/su, '"$2"');
  if (kind !== 'punctuation') return text;
  if (/^\.{3,}$|^…$/.test(text)) return '…';
  if (/^[-–—]+$/.test(text)) return '—';
  return text.replace(/[’‘]/, "'").replace(/[“”„]/, '"');
}

/** Marks the words before which a determiner stands in the same noun phrase. */
function withPhrases(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, at) => {
    let determined = false;
    for (let back = at - 1; back >= Math.max(0, at - NOUN_PHRASE) && !determined; back -= 1) {
      const { kind, key } = pieces[back] ?? piece;
      determined = kind === 'word' && DETERMINERS.has(key);
      if (kind !== 'word' || FUNCTION_WORDS.has(key)) break;
    }
    return { ...piece, determined };
  });
}

/** Replaces every spelling of the tables by the standard one, the longest first. */
function standardWords(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { standard, length } = spellingAt(pieces, at);
    const [from] = pieces.slice(at, at + 1);
    if (from === undefined) break;
    if (standard === null) found.push(from);
    else {
      const text = pieces
        .slice(at, at + length)
        .map((piece) => piece.text)
        .join(' ');
      standard.forEach((key, index) => {
        const shouted = pieces.slice(at, at + length).some((piece) => piece.shouted);
        found.push({ ...from, kind: 'word', key, text, shouted, capital: from.capital && index === 0 });
      });
    }
    at += length;
  }
  return found;
}

function spellingAt(pieces: readonly Piece[], at: number) {
  for (let length = Math.min(LONGEST_SPELLING, pieces.length - at); length > 0; length -= 1) {
    const part = pieces.slice(at, at + length);
    if (!part.every(({ kind, key }) => kind === 'word' || /^(?:e\.g|i\.e)$/.test(key))) continue;
    const standard = STANDARD_WORDS.get(part.map(({ key }) => key).join(' '));
    if (standard === undefined) continue;
    const dotted = part[0]?.kind === 'literal' && pieces[at + length]?.key === '.';
    return { standard, length: dotted ? length + 1 : length };
  }
  return { standard: null, length: 1 };
}

/** True for the second of two equal words that no rule protects. */
function repeats(piece: Piece, before: Piece | undefined): boolean {
  return (
    piece.kind === 'word' && before?.kind === 'word' && before.key === piece.key && !isProtected(piece.key)
  );
}

/** False for a piece that may come and go. */
function counts(piece: Piece, at: number, pieces: readonly Piece[]): boolean {
  const after = pieces[at + 1];
  if (piece.kind === 'word') {
    if (PLEAS.has(piece.key) && at === 0 && !piece.shouted) return !isVerb(after);
    return !ARTICLES.has(piece.key) || piece.shouted || !isArticle(piece, after);
  }
  return piece.kind !== 'punctuation' || piece.key !== ',' || !isIdleComma(pieces, at);
}

/** `Please read it` begins with a plea, `Please the user` does not. */
function isVerb(after: Piece | undefined): boolean {
  return after?.kind === 'word' && !DETERMINERS.has(after.key);
}

/** A comma after an opening word, and the last of a list where no condition could begin or end. */
function isIdleComma(pieces: readonly Piece[], at: number): boolean {
  if (at === 1 && OPENERS.has(pieces[0]?.key ?? '')) return true;
  if (!/^(?:and|or)$/.test(pieces[at + 1]?.key ?? '')) return false;
  const lists = pieces.slice(Math.max(0, at - 1 - LIST_ITEM), at).some(({ key }) => key === ',');
  return lists && !pieces.some(({ key }) => CONDITIONS.has(key) && key !== 'and' && key !== 'or');
}

/** `a few` is not `few`, and in `a or b` the `a` is a name. */
function isArticle({ key, capital, first }: Piece, after: Piece | undefined): boolean {
  if (key === 'a' && capital && !first) return false;
  return (
    after?.kind === 'word' &&
    !isProtected(after.key) &&
    !FUNCTION_WORDS.has(after.key) &&
    !/^(?:lot|bit|number)$/.test(after.key)
  );
}
