import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrompt } from '../../../src/prompts/formats/parse-prompt.ts';
import { faultsIn, promptIn } from './parsed.ts';

const PATHS = ['a.prompt.yml', 'a.prompt.yaml', 'a.md', 'a.txt', 'a.json'];

describe('the ending of a file', () => {
  it.each([
    ['a.prompt.yml', 'messages: [{ role: user, content: Hi }]', 'prompt-yml'],
    ['a.prompt.yaml', 'messages: [{ role: user, content: Hi }]', 'prompt-yml'],
    ['A.PROMPT.YML', 'messages: [{ role: user, content: Hi }]', 'prompt-yml'],
    ['a.md', 'Hi', 'text'],
    ['a.TXT', 'Hi', 'text'],
    ['a.json', '["Hi"]'.replace('"Hi"', '{"role":"user","content":"Hi"}'), 'json'],
  ])('decides the format: %s', (path, text, format) => {
    expect(promptIn(path, text).format).toBe(format);
  });

  it.each(['a.yml', 'a.docx', 'prompt', 'a.md.bak'])(
    'that is unknown is a fault that names the known ones: %s',
    (path) => {
      expect(faultsIn(path, 'Hi')).toEqual([
        expect.stringContaining('expected .prompt.yml, .prompt.yaml, .prompty, .prompt, .md, .txt, .json'),
      ]);
    },
  );
});

describe('whatever a file holds', () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '1.0.0',
      '---',
      '---\n',
      'version: ',
      '\n',
      'messages:\n',
      '  - ',
      'role: user',
      'content: ',
      '&a ',
      '*a',
    ),
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      '"',
      '{{',
      '}}',
      '__proto__: ',
      'toString: ',
      'temperature: ',
      '\uFEFF',
      '\u2028',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(scalar).map((parts) => parts.join('')),
  );

  it('it ends in a prompt or in faults that name the file, never in a throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), text, (path, source) => {
        const result = parsePrompt(path, source);
        if (result.kind === 'faulty') {
          expect(result.faults.length).toBeGreaterThan(0);
          for (const fault of result.faults) expect(fault.where.startsWith(path)).toBe(true);
        } else {
          expect(result.prompt.messages.some((message) => message.content.trim() !== '')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('it ends so for any value under any known key', () => {
    const keys = [
      'name',
      'version',
      'model',
      'modelParameters',
      'messages',
      'prompt',
      'config',
      'responseFormat',
    ];
    const more = [
      'jsonSchema',
      'response-schema',
      'response-format',
      'temperature',
      'owner',
      '__proto__',
      'constructor',
    ];
    const file = fc.dictionary(fc.constantFrom(...keys, ...more), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), file, (path, value) => {
        const json = JSON.stringify(value);
        const result = parsePrompt(path, /md|txt/.test(path) ? `---\n${json}\n---\nHi` : json);
        expect(['parsed', 'faulty']).toContain(result.kind);
      }),
      { numRuns: 500 },
    );
  });

  it('no prototype is polluted', () => {
    const sources = {
      'a.md': '---\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n---\nHi',
      'a.prompt.yml':
        'modelParameters: { __proto__: { polluted: true } }\njsonSchema: { __proto__: { polluted: true } }',
      'a.json':
        '{"prompt": "Hi", "__proto__": {"polluted": true}, "config": {"__proto__": {"polluted": true}}}',
    };
    for (const [path, source] of Object.entries(sources)) parsePrompt(path, source);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('a text that is neither empty nor begins with --- is a prompt as it stands', () => {
    const plain = fc.string().filter((source) => /^[^-\s\uFEFF{][^{]*[^\s{]$/.test(source));
    fc.assert(fc.property(plain, (source) => promptIn('a.txt', source).messages[0]?.content === source));
  });
});
