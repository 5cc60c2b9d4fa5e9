import { JinjaFault } from './jinja-syntax.ts';
import { ENDS, type JinjaToken, OPENERS, type TokenType } from './jinja-tokens.ts';

/** Operators that one expression may chain (`a ~ b ~ c`), brackets around it included. */
const MAX_CHAIN = 500;

const WORD_OPERATORS = new Set(['and', 'or', 'not', 'in', 'is', 'if', 'else']);
const SEPARATORS = new Set<TokenType>(['Comma', 'Colon', 'Equals']);
const OPERANDS = new Set<TokenType>(['Identifier', 'NumericLiteral', 'StringLiteral']);

/**
 * Bounds the depth of the tree that an expression's tokens make, and finds values that no operator joins, which the
 * parser would let pass. Throws JinjaFault.
 */
export function checkTokens(tokens: readonly JinjaToken[]): void {
  // Per open bracket, the operators that chain up since its last comma.
  const chains: number[] = [0];
  let depth = 0;
  let before: JinjaToken | undefined;
  let afterOperand = false;
  const link = () => chains.push((chains.pop() ?? 0) + 1);
  for (const token of tokens) {
    const { type, line } = token;
    const isWord = type === 'Identifier' && before?.type !== 'Dot' && WORD_OPERATORS.has(token.value);
    const isOperand = OPERANDS.has(type) && !isWord;
    const joins = type === 'StringLiteral' && before?.type === 'StringLiteral';
    if (before && afterOperand && (isOperand || type === 'OpenCurlyBracket') && !joins) {
      throw new JinjaFault(line, `no operator stands between \`${short(before)}\` and \`${short(token)}\``);
    }
    if (SEPARATORS.has(type)) {
      depth -= chains.pop() ?? 0;
      chains.push(0);
    } else if (OPENERS.has(type)) {
      depth += 1;
      chains.push(0);
    } else if (ENDS.has(type)) {
      depth -= chains.pop() ?? 0;
      link();
    } else if (!isOperand) {
      depth += 1;
      link();
    }
    if (depth > MAX_CHAIN) throw new JinjaFault(line, `more than ${MAX_CHAIN} operators in one expression`);
    afterOperand = isOperand || ENDS.has(type);
    before = token;
  }
}

function short(token: JinjaToken): string {
  return token.value.slice(0, 20);
}
