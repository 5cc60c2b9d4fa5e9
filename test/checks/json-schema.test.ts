import { describe, expect, it } from 'vitest';
import { compileSchema } from '../../src/checks/json-schema.ts';
import type { Json, JsonObject } from '../../src/ports/json.ts';

function validate(schema: JsonObject | boolean, value: Json) {
  const compiled = compileSchema(schema);
  return compiled.kind === 'ready' ? compiled.run(value) : compiled;
}

const valid = { kind: 'valid' };
const invalid = (path: string, message: string) => ({ kind: 'invalid', failures: [{ path, message }] });

describe('a JSON Schema', () => {
  it.each([
    ['without $schema', undefined],
    ['2020-12', 'https://json-schema.org/draft/2020-12/schema'],
  ])('of %s is read as 2020-12', (_, $schema) => {
    const schema = { ...($schema && { $schema }), prefixItems: [{ type: 'string' }], items: false };
    expect(validate(schema, ['a'])).toEqual(valid);
    expect(validate(schema, [1])).toEqual(invalid('/0', 'must be string'));
    expect(validate(schema, ['a', 'b']).kind).toBe('invalid');
  });

  it('of 2019-09 is read as such', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      items: [{ type: 'string' }],
      properties: { a: {} },
      unevaluatedProperties: false,
    };
    expect(validate(schema, ['a', 2])).toEqual(valid);
    expect(validate(schema, [1])).toEqual(invalid('/0', 'must be string'));
    expect(validate(schema, { b: 1 })).toEqual(invalid('', 'must not have the property "b"'));
  });

  it('of draft-07 is read as such', () => {
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      items: [{ type: 'string' }],
      additionalItems: false,
      definitions: { n: { type: 'number' } },
      properties: { a: { $ref: '#/definitions/n' } },
    };
    expect(validate(schema, ['a'])).toEqual(valid);
    expect(validate(schema, ['a', 'b']).kind).toBe('invalid');
    expect(validate(schema, { a: 'x' })).toEqual(invalid('/a', 'must be number'));
  });

  it('may refer to its own parts', () => {
    const schema = { $defs: { tree: { type: 'object', properties: { of: { $ref: '#/$defs/tree' } } } } };
    expect(validate({ ...schema, $ref: '#/$defs/tree' }, { of: { of: 1 } })).toEqual(
      invalid('/of/of', 'must be object'),
    );
  });

  it('checks formats', () => {
    expect(validate({ format: 'email' }, 'a@b.example')).toEqual(valid);
    expect(validate({ format: 'email' }, 'nobody').kind).toBe('invalid');
    expect(validate({ format: 'date-time' }, '2026-13-01T00:00:00Z').kind).toBe('invalid');
  });

  it('may carry keywords of its own that say nothing about the value', () => {
    expect(validate({ 'x-owner': 'support', type: 'object' }, {})).toEqual(valid);
  });

  it.each([
    ['a reference to another host', { $ref: 'https://example.com/a.json' }, 'resolve reference'],
    ['a reference to a file', { $ref: 'other.json' }, 'resolve reference'],
    ['a reference into nothing', { $ref: '#/$defs/none' }, 'resolve reference'],
    ['an unknown type', { type: 'strnig' }, 'not a valid schema'],
    ['a pattern that is none', { pattern: '(' }, 'not a valid schema'],
    ['another dialect', { $schema: 'http://json-schema.org/draft-04/schema#' }, 'expected 2020-12'],
    ['a dialect of its own', { $schema: 'https://example.com/schema' }, 'expected 2020-12'],
    [
      'a dialect that only looks like one',
      { $schema: 'https://e.example/json-schema.org/draft-07/' },
      'not a',
    ],
    ['a dialect that is no text', { $schema: 7 }, '`$schema` is not a string'],
    ['one that would answer later', { $async: true, type: 'string' }, '$async'],
  ])('is unusable with %s', (_, schema, why) => {
    expect(compileSchema(schema)).toEqual({ kind: 'unusable', why: expect.stringContaining(why) });
  });

  it('names the first place that does not fit', () => {
    const schema = { properties: { a: { type: 'string' }, b: { enum: ['x'] } } };
    expect(validate(schema, { a: 1, b: 'y' })).toEqual(invalid('/a', 'must be string'));
    expect(validate(schema, { b: 'y' })).toEqual(invalid('/b', 'must be one of ["x"]'));
  });
});

describe('a value that breaks the comparison itself', () => {
  it('does not fit, and ends nothing', () => {
    const schema = compileSchema({ enum: [{ valueOf: 1 }] });
    const result = schema.kind === 'ready' ? schema.run({ valueOf: 2 }) : schema;
    expect(result.kind).toBe('invalid');
  });
});
