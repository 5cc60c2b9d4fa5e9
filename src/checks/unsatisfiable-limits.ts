import { isJsonObject, type Json, type JsonObject } from '../ports/json.ts';
import { canonical } from '../prompts/behaviour.ts';
import { countChars } from './answer-text.ts';

/** The kinds of values that limits tell apart: every value is of exactly one. */
export type Kind = 'null' | 'boolean' | 'string' | 'array' | 'object' | 'integer' | 'fraction';

const KINDS: readonly Kind[] = ['null', 'boolean', 'string', 'array', 'object', 'integer', 'fraction'];

export function kindOf(value: Json): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return typeof value as 'boolean' | 'string' | 'object';
}

/** The kinds that the type of a schema allows; all where it names none. */
export function kindsOf({ type, nullable }: JsonObject): readonly Kind[] {
  const types: readonly Json[] = Array.isArray(type) ? (type as readonly Json[]) : [type ?? null];
  if (types.length === 0 || !types.every((name) => typeof name === 'string')) return KINDS;
  // OpenAPI's `nullable`, which the validator reads as well.
  const named = [...types, ...(nullable === true ? ['null'] : [])];
  return KINDS.filter(
    (kind) =>
      named.includes(kind) || (named.includes('number') && (kind === 'integer' || kind === 'fraction')),
  );
}

/** True where a schema is certain to refuse a value; false where it fits, or where it takes more to know. */
export function refuses(schema: JsonObject, value: Json): boolean {
  const kind = kindOf(value);
  if (!kindsOf(schema).includes(kind)) return true;
  if (Array.isArray(schema.enum) && !schema.enum.some((one: Json) => canonical(one) === canonical(value)))
    return true;
  if (typeof value === 'string') return outside(countChars(value), schema, 'Length');
  if (Array.isArray(value)) return outside(value.length, schema, 'Items');
  if (isJsonObject(value)) {
    const lacks = (name: Json) => typeof name === 'string' && !Object.hasOwn(value, name);
    const required = Array.isArray(schema.required) ? (schema.required as readonly Json[]) : [];
    return required.some(lacks) || outside(Object.keys(value).length, schema, 'Properties');
  }
  if (typeof value !== 'number') return false;
  const { low, high } = boundsOf([schema]);
  return (
    value < low.value ||
    value > high.value ||
    (low.open && value === low.value) ||
    (high.open && value === high.value)
  );
}

type Measured = 'Length' | 'Items' | 'Properties';

function outside(size: number, schema: JsonObject, what: Measured): boolean {
  return size < least([schema], what) || size > most([schema], what);
}

/** The greatest, or the smallest, number that schemas give for a keyword. */
function extreme(
  schemas: readonly JsonObject[],
  key: string,
  pick: (a: number, b: number) => number,
  none: number,
): number {
  return schemas.reduce(
    (found, { [key]: value }) => (typeof value === 'number' ? pick(found, value) : found),
    none,
  );
}

/** The greatest lower limit. */
function least(schemas: readonly JsonObject[], what: Measured): number {
  return extreme(schemas, `min${what}`, Math.max, 0);
}

/** The smallest upper limit. */
function most(schemas: readonly JsonObject[], what: Measured): number {
  return extreme(schemas, `max${what}`, Math.min, Infinity);
}

/** Why no text, list or object is of a size that all schemas allow, or null. */
export function lengthsContradict(
  where: string,
  schemas: readonly JsonObject[],
  what: Measured,
  unit: string,
): string | null {
  const [low, high] = [least(schemas, what), most(schemas, what)];
  return low > high ? `${where} asks for at least ${low} and at most ${high} ${unit}` : null;
}

interface Bound {
  readonly value: number;
  /** The bound itself is not allowed. */
  readonly open: boolean;
}

function boundsOf(schemas: readonly JsonObject[]): { readonly low: Bound; readonly high: Bound } {
  const bound = (key: string, openKey: string, pick: (a: number, b: number) => number, none: number) => {
    const beyond = extreme(schemas, openKey, pick, none);
    const value = pick(extreme(schemas, key, pick, none), beyond);
    return { value, open: value === beyond && Number.isFinite(value) };
  };
  return {
    low: bound('minimum', 'exclusiveMinimum', Math.max, -Infinity),
    high: bound('maximum', 'exclusiveMaximum', Math.min, Infinity),
  };
}

/** Why no number of this kind lies within the bounds of all schemas, or null. */
export function boundsContradict(
  where: string,
  schemas: readonly JsonObject[],
  kind: 'integer' | 'fraction',
): string | null {
  const { low, high } = boundsOf(schemas);
  const empty =
    low.value > high.value ||
    (low.value === high.value && (low.open || high.open)) ||
    (kind === 'integer' && firstWhole(low) > -firstWhole({ value: -high.value, open: high.open }));
  if (!empty) return null;
  const number = kind === 'integer' ? 'whole number' : 'number';
  return `${where} asks for a ${number} ${low.open ? 'above' : 'from'} ${low.value} ${high.open ? 'and below' : 'to'} ${high.value}`;
}

/** The smallest whole number at or above a lower bound. */
function firstWhole({ value, open }: Bound): number {
  return open && Number.isInteger(value) ? value + 1 : Math.ceil(value);
}
