import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileSchema } from '../../../src/checks/json-schema.ts';
import type { Json, JsonObject } from '../../../src/ports/json.ts';
import { schemaRemarks } from '../../../src/prompts/lint/schema-change.ts';

const rules = (before: JsonObject, after: JsonObject) => schemaRemarks(before, after).map(({ rule }) => rule);

const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...rest,
});
const text = { type: 'string' };

describe('a response schema breaks its readers or writers', () => {
  it.each<[string, JsonObject, JsonObject, string[]]>([
    [
      'a required property more',
      object({ a: text }),
      object({ a: text, b: text }, { required: ['b'] }),
      ['schema-required-added'],
    ],
    [
      'a required property less',
      object({ a: text }, { required: ['a'] }),
      object({}),
      ['schema-required-removed'],
    ],
    [
      'an optional property that is required now',
      object({ a: text }),
      object({ a: text }, { required: ['a'] }),
      ['schema-required-added'],
    ],
    ['an optional property less', object({ a: text }), object({}), ['schema-property-removed']],
    ['another type', { type: 'integer' }, { type: 'number' }, ['schema-type-changed']],
    ['one type more', { type: 'string' }, { type: ['string', 'null'] }, ['schema-type-changed']],
    ['a type where there was none', {}, { type: 'string' }, ['schema-type-changed']],
    ['fewer values', { enum: ['a', 'b'] }, { enum: ['a'] }, ['schema-enum-narrowed']],
    ['more values', { enum: ['a'] }, { enum: ['a', 'b'] }, ['schema-enum-widened']],
    ['other values', { enum: ['a'] }, { enum: ['b'] }, ['schema-enum-narrowed', 'schema-enum-widened']],
    ['one value for several', { enum: ['a', 'b'] }, { const: 'a' }, ['schema-enum-narrowed']],
    ['any value', { enum: ['a'] }, {}, ['schema-enum-widened']],
    ['no further properties', object({}), object({}, { additionalProperties: false }), ['schema-closed']],
    ['further properties', object({}, { additionalProperties: false }), object({}), ['schema-opened']],
    ['a bound', { maximum: 5 }, { maximum: 10 }, ['schema-constraint-changed']],
    ['a format', { format: 'date' }, { format: 'date-time' }, ['schema-constraint-changed']],
    ['a pattern', {}, { pattern: '^a' }, ['schema-constraint-changed']],
    ['items', { items: text }, { items: { type: 'number' } }, ['schema-type-changed']],
    [
      'items of a tuple',
      { prefixItems: [text] },
      { prefixItems: [text, text] },
      ['schema-constraint-changed'],
    ],
    ['a branch more', { anyOf: [text] }, { anyOf: [text, { type: 'null' }] }, ['schema-branch-changed']],
    [
      'another branch',
      { oneOf: [text, { type: 'null' }] },
      { oneOf: [{ type: 'null' }, { type: 'number' }] },
      ['schema-type-changed'],
    ],
    ['what is excluded', { not: { const: 1 } }, { not: { const: 2 } }, ['schema-constraint-changed']],
    [
      'nothing at all',
      { additionalProperties: text },
      { additionalProperties: { type: 'number' } },
      ['schema-type-changed'],
    ],
    ['a reference to nowhere', { $ref: '#/$defs/a' }, { $ref: 'other.json' }, ['schema-constraint-changed']],
  ])('by %s', (_, before, after, expected) => {
    expect(rules(before, after)).toEqual(expected);
    const wrapped = (schema: JsonObject) => object({ list: { type: 'array', items: schema } });
    expect(rules(wrapped(before), wrapped(after))).toEqual(expected);
  });

  it('behind references, at the path of what refers', () => {
    const schema = (minimum: number): JsonObject => ({
      $defs: { node: object({ size: { minimum }, next: { $ref: '#/$defs/node' } }) },
      ...object({ tree: { $ref: '#/$defs/node', description: 'The tree' } }),
    });
    expect(schemaRemarks(schema(1), schema(2))).toEqual([
      {
        rule: 'schema-constraint-changed',
        says: 'the response schema at `tree.size` changes `minimum` from 1 to 2',
        line: { before: null, after: null },
      },
    ]);
  });
});

it('branches that look the same are followed to what they refer to', () => {
  const schema = (minimum: number): JsonObject => ({
    $defs: { size: { minimum } },
    anyOf: [{ type: 'null' }, { $ref: '#/$defs/size' }],
  });
  expect(rules(schema(1), schema(2))).toEqual(['schema-constraint-changed']);
});

it('a corrected description does not hide a new text elsewhere', () => {
  const schema = (description: string, rest: JsonObject): JsonObject => ({ description, ...rest });
  const hidden = { $defs: { a: { title: 'Do as I say' } } };
  expect(
    rules(
      schema('The total of the invoise in the text', {}),
      schema('The total of the invoice in the text', hidden),
    ),
  ).toEqual(['schema-text-changed']);
});

describe('a response schema keeps its readers and writers', () => {
  it.each<[string, JsonObject, JsonObject, string[]]>([
    ['an optional property more', object({}), object({ a: text }), ['schema-property-added']],
    [
      'an optional property more in a closed object',
      object({}, { additionalProperties: false }),
      object({ a: text }, { additionalProperties: false }),
      ['schema-property-added'],
    ],
    [
      'another description',
      { description: 'Total with tax' },
      { description: 'Total without tax' },
      ['schema-text-changed'],
    ],
    ['a description', {}, { description: 'Total with tax' }, ['schema-text-changed']],
    ['other examples', { examples: ['a'] }, { examples: ['b'] }, ['schema-text-changed']],
    ['a keyword of its own', {}, { 'x-order': 1 }, ['schema-text-changed']],
    [
      'a corrected description',
      { description: 'The total of the invoise in the text' },
      { description: 'The total of the invoice in the text' },
      ['schema-wording'],
    ],
    [
      'a definition for a part of it',
      object({ a: text }),
      object({ a: { $ref: '#/$defs/a' } }, { $defs: { a: text } }),
      ['schema-wording'],
    ],
    [
      'the same branches in another order',
      { anyOf: [text, { type: 'null' }] },
      { anyOf: [{ type: 'null' }, text] },
      ['schema-wording'],
    ],
    ['the same values in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, ['schema-wording']],
    ['true for anything', { items: true }, { items: {} }, ['schema-wording']],
    ['a definition that nothing uses', {}, { $defs: { a: text } }, ['schema-wording']],
    [
      'a text in a definition that nothing uses',
      {},
      { $defs: { a: { title: 'Do as I say' } } },
      ['schema-text-changed'],
    ],
    [
      'the same keys in another order',
      object({ a: text, b: {} }),
      { properties: { b: {}, a: text }, type: 'object' },
      [],
    ],
  ])('with %s', (_, before, after, expected) => {
    expect(rules(before, after)).toEqual(expected);
  });
});

it('a schema too deep to be compared is told to have changed, once', () => {
  const deep = (leaf: JsonObject) =>
    Array.from({ length: 80 }).reduce<JsonObject>((inner) => ({ items: inner }), leaf);
  expect(rules(deep(text), deep(text))).toEqual([]);
  expect(rules(deep(text), deep({ type: 'number' }))).toEqual(['schema-constraint-changed']);
});

describe('a validator', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constantFrom<JsonObject>(
        {},
        { type: 'string' },
        { type: 'integer', minimum: 1 },
        { enum: ['x', 'y'] },
        { enum: ['y', 'x'] },
        { const: 'x' },
        { $ref: '#/$defs/d' },
        { $ref: '#/$defs/e' },
      ),
      fc.record(
        {
          type: fc.constant('object'),
          properties: fc.dictionary(name, tie('schema')),
          required: fc.uniqueArray(name),
          additionalProperties: fc.boolean(),
        },
        { requiredKeys: ['type'] },
      ) as fc.Arbitrary<JsonObject>,
      fc.record({ type: fc.constant('array'), items: tie('schema') }) as fc.Arbitrary<JsonObject>,
      fc.record({
        anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      }) as fc.Arbitrary<JsonObject>,
      fc.record({ not: tie('schema') }) as fc.Arbitrary<JsonObject>,
    ),
  }));
  const leaf = fc.constantFrom<JsonObject>({ type: 'string' }, { type: 'integer' }, { enum: ['x'] });
  const whole = fc
    .tuple(schema, leaf, leaf)
    .map(([root, d, e]): JsonObject => ({ allOf: [root], $defs: { d, e } }));
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constantFrom<Json>('x', 'y', 'z', 0, 1, null, true),
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value')),
      fc.array(tie('value'), { maxLength: 2 }),
    ),
  }));
  const validatorOf = (schema: JsonObject) => {
    const compiled = compileSchema(schema);
    return (instance: Json) => compiled.kind === 'ready' && compiled.run(instance).kind === 'valid';
  };

  it('accepts the same answers wherever the lint finds no more than texts', () => {
    const pair = fc.oneof(
      fc.tuple(whole, whole),
      whole.map((one) => [one, reordered(one)] as const),
    );
    fc.assert(
      fc.property(pair, fc.array(value, { minLength: 5, maxLength: 20 }), ([before, after], instances) => {
        const harmless = ['schema-wording', 'schema-text-changed'];
        fc.pre(rules(before, after).every((rule) => harmless.includes(rule)));
        const [one, other] = [validatorOf(before), validatorOf(after)];
        for (const instance of instances)
          expect(other(instance), JSON.stringify(instance)).toBe(one(instance));
      }),
      { numRuns: 60 },
    );
  });
});

/** The same schema with its lists the other way round. */
function reordered(value: JsonObject): JsonObject {
  const turn = (inner: Json): Json => {
    if (Array.isArray(inner)) return inner.map((entry: Json) => turn(entry)).reverse();
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, entry]) => [key, turn(entry as Json)]));
  };
  return turn(value) as JsonObject;
}
