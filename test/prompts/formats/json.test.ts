import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsIn, promptIn } from './parsed.ts';

const hi = { role: 'system', content: 'Hi' };
const lines = (value: unknown) => JSON.stringify(value, null, 2);

describe('a JSON prompt', () => {
  it.each([
    ['a list of chat messages', [hi]],
    ['an object with messages', { messages: [hi] }],
    ['an object with a prompt of messages', { prompt: [hi] }],
    ['an object with a prompt of text', { prompt: 'Hi' }],
  ])('may be %s', (_, value) => {
    expect(promptIn('a.json', JSON.stringify(value)).messages).toEqual([hi]);
  });

  it('is read as registries export it', () => {
    const exported = {
      id: 'x',
      projectId: 'y',
      createdAt: '2024-01-01T00:00:00Z',
      name: 'triage',
      version: 7,
      type: 'chat',
      labels: ['production'],
      tags: [],
      commitMessage: 'Shorter.',
      prompt: [hi, { role: 'user', content: '{{query}}' }],
      config: {
        model: 'gpt-4o',
        temperature: 0.5,
        max_tokens: 10,
        response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { type: 'object' } } },
      },
    };
    expect(promptIn('a.json', JSON.stringify(exported, null, '\t'))).toMatchObject({
      format: 'json',
      name: 'triage',
      version: { kind: 'counter', value: 7 },
      versionLine: 6,
      model: 'gpt-4o',
      parameters: { temperature: 0.5 },
      maxTokens: 10,
      responseFormat: 'json-schema',
      responseSchema: { kind: 'inline', schema: { type: 'object' } },
      metadata: { changeReason: 'Shorter.' },
    });
  });

  it('is read from the example repository', () => {
    const path = 'fixtures/support-bot/prompts/triage/classify.json';
    expect(promptIn(path, readFileSync(path, 'utf8')).messages.length).toBeGreaterThan(0);
  });

  it('may begin with a byte order mark', () => {
    expect(promptIn('a.json', `\uFEFF${JSON.stringify([hi])}`).messages).toEqual([hi]);
  });
});

describe('a fault in a JSON prompt names file and line', () => {
  it.each([
    ['broken JSON', '{"prompt": ', /^a\.json is not valid JSON/],
    ['JSON that YAML alone would read', "{prompt: 'Hi'}", /^a\.json is not valid JSON/],
    ['nesting without end', '['.repeat(200_000) + ']'.repeat(200_000), /^a\.json is nested deeper/],
    ['a text', '"Hi"', /expected a list of chat messages, or an object/],
    ['an object without a prompt', '{"name": "a"}', /expected a list of chat messages, or an object/],
    ['a key that stands twice', '{"prompt": "a",\n"prompt": "b"}', /^a\.json:2 .*unique/],
    [
      'an unknown role in a list',
      `[\n{"role": "tool", "content": ""},\n${JSON.stringify(hi)}]`,
      /^a\.json:2 .*"tool"/,
    ],
    [
      'unsupported syntax in a list',
      `[\n{"role": "user",\n"content": "{{#a}}"}]`,
      /^a\.json:3 template syntax/,
    ],
    ['unsupported syntax in a text', '{"name": "a",\n"prompt": "{{#a}}"}', /^a\.json:2 template syntax/],
  ])('%s', (_, text, complaint) => {
    expect(faultsIn('a.json', text)).toEqual([expect.stringMatching(complaint)]);
  });

  it.each([
    [{ config: 3 }, 'a.json:3 `config` is 3; expected an object'],
    [{ config: { temperature: 3 } }, 'a.json:4 `config.temperature` is 3; expected a number from 0 to 2'],
    [
      { config: { temprature: 0 } },
      'a.json:4 unknown model parameter `config.temprature`; did you mean `temperature`?',
    ],
    [{ config: { model: 3 } }, 'a.json:4 `config.model` is 3; expected a string'],
    [{ model: 3 }, 'a.json:3 `model` is 3; expected a string'],
    [{ commitMessage: 3 }, 'a.json:3 `commitMessage` is 3; expected a string'],
    [
      { version: 'latest' },
      'a.json:3 version is "latest"; expected semver such as "1.0.0", or a plain number',
    ],
    [{ verison: '1.0.0' }, 'a.json:3 unknown key `verison`; did you mean `version`?'],
    [{ temperature: 0 }, 'a.json:3 `temperature` stands outside `config`; expected it within'],
    [{ maxTokens: 5 }, 'a.json:3 `maxTokens` stands outside `config`; expected it within'],
    [
      { config: { response_format: { type: 'xml' } } },
      'a.json:4 `config.response_format` is "xml"; expected text, json_object or json_schema',
    ],
  ])('%j', (more, complaint) => {
    expect(faultsIn('a.json', lines({ prompt: 'Hi', ...more }))).toEqual([complaint]);
  });
});
