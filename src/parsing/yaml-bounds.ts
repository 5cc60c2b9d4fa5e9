import { Lexer } from 'yaml';
import { MAX_DEPTH } from './nesting.ts';

/** What the parser reads in less than a second, also where every token is an error to it. */
const MAX_TOKENS = 150_000;
/** The parser looks for the anchor of every alias among all of both. */
const MAX_ANCHORS = 5000;
/** The lexer announces a scalar before it hands it out. */
const SCALAR = '\u001F';

/**
 * Why a YAML text is not worth parsing, or null: it is so large, or so deeply nested on one line, that the parser would
 * burn time or pile it up in memory until the process dies. Takes time in proportion to the tokens that it looks at.
 */
export function yamlExcess(text: string): string | null {
  let [tokens, anchors] = [0, 0];
  /** Brackets that are open, and indicators (`- `, `? `, `: `) outside of them since the line began. */
  let [brackets, indicators] = [0, 0];
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (previous !== SCALAR) {
      if (token === '[' || token === '{') brackets += 1;
      else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1);
      else if (token === '\n' || token === '\r\n') indicators = 0;
      else if (brackets === 0 && /^[-?:]$/.test(token)) indicators += 1;
      else if (token.startsWith('&') || token.startsWith('*')) anchors += 1;
    }
    if (brackets > MAX_DEPTH || indicators > MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels`;
    if (anchors > MAX_ANCHORS) return `holds more than ${shown(MAX_ANCHORS)} anchors and aliases`;
    if (tokens > MAX_TOKENS) {
      return `is too large to be read as YAML (more than ${shown(MAX_TOKENS)} tokens); JSONL, one object a line, has no such limit`;
    }
    previous = token;
  }
  return null;
}

function shown(count: number): string {
  return count.toLocaleString('en');
}
