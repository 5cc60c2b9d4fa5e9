import { JinjaFault } from './jinja-syntax.ts';

/** Types by the expression parser's names. */
export type TokenType =
  | 'Identifier'
  | 'NumericLiteral'
  | 'StringLiteral'
  | 'OpenParen'
  | 'CloseParen'
  | 'OpenSquareBracket'
  | 'CloseSquareBracket'
  | 'OpenCurlyBracket'
  | 'CloseCurlyBracket'
  | 'Comma'
  | 'Dot'
  | 'Colon'
  | 'Pipe'
  | 'Equals'
  | 'AdditiveBinaryOperator'
  | 'MultiplicativeBinaryOperator'
  | 'ExponentiationBinaryOperator'
  | 'ComparisonBinaryOperator';

/** A token as the expression parser takes it, which still knows its line. */
export interface JinjaToken {
  readonly type: TokenType;
  readonly value: string;
  readonly line: number;
}

/** Brackets and blocks nest this deep at most; deeper could only be built to exhaust the stack. */
export const MAX_NESTING = 100;
/** Names and numbers are this long at most. */
const MAX_NAME = 100;
const MAX_DIGITS = 15;

export const OPENERS = new Set<TokenType>(['OpenParen', 'OpenSquareBracket', 'OpenCurlyBracket']);
export const ENDS = new Set<TokenType>(['CloseParen', 'CloseSquareBracket', 'CloseCurlyBracket']);

const SPACE = /\s+/y;
const NAME = /[\p{ID_Start}_]\p{ID_Continue}*/uy;
const NUMBER = /\d+(?:\.\d+)?/y;
/** After a dot, `0.1` are two steps and no fraction. */
const INDEX = /\d+/y;
const STRING = /'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
const OPERATOR = /\*\*|\/\/|[<>=!]=|[-+*/%~<>=()[\]{},.:|]/y;
const PATTERNS = [NAME, SPACE, OPERATOR, STRING, NUMBER];

const OPERATORS: Readonly<Record<string, TokenType>> = {
  '(': 'OpenParen',
  ')': 'CloseParen',
  '[': 'OpenSquareBracket',
  ']': 'CloseSquareBracket',
  '{': 'OpenCurlyBracket',
  '}': 'CloseCurlyBracket',
  ',': 'Comma',
  '.': 'Dot',
  ':': 'Colon',
  '|': 'Pipe',
  '=': 'Equals',
  '+': 'AdditiveBinaryOperator',
  '-': 'AdditiveBinaryOperator',
  // Jinja binds `~` more tightly than `+`; the parser knows it only as their equal.
  '~': 'MultiplicativeBinaryOperator',
  '*': 'MultiplicativeBinaryOperator',
  '/': 'MultiplicativeBinaryOperator',
  '//': 'MultiplicativeBinaryOperator',
  '%': 'MultiplicativeBinaryOperator',
  '**': 'ExponentiationBinaryOperator',
};
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Tokens of the inside of one tag, and where it ends. */
export interface Tag {
  readonly tokens: readonly JinjaToken[];
  /** Offset behind the closing delimiter. */
  readonly end: number;
  /** It ends in `-`: white space after it is dropped. */
  readonly trimsAfter: boolean;
}

/**
 * Reads the inside of a tag up to its closing delimiter, in linear time. Throws JinjaFault.
 * @param start offset behind the opening delimiter
 * @param close `}}` or `%}`
 * @param lineAt line of an offset, asked for in ascending order
 */
export function readTag(
  source: string,
  start: number,
  close: '}}' | '%}',
  lineAt: (offset: number) => number,
): Tag {
  const opened = lineAt(start);
  const tokens: JinjaToken[] = [];
  const open: string[] = [];
  for (let at = start; at < source.length; ) {
    const sign = source[at] === '-' || source[at] === '+' ? 1 : 0;
    if (open.length === 0 && source.startsWith(close, at + sign)) {
      return { tokens, end: at + sign + close.length, trimsAfter: source[at] === '-' };
    }
    const line = lineAt(at);
    const afterDot = tokens.at(-1)?.type === 'Dot';
    const pattern = (afterDot ? [INDEX, ...PATTERNS] : PATTERNS).find((one) => matchesAt(one, source, at));
    if (pattern === undefined) throw new JinjaFault(line, unreadable(source, at));
    const text = source.slice(at, pattern.lastIndex);
    at = pattern.lastIndex;
    if (pattern === SPACE) continue;
    const token = tokenOf(text, pattern, line);
    if (OPENERS.has(token.type)) {
      if (open.length >= MAX_NESTING) throw new JinjaFault(line, TOO_DEEP);
      open.push(CLOSERS[text] ?? '');
    } else if (ENDS.has(token.type) && open.pop() !== text) {
      throw new JinjaFault(line, `\`${text}\` closes nothing that is open`);
    }
    tokens.push(token);
  }
  throw new JinjaFault(opened, `the tag that begins here is never closed; expected \`${close}\``);
}

/** Whether a pattern matches at this very place; it then knows where the match ends. */
function matchesAt(pattern: RegExp, source: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(source);
}

export const TOO_DEEP = `nested deeper than ${MAX_NESTING} levels`;

function unreadable(source: string, at: number): string {
  const char = String.fromCodePoint(source.codePointAt(at) ?? 0);
  return char === '"' || char === "'"
    ? `the text that begins with ${char} is never closed`
    : `\`${char}\` means nothing in a template's tag`;
}

function tokenOf(text: string, pattern: RegExp, line: number): JinjaToken {
  if (pattern === STRING) return { value: unescaped(text.slice(1, -1), line), type: 'StringLiteral', line };
  if (pattern === OPERATOR) {
    return { value: text, type: OPERATORS[text] ?? 'ComparisonBinaryOperator', line };
  }
  const isName = pattern === NAME;
  if (text.length > (isName ? MAX_NAME : MAX_DIGITS)) {
    throw new JinjaFault(line, `${text.slice(0, 15)}… is too long a ${isName ? 'name' : 'number'}`);
  }
  return { value: text, type: isName ? 'Identifier' : 'NumericLiteral', line };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** Escapes as Python reads them: one that it does not know stays as it is. */
function unescaped(text: string, line: number): string {
  return !text.includes('\\')
    ? text
    : text.replace(
        /\\(?:x(?<hex>[0-9a-fA-F]{2})|u(?<unicode>[0-9a-fA-F]{4})|(?<char>[\s\S]))/gu,
        (found, ...rest) => {
          const { hex, unicode, char = '' } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
          const code = hex ?? unicode;
          if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
          if (/[0-7xuUN]/.test(char)) throw new JinjaFault(line, `the escape \`\\${char}\` is not supported`);
          return ESCAPES[char] ?? found;
        },
      );
}
