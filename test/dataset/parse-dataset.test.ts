import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDataset } from '../../src/dataset/parse-dataset.ts';
import { MAX_FAULTS } from '../../src/dataset/rows-result.ts';

function cases(path: string, text: string) {
  const result = parseDataset(path, text);
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults, null, 2));
  return result.cases;
}
function faults(path: string, text: string): string[] {
  const result = parseDataset(path, text);
  return result.kind === 'faulty' ? result.faults.map(({ where, message }) => `${where} ${message}`) : [];
}
/** The faults of one row beside a sound one, in JSONL. */
const faultsOf = (row: unknown) => faults('d.jsonl', `{"id":"ok","query":"q"}\n${JSON.stringify(row)}`);

const full = {
  id: 'c1',
  query: 'How long?',
  context: 'Thirty days.',
  variables: { tone: 'kind', list: [1, 'two'], deep: { a: null } },
  reference: 'Thirty days.',
  critical: true,
  group: 'returns',
  prompts: ['prompts/**/*.md'],
  checks: { format: 'json', 'required-fields': ['a.0.b'], 'must-match': ['^x'], length: { 'max-words': 5 } },
};

function csvCell(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

describe('a golden dataset', () => {
  it.each([
    ['d.json', JSON.stringify([full, { id: 'c2', query: 'q' }])],
    ['d.JSON', `\uFEFF${JSON.stringify([full, { id: 'c2', query: 'q' }], null, '\t')}`],
    ['d.jsonl', `${JSON.stringify(full)}\n\n{"id":"c2","query":"q"}\n`],
    ['d.ndjson', `\uFEFF${JSON.stringify(full)}\r\n{"id":"c2","query":"q"}\r\n`],
    ['d.yaml', `- ${JSON.stringify(full)}\n- id: c2\n  query: q`],
    ['d.yml', `- ${JSON.stringify(full)}\n- id: c2\n  query: q`],
    [
      'd.csv',
      `id,query,context,variables,reference,critical,group,prompts,checks\n${Object.values(full).map(csvCell).join()}\nc2,q,,,,,,,\n`,
    ],
  ])('is the same from every format: %s', (path, text) => {
    expect(cases(path, text)).toEqual([
      {
        ...full,
        checks: {
          format: 'json',
          requiredFields: ['a.0.b'],
          mustMatch: ['^x'],
          length: { maxWords: 5 },
        },
      },
      {
        id: 'c2',
        query: 'q',
        context: null,
        variables: {},
        reference: null,
        critical: false,
        group: null,
        prompts: null,
        checks: null,
      },
    ]);
  });

  it.each([
    'fixtures/support-bot/prompts/support/golden.jsonl',
    'fixtures/support-bot/prompts/billing/golden.yaml',
    'fixtures/support-bot/prompts/triage/golden.json',
  ])('is read from the example repository: %s', (path) => {
    expect(cases(path, readFileSync(path, 'utf8')).length).toBeGreaterThanOrEqual(10);
  });

  it.each([
    ['a', 'a'],
    [['a', 'b'], 'a\n\nb'],
    [[], null],
    ['', null],
    ['  ', null],
    [null, null],
  ])('reads the context %j as %j', (context, read) => {
    expect(cases('d.json', JSON.stringify([{ id: 'c', query: 'q', context }]))[0]?.context).toBe(read);
  });

  it('takes a whole number as id, and trims a text', () => {
    expect(cases('d.json', '[{"id":7,"query":"q"},{"id":" a ","query":"q"}]').map(({ id }) => id)).toEqual([
      '7',
      'a',
    ]);
  });
});

describe('a faulty row names file, line and field', () => {
  it.each([
    [{ query: 'q' }, '`id` is nothing; expected a string, or expected a number'],
    [{ id: ' ', query: 'q' }, '`id` is " "; it needs at least 1 character'],
    [{ id: 'a' }, '`query` is nothing; expected a string'],
    [{ id: 'a', query: '' }, '`query` is ""; it needs at least 1 character'],
    [{ id: 'a', query: 'q', critical: 'yes' }, '`critical` is "yes"; expected a boolean'],
    [{ id: 'a', query: 'q', context: 3 }, '`context` is 3; expected a string, or expected an array'],
    [{ id: 'a', query: 'q', context: ['a', 3] }, '`context[1]` is 3; expected a string'],
    [{ id: 'a', query: 'q', variables: [] }, '`variables` is []; expected an object'],
    [{ id: 'a', query: 'q', refrence: 'r' }, 'unknown key `refrence`; did you mean `reference`?'],
    [
      { id: 'a', query: 'q', answer: 'r' },
      'unknown key `answer`; known keys: id, query, context, variables, reference, critical, group, prompts, checks',
    ],
    [
      { id: 'a', query: 'q', checks: { mustmatch: [] } },
      'unknown key `checks.mustmatch`; did you mean `must-match`?',
    ],
    [
      { id: 'a', query: 'q', checks: { latency: {} } },
      'unknown key `checks.latency`; known keys: format, schema, required-fields, length, must-match, must-not-match',
    ],
    [
      { id: 'a', query: 'q', prompts: ['../*.md'] },
      '`prompts[0]` is "../*.md"; expected a glob inside the repository, without ..',
    ],
    [
      { id: 'a', query: 'q', checks: { schema: '../secret.json' } },
      '`checks.schema` is "../secret.json"; expected a path inside the repository: relative, with /, without ..',
    ],
    [[], 'the whole is []; expected an object'],
    [null, 'the whole is null; expected an object'],
  ])('%j', (row, message) => {
    expect(faultsOf(row)).toEqual([`d.jsonl:2 ${message}`]);
  });

  it.each(['(?=a)', '(?<!a)b', '(a)\\1', '('])(
    'whose pattern RE2 cannot match in linear time: %s',
    (pattern) => {
      expect(faultsOf({ id: 'a', query: 'q', checks: { 'must-match': [pattern] } })).toEqual([
        expect.stringMatching(
          /^d\.jsonl:2 `checks\.must-match\[0\]` is .*; expected a linear-time regular expression/,
        ),
      ]);
    },
  );

  it.each([
    ['d.json', '[\n  {"id": "a",\n   "query": "q",\n   "critical": 1}\n]'],
    ['d.yaml', '- id: a\n  query: q\n\n  critical: 1'],
    ['d.jsonl', '{"id":"b","query":"q"}\n\n\n{"id":"a","query":"q","critical":1}'],
  ])('on the line of the field, counted as editors count: %s', (path, text) => {
    expect(faults(path, text)).toEqual([`${path}:4 \`critical\` is 1; expected a boolean`]);
  });
});

describe('all faults are named at once', () => {
  it('over all rows, broken lines among them, in the order of the file', () => {
    const text = ['{"id":"a"}', '{broken', '{"id":"a","query":"q","x":1}', '{"query":3}'].join('\n');
    expect(faults('d.jsonl', text).map((fault) => fault.split(' ')[0])).toEqual([
      'd.jsonl:1',
      'd.jsonl:2',
      'd.jsonl:3',
      'd.jsonl:4',
      'd.jsonl:4',
    ]);
  });

  it.each([
    [20, null],
    [21, 'and 1 more fault'],
    [500, 'and 480 more faults'],
  ])('of %i faults 20 are named and the rest counted', (count, rest) => {
    const found = faults(
      'd.json',
      JSON.stringify(Array.from({ length: count }, (_, n) => ({ id: `c${n}` }))),
    );
    expect(found.length).toBe(rest === null ? count : MAX_FAULTS + 1);
    if (rest !== null) expect(found.at(-1)).toBe(`d.json ${rest}`);
  });

  it.each([
    ['d.jsonl', '{"id":"a","query":"q"}\n{"id":"b","query":"q"}\n{"id":"a","query":"r"}'],
    ['d.json', '[{"id":"a","query":"q"},\n{"id":"b","query":"q"},\n{"id":" a ","query":"r"}]'],
    ['d.yaml', '- {id: a, query: q}\n- {id: b, query: q}\n- {id: a, query: r}'],
  ])('an id that stands twice is named with the line of the first: %s', (path, text) => {
    expect(faults(path, text)).toEqual([`${path}:3 \`id\` "a" is already used on line 1`]);
  });

  it('the number 7 and the text "7" are one id', () => {
    expect(faults('d.json', '[{"id":7,"query":"q"},{"id":"7","query":"q"}]')).toHaveLength(1);
  });
});

describe('what could only be built to burn time or memory is refused', () => {
  const jsonl = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');

  it.each([
    ['d.jsonl', '{"id":1}\n'.repeat(1001), 'd.jsonl and at least 981 more faults'],
    ['d.jsonl', '1\n'.repeat(2_000_000), 'd.jsonl and at least 981 more faults'],
    ['d.json', `[${'1,'.repeat(2_000_000)}1]`, 'd.json and at least 981 more faults'],
    ['d.csv', `id,query\n${'a\n'.repeat(2_000_000)}`, 'd.csv and at least 981 more faults'],
    [
      'd.jsonl',
      jsonl(200_001, (index) => `{"id":${index},"query":"q"}`),
      'd.jsonl holds more than 200,000 cases',
    ],
    [
      'd.jsonl',
      JSON.stringify({ id: 'a', query: 'q', context: Array(10_000).fill('') }),
      'd.jsonl:1 holds more than 10,000 values',
    ],
    ['d.yaml', '- a\n'.repeat(100_000), /^d\.yaml is too large to be read as YAML/],
    ['d.yaml', '['.repeat(5_000_000), 'd.yaml is nested deeper than 100 levels'],
    ['d.jsonl', '['.repeat(5_000_000), 'd.jsonl:1 is nested deeper than 100 levels'],
  ])('%s', (path, text, last) => {
    const found = faults(path, text).at(-1);
    if (typeof last === 'string') expect(found).toBe(last);
    else expect(found).toMatch(last);
  });

  it('and 200,000 rows, or 1,000 counted faults, are not', () => {
    expect(
      cases(
        'd.jsonl',
        jsonl(200_000, (index) => `{"id":${index},"query":"q"}`),
      ),
    ).toHaveLength(200_000);
    expect(faults('d.jsonl', '{"id":1}\n'.repeat(1000)).at(-1)).toBe('d.jsonl and 980 more faults');
    const context = Array(9990).fill('');
    expect(cases('d.jsonl', JSON.stringify({ id: 'a', query: 'q', context }))).toHaveLength(1);
  });
});

describe('a file that is no dataset is a fault', () => {
  it.each([
    ['d.json', '{"cases": []}', /^d\.json is not a list; expected a list of cases$/],
    ['d.json', '[', /^d\.json is not valid JSON/],
    ['d.json', '[]', /^d\.json holds no case/],
    ['d.jsonl', '\n\n', /^d\.jsonl holds no case/],
    ['d.yaml', '', /^d\.yaml is not a list/],
    ['d.yaml', '- [', /^d\.yaml:\d+ /],
    ['d.yaml', '- &a { id: a, query: q, variables: { self: *a } }', /^d\.yaml holds itself/],
    ['d.json', '['.repeat(100_000) + ']'.repeat(100_000), /^d\.json is nested deeper/],
    [
      'd.txt',
      'a',
      /^d\.txt this ending is no known dataset format; expected \.json, \.jsonl, \.yaml, \.yml or \.csv$/,
    ],
    ['dir.json/golden', 'a', /^dir\.json\/golden this ending is no known dataset format/],
    ['d.csv', '', /^d\.csv holds no case/],
  ])('%s', (path, text, complaint) => {
    expect(faults(path, text)).toEqual([expect.stringMatching(complaint)]);
  });
});

describe('whatever a file holds', () => {
  const paths = fc.constantFrom('d.json', 'd.jsonl', 'd.yaml', 'd.csv', 'd.toml');
  const row = fc.dictionary(
    fc.constantFrom(...Object.keys(full), '__proto__', 'constructor'),
    fc.jsonValue(),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.array(row).map((rows) => JSON.stringify(rows)),
    fc.array(row).map((rows) => rows.map((one) => JSON.stringify(one)).join('\n')),
  );

  it('it ends in cases with unique ids, or in at most 21 faults that name the file', () => {
    fc.assert(
      fc.property(paths, text, (path, source) => {
        const result = parseDataset(path, source);
        if (result.kind === 'parsed') {
          expect(new Set(result.cases.map(({ id }) => id)).size).toBe(result.cases.length);
        } else {
          expect(result.faults.length).toBeGreaterThan(0);
          expect(result.faults.length).toBeLessThanOrEqual(MAX_FAULTS + 1);
          for (const fault of result.faults) expect(fault.where.startsWith(path)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no prototype is polluted, and a case has its own variables only', () => {
    const { variables } = cases(
      'd.json',
      '[{"id":"a","query":"q","variables":{"__proto__":{"polluted":true},"x":1}}]',
    )[0]!;
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((variables as Record<string, unknown>).polluted).toBeUndefined();
    expect(variables.x).toBe(1);
  });
});
