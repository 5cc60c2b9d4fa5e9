import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/ports/json.ts';
import {
  type DotpromptResult,
  parseDotprompt,
  partialNames,
} from '../../../src/prompts/formats/dotprompt.ts';
import { compileHandlebars } from '../../../src/prompts/templates/handlebars.ts';
import { duration, renderedBy, textOf } from '../templates/rendered.ts';

const NONE: ReadonlyMap<string, string> = new Map();

function parsed(text: string, path = 'a.prompt', partials = NONE) {
  const result: DotpromptResult = parseDotprompt(path, text, partials);
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults, null, 2));
  return result;
}

function faultsIn(text: string, partials = NONE): string[] {
  const result = parseDotprompt('a.prompt', text, partials);
  return result.kind === 'faulty' ? result.faults.map(({ where, message }) => `${where} ${message}`) : [];
}

const messagesIn = (text: string) => parsed(text).prompt.messages;
/** Front matter of these lines, above a template. */
const headed = (...lines: string[]) => `---\n${lines.join('\n')}\n---\nHi`;

/** The messages as they are sent with these values. */
function sent(text: string, values: Readonly<Record<string, Json>>, partials = NONE): [string, string][] {
  const { prompt, defaults } = parsed(text, 'a.prompt', partials);
  return prompt.messages.map(({ role, content }) => [
    role,
    textOf(renderedBy(compileHandlebars(content, partials), { ...defaults, ...values })),
  ]);
}

describe('a .prompt file', () => {
  it('is read with all that its front matter says', () => {
    const text = [
      '---',
      'model: googleai/gemini-2.0-flash',
      'version: 1.2.0',
      'description: Answers.',
      'changeReason: Shorter.',
      'owner: support',
      'config:',
      '  temperature: 0.3',
      '  maxOutputTokens: 200',
      '  topP: 0.9',
      '  stopSequences: [END]',
      'input:',
      '  schema: { query: string }',
      '  default: { language: English }',
      'output:',
      '  format: json',
      '  schema: { answer: string }',
      'myapp.team: support',
      '---',
      '{{role "system"}}',
      'Answer in {{language}}.',
      '{{role "user"}}',
      '{{query}}',
    ].join('\n');
    expect(parsed(text, 'prompts/answer.prompt')).toMatchObject({
      engine: 'handlebars',
      variant: null,
      defaults: { language: 'English' },
      prompt: {
        path: 'prompts/answer.prompt',
        name: 'answer',
        model: 'googleai/gemini-2.0-flash',
        version: { kind: 'semver', text: '1.2.0' },
        versionLine: 3,
        parameters: { temperature: 0.3, top_p: 0.9, stop: ['END'] },
        maxTokens: 200,
        messages: [
          { role: 'system', content: '\nAnswer in {{language}}.\n' },
          { role: 'user', content: '\n{{query}}' },
        ],
        responseFormat: 'json-schema',
        responseSchema: { kind: 'inline', schema: { properties: { answer: { type: 'string' } } } },
        metadata: { description: 'Answers.', changeReason: 'Shorter.', owner: 'support' },
      },
    });
  });

  it.each([
    ['prompts/greet.prompt', 'greet', null],
    ['prompts/greet.formal.prompt', 'greet.formal', 'formal'],
    ['greet.de.formal.prompt', 'greet.de.formal', 'de.formal'],
    ['.prompt', '.prompt', null],
  ])('takes name and variant from its own name: %s', (path, name, variant) => {
    expect(parsed('Hi', path)).toMatchObject({ variant, prompt: { name } });
  });

  it('may name itself and its variant', () => {
    const { prompt, variant } = parsed(headed('name: welcome', 'variant: short'));
    expect([prompt.name, variant]).toEqual(['welcome.short', 'short']);
  });

  it.each([
    ['no front matter', 'Hi {{name}}\n', 'Hi {{name}}\n'],
    ['an empty one', '---\n---\n\n Hi \n', 'Hi'],
    ['Windows line breaks', '---\r\nmodel: x\r\n---\r\n\r\nHi\r\nyou\r\n', 'Hi\r\nyou'],
    ['a licence before it', '# Copyright\n# X\n\n---\nmodel: x\n---\nHi\n', 'Hi'],
  ])('may have %s', (_, text, content) => {
    expect(messagesIn(text)).toEqual([{ role: 'user', content }]);
  });

  it('says where a version belongs that it does not have yet', () => {
    expect(parsed(headed('model: x')).prompt.versionLine).toBe(2);
    expect(parsed('# Licence\n---\nmodel: x\n---\nHi').prompt.versionLine).toBe(3);
    expect(parsed('Hi').prompt.versionLine).toBe(1);
  });

  it.each([
    ['output: { format: json }', 'json-object', null],
    ['output: { format: text }', 'text', null],
    ['output: { schema: { a: string } }', 'json-schema', 'object'],
    ['output: { format: json, schema: { type: array, items: {} } }', 'json-schema', 'array'],
    ['output:', 'text', null],
    ['model: x', 'text', null],
  ])('asks for the format that it names: %s', (line, format, type) => {
    const { prompt } = parsed(headed(line));
    expect(prompt.responseFormat).toBe(format);
    const schema = prompt.responseSchema?.kind === 'inline' ? prompt.responseSchema.schema.type : null;
    expect(schema).toBe(type);
  });

  it.each(['tools: []', 'tools:', 'config:', 'input:', 'metadata: { owner: x }', 'a.b: 3', 'evaluation: x'])(
    'may hold what changes nothing: %s',
    (line) => {
      expect(faultsIn(headed(line))).toEqual([]);
    },
  );
});

describe('the roles of a .prompt file', () => {
  it.each<[string, [string, string][]]>([
    ['Hi', [['user', 'Hi']]],
    [
      'Hi{{role "system"}}Be brief.',
      [
        ['user', 'Hi'],
        ['system', 'Be brief.'],
      ],
    ],
    [
      '{{role "system"}}a{{role "user"}}b{{role "model"}}c',
      [
        ['system', 'a'],
        ['user', 'b'],
        ['assistant', 'c'],
      ],
    ],
    ['{{! note }}\n\n{{role "system"}}a', [['system', 'a']]],
    ['{{role "system"}} \n{{role "user"}}a', [['user', 'a']]],
    [
      '{{role \'user\'}}a{{{role "user"}}}b{{&role "user"}}c',
      [
        ['user', 'a'],
        ['user', 'b'],
        ['user', 'c'],
      ],
    ],
    [
      'a {{~role "system"~}} b',
      [
        ['user', 'a'],
        ['system', 'b'],
      ],
    ],
    ['{{role "user" purpose="preamble"}}a', [['user', 'a']]],
    ['\\{{role "system"}}a', [['user', '\\{{role "system"}}a']]],
  ])('split it before it is rendered: %j', (text, messages) => {
    expect(messagesIn(text).map(({ role, content }) => [role, content])).toEqual(messages);
  });

  it.each<[string, [string, string][]]>([
    ['{{role "user"}}{{#each l}}\n- {{.}}\n{{/each}}\nend', [['user', '\n- 1\n\n- 2\nend']]],
    ['{{role "user"}}\n{{#each l}}\n- {{.}}\n{{/each}}\nend', [['user', '\n- 1\n- 2\nend']]],
    [
      '{{#if l}}\nx\n{{/if}} {{role "model"}}y',
      [
        ['user', 'x\n '],
        ['assistant', 'y'],
      ],
    ],
    [
      '{{role "user"}}a\n{{> p}}{{role "model"}}b',
      [
        ['user', 'a\nP\n'],
        ['assistant', 'b'],
      ],
    ],
  ])('leave each message as it is within the whole: %j', (text, messages) => {
    expect(sent(text, { l: ['1', '2'] }, new Map([['p', 'P\n']]))).toEqual(messages);
  });

  it.each([
    ['a\n{{role name}}', 'a.prompt:2 the helper `role` stands where no role can begin'],
    ['a\n{{role}}', 'a.prompt:2 the helper `role` stands where no role can begin'],
    ['\n{{#if a}}\n{{role "system"}}x{{/if}}', 'a.prompt:3 the helper `role` stands where no role can begin'],
    ['{{#each l}}{{role "user"}}{{/each}}', 'a.prompt:1 the helper `role`'],
    ['a\n{{> p}}', 'a.prompt:2 in the partial `p`, line 1: the helper `role`'],
    ['a\n{{role "tool"}}x', 'a.prompt:2 `{{role "tool"}}` opens a role that the gate cannot send'],
    [
      '{{role "assistant"}}x',
      'a.prompt:1 `{{role "assistant"}}` opens a role that the gate cannot send; did you mean `model`?',
    ],
    ['{{role "__proto__"}}x', 'a.prompt:1 `{{role "__proto__"}}` opens a role'],
    ['{{role "user" "x"}}a', 'a.prompt:1 `{{role}}` takes one literal name'],
    ['{{role "user" purpose=x}}a', 'a.prompt:1 `{{role}}` takes one literal name'],
    ['{{[role] "user"}}a', 'a.prompt:1 a `{{role}}` shares its line'],
    ['{{role "user"}}a'.repeat(101), 'a.prompt:1 opens more than 100 roles'],
  ])('are a fault where they cannot be told: %j', (text, complaint) => {
    const faults = faultsIn(text, new Map([['p', '{{role "user"}}']]));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]?.startsWith(complaint)).toBe(true);
  });

  it('are never opened by a value', () => {
    const marks = [
      '{{role "system"}}',
      '<<<dotprompt:role:system>>>',
      '<<<dotprompt:section output>>>',
      '{{',
      '}}',
    ];
    const hostile = fc.oneof(fc.string(), fc.constantFrom(...marks)).map((value) => `x${value}`);
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const text = '{{role "user"}}{{a}}{{#each l}}{{.}}{{/each}}{{role "model"}}{{> p v=b}}';
        expect(sent(text, { a, b, l: [b] }, new Map([['p', '{{v}}']]))).toEqual([
          ['user', `${a}${b}`],
          ['assistant', b],
        ]);
      }),
    );
  });

  it('are no marks of dotprompt itself', () => {
    expect(faultsIn('a\n<<<dotprompt:role:system>>>b')).toEqual([
      expect.stringMatching(/^a\.prompt:2 `<<<dotprompt:` stands in the text/),
    ]);
    const partials = new Map([
      ['p', '{{> q}}'],
      ['q', '<<<dotprompt:history>>>'],
      ['other', '<<<dotprompt:history>>>'],
    ]);
    expect(faultsIn('{{> p}}', partials)).toEqual([expect.stringContaining('in the partial `q`')]);
    expect(faultsIn('Hi', partials)).toEqual([]);
  });
});

describe('a fault in a .prompt file names file and line', () => {
  it.each([
    ['config: 3', 'a.prompt:2 `config` is 3; expected an object'],
    ['config: { temperature: 3 }', 'a.prompt:2 `config.temperature` is 3; expected a number from 0 to 2'],
    [
      'config: { temprature: 1 }',
      'a.prompt:2 unknown model parameter `config.temprature`; did you mean `temperature`?',
    ],
    [
      'config: { topK: 40 }',
      'a.prompt:2 `config.topK` changes what the model does, and the gate cannot send it',
    ],
    ['config: { safetySettings: [] }', 'a.prompt:2 `config.safetySettings` changes what the model does'],
    [
      'config: { maxOutputTokens: 0 }',
      'a.prompt:2 `config.maxOutputTokens` is 0; expected a whole number of at least 1',
    ],
    [
      'config:\n  stopSequences: 3',
      'a.prompt:3 `config.stop` is 3; expected a string, or a list of at most 4 strings',
    ],
    ['temperature: 0', 'a.prompt:2 `temperature` stands outside `config`; expected it within'],
    ['modle: x', 'a.prompt:2 unknown key `modle`; did you mean `model`?'],
    ['model: 3', 'a.prompt:2 `model` is 3; expected a string'],
    ['version: soon', 'a.prompt:2 version is "soon"; expected semver'],
    ['variant: 3', 'a.prompt:2 `variant` is 3; expected a string'],
    ['tools: [search]', 'a.prompt:2 `tools` is ["search"]; the gate cannot send tools'],
    ['toolDefs: [{ name: x }]', 'a.prompt:2 `toolDefs` is [{"name":"x"}]; the gate cannot send tools'],
    ['toolChoice: required', 'a.prompt:2 `toolChoice` changes what the model does'],
    ['input: x', 'a.prompt:2 `input` is "x"; expected an object'],
    ['input: { default: x }', 'a.prompt:2 `input.default` is "x"; expected an object of values by name'],
    ['input: { defaults: {} }', 'a.prompt:2 unknown key `input.defaults`; did you mean `default`?'],
    ['output: { format: xml }', 'a.prompt:2 `output.format` is "xml"; expected json or text'],
    ['output: { instructions: x }', 'a.prompt:2 unknown key `output.instructions`; the gate knows'],
    ['output: { schema: Recipe }', 'a.prompt:2 `output.schema`: "Recipe" is no type of Picoschema'],
    [
      'output:\n  schema:\n    a: string\n    b: strng',
      'a.prompt:5 `output.schema.b`: "strng" is no type of Picoschema',
    ],
    ['a: [', 'a.prompt:2 '],
    ['a: 1\na: 2', 'a.prompt:3 the key `a` stands twice'],
    ['just a text', 'a.prompt:2 the front matter is "just a text"; expected an object'],
  ])('%j', (lines, complaint) => {
    const faults = faultsIn(headed(lines));
    expect(faults).toHaveLength(1);
    expect(faults[0]?.startsWith(complaint)).toBe(true);
  });

  it.each([
    ['---\nmodel: x\n---\n\nHi\n{{#if a}}', 'a.prompt:6 ends within a block'],
    [
      '---\nmodel: x\n---\n{{role "user"}}\nHi\n{{role "model"}}\n\n{{shout a}}',
      'a.prompt:8 `shout` is called as a helper',
    ],
    [
      '# Licence\n---\nmodel: x\n---\nHi\n{{history}}',
      'a.prompt:6 the helper `history` stands for the messages',
    ],
    ['Hi\n{{media url=photo}}', 'a.prompt:2 the helper `media` sends a picture'],
    ['Hi\n{{section "tools"}}', 'a.prompt:2 the application fills in `{{section}}`'],
    ['Hi {{> tone}}', 'a.prompt:1 the partial `tone` is not known'],
    ['---\nmodel: x\n---\n', 'a.prompt found no prompt text'],
    ['', 'a.prompt found no prompt text'],
    ['{{! only a note }}', 'a.prompt found no prompt text'],
    ['---\nmodel: x\nHi', 'a.prompt the front matter never ends'],
  ])('%j', (text, complaint) => {
    const faults = faultsIn(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.startsWith(complaint)).toBe(true);
  });

  it('beside all others', () => {
    const lines = faultsIn(
      '---\nmodle: x\nconfig: { topK: 1, temperature: 9 }\n---\n{{shout}}\n{{shout x}}',
    ).map((fault) => fault.split(' ')[0]);
    expect(lines).toEqual(['a.prompt:2', 'a.prompt:3', 'a.prompt:6', 'a.prompt:3']);
  });
});

describe('the partials of a .prompt file', () => {
  it('are those that it names', () => {
    expect(partialNames('---\nmodel: x\n---\n{{> a}}{{#if x}}{{> dir/b n=1}}{{/if}}{{> a}}')).toEqual([
      'a',
      'dir/b',
    ]);
    expect(partialNames('---\ndescription: "how {{#if} works"\n---\n{{> a}}')).toEqual(['a']);
    expect(partialNames('---\nmodel: x\n---\n{{role "system"}}\n{{> a}}\n{{role "user"}}\n{{> b}}')).toEqual([
      'a',
      'b',
    ]);
    expect(partialNames('Hi')).toEqual([]);
    expect(partialNames('{{#if')).toEqual([]);
  });

  it('are templates as a whole, without front matter', () => {
    const partials = new Map([['p', '---\nx: {{a}}\n---\n']]);
    expect(sent('[{{> p}}]', { a: 1 }, partials)).toEqual([['user', '[---\nx: 1\n---\n]']]);
  });
});

describe('an example', () => {
  const folder = 'fixtures/formats/dotprompt';
  const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
  const files = readdirSync(folder);
  const partials = new Map(
    files
      .filter((file) => file.startsWith('_'))
      .map((file) => [file.slice(1, -'.prompt'.length), read(file)]),
  );
  const values = {
    query: 'Is there a shower?',
    guest: 'Ada',
    sources: [{ title: 'Water', body: 'From the spring.' }],
    mail: 'We come on Friday.',
    report: 'The path is gone.',
    place: 'the pass',
    route: { region: 'Alps', km: 12 },
    days: [
      { stage: 'To the hut', weather: 'storm', hut: { name: 'Top' } },
      { stage: 'Down', weather: 'sun' },
    ],
    nights: 2,
    region: 'the Alps',
    season: 'winter',
    group: { size: 3, children: true },
  };

  it.each(files.filter((file) => !file.startsWith('_')))('%s is read and rendered', (file) => {
    const { prompt } = parsed(read(file), `${folder}/${file}`, partials);
    expect(prompt.messages.length).toBeGreaterThan(0);
    for (const [, text] of sent(read(file), values, partials)) expect(text).not.toContain('{{');
    for (const name of partialNames(read(file))) expect(partials.has(name)).toBe(true);
  });

  it('renders as dotprompt renders it', () => {
    expect(sent(read('hut-warden.prompt'), values, partials)).toEqual([
      [
        'system',
        [
          '',
          'You are the warden of a mountain hut. Answer from the handbook only.',
          'If it does not hold the answer, say so.',
          'Write in English. Use at most 3 sentences and no headings.',
          'Sign as "The hut".',
          '',
          '',
        ].join('\n'),
      ],
      ['user', '\nAda asks:\nIs there a shower?\n\nHandbook:\n  [0] Water\n  From the spring.\n'],
    ]);
  });
});

describe('whatever a .prompt file holds', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '---',
      '---\n',
      '\n',
      '{{role "user"}}',
      '{{role "',
      '{{#if a}}',
      '{{/if}}',
      '{{> p}}',
      '{{~',
      '~}}',
    ),
    fc.constantFrom(
      'model: x\n',
      'config: {',
      'output:\n  schema:\n    ',
      'a: string\n',
      '}',
      '__proto__: ',
      '# ',
      '\r\n',
    ),
  );

  it('it ends in a prompt or in faults that name the file', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.string(), (pieces, partial) => {
        const result = parseDotprompt('a.prompt', pieces.join(''), new Map([['p', partial]]));
        if (result.kind === 'faulty') {
          expect(result.faults.length).toBeGreaterThan(0);
          for (const { where } of result.faults) expect(where).toMatch(/^a\.prompt(?::[1-9]\d*)?$/);
        } else {
          expect(result.prompt.messages.length).toBeGreaterThan(0);
        }
        partialNames(pieces.join(''));
      }),
      { numRuns: 1000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ['roles', '{{role "user"}}a'.repeat(12_000)],
    ['fences', '---\n'.repeat(49_000)],
    ['comments', '# x\n'.repeat(49_000)],
    ['line breaks', `---\na: 1\n---\n${'\n'.repeat(190_000)}`],
    ['white space after a fence', `---\na: 1\n---${' '.repeat(190_000)}x`],
    ['roles of partials', '{{role "user"}}{{> p}}'.repeat(100)],
  ])('it ends within a second: %s', (_, text) => {
    const partials = new Map([['p', '{{#if a}}x{{/if}}\n'.repeat(2000)]]);
    expect(duration(() => parseDotprompt('a.prompt', text, partials))).toBeLessThan(1000);
  });
});
