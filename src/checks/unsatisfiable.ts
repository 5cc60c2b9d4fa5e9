import { isJsonObject, type Json, type JsonObject } from '../ports/json.ts';
import { canonical } from '../prompts/behaviour.ts';
import { boundsContradict, type Kind, kindsOf, lengthsContradict, refuses } from './unsatisfiable-limits.ts';

/** One of the schemas that a value has to fit at the same time, and where it stands: a JSON pointer. */
interface Part {
  readonly at: string;
  readonly schema: JsonObject;
}

/** So many schemas are looked at; what a larger one says is not known. */
const MAX_STEPS = 50_000;
/** What `false` means, as an object. */
const NOTHING: JsonObject = { not: {} };

/**
 * Why no value at all can fit a JSON Schema, or null: one can, or it is not known. Found are types, enums, limits and
 * required properties that exclude each other, also across `allOf` and in every branch of `anyOf` and `oneOf`. Patterns,
 * formats, conditions and references are not read, which can hide a contradiction and never make one up.
 */
export function whyUnsatisfiable(schema: JsonObject | boolean): string | null {
  return new Search().contradiction(partsOf(schema, ''));
}

/** The schema and all that its `allOf` adds. What has a `$ref` is left out: draft-07 reads nothing beside it. */
function partsOf(schema: Json | undefined, at: string): readonly Part[] {
  if (schema === false) return [{ at, schema: NOTHING }];
  if (!isJsonObject(schema) || '$ref' in schema) return [];
  const more = listOf(schema.allOf).flatMap((one, index) => partsOf(one, `${at}/allOf/${index}`));
  return [{ at, schema }, ...more];
}

class Search {
  #steps = 0;

  /**
   * Why no value fits all of these, or null.
   * @param open those whose alternatives are still to be looked at
   */
  contradiction(parts: readonly Part[], open: readonly Part[] = parts): string | null {
    this.#steps += 1 + parts.length;
    if (this.#steps > MAX_STEPS) return null;
    const closed = parts.find(({ schema }) => acceptsAll(schema.not));
    if (closed !== undefined) return `${place(closed)} refuses every value`;
    return this.#ofValues(parts) ?? this.#ofKinds(parts) ?? this.#ofAlternatives(parts, open);
  }

  /** Where the values are listed: none of them fits everything else. */
  #ofValues(parts: readonly Part[]): string | null {
    const lists = parts.flatMap((part) => listedValues(part.schema).map((values) => ({ part, values })));
    const [first, ...others] = lists;
    if (first === undefined) return null;
    if (first.values.length === 0) return `${place(first.part)} has an empty \`enum\``;
    this.#steps += lists.reduce((sum, { values }) => sum + values.length, parts.length * first.values.length);
    if (this.#steps > MAX_STEPS) return null;
    const allowed = others.map(({ values }) => new Set(values.map(canonical)));
    const fits = (value: Json) =>
      allowed.every((set) => set.has(canonical(value))) &&
      !parts.some(({ schema }) => refuses(schema, value));
    if (first.values.some(fits)) return null;
    return `none of the values that ${place(first.part)} lists fits the rest of the schema`;
  }

  /** Every kind of value is refused by a type or by limits of its own. */
  #ofKinds(parts: readonly Part[]): string | null {
    let kinds: readonly Kind[] = kindsOf({});
    for (const part of parts) {
      const allowed = kindsOf(part.schema);
      const left = kinds.filter((kind) => allowed.includes(kind));
      if (left.length === 0) return `the types at ${place(part)} leave nothing that the others allow`;
      kinds = left;
    }
    const reasons = kinds.map((kind) => this.#ofKind(kind, parts));
    return reasons.every((reason) => reason !== null) ? [...new Set(reasons)].join('; ') : null;
  }

  #ofKind(kind: Kind, parts: readonly Part[]): string | null {
    const schemas = parts.map(({ schema }) => schema);
    const where = place(parts[0]);
    switch (kind) {
      case 'string':
        return lengthsContradict(where, schemas, 'Length', 'characters');
      case 'integer':
      case 'fraction':
        return boundsContradict(where, schemas, kind);
      case 'array':
        return lengthsContradict(where, schemas, 'Items', 'entries') ?? this.#ofEntries(parts);
      case 'object':
        return lengthsContradict(where, schemas, 'Properties', 'properties') ?? this.#ofProperties(parts);
      default:
        return null;
    }
  }

  #ofEntries(parts: readonly Part[]): string | null {
    const entries = parts
      .filter(({ schema }) => !('prefixItems' in schema))
      .flatMap(({ at, schema }) => partsOf(schema.items, `${at}/items`));
    const contained = parts
      .filter(({ schema }) => schema.contains !== undefined && schema.minContains === undefined)
      .map(({ at, schema }) => partsOf(schema.contains, `${at}/contains`));
    const filled = parts.some(({ schema }) => typeof schema.minItems === 'number' && schema.minItems > 0);
    const asked = [...contained, ...(filled ? [[]] : [])];
    return firstOf(asked, (some) => this.contradiction([...some, ...entries]));
  }

  #ofProperties(parts: readonly Part[]): string | null {
    const required = new Set(parts.flatMap(({ schema }) => listOf(schema.required)));
    return firstOf([...required], (name) =>
      typeof name === 'string' ? this.#ofRequired(name, parts) : null,
    );
  }

  #ofRequired(name: string, parts: readonly Part[]): string | null {
    const rules = parts.flatMap((part) => rulesOf(part, name));
    const refused = this.contradiction(rules);
    return refused === null
      ? null
      : `${place(parts[0])} requires the property ${JSON.stringify(name)}, and ${refused}`;
  }

  /** All branches of one alternative contradict what stands beside it. */
  #ofAlternatives(parts: readonly Part[], open: readonly Part[]): string | null {
    const alternatives = open.flatMap(({ at, schema }) =>
      ['anyOf', 'oneOf'].map((key) => ({ at: `${at}/${key}`, branches: listOf(schema[key]) })),
    );
    return firstOf(alternatives, ({ at, branches }) => {
      if (branches.length === 0) return null;
      for (const [index, branch] of branches.entries()) {
        const chosen = partsOf(branch, `${at}/${index}`);
        if (this.contradiction([...parts, ...chosen], chosen) === null) return null;
      }
      return `no branch of \`${at}\` can be fitted`;
    });
  }
}

/** What one schema says of a property of this name; nothing where a pattern could say something else. */
function rulesOf({ at, schema }: Part, name: string): readonly Part[] {
  const { properties, patternProperties, additionalProperties } = schema;
  if (isJsonObject(properties) && Object.hasOwn(properties, name)) {
    return partsOf(properties[name], `${at}/properties/${escaped(name)}`);
  }
  return patternProperties === undefined ? partsOf(additionalProperties, `${at}/additionalProperties`) : [];
}

/** The lists of values that a schema allows: of `enum`, of `const`. */
function listedValues(schema: JsonObject): readonly (readonly Json[])[] {
  return [
    ...(Array.isArray(schema.enum) ? [schema.enum as readonly Json[]] : []),
    ...(schema.const === undefined ? [] : [[schema.const]]),
  ];
}

function acceptsAll(schema: Json | undefined): boolean {
  return schema === true || (isJsonObject(schema) && Object.keys(schema).length === 0);
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function firstOf<T>(some: readonly T[], find: (one: T) => string | null): string | null {
  for (const one of some) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}

function place(part: Part | undefined): string {
  return part === undefined || part.at === '' ? 'the schema' : `\`${part.at}\``;
}

/** A name in a JSON pointer. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
