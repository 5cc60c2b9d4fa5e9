import { FILL_IN } from '../../dataset/fill-in.ts';
import { isJsonObject, type Json } from '../../ports/json.ts';
import type { Prompt } from '../../prompts/prompt.ts';
import { compileTemplate } from '../../prompts/templates/compile.ts';
import type { Template } from '../../prompts/templates/template.ts';

type Values = Record<string, Json>;

/** So often a value is added or changed until the prompt can be filled in. */
const MAX_TRIES = 40;

/**
 * A value to replace for each variable, of the shape that the template takes: a text, an object, a list of either.
 * Where no such shape fills the prompt in, texts stand for what is not known.
 * @param asked names that the templates ask a case for
 */
export function firstValues(prompt: Prompt, asked: readonly string[]): Values {
  const own = new Set(['query', 'context', ...Object.keys(prompt.defaults)]);
  const values: Values = Object.fromEntries(
    asked.filter((name) => !own.has(name)).map((name) => [name, toFillIn(name)]),
  );
  const templates = prompt.messages.flatMap(({ content }) => {
    const compiled = compileTemplate(prompt.template, content, prompt.partials);
    return compiled.kind === 'parsed' ? [compiled.template] : [];
  });
  const attempt = () => tryOut(prompt.defaults, templates, values);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { missing, failed } = attempt();
    for (const path of missing) add(values, path);
    if (missing.length === 0 && (!failed || !turnIntoList(values, attempt))) break;
  }
  return values;
}

interface Attempt {
  /** Names or paths that the templates lack. */
  readonly missing: readonly string[];
  readonly failed: boolean;
}

function tryOut(
  defaults: Values | Prompt['defaults'],
  templates: readonly Template[],
  values: Values,
): Attempt {
  const text = 'text';
  const all = new Map<string, Json>([
    ...Object.entries(defaults),
    ...Object.entries(values),
    ['query', text],
    ['context', text],
  ]);
  const rendered = templates.map((template) => template.render(all));
  return {
    missing: rendered.flatMap((one) => (one.kind === 'missing' ? one.variables : [])),
    failed: rendered.some((one) => one.kind === 'failed'),
  };
}

function add(values: Values, path: string): void {
  const [first = '', ...rest] = path.match(/[^.[\]]+/g) ?? [];
  values[first] = withPath(values[first], rest, rest.at(-1) ?? first);
}

/** `user.name` makes an object of what was a text, `sources[0].title` a list of objects. */
function withPath(there: Json | undefined, path: readonly string[], name: string): Json {
  const [first, ...rest] = path;
  if (first === undefined) return there ?? toFillIn(name);
  if (/^\d+$/.test(first)) {
    const item = Array.isArray(there) ? (there as readonly Json[])[0] : undefined;
    return [withPath(rest.length > 0 && !isJsonObject(item) ? undefined : item, rest, name)];
  }
  const inner = isJsonObject(there) ? there : {};
  return { ...inner, [first]: withPath(inner[first], rest, rest.at(-1) ?? first) };
}

/** Gives a list to what a template loops over, a value or a part of one. False: none of them is. */
function turnIntoList(values: Values, attempt: () => Attempt): boolean {
  for (const [name, value] of Object.entries(values)) {
    for (const changed of listed(value)) {
      values[name] = changed;
      const { failed, missing } = attempt();
      // What is missing now has to be a part of the list's entries.
      if (!failed && missing.every((path) => path.includes('['))) return true;
      values[name] = value;
    }
  }
  return false;
}

/** The value with a list in place of one of its texts, for each of them. */
function* listed(value: Json): Generator<Json> {
  if (typeof value === 'string') yield [value];
  if (!isJsonObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const changed of listed(inner)) yield { ...value, [key]: changed };
  }
}

function toFillIn(name: string): string {
  return `${FILL_IN} ${name}`;
}
