import * as handlebars from '@handlebars/parser';
import { MAX_NESTING } from './allowance.ts';
import { HandlebarsFault } from './handlebars-syntax.ts';

/** One token as the parser will see it. */
export interface Token {
  readonly type: string;
  readonly text: string;
  /** Offset at which it ends. */
  readonly end: number;
  /** Line on which it ends, from 1. */
  readonly line: number;
  /** Blocks and branches that are open around it. */
  readonly depth: number;
}

/** The parser's own lexer. The package exports it, and its types leave it out. */
interface Lexer {
  setInput(source: string, state: { readonly syntax: { readonly square: 'string' } }): void;
  lex(): string | number;
  readonly EOF: number;
  readonly _input: string;
  readonly yytext: string;
  readonly yylineno: number;
}
const { parser } = handlebars as unknown as {
  readonly parser: { readonly lexer: Lexer; readonly terminals_: Readonly<Record<number, string>> };
};

/** What the parser reads in a fraction of a second, whatever the tokens are. */
const MAX_TOKENS = 30_000;
const OPENING = new Set(['OPEN_BLOCK', 'OPEN_INVERSE', 'OPEN_PARTIAL_BLOCK', 'OPEN_RAW_BLOCK']);

/**
 * Reads the tokens of a template, and counts how deeply its blocks, `{{else if}}` branches and parentheses are nested:
 * the parser takes quadratic time over them, and recursion could exhaust the stack. Throws HandlebarsFault.
 */
export function readTokens(source: string): readonly Token[] {
  const tokens: Token[] = [];
  /** Branches that each open block holds, the block itself counted with them. */
  const blocks: number[] = [];
  let [depth, parentheses] = [0, 0];
  for (const { type, text, end, line } of lex(source)) {
    if (OPENING.has(type)) {
      blocks.push(1);
      depth += 1;
    } else if (type === 'OPEN_INVERSE_CHAIN' && blocks.length > 0) {
      blocks.push((blocks.pop() ?? 0) + 1);
      depth += 1;
    } else if (type === 'OPEN_ENDBLOCK' || type === 'END_RAW_BLOCK') {
      depth -= blocks.pop() ?? 0;
    }
    if (type === 'OPEN_SEXPR') parentheses += 1;
    if (type === 'CLOSE_SEXPR') parentheses -= 1;
    if (depth > MAX_NESTING || parentheses > MAX_NESTING) {
      throw new HandlebarsFault(line, `is nested deeper than ${MAX_NESTING} levels`);
    }
    if (tokens.length === MAX_TOKENS) {
      throw new HandlebarsFault(line, `holds more than ${MAX_TOKENS} names and marks of templates`);
    }
    tokens.push({ type, text, end, line, depth });
  }
  return tokens;
}

function* lex(source: string): Generator<Omit<Token, 'depth'>> {
  const lexer = Object.create(parser.lexer) as Lexer;
  lexer.setInput(source, { syntax: { square: 'string' } });
  for (let token = next(lexer); token !== null; token = next(lexer)) {
    const type = typeof token === 'number' ? (parser.terminals_[token] ?? String(token)) : token;
    if (type === 'EOF') return;
    // No rule of the grammar takes it, and the search for a rule may have read all that is left.
    if (type === 'INVALID') throw unreadable(lexer);
    yield { type, text: lexer.yytext, end: source.length - lexer._input.length, line: lexer.yylineno + 1 };
  }
}

function next(lexer: Lexer): string | number | null {
  try {
    const token = lexer.lex();
    return token === lexer.EOF ? null : token;
  } catch {
    throw unreadable(lexer);
  }
}

function unreadable(lexer: Lexer): HandlebarsFault {
  return new HandlebarsFault(
    lexer.yylineno + 1,
    'cannot be read as Handlebars: a tag holds a character that has no meaning there, or is not closed',
  );
}
