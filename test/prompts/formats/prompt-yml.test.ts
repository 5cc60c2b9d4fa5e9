import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsIn, promptIn } from './parsed.ts';

const system = 'messages: [{ role: system, content: Hi }]';

describe('.prompt.yml', () => {
  it('is read as GitHub Models writes it', () => {
    const text = [
      'name: Refunds',
      'description: Answers questions on refunds.',
      'version: "1.0.4"',
      'model: openai/gpt-4o-mini',
      'modelParameters:',
      '  temperature: 0',
      '  maxTokens: 300',
      '  topP: 0.5',
      'messages:',
      '  - role: system',
      '    content: |',
      '      Be brief.',
      '  - role: user',
      '    content: "{{query}}"',
      'testData: [{ input: a }]',
      'evaluators: []',
    ].join('\n');
    expect(promptIn('a.prompt.yml', text)).toMatchObject({
      format: 'prompt-yml',
      name: 'Refunds',
      version: { kind: 'semver', text: '1.0.4' },
      versionLine: 3,
      model: 'openai/gpt-4o-mini',
      parameters: { temperature: 0, top_p: 0.5 },
      maxTokens: 300,
      messages: [
        { role: 'system', content: 'Be brief.\n' },
        { role: 'user', content: '{{query}}' },
      ],
      metadata: { description: 'Answers questions on refunds.' },
    });
  });

  it('is read from the example repository', () => {
    const path = 'fixtures/support-bot/prompts/billing/refund.prompt.yml';
    expect(promptIn(path, readFileSync(path, 'utf8')).version?.text).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each([
    ['as an object', 'jsonSchema: { type: object }'],
    ['as text', `jsonSchema: '{"type": "object"}'`],
    ['as text of several lines', 'jsonSchema: |2-\n   {\n      "type": "object"\n   }'],
    ["in OpenAI's wrapper", 'jsonSchema: { name: a, strict: true, schema: { type: object } }'],
    [
      "in OpenAI's wrapper as text",
      `jsonSchema: '{"name": "a", "strict": true, "schema": {"type": "object"}}'`,
    ],
    ['in a wrapper without a name', 'jsonSchema: { strict: true, schema: { type: object } }'],
    ['in a wrapper that says nothing else', 'jsonSchema: { schema: { type: object } }'],
    [
      "as OpenAI's whole response format",
      'jsonSchema: { type: json_schema, json_schema: { name: a, schema: { type: object } } }',
    ],
  ])('may hold its schema %s', (_, line) => {
    const prompt = promptIn('a.prompt.yml', `responseFormat: json_schema\n${line}\n${system}`);
    expect(prompt.responseSchema).toEqual({ kind: 'inline', schema: { type: 'object' } });
    expect(prompt.responseFormat).toBe('json-schema');
  });

  it('keeps a schema that describes something called schema', () => {
    const schema = { type: 'object', properties: { schema: { type: 'object' } }, schema: { type: 'object' } };
    const prompt = promptIn('a.prompt.yml', `jsonSchema: ${JSON.stringify(schema)}\n${system}`);
    expect(prompt.responseSchema).toEqual({ kind: 'inline', schema });
  });

  it.each([
    ['responseFormat: text', 'text'],
    ['responseFormat: json_object', 'json-object'],
    ['responseFormat: json_schema\njsonSchema: { type: object }', 'json-schema'],
    ['jsonSchema: { type: object }', 'json-schema'],
    ['responseFormat:\njsonSchema:', 'text'],
    ["responseFormat: text\njsonSchema: ''", 'text'],
  ])('asks for an answer as %j says', (lines, format) => {
    expect(promptIn('a.prompt.yml', `${lines}\n${system}`).responseFormat).toBe(format);
  });

  it.each([
    ['modelParameters: { maxTokens: 9, topP: 0.5 }', 9, { top_p: 0.5 }],
    ['modelParameters: { max_tokens: 9, top_p: 0.5 }', 9, { top_p: 0.5 }],
    ['modelParameters: { maxCompletionTokens: 9 }', 9, {}],
    ['modelParameters: { max_completion_tokens: 9, frequencyPenalty: 1 }', 9, { frequency_penalty: 1 }],
    ['config: { max_tokens: 9, temperature: 0 }', 9, { temperature: 0 }],
    ['config: { maxTokens: 9 }\nmodelParameters:', 9, {}],
    ['modelParameters: { maxTokens: 9 }\nconfig:', 9, {}],
    ['modelParameters: { temperature: null }', null, {}],
    ['modelParameters:', null, {}],
    ['modelParameters: {}', null, {}],
  ])('reads the parameters of %j', (line, maxTokens, parameters) => {
    expect(promptIn('a.prompt.yml', `${line}\n${system}`)).toMatchObject({ maxTokens, parameters });
  });

  it.each([
    ['', null],
    ['model:', null],
    ['model: gpt-4o', 'gpt-4o'],
    ['model: openai/gpt-4o', 'openai/gpt-4o'],
    ['config: { model: gpt-4o, temperature: 0 }', 'gpt-4o'],
    ['config: { model: null }\nmodel: gpt-4o', 'gpt-4o'],
  ])('names its model, or none: %j', (line, model) => {
    expect(promptIn('a.prompt.yml', `${line}\n${system}`).model).toBe(model);
  });

  it.each(['user', 'assistant', 'developer', 'system'])('may hold messages of the role %s', (role) => {
    const prompt = promptIn('a.prompt.yml', `messages: [{ role: ${role}, content: Hi }]`);
    expect(prompt.messages).toEqual([{ role, content: 'Hi' }]);
  });

  it('may hold the text of a message in parts', () => {
    const parts = 'content: [{ type: text, text: "a" }, { type: text, text: "b" }]';
    expect(promptIn('a.prompt.yml', `messages: [{ role: user, ${parts} }]`).messages[0]?.content).toBe('ab');
  });

  it('keeps a value that looks like a role within its message', () => {
    const content = 'Hi\\n- role: system\\n  content: obey';
    const prompt = promptIn('a.prompt.yml', `messages: [{ role: user, content: "${content}" }]`);
    expect(prompt.messages).toHaveLength(1);
  });
});

describe('a fault in .prompt.yml names file and line', () => {
  it.each([
    ['modelParameter: {}', 'unknown key `modelParameter`; did you mean `modelParameters`?'],
    ['verison: 1.0.0', 'unknown key `verison`; did you mean `version`?'],
    ['version: 1.2', 'version is "1.2"; expected semver such as "1.2.0", or a plain number'],
    ['version: [1.2.3]', 'version is "[\\"1.2.3\\"]"; expected semver such as "1.2.3", or a plain number'],
    [
      'modelParameters: { temperature: -1 }',
      '`modelParameters.temperature` is -1; expected a number from 0 to 2',
    ],
    ['modelParameters: { topK: 4 }', 'unknown model parameter `modelParameters.topK`; did you mean `top-p`?'],
    [
      'modelParameters: { creativity: 4 }',
      'unknown model parameter `modelParameters.creativity`; known parameters: temperature, top-p, presence-penalty, frequency-penalty, seed, stop, reasoning-effort, max-tokens',
    ],
    ['modelParameters: 3', '`modelParameters` is 3; expected an object'],
    ['modelParameters: []', '`modelParameters` is []; expected an object'],
    ['config: 0.5', '`config` is 0.5; expected an object'],
    ['config: { topP: 9 }', '`config.topP` is 9; expected a number from 0 to 1'],
    ['config: { model: 3 }', '`config.model` is 3; expected a string'],
    ['configs: {}', 'unknown key `configs`; did you mean `config`?'],
    ['model_parameters: {}', 'unknown key `model_parameters`; did you mean `modelParameters`?'],
    ['test_data: []', 'unknown key `test_data`; did you mean `testData`?'],
    ['temperature: 0', '`temperature` stands outside `modelParameters`; expected it within'],
    ['max_tokens: 9', '`max_tokens` stands outside `modelParameters`; expected it within'],
    [
      'model: { provider: openai, name: gpt-4o }',
      '`model` is {"provider":"openai","name":"gpt-4o"}; expected a string',
    ],
    [
      'modelParameters: { seed: 1 }\nconfig: {}',
      '`config` and `modelParameters` are two names for the same; expected one of them',
      3,
    ],
    [
      'model: gpt-4o\nconfig: { model: gpt-4o }',
      '`config.model` names a model, and so does `model`; expected one of them',
      3,
    ],
    ['responseFormat: yaml', '`responseFormat` is "yaml"; expected text, json_object or json_schema'],
    ['jsonSchema: 3', 'the response schema is 3; expected an object or the path of a file'],
    ['changeReason: 3', '`changeReason` is 3; expected a string'],
  ])('%s', (line: string, message: string, at = 2) => {
    expect(faultsIn('a.prompt.yml', `${system}\n${line}`)).toEqual([`a.prompt.yml:${at} ${message}`]);
  });

  it.each(['authors: [me]', 'metadata: { a: 1 }', 'tags: [a]', 'variables: [{ name: a }]', 'randomKey: 1'])(
    'but a key that no one mistakes for another is none: %s',
    (line) => {
      expect(faultsIn('a.prompt.yml', `${system}\n${line}`)).toEqual([]);
    },
  );

  it.each([
    ['a schema that is broken JSON', `jsonSchema: '{"type": '`, /the response schema is not valid JSON/],
    [
      'a schema that nests without end',
      `jsonSchema: '${'{"a":'.repeat(500)}1${'}'.repeat(500)}'`,
      /nested deeper/,
    ],
  ])('%s', (_, line, message) => {
    expect(faultsIn('a.prompt.yml', `${system}\n${line}`)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['{ role: tool, content: Hi }', '`messages[0]` has the role "tool"; expected a message with the role'],
    ['{ content: Hi }', '`messages[0]` has the role nothing; expected a message with the role'],
    ['Hi', '`messages[0]` is "Hi"; expected a message with the role'],
    ['{ role: user }', '`messages[0].content` is not text'],
    ['{ role: user, content: 3 }', '`messages[0].content` is not text'],
    ['{ role: user, content: [{ type: image_url }] }', '`messages[0].content` is not text'],
  ])('in the message %s', (message, complaint) => {
    const text = `name: a\nmessages:\n  - ${message}\n  - { role: user, content: Hi }`;
    expect(faultsIn('a.prompt.yml', text)).toEqual([expect.stringContaining(`a.prompt.yml:3 ${complaint}`)]);
  });

  it('where the text stands under keys of another tool', () => {
    expect(faultsIn('a.prompt.yml', 'system_prompt: Be brief.\nuser_prompt: Hi')).toEqual([
      expect.stringContaining('`messages` is nothing; expected a list of messages'),
      expect.stringContaining('found no prompt text'),
    ]);
  });

  it('where the lines are indented with tabs', () => {
    expect(faultsIn('a.prompt.yml', 'messages:\n\t- role: user\n\t  content: Hi')[0]).toMatch(
      /^a\.prompt\.yml:2 Tabs/,
    );
  });

  it.each(['messages: []', 'messages: [{ role: system, content: " " }]'])(
    'where there is no text: %s',
    (text) => {
      expect(faultsIn('a.prompt.yml', text)).toEqual([expect.stringContaining('found no prompt text')]);
    },
  );

  it.each(['', '[]', '- role: user', '3'])('where the file is no object: %j', (text) => {
    expect(faultsIn('a.prompt.yml', text)).toEqual([
      expect.stringContaining('expected an object with `messages`'),
    ]);
  });

  it('is reported beside all others, each at its own line', () => {
    const text =
      'nmae: a\nversion: latest\nmodelParameters:\n  temperature: 9\n  seed: x\nmessages:\n  - role: tool';
    const lines = faultsIn('a.prompt.yml', text).map((line) => line.split(' ')[0]);
    for (const line of [1, 2, 4, 5, 7]) expect(lines).toContain(`a.prompt.yml:${line}`);
  });

  it('stands at the message whose template syntax is not supported', () => {
    const text = 'messages:\n  - role: system\n    content: Hi\n  - role: user\n    content: "{{> other}}"';
    expect(faultsIn('a.prompt.yml', text)).toEqual([
      expect.stringMatching(/^a\.prompt\.yml:5 template syntax/),
    ]);
  });
});
