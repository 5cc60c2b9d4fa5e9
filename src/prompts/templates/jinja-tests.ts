import { isJsonObject, type Json } from '../../ports/json.ts';
import { Failure, kindOf } from './jinja-values.ts';

/** The tests of `is`; null: the evaluator asks whether there is a value at all. */
export const TESTS: Readonly<Record<string, ((value: Json) => boolean) | null>> = {
  defined: null,
  undefined: null,
  none: (value) => value === null,
  string: (value) => typeof value === 'string',
  // As in Python, true and false are numbers too.
  number: (value) => typeof value === 'number' || typeof value === 'boolean',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  float: (value) => typeof value === 'number' && !Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  true: (value) => value === true,
  false: (value) => value === false,
  mapping: isJsonObject,
  sequence: (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
  iterable: (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
  odd: (value) => Math.abs(numberIn(value) % 2) === 1,
  even: (value) => numberIn(value) % 2 === 0,
};

function numberIn(value: Json): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
  throw new Failure(`only a number is odd or even, found ${kindOf(value)}`);
}
