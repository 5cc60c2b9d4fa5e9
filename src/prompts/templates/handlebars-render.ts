import { isJsonObject, type Json } from '../../ports/json.ts';
import { Allowance, Halt, kindOf, pathStep, rootObject } from './allowance.ts';
import type { Expression, Node, Path } from './handlebars-syntax.ts';
import {
  evaluate,
  type Found,
  found,
  isTruthy,
  type Place,
  type Scope,
  within,
} from './handlebars-values.ts';
import { type Rendered, valueText } from './template.ts';

type Kind<K extends Node['kind']> = Extract<Node, { readonly kind: K }>;
type Branches = Pick<Kind<'if'>, 'body' | 'otherwise'>;
type Loop = Pick<Kind<'each'>, 'locals' | 'body' | 'otherwise'>;

/** Renders checked nodes with a case's values. */
export function renderNodes(
  nodes: readonly Node[],
  partials: ReadonlyMap<string, readonly Node[]>,
  values: ReadonlyMap<string, Json>,
): Rendered {
  const run = new Run(partials);
  const root: Scope = { ...found(rootObject(values), () => ''), outer: null };
  const pieces: string[] = [];
  try {
    run.nodes(nodes, { root, scope: root, round: null, locals: null, blocks: 0, partials: 0 }, pieces);
  } catch (error) {
    if (error instanceof Halt) return { kind: 'failed', why: error.message };
    throw error;
  }
  const { missing } = run.allowance;
  return missing.size > 0
    ? { kind: 'missing', variables: [...missing] }
    : { kind: 'rendered', text: pieces.join('') };
}

class Run {
  readonly allowance = new Allowance();
  private readonly partials: ReadonlyMap<string, readonly Node[]>;

  constructor(partials: ReadonlyMap<string, readonly Node[]>) {
    this.partials = partials;
  }

  nodes(nodes: readonly Node[], place: Place, pieces: string[]): void {
    for (const node of nodes) {
      this.allowance.step();
      this.node(node, place, pieces);
    }
  }

  private node(node: Node, place: Place, pieces: string[]): void {
    switch (node.kind) {
      case 'text':
        this.write(node.text, pieces);
        break;
      case 'value':
        this.value(node, place, pieces);
        break;
      case 'if':
        this.branch(node, isTruthy(this.find(node.test, place).value, node.includeZero), place, pieces);
        break;
      case 'equals': {
        const isEqual = this.find(node.left, place).value === this.find(node.right, place).value;
        this.branch(node, isEqual, place, pieces);
        break;
      }
      case 'each':
        this.each(node, this.find(node.over, place), place, pieces);
        break;
      case 'with':
        this.with(node, place, pieces);
        break;
      case 'section':
        this.section(node, place, pieces);
        break;
      case 'partial':
        this.partial(node, place, pieces);
        break;
    }
  }

  private find(expression: Expression, place: Place): Found {
    return evaluate(expression, place, this.allowance);
  }

  private write(text: string, pieces: string[]): void {
    this.allowance.produce(text.length);
    pieces.push(text);
  }

  private value({ of }: Kind<'value'>, place: Place, pieces: string[]): void {
    const { value, name } = this.find(of, place);
    if (value !== undefined && value !== null) this.write(valueText(value), pieces);
    else if (of.kind === 'path' && isOfLoop(of)) throw new Halt(`uses \`${of.text}\` where no loop gives it`);
    else this.allowance.miss(name());
  }

  private branch(node: Branches, isTrue: boolean, place: Place, pieces: string[]): void {
    this.nodes(isTrue ? node.body : node.otherwise, this.deeper(place), pieces);
  }

  private deeper(place: Place): Place {
    this.allowance.enter(place.blocks + 1, place.partials, '');
    return { ...place, blocks: place.blocks + 1 };
  }

  private each(node: Loop, list: Found, place: Place, pieces: string[]): void {
    const keys = this.keysOf(list);
    const inside = this.deeper(place);
    if (keys.length === 0) this.nodes(node.otherwise, inside, pieces);
    const entries = list.value as Readonly<Record<string | number, Json>>;
    keys.forEach((key, index) => {
      const entry = found(entries[key], () => pathStep(list.name(), key));
      const position = found(key, () => `the position in ${list.name()}`);
      const names = new Map(node.locals.map((name, at) => [name, at === 0 ? entry : position]));
      const round = { index, key, first: index === 0, last: index === keys.length - 1, outer: place.round };
      const scope = within(place.scope, entry);
      this.nodes(node.body, { ...inside, scope, round, locals: { names, outer: place.locals } }, pieces);
    });
  }

  /** What a loop goes through; nothing for what is absent or empty. */
  private keysOf({ value, name }: Found): readonly (string | number)[] {
    if (Array.isArray(value) || isJsonObject(value)) {
      const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
      this.allowance.step(keys.length);
      return keys;
    }
    if (!value) return [];
    throw new Halt(`\`${name()}\` is ${kindOf(value)}; a loop needs a list or an object`);
  }

  private with(node: Kind<'with'>, place: Place, pieces: string[]): void {
    const inner = this.find(node.over, place);
    const inside = this.deeper(place);
    if (!isTruthy(inner.value, true)) {
      this.nodes(node.otherwise, inside, pieces);
      return;
    }
    const names = new Map(node.locals.map((name) => [name, inner]));
    const scope = within(place.scope, inner);
    this.nodes(node.body, { ...inside, scope, locals: { names, outer: place.locals } }, pieces);
  }

  private section(node: Kind<'section'>, place: Place, pieces: string[]): void {
    const inner = this.find(node.over, place);
    const { value } = inner;
    if (Array.isArray(value)) this.each({ ...node, locals: [] }, inner, place, pieces);
    else if (typeof value === 'boolean' || value === undefined || value === null) {
      this.branch(node, value === true, place, pieces);
    } else {
      const scope = within(place.scope, inner);
      this.nodes(node.body, { ...this.deeper(place), scope }, pieces);
    }
  }

  private partial(node: Kind<'partial'>, place: Place, pieces: string[]): void {
    const { blocks, partials } = place;
    this.allowance.enter(blocks + 1, partials + 1, node.name);
    const inside = { ...place, blocks: blocks + 1, partials: partials + 1, locals: null };
    const scope: Scope = { ...this.partialContext(node, place), outer: null };
    const own: string[] = node.indent === '' ? pieces : [];
    this.nodes(this.partials.get(node.name) ?? [], { ...inside, scope }, own);
    if (own !== pieces) this.write(this.indented(own.join(''), node.indent), pieces);
  }

  /** What `this` is in a partial: the given context, with the values that it is given by name. */
  private partialContext(node: Kind<'partial'>, place: Place): Found {
    const context = node.context ? this.find(node.context, place) : place.scope;
    if (node.named.length === 0) return context;
    const given = node.named.map(([key, of]) => [key, this.find(of, place)] as const);
    const named = new Map([...(context.named ?? []), ...given]);
    const { value } = context;
    const around = isJsonObject(value) || Array.isArray(value) ? value : {};
    this.allowance.step(Object.keys(around).length + named.size);
    const own = given.flatMap(([key, { value: inner }]) =>
      inner === undefined ? [] : [[key, inner] as const],
    );
    return { value: { ...around, ...Object.fromEntries(own) }, name: context.name, named };
  }

  private indented(text: string, indent: string): string {
    const lines = text.split('\n');
    this.allowance.produce(indent.length * lines.length);
    return lines
      .map((line, index) => (line === '' && index === lines.length - 1 ? line : indent + line))
      .join('\n');
  }
}

/** `@index` and its like; `@root.name` is a value of the case. */
function isOfLoop(path: Path): boolean {
  return path.data && path.parts[0] !== 'root';
}
