import { type JsonResult, parseJson } from './json-text.ts';
import { MAX_DEPTH } from './nesting.ts';

/** A text shorter than this cannot be nested deeply enough to cost anything. */
const SHORT = 20_000;
const QUOTE = '"'.charCodeAt(0);
const COMMA = ','.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const OPENING = new Set([...'[{'].map((bracket) => bracket.charCodeAt(0)));
const CLOSING = new Set([...']}'].map((bracket) => bracket.charCodeAt(0)));

/**
 * Parses JSON of unknown length: what is nested too deeply, or holds too much, is refused before the parser piles it up
 * in memory.
 * @param maxValues most entries of all its lists and objects together; what is shorter than 20,000 characters is not
 * counted
 */
export function parseJsonWithin(text: string, maxValues = Infinity): JsonResult {
  const excess = text.length > SHORT ? excessOf(text, maxValues) : null;
  return excess === null ? parseJson(text) : { kind: 'faulty', why: excess };
}

function excessOf(text: string, maxValues: number): string | null {
  let [depth, values] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = closingQuote(text, at);
    else if (code === COMMA) values += 1;
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
    if (depth > MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels`;
    if (values > maxValues) return `holds more than ${maxValues.toLocaleString('en')} values`;
  }
  return null;
}

/** Offset of the quote that closes the text opened at `open`; the end where none does. */
export function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}
