import { nearest } from '../../parsing/nearest.ts';
import { isTooDeep, MAX_DEPTH } from '../../parsing/nesting.ts';
import { show } from '../../parsing/zod-faults.ts';
import { isJsonObject, type Json, type JsonObject } from '../../ports/json.ts';

export type SchemaResult =
  | { readonly kind: 'schema'; readonly schema: JsonObject }
  /** `path`: the keys that lead to what is wrong. */
  | { readonly kind: 'invalid'; readonly why: string; readonly path: readonly string[] };

const SCALARS = ['string', 'number', 'integer', 'boolean', 'null', 'any'];
const JSON_SCHEMA_TYPES = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array'];
/** The key that stands for all keys that are not named. */
const WILDCARD = '(*)';

/** What is wrong with a schema, and where. */
class PicoFault extends Error {
  readonly path: readonly string[];

  constructor(path: readonly string[], message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * Reads a schema as dotprompt does: Picoschema (https://google.github.io/dotprompt/reference/picoschema) is turned into
 * JSON Schema; an object that has a JSON Schema type, or `properties`, is JSON Schema already. A schema that is only named
 * is known to the application alone, and invalid here.
 */
export function picoToJsonSchema(value: unknown): SchemaResult {
  if (isTooDeep(value)) {
    return { kind: 'invalid', why: `is nested deeper than ${MAX_DEPTH} levels`, path: [] };
  }
  try {
    if (isJsonObject(value)) {
      if (typeof value.type === 'string' && JSON_SCHEMA_TYPES.includes(value.type)) {
        return { kind: 'schema', schema: value };
      }
      if (isJsonObject(value.properties)) return { kind: 'schema', schema: { ...value, type: 'object' } };
    }
    return { kind: 'schema', schema: schemaOf(value, []) };
  } catch (error) {
    if (error instanceof PicoFault) return { kind: 'invalid', why: error.message, path: error.path };
    throw error;
  }
}

function schemaOf(value: unknown, path: readonly string[]): JsonObject {
  if (typeof value === 'string') return scalarOf(value, path);
  if (isJsonObject(value)) return objectOf(value, path);
  throw new PicoFault(
    path,
    `found ${show(value)}; expected a type such as \`string\`, or an object of fields`,
  );
}

/** `string`, or `string, what it means`. */
function scalarOf(text: string, path: readonly string[]): JsonObject {
  const { head: type, description } = describedHead(text);
  if (!SCALARS.includes(type)) {
    const near = nearest(type, SCALARS);
    const advice = near ? `did you mean \`${near}\`?` : `known types: ${SCALARS.join(', ')}`;
    throw new PicoFault(
      path,
      `${show(type, 40)} is no type of Picoschema, and a schema that is only named is not in the file; ${advice}`,
    );
  }
  return { ...(type === 'any' ? {} : { type }), ...description };
}

function objectOf(fields: JsonObject, path: readonly string[]): JsonObject {
  const properties: [string, Json][] = [];
  const required: string[] = [];
  let others: Json = false;
  for (const [key, value] of Object.entries(fields)) {
    const at = [...path, key];
    if (key === WILDCARD) {
      others = schemaOf(value, at);
      continue;
    }
    const field = readKey(key, at);
    if (properties.some(([name]) => name === field.name)) {
      throw new PicoFault(at, `the field \`${field.name}\` stands twice`);
    }
    if (!field.optional) required.push(field.name);
    properties.push([field.name, fieldSchema(field, value, at)]);
  }
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: others,
  };
}

interface Field {
  readonly name: string;
  /** `name?`: may be left out, and may be null. */
  readonly optional: boolean;
  /** `name(array, …)`; null where the value alone says what it is. */
  readonly type: string | null;
  readonly description: JsonObject;
}

/** Reads `name`, `name?`, `name(array)` and `name?(enum, what it means)`. */
function readKey(key: string, at: readonly string[]): Field {
  const open = key.indexOf('(');
  const head = open === -1 ? key : key.slice(0, open);
  if (open !== -1 && !key.endsWith(')')) throw new PicoFault(at, `${show(key, 40)} lacks its \`)\``);
  const optional = head.endsWith('?');
  const name = optional ? head.slice(0, -1) : head;
  if (name === '') throw new PicoFault(at, `${show(key, 40)} names no field`);
  if (open === -1) return { name, optional, type: null, description: {} };
  const { head: type, description } = describedHead(key.slice(open + 1, -1));
  return { name, optional, type, description };
}

function fieldSchema(field: Field, value: unknown, at: readonly string[]): JsonObject {
  const { optional, description } = field;
  switch (field.type) {
    case null:
      return nullable(schemaOf(value, at), optional);
    case 'array':
      return { ...nullable({ type: 'array', items: schemaOf(value, at) }, optional), ...description };
    case 'object':
      return { ...nullable(schemaOf(value, at), optional), ...description };
    case 'enum':
      return { ...enumOf(value, optional, at), ...description };
    default:
      throw new PicoFault(
        at,
        `${show(field.type, 40)} stands in parentheses; expected array, object or enum`,
      );
  }
}

function enumOf(value: unknown, optional: boolean, at: readonly string[]): JsonObject {
  const isList = Array.isArray(value) && value.length > 0;
  if (!isList || value.some((entry) => typeof entry === 'object' && entry !== null)) {
    throw new PicoFault(at, `an enum is ${show(value)}; expected a list of texts, numbers or booleans`);
  }
  return { enum: optional && !value.includes(null) ? [...value, null] : value };
}

/** A field that may be left out may be null, as models write it. */
function nullable(schema: JsonObject, optional: boolean): JsonObject {
  return optional && typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema;
}

/** What stands before the first comma, and after it the description. */
function describedHead(text: string): { readonly head: string; readonly description: JsonObject } {
  const comma = text.indexOf(',');
  if (comma === -1) return { head: text.trim(), description: {} };
  const description = text.slice(comma + 1).replace(/^ +/, '');
  return { head: text.slice(0, comma).trim(), description: description === '' ? {} : { description } };
}
