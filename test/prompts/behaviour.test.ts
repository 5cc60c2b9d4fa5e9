import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, sameBehaviour } from '../../src/prompts/behaviour.ts';
import { parsePrompt } from '../../src/prompts/formats/parse-prompt.ts';
import type { Prompt } from '../../src/prompts/prompt.ts';

const prompt: Prompt = {
  path: 'prompts/a.prompt.yml',
  format: 'prompt-yml',
  name: 'a',
  version: { kind: 'semver', text: '1.0.0' },
  versionLine: 1,
  model: 'gpt-4o-mini',
  parameters: { temperature: 0, stop: ['\n'] },
  maxTokens: 100,
  messages: [
    { role: 'system', content: 'Answer from the context.\nBe brief.' },
    { role: 'user', content: '{{query}}' },
  ],
  template: 'plain',
  partials: new Map<string, string>(),
  defaults: {},
  responseFormat: 'json-schema',
  responseSchema: { kind: 'inline', schema: { type: 'object', properties: { a: {}, b: {} } } },
  metadata: { description: 'd', changeReason: 'r', owner: 'o' },
};
const saying = (content: string): Prompt => ({ ...prompt, messages: [{ role: 'system', content }] });

describe('two versions behave alike', () => {
  it.each<[string, Partial<Prompt>]>([
    ['in their version', { version: null, versionLine: 3 }],
    ['in their name and path', { name: 'b', path: 'prompts/b.prompt.yml' }],
    ['in their metadata', { metadata: { description: null, changeReason: null, owner: null } }],
    ['in the order of their parameters', { parameters: { stop: ['\n'], temperature: 0 } }],
    [
      'in the order of their schema',
      { responseSchema: { kind: 'inline', schema: { properties: { b: {}, a: {} }, type: 'object' } } },
    ],
  ])('when they differ only %s', (_, change) => {
    expect(sameBehaviour(prompt, { ...prompt, ...change })).toBe(true);
  });

  it.each([
    ['a  b', 'a b'],
    ['a\nb', 'a b'],
    ['a\r\nb', 'a\nb'],
    ['a\tb\f\vc', 'a b c'],
    ['  a b\n\n', 'a b'],
  ])('when only ASCII white space differs: %j and %j', (a, b) => {
    expect(sameBehaviour(saying(a), saying(b))).toBe(true);
  });

  it('however white space is spread between the words', () => {
    const space = fc.stringMatching(/^[ \t\r\n\f\v]{1,4}$/);
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^\S+$/), { minLength: 1 }),
        fc.array(space),
        (words, spaces) => {
          const spread = words.map((word, index) => word + (spaces[index] ?? ' ')).join('');
          expect(sameBehaviour(saying(words.join(' ')), saying(spread))).toBe(true);
        },
      ),
    );
  });
});

describe('two versions behave differently', () => {
  it.each<[string, Partial<Prompt>]>([
    ['model', { model: 'gpt-4o' }],
    ['parameters', { parameters: { temperature: 1, stop: ['\n'] } }],
    ['token limit', { maxTokens: null }],
    ['messages', { messages: prompt.messages.slice(0, 1) }],
    ['order of messages', { messages: prompt.messages.toReversed() }],
    ['roles', { messages: prompt.messages.map((message) => ({ ...message, role: 'user' as const })) }],
    ['response format', { responseFormat: 'json-object' }],
    ['response schema', { responseSchema: { kind: 'file', path: 'a.schema.json' } }],
  ])('when they differ in their %s', (_, change) => {
    expect(sameBehaviour(prompt, { ...prompt, ...change })).toBe(false);
    expect(sameBehaviour({ ...prompt, ...change }, prompt)).toBe(false);
  });

  it.each([
    ['a new space within a word', 'can not', 'cannot'],
    ['a no-break space', 'a\u00A0b', 'a b'],
    ['a no-break space at the end', 'a\u00A0', 'a'],
    ['a line separator at the beginning', '\u2028a', 'a'],
    ['an ideographic space', 'a\u3000b', 'a b'],
    ['a zero-width space', 'a\u200Bb', 'ab'],
    ['a byte order mark at the end', 'a\uFEFF', 'a'],
    ['another case', 'Never', 'never'],
  ])('when they differ in %s', (_, a, b) => {
    expect(sameBehaviour(saying(a), saying(b))).toBe(false);
  });

  it.each(['a.md', 'a.prompt.yml'])('when a no-break space was put at the end of the text of %s', (path) => {
    const parse = (text: string) => {
      const source =
        path === 'a.md' ? text : JSON.stringify({ messages: [{ role: 'system', content: text }] });
      const result = parsePrompt(path, source);
      return result.kind === 'parsed' ? result.prompt : prompt;
    };
    expect(sameBehaviour(parse('Answer.'), parse('Answer.\u00A0'))).toBe(false);
    expect(sameBehaviour(parse('Answer.'), parse('Answer.\n'))).toBe(true);
  });
});

describe('canonical JSON', () => {
  it('is the same for equal values, whatever the order of their keys', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, reversed(inner)]),
            )
          : value;
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) => canonical(value as never) === canonical(reversed(value) as never),
      ),
    );
  });

  it('is JSON for the value, so that different values have different texts', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value as never))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
