import type { Json } from '../../ports/json.ts';
import { type FilterCall, flag, numberOf, type Parameters, stringOf } from './jinja-parameters.ts';
import { Failure, kindOf, textOf } from './jinja-values.ts';

/** The first letter in upper case, all others in lower case. */
export function capitalized(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
}

/** Every word with its first letter in upper case; a word begins after white space, `-` or an opening bracket. */
export function titled(text: string): string {
  return text
    .split(/([-\s({[<]+)/)
    .map(capitalized)
    .join('');
}

/** The text without white space, or without the characters given, at both ends. */
export function trimmed(value: Json, given: Parameters, { budget }: FilterCall): Json {
  const text = textOf(value, budget);
  if ((given.get('chars') ?? null) === null) return text.trim();
  const dropped = new Set(stringOf(given, 'chars', ''));
  const chars = [...text];
  const isKept = (char: string) => !dropped.has(char);
  return chars.slice(Math.max(chars.findIndex(isKept), 0), chars.findLastIndex(isKept) + 1).join('');
}

/** The text with one piece replaced by another, wherever it stands or the first few times. */
export function replaced(value: Json, given: Parameters, { budget }: FilterCall): Json {
  const old = textOf(given.get('old') ?? '', budget);
  const by = textOf(given.get('new') ?? '', budget);
  const count = numberOf(given, 'count', -1);
  if (old === '') throw new Failure('the filter replace needs a text to replace that is not empty');
  const pieces = textOf(value, budget).split(old);
  const times = count < 0 ? pieces.length - 1 : Math.min(Math.trunc(count), pieces.length - 1);
  budget.spendText(pieces.length + times * by.length);
  const changed = pieces.slice(0, times + 1).join(by);
  return [changed, ...pieces.slice(times + 1)].join(old);
}

/** The text with every line but the first moved to the right; `first` and `blank` lines too where asked for. */
export function indented(value: Json, given: Parameters, { budget }: FilterCall): Json {
  const width = numberOf(given, 'width', 4);
  if (!Number.isInteger(width) || width < 0 || width > 1000)
    throw new Failure('indent takes a width of 0 to 1000');
  if (typeof value !== 'string') throw new Failure(`only a text can be indented, found ${kindOf(value)}`);
  const lines = textOf(value, budget).split(/\r\n|\n|\r/);
  budget.spendText(lines.length * (width + 1));
  const margin = ' '.repeat(width);
  return lines
    .map((line, index) => {
      const isMoved = index === 0 ? flag(given, 'first') : line !== '' || flag(given, 'blank');
      return isMoved ? margin + line : line;
    })
    .join('\n');
}
