import type { Json } from '../../ports/json.ts';
import { Allowance, Halt, pathStep, propertyOf, rootObject } from './allowance.ts';
import type { Node } from './mustache-nodes.ts';
import type { Text } from './mustache-tags.ts';
import { type Rendered, valueText } from './template.ts';

/** A line that begins within a text and is not empty. */
const LATER_LINE = /\n(?=[^\n])/g;

/** A context; a name that it lacks is looked up in those around it. */
interface Context {
  readonly value: Json;
  name(): string;
  readonly outer: Context | null;
}

/** Where nodes stand. */
interface Place {
  readonly context: Context;
  /** White space before each line of the partial. */
  readonly indent: string;
  readonly blocks: number;
  readonly partials: number;
}

/** Renders nodes with a case's values. */
export function renderNodes(
  nodes: readonly Node[],
  partials: ReadonlyMap<string, readonly Node[]>,
  values: ReadonlyMap<string, Json>,
): Rendered {
  const run = new Run(partials);
  const context = { value: rootObject(values), name: () => '', outer: null };
  try {
    run.nodes(nodes, { context, indent: '', blocks: 0, partials: 0 });
  } catch (error) {
    if (error instanceof Halt) return { kind: 'failed', why: error.message };
    throw error;
  }
  const { missing } = run.allowance;
  return missing.size > 0
    ? { kind: 'missing', variables: [...missing] }
    : { kind: 'rendered', text: run.pieces.join('') };
}

class Run {
  readonly allowance = new Allowance();
  readonly pieces: string[] = [];
  private readonly partials: ReadonlyMap<string, readonly Node[]>;

  constructor(partials: ReadonlyMap<string, readonly Node[]>) {
    this.partials = partials;
  }

  nodes(nodes: readonly Node[], place: Place): void {
    for (const node of nodes) {
      this.allowance.step();
      switch (node.kind) {
        case 'text':
          this.text(node, place.indent);
          break;
        case 'line':
          this.write(place.indent);
          break;
        case 'value':
          this.value(node.name, place.context);
          break;
        case 'section':
          this.section(node, place);
          break;
        case 'partial':
          this.partial(node, place);
          break;
      }
    }
  }

  private write(text: string): void {
    this.allowance.produce(text.length);
    this.pieces.push(text);
  }

  private text({ text, startsLine }: Text, indent: string): void {
    if (indent === '') {
      this.write(text);
      return;
    }
    const first = startsLine && !text.startsWith('\n') ? indent : '';
    this.allowance.produce(indent.length * (text.match(LATER_LINE)?.length ?? 0));
    this.write(first + text.replace(LATER_LINE, `\n${indent}`));
  }

  private value(name: string, context: Context): void {
    const found = this.find(name, context);
    const value = found?.value ?? null;
    if (value === null) this.allowance.miss(found?.name() ?? name);
    else this.write(valueText(value));
  }

  private section(node: Extract<Node, { readonly kind: 'section' }>, place: Place): void {
    const found = this.find(node.name, place.context);
    const { blocks } = place;
    this.allowance.enter(blocks + 1, place.partials, '');
    const isTrue = Array.isArray(found?.value) ? found.value.length > 0 : Boolean(found?.value);
    if (node.inverted === isTrue) return;
    const contexts = node.inverted || !found ? [place.context] : contextsOf(found, place.context);
    for (const context of contexts) {
      this.allowance.step();
      this.nodes(node.body, { ...place, context, blocks: blocks + 1 });
    }
  }

  private partial(node: Extract<Node, { readonly kind: 'partial' }>, place: Place): void {
    const { context, blocks, partials } = place;
    this.allowance.enter(blocks + 1, partials + 1, node.name);
    // A partial within a line is not indented, whatever stands around it.
    const indent = node.indent === null ? '' : place.indent + node.indent;
    const inside = { context, indent, blocks: blocks + 1, partials: partials + 1 };
    this.nodes(this.partials.get(node.name) ?? [], inside);
  }

  /** The value of a name: its first part in the nearest context that holds it, the rest within. */
  private find(name: string, innermost: Context): Context | null {
    if (name === '.') return innermost;
    const [first = '', ...rest] = name.split('.');
    let holder: Context | null = innermost;
    while (holder && ownOf(holder.value, first) === undefined) {
      this.allowance.step();
      holder = holder.outer;
    }
    if (!holder) return null;
    return [first, ...rest].reduce<Context | null>((from, part) => {
      this.allowance.step();
      const value = from ? propertyOf(from.value, part) : undefined;
      if (!from || value === undefined) return null;
      return { value, name: () => pathStep(from.name(), part), outer: null };
    }, holder);
  }
}

/** What a context holds under a name: a text or a number holds none. */
function ownOf(value: Json, name: string): Json | undefined {
  return typeof value === 'object' && value !== null ? propertyOf(value, name) : undefined;
}

/** The contexts that a section goes through. True changes none. */
function contextsOf(found: Context, outer: Context): readonly Context[] {
  const { value } = found;
  if (value === true) return [outer];
  if (!Array.isArray(value)) return [{ ...found, outer }];
  return value.map((entry: Json, index) => ({
    value: entry,
    name: () => pathStep(found.name(), index),
    outer,
  }));
}
