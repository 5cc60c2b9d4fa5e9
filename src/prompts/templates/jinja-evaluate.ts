import type { Json } from '../../ports/json.ts';
import { entriesOfObject, range, sliceOf } from './jinja-builtins.ts';
import { FILTERS } from './jinja-filters.ts';
import { operate } from './jinja-operators.ts';
import type { Expression } from './jinja-syntax.ts';
import { TESTS } from './jinja-tests.ts';
import {
  type Budget,
  entryOf,
  Failure,
  isTruthy,
  kindOf,
  Missing,
  needing,
  step,
  type Value,
} from './jinja-values.ts';

/** A name with its value, and what messages call it: `docs[0]` for an entry of a loop over `docs`. */
export interface Binding {
  readonly value: Value;
  readonly path: string;
}

/** Where an expression stands: the names that it knows, and what it may spend. */
export interface Scope {
  readonly budget: Budget;
  find(name: string): Binding | null;
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

/** The value of an expression. Nothing outside the scope's own values can be reached. Throws Failure. */
export function evaluate(expression: Expression, scope: Scope): Value {
  scope.budget.spend();
  const value = (inner: Expression) => evaluate(inner, scope);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      return named(expression.name, scope);
    case 'member':
      return member(expression, scope);
    case 'slice':
      return slice(expression, scope);
    case 'list':
      return needing(expression.entries.map(value), (entries) => built(entries, scope));
    case 'dict':
      return dict(expression, scope);
    case 'not':
      return deciding(value(expression.operand), (known) => !isTruthy(known));
    case 'negative':
      return needing([value(expression.operand)], ([operand = null]) =>
        operate('-', 0, operand, scope.budget),
      );
    case 'binary':
      return binary(expression, scope);
    case 'logic':
      return logic(expression, scope);
    case 'choice':
      return choice(expression, scope);
    case 'default':
      return withDefault(expression, scope);
    case 'filter':
      return filtered(expression, scope);
    case 'test':
      return tested(expression, scope);
    case 'range':
      return needing(expression.bounds.map(value), (bounds) => range(bounds, scope.budget));
    case 'method':
      return needing([value(expression.object)], ([object = null]) =>
        entriesOfObject(expression.name, object, scope.budget),
      );
  }
}

/** What messages call an expression's value. */
export function pathOf(expression: Expression, scope: Scope): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(
        typeof expression.value === 'string' ? expression.value.slice(0, 40) : expression.value,
      );
    case 'name':
      return scope.find(expression.name)?.path ?? expression.name;
    case 'member':
      return step(pathOf(expression.object, scope), evaluate(expression.key, scope));
    case 'default':
      return pathOf(expression.operand, scope);
    case 'filter':
      return `${pathOf(expression.operand, scope)}|${expression.name}`;
    case 'method':
      return `${pathOf(expression.object, scope)}.${expression.name}()`;
    default:
      return '(expression)';
  }
}

function named(name: string, scope: Scope): Value {
  const binding = scope.find(name);
  return binding === null ? new Missing([name]) : binding.value;
}

function member({ object, key }: Of<'member'>, scope: Scope): Value {
  const holder = evaluate(object, scope);
  const at = evaluate(key, scope);
  if (holder instanceof Missing) {
    return new Missing(
      holder.paths.map((path) => step(path, at)),
      holder.needed,
    );
  }
  return needing([at], ([known = null]) => {
    const found = entryOf(holder, known, scope.budget);
    return found === undefined ? new Missing([step(pathOf(object, scope), known)]) : found;
  });
}

function slice({ object, start, stop }: Of<'slice'>, scope: Scope): Value {
  const bounds = [start, stop].map((bound) => (bound === null ? null : evaluate(bound, scope)));
  return needing([evaluate(object, scope), ...bounds], ([value = null, from = null, to = null]) =>
    sliceOf(value, from, to, scope.budget),
  );
}

function dict({ entries }: Of<'dict'>, scope: Scope): Value {
  const values = entries.flatMap(([key, value]) => [evaluate(key, scope), evaluate(value, scope)]);
  return needing(values, (known) => {
    const pairs = entries.map((_, index) => {
      const key = known[2 * index];
      if (typeof key !== 'string')
        throw new Failure(`the key of an object is ${kindOf(key ?? null)}, expected a text`);
      return [key, known[2 * index + 1] ?? null] as const;
    });
    // Makes own entries whatever their names: `__proto__` is a name like any other here.
    return built(Object.fromEntries(pairs), scope);
  });
}

/** A value that the template itself made: bounded, for it may hold itself many times over. */
function built<Made extends Json>(value: Made, { budget }: Scope): Made {
  budget.spendValue(value);
  return value;
}

/** Goes by a condition. An inline `if` without a value is false; what is missing stays missing. */
function deciding<Decided extends Value>(
  condition: Value,
  then: (value: Json) => Decided,
): Decided | Missing {
  if (!(condition instanceof Missing)) return then(condition);
  return condition.paths.length === 0 ? then(false) : new Missing(condition.paths, true);
}

function logic({ operator, left, right }: Of<'logic'>, scope: Scope): Value {
  const first = evaluate(left, scope);
  return deciding(first, (known) =>
    isTruthy(known) === (operator === 'and') ? evaluate(right, scope) : first,
  );
}

function binary({ operator, left, right }: Of<'binary'>, scope: Scope): Value {
  const sides = [evaluate(left, scope), evaluate(right, scope)];
  const isNothing = (side: Value) => side instanceof Missing && side.paths.length === 0;
  // As in Jinja, an inline `if` without a value joins as an empty text.
  const joined = operator === '~' ? sides.map((side) => (isNothing(side) ? '' : side)) : sides;
  return needing(joined, ([a = null, b = null]) => operate(operator, a, b, scope.budget));
}

function choice({ condition, yes, no }: Of<'choice'>, scope: Scope): Value {
  const chosen = (branch: Expression | null) => (branch === null ? new Missing([]) : evaluate(branch, scope));
  const decided = deciding(evaluate(condition, scope), isTruthy);
  return decided instanceof Missing ? decided : chosen(decided ? yes : no);
}

function withDefault({ operand, fallback, evenEmpty }: Of<'default'>, scope: Scope): Value {
  const value = evaluate(operand, scope);
  if (value instanceof Missing) return value.needed ? value : evaluate(fallback, scope);
  const isWide = evenEmpty === null ? false : deciding(evaluate(evenEmpty, scope), isTruthy);
  if (isWide instanceof Missing) return isWide;
  return isWide && !isTruthy(value) ? evaluate(fallback, scope) : value;
}

function filtered({ name, operand, parameters }: Of<'filter'>, scope: Scope): Value {
  const apply = FILTERS[name]?.apply;
  if (!apply) throw new Failure(`the filter ${name} is not known`);
  const names = [...parameters.keys()];
  const given = [...parameters.values()].map((parameter) => evaluate(parameter, scope));
  return needing([evaluate(operand, scope), ...given], ([value = null, ...known]) =>
    apply(value, new Map(names.map((parameter, index) => [parameter, known[index] ?? null])), {
      budget: scope.budget,
      path: () => pathOf(operand, scope),
    }),
  );
}

function tested({ name, operand, negated }: Of<'test'>, scope: Scope): Value {
  const value = evaluate(operand, scope);
  const test = TESTS[name];
  if (!test) {
    if (value instanceof Missing && value.needed) return value;
    return value instanceof Missing === ((name === 'undefined') !== negated);
  }
  return needing([value], ([known = null]) => test(known) !== negated);
}
