import type { Json } from '../../ports/json.ts';

/** Something in a template that cannot be read, or that the gate would have to render otherwise than Jinja does. */
export class JinjaFault extends Error {
  /** From 1, within the source. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = 'JinjaFault';
    this.line = line;
  }
}

/** An expression, checked: it names no filter, test, function or method that the evaluator does not have. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Expression; readonly key: Expression }
  | {
      readonly kind: 'slice';
      readonly object: Expression;
      readonly start: Expression | null;
      readonly stop: Expression | null;
    }
  | { readonly kind: 'list'; readonly entries: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'not' | 'negative'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'logic';
      readonly operator: 'and' | 'or';
      readonly left: Expression;
      readonly right: Expression;
    }
  /** `yes if condition else no`; without `else` it may have no value. */
  | {
      readonly kind: 'choice';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression | null;
    }
  | {
      readonly kind: 'default';
      readonly operand: Expression;
      readonly fallback: Expression;
      /** The fallback also stands for what is empty or false. */
      readonly evenEmpty: Expression | null;
    }
  | {
      readonly kind: 'filter';
      readonly name: string;
      readonly operand: Expression;
      readonly parameters: ReadonlyMap<string, Expression>;
    }
  | { readonly kind: 'test'; readonly name: string; readonly operand: Expression; readonly negated: boolean }
  | { readonly kind: 'range'; readonly bounds: readonly Expression[] }
  | { readonly kind: 'method'; readonly name: MethodName; readonly object: Expression };

export const BINARY_OPERATORS = [
  '~',
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not in',
] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

export const METHODS = ['items', 'keys', 'values'] as const;
export type MethodName = (typeof METHODS)[number];

/** What `loop` holds inside a loop. */
export const LOOP_FIELDS = ['index', 'index0', 'revindex', 'revindex0', 'first', 'last', 'length'] as const;

export type Statement =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly expression: Expression }
  | { readonly kind: 'set'; readonly name: string; readonly value: Expression }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: Expression; readonly body: readonly Statement[] }[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'for';
      readonly names: readonly string[];
      readonly iterable: Expression;
      /** `for x in xs if condition`: entries that do not meet it are left out. */
      readonly condition: Expression | null;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    };
