import type { Json } from '../../ports/json.ts';

/** The language in which a prompt's text marks its variables. */
export type TemplateEngine = 'plain' | 'jinja2' | 'mustache' | 'handlebars';

/** One message's text, parsed. It can neither run code nor reach anything but the values that it is given. */
export interface Template {
  /** Names that it asks the case for, each once, in order of appearance: `user` where it uses `user.name`. */
  readonly variables: readonly string[];
  /**
   * Fills in the values, without escaping; a value is never read as template again.
   * @param values by name
   */
  render(values: ReadonlyMap<string, Json>): Rendered;
}

export type Rendered =
  | { readonly kind: 'rendered'; readonly text: string }
  /** Names (or paths, `user.name`) that the template uses and the values lack. */
  | { readonly kind: 'missing'; readonly variables: readonly string[] }
  /** It cannot be rendered with these values: a loop over a text, too many steps, too long an output. */
  | { readonly kind: 'failed'; readonly why: string };

/** A template, or the first thing that is wrong with it. `line` counts from 1 within the source. */
export type TemplateResult =
  | { readonly kind: 'parsed'; readonly template: Template }
  | { readonly kind: 'faulty'; readonly line: number; readonly message: string };

/** Steps that one rendering may take: far more than any prompt needs, and done in milliseconds. */
export const MAX_STEPS = 200_000;
/** Characters that one rendering may produce. */
export const MAX_OUTPUT = 5_000_000;

/** A value as a prompt shows it: a list is joined by blank lines, objects and numbers are written as JSON. */
export function valueText(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((entry: Json) => valueText(entry)).join('\n\n');
  return JSON.stringify(value);
}
