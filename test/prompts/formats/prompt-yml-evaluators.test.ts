import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../src/checks/run-checks.ts';
import type { GoldenCase } from '../../../src/dataset/golden-case.ts';
import type { SchemaValidator } from '../../../src/ports/schema-validator.ts';
import { parsePromptYmlWhole } from '../../../src/prompts/formats/prompt-yml.ts';
import { withCaseChecks } from '../../../src/prompts/formats/prompt-yml-answer-rules.ts';
import { checksOf } from '../../../src/prompts/formats/prompt-yml-evaluators.ts';

const noSchemas: SchemaValidator = {
  validate: () => Promise.reject(new Error('no schema is asked for')),
  close: () => Promise.resolve(),
};
const where = (keys: readonly PropertyKey[]) => `a.prompt.yml:${keys.length}`;

function parsed(evaluators: unknown) {
  const result = checksOf(evaluators, where);
  if (result?.kind !== 'parsed') throw new Error(JSON.stringify(result));
  return result;
}

/** Whether an answer passes one `string` evaluator. */
async function passes(string: unknown, answer: string): Promise<boolean> {
  const { checks } = parsed([{ name: 'a', string }]);
  return (await runChecks(answer, [{ checks, schema: null }], noSchemas)).length === 0;
}

/** Faults of `evaluators` in YAML that begins on line 2. */
function faultsOf(evaluators: string): string[] {
  const text = `messages: [{ role: user, content: Hi }]\nevaluators:${evaluators}`;
  const found = parsePromptYmlWhole('a.prompt.yml', text).embedded?.evaluators;
  return found?.kind === 'faulty' ? found.faults.map(({ where, message }) => `${where} ${message}`) : [];
}

describe('a string evaluator is a check', () => {
  it.each([
    [{ contains: 'world' }, 'Hello World!', true],
    [{ contains: 'world' }, 'Hello', false],
    [{ contains: 'ÉTÉ' }, 'un été chaud', true],
    [{ contains: '"scores":' }, '{ "scores": [] }', true],
    [{ contains: 'a.c' }, 'abc', false],
    [{ contains: '(a|b)*[c]^$\\' }, 'so: (a|b)*[c]^$\\', true],
    [{ contains: 'two\nlines' }, 'in two\nlines.', true],
    [{ contains: 'a block\n' }, 'ends like a block', true],
    [{ startsWith: 'Summary -' }, 'summary - a fox', true],
    [{ startsWith: 'Summary -' }, '\n  Summary - a fox', true],
    [{ startsWith: 'Summary -' }, 'A Summary - a fox', false],
    [{ startsWith: 'Summary -' }, 'A fox.\nSummary - a fox', false],
    [{ endsWith: 'the end.' }, 'This is THE END.\n', true],
    [{ endsWith: 'the end.' }, 'the end. Or not', false],
    [{ endsWith: 'the end.' }, 'the end.\nOr not', false],
    [{ equals: 'positive' }, 'positive', true],
    [{ equals: 'positive' }, ' positive\n', true],
    [{ equals: 'positive\n' }, 'positive', true],
    [{ equals: 'positive' }, 'Positive', false],
    [{ equals: 'positive' }, 'not positive', false],
    [{ equals: 'positive' }, 'positive\nor not', false],
    [{ startsWith: '\u00a0a' }, 'a', false],
    [{ startsWith: '\u00a0a' }, '\u00a0ab', true],
    [{ equals: 42 }, '42', true],
    [{ equals: true }, 'true', true],
    [{ startsWith: 'a', endsWith: 'c' }, 'abc', true],
    [{ startsWith: 'a', endsWith: 'c' }, 'ab', false],
    [{ startsWith: 'a', endsWith: '', contains: null }, 'ab', true],
  ])('%j on %j: %s', async (string, answer, passed) => {
    expect(await passes(string, answer)).toBe(passed);
  });

  it('that every text it looks for passes, whatever it holds', async () => {
    const space = fc.constantFrom(' ', '\n', '\r', '\t', '\v', '\u00a0', 'a', 'İ', '\ud800');
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: space }));
    const plain = text.filter((one) => one.trim() !== '' && !one.includes('{{'));
    const criterion = fc.constantFrom('equals', 'contains', 'startsWith', 'endsWith');
    await fc.assert(
      fc.asyncProperty(criterion, plain, async (key, one) => {
        expect(await passes({ [key]: one }, one)).toBe(true);
      }),
    );
  });

  it('that is one of many', () => {
    const { checks, caseRules, ignored } = parsed([
      { name: 'prefix', string: { startsWith: 'Summary -' } },
      { name: 'Similarity', uses: 'github/similarity' },
      { name: 'word', description: 'why', string: { contains: 'fox' } },
    ]);
    expect(checks).toEqual({ mustMatch: ['(?i)\\A\\s*Summary -', '(?i)fox'] });
    expect(caseRules).toEqual([]);
    expect(ignored).toEqual(['Similarity (github/similarity)']);
  });
});

describe('evaluators', () => {
  it.each([undefined, null, []])('that hold nothing are no checks: %j', (evaluators) => {
    expect(checksOf(evaluators, where)).toBeNull();
  });

  it.each([
    [{ name: 'Coherence', uses: 'github/coherence' }, 'Coherence (github/coherence)'],
    [{ name: 'Polite?', llm: { modelId: 'openai/gpt-4o', prompt: 'p', choices: [] } }, 'Polite? (llm)'],
    [{ uses: 'octo/org' }, 'evaluators[0] (octo/org)'],
    [{ name: 'Keyword', type: 'regex', pattern: '(?i)a' }, 'Keyword (regex)'],
    [{ type: 'model_graded', prompt: 'p', choices: ['Yes', 'No'] }, 'evaluators[0] (model_graded)'],
    [{ name: 'Valid', json: { validJson: true } }, 'Valid (json)'],
    [{ name: 'Either', string: null, uses: 'github/fluency' }, 'Either (github/fluency)'],
    [{ name: 'a\n\nb', python: 'import os' }, 'a b (python)'],
    [{ name: 3, llm: {} }, 'evaluators[0] (llm)'],
  ])('that ask a model, or that no one knows here, are ignored by name: %j', (evaluator, name) => {
    expect(parsed([evaluator])).toEqual({ kind: 'parsed', checks: {}, caseRules: [], ignored: [name] });
  });

  it.each([
    [' 3', 'a.prompt.yml:2 `evaluators` is 3; expected a list'],
    ['\n- similar', 'a.prompt.yml:3 `evaluators[0]` is "similar"; expected an object with `string`'],
    [
      '\n- name: a',
      'a.prompt.yml:3 `evaluators[0]` does not say how to judge; expected `string`, `llm` or `uses`',
    ],
    [
      '\n- name: a\n  strings: { contains: b }',
      'a.prompt.yml:4 unknown key `evaluators[0].strings`; did you mean `string`?',
    ],
    [
      '\n- string: b',
      'a.prompt.yml:3 `evaluators[0].string` is "b"; expected an object with equals, contains, startsWith, endsWith',
    ],
    [
      '\n- string: {}',
      'a.prompt.yml:3 `evaluators[0].string` holds nothing to look for; expected one of equals, contains, startsWith, endsWith',
    ],
    [
      '\n- string: { contains: "" }',
      'a.prompt.yml:3 `evaluators[0].string` holds nothing to look for; expected one of equals, contains, startsWith, endsWith',
    ],
    [
      '\n- string:\n    starts_with: b',
      'a.prompt.yml:4 unknown key `evaluators[0].string.starts_with`; did you mean `startsWith`?',
    ],
    [
      '\n- string:\n    regex: b',
      'a.prompt.yml:4 unknown key `evaluators[0].string.regex`; known keys: equals, contains, startsWith, endsWith',
    ],
    [
      '\n- string: { contains: [a, b] }',
      'a.prompt.yml:3 `evaluators[0].string.contains` is ["a","b"]; expected a text of 1 to 1000 characters that is not blank',
    ],
    [
      '\n- string: { contains: "  " }',
      'a.prompt.yml:3 `evaluators[0].string.contains` is "  "; expected a text of 1 to 1000 characters that is not blank',
    ],
  ])('that are faulty say where and what: %j', (evaluators, message) => {
    expect(faultsOf(evaluators)).toEqual([message]);
  });

  it('have limits', () => {
    const many = Array.from({ length: 21 }, () => ({ string: { contains: 'a' } }));
    expect(checksOf(many, where)).toMatchObject({
      faults: [{ message: '`evaluators` holds 21 entries; expected at most 20' }],
    });
    expect(checksOf([{ string: { equals: 'a'.repeat(1001) } }], where)).toMatchObject({ kind: 'faulty' });
  });

  it('that were built to do harm are read in time, and set no prototype', () => {
    const before = performance.now();
    const keys = Array.from({ length: 12_000 }, (_, index) => `a${index}: 1`).join(', ');
    expect(faultsOf(` [{ string: { ${keys} } }]`)).toHaveLength(20);
    faultsOf(` [{ ${keys} }]`);
    expect(performance.now() - before).toBeLessThan(15_000);
    faultsOf(' [{ __proto__: { polluted: true }, string: { __proto__: { polluted: true } } }]');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a placeholder in an evaluator', () => {
  const golden = (id: string, more: Partial<GoldenCase> = {}): GoldenCase => ({
    id,
    query: 'a question',
    context: null,
    variables: {},
    reference: null,
    critical: false,
    group: null,
    prompts: null,
    checks: null,
    ...more,
  });
  const rules = (string: unknown) => parsed([{ name: 'exact', string }]).caseRules;

  it('is filled in for each case', () => {
    const cases = [golden('a', { variables: { label: 'x.y' } }), golden('b', { variables: { label: 7 } })];
    expect(withCaseChecks(cases, rules({ contains: 'Label: {{ label }}' }))).toEqual({
      kind: 'parsed',
      cases: [
        { ...cases[0], checks: { mustMatch: ['(?i)Label: x\\.y'] } },
        { ...cases[1], checks: { mustMatch: ['(?i)Label: 7'] } },
      ],
      ignored: [],
    });
  });

  it('is filled in with what the ideal answer of any dataset says', () => {
    const result = withCaseChecks([golden('a', { reference: 'yes\n' })], rules({ equals: '{{expected}}' }));
    expect(result).toMatchObject({ cases: [{ checks: { mustMatch: ['\\A\\s*yes\\s*\\z'] } }] });
  });

  it('is filled in once: a value brings in no other', () => {
    const cases = [golden('a', { variables: { x: '{{y}}', y: 'secret' } })];
    const result = withCaseChecks(cases, rules({ contains: '{{x}}' }));
    expect(result).toMatchObject({ cases: [{ checks: { mustMatch: ['(?i)\\{\\{y\\}\\}'] } }] });
  });

  it('adds to the checks that a case has already', () => {
    const own = { format: 'json', mustMatch: ['^a'] } as const;
    const result = withCaseChecks(
      [golden('a', { checks: own, reference: 'b' })],
      rules({ contains: '{{expected}}' }),
    );
    expect(result).toMatchObject({ cases: [{ checks: { format: 'json', mustMatch: ['^a', '(?i)b'] } }] });
  });

  it('does not hold a case to a value that it does not give, and says so', () => {
    const cases = [
      golden('a', { reference: 'b' }),
      golden('c'),
      golden('d', { variables: { expected: ' ' } }),
    ];
    expect(withCaseChecks(cases, rules({ equals: '{{expected}}' }))).toEqual({
      kind: 'parsed',
      cases: [{ ...cases[0], checks: { mustMatch: ['\\A\\s*b\\s*\\z'] } }, cases[1], cases[2]],
      ignored: ['exact (for c, d: no value)'],
    });
  });

  it.each([
    ['{{expeted}}', 'the evaluator "exact" asks for `expeted`, which no case gives'],
    [
      '{{completion}} {{expected}}',
      'the evaluator "exact" asks for `completion`, `expected`, which no case gives',
    ],
  ])('that no case can fill in is a fault: %s', (text, message) => {
    expect(withCaseChecks([golden('a', { reference: 'b' })], rules({ contains: text }))).toEqual({
      kind: 'faulty',
      faults: [{ where: 'a.prompt.yml:4', message }],
    });
  });

  it('that brings in too much is a fault', () => {
    const cases = [golden('a', { reference: 'b'.repeat(1001) })];
    expect(withCaseChecks(cases, rules({ contains: '{{expected}}' }))).toEqual({
      kind: 'faulty',
      faults: [
        {
          where: 'a.prompt.yml:4',
          message: 'the evaluator "exact" looks for more than 1000 characters in the case "a"',
        },
      ],
    });
  });

  it('changes nothing where there is none', () => {
    const cases = [golden('a')];
    expect(withCaseChecks(cases, [])).toEqual({ kind: 'parsed', cases, ignored: [] });
  });
});
