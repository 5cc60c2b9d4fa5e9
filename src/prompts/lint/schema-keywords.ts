import type { Json, JsonObject } from '../../ports/json.ts';
import { canonical } from '../behaviour.ts';
import { isEnglish } from './english.ts';
import type { Rule } from './finding.ts';
import { quote } from './quote.ts';
import { editsOf } from './wording.ts';

interface Change {
  readonly rule: Rule;
  readonly says: string;
  /** The new text, where the change is one of a text. */
  readonly text?: string;
}

/** Keywords that bound a value and hold no schema. */
const BOUNDS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'contentEncoding',
  'contentMediaType',
  'nullable',
] as const;

/** Changes of the types, the listed values and the bounds of one schema. */
export function valueChanges(before: JsonObject, after: JsonObject): Change[] {
  return [
    ...typeChanges(before.type, after.type),
    ...enumChanges(before, after),
    ...boundChanges(before, after),
  ];
}

function typeChanges(before: Json | undefined, after: Json | undefined): Change[] {
  const [from, to] = [typesOf(before), typesOf(after)];
  if (from === to) return [];
  return [{ rule: 'schema-type-changed', says: `changes its type from ${from} to ${to}` }];
}

/** The types in any order: `null or string`. */
function typesOf(type: Json | undefined): string {
  const types = type === undefined ? ['any'] : Array.isArray(type) ? type : [type];
  return [...new Set(types.map((one) => (typeof one === 'string' ? one : canonical(one))))]
    .sort()
    .join(' or ');
}

function enumChanges(before: JsonObject, after: JsonObject): Change[] {
  const [from, to] = [valuesOf(before), valuesOf(after)];
  if (from === null && to === null) return [];
  if (from === null) return [{ rule: 'schema-enum-narrowed', says: 'accepts listed values only now' }];
  if (to === null)
    return [{ rule: 'schema-enum-widened', says: 'accepts other values than the listed ones now' }];
  const gone = [...from].filter((value) => !to.has(value));
  const come = [...to].filter((value) => !from.has(value));
  return [
    ...(gone.length > 0
      ? [{ rule: 'schema-enum-narrowed', says: `no longer accepts ${some(gone)}` } as const]
      : []),
    ...(come.length > 0 ? [{ rule: 'schema-enum-widened', says: `accepts ${some(come)} now` } as const] : []),
  ];
}

/** What `enum` lists, or the one value of `const`; null: anything. */
function valuesOf({ enum: listed, const: only }: JsonObject): Set<string> | null {
  if (Array.isArray(listed)) return new Set(listed.map((value: Json) => canonical(value)));
  return only === undefined ? null : new Set([canonical(only)]);
}

function some(values: readonly string[]): string {
  const shown = values.slice(0, 5).map((value) => `\`${value.slice(0, 40)}\``);
  return values.length > 5 ? `${shown.join(', ')} and ${values.length - 5} others` : shown.join(', ');
}

function boundChanges(before: JsonObject, after: JsonObject): Change[] {
  return BOUNDS.flatMap((key) => {
    const [from, to] = [before[key], after[key]];
    if (textOf(from) === textOf(to)) return [];
    return [
      { rule: 'schema-constraint-changed', says: `changes \`${key}\` from ${textOf(from)} to ${textOf(to)}` },
    ];
  });
}

const textOf = (value: Json | undefined) => (value === undefined ? 'none' : canonical(value).slice(0, 60));

const TEXTS = ['description', 'title', '$comment'] as const;
/** Keywords with rules of their own, and those that only name or group. */
const HANDLED = new Set<string>([
  ...BOUNDS,
  ...TEXTS,
  ...['type', 'enum', 'const', 'required', 'properties', 'additionalProperties', 'items', 'additionalItems'],
  ...['unevaluatedItems', 'propertyNames', 'contains', 'not', 'if', 'then', 'else', 'unevaluatedProperties'],
  ...['dependentSchemas', 'dependencies', 'patternProperties', 'prefixItems', 'allOf', 'anyOf', 'oneOf'],
  ...['$ref', '$defs', 'definitions', '$id', '$schema', '$anchor'],
]);

/** Changes of what a schema says beside what it accepts: the model reads it all the same. */
export function annotationChanges(before: JsonObject, after: JsonObject): Change[] {
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !HANDLED.has(key),
  );
  return [
    ...TEXTS.flatMap((key) => textChanges(key, own(before, key), own(after, key))),
    ...others
      .filter((key) => textOf(own(before, key)) !== textOf(own(after, key)))
      .map((key): Change => ({ rule: 'schema-text-changed', says: `changes \`${key}\`` })),
  ];
}

/** A schema may have keys that every object inherits, such as `toString`. */
const own = (schema: JsonObject, key: string) => (Object.hasOwn(schema, key) ? schema[key] : undefined);

function textChanges(key: string, before: Json | undefined, after: Json | undefined): Change[] {
  if (before === after) return [];
  const [from, to] = [text(before), text(after)];
  const english = isEnglish(from) && isEnglish(to);
  const same = from !== '' && to !== '' && editsOf(from, to, english).every(({ rule }) => rule === 'wording');
  return [
    {
      rule: same ? 'schema-wording' : 'schema-text-changed',
      says: `changes its ${key.replace('$', '')}: ${quote(from)} becomes ${quote(to)}`,
      text: to,
    },
  ];
}

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
