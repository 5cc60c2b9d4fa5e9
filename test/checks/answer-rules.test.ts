import { describe, expect, it } from 'vitest';
import { countChars, countWords, excerpt, shortened } from '../../src/checks/answer-text.ts';
import { type AnswerChecks, comparesWithBaseline } from '../../src/checks/check-spec.ts';
import { runChecks } from '../../src/checks/run-checks.ts';

/** What each failed rule expected and found. */
async function faults(answer: string, checks: AnswerChecks): Promise<string[]> {
  const none = { validate: async () => ({ kind: 'valid' as const }), close: async () => undefined };
  const failures = await runChecks(answer, [{ checks, schema: null }], none);
  return failures.map(({ rule, expected, found }) => `${rule}: expected ${expected}; found ${found}`);
}

describe('required fields', () => {
  it.each([
    ['a key', '{"answer": "x"}', 'answer'],
    ['a key of an object', '{"a": {"b": 0}}', 'a.b'],
    ['an entry of a list', '{"sources": [{"url": "u"}]}', 'sources.0.url'],
    ['an entry of the answer itself', '[1, 2]', '1'],
    ['a key whose value is null', '{"a": null}', 'a'],
    ['a key whose value is empty', '{"a": ""}', 'a'],
    ['a key of the prototype that the answer has itself', '{"constructor": 1}', 'constructor'],
    ['__proto__ as a key of its own', '{"__proto__": 1}', '__proto__'],
    ['a key with the signs of a pointer', '{"a~1b": 1}', 'a~1b'],
  ])('may be %s', async (_, answer, field) => {
    expect(await faults(answer, { requiredFields: [field] })).toEqual([]);
  });

  it.each([
    ['a missing key', '{"b": 1}', 'a', 'the fields b'],
    ['a missing key of an empty object', '{}', 'a', 'the fields (none)'],
    ['an entry beyond the list', '{"a": [1]}', 'a.1', 'the fields a'],
    ['a word as an index', '{"a": [1]}', 'a.length', 'the fields a'],
    ['a key of a text', '{"a": "text"}', 'a.length', 'the fields a'],
    ['a key of null', '{"a": null}', 'a.b', 'the fields a'],
    ['constructor', '{}', 'constructor', 'the fields (none)'],
    ['toString', '{}', 'toString', 'the fields (none)'],
    ['__proto__', '{}', '__proto__', 'the fields (none)'],
    ['a key of a prototype', '{"a": {}}', 'a.hasOwnProperty', 'the fields a'],
    ['a key of a list as answer', '[1]', 'a', '[1]'],
    ['a key of a text as answer', '"text"', 'length', '"text"'],
  ])('are missed: %s', async (_, answer, field, found) => {
    expect(await faults(answer, { requiredFields: [field] })).toEqual([
      `required-fields: expected the field ${field}; found ${found}`,
    ]);
  });

  it('are each named', async () => {
    expect(await faults('{"a": 1}', { requiredFields: ['b', 'a', 'c'] })).toHaveLength(2);
  });
});

describe('the length', () => {
  it.each<[string, NonNullable<AnswerChecks['length']>, string]>([
    ['abc', { minChars: 4 }, 'at least 4 characters; found 3'],
    ['abc', { maxChars: 2 }, 'at most 2 characters; found 3'],
    ['👍🏽', { maxChars: 1 }, 'at most 1 characters; found 2'],
    ['one two', { minWords: 3 }, 'at least 3 words; found 2'],
    ["It's 3.5 days - no more.", { maxWords: 4 }, 'at most 4 words; found 5'],
    ['返金は十四日', { maxWords: 1 }, 'at most 1 words; found'],
  ])('of %j fails %j', async (answer, length, words) => {
    expect(await faults(answer, { length })).toEqual([expect.stringContaining(`length: expected ${words}`)]);
  });

  it.each<[string, NonNullable<AnswerChecks['length']>]>([
    ['abc', { minChars: 3, maxChars: 3, minWords: 1, maxWords: 1 }],
    ['👍👍', { maxChars: 2 }],
    ["It's 3.5 days - no more.", { minWords: 5, maxWords: 5 }],
    ['abc', {}],
  ])('of %j passes %j', async (answer, length) => {
    expect(await faults(answer, { length })).toEqual([]);
  });

  it('can fail in several ways at once', async () => {
    expect(await faults('a b c d', { length: { maxChars: 1, maxWords: 1 } })).toHaveLength(2);
  });

  it.each([
    ['', 0, 0],
    ['...', 3, 0],
    ['Hello, world!', 13, 2],
    ['👩‍👩‍👧', 5, 0],
    ['\ud800', 1, 0],
  ])('of %j is %i code points and %i words', (text, chars, words) => {
    expect(countChars(text)).toBe(chars);
    expect(countWords(text)).toBe(words);
  });
});

describe('patterns', () => {
  it.each([
    ['^\\{', '{"a": 1}'],
    ['(?i)REFUND', 'a refund'],
    ['(?s)a.b', 'a\nb'],
    ['(?m)^second', 'first\nsecond'],
    ['\\p{Greek}', 'a β c'],
    ['^$|x', 'x'],
  ])('%s must match %j, and does', async (pattern, answer) => {
    expect(await faults(answer, { mustMatch: [pattern] })).toEqual([]);
    expect(await faults(answer, { mustNotMatch: [pattern] })).toHaveLength(1);
  });

  it('say what should have matched, and where it did not', async () => {
    expect(await faults('Hello there', { mustMatch: ['^\\{', 'Hello'] })).toEqual([
      'must-match: expected a match of ^\\{; found none in "Hello there"',
    ]);
  });

  it('say what matched that should not have', async () => {
    expect(await faults('Well, as an AI model', { mustNotMatch: ['(?i)as an ai', 'robot'] })).toEqual([
      'must-not-match: expected no match of (?i)as an ai; found "as an AI"',
    ]);
  });

  it('take linear time, whatever the answer', async () => {
    const start = performance.now();
    expect(
      await faults('a'.repeat(30_000), { mustMatch: ['^(a+)+$'], mustNotMatch: ['^(a|aa)+b$'] }),
    ).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('the start of an answer, for a message', () => {
  it.each([
    ['short', '"short"'],
    ['two\n\n lines\t here ', '"two lines here"'],
    ['a "quote"', '"a \\"quote\\""'],
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(59)}…"`],
    ['👍'.repeat(60), `"${'👍'.repeat(60)}"`],
    ['👍'.repeat(61), `"${'👍'.repeat(59)}…"`],
  ])('of %j is %s', (text, shown) => {
    expect(excerpt(text)).toBe(shown);
    expect(JSON.stringify(shortened(text))).toBe(shown);
  });
});

describe('the baseline has to run', () => {
  it.each([
    [{}, false],
    [{ latency: { p95Ms: 1 }, cost: { maxUsdPerCase: 1 }, minPassRate: 1 }, false],
    [{ latency: { maxIncrease: 0 } }, true],
    [{ cost: { maxIncrease: 0.5 } }, true],
  ])('for the checks %j: %s', (checks, runs) => {
    expect(comparesWithBaseline(checks)).toBe(runs);
  });
});
