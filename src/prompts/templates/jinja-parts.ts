import { JinjaFault } from './jinja-syntax.ts';
import { type JinjaToken, readTag, type Tag } from './jinja-tokens.ts';

/** A piece of a template: text as it stands, `{{ … }}`, or `{% name … %}`. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly line: number; readonly tokens: readonly JinjaToken[] }
  | {
      readonly kind: 'tag';
      readonly line: number;
      readonly name: string;
      readonly tokens: readonly JinjaToken[];
    };

const OPENING = /\{[{%#]/g;
const RAW = /\{%[-+]?\s*raw\s*(?<trim>[-+]?)%\}/y;
const END_RAW = /\{%(?<before>[-+]?)\s*endraw\s*(?<after>[-+]?)%\}/g;

/**
 * Takes a template apart in one pass; comments are gone, `-` has taken its white space, raw blocks are text. Throws
 * JinjaFault.
 */
export function splitParts(source: string): Part[] {
  const parts: Part[] = [];
  const lineAt = lineCounter(source);
  let at = 0;
  let trims = false;
  const addText = (text: string, trimsEnd: boolean) => {
    const start = trims ? text.trimStart() : text;
    const kept = trimsEnd ? start.trimEnd() : start;
    if (kept !== '') parts.push({ kind: 'text', text: kept });
  };
  while (at < source.length) {
    OPENING.lastIndex = at;
    const start = OPENING.exec(source)?.index ?? source.length;
    addText(source.slice(at, start), source[start + 2] === '-');
    if (start === source.length) break;
    const line = lineAt(start);
    RAW.lastIndex = start;
    const raw = RAW.exec(source);
    if (source[start + 1] === '#') {
      const end = source.indexOf('#}', start + 2);
      if (end < 0) throw new JinjaFault(line, 'the comment that begins here is never closed; expected `#}`');
      trims = source[end - 1] === '-' && end - 1 > start + 2;
      at = end + 2;
    } else if (raw) {
      trims = raw.groups?.trim === '-';
      END_RAW.lastIndex = start + raw[0].length;
      const end = END_RAW.exec(source);
      if (!end) throw new JinjaFault(line, '`{% raw %}` is never closed; expected `{% endraw %}`');
      addText(source.slice(start + raw[0].length, end.index), end.groups?.before === '-');
      trims = end.groups?.after === '-';
      at = end.index + end[0].length;
    } else {
      const isOutput = source[start + 1] === '{';
      const sign = source[start + 2] === '-' || source[start + 2] === '+' ? 1 : 0;
      const tag = readTag(source, start + 2 + sign, isOutput ? '}}' : '%}', lineAt);
      parts.push(partOf(tag, isOutput, line));
      trims = tag.trimsAfter;
      at = tag.end;
    }
  }
  return parts;
}

function partOf({ tokens }: Tag, isOutput: boolean, line: number): Part {
  const [first, ...rest] = tokens;
  if (first === undefined) throw new JinjaFault(line, `this tag is empty`);
  if (isOutput) return { kind: 'output', line, tokens };
  if (first.type !== 'Identifier') {
    throw new JinjaFault(
      line,
      `a tag begins with a name such as \`if\`; found \`${first.value.slice(0, 20)}\``,
    );
  }
  return { kind: 'tag', line, name: first.value, tokens: rest };
}

/** Line of an offset, from 1; offsets are asked for in ascending order, so that all together cost one pass. */
function lineCounter(source: string): (offset: number) => number {
  let line = 1;
  let next = source.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      next = source.indexOf('\n', next + 1);
    }
    return line;
  };
}
