import { parseJsonAnswer } from '../checks/answer-text.ts';
import { isJsonObject, type Json } from '../ports/json.ts';

const QUOTES = /["'`´‘’‚‛“”„‟«»‹›]/g;
const wordSegments = new Intl.Segmenter('en', { granularity: 'word' });
const sentenceSegments = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A text in two forms of equal length: as written (white space collapsed, line ends kept) and folded for comparison. */
export interface Matchable {
  readonly text: string;
  readonly folded: string;
}

/** Part of a text, from `start` up to but without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Folds white space, case and quotation marks, character by character, so that positions stay true. */
export function matchable(raw: string): Matchable {
  const text = raw.trim().replace(/\s+/g, (space) => (/[\n\r\u2028\u2029]/.test(space) ? '\n' : ' '));
  const folded = text
    .replace(/\n/g, ' ')
    .replace(QUOTES, '"')
    .replace(/\p{Lu}/gu, (letter) =>
      letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
    );
  return { text, folded };
}

/** What an answer says: a JSON answer's strings and the keys that are sentences, one a line; any other as it is. */
export function spokenText(answer: string): string {
  const parsed = parseJsonAnswer(answer);
  if (parsed.kind === 'not-json' || !(Array.isArray(parsed.value) || isJsonObject(parsed.value)))
    return answer;
  return strings(parsed.value).join('\n');
}

/** `returns-1`, `https://acme.example/help`: a value that names something and says nothing. */
const IDENTIFIER = /^(?=\S*(?:[\d_:/#@]|\w[.-]\w))[\w:/#@.?=&%+-]+(?<![.?!])$/;

function strings(value: Json): string[] {
  if (typeof value === 'string') return IDENTIFIER.test(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((entry: Json) => strings(entry));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => [
    ...(isSentence(key) ? [key] : []),
    ...strings(entry),
  ]);
}

/** A key that speaks; a field's name is no more than three words. */
function isSentence(key: string): boolean {
  return /\s/.test(key) && wordsOf(key).length > 3;
}

/** What a piece of raw JSON says: without keys and escapes, in the parts that its quotation marks make. */
export function jsonStrings(piece: string): string[] {
  return piece
    .replace(/(?<!\\)"(?:[^"\\]|\\.)*"\s*:/gs, '"')
    .split(/(?<!\\)"/)
    .map((text) => text.replace(/\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/g, (code) => JSON.parse(`"${code}"`)))
    .filter((text) => wordsOf(text).length > 0);
}

/** The spans of a quote: several are joined by ` ... `. */
export function spansOf(quote: string): string[] {
  return quote
    .split(/\s+(?:\.\.\.|…)\s+/)
    .map((span) => span.trim())
    .filter((span) => span !== '');
}

/**
 * Every place where a span stands in a text, whole words or not. A judge may copy a character as the escape that it
 * was shown, \u003c for <, instead of reading it.
 */
export function findSpan(span: string, within: Matchable): Range[] {
  const places = placesOfText(span, within);
  if (places.length > 0 || !span.includes('\\u')) return places;
  const read = span.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return placesOfText(read, within);
}

function placesOfText(span: string, within: Matchable): Range[] {
  const { folded } = matchable(span);
  const places: Range[] = [];
  if (folded === '') return places;
  for (
    let at = within.folded.indexOf(folded);
    at !== -1;
    at = within.folded.indexOf(folded, at + folded.length)
  ) {
    places.push({ start: at, end: at + folded.length });
  }
  return places;
}

/** Scripts that put spaces between words: there, a letter before or after a place is more of the same word. */
export const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;

/** True for a place in a text that neither begins nor ends within a word. */
export function isWhole({ start, end }: Range, { folded }: Matchable): boolean {
  const joined = (at: number) => SPACED.test(folded[at - 1] ?? '') && SPACED.test(folded[at] ?? '');
  return !joined(start) && !joined(end);
}

/** The words of a text, by position. */
export function wordsOf(text: string): Range[] {
  return [...wordSegments.segment(text)]
    .filter((segment) => segment.isWordLike)
    .map((segment) => ({ start: segment.index, end: segment.index + segment.segment.length }));
}

/** The sentences of a text that hold at least `minWords` words, each as the positions of its words. */
export function sentencesOf(text: string, minWords: number): Range[][] {
  return [...sentenceSegments.segment(text)]
    .map((sentence) =>
      wordsOf(sentence.segment).map((word) => ({
        start: word.start + sentence.index,
        end: word.end + sentence.index,
      })),
    )
    .filter((words) => words.length >= minWords);
}
