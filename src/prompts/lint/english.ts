import { ENGLISH_WORDS } from './english-words.ts';
import { rootsOf } from './word-forms.ts';
import { ENGLISH_MARKS, FUNCTION_WORDS, isProtected, TRADE_WORDS } from './words.ts';

let dictionary: ReadonlySet<string> | null = null;
/** What was found of words before: a long prompt asks for the same ones again and again. */
const found = new Map<string, boolean>();
const MAX_FOUND = 20_000;

/** True for a lower-case word of the dictionary, or one that is built of such a word in at most two steps. */
export function isEnglishWord(word: string): boolean {
  const before = found.get(word);
  if (before !== undefined) return before;
  dictionary ??= new Set([...ENGLISH_WORDS.trim().split(/\s+/), ...TRADE_WORDS, ...FUNCTION_WORDS]);
  const known = word.length <= LONGEST_WORD && (isProtected(word) || isBuilt(word, dictionary, 2));
  if (found.size >= MAX_FOUND) found.clear();
  found.set(word, known);
  return known;
}

const LONGEST_WORD = 40;

function isBuilt(word: string, known: ReadonlySet<string>, steps: number): boolean {
  return known.has(word) || (steps > 0 && rootsOf(word).some((root) => isBuilt(root, known, steps - 1)));
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** So many words of a text decide about its language. */
const SAMPLE = 400;
/** English prose holds 40 to 60 percent of these words, instructions in keywords about 20, German or French below 5. */
const MIN_MARKS = 0.1;
const MIN_KNOWN = 0.7;

/** How English a text is: shares of its words, 0 to 1. */
export interface EnglishShare {
  readonly words: number;
  /** Share of the words that hold an English sentence together. */
  readonly marks: number;
  /** Share of the words that the dictionary knows. */
  readonly known: number;
}

/** Measures the beginning of a text. */
export function englishShare(text: string): EnglishShare {
  const words = (text.slice(0, SAMPLE * 20).match(WORD) ?? [])
    .slice(0, SAMPLE)
    .map((word) => word.toLowerCase().replace(/['’].*$/u, ''));
  const share = (test: (word: string) => boolean) => words.filter(test).length / Math.max(words.length, 1);
  return {
    words: words.length,
    marks: share((word) => ENGLISH_MARKS.has(word)),
    known: share(isEnglishWord),
  };
}

/** True where the English word lists can judge a text as a whole. */
export function isEnglish(text: string): boolean {
  const { marks, known } = englishShare(text);
  return marks >= MIN_MARKS && known >= MIN_KNOWN;
}

/** True where they can judge a sentence in an English text: one of four words or more must look English itself. */
export function isEnglishSentence(sentence: string): boolean {
  const { words, known } = englishShare(sentence);
  return words < 4 || known >= MIN_KNOWN - 0.1;
}
