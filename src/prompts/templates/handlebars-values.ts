import type { Json } from '../../ports/json.ts';
import { type Allowance, pathStep, propertyOf } from './allowance.ts';
import type { Expression, Path } from './handlebars-syntax.ts';

/** A value that an expression leads to; undefined where it is absent. */
export interface Found {
  readonly value: Json | undefined;
  /** The path at which a case holds it, for messages: `docs[0].title`. */
  name(): string;
  /** Values that a partial was given by name; they stand before those of `value`. */
  readonly named: ReadonlyMap<string, Found> | null;
}

/** A context: `this`, and what `../` leads to. */
export interface Scope extends Found {
  readonly outer: Scope | null;
}

/** One round of a loop. */
export interface Round {
  readonly index: number;
  readonly key: string | number;
  readonly first: boolean;
  readonly last: boolean;
  readonly outer: Round | null;
}

/** Block parameters of one block (`as |item|`), and of those around it. */
export interface Locals {
  readonly names: ReadonlyMap<string, Found>;
  readonly outer: Locals | null;
}

/** Where an expression stands. */
export interface Place {
  readonly root: Found;
  readonly scope: Scope;
  readonly round: Round | null;
  readonly locals: Locals | null;
  /** Blocks and partials around it. */
  readonly blocks: number;
  readonly partials: number;
}

/** Finds what an expression leads to. */
export function evaluate(expression: Expression, place: Place, allowance: Allowance): Found {
  allowance.step();
  switch (expression.kind) {
    case 'literal':
      return found(expression.value, () => String(expression.value));
    case 'path':
      return follow(expression, place, allowance);
    case 'json': {
      const of = evaluate(expression.of, place, allowance);
      const text = of.value === undefined ? undefined : jsonText(of.value, expression.indent, allowance);
      return found(text, of.name);
    }
  }
}

export function found(value: Json | undefined, name: () => string): Found {
  return { value, name, named: null };
}

/** A context within another. The same value again is no new context, as in Handlebars: `../` does not count it. */
export function within(scope: Scope, inner: Found): Scope {
  return inner.value === scope.value ? scope : { ...inner, outer: scope };
}

function follow(path: Path, place: Place, allowance: Allowance): Found {
  const [first = '', ...rest] = path.parts;
  const local = path.depth === 0 && !path.scoped ? localOf(first, place.locals) : null;
  if (local) return descend(local, rest, allowance);
  if (path.data) {
    if (first === 'root') return descend(place.root, rest, allowance);
    return descend(loopValue(path, first, place.round), rest, allowance);
  }
  let scope: Scope | null = place.scope;
  for (let depth = 0; depth < path.depth && scope; depth += 1) {
    allowance.step();
    scope = scope.outer;
  }
  return scope ? descend(scope, path.parts, allowance) : found(undefined, () => path.text);
}

function localOf(name: string, locals: Locals | null): Found | null {
  for (let block = locals; block; block = block.outer) {
    const local = block.names.get(name);
    if (local) return local;
  }
  return null;
}

function loopValue(path: Path, name: string, innermost: Round | null): Found {
  let round = innermost;
  for (let depth = 0; depth < path.depth && round; depth += 1) round = round.outer;
  const value = round?.[name as 'index' | 'key' | 'first' | 'last'];
  return found(value, () => path.text);
}

function descend(from: Found, parts: readonly string[], allowance: Allowance): Found {
  return parts.reduce<Found>((holder, part) => {
    allowance.step();
    const { value, name, named } = holder;
    return named?.get(part) ?? found(propertyOf(value, part), () => pathStep(name(), part));
  }, from);
}

/** A value as JSON, paid for before it is made. */
function jsonText(value: Json, indent: number | string, allowance: Allowance): string {
  const width = Math.min(10, typeof indent === 'number' ? Math.max(0, Math.floor(indent)) : indent.length);
  if (width > 0) payIndent(value, width, 1, allowance);
  const text = JSON.stringify(value, null, indent);
  allowance.produce(text.length);
  return text;
}

function payIndent(value: Json, width: number, depth: number, allowance: Allowance): void {
  if (typeof value !== 'object' || value === null) return;
  for (const entry of Object.values(value)) {
    allowance.produce(width * depth + 2);
    payIndent(entry, width, depth + 1, allowance);
  }
}

/** True for what `if` takes for true: not an empty list, and 0 only where it is asked to. */
export function isTruthy(value: Json | undefined, includeZero: boolean): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return Boolean(value) || (includeZero && value === 0);
}
