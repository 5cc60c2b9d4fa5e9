import { compileJinja } from '../templates/jinja.ts';
import { compileMustache } from '../templates/mustache.ts';
import type { TemplateEngine, TemplateResult } from '../templates/template.ts';
import type { LineFault, Section } from './prompty-body.ts';

const COMPILERS: Readonly<Partial<Record<TemplateEngine, (source: string) => TemplateResult>>> = {
  jinja2: compileJinja,
  mustache: (source) => compileMustache(source),
};

/**
 * What keeps a body's sections from being templates of their own: faults in one, a block that begins in one and ends
 * in another, a variable that one sets and another uses.
 */
export function templateFaults(
  engine: TemplateEngine,
  sections: readonly Section[],
  body: string,
): readonly LineFault[] {
  const compile = COMPILERS[engine];
  if (compile === undefined) return [];
  const compiled = sections.map((section) => ({ section, result: compile(section.content) }));
  const whole = sections.length > 1 ? compile(body) : null;
  const asked = new Set(whole?.kind === 'parsed' ? whole.template.variables : []);
  return compiled.flatMap(({ section, result }) => {
    if (result.kind === 'faulty') {
      const message = whole?.kind === 'parsed' ? spanning(result.message) : result.message;
      return [{ line: section.line + result.line - 1, message }];
    }
    const shared = result.template.variables.filter((name) => whole?.kind === 'parsed' && !asked.has(name));
    return shared.map((name) => ({
      line: section.line,
      message: `the variable \`${name}\` is set in one section and used in another; set it in the section that uses it`,
    }));
  });
}

function spanning(why: string): string {
  return `a template block begins in the section of one role and ends in another's: ${why}`;
}
