import type { Expression, Node, Path } from './handlebars-syntax.ts';
import { MAX_STEPS } from './template.ts';

/** What is known of a context before there are values. */
interface Context {
  /** True where a name is one of the case's. */
  readonly isRoot: boolean;
  /** Names that a partial was given: they are not the case's. */
  readonly given: ReadonlySet<string>;
  readonly outer: Context | null;
}

/** Where nodes stand. */
interface Place {
  readonly context: Context;
  /** Block parameters in reach. */
  readonly locals: ReadonlySet<string>;
}

type Kind<K extends Node['kind']> = Extract<Node, { readonly kind: K }>;

const NONE: ReadonlySet<string> = new Set();

/**
 * The names that a template asks the case for, each once, in order of appearance; those that it only tests count. In a
 * section (`{{#name}}`) only the values decide what a name belongs to: names within it are left out.
 */
export function freeNames(
  nodes: readonly Node[],
  partials: ReadonlyMap<string, readonly Node[]>,
): readonly string[] {
  const search = new Search(partials);
  search.nodes(nodes, { context: { isRoot: true, given: NONE, outer: null }, locals: NONE });
  return [...search.names];
}

class Search {
  readonly names = new Set<string>();
  private readonly partials: ReadonlyMap<string, readonly Node[]>;
  /** Partials that were searched, each with what was known of its context. */
  private readonly searched = new Set<string>();
  private steps = 0;

  constructor(partials: ReadonlyMap<string, readonly Node[]>) {
    this.partials = partials;
  }

  nodes(nodes: readonly Node[], place: Place): void {
    for (const node of nodes) {
      this.steps += 1;
      // Partials that name each other in all ways: what is left out is asked for while rendering.
      if (this.steps > MAX_STEPS) return;
      this.node(node, place);
    }
  }

  private node(node: Node, place: Place): void {
    switch (node.kind) {
      case 'text':
        break;
      case 'value':
        this.expression(node.of, place);
        break;
      case 'if':
        this.expression(node.test, place);
        this.branches(node, place, place);
        break;
      case 'equals':
        this.expression(node.left, place);
        this.expression(node.right, place);
        this.branches(node, place, place);
        break;
      case 'each':
      case 'with':
      case 'section':
        this.expression(node.over, place);
        this.branches(node, bodyPlace(node, place), place);
        break;
      case 'partial':
        this.partial(node, place);
        break;
    }
  }

  private branches(node: Pick<Kind<'if'>, 'body' | 'otherwise'>, body: Place, otherwise: Place): void {
    this.nodes(node.body, body);
    this.nodes(node.otherwise, otherwise);
  }

  private partial(node: Kind<'partial'>, place: Place): void {
    if (node.context) this.expression(node.context, place);
    for (const [, value] of node.named) this.expression(value, place);
    const around = node.context ? contextOf(node.context, place) : place.context;
    const given = new Set([...(around?.given ?? []), ...node.named.map(([key]) => key)]);
    const isRoot = around?.isRoot ?? false;
    this.steps += given.size;
    const searched = JSON.stringify([node.name, isRoot, ...[...given].sort()]);
    if (this.searched.has(searched)) return;
    this.searched.add(searched);
    const context = { isRoot, given, outer: null };
    this.nodes(this.partials.get(node.name) ?? [], { context, locals: NONE });
  }

  private expression(expression: Expression, place: Place): void {
    if (expression.kind === 'json') this.expression(expression.of, place);
    if (expression.kind !== 'path') return;
    const [first, second] = expression.parts;
    if (expression.data) {
      if (first === 'root' && second !== undefined) this.names.add(second);
      return;
    }
    if (first === undefined || isLocal(expression, place)) return;
    const context = outward(expression, place);
    if (context?.isRoot && !context.given.has(first)) this.names.add(first);
  }
}

/** Where the body of a block stands that may change the context. */
function bodyPlace(node: Kind<'each' | 'with' | 'section'>, place: Place): Place {
  const names = node.kind === 'section' ? [] : node.locals;
  const locals = names.length === 0 ? place.locals : new Set([...place.locals, ...names]);
  const inner = node.kind === 'with' ? contextOf(node.over, place) : null;
  if (inner === place.context) return { context: inner, locals };
  const { isRoot, given } = inner ?? { isRoot: false, given: NONE };
  return { context: { isRoot, given, outer: place.context }, locals };
}

function isLocal(path: Path, place: Place): boolean {
  return path.depth === 0 && !path.scoped && place.locals.has(path.parts[0] ?? '');
}

function outward(path: Path, place: Place): Context | null {
  let context: Context | null = place.context;
  for (let depth = 0; depth < path.depth && context; depth += 1) context = context.outer;
  return context;
}

/** The known context that an expression leads to: `this`, `..`, `@root`; null for any other value. */
function contextOf(expression: Expression, place: Place): Context | null {
  if (expression.kind !== 'path') return null;
  if (expression.data) {
    return expression.parts.length === 1 && expression.parts[0] === 'root'
      ? { isRoot: true, given: NONE, outer: null }
      : null;
  }
  return expression.parts.length === 0 ? outward(expression, place) : null;
}
