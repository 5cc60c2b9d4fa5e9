import { readNodes } from './handlebars-nodes.ts';
import { renderNodes } from './handlebars-render.ts';
import { freeNames } from './handlebars-variables.ts';
import { linker } from './partials.ts';
import type { TemplateResult } from './template.ts';

/** Handlebars serves `.prompt` files, whose partials are files of their own. */
const MISSING =
  'is not known; expected exactly one file of that name, in the folder of the prompt or in one above it';

/**
 * Reads a Handlebars template: values, `if`, `unless`, `each`, `with`, sections, partials, white space control, and the
 * helpers of dotprompt that give a text. Every other helper is a fault, also one that is never reached.
 *
 * It renders as Handlebars does when nothing is escaped, but for this: a variable that is not there is missing, unless a
 * block only tests it; a loop over a text fails; lists and objects stand in the text as `valueText` writes them.
 * @param partials sources by name
 */
export function compileHandlebars(
  source: string,
  partials: ReadonlyMap<string, string> = new Map(),
): TemplateResult {
  return handlebarsCompiler(partials)(source);
}

/** Compiles any number of templates that share their partials: each partial is read once. */
export function handlebarsCompiler(
  partials: ReadonlyMap<string, string>,
): (source: string) => TemplateResult {
  const link = linker(partials, readNodes, MISSING);
  return (source) => {
    const linked = link(source);
    if (linked.kind === 'faulty') return linked;
    return {
      kind: 'parsed',
      template: {
        variables: freeNames(linked.nodes, linked.partials),
        render: (values) => renderNodes(linked.nodes, linked.partials, values),
      },
    };
  };
}

/** Names of the partials that a source refers to, each once; none where it is no Handlebars. */
export function handlebarsPartials(source: string): readonly string[] {
  const unit = readNodes(source);
  return unit.kind === 'faulty' ? [] : [...new Set(unit.partials.map(({ name }) => name))];
}
