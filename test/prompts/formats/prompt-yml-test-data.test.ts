import { describe, expect, it } from 'vitest';
import type { GoldenCase } from '../../../src/dataset/golden-case.ts';
import { parsePromptYmlWhole } from '../../../src/prompts/formats/prompt-yml.ts';

const PROMPT = 'messages: [{ role: user, content: "{{input}}" }]';

function datasetOf(testData: string, prompt = PROMPT) {
  return parsePromptYmlWhole('a.prompt.yml', `${prompt}\ntestData:${testData}`).embedded?.dataset ?? null;
}

function casesOf(testData: string, prompt = PROMPT): readonly GoldenCase[] {
  const dataset = datasetOf(testData, prompt);
  if (dataset?.kind !== 'parsed') throw new Error(JSON.stringify(dataset));
  return dataset.cases;
}

function faultsOf(testData: string, prompt = PROMPT): string[] {
  const dataset = datasetOf(testData, prompt);
  return dataset?.kind === 'faulty' ? dataset.faults.map(({ where, message }) => `${where} ${message}`) : [];
}

describe('testData', () => {
  it('becomes golden cases', () => {
    const rows = '\n  - input: What may I return?\n    expected: Anything unused.\n    context: Returns.';
    expect(casesOf(rows)).toEqual([
      {
        id: 'test-1',
        query: 'What may I return?',
        context: 'Returns.',
        variables: { input: 'What may I return?', expected: 'Anything unused.', context: 'Returns.' },
        reference: 'Anything unused.',
        critical: false,
        group: null,
        prompts: null,
        checks: null,
      },
    ]);
  });

  it.each(['', ' []', ' null', ' ~'])('that holds nothing is no dataset: %j', (testData) => {
    expect(datasetOf(testData)).toBeNull();
  });

  it.each([
    ['{ input: a }', 'a'],
    ['{ input: a, query: b, question: c }', 'b'],
    ['{ input: a, question: c }', 'a'],
    ['{ question: c, topic: d }', 'c'],
    ['{ input: "", question: c }', 'c'],
    ['{ input: 42 }', '42'],
    ['{ input: [a, b] }', 'a\n\nb'],
    ['{ topic: cats }', 'cats'],
    ['{ topic: cats, expected: A joke, context: Jokes, id: x }', 'cats'],
    ['{ a: tea, b: coffee }', 'a: tea\nb: coffee'],
    ['{ a: tea, b: null, c: "  " }', 'tea'],
    ['{ a: { b: 1 } }', '{"b":1}'],
    ['{ input: { a: tea, b: coffee } }', 'a: tea\nb: coffee'],
    ['{ input: { question: Why? } }', 'Why?'],
  ])('asks what a row asks: %s', (row, query) => {
    expect(casesOf(` [${row}]`)[0]?.query).toBe(query);
  });

  it.each([
    ['messages: [{ role: user, content: How far is the sun? }]', '{ expected: Far }', 'How far is the sun?'],
    ['messages: [{ role: user, content: "Sum up: {{context}}" }]', '{ context: Text }', 'Sum up: Text'],
    [
      'messages: [{ role: user, content: An example }, { role: assistant, content: So }, { role: user, content: And? }]',
      '{ input: "", expected: Far }',
      'And?',
    ],
  ])('without variables asks what the prompt asks: %s, %s', (prompt, row, query) => {
    expect(casesOf(` [${row}]`, prompt)[0]?.query).toBe(query);
  });

  it('stays as it is when the prompt changes', () => {
    const rows = ' [{ topic: cats }, { a: tea, b: coffee, expected: Coffee }]';
    const other = 'messages: [{ role: user, content: "Tell me about {{topic}}, {{a}} and {{b}}" }]';
    expect(casesOf(rows, other)).toEqual(casesOf(rows));
  });

  it.each([
    ['{ input: a }', null],
    ['{ input: a, expected: "" }', null],
    ['{ input: a, expected: b }', 'b'],
    ['{ input: a, expected: 3 }', '3'],
    ['{ input: a, expected: false }', 'false'],
    ['{ input: a, expected: { score: 1 } }', '{"score":1}'],
  ])('takes `expected` for the ideal answer: %s', (row, reference) => {
    expect(casesOf(` [${row}]`)[0]?.reference).toBe(reference);
  });

  it.each([
    ['{ input: a }', null],
    ['{ input: a, context: " " }', null],
    ['{ input: a, context: [b, c] }', 'b\n\nc'],
    ['{ input: a, context: { b: 1 } }', '{"b":1}'],
  ])('takes `context` for what an answer may draw on: %s', (row, context) => {
    expect(casesOf(` [${row}]`)[0]?.context).toBe(context);
  });

  it('counts its rows for their ids, unless a row has one', () => {
    const rows = ' [{ input: a }, { input: b, id: glad }, { input: c, id: 7 }, { input: d, id: null }]';
    expect(casesOf(rows).map(({ id }) => id)).toEqual(['test-1', 'glad', '7', 'test-4']);
  });

  it('gives the variables of an `input` object as the row’s own, which come first', () => {
    expect(casesOf(' [{ input: { a: inner, b: inner }, a: outer }]')[0]?.variables).toEqual({
      a: 'outer',
      b: 'inner',
      input: { a: 'inner', b: 'inner' },
    });
  });

  it.each([
    [' 3', 'a.prompt.yml:2 `testData` is 3; expected a list of rows'],
    [' { input: a }', 'a.prompt.yml:2 `testData` is {"input":"a"}; expected a list of rows'],
    ['\n  - a question', 'a.prompt.yml:3 `testData[0]` is "a question"; expected an object of variables'],
    ['\n  - input: a\n  -', 'a.prompt.yml:4 `testData[1]` is null; expected an object of variables'],
    ['\n  - {}', 'a.prompt.yml:3 `testData[0]` gives nothing to ask; expected `input`, or another variable'],
    [
      '\n  - expected: b',
      'a.prompt.yml:3 `testData[0]` gives nothing to ask; expected `input`, or another variable',
      'messages: [{ role: system, content: Hi }]',
    ],
    [
      '\n  - input: a\n    id: []',
      'a.prompt.yml:4 `testData[0].id` is []; expected a text of 1 to 200 characters, or a whole number',
    ],
    [
      '\n  - { input: a, id: x }\n  - { input: b, id: x }',
      'a.prompt.yml:4 `testData[1].id` "x" is already used by `testData[0]`',
    ],
    [
      '\n  - { input: a }\n  - { input: b, id: test-1 }',
      'a.prompt.yml:4 `testData[1].id` "test-1" is already used by `testData[0]`',
    ],
  ])('that is faulty says where and what: %j', (testData, message, prompt = PROMPT) => {
    expect(faultsOf(testData, prompt)).toEqual([message]);
  });

  it('that is faulty says nothing against the prompt', () => {
    const { result } = parsePromptYmlWhole('a.prompt.yml', `${PROMPT}\ntestData: 3\nevaluators: 3`);
    expect(result.kind).toBe('parsed');
  });

  it('names 20 faults and counts the rest', () => {
    const faults = faultsOf(` [${'1, '.repeat(1000)}]`);
    expect(faults).toHaveLength(21);
    expect(faults[20]).toBe('a.prompt.yml:2 `testData` has 980 more faults');
  });
});

describe('testData that was built to do harm', () => {
  it('sets no prototype', () => {
    const [golden] = casesOf('\n  - { input: a, __proto__: { polluted: true }, constructor: { b: 1 } }');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(golden?.variables)).toBe(Object.prototype);
    expect(golden?.variables.polluted).toBeUndefined();
  });

  it('sets none through an `input` object', () => {
    const [golden] = casesOf('\n  - { input: { __proto__: { polluted: true }, a: b } }');
    expect(Object.getPrototypeOf(golden?.variables)).toBe(Object.prototype);
    expect(golden?.variables.polluted).toBeUndefined();
  });

  it('may not hold itself', () => {
    const { result, embedded } = parsePromptYmlWhole(
      'a.prompt.yml',
      `${PROMPT}\ntestData: &a [{ input: *a }]`,
    );
    expect(result.kind).toBe('faulty');
    expect(embedded).toBeNull();
  });

  it('may not multiply through aliases', () => {
    const text = 'a: &a [x, x, x, x, x, x, x, x, x, x]\n';
    const more = ['b', 'c', 'd', 'e'].map((name, index) => {
      const before = 'abcd'[index];
      return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]\n`;
    });
    const whole = parsePromptYmlWhole(
      'a.prompt.yml',
      `${text}${more.join('')}${PROMPT}\ntestData: [{ input: *e }]`,
    );
    expect(whole.result.kind).toBe('faulty');
  });

  it('may hold 2000 rows, and no more', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => `\n- input: ${index}`).join('');
    expect(casesOf(rows(2000))).toHaveLength(2000);
    expect(faultsOf(rows(2001))).toEqual([
      'a.prompt.yml:2 `testData` holds 2001 rows; expected at most 2000: keep them in a dataset of its own',
    ]);
  });

  it('is read in time, however long', () => {
    const before = performance.now();
    faultsOf('\n- a: 1'.repeat(60_000));
    faultsOf(` [{ ${Array.from({ length: 40_000 }, (_, index) => `a${index}: 1`).join(', ')} }]`);
    expect(performance.now() - before).toBeLessThan(15_000);
  });

  it.each(['.nan', '.inf', '0x10', '1e400', '!!str 5', '2001-12-14', '"\\u0000"'])(
    'holds nothing but JSON: %s',
    (value) => {
      const cases = casesOf(` [{ input: a, value: ${value} }]`);
      expect(JSON.parse(JSON.stringify(cases))).toEqual(cases);
    },
  );
});
