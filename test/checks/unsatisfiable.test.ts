import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyUnsatisfiable } from '../../src/checks/unsatisfiable.ts';
import type { Json, JsonObject } from '../../src/ports/json.ts';

const text = (more: JsonObject = {}): JsonObject => ({ type: 'string', ...more });

describe('a schema that no answer can fit', () => {
  it.each<[JsonObject | boolean, string]>([
    [false, 'the schema refuses every value'],
    [{ not: {} }, 'the schema refuses every value'],
    [{ not: true }, 'the schema refuses every value'],
    [{ enum: [] }, 'the schema has an empty `enum`'],
    [
      { type: 'string', enum: [1, 2] },
      'none of the values that the schema lists fits the rest of the schema',
    ],
    [{ const: 'a', enum: ['b'] }, 'none of the values that the schema lists fits the rest of the schema'],
    [
      { enum: ['ab', ''], minLength: 3 },
      'none of the values that the schema lists fits the rest of the schema',
    ],
    [{ enum: [{}], required: ['a'] }, 'none of the values that the schema lists fits the rest of the schema'],
    [text({ minLength: 5, maxLength: 3 }), 'the schema asks for at least 5 and at most 3 characters'],
    [{ type: 'number', minimum: 5, maximum: 3 }, 'the schema asks for a number from 5 to 3'],
    [{ type: 'number', minimum: 5, exclusiveMaximum: 5 }, 'the schema asks for a number from 5 and below 5'],
    [
      { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 },
      'the schema asks for a whole number above 1 and below 2',
    ],
    [{ type: 'integer', minimum: 1.2, maximum: 1.8 }, 'the schema asks for a whole number from 1.2 to 1.8'],
    [{ type: 'array', minItems: 2, maxItems: 1 }, 'the schema asks for at least 2 and at most 1 entries'],
    [{ type: 'array', minItems: 1, items: false }, '`/items` refuses every value'],
    [{ type: 'array', contains: text(), items: { type: 'null' } }, 'the types at `/items` leave nothing'],
    [
      { type: 'object', minProperties: 2, maxProperties: 1 },
      'the schema asks for at least 2 and at most 1 properties',
    ],
    [
      { type: 'object', required: ['a'], additionalProperties: false },
      'the schema requires the property "a", and `/additionalProperties` refuses every value',
    ],
    [
      { type: 'object', required: ['a/b'], properties: { 'a/b': text({ minLength: 2, maxLength: 1 }) } },
      'the schema requires the property "a/b", and `/properties/a~1b` asks for at least 2 and at most 1 characters',
    ],
    [{ allOf: [text(), { type: 'number' }] }, 'the types at `/allOf/1` leave nothing that the others allow'],
    [
      { type: 'object', required: ['a'], allOf: [{ properties: { a: false } }] },
      'requires the property "a", and `/allOf/0/properties/a` refuses every value',
    ],
    [text({ anyOf: [{ type: 'number' }, false] }), 'no branch of `/anyOf` can be fitted'],
    [
      {
        type: 'object',
        properties: { a: text() },
        required: ['a'],
        oneOf: [{ properties: { a: { const: 1 } } }, { properties: { a: { type: 'null' } } }],
      },
      'no branch of `/oneOf` can be fitted',
    ],
  ])('%j', (schema, why) => {
    expect(whyUnsatisfiable(schema)).toContain(why);
  });
});

describe('a schema that some answer fits, or that takes more to know', () => {
  it.each<[JsonObject | boolean]>([
    [true],
    [{}],
    // A limit of texts says nothing of numbers.
    [{ minLength: 5, maxLength: 3 }],
    [{ type: ['string', 'null'], minLength: 5, maxLength: 3 }],
    [{ type: 'string', nullable: true, minLength: 5, maxLength: 3 }],
    [text({ minLength: 3, maxLength: 3 })],
    [{ type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 2 }],
    [{ type: 'integer', minimum: 1.2, maximum: 2 }],
    [{ type: 'number', minimum: 5, maximum: 5 }],
    [{ type: ['string', 'number'], enum: [1, 2] }],
    [{ enum: ['𝒳𝒳𝒳'], minLength: 3, maxLength: 3 }],
    // A list may be empty, and a property may be left out.
    [{ type: 'array', items: false }],
    [{ type: 'array', contains: false, minContains: 0 }],
    [{ type: 'array', prefixItems: [text()], items: false, minItems: 1 }],
    [{ type: 'object', properties: { a: false } }],
    [{ type: 'object', required: ['a'], properties: { a: {} }, additionalProperties: false }],
    [{ type: 'object', required: ['a'], patternProperties: { '^a$': {} }, additionalProperties: false }],
    [{ allOf: [text(), { minLength: 2 }] }],
    [text({ anyOf: [{ type: 'number' }, { minLength: 1 }] })],
    // Beside a reference draft-07 reads nothing.
    [{ $ref: '#/$defs/a', $defs: { a: {} }, enum: [] }],
    [{ not: { type: 'string' } }],
  ])('%j', (schema) => {
    expect(whyUnsatisfiable(schema)).toBeNull();
  });
});

describe('whatever a schema says', () => {
  const name = fc.constantFrom('a', 'b', '__proto__');
  const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom<Json>(null, true, '', 'a', 'ab', '𝒳', 0, 1, 1.5, 2),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(name, tie('value'), { maxKeys: 2, noNullPrototype: true }),
    ),
  })).value;
  const size = fc.integer({ min: 0, max: 2 });
  const bound = fc.constantFrom(0, 0.5, 1, 1.5, 2);
  const type = fc.constantFrom('string', 'number', 'integer', 'object', 'array', 'null', 'boolean');
  const schema = fc.letrec<{ schema: Json }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.boolean(),
      fc.record(
        {
          type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 2 })),
          enum: fc.uniqueArray(value, {
            minLength: 1,
            maxLength: 3,
            comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b),
          }),
          const: value,
          minLength: size,
          maxLength: size,
          minimum: bound,
          exclusiveMinimum: bound,
          maximum: bound,
          exclusiveMaximum: bound,
          minItems: size,
          maxItems: size,
          minContains: size,
          minProperties: size,
          maxProperties: size,
          required: fc.uniqueArray(name, { maxLength: 2 }),
          items: tie('schema'),
          contains: tie('schema'),
          not: tie('schema'),
          additionalProperties: tie('schema'),
          properties: fc.dictionary(name, tie('schema'), { maxKeys: 2, noNullPrototype: true }),
          patternProperties: fc.record({ '^a': tie('schema') }, { requiredKeys: [], noNullPrototype: true }),
          allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: [], noNullPrototype: true },
      ) as fc.Arbitrary<JsonObject>,
    ),
  })).schema;

  const ajv = new Ajv2020({ strict: false, logger: false });
  /** The validator's own opinion; null where it refuses the schema itself. */
  function compile(one: JsonObject | boolean): ((answer: Json) => boolean) | null {
    try {
      return ajv.compile(one);
    } catch {
      return null;
    }
  }

  it('no value that the validator accepts is called impossible', () => {
    let impossible = 0;
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 8, maxLength: 8 }), (one, values) => {
        const why = whyUnsatisfiable(one as JsonObject | boolean);
        if (why === null) return;
        impossible += 1;
        const accepts = compile(one as JsonObject | boolean);
        for (const answer of values) expect(accepts?.(answer) ?? false, why).toBe(false);
      }),
      { numRuns: 200 },
    );
    expect(impossible).toBeGreaterThan(40);
  });

  it.each<[string, JsonObject]>([
    ['many alternatives', { anyOf: Array.from({ length: 20_000 }, () => ({ anyOf: [false, false] })) }],
    ['many conditions', { allOf: Array.from({ length: 200_000 }, () => ({ minLength: 1 })) }],
    ['many values', { allOf: Array.from({ length: 1000 }, () => ({ enum: [...Array(1000).keys()] })) }],
    [
      'many properties',
      {
        required: Array.from({ length: 20_000 }, (_, index) => `p${index}`),
        allOf: Array.from({ length: 100 }, () => ({ properties: {} })),
      },
    ],
    [
      'alternatives within alternatives',
      Array.from({ length: 90 }).reduce<JsonObject>(
        (inner) => ({ anyOf: [inner, inner], type: 'string' }),
        {},
      ),
    ],
  ])('it is answered within a second: %s', (_, hostile) => {
    const before = process.threadCpuUsage();
    whyUnsatisfiable(hostile);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});

describe('a long list of values under many alternatives', () => {
  it('is given up in time', () => {
    const schema: JsonObject = {
      type: 'integer',
      enum: Array.from({ length: 24_000 }, (_, n) => n),
      anyOf: Array.from({ length: 15_500 }, () => ({ enum: [-1] })),
    };
    const before = performance.now();
    whyUnsatisfiable(schema);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
