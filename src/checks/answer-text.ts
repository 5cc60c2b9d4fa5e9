import { isTooDeep, MAX_DEPTH } from '../parsing/nesting.ts';
import type { Json } from '../ports/json.ts';

export type ParsedAnswer =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'not-json'; readonly why: string };

/** Reads a whole answer as JSON. A fenced block is not JSON, and the reason says so. */
export function parseJsonAnswer(answer: string): ParsedAnswer {
  try {
    const value = JSON.parse(answer) as Json;
    if (isTooDeep(value)) return { kind: 'not-json', why: `JSON nested deeper than ${MAX_DEPTH} levels` };
    return { kind: 'json', value };
  } catch (error) {
    if (/^\s*```/.test(answer))
      return { kind: 'not-json', why: 'JSON inside a Markdown fence (```), which a program cannot read' };
    const why = (error as Error).message.split('\n')[0] ?? '';
    return { kind: 'not-json', why: `${excerpt(answer)} (${shortened(why, 80)})` };
  }
}

/** The start of a text on one line, for a message, in quotation marks. */
export function excerpt(text: string, maxChars = 60): string {
  return JSON.stringify(shortened(text, maxChars));
}

/** The start of a text on one line, at most so many code points long. */
export function shortened(text: string, maxChars = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const points = [...line.slice(0, maxChars * 2 + 2)];
  return points.length > maxChars ? `${points.slice(0, maxChars - 1).join('')}…` : line;
}

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Number of words, as `Intl.Segmenter` sees them. */
export function countWords(text: string): number {
  let count = 0;
  for (const segment of words.segment(text)) if (segment.isWordLike) count += 1;
  return count;
}

/** Number of characters: Unicode code points. */
export function countChars(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
