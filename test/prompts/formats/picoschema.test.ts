import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { picoToJsonSchema } from '../../../src/prompts/formats/picoschema.ts';

function schemaOf(value: unknown): unknown {
  const result = picoToJsonSchema(value);
  if (result.kind === 'invalid') throw new Error(`${result.path.join(' > ')}: ${result.why}`);
  return result.schema;
}

/** An object schema with these properties, none of them optional. */
const object = (properties: Readonly<Record<string, unknown>>, more: object = {}) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});

describe('a Picoschema', () => {
  it.each<[string, unknown, unknown]>([
    ['a type', 'string', { type: 'string' }],
    ['a type with its description', 'number, how many', { type: 'number', description: 'how many' }],
    ['a description with commas', 'string, one, two', { type: 'string', description: 'one, two' }],
    ['any value', 'any', {}],
    ['any value, described', 'any, whatever', { description: 'whatever' }],
    ['fields', { a: 'string', b: 'boolean' }, object({ a: { type: 'string' }, b: { type: 'boolean' } })],
    [
      'an optional field',
      { a: 'string', 'b?': 'integer, maybe' },
      object(
        { a: { type: 'string' }, b: { type: ['integer', 'null'], description: 'maybe' } },
        { required: ['a'] },
      ),
    ],
    ['an object within', { a: { b: 'string' } }, object({ a: object({ b: { type: 'string' } }) })],
    [
      'an array',
      { 'tags(array, all of them)': 'string, one' },
      object({
        tags: { type: 'array', items: { type: 'string', description: 'one' }, description: 'all of them' },
      }),
    ],
    [
      'an array of objects',
      { 'rows(array)': { id: 'integer' } },
      object({ rows: { type: 'array', items: object({ id: { type: 'integer' } }) } }),
    ],
    [
      'an optional array',
      { a: 'null', 'tags?(array)': 'string' },
      object(
        { a: { type: 'null' }, tags: { type: ['array', 'null'], items: { type: 'string' } } },
        { required: ['a'] },
      ),
    ],
    [
      'a described object',
      { 'a(object, the one)': { b: 'string' } },
      object({ a: object({ b: { type: 'string' } }, { description: 'the one' }) }),
    ],
    [
      'a description with parentheses',
      { 'a(array, b (and c))': 'string' },
      object({ a: { type: 'array', items: { type: 'string' }, description: 'b (and c)' } }),
    ],
    ['an enum', { 'k(enum)': ['a', 'b'] }, object({ k: { enum: ['a', 'b'] } })],
  ])('reads %s', (_, pico, schema) => {
    expect(schemaOf(pico)).toEqual(schema);
  });

  it('allows null where a field may be left out', () => {
    const schema = {
      type: 'object',
      properties: {
        k: { enum: ['a', null], description: 'kind' },
        o: { type: ['object', 'null'], properties: {}, additionalProperties: false },
        x: {},
      },
      additionalProperties: false,
    };
    expect(schemaOf({ 'k?(enum, kind)': ['a'], 'o?(object)': {}, 'x?': 'any' })).toEqual(schema);
  });

  it('allows other fields by its wildcard only', () => {
    expect(schemaOf({ '(*)': 'number, lucky' })).toEqual({
      type: 'object',
      properties: {},
      additionalProperties: { type: 'number', description: 'lucky' },
    });
    expect(schemaOf({ a: 'string', '(*)': 'any' })).toEqual(
      object({ a: { type: 'string' } }, { additionalProperties: {} }),
    );
  });

  it('keeps fields with names of JavaScript as fields', () => {
    const schema = schemaOf(JSON.parse('{"__proto__": "string", "constructor": "string"}'));
    expect(JSON.stringify(schema)).toContain('"__proto__":{"type":"string"}');
    expect(({} as Record<string, unknown>).type).toBeUndefined();
  });
});

describe('a JSON Schema', () => {
  it.each([
    { type: 'object', properties: { a: { type: 'string' } } },
    { type: 'array', items: { type: 'string' } },
    { type: 'string', format: 'email' },
  ])('%j stays as it is', (schema) => {
    expect(schemaOf(schema)).toEqual(schema);
  });

  it('may leave out that it is an object', () => {
    expect(schemaOf({ properties: { a: { type: 'string' } } })).toEqual({
      type: 'object',
      properties: { a: { type: 'string' } },
    });
  });
});

describe('what is neither is invalid, and says where', () => {
  it.each<[unknown, readonly string[], RegExp]>([
    ['strng', [], /"strng" is no type of Picoschema, .* did you mean `string`\?/],
    ['Recipe', [], /"Recipe" is no type of Picoschema, and a schema that is only named is not in the file/],
    ['Recipe, the whole', [], /"Recipe" is no type/],
    [{ a: { b: 'Recipe' } }, ['a', 'b'], /"Recipe" is no type/],
    [{ 'rows(array)': 'Recipe' }, ['rows(array)'], /"Recipe" is no type/],
    [{ a: 3 }, ['a'], /found 3; expected a type/],
    [{ a: null }, ['a'], /found null; expected a type/],
    [{ a: ['string'] }, ['a'], /found \["string"\]; expected a type/],
    [undefined, [], /found nothing; expected a type/],
    [3, [], /found 3; expected a type/],
    [[], [], /found \[\]; expected a type/],
    [{ 'a(list)': 'string' }, ['a(list)'], /"list" stands in parentheses; expected array, object or enum/],
    [{ 'a(array': 'string' }, ['a(array'], /"a\(array" lacks its `\)`/],
    [{ '?': 'string' }, ['?'], /"\?" names no field/],
    [{ a: 'string', 'a?': 'string' }, ['a?'], /the field `a` stands twice/],
    [{ 'k(enum)': 'a' }, ['k(enum)'], /an enum is "a"; expected a list/],
    [{ 'k(enum)': [] }, ['k(enum)'], /an enum is \[\]; expected a list/],
    [{ 'k(enum)': [{}] }, ['k(enum)'], /expected a list/],
  ])('%j', (value, path, why) => {
    expect(picoToJsonSchema(value)).toEqual({ kind: 'invalid', path, why: expect.stringMatching(why) });
  });

  it('also where it nests without end', () => {
    const deep = [...Array(5000).keys()].reduce<unknown>((inner) => ({ a: inner }), 'string');
    expect(picoToJsonSchema(deep)).toEqual({
      kind: 'invalid',
      path: [],
      why: 'is nested deeper than 100 levels',
    });
  });
});

it('any value is a schema or invalid, and no prototype is changed', () => {
  const key = fc.oneof(
    fc.string(),
    fc.constantFrom('(*)', 'a(array)', 'b?(enum)', 'c(object, x)', '__proto__', 'type'),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>('string', 'any, x', 'Other', 1, null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(value, (pico) => {
      expect(['schema', 'invalid']).toContain(picoToJsonSchema(pico).kind);
    }),
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});
