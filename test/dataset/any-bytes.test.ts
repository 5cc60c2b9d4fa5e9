import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCalibration } from '../../src/dataset/parse-calibration.ts';
import { parseDataset } from '../../src/dataset/parse-dataset.ts';
import { parseDatasetFrom } from '../../src/dataset/parse-dataset-from.ts';
import { MAX_FAULTS } from '../../src/dataset/rows-result.ts';

const ENDINGS = ['json', 'jsonl', 'ndjson', 'yaml', 'yml', 'csv', 'txt'];
/** One ending of each format. */
const FORMATS = ['json', 'jsonl', 'yaml', 'csv'];
const MB = 1_000_000;
/** Nobody's time but this thread's: other tests run beside this one. */
const MAX_MS = 1000;

/** Reads a text by one ending, and holds it to what is promised of any text. */
function read(ending: string, text: string) {
  const path = `d.${ending}`;
  const before = process.threadCpuUsage();
  const result = parseDataset(path, text);
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000, 'milliseconds').toBeLessThan(MAX_MS);
  if (result.kind === 'parsed') {
    expect(new Set(result.cases.map(({ id }) => id)).size).toBe(result.cases.length);
  } else {
    expect(result.faults.length).toBeGreaterThan(0);
    expect(result.faults.length).toBeLessThanOrEqual(MAX_FAULTS + 1);
    for (const { where, message } of result.faults) {
      expect(where).toMatch(/^d\.[a-z]+(?::\d+)?$/);
      expect(message).not.toBe('');
    }
  }
  expectCleanPrototypes();
  return result;
}

function expectCleanPrototypes() {
  const strange = {} as Record<string, unknown>;
  expect(strange.polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.keys(Array.prototype)).toEqual([]);
  expect(Object.getPrototypeOf(strange)).toBe(Object.prototype);
}

const every = <T extends readonly unknown[]>(rows: readonly T[]) =>
  rows.flatMap((row) => FORMATS.map((ending) => [ending, ...row] as const));

describe('a text that was not made to be a dataset', () => {
  it.each(
    every([
      ['nothing', ''],
      ['white space', ' \t\r\n'.repeat(1000)],
      ['a byte order mark alone', '\uFEFF'],
      ['two byte order marks', '\uFEFF\uFEFF[]'],
      ['line feeds', '\n'.repeat(5 * MB)],
      ['CRLF', '\r\n'.repeat(2 * MB)],
      ['carriage returns', '\r'.repeat(5 * MB)],
      ['NUL', '\0'.repeat(5 * MB)],
      [
        'every byte',
        Array.from({ length: 256 }, (_, code) => String.fromCharCode(code))
          .join('')
          .repeat(1000),
      ],
      ['lone surrogates', '\uD800\uDC00\uDC00\uD800'.repeat(100_000)],
      ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('latin1').repeat(10_000)],
      ['one word', 'x'.repeat(5 * MB)],
      ['tabs', '\t'.repeat(5 * MB)],
    ]),
  )('%s: %s', (ending, _, text) => {
    expect(read(ending, text).kind).toBe('faulty');
  });
});

describe('a text that was made to burn time', () => {
  const punctuation = [...'[{"\',:-?&*'];

  it.each(every(punctuation.map((mark) => [mark])))('%s: 5 MB of %s', (ending, mark) => {
    read(ending, mark.repeat(5 * MB));
    read(ending, `${mark}\n`.repeat(2.5 * MB));
    read(ending, `${mark} `.repeat(2.5 * MB));
  });

  const id = (index: number) => `c${index}`;
  const list = (count: number, entry: (index: number) => string) =>
    Array.from({ length: count }, (_, n) => entry(n));
  it.each<[string, string, () => string]>([
    ['json', 'a list of 2.5 million numbers', () => `[${'1,'.repeat(2.5 * MB)}1]`],
    ['json', 'a list of empty lists', () => `[${'[],'.repeat(1.6 * MB)}[]]`],
    [
      'json',
      'a fault behind 5 MB',
      () =>
        JSON.stringify(
          [...list(50_000, (n) => `x${n}`.repeat(10)), {}].map((query, n) => ({ id: n, query })),
        ),
    ],
    ['json', 'a fault on every row', () => JSON.stringify(list(100_000, id).map((one) => ({ id: one })))],
    ['json', 'one object', () => `{"a":[${'{},'.repeat(MB)}{}]}`],
    ['jsonl', 'a broken line, again and again', () => '{"id":\n'.repeat(700_000)],
    ['jsonl', 'a number, again and again', () => '1\n'.repeat(2.5 * MB)],
    ['jsonl', 'the same row, again and again', () => '{"id":"a","query":"q"}\n'.repeat(200_000)],
    ['jsonl', 'one row of 5 MB', () => JSON.stringify({ id: 'a', query: 'x'.repeat(5 * MB) })],
    ['jsonl', 'a row that never ends', () => `{"id":"a","query":"${'x'.repeat(5 * MB)}`],
    ['jsonl', '500,000 keys', () => `{${list(400_000, (n) => `"${n}k":1`).join()}}`],
    [
      'jsonl',
      '500,000 variables',
      () => `{"id":"a","query":"q","variables":{${list(400_000, (n) => `"k${n}":1`).join()}}}`,
    ],
    [
      'jsonl',
      'a list in place of a text',
      () => `{"id":"a","query":"q","context":[${'1,'.repeat(2 * MB)}1]}`,
    ],
    ['jsonl', 'escapes', () => `{"id":"a","query":"${'\\u0041'.repeat(800_000)}"}`],
    ['yaml', 'rows', () => list(100_000, (n) => `- id: c${n}\n  query: q\n`).join('')],
    ['yaml', 'an alias for every anchor', () => list(100_000, (n) => `- &a${n} 1\n- *a${n}\n`).join('')],
    ['yaml', 'lists with errors', () => '- [,]\n'.repeat(500_000)],
    ['yaml', 'a quoted text over lines', () => `- "${'x\n'.repeat(2 * MB)}"`],
    ['yaml', 'a plain text over lines', () => '- a\n  b\n'.repeat(20_000)],
    ['yaml', 'indentation that grows', () => list(3000, (n) => `${' '.repeat(n)}a:\n`).join('')],
    ['yaml', 'a line of 5 MB', () => `- {id: a, query: ${'x y '.repeat(1.2 * MB)}}`],
    ['csv', 'rows of one cell', () => `id,query\n${'a\n'.repeat(2.5 * MB)}`],
    ['csv', 'cells of one row', () => `id,query\n${','.repeat(5 * MB)}a`],
    ['csv', 'columns', () => list(500_000, (n) => `variables.v${n}`).join()],
    ['csv', 'a quote that is never closed', () => `id,query\na,"${'\n'.repeat(5 * MB)}`],
    ['csv', 'doubled quotes', () => `id,query\na,"${'""'.repeat(2.5 * MB)}"\n`],
    ['csv', 'a quote in every cell', () => `id,query\n${'a"b,"c\n'.repeat(700_000)}`],
    ['csv', 'a JSON cell without an end', () => `id,query,variables\na,q,${'['.repeat(5 * MB)}\n`],
    [
      'csv',
      'a JSON cell of doubled quotes',
      () => `id,query,variables\na,q,"{${'""a"":1,'.repeat(600_000)}}"\n`,
    ],
  ])('%s: %s', (ending, _, text) => {
    read(ending, text());
  });

  it.each([
    [
      'yaml',
      list(
        9,
        (n) => `- &${'abcdefghi'[n]} [${n === 0 ? 'x' : Array(9).fill(`*${'abcdefghi'[n - 1]}`)}]\n`,
      ).join(''),
    ],
    ['yaml', '- &a [*a, *a]\n'],
    ['yaml', '- &a { id: a, query: q, variables: { a: *a } }\n'],
    ['yaml', '- <<: &a { id: a, query: q }\n- <<: *a\n'],
  ])('an alias bomb or loop, %s %j', (ending, text) => {
    expect(read(ending, text).kind).toBe('faulty');
  });
});

describe('nesting', () => {
  const deep = (depth: number, inner = '1') =>
    `${'{"a":['.repeat(depth / 2)}${inner}${']}'.repeat(depth / 2)}`;

  it.each([
    [40, 'parsed'],
    [200, 'faulty'],
    [2 * MB, 'faulty'],
  ])('of %i levels is %s in every format', (depth, kind) => {
    const row = `{"id":"a","query":"q","variables":{"v":${deep(depth)}}}`;
    expect(read('json', `[${row}]`).kind).toBe(kind);
    expect(read('jsonl', row).kind).toBe(kind);
    expect(read('yaml', `- ${row}`).kind).toBe(kind);
    const cell = `{"v":${deep(depth)}}`.replaceAll('"', '""');
    expect(read('csv', `id,query,variables\na,q,"${cell}"`).kind).toBe(kind);
  });
});

describe('keys that stand twice', () => {
  it.each([
    ['json', '[{"id":"a","id":"b","query":"q"}]', 'parsed'],
    ['jsonl', '{"id":"a","id":"b","query":"q"}', 'parsed'],
    ['yaml', '- id: a\n  id: b\n  query: q', 'faulty'],
    ['yaml', '- {"id":"a","id":"b","query":"q"}', 'faulty'],
    ['csv', 'id,id,query\na,b,q', 'faulty'],
  ])('%s %j', (ending, text, kind) => {
    expect(read(ending, text).kind).toBe(kind);
  });
});

describe('names that every object inherits', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'];
  const poison = '{"polluted":true,"prototype":{"polluted":true}}';

  it.each(NAMES)('%s is no key of a row, and pollutes nothing', (name) => {
    const row = `{"id":"a","query":"q","${name}":${poison}}`;
    for (const [ending, text] of [
      ['json', `[${row}]`],
      ['jsonl', row],
      ['yaml', `- ${row}`],
      ['csv', `id,query,${name}\na,q,"${poison.replaceAll('"', '""')}"`],
    ] as const) {
      const result = read(ending, text);
      // What JSON calls `__proto__` may be left out; it is never let through.
      if (result.kind === 'parsed') expect(name).toBe('__proto__');
      if (result.kind === 'parsed') expect(Object.keys(result.cases[0] ?? {})).not.toContain(name);
    }
  });

  it.each(NAMES)('%s may be a variable, and pollutes nothing', (name) => {
    const row = `{"id":"a","query":"q","variables":{"${name}":${poison},"x":{"${name}":${poison}}}}`;
    for (const [ending, text] of [
      ['json', `[${row}]`],
      ['jsonl', row],
      ['yaml', `- ${row}`],
      ['csv', `id,query,variables.${name}\na,q,x`],
    ] as const) {
      const result = read(ending, text);
      const variables = result.kind === 'parsed' ? result.cases[0]?.variables : {};
      expect(Object.getPrototypeOf(variables)).toBe(Object.prototype);
      expect((variables as Record<string, unknown>).polluted).toBeUndefined();
    }
  });

  it.each(NAMES)('%s may be an id', (name) => {
    const result = read('jsonl', `{"id":"${name}","query":"q"}\n{"id":"a","query":"q"}`);
    expect(result).toMatchObject({ kind: 'parsed', cases: [{ id: name }, { id: 'a' }] });
    expect(read('jsonl', `{"id":"${name}","query":"q"}\n`.repeat(2)).kind).toBe('faulty');
  });
});

describe('whatever bytes a file holds', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some).toString('latin1')),
    fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some).toString('utf8')),
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        '\uD800',
        '\0',
        '\r',
        '\n',
        '"',
        ',',
        '[',
        '{',
        '}',
        ']',
        ':',
        '- ',
        '&a ',
        '*a ',
        '? ',
        '| ',
        'id',
        'query',
        '\uFEFF',
      ),
      maxLength: 60,
    }),
  );
  /** A sound file with a piece cut out and something else put there. */
  const sound = fc.constantFrom(
    '[{"id":"a","query":"q","variables":{"__proto__":{"polluted":true}}},\n{"id":2,"query":"r"}]',
    '{"id":"a","query":"q"}\r\n{"id":"b","query":"q","context":["x","y"]}\n',
    '- id: a\n  query: q\n  context: [x, y]\n- &b {id: b, query: q}\n',
    'id,query,context\r\na,"q, ""r""","[""x""]"\nb,q,\n',
  );
  const mutated = fc.tuple(sound, fc.nat(), fc.nat({ max: 5 }), bytes).map(([text, at, length, piece]) => {
    const start = at % text.length;
    return text.slice(0, start) + piece.slice(0, 10) + text.slice(start + length);
  });

  it('it ends in cases, or in faults that name the file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENDINGS), fc.oneof(bytes, mutated), (ending, text) => {
        read(ending, text);
      }),
      { numRuns: 2000 },
    );
  });

  it('and so does a calibration set, and a file in chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ENDINGS), fc.oneof(bytes, mutated), async (ending, text) => {
        expect(['parsed', 'faulty']).toContain(parseCalibration(`c.${ending}`, text).kind);
        expect(['parsed', 'faulty']).toContain((await parseDatasetFrom(`d.${ending}`, text)).kind);
        expectCleanPrototypes();
      }),
      { numRuns: 500 },
    );
  });
});
