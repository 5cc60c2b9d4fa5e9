import { isJsonObject, type Json } from '../../ports/json.ts';
import type { MethodName } from './jinja-syntax.ts';
import { type Budget, Failure, kindOf } from './jinja-values.ts';

/** The numbers of `range(stop)` or `range(start, stop, step)`. */
export function range(bounds: readonly Json[], budget: Budget): Json {
  const isWhole = bounds.every((bound) => Number.isSafeInteger(bound));
  const [start, stop, by] = bounds.length === 1 ? [0, bounds[0], 1] : [bounds[0], bounds[1], bounds[2] ?? 1];
  if (!isWhole || by === 0) throw new Failure('range takes whole numbers, and a step that is not 0');
  const [from, to, step] = [Number(start), Number(stop), Number(by)];
  const count = Math.max(0, Math.ceil((to - from) / step));
  budget.spend(count);
  return Array.from({ length: count }, (_, index) => from + index * step);
}

/** What `items()`, `keys()` or `values()` gives. */
export function entriesOfObject(name: MethodName, object: Json, budget: Budget): Json {
  if (!isJsonObject(object)) throw new Failure(`only an object has ${name}(), found ${kindOf(object)}`);
  budget.spend(Object.keys(object).length);
  if (name === 'items') return Object.entries(object);
  return name === 'keys' ? Object.keys(object) : Object.values(object);
}

/** Part of a list or of a text; a bound that is null is its end. */
export function sliceOf(value: Json, start: Json, stop: Json, budget: Budget): Json {
  const [from, to] = [start, stop].map((bound) => {
    if (bound === null) return undefined;
    if (typeof bound === 'number' && Number.isSafeInteger(bound)) return bound;
    throw new Failure('a slice is given by whole numbers');
  });
  budget.spendValue(value);
  if (typeof value === 'string') return [...value].slice(from, to).join('');
  if (Array.isArray(value)) return value.slice(from, to);
  throw new Failure(`only a list or a text has slices, found ${kindOf(value)}`);
}
