/** One piece of a Mustache source. */
export type Piece =
  | Text
  /** A line of the source begins with a tag: an indented partial puts its white space here. */
  | { readonly kind: 'line' }
  | {
      readonly kind: 'tag';
      readonly sign: Sign;
      readonly name: string;
      readonly line: number;
      /** White space before a tag that stands alone on its line; null for any other. */
      readonly indent: string | null;
    };

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  /** True where a line of the source begins with it. */
  readonly startsLine: boolean;
}

/** What a tag does: a value, a section, its inverse, its end, a partial. */
export type Sign = '' | '#' | '^' | '/' | '>';

/** Something in a source that is no Mustache, or not supported. */
export class MustacheFault extends Error {
  /** Line in the source, from 1. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

interface Delimiters {
  readonly open: string;
  readonly close: string;
}

/** A tag where it stands in the source. */
interface Tag {
  readonly start: number;
  readonly end: number;
  readonly sign: string;
  readonly content: string;
}

/** No prompt holds more tags. */
const MAX_TAGS = 30_000;
const SIGNS = new Set(['#', '^', '/', '>', '&', '!', '=', '{', '<', '$']);
/** Tags that take their line with them when nothing else stands on it. */
const STANDALONE = new Set(['#', '^', '/', '>', '!', '=']);

/**
 * Cuts a source into texts and tags, comments and delimiters taken out, and lines taken away that hold nothing but a
 * section, a partial, a comment or a delimiter (https://github.com/mustache/spec). Takes time in proportion to the
 * source. Throws MustacheFault.
 */
export function readPieces(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let delimiters: Delimiters = { open: '{{', close: '}}' };
  let [from, tags, line, counted] = [0, 0, 1, 0];
  for (let tag = tagAfter(source, from, delimiters); tag; tag = tagAfter(source, from, delimiters)) {
    for (; counted < tag.start; counted += 1) line += source[counted] === '\n' ? 1 : 0;
    tags += 1;
    if (tags > MAX_TAGS) throw new MustacheFault(line, `holds more than ${MAX_TAGS} tags`);
    const alone = STANDALONE.has(tag.sign) ? lineAround(source, tag) : null;
    addText(pieces, source, from, alone?.start ?? tag.start);
    if (tag.sign === '=') delimiters = delimitersOf(tag.content, line);
    else if (tag.sign !== '!') {
      if (!alone && isLineStart(source, tag.start)) pieces.push({ kind: 'line' });
      pieces.push(readTag(tag, line, alone ? source.slice(alone.start, tag.start) : null));
    }
    from = alone?.end ?? tag.end;
  }
  addText(pieces, source, from, source.length);
  return pieces;
}

/** The next tag at or after an offset; null where there is none. */
function tagAfter(source: string, from: number, { open, close }: Delimiters): Tag | null {
  const start = source.indexOf(open, from);
  if (start === -1) return null;
  const inside = start + open.length;
  const first = source[inside] ?? '';
  const sign = SIGNS.has(first) ? first : '';
  const ending = sign === '{' ? `}${close}` : sign === '=' ? `=${close}` : close;
  const stop = source.indexOf(ending, inside + sign.length);
  if (stop === -1) {
    const line = source.slice(0, start).split('\n').length;
    throw new MustacheFault(line, `a tag is not closed: \`${ending.slice(0, 20)}\` is missing`);
  }
  return { start, end: stop + ending.length, sign, content: source.slice(inside + sign.length, stop).trim() };
}

/** The line of a tag that stands alone on it, from its first character to beyond its break; null where it does not. */
function lineAround(source: string, tag: Tag): { readonly start: number; readonly end: number } | null {
  let start = tag.start;
  while (source[start - 1] === ' ' || source[start - 1] === '\t') start -= 1;
  if (!isLineStart(source, start)) return null;
  let end = tag.end;
  while (source[end] === ' ' || source[end] === '\t') end += 1;
  if (end === source.length) return { start, end };
  if (source.startsWith('\r\n', end)) return { start, end: end + 2 };
  return source[end] === '\n' ? { start, end: end + 1 } : null;
}

function isLineStart(source: string, at: number): boolean {
  return at === 0 || source[at - 1] === '\n';
}

function addText(pieces: Piece[], source: string, from: number, to: number): void {
  if (from < to)
    pieces.push({ kind: 'text', text: source.slice(from, to), startsLine: isLineStart(source, from) });
}

function delimitersOf(content: string, line: number): Delimiters {
  const [open = '', close = '', ...rest] = content.split(/\s+/);
  if (open === '' || close === '' || rest.length > 0 || content.includes('=') || content.length > 40) {
    throw new MustacheFault(
      line,
      `\`=${content.slice(0, 40)}=\` sets no delimiters; expected two, as in \`=<% %>=\``,
    );
  }
  return { open, close };
}

function readTag({ sign, content }: Tag, line: number, indent: string | null): Piece {
  const shown = content.length > 40 ? `${content.slice(0, 39)}…` : content;
  if (sign === '<' || sign === '$' || (sign === '>' && content.startsWith('*'))) {
    throw new MustacheFault(line, `\`${sign}${shown}\` is not supported: blocks, parents and dynamic names`);
  }
  const isName = sign === '>' ? /^[^\s{}]+$/ : /^(?:\.|[^\s{}.]+(?:\.[^\s{}.]+)*)$/;
  if (!isName.test(content)) {
    throw new MustacheFault(line, `\`${sign}${shown}\` holds no name; expected one such as \`user.name\``);
  }
  const kind = sign === '&' || sign === '{' ? '' : (sign as Sign);
  return { kind: 'tag', sign: kind, name: content, line, indent };
}
