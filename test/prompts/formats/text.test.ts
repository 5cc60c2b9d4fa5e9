import { describe, expect, it } from 'vitest';
import { faultsIn, promptIn } from './parsed.ts';

describe('Markdown and plain text', () => {
  it('are one system message, without front matter too', () => {
    expect(promptIn('prompts/support/answer.md', '# Role\n\nAnswer {{query}}.\n')).toEqual({
      path: 'prompts/support/answer.md',
      format: 'text',
      name: 'answer',
      version: null,
      versionLine: 1,
      model: null,
      parameters: {},
      maxTokens: null,
      messages: [{ role: 'system', content: '# Role\n\nAnswer {{query}}.' }],
      template: 'plain',
      partials: new Map(),
      defaults: {},
      responseFormat: 'text',
      responseSchema: null,
      metadata: { description: null, changeReason: null, owner: null },
    });
  });

  it('take every setting from their front matter', () => {
    const text = [
      '---',
      'name: Support',
      'description: Answers customers.',
      'version: 2.3.1',
      'model: local/llama3.2',
      'temperature: 0.2',
      'top-p: 0.9',
      'max-tokens: 400',
      'seed: 7',
      'stop: ["END"]',
      'reasoning-effort: low',
      'response-schema: prompts/answer.schema.json',
      'change-reason: Shorter answers.',
      'owner: support-tools',
      '---',
      '',
      'Be brief.',
    ].join('\n');
    expect(promptIn('a.txt', text)).toMatchObject({
      name: 'Support',
      version: { kind: 'semver', text: '2.3.1' },
      versionLine: 4,
      model: 'local/llama3.2',
      parameters: { temperature: 0.2, top_p: 0.9, seed: 7, stop: ['END'], reasoning_effort: 'low' },
      maxTokens: 400,
      messages: [{ role: 'system', content: 'Be brief.' }],
      responseFormat: 'json-schema',
      responseSchema: { kind: 'file', path: 'prompts/answer.schema.json' },
      metadata: {
        description: 'Answers customers.',
        changeReason: 'Shorter answers.',
        owner: 'support-tools',
      },
    });
  });

  it('take a response schema that stands in the front matter itself', () => {
    const prompt = promptIn('a.md', '---\nresponse-schema:\n  type: object\n---\nHi');
    expect(prompt.responseSchema).toEqual({ kind: 'inline', schema: { type: 'object' } });
  });

  it.each([
    ['Windows line ends', '---\r\nversion: 1.0.0\r\n---\r\nHi\r\n', '1.0.0', 'Hi'],
    ['a byte order mark', '\uFEFF---\nversion: 1.0.0\n---\nHi', '1.0.0', 'Hi'],
    ['spaces after the fences', '---  \nversion: 1.0.0\n--- \nHi', '1.0.0', 'Hi'],
    ['nothing after the front matter but the text', '---\nversion: 1.0.0\n---\nHi', '1.0.0', 'Hi'],
    ['a rule in the text', '---\nversion: 1.0.0\n---\nA\n---\nB', '1.0.0', 'A\n---\nB'],
    ['empty front matter', '---\n---\nHi', undefined, 'Hi'],
    ['a heading between rules', '---\n# Role\n---\nHi', undefined, '---\n# Role\n---\nHi'],
    ['rules instead of front matter', '---\nJust text\n---\nHi', undefined, '---\nJust text\n---\nHi'],
    ['front matter that never ends', '---\nHi', undefined, '---\nHi'],
    [
      'a fence that is not on the first line',
      '\n---\nversion: 1.0.0\n---\nHi',
      undefined,
      '---\nversion: 1.0.0\n---\nHi',
    ],
  ])('are read with %s', (_, text, version, content) => {
    const prompt = promptIn('a.md', text);
    expect(prompt.version?.text).toBe(version);
    expect(prompt.messages).toEqual([{ role: 'system', content }]);
  });

  it.each(['maxTokens', 'max_tokens', 'max-tokens', 'max_completion_tokens', 'max-output-tokens'])(
    'read the token limit under the name %s',
    (key) => {
      expect(promptIn('a.md', `---\n${key}: 50\n---\nHi`).maxTokens).toBe(50);
    },
  );

  it.each(['date: 2024-01-01', 'tags: [a]', 'title: T', 'author: A', 'note: N', 'x-team: T'])(
    'may carry free metadata: %s',
    (line) => {
      expect(promptIn('a.md', `---\n${line}\n---\nHi`).messages[0]?.content).toBe('Hi');
    },
  );
});

describe('a fault in a text prompt names file and line', () => {
  it.each([
    ['verison: 1.0.0', 'unknown key `verison`; did you mean `version`?'],
    ['temprature: 0', 'unknown key `temprature`; did you mean `temperature`?'],
    ['max_token: 5', 'unknown key `max_token`; did you mean `max-tokens`?'],
    ['version: v1.2.3', 'version is "v1.2.3"; expected semver such as "1.2.3", or a plain number'],
    ['version: 1.2', 'version is "1.2"; expected semver such as "1.2.0", or a plain number'],
    ['temperature: 3', '`temperature` is 3; expected a number from 0 to 2'],
    ['temperature: .nan', '`temperature` is NaN; expected a number from 0 to 2'],
    ['temperature: "0"', '`temperature` is "0"; expected a number from 0 to 2'],
    ['max-tokens: 0', '`max-tokens` is 0; expected a whole number of at least 1'],
    ['max-tokens: 1.5', '`max-tokens` is 1.5; expected a whole number of at least 1'],
    [
      'stop: [a, b, c, d, e]',
      '`stop` is ["a","b","c","d","e"]; expected a string, or a list of at most 4 strings',
    ],
    ['model: 4', '`model` is 4; expected a string'],
    ['change-reason: 4', '`change-reason` is 4; expected a string'],
    ['response-format: xml', '`response-format` is "xml"; expected text, json_object or json_schema'],
    ['response-format: json_schema', '`response-format` is json_schema, but the file holds no schema'],
    ['response-schema: 3', 'the response schema is 3; expected an object or the path of a file'],
  ])('%s', (line, message) => {
    expect(faultsIn('prompts/a.md', `---\nowner: me\n${line}\n---\nHi`)).toEqual([
      `prompts/a.md:3 ${message}`,
    ]);
  });

  it('is reported beside all others of the file', () => {
    const text = '---\nverison: 1\nmodel: 3\ntemperature: 9\n---\nHello\n{{#if a}}';
    expect(
      faultsIn('a.md', text)
        .map((line) => line.split(' ')[0])
        .sort(),
    ).toEqual(['a.md:2', 'a.md:3', 'a.md:4', 'a.md:6']);
  });

  it.each(['', '   \n\n', '---\nversion: 1.0.0\n---\n\n'])('where there is no text: %j', (text) => {
    expect(faultsIn('a.md', text)).toEqual([
      'a.md found no prompt text; expected at least one message that is not empty',
    ]);
  });

  it('where the front matter is not YAML', () => {
    expect(faultsIn('a.md', '---\nversion: 1.0.0\nmodel: [\n---\nHi')[0]).toMatch(/^a\.md:[34] /);
  });

  it('where the front matter says a key twice', () => {
    expect(faultsIn('a.md', '---\nversion: 1.0.0\nversion: 1.0.1\n---\nHi')[0]).toMatch(/^a\.md:3 .*unique/);
  });

  it('where the text holds what another template engine would run', () => {
    expect(faultsIn('a.md', '---\nversion: 1.0.0\n---\n{% include "x" %}')).toEqual([
      'a.md:4 template syntax "{% include \\"x\\" %}" is not supported here; this format replaces `{{ name }}` only',
    ]);
  });
});
