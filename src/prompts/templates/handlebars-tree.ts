/** The syntax tree as the parser gives it: what the gate reads of it. The package's own types do not resolve. */
interface Located {
  readonly loc: { readonly start: { readonly line: number } };
}

export interface TreePath extends Located {
  readonly type: 'PathExpression';
  readonly data: boolean;
  readonly depth: number;
  /** A part that is no text is the call of a helper. */
  readonly parts: readonly unknown[];
  readonly original: string;
}

export interface TreeLiteral extends Located {
  readonly type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'NullLiteral' | 'UndefinedLiteral';
  readonly value: string | number | boolean | null | undefined;
  readonly original: string | number | boolean | null | undefined;
}

interface TreeHash {
  readonly pairs: readonly { readonly key: string; readonly value: TreeExpression }[];
}

/** What may call a helper. */
export interface TreeCall extends Located {
  readonly path: TreeExpression;
  readonly params: readonly TreeExpression[];
  readonly hash?: TreeHash;
}

interface TreeSubExpression extends TreeCall {
  readonly type: 'SubExpression';
}

export type TreeExpression =
  | TreePath
  | TreeLiteral
  | TreeSubExpression
  | (Located & { readonly type: 'HashLiteral' | 'ArrayLiteral' });

export interface TreeProgram {
  readonly body: readonly TreeStatement[];
  readonly blockParams?: readonly string[];
}

export interface TreeBlock extends TreeCall {
  readonly type: 'BlockStatement';
  /** Absent for `{{^name}}`. */
  readonly program?: TreeProgram;
  readonly inverse?: TreeProgram;
  /** Empty for a raw block. */
  readonly closeStrip?: { readonly open?: boolean };
}

export interface TreeMustache extends TreeCall {
  readonly type: 'MustacheStatement';
}

export interface TreePartial extends Located {
  readonly type: 'PartialStatement';
  readonly name: TreeExpression;
  readonly params: readonly TreeExpression[];
  readonly hash?: TreeHash;
  readonly indent: string;
}

export type TreeStatement =
  | TreeMustache
  | TreeBlock
  | TreePartial
  | (Located & { readonly type: 'ContentStatement'; readonly value: string })
  | (Located & { readonly type: 'CommentStatement' })
  | (Located & { readonly type: 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock' });
