import type { Prompt } from '../prompt.ts';
import { compileHandlebars } from './handlebars.ts';
import { compileJinja } from './jinja.ts';
import { compileMustache } from './mustache.ts';
import { compilePlain } from './plain.ts';
import type { TemplateEngine, TemplateResult } from './template.ts';

/** Parses a message's text in the language of its prompt. */
export function compileTemplate(
  engine: TemplateEngine,
  source: string,
  partials: ReadonlyMap<string, string>,
): TemplateResult {
  switch (engine) {
    case 'plain':
      return { kind: 'parsed', template: compilePlain(source) };
    case 'jinja2':
      return compileJinja(source);
    case 'mustache':
      return compileMustache(source, partials);
    case 'handlebars':
      return compileHandlebars(source, partials);
  }
}

/** The names that a message's text asks the case for. */
export function variablesOf({ template, partials }: Prompt, content: string): readonly string[] {
  const compiled = compileTemplate(template, content, partials);
  return compiled.kind === 'parsed' ? compiled.template.variables : [];
}
