import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { knownKeysOf } from '../../src/parsing/known-keys.ts';
import { pathText, show, zodFaults } from '../../src/parsing/zod-faults.ts';

const schema = z.strictObject({
  share: z.number().min(0).max(1).optional(),
  count: z.int().min(1).max(20).optional(),
  price: z.number().positive().optional(),
  word: z.string().min(1).max(3).optional(),
  list: z.array(z.string()).min(1).max(2).optional(),
  mode: z.enum(['enforce', 'advise']).optional(),
  rule: z
    .union([
      z.literal('none'),
      z.strictObject({ approvals: z.int().optional(), by: z.array(z.string()).optional() }),
    ])
    .optional(),
  named: z
    .record(z.string().regex(/^[a-z]+$/, { error: 'expected lower-case letters' }), z.number())
    .optional(),
  nested: z.array(z.strictObject({ inner: z.strictObject({ key: z.string() }) })).optional(),
});

function complaints(value: unknown): string[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  const where = (path: readonly PropertyKey[]) => pathText(path);
  return zodFaults(parsed.error, value, where, knownKeysOf(schema)).map(
    ({ where, message }) => `${where} | ${message}`,
  );
}

describe('a fault says what was found and what was expected', () => {
  it.each([
    [{ share: 75 }, 'share | `share` is 75; it must be at most 1 (did you mean 0.75?)'],
    [{ share: 80.5 }, 'share | `share` is 80.5; it must be at most 1 (did you mean 0.805?)'],
    [{ share: 1.5 }, 'share | `share` is 1.5; it must be at most 1'],
    [{ share: 101 }, 'share | `share` is 101; it must be at most 1'],
    [{ share: -1 }, 'share | `share` is -1; it must be at least 0'],
    [{ share: Number.NaN }, 'share | `share` is NaN; expected a number'],
    [{ count: 0 }, 'count | `count` is 0; it must be at least 1'],
    [{ count: 50 }, 'count | `count` is 50; it must be at most 20'],
    [{ count: 1.5 }, 'count | `count` is 1.5; expected a whole number'],
    [{ price: 0 }, 'price | `price` is 0; it must be more than 0'],
    [{ word: '' }, 'word | `word` is ""; it needs at least 1 character'],
    [{ word: 'long' }, 'word | `word` is "long"; it may have at most 3 characters'],
    [{ list: [] }, 'list | `list` is []; it needs at least 1 entry'],
    [{ list: ['a', 'b', 'c'] }, 'list | `list` is ["a","b","c"]; it may have at most 2 entries'],
    [{ list: {} }, 'list | `list` is {}; expected an array'],
    [{ list: [3] }, 'list[0] | `list[0]` is 3; expected a string'],
    [{ mode: 'enforced' }, 'mode | `mode` is "enforced"; expected "enforce" or "advise"'],
    [{ rule: 'maybe' }, 'rule | `rule` is "maybe"; expected "none", or expected an object'],
    [{ rule: { by: [3] } }, 'rule.by[0] | `rule.by[0]` is 3; expected a string'],
    [{ named: { Upper: 1 } }, 'named.Upper | `named.Upper`: expected lower-case letters'],
    [
      { nested: [{ inner: {} }] },
      'nested[0].inner.key | `nested[0].inner.key` is nothing; expected a string',
    ],
    [[], ' | the whole is []; expected an object'],
    [null, ' | the whole is null; expected an object'],
  ])('%j', (value, complaint) => {
    expect(complaints(value)).toEqual([complaint]);
  });
});

describe('an unknown key', () => {
  it.each([
    [{ shar: 1 }, 'shar | unknown key `shar`; did you mean `share`?'],
    [{ rule: { aprovals: 1 } }, 'rule.aprovals | unknown key `rule.aprovals`; did you mean `approvals`?'],
    [
      { nested: [{ inner: { key: 'a', kye: 'b' } }] },
      'nested[0].inner.kye | unknown key `nested[0].inner.kye`; did you mean `key`?',
    ],
    [
      { rule: { everything: 1 } },
      'rule.everything | unknown key `rule.everything`; known keys: approvals, by',
    ],
    [
      JSON.parse('{ "__proto__": 1 }'),
      '__proto__ | unknown key `__proto__`; known keys: share, count, price, word, list, mode, rule, named, nested',
    ],
  ])('%j is named with the nearest known key, or with all of them', (value, complaint) => {
    expect(complaints(value)).toEqual([complaint]);
  });

  it('is reported beside every other fault, each at its own place', () => {
    expect(complaints({ shar: 1, cuont: 2, mode: 'x' }).map((line) => line.split(' | ')[0])).toEqual([
      'mode',
      'shar',
      'cuont',
    ]);
  });
});

describe('the known keys', () => {
  const keysAt = knownKeysOf(schema);

  it.each([
    [['rule'], ['approvals', 'by']],
    [['nested', 0, 'inner'], ['key']],
    [['named'], []],
    [['absent', 'deeper'], []],
    [['share', 'deeper'], []],
    [['constructor'], []],
  ])('at %j are %j', (path, keys) => {
    expect(keysAt(path)).toEqual(keys);
  });

  it('are found through transforms and defaults', () => {
    const wrapped = z.strictObject({
      a: z.strictObject({ b: z.string().default('x') }).transform((raw) => raw.b),
    });
    expect(knownKeysOf(wrapped)(['a'])).toEqual(['b']);
  });
});

describe('a found value', () => {
  it.each([
    [undefined, 'nothing'],
    ['two\nlines', '"two\\nlines"'],
    ['x'.repeat(100), `"${'x'.repeat(58)}…`],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [{ a: [1] }, '{"a":[1]}'],
  ])('%j is shown as %s', (value, text) => {
    expect(show(value)).toBe(text);
  });
});

describe('a path', () => {
  it.each([
    [['prompts', 0, 'files'], 'prompts[0].files'],
    [[0, 'id'], '[0].id'],
    [[], ''],
  ])('%j is written %s', (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});
