import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyUnsatisfiable } from '../../src/checks/unsatisfiable.ts';
import { snapshots } from '../../src/gate/snapshot.ts';
import type { JsonObject } from '../../src/ports/json.ts';
import { sameBehaviour } from '../../src/prompts/behaviour.ts';
import { partialNames } from '../../src/prompts/formats/dotprompt.ts';
import { parsePrompt } from '../../src/prompts/formats/parse-prompt.ts';
import { parsePromptYmlWhole } from '../../src/prompts/formats/prompt-yml.ts';
import { requiredLevel } from '../../src/prompts/lint/lint.ts';
import type { Prompt } from '../../src/prompts/prompt.ts';
import { compileTemplate, variablesOf } from '../../src/prompts/templates/compile.ts';

const PATHS = ['a.prompt.yml', 'a.prompt.yaml', 'a.prompty', 'a.prompt', 'a.md', 'a.txt', 'a.json'];
/** One ending of each format. */
const FORMATS = ['a.prompt.yml', 'a.prompty', 'a.prompt', 'a.md', 'a.json'];
const MB = 1_000_000;
/** No prompt file is longer. */
const LONGEST = 500_000;
/** It takes less than a second; three leave room for a machine that is shared. Only this thread's time counts. */
const MAX_MS = 3000;

function inTime<T>(what: string, run: () => T): T {
  const before = process.threadCpuUsage();
  const result = run();
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000, `milliseconds to ${what}`).toBeLessThan(MAX_MS);
  return result;
}

function expectCleanPrototypes() {
  const strange = {} as Record<string, unknown>;
  expect(strange.polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.keys(Array.prototype)).toEqual([]);
  expect(Object.getPrototypeOf(strange)).toBe(Object.prototype);
}

/** Reads a text by one ending, and holds it to what is promised of any text. */
function read(path: string, text: string) {
  const partials = path.endsWith('.prompt') ? inTime('find partials', () => partialNames(text)) : [];
  const sources = new Map(partials.slice(0, 50).map((name) => [name, text.slice(0, 1000)]));
  const result = inTime('parse', () => parsePrompt(path, text, sources));
  if (/\.ya?ml$/.test(path)) inTime('parse with test data', () => parsePromptYmlWhole(path, text));
  if (result.kind === 'parsed') {
    expect(result.prompt.path).toBe(path);
    expect(result.prompt.messages.some(({ content }) => content.trim() !== '')).toBe(true);
    expect(Object.getPrototypeOf(result.prompt.parameters)).toBe(Object.prototype);
    expectUsable(result.prompt);
  } else {
    expect(result.faults.length).toBeGreaterThan(0);
    for (const { where, message } of result.faults) {
      expect(where.startsWith(path), where).toBe(true);
      expect(where.slice(path.length)).toMatch(/^(?::\d+)?$/);
      expect(message).not.toBe('');
    }
  }
  expectCleanPrototypes();
  return result;
}

/** What is done with every prompt: its variables are named, it is filled in, and compared. */
function expectUsable(prompt: Prompt) {
  const values = inTime('name variables', () =>
    prompt.messages.flatMap(({ content }) => variablesOf(prompt, content)),
  );
  const given = new Map(values.map((name) => [name, 'x']));
  inTime('render', () => {
    for (const { content } of prompt.messages) {
      const compiled = compileTemplate(prompt.template, content, prompt.partials);
      if (prompt.template !== 'plain') expect(compiled.kind).toBe('parsed');
      if (compiled.kind !== 'parsed') continue;
      expect(['rendered', 'missing', 'failed']).toContain(compiled.template.render(given).kind);
    }
  });
  const options = { variablesOf: (content: string) => variablesOf(prompt, content) };
  const self = inTime('compare', () => requiredLevel(prompt, prompt, options));
  expect(self).toEqual({ level: 'none', findings: [] });
}

const every = <T extends readonly unknown[]>(rows: readonly T[]) =>
  rows.flatMap((row) => FORMATS.map((path) => [path, ...row] as const));
const list = (count: number, entry: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => entry(n));

/** A sound prompt of each format that holds a text as its system message. */
const WRAPPED: Readonly<Record<string, (text: string) => string>> = {
  'a.prompt.yml': (text) => `messages:\n  - role: system\n    content: ${JSON.stringify(text)}\n`,
  'a.prompty': (text) => `---\nname: a\n---\nsystem:\n${text}\n`,
  'a.prompt': (text) => `---\nmodel: m\n---\n{{role "system"}}\n${text}\n`,
  'a.md': (text) => `---\nmodel: m\n---\n${text}\n`,
  'a.json': (text) => JSON.stringify({ messages: [{ role: 'system', content: text }] }),
};
/** Front matter, or the file itself, that holds more keys beside a sound prompt. YAML in flow style is JSON. */
const WITH_KEYS: Readonly<Record<string, (keys: string) => string>> = {
  'a.prompt.yml': (keys) => `{"messages":[{"role":"user","content":"Hi"}],${keys}}`,
  'a.prompty': (keys) => `---\n{"name":"a",${keys}}\n---\nsystem:\nHi\n`,
  'a.prompt': (keys) => `---\n{"model":"m",${keys}}\n---\nHi\n`,
  'a.md': (keys) => `---\n{"model":"m",${keys}}\n---\nHi\n`,
  'a.json': (keys) => `{"messages":[{"role":"user","content":"Hi"}],${keys}}`,
};

describe('a text that was not made to be a prompt', () => {
  const ALL_BYTES = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');
  it.each(
    every([
      ['nothing', ''],
      ['white space', ' \t\r\n'.repeat(1000)],
      ['a byte order mark alone', '\uFEFF'],
      ['line feeds', '\n'.repeat(LONGEST)],
      ['CRLF', '\r\n'.repeat(LONGEST / 2)],
      ['carriage returns', '\r'.repeat(LONGEST)],
      ['tabs', '\t'.repeat(LONGEST)],
      ['a line of 5 MB', 'x '.repeat(2.5 * MB)],
      ['one word of 5 MB', 'x'.repeat(5 * MB)],
      ['NUL, 5 MB', '\0'.repeat(5 * MB)],
    ]),
  )('%s: %s is faulty', (path, _, text) => {
    expect(read(path, text).kind).toBe('faulty');
  });

  it.each(
    every([
      ['two byte order marks', '\uFEFF\uFEFFHi'],
      ['NUL', '\0'.repeat(400_000)],
      ['NUL within a text', 'You are\0 brief.\0'],
      ['every byte', ALL_BYTES.repeat(1000)],
      ['lone surrogates', '\uD800\uDC00\uDC00\uD800'.repeat(100_000)],
      ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('latin1').repeat(10_000)],
      ['a word of 400 kB', 'x'.repeat(400_000)],
      ['a line of 400 kB', 'word '.repeat(80_000)],
      ['a line of 400 kB with colons', 'a: b '.repeat(80_000)],
      ['lines, 400 kB', 'Be brief.\n'.repeat(40_000)],
      ['Windows lines, 400 kB', 'Be brief.\r\n'.repeat(36_000)],
      ['placeholders, 400 kB', list(30_000, (n) => `{{v${n}}} `).join('')],
      ['the same placeholder, 400 kB', '{{query}} '.repeat(40_000)],
      ['dashes', '---\n'.repeat(100_000)],
      ['front matter that never ends', `---\n${'a: b\n'.repeat(80_000)}`],
      ['front matter of comments', `---\n${'# a\n'.repeat(100_000)}---\nHi`],
      ['roles', 'system:\nHi\n\nuser:\nHi\n\n'.repeat(15_000)],
      ['roles with nothing in them', 'user:\n'.repeat(60_000)],
    ]),
  )('%s: %s', (path, _, text) => {
    read(path, text);
    read(path, WRAPPED[path]?.(text.slice(0, 400_000)) ?? '');
  });
});

describe('a byte order mark, and the line ends of Windows,', () => {
  it.each(FORMATS)('%s: change nothing', (path) => {
    const text = WRAPPED[path]?.('You are brief.') ?? '';
    const plain = read(path, text);
    expect(plain.kind).toBe('parsed');
    expect(read(path, `\uFEFF${text}`)).toEqual(plain);
    const windows = read(path, text.replaceAll('\n', '\r\n'));
    if (plain.kind === 'faulty' || windows.kind === 'faulty') return expect(windows.kind).toBe('parsed');
    expect(sameBehaviour(plain.prompt, windows.prompt)).toBe(true);
  });
});

describe('a text that was made to burn time', () => {
  const MARKS = [
    ...'[{"\',:-?&*|>!%#`~<(\\',
    '}}',
    '{{',
    '{%',
    '{#',
    '{{{',
    '{{#a}}',
    '{{/a}}',
    '{{#if a}}',
    '{{#each a}}',
    '{{else}}',
    '{{> a}}',
    '{{!--',
    '{{a.b',
    '{{a|b',
    '{{ a[',
    '{{role "user"}}',
    '{{role "',
    '{% if a %}',
    '{% for a in b %}',
    '{% raw %}',
    '{% set a = a ~ a %}',
    '{{ "a" ~ ',
    '{{ (',
    '{{ not ',
    'system:',
    '![](a)',
    '- - ',
    '? ? ',
    '- a: ',
    '&a *a ',
    '<<: *a\n',
    '!!map ',
    '"\\u0000',
  ];

  it.each(every(MARKS.map((mark) => [mark])))('%s: 400 kB of %j', (path, mark) => {
    for (const end of ['', '\n']) {
      const text = `${mark}${end}`.repeat(400_000 / (mark.length + end.length));
      read(path, text);
      // Templates have a limit of their own, below that of files.
      read(path, WRAPPED[path]?.(text.slice(0, 190_000)) ?? '');
    }
  });

  it.each(every(MARKS.map((mark) => [mark])))('%s: 400 kB of %j in front matter', (path, mark) => {
    read(path, `---\n${mark.repeat(400_000 / mark.length)}\n---\nHi\n`);
  });

  it.each(
    every([
      ['keys', () => list(30_000, (n) => `"k${n}":1`).join()],
      ['parameters that are nearly known', () => list(30_000, (n) => `"temperatur${n}":1`).join()],
      ['long keys', () => list(400, (n) => `"${'version'.repeat(140)}${n}":1`).join()],
      ['a long key', () => `"${'version'.repeat(50_000)}":1`],
      ['a long version', () => `"version":"${'1.'.repeat(200_000)}"`],
      ['a version of dashes', () => `"version":"1.0.0-${'-'.repeat(400_000)}!"`],
      ['a version of zeros', () => `"version":"1.0.0-${'0.'.repeat(200_000)}"`],
      ['a long number', () => `"version":${'1'.repeat(400_000)}`],
      ['a long list', () => `"stop":[${'"a",'.repeat(90_000)}"a"]`],
      ['config', () => `"config":{${list(10_000, (n) => `"max_token${n}":1`).join()}}`],
      ['escapes', () => `"name":"${'\\u0041'.repeat(60_000)}"`],
    ]),
  )('%s: %s', (path, _, keys) => {
    read(path, WITH_KEYS[path]?.(keys()) ?? '');
  });

  it.each<[string, string, () => string]>([
    ['a.json', 'messages', () => `[${'{"role":"user","content":"Hi"},'.repeat(12_000)}1]`],
    [
      'a.json',
      'sound messages',
      () => `[${Array(5000).fill('{"role":"user","content":"Hi {{a}}"}').join()}]`,
    ],
    ['a.json', 'messages that are none', () => `[${'{},'.repeat(60_000)}{}]`],
    ['a.json', 'numbers for messages', () => `[${'1,'.repeat(90_000)}1]`],
    [
      'a.json',
      'parts of a text',
      () => `[{"role":"user","content":[${Array(8000).fill('{"type":"text","text":"a"}').join()}]}]`,
    ],
    ['a.prompt.yml', 'messages', () => `messages:\n${'- role: user\n  content: Hi\n'.repeat(15_000)}`],
    ['a.prompt.yml', 'messages that are none', () => `messages:\n${'- x: y\n'.repeat(40_000)}`],
    [
      'a.prompt.yml',
      'test data',
      () => `messages: [{ role: user, content: Hi }]\ntestData:\n${'- input: a\n'.repeat(30_000)}`,
    ],
    [
      'a.prompt.yml',
      'evaluators',
      () =>
        `messages: [{ role: user, content: Hi }]\nevaluators:\n${'- { name: a, string: { contains: b } }\n'.repeat(10_000)}`,
    ],
    [
      'a.prompt.yml',
      'a schema as text, never closed',
      () =>
        `messages: [{ role: user, content: Hi }]\nresponseFormat: json_schema\njsonSchema: '${'{"a":'.repeat(70_000)}'`,
    ],
    [
      'a.prompt.yml',
      'a text over lines',
      () => `messages:\n- role: user\n  content: >\n${'    a\n\n'.repeat(50_000)}`,
    ],
    ['a.prompt.yml', 'indentation that grows', () => list(800, (n) => `${' '.repeat(n)}a:\n`).join('')],
    ['a.prompty', 'inputs', () => `---\ninputs:\n${'- { name: a, kind: b }\n'.repeat(15_000)}---\nHi`],
    [
      'a.prompty',
      'roles with attributes',
      () => `---\nname: a\n---\n${'user[name="a"]:\nHi\n'.repeat(20_000)}`,
    ],
    [
      'a.prompty',
      'a role with attributes that never end',
      () => `---\nname: a\n---\nuser[${'name="a", '.repeat(40_000)}:\nHi\n`,
    ],
    ['a.prompt', 'roles', () => '{{role "user"}}\nHi\n'.repeat(20_000)],
    ['a.prompt', 'a licence', () => `${'# a\n'.repeat(100_000)}---\nmodel: m\n---\nHi`],
    [
      'a.prompt',
      'a schema in short form',
      () => `---\noutput:\n  schema:\n${list(15_000, (n) => `    k${n}?: string, a\n`).join('')}---\nHi`,
    ],
    [
      'a.prompt',
      'an enum in short form',
      () => `---\noutput:\n  schema:\n    a(enum): [${'b, '.repeat(80_000)}c]\n---\nHi`,
    ],
    ['a.prompt', 'history', () => '{{history}}\n'.repeat(30_000)],
    ['a.md', 'white space before the end', () => `Hi${' '.repeat(450_000)}.${' \n'.repeat(20_000)}`],
    ['a.md', 'front matter after front matter', () => '---\na: b\n---\n'.repeat(30_000)],
  ])('%s: %s', (path, _, text) => {
    read(path, text());
  });
});

describe('aliases', () => {
  const letters = [...'abcdefghi'];
  const bomb = letters
    .map((name, n) => `${name}: &${name} [${n === 0 ? 'x' : Array(9).fill(`*${letters[n - 1]}`)}]\n`)
    .join('');

  it.each([
    ['a bomb', bomb],
    ['a list that holds itself', 'a: &a [*a, *a]\n'],
    ['an object that holds itself', 'a: &a { b: *a }\n'],
    ['a merge of itself', 'a: &a { <<: *a }\n'],
    ['an alias of nothing', 'a: *nothing\n'],
    ['aliases, again and again', `a: &a 1\nb: [${'*a, '.repeat(60_000)}1]\n`],
    ['anchors, again and again', `b: [${'&a 1, '.repeat(60_000)}1]\n`],
  ])('%s is faulty', (_, yaml) => {
    expect(read('a.prompt.yml', `messages: [{ role: user, content: Hi }]\n${yaml}`).kind).toBe('faulty');
    for (const path of ['a.prompty', 'a.prompt', 'a.md']) {
      expect(read(path, `---\n${yaml}---\nHi\n`).kind, path).toBe('faulty');
    }
    read('a.json', yaml);
  });

  it('may repeat a message', () => {
    const text = 'messages:\n  - &a { role: user, content: Hi }\n  - *a\n';
    expect(read('a.prompt.yml', text)).toMatchObject({ prompt: { messages: [{}, { content: 'Hi' }] } });
  });
});

describe('nesting', () => {
  const deep = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;

  it.each(every([[200], [2000], [60_000]]))('%s: of %i levels in keys is faulty', (path, depth) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      expect(read(path, WITH_KEYS[path]?.(`"x":${deep(depth, open, close)}`) ?? '').kind).toBe('faulty');
      read(path, deep(depth, open, close));
      read(path, open.repeat(depth));
    }
  });

  it.each(['a.prompt.yml', 'a.prompty', 'a.prompt', 'a.md'])(
    '%s: by indentation, and on one line',
    (path) => {
      const blocks = [
        list(600, (n) => `${' '.repeat(n)}a:\n`).join(''),
        list(600, (n) => `${' '.repeat(n)}-\n`).join(''),
        `a:\n  ${'- '.repeat(2000)}b\n`,
        `${'? '.repeat(2000)}b\n`,
      ];
      for (const yaml of blocks) {
        expect(
          read(path, path === 'a.prompt.yml' ? `messages:\n${yaml}` : `---\n${yaml}---\nHi\n`).kind,
        ).toBe('faulty');
      }
    },
  );

  it.each(
    every([
      ['sections', '{{#a}}', '{{/a}}'],
      ['conditions', '{{#if a}}', '{{/if}}'],
      ['loops', '{{#each a}}', '{{/each}}'],
      ['Jinja conditions', '{% if a %}', '{% endif %}'],
      ['Jinja loops', '{% for a in a %}', '{% endfor %}'],
      ['parentheses', `{{ ${'('.repeat(50)}`, `${')'.repeat(50)} }}`],
      ['lists', `{{ ${'['.repeat(50)}`, `${']'.repeat(50)} }}`],
    ]),
  )('%s: of %s', (path, _, open, close) => {
    for (const depth of [50, 200, 10_000]) {
      read(path, WRAPPED[path]?.(deep(depth, open, close)) ?? '');
      read(path, WRAPPED[path]?.(open.repeat(depth)) ?? '');
    }
  });

  it.each<[string, string, string, string]>([
    ['a.prompty', '{{ ', '(', 'a'],
    ['a.prompty', '{{ ', '[', 'a'],
    ['a.prompty', '{{ ', '{"a": ', 'a'],
    ['a.prompty', '{{ ', 'not ', 'a'],
    ['a.prompty', '{{ ', '-', 'a'],
    ['a.prompty', '{{ ', 'a if b else ', 'a'],
    ['a.prompty', '{{ ', 'a ~ ', 'a'],
    ['a.prompty', '{{ ', 'a ** ', 'a'],
    ['a.prompty', '{{ ', 'a and ', 'a'],
    ['a.prompty', '{{ a', '.b', ''],
    ['a.prompty', '{{ a', '[0]', ''],
    ['a.prompty', '{{ a', '|trim', ''],
    ['a.prompt', '{{ ', '(a ', 'a'],
    ['a.prompt', '{{#if ', '(a ', 'a'],
    ['a.prompt', '{{ a', '.b', ''],
    ['a.prompt', '{{ ', '../', 'a'],
    ['a.prompt', '{{a', ' b=(a', ''],
  ])('%s: of an expression %s%s… %s', (path, start, part, end) => {
    const close: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
    for (const count of [99, 1000, 190_000 / part.length]) {
      const closing = (close[[...part].find((one) => one in close) ?? ''] ?? '').repeat(count);
      read(path, WRAPPED[path]?.(`${start}${part.repeat(count)}${end}${closing} }}`) ?? '');
      read(path, WRAPPED[path]?.(`${start}${part.repeat(count)}${end}`) ?? '');
    }
  });
});

describe('keys that stand twice', () => {
  it.each(every([['"name":"a","name":"b"'], ['"x":{"y":1,"y":2}'], ['"__proto__":1,"__proto__":2']]))(
    '%s: %s',
    (path, keys) => {
      expect(read(path, WITH_KEYS[path]?.(keys) ?? '').kind).toBe('faulty');
    },
  );
});

describe('names that every object inherits', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'];
  const poison = '{"polluted":true,"prototype":{"polluted":true},"__proto__":{"polluted":true}}';
  const PLACES: readonly ((name: string) => string)[] = [
    (name) => `"${name}":${poison}`,
    (name) => `"${name}":1`,
    (name) => `"config":{"${name}":${poison}}`,
    (name) => `"modelParameters":{"${name}":${poison}}`,
    (name) => `"model":{"${name}":${poison}}`,
    (name) => `"model":{"options":{"${name}":${poison}}}`,
    (name) => `"metadata":{"${name}":${poison}}`,
    (name) => `"input":{"default":{"${name}":${poison}},"schema":{"${name}":"string"}}`,
    (name) => `"inputs":{"${name}":${poison}}`,
    (name) => `"sample":{"${name}":${poison}}`,
    (name) => `"output":{"schema":{"${name}":"string"}}`,
    (name) => `"testData":[{"${name}":${poison},"input":"a"}]`,
    (name) => `"response-schema":{"properties":{"${name}":${poison}}}`,
    (name) => `"response-format":"${name}"`,
    (name) => `"responseFormat":"${name}"`,
    (name) => `"version":"${name}"`,
    (name) => `"template":"${name}"`,
  ];

  it.each(every(NAMES.map((name) => [name])))('%s: %s pollutes nothing as a key or a value', (path, name) => {
    for (const place of PLACES) {
      const result = read(path, WITH_KEYS[path]?.(place(name)) ?? '');
      if (result.kind === 'faulty') continue;
      for (const part of [result.prompt, result.prompt.parameters, result.prompt.defaults]) {
        expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
        expect((part as unknown as Record<string, unknown>).polluted).toBeUndefined();
      }
    }
    read(path, `{"${name}":[{"role":"user","content":"Hi"}]}`);
    read(path, `[{"role":"${name}","content":"Hi"},{"${name}":"user","content":"Hi"}]`);
  });

  it.each(every(NAMES.map((name) => [name])))('%s: %s as a variable reaches nothing', (path, name) => {
    for (const text of [`{{${name}}}`, `{{ a.${name} }}`, `{{ a.${name}.${name} }}`, `{{${name} a}}`]) {
      read(path, WRAPPED[path]?.(`Hi ${text}`) ?? '');
      const result = parsePrompt(path, WRAPPED[path]?.(`Hi ${text}`) ?? '');
      if (result.kind === 'faulty') continue;
      for (const { content } of result.prompt.messages) {
        const compiled = compileTemplate(result.prompt.template, content, new Map());
        const shown = compiled.kind === 'parsed' ? compiled.template.render(new Map([['a', {}]])) : null;
        if (shown?.kind === 'rendered') expect(shown.text).not.toMatch(/native code|\[object/);
      }
    }
  });
});

/** Marks of all formats and template engines. */
const MARK = fc.constantFrom(
  ...['\uD800', '\uDC00', '\0', '\r', '\n', '\t', ' ', '"', "'", '\\', ',', ':', '#', '|', '>', '%', '!'],
  ...[
    '[',
    ']',
    '{',
    '}',
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '- ',
    '? ',
    '&a ',
    '*a ',
    '<<: ',
    '---\n',
    '---',
  ],
  ...['role', 'content', 'messages', 'system:\n', 'user:\n', 'name: ', 'version: ', 'model: ', 'config: '],
  ...['{{role "user"}}', '{{#if a}}', '{{/if}}', '{{> a}}', '{% if a %}', '{% endif %}', 'temperature: 0\n'],
  ...['\uFEFF', '\u2028', '\u200B', '\u{E0041}', '__proto__: ', 'constructor', 'a', '1', '.', '(', ')', '~'],
);
const ANY_TEXT = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some).toString('latin1')),
  fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some).toString('utf8')),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.array(MARK, { maxLength: 60 }).map((marks) => marks.join('')),
);

describe('whatever bytes a file holds', () => {
  /** A sound file with a piece cut out and something else put there. */
  const sound = fc.constantFrom(
    'name: a\nversion: 1.0.0\nmodel: m\nmodelParameters: { temperature: 0 }\nmessages:\n  - role: system\n    content: |\n      Hi {{a}}\ntestData:\n  - a: b\nevaluators:\n  - name: c\n    string: { contains: d }\n',
    '---\nname: a\nversion: 1.0.0\nmodel:\n  api: chat\n  configuration: { type: openai, name: m }\ninputs:\n  a: { type: string, default: b }\n---\nsystem:\nHi {% if a %}{{ a | upper }}{% else %}{{ "b" ~ c[0] }}{% endif %}\n\nuser:\n{% for d in e %}{{ loop.index }}{% endfor %}\n',
    '---\nmodel: m\ninput:\n  schema: { a: string, b?(array): string }\noutput:\n  format: json\n  schema: { c(enum): [d, e] }\n---\n{{role "system"}}\nHi {{#if a}}{{a}}{{else}}x{{/if}}\n{{role "user"}}\n{{#each b as |c|}}{{@index}} {{c}}{{/each}}{{> p q=1}}\n',
    '---\nversion: 1.0.0\nmodel: m\ntemperature: 0\nresponse-schema: { type: object }\n---\nHi {{a}}\r\n',
    '{"version":"1.0.0","messages":[{"role":"system","content":"Hi {{a}}"}],\n"config":{"temperature":0,"__proto__":{"polluted":true}}}',
  );
  const mutated = fc.tuple(sound, fc.nat(), fc.nat({ max: 5 }), ANY_TEXT).map(([text, at, length, piece]) => {
    const start = at % text.length;
    return text.slice(0, start) + piece.slice(0, 10) + text.slice(start + length);
  });
  const within = fc.tuple(fc.constantFrom(...FORMATS), ANY_TEXT);

  it('it ends in a prompt, or in faults that name the file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), fc.oneof(ANY_TEXT, mutated), (path, text) => {
        read(path, text);
      }),
      { numRuns: 1500 },
    );
  });

  it('and so does a sound file that holds them as its text', () => {
    fc.assert(
      fc.property(within, ([path, text]) => {
        read(path, WRAPPED[path]?.(text) ?? '');
      }),
      { numRuns: 1000 },
    );
  });
});

/** Reads a text as a JSON Schema of the repository, and does with it what the gate does. */
async function readSchema(text: string) {
  const files = snapshots({
    read: async () => text,
    entry: async () => ({ path: 'a.schema.json', id: '0', kind: 'file' }),
  } as unknown as Parameters<typeof snapshots>[0]);
  await files.text('commit', 'a.schema.json');
  const before = process.threadCpuUsage();
  const result = await files.schema('commit', 'a.schema.json');
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000, 'milliseconds to parse').toBeLessThan(MAX_MS);
  if (result.kind === 'loaded') {
    expectJudged(result.value);
  } else if (result.kind === 'faulty') {
    expect(result.faults.length).toBeGreaterThan(0);
    for (const { where, message } of result.faults) {
      expect(where).toBe('a.schema.json');
      expect(message).not.toBe('');
    }
  }
  expect(result.kind).not.toBe('absent');
  expectCleanPrototypes();
  return result.kind;
}

/** A schema is looked through for contradictions, and compared with others. */
function expectJudged(schema: JsonObject | boolean) {
  const why = inTime('find contradictions', () => whyUnsatisfiable(schema));
  if (why !== null) expect(why).not.toBe('');
  if (typeof schema === 'boolean') return;
  const others: JsonObject[] = [
    {},
    { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
  ];
  for (const other of [...others, { ...schema, required: ['zz'] }]) {
    for (const [from, to] of [
      [schema, other],
      [other, schema],
    ] as const) {
      const { level } = inTime('compare', () => requiredLevel(asking(from), asking(to)));
      expect(['none', 'patch', 'minor', 'major']).toContain(level);
    }
  }
  expect(requiredLevel(asking(schema), asking(schema)).level).toBe('none');
}

function asking(schema: JsonObject): Prompt {
  const result = parsePrompt('a.md', '---\nresponse-format: json_object\n---\nAnswer in JSON.');
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults));
  return { ...result.prompt, responseFormat: 'json-schema', responseSchema: { kind: 'inline', schema } };
}

describe('a file that was not made to be a schema', () => {
  it.each([
    ['nothing', ''],
    ['a byte order mark', '\uFEFF'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"object"'],
    ['a number', '1'],
    ['NUL', '\0'.repeat(5 * MB)],
    ['a line of 5 MB', 'x'.repeat(5 * MB)],
    ['brackets', '['.repeat(5 * MB)],
    ['braces', '{"a":'.repeat(MB)],
    ['nesting', `${'{"not":'.repeat(200)}{}${'}'.repeat(200)}`],
    ['deep nesting', `${'{"not":'.repeat(600_000)}{}${'}'.repeat(600_000)}`],
    ['deep lists', `{"enum":${'['.repeat(MB)}${']'.repeat(MB)}}`],
    ['lone surrogates', '\uD800'.repeat(100_000)],
    ['YAML', 'type: object\n'],
  ])('%s is faulty', async (_, text) => {
    expect(await readSchema(text)).toBe('faulty');
  });

  it('with a byte order mark is one all the same', async () => {
    expect(await readSchema('\uFEFF{"type":"object"}\r\n')).toBe('loaded');
    expect(await readSchema('true')).toBe('loaded');
  });
});

describe('a schema that was made to burn time', () => {
  const chain = (depth: number, inner: (level: number, next: string) => string) => {
    let text = '{}';
    for (let level = 0; level < depth; level += 1) text = inner(level, text);
    return text;
  };
  const definitions = (count: number, entry: (index: number) => string) =>
    `{"$ref":"#/$defs/d0","$defs":{${list(count, (n) => `"d${n}":${entry(n)}`).join()}}}`;

  it.each<[string, () => string]>([
    ['a reference to itself', () => '{"$ref":"#"}'],
    ['references in a circle', () => definitions(2, (n) => `{"$ref":"#/$defs/d${1 - n}"}`)],
    ['a circle of 5000', () => definitions(5000, (n) => `{"$ref":"#/$defs/d${(n + 1) % 5000}"}`)],
    [
      'a tree that holds itself',
      () => definitions(1, () => '{"properties":{"a":{"$ref":"#"},"b":{"$ref":"#/$defs/d0"}}}'),
    ],
    [
      'references that double',
      () =>
        definitions(
          60,
          (n) =>
            `{"properties":{"a":{"$ref":"#/$defs/d${(n + 1) % 60}"},"b":{"$ref":"#/$defs/d${(n + 1) % 60}"}}}`,
        ),
    ],
    [
      'allOf of references that double',
      () => definitions(60, (n) => `{"allOf":[{"$ref":"#/$defs/d${n + 1}"},{"$ref":"#/$defs/d${n + 1}"}]}`),
    ],
    ['anyOf of itself', () => '{"anyOf":[{"$ref":"#"},{"$ref":"#"}]}'],
    ['a long pointer', () => `{"$ref":"#${'/properties/a'.repeat(50_000)}"}`],
    ['a pointer with escapes', () => `{"$ref":"#/${'%7E0~1'.repeat(50_000)}%E0%A4%A"}`],
    ['an enum of numbers', () => `{"enum":[${list(400_000, String).join()}]}`],
    ['an enum of texts', () => `{"enum":[${list(200_000, (n) => `"value ${n}"`).join()}]}`],
    ['an enum of objects', () => `{"enum":[${list(50_000, (n) => `{"a":${n},"b":[${n}]}`).join()}]}`],
    ['an enum of one long text', () => `{"enum":["${'x'.repeat(4 * MB)}"]}`],
    [
      'enums that exclude each other',
      () =>
        `{"enum":[${list(20_000, String).join()}],"allOf":[{"enum":[${list(20_000, (n) => `"${n}"`).join()}]}]}`,
    ],
    [
      'an enum under many limits',
      () =>
        `{"enum":[${list(5000, String).join()}],"allOf":[${list(5000, (n) => `{"minimum":${n}}`).join()}]}`,
    ],
    ['required properties', () => `{"required":[${list(100_000, (n) => `"k${n}"`).join()}]}`],
    [
      'required properties that are refused',
      () =>
        `{"required":[${list(5000, (n) => `"k${n}"`).join()}],"properties":{${list(5000, (n) => `"k${n}":{"anyOf":[{},{}]}`).join()}}}`,
    ],
    ['properties', () => `{"properties":{${list(50_000, (n) => `"k${n}":{"type":"string"}`).join()}}}`],
    ['types', () => `{"type":[${list(200_000, () => '"string"').join()}]}`],
    ['a wide allOf', () => `{"allOf":[${Array(30_000).fill('{"minimum":1}').join()}]}`],
    ['a wide anyOf', () => `{"anyOf":[${Array(30_000).fill('{"type":"string","enum":[1]}').join()}]}`],
    [
      'an anyOf in every allOf',
      () => `{"allOf":[${Array(1000).fill('{"anyOf":[{"type":"string"},{"type":"number"}]}').join()}]}`,
    ],
    [
      'branches that double with every level',
      () => chain(18, (_, next) => `{"anyOf":[{"allOf":[${next}]},{"type":"string"}],"type":"number"}`),
    ],
    ['nested allOf', () => chain(45, (_, next) => `{"allOf":[${next}]}`)],
    ['nested anyOf', () => chain(45, (_, next) => `{"anyOf":[${next},{"type":"string"}]}`)],
    ['nested oneOf', () => chain(14, (_, next) => `{"oneOf":[${next},${next}]}`)],
    ['nested not', () => chain(95, (_, next) => `{"not":${next}}`)],
    [
      'nested properties',
      () => chain(45, (n, next) => `{"required":["a"],"properties":{"a":${next}},"title":"${n}"}`),
    ],
    ['nested items', () => chain(95, (_, next) => `{"items":${next}}`)],
    [
      'a pattern that backtracks',
      () => '{"type":"string","pattern":"^(a+)+$","enum":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"]}',
    ],
    ['numbers without end', () => '{"minimum":1e400,"maximum":-1e400,"multipleOf":1e-320,"enum":[1e308]}'],
    ['a long description', () => `{"description":"${'word '.repeat(80_000)}"}`],
    [
      'descriptions',
      () => `{"properties":{${list(10_000, (n) => `"k${n}":{"description":"The key ${n}."}`).join()}}}`,
    ],
  ])('%s', async (_, text) => {
    expect(await readSchema(text())).toBe('loaded');
  });
});

describe('a schema with names that every object inherits, or keywords of other kinds,', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'];
  const poison = '{"polluted":true,"type":"string"}';

  it.each(NAMES)('pollutes nothing: %s', async (name) => {
    for (const text of [
      `{"${name}":${poison}}`,
      `{"properties":{"${name}":${poison}},"required":["${name}"],"additionalProperties":false}`,
      `{"required":["${name}"],"additionalProperties":false}`,
      `{"$defs":{"${name}":${poison}},"$ref":"#/$defs/${name}"}`,
      `{"$ref":"#/${name}/${name}"}`,
      `{"type":"${name}"}`,
      `{"enum":["${name}",{"${name}":1}]}`,
      `{"${name}":{"a":1},"${name}":{"b":1}}`,
    ]) {
      expect(await readSchema(text), text).toBe('loaded');
    }
  });

  it('never throws', async () => {
    const KEYWORDS = [
      ...['type', 'enum', 'const', 'required', 'properties', 'patternProperties', 'additionalProperties'],
      ...['items', 'prefixItems', 'additionalItems', 'contains', 'minItems', 'maxItems', 'uniqueItems'],
      ...['minimum', 'maximum', 'exclusiveMinimum', 'multipleOf', 'minLength', 'maxLength', 'pattern'],
      ...['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', '$ref', '$defs', 'definitions', 'format'],
      ...['minProperties', 'propertyNames', 'dependentRequired', 'description', 'default', '__proto__'],
    ];
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(
          null,
          true,
          false,
          0,
          -1,
          1e308,
          '',
          'a',
          '#',
          '#/$defs/a',
          'string',
          'object',
          '\uD800',
        ),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...KEYWORDS, 'a', 'toString'), tie('value'), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(value, async (schema) => {
        await readSchema(JSON.stringify(schema));
      }),
      { numRuns: 1500 },
    );
  });

  it('whatever bytes it holds, ends in a schema or in faults', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(ANY_TEXT, fc.json()), async (text) => {
        await readSchema(text);
      }),
      { numRuns: 1000 },
    );
  });
});
