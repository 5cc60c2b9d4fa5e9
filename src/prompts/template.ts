import type { Json } from '../ports/json.ts';

const PLACEHOLDER = /\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g;
const SECTION_OR_TAG = /\{\{\s*[#/^>!&{~][^\n}]{0,80}\}{0,3}|\{%[^\n]{0,80}/;
/** What begins as a name and is none: filters, calls, indexes, names with spaces or accents. */
const EXPRESSION = /\{\{\s*(?![A-Za-z_][\w.-]*\s*\}\})[\p{L}_$@.][^\n{}]{0,80}\}\}/u;

/** The names that a template asks for, each once, in order of appearance. */
export function templateVariables(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/**
 * The first piece of template syntax that other engines would act on and that would silently stay as it is here
 * (sections, partials, comments, raw values, filters, expressions), or null.
 */
export function unsupportedSyntax(template: string): string | null {
  return (template.match(SECTION_OR_TAG) ?? template.match(EXPRESSION))?.[0] ?? null;
}

export type Rendered =
  | { readonly kind: 'rendered'; readonly text: string }
  | { readonly kind: 'missing'; readonly variables: readonly string[] };

/**
 * Replaces `{{ name }}` once, without escaping; replaced text is not read again, so a value cannot bring in another.
 * @param values by name; a list is joined by blank lines, other values are written as JSON
 */
export function renderTemplate(template: string, values: ReadonlyMap<string, Json>): Rendered {
  const missing = templateVariables(template).filter((name) => (values.get(name) ?? null) === null);
  if (missing.length > 0) return { kind: 'missing', variables: missing };
  return {
    kind: 'rendered',
    text: template.replace(PLACEHOLDER, (_, name: string) => valueText(values.get(name) ?? null)),
  };
}

function valueText(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((entry: Json) => valueText(entry)).join('\n\n');
  return JSON.stringify(value);
}
