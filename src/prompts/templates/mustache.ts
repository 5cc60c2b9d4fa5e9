import { type Node, readNodes } from './mustache-nodes.ts';
import { renderNodes } from './mustache-render.ts';
import { linker } from './partials.ts';
import type { TemplateResult } from './template.ts';

/**
 * Reads a Mustache template: values, sections, inverted sections, comments, other delimiters, partials, and lines that
 * hold a tag alone (https://github.com/mustache/spec).
 *
 * It renders as the specification says, but for this: nothing is escaped, and a variable that is not there is missing
 * unless a section only tests it; there are no functions; lists and objects stand in the text as `valueText` writes them.
 * @param partials sources by name
 */
export function compileMustache(
  source: string,
  partials: ReadonlyMap<string, string> = new Map(),
): TemplateResult {
  return mustacheCompiler(partials)(source);
}

/** Compiles any number of templates that share their partials: each partial is read once. */
export function mustacheCompiler(partials: ReadonlyMap<string, string>): (source: string) => TemplateResult {
  const link = linker(partials, readNodes);
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

/** Names of the partials that a source refers to, each once; none where it is no Mustache. */
export function mustachePartials(source: string): readonly string[] {
  const unit = readNodes(source);
  return unit.kind === 'faulty' ? [] : [...new Set(unit.partials.map(({ name }) => name))];
}

/**
 * The names that a template asks the case for, each once, in order of appearance. Within a section only the values decide
 * what a name belongs to: names there are left out, but for those in an inverted one.
 */
function freeNames(
  nodes: readonly Node[],
  partials: ReadonlyMap<string, readonly Node[]>,
  names: Set<string> = new Set(),
  searched: Set<string> = new Set(),
): readonly string[] {
  for (const node of nodes) {
    if (node.kind === 'value' || node.kind === 'section') {
      if (node.name !== '.') names.add(node.name.split('.')[0] ?? '');
    }
    if (node.kind === 'section' && node.inverted) freeNames(node.body, partials, names, searched);
    if (node.kind === 'partial' && !searched.has(node.name)) {
      searched.add(node.name);
      freeNames(partials.get(node.name) ?? [], partials, names, searched);
    }
  }
  return [...names];
}
