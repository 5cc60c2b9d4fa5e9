import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalibrationRow } from '../../src/dataset/calibration-row.ts';
import { parseCalibration } from '../../src/dataset/parse-calibration.ts';
import { MAX_FAULTS } from '../../src/dataset/rows-result.ts';

function rows(path: string, text: string): readonly CalibrationRow[] {
  const result = parseCalibration(path, text);
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults, null, 2));
  return result.rows;
}
function faults(path: string, text: string): string[] {
  const result = parseCalibration(path, text);
  return result.kind === 'faulty' ? result.faults.map(({ where, message }) => `${where} ${message}`) : [];
}

const full = {
  id: 'c1',
  query: 'How long?',
  context: 'Thirty days.',
  reference: 'For thirty days.',
  answer: 'Thirty days.',
  faithful: true,
  relevant: false,
};
const { reference: _, ...bare } = full;
/** The faults of one row beside a sound one, in JSONL. */
const faultsOf = (row: unknown) => faults('c.jsonl', `${JSON.stringify(full)}\n${JSON.stringify(row)}`);
/** The second row, without one of its keys. */
function lacking(key: keyof typeof full): unknown {
  const { [key]: _dropped, ...rest } = { ...full, id: 'c2' };
  return key === 'id' ? { ...rest, id: undefined } : rest;
}

describe('a calibration set', () => {
  const second = { ...bare, id: 'c2', answer: '', faithful: false, relevant: true };

  it.each([
    ['c.json', JSON.stringify([full, second])],
    ['c.JSON', `\uFEFF${JSON.stringify([full, second], null, '\t')}`],
    ['c.jsonl', `${JSON.stringify(full)}\n\n${JSON.stringify(second)}\n`],
    ['c.ndjson', `\uFEFF${JSON.stringify(full)}\r\n${JSON.stringify(second)}\r\n`],
    ['c.yaml', `- ${JSON.stringify(full)}\n- ${JSON.stringify(second)}`],
    ['c.yml', `- ${JSON.stringify(full)}\n- ${JSON.stringify(second)}`],
  ])('is the same from every format, in the order of the file: %s', (path, text) => {
    expect(rows(path, text)).toEqual([full, { ...second, reference: null }]);
  });

  it.each([
    ['a', 'a'],
    [['a', 'b'], 'a\n\nb'],
    [['', 'b'], '\n\nb'],
  ])('reads the context %j as %j', (context, read) => {
    expect(rows('c.json', JSON.stringify([{ ...full, context }]))[0]?.context).toBe(read);
  });

  it('takes a whole number as id, and a null for no reference', () => {
    const [row] = rows('c.json', JSON.stringify([{ ...full, id: 7, reference: null }]));
    expect([row?.id, row?.reference]).toEqual(['7', null]);
  });
});

describe('a faulty calibration row names file, line and field', () => {
  it.each([
    [lacking('id'), '`id` is nothing; expected a string, or expected a number'],
    [lacking('query'), '`query` is nothing; expected a string'],
    [lacking('context'), '`context` is nothing; expected a string, or expected an array'],
    [lacking('answer'), '`answer` is nothing; expected a string'],
    [lacking('faithful'), '`faithful` is nothing; expected a boolean'],
    [lacking('relevant'), '`relevant` is nothing; expected a boolean'],
    [{ ...full, id: 'c2', query: '' }, '`query` is ""; it needs at least 1 character'],
    [{ ...full, id: 'c2', context: null }, '`context` is null; expected a string, or expected an array'],
    [{ ...full, id: 'c2', context: '' }, '`context` is ""; expected a text that is not blank'],
    [{ ...full, id: 'c2', context: ' \n' }, '`context` is " \\n"; expected a text that is not blank'],
    [{ ...full, id: 'c2', context: [] }, '`context` is []; expected a text that is not blank'],
    [{ ...full, id: 'c2', context: ['', ' '] }, '`context` is [""," "]; expected a text that is not blank'],
    [{ ...full, id: 'c2', context: ['a', 3] }, '`context[1]` is 3; expected a string'],
    [{ ...full, id: 'c2', answer: null }, '`answer` is null; expected a string'],
    [{ ...full, id: 'c2', faithful: 'yes' }, '`faithful` is "yes"; expected a boolean'],
    [{ ...full, id: 'c2', relevant: 5 }, '`relevant` is 5; expected a boolean'],
    [{ ...full, id: 'c2', relevent: true }, 'unknown key `relevent`; did you mean `relevant`?'],
    [
      { ...full, id: 'c2', critical: true },
      'unknown key `critical`; known keys: id, query, context, reference, answer, faithful, relevant',
    ],
    [{ ...full, id: ' c1 ' }, '`id` "c1" is already used on line 1'],
    [[], 'the whole is []; expected an object'],
  ])('%j', (row, message) => {
    expect(faultsOf(row)).toEqual([`c.jsonl:2 ${message}`]);
  });

  it.each([
    [
      'c.json',
      '[\n  {"id": "a", "query": "q", "context": "c", "answer": "",\n\n   "faithful": 1, "relevant": true}\n]',
    ],
    ['c.yaml', '- {id: a, query: q, context: c, answer: ""\n\n\n   ,faithful: 1, relevant: true}'],
  ])('on the line of the field: %s', (path, text) => {
    expect(faults(path, text)).toEqual([`${path}:4 \`faithful\` is 1; expected a boolean`]);
  });

  it('all at once, with at most 20 named and the rest counted', () => {
    const found = faults(
      'c.json',
      JSON.stringify(Array.from({ length: 25 }, () => ({ ...full, answer: 1 }))),
    );
    expect(found.length).toBe(MAX_FAULTS + 1);
    expect(found.at(-1)).toBe('c.json and 5 more faults');
  });
});

describe('a file that is no calibration set is a fault', () => {
  it.each([
    ['c.json', '{"rows": []}', 'c.json is not a list; expected a list of calibration rows'],
    ['c.yaml', 'rows: []', 'c.yaml is not a list; expected a list of calibration rows'],
    ['c.json', '[]', 'c.json holds no calibration row; expected at least one row'],
    ['c.jsonl', '\n\n', 'c.jsonl holds no calibration row; expected at least one row'],
    [
      'c.toml',
      'id,query',
      'c.toml this ending is no known dataset format; expected .json, .jsonl, .yaml, .yml or .csv',
    ],
  ])('%s %j', (path, text, complaint) => {
    expect(faults(path, text)).toEqual([complaint]);
  });
});

describe('whatever a file holds', () => {
  const cell = fc.oneof(fc.constantFrom<unknown>(...Object.values(full)), fc.jsonValue());
  const row = fc.record(Object.fromEntries(Object.keys(full).map((key) => [key, cell])), {
    requiredKeys: [],
  });
  const wellFormed = fc.record({
    id: fc.string(),
    query: fc.string({ minLength: 1 }),
    context: fc.oneof(fc.string(), fc.array(fc.string())),
    answer: fc.string(),
    faithful: fc.boolean(),
    relevant: fc.boolean(),
  });
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(row).map((rows) => JSON.stringify(rows)),
    fc.array(wellFormed, { maxLength: 4 }).map((rows) => JSON.stringify(rows)),
  );

  it('it ends in rows with unique ids and a context, or in at most 21 faults that name the file', () => {
    fc.assert(
      fc.property(fc.constantFrom('c.json', 'c.jsonl', 'c.yaml', 'c.toml'), text, (path, source) => {
        const result = parseCalibration(path, source);
        if (result.kind === 'parsed') {
          expect(new Set(result.rows.map(({ id }) => id)).size).toBe(result.rows.length);
          for (const { context } of result.rows) expect(context.trim()).not.toBe('');
        } else {
          expect(result.faults.length).toBeGreaterThan(0);
          expect(result.faults.length).toBeLessThanOrEqual(MAX_FAULTS + 1);
          for (const fault of result.faults) expect(fault.where.startsWith(path)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
