import { parse } from '@huggingface/jinja';
import { checkTokens } from './jinja-chains.ts';
import { JinjaFault } from './jinja-syntax.ts';
import type { JinjaToken } from './jinja-tokens.ts';

/** What the parser gives: its fields are read one by one, and what is not known is a fault. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Makes a fault, at the line of the token that holds this name. */
export type FaultAt = (name: string | null, message: string) => JinjaFault;

/** Makes faults of an expression that begins on a line. */
export function faultsOf(tokens: readonly JinjaToken[], line: number): FaultAt {
  return (name, message) => {
    const at = tokens.find(({ value }) => value === name) ?? tokens[0];
    return new JinjaFault(at?.line ?? line, message);
  };
}

/** Parses the tokens of one expression. Of the library, only its grammar is used: nothing of it ever runs a template. */
export function parseTokens(tokens: readonly JinjaToken[], faultAt: FaultAt): Node {
  checkTokens(tokens);
  try {
    const { body } = parse([
      { value: '{{', type: 'OpenExpression' },
      ...tokens,
      { value: '}}', type: 'CloseExpression' },
    ]);
    return body[0] as unknown as Node;
  } catch {
    const values = tokens.slice(0, 40).map(({ value }) => value);
    const written = values.join(' ');
    const shown = written.length > 60 ? `${written.slice(0, 59)}…` : written;
    throw faultAt(null, shown === '' ? 'an expression is missing' : `\`${shown}\` is no expression in Jinja`);
  }
}
