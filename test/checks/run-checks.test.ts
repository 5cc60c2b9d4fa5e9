import { describe, expect, it } from 'vitest';
import type { AnswerChecks, CheckFailure } from '../../src/checks/check-spec.ts';
import { compileSchema } from '../../src/checks/json-schema.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import type { JsonObject } from '../../src/ports/json.ts';
import type { SchemaResult, SchemaValidator } from '../../src/ports/schema-validator.ts';

/** Validates on the spot; the worker has its own specification. */
const onTheSpot: SchemaValidator = {
  async validate(schema, value) {
    const compiled = compileSchema(schema);
    return compiled.kind === 'ready' ? compiled.run(value) : compiled;
  },
  close: async () => undefined,
};

function answering(result: SchemaResult): SchemaValidator {
  return { validate: async () => result, close: async () => undefined };
}

function run(answer: string, checks: AnswerChecks, schema: JsonObject | boolean | null = null) {
  return runChecks(answer, [{ checks, schema }], onTheSpot);
}

const failure = (rule: string, expected: string, found: string): CheckFailure => ({ rule, expected, found });

describe('an empty answer', () => {
  it.each(['', ' ', '\n\t\u00a0'])('fails, whatever else is checked: %j', async (answer) => {
    const found = [failure('empty', 'an answer', 'nothing but white space')];
    expect(await run(answer, {})).toEqual(found);
    expect(await run(answer, { format: 'json', length: { minChars: 1 } })).toEqual(found);
  });
});

describe('an answer', () => {
  it('passes where nothing is checked', async () => {
    expect(await run('x', {})).toEqual([]);
    expect(await runChecks('x', [], onTheSpot)).toEqual([]);
  });

  it('has every failed check named, of the group and of the case', async () => {
    const group = { checks: { mustMatch: ['^Dear'], length: { maxWords: 2 } }, schema: null };
    const own = { checks: { mustNotMatch: ['(?i)refund'] }, schema: null };
    const failures = await runChecks('No Refund for you', [group, own], onTheSpot);
    expect(failures.map(({ rule }) => rule)).toEqual(['length', 'must-match', 'must-not-match']);
  });
});

describe('the format json', () => {
  it.each(['{}', '[]', '"text"', '4', 'null', ' {"a": 1}\n'])('is %s', async (answer) => {
    expect(await run(answer, { format: 'json' })).toEqual([]);
  });

  it.each(['```json\n{"a": 1}\n```', '\n```\n{}\n```'])(
    'is not JSON in a fence, and the failure says so: %j',
    async (answer) => {
      const found = 'JSON inside a Markdown fence (```), which a program cannot read';
      expect(await run(answer, { format: 'json' })).toEqual([failure('format', 'JSON', found)]);
    },
  );

  it.each([
    ['words', 'Hello there', '"Hello there" ('],
    ['words after it', '{"a": 1} Done.', '"{\\"a\\": 1} Done." ('],
    ['words before it', 'Here: {}', '"Here: {}" ('],
    ['an object cut short', '{"a": ', '"{\\"a\\":" ('],
    ['a long text, of which the start is shown', 'x'.repeat(1000), `"${'x'.repeat(59)}…" (`],
  ])('is not %s', async (_, answer, found) => {
    expect(await run(answer, { format: 'json' })).toEqual([
      failure('format', 'JSON', expect.stringContaining(found)),
    ]);
  });

  it('is not JSON that is nested to exhaust the stack', async () => {
    const answer = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(await run(answer, { format: 'json' }, { type: 'array' })).toEqual([
      failure('format', 'JSON', 'JSON nested deeper than 100 levels'),
    ]);
  });

  it('is also asked for by a schema and by required fields', async () => {
    expect((await run('Hello', {}, true)).map(({ rule }) => rule)).toEqual(['format']);
    expect((await run('Hello', { requiredFields: ['a'] })).map(({ rule }) => rule)).toEqual(['format']);
  });

  it('is not asked for by the format text', async () => {
    expect(await run('Hello', { format: 'text' })).toEqual([]);
  });
});

describe('a schema', () => {
  const schema = {
    type: 'object',
    required: ['answer'],
    properties: { answer: { type: 'string' }, 'a/b': { type: 'number' }, tags: { enum: ['x', 'y'] } },
    additionalProperties: false,
  };

  it.each([
    ['a wrong type', '{"answer": 5}', '/answer must be string', '5'],
    ['a missing property', '{}', "the answer must have required property 'answer'", '{}'],
    [
      'an unknown property',
      '{"answer":"a","more":1}',
      'the answer must not have the property "more"',
      '{"answer":"a","more":1}',
    ],
    ['another choice', '{"answer":"a","tags":"z"}', '/tags must be one of ["x","y"]', '"z"'],
    ['a key with a slash', '{"answer":"a","a/b":"c"}', '/a~1b must be number', '"c"'],
    ['another value altogether', '[1]', 'the answer must be object', '[1]'],
  ])('names what it expects and what it found: %s', async (_, answer, expected, found) => {
    expect(await run(answer, {}, schema)).toEqual([failure('schema', expected, found)]);
  });

  it('is satisfied by an answer that fits', async () => {
    expect(await run('{"answer": "a"}', {}, schema)).toEqual([]);
  });

  it('of true accepts any JSON, of false none', async () => {
    expect(await run('{}', {}, true)).toEqual([]);
    expect(await run('{}', {}, false)).toHaveLength(1);
  });

  it('that is too slow fails the answer and names the likely causes', async () => {
    const validator = answering({ kind: 'too-slow', deadlineMs: 1000 });
    expect(await runChecks('{}', [{ checks: {}, schema: true }], validator)).toEqual([
      failure('schema', 'validated within 1000 ms', expect.stringContaining('uniqueItems')),
    ]);
  });

  it('that is no schema fails the answer and says why', async () => {
    expect(await run('{}', {}, { type: 'strnig' })).toEqual([
      failure(
        'schema',
        'a JSON Schema of 2020-12, 2019-09 or draft-07',
        expect.stringContaining('data/type'),
      ),
    ]);
  });
});
