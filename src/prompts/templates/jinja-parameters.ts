import type { Json } from '../../ports/json.ts';
import { type Budget, Failure, isTruthy, kindOf, type Value } from './jinja-values.ts';

/** What a filter was given besides its value, by name. */
export type Parameters = ReadonlyMap<string, Json>;

/** Where a filter works: what it may spend, and what the template calls its value. */
export interface FilterCall {
  readonly budget: Budget;
  path(): string;
}

export type Apply = (value: Json, parameters: Parameters, call: FilterCall) => Value;

/** A whole number that a filter was given, or what holds without it. */
export function numberOf(parameters: Parameters, name: string, otherwise: number): number {
  const value = parameters.get(name) ?? otherwise;
  if (typeof value === 'number') return value;
  throw new Failure(`the parameter ${name} of a filter is ${kindOf(value)}; expected a number`);
}

/** A text that a filter was given, or what holds without it. */
export function stringOf(parameters: Parameters, name: string, otherwise: string): string {
  const value = parameters.get(name) ?? otherwise;
  if (typeof value === 'string') return value;
  throw new Failure(`the parameter ${name} of a filter is ${kindOf(value)}; expected a text`);
}

/** A switch that a filter was given; off without it. */
export function flag(parameters: Parameters, name: string): boolean {
  return isTruthy(parameters.get(name) ?? false);
}
