import { afterEach, describe, expect, it } from 'vitest';
import { workerValidator } from '../../src/adapters/schema/worker-validator.ts';
import type { SchemaValidator } from '../../src/ports/schema-validator.ts';

// The source runs as it is: Node strips its types.
const WORKER = new URL('../../src/adapters/schema/schema-worker.ts', import.meta.url);
const COSTLY = { type: 'string', pattern: '^(a+)+$' } as const;
const LONG = `${'a'.repeat(40)}!`;
const MANY = Array.from({ length: 20_000 }, (_, index) => ({ deep: [{ index }] }));

let validator: SchemaValidator;

afterEach(() => validator.close());

describe('the schema worker', () => {
  it('validates one answer after the other', async () => {
    validator = workerValidator(WORKER);
    const schema = { type: 'object', required: ['answer'] } as const;
    expect(await validator.validate(schema, { answer: 1 })).toEqual({ kind: 'valid' });
    expect(await validator.validate(schema, {})).toEqual({
      kind: 'invalid',
      failures: [{ path: '', message: "must have required property 'answer'" }],
    });
    expect(await validator.validate(schema, { answer: 2 })).toEqual({ kind: 'valid' });
  });

  it('gives each of many at once its own answer', async () => {
    validator = workerValidator(WORKER);
    const values = Array.from({ length: 50 }, (_, n) => n);
    const results = await Promise.all(values.map((n) => validator.validate({ maximum: 24 }, n)));
    expect(results.map(({ kind }) => kind)).toEqual(values.map((n) => (n <= 24 ? 'valid' : 'invalid')));
  });

  it.each([
    [
      '2020-12',
      { $schema: 'https://json-schema.org/draft/2020-12/schema', prefixItems: [{ type: 'string' }] },
    ],
    ['2020-12 where none is named', { prefixItems: [{ type: 'string' }] }],
    ['2019-09', { $schema: 'https://json-schema.org/draft/2019-09/schema', items: [{ type: 'string' }] }],
    ['draft-07', { $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }] }],
  ])('speaks %s', async (_, schema) => {
    validator = workerValidator(WORKER);
    expect(await validator.validate(schema, ['text'])).toEqual({ kind: 'valid' });
    expect(await validator.validate(schema, [1])).toMatchObject({
      kind: 'invalid',
      failures: [{ path: '/0' }],
    });
  });

  it.each([
    ['no schema', { type: 'nonsense' }, /not a valid schema/],
    [
      'an unknown dialect',
      { $schema: 'http://json-schema.org/draft-04/schema#' },
      /draft-04.*expected 2020-12/,
    ],
    ['a dialect that is no text', { $schema: 4 }, /not a string/],
    ['a reference that leads out', { $ref: 'https://example.com/other.json' }, /can't resolve reference/],
  ])('names %s', async (_, schema, words) => {
    validator = workerValidator(WORKER);
    const result = await validator.validate(schema, null);
    expect(result).toEqual({ kind: 'unusable', why: expect.stringMatching(words) });
  });

  it('knows formats', async () => {
    validator = workerValidator(WORKER);
    expect(await validator.validate({ format: 'date' }, '2026-02-30')).toMatchObject({ kind: 'invalid' });
  });

  it.each([
    ['a pattern that backtracks', COSTLY, LONG, 'aaa'],
    ['uniqueItems over a long list', { uniqueItems: true }, MANY, [1, 2]],
  ])('kills what overruns its deadline, and serves the next answer: %s', async (_, schema, costly, cheap) => {
    validator = workerValidator(WORKER, 300);
    const started = performance.now();
    expect(await validator.validate(schema, costly)).toEqual({ kind: 'too-slow', deadlineMs: 300 });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(await validator.validate({ type: 'string' }, 'text')).toEqual({ kind: 'valid' });
    expect(await validator.validate(schema, cheap)).toEqual({ kind: 'valid' });
  });

  it('gives a costly schema two chances, however many answers wait', async () => {
    validator = workerValidator(WORKER, 300);
    const started = performance.now();
    const results = await Promise.all(Array.from({ length: 30 }, () => validator.validate(COSTLY, LONG)));
    expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['too-slow']));
    expect(performance.now() - started).toBeLessThan(6000);
  });

  it('survives a schema that refers to itself for ever', async () => {
    validator = workerValidator(WORKER);
    expect(await validator.validate({ $ref: '#' }, 1)).toMatchObject({ kind: 'too-slow' });
    expect(await validator.validate({ type: 'string' }, 'text')).toEqual({ kind: 'valid' });
  });

  it('does nothing when it is closed before its first answer', async () => {
    validator = workerValidator(WORKER);
    await validator.close();
    expect(await validator.validate(true, 1)).toEqual({ kind: 'valid' });
  });
});
