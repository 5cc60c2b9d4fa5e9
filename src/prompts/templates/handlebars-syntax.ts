import type { Json } from '../../ports/json.ts';

/** A name, or a way to one: `user.name`, `../name`, `@index`, `this`. */
export interface Path {
  readonly kind: 'path';
  /** As the template writes it. */
  readonly text: string;
  /** `@index`: looked up in the loop, not in the values. */
  readonly data: boolean;
  /** How many `../` it begins with. */
  readonly depth: number;
  readonly parts: readonly string[];
  /** `this.name`, `./name`: never a block parameter. */
  readonly scoped: boolean;
}

export type Expression =
  | Path
  | { readonly kind: 'literal'; readonly value: Json | undefined }
  | { readonly kind: 'json'; readonly of: Expression; readonly indent: number | string };

interface Block {
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
}

/** One piece of a template, checked: nothing is left to be found out while rendering but the values. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly of: Expression }
  | ({ readonly kind: 'if'; readonly test: Expression; readonly includeZero: boolean } & Block)
  | ({ readonly kind: 'equals'; readonly left: Expression; readonly right: Expression } & Block)
  | ({ readonly kind: 'each'; readonly over: Expression; readonly locals: readonly string[] } & Block)
  | ({ readonly kind: 'with'; readonly over: Expression; readonly locals: readonly string[] } & Block)
  /** `{{#name}}`: a test, a loop or a change of context, as the value decides. */
  | ({ readonly kind: 'section'; readonly over: Path } & Block)
  | {
      readonly kind: 'partial';
      readonly name: string;
      readonly line: number;
      /** Null: the context in which the partial stands. */
      readonly context: Expression | null;
      readonly named: readonly (readonly [string, Expression])[];
      /** White space that goes before each of its lines. */
      readonly indent: string;
    };

/** Something in a template that is not supported, or no Handlebars at all. */
export class HandlebarsFault extends Error {
  /** Line in the source, from 1. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
