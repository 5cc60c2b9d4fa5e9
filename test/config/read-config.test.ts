import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import { faultsOf, gateErrorOf } from './given.ts';

const FILE = '.github/prompt-gate.yml';
const faults = (text: string) => faultsOf(() => readConfig(FILE, text));

describe('the config', () => {
  it.each([null, '', '\n', '# nothing yet', '{}', '\uFEFF'])('is empty for %j', (text) => {
    expect(readConfig(FILE, text)).toEqual({});
  });

  it('is read from the example repository', () => {
    const text = readFileSync('fixtures/support-bot/.github/prompt-gate.yml', 'utf8');
    expect(readConfig(FILE, text).prompts).toHaveLength(3);
  });

  it('holds every key of its reference', () => {
    const text = `
mode: enforce
model: gpt-4o-mini
dataset: prompts/golden_dataset.json
samples: 1
prompts:
  - files: ["prompts/support/**", "!prompts/support/old/**"]
    dataset: "{dir}/{name}.golden.jsonl"
    min-cases: 10
    checks:
      format: json
      schema: prompts/support/answer.schema.json
      required-fields: [answer, sources.0.url]
      length: { min-chars: 1, max-chars: 1200, min-words: 1, max-words: 200 }
      must-match: ['^\\{']
      must-not-match: ['(?i)as an ai']
      latency: { p95-ms: 8000, max-increase: 0.5 }
      cost: { max-usd-per-case: 0.01, max-increase: 0.25 }
      min-pass-rate: 1
    levels: { minor: { faithfulness: 0.9 } }
levels:
  patch: { stages: [checks] }
  minor: { stages: [checks, judge], faithfulness: 0.75, relevance: 0.80, regression: significant, canary-hours: 48 }
  major: { stages: [checks, judge], regression: strict, sign-off: { approvals: 1, by: [alice, bob_acme] } }
  initial: { stages: [checks, judge], faithfulness: 0.75, relevance: 0.80 }
judge: { model: gpt-4o, temperature: 0, samples: 1 }
endpoints:
  local: { base-url: "http://localhost:11434/v1", api-key-env: LOCAL_KEY }
allow-models: ["gpt-4o*", "local/*"]
prices: { gpt-4o: { input: 2.5, output: 10 } }
budget: { max-usd: 5, max-minutes: 30, max-cases: 2000, max-output-tokens: 4096 }
report: { answers: short }
`;
    expect(readConfig(FILE, text).prompts?.[0]?.checks).toMatchObject({
      requiredFields: ['answer', 'sources.0.url'],
      latency: { p95Ms: 8000, maxIncrease: 0.5 },
      cost: { maxUsdPerCase: 0.01, maxIncrease: 0.25 },
      minPassRate: 1,
    });
  });
});

describe('a fault in the config names file, line, key, what was found and what was expected', () => {
  it.each([
    [
      'faithfulness: 75',
      'levels.minor',
      '`levels.minor.faithfulness` is 75; it must be at most 1 (did you mean 0.75?)',
    ],
    ['regresion: off', 'levels.minor', 'unknown key `levels.minor.regresion`; did you mean `regression`?'],
    [
      'regression: no',
      'levels.minor',
      '`levels.minor.regression` is "no"; expected "significant" or "strict" or "certified" or "off"',
    ],
    ['stages: []', 'levels.minor', '`levels.minor.stages` is []; it needs at least 1 entry'],
    [
      'stages: [judges]',
      'levels.minor',
      '`levels.minor.stages[0]` is "judges"; expected "checks" or "judge"',
    ],
    [
      'sign-off: none',
      'levels.minor',
      'unknown key `levels.minor.sign-off`; known keys: stages, faithfulness, relevance, regression, canary-hours',
    ],
    [
      'min-pass-rate: 95',
      'checks',
      '`prompts[0].checks.min-pass-rate` is 95; it must be at most 1 (did you mean 0.95?)',
    ],
    ['format: xml', 'checks', '`prompts[0].checks.format` is "xml"; expected "text" or "json"'],
    [
      'length: { max-char: 5 }',
      'checks',
      'unknown key `prompts[0].checks.length.max-char`; did you mean `max-chars`?',
    ],
    [
      'schema: ../secret.json',
      'checks',
      '`prompts[0].checks.schema` is "../secret.json"; expected a path inside the repository: relative, with /, without ..',
    ],
  ])('%s below %s', (line, below, message) => {
    const text =
      below === 'checks'
        ? `prompts:\n  - files: [a]\n    checks:\n      ${line}`
        : `mode: enforce\nlevels:\n  minor:\n    ${line}`;
    const [fault, ...others] = faults(text);
    expect(others).toEqual([]);
    expect(fault).toContain(`${FILE}:4 ${message}`);
  });

  it.each([
    ['promts: []', 'unknown key `promts`; did you mean `prompts`?'],
    ['samples: 0', '`samples` is 0; it must be at least 1'],
    ['prompts: []', '`prompts` is []; it needs at least 1 entry'],
    [
      'dataset: /etc/passwd',
      '`dataset` is "/etc/passwd"; expected a path inside the repository: relative, with /, without ..',
    ],
    ['levels: { mayor: {} }', 'unknown key `levels.mayor`; did you mean `major`?'],
    [
      'levels: { initial: { regression: off } }',
      'unknown key `levels.initial.regression`; known keys: stages, faithfulness, relevance',
    ],
    [
      'levels: { major: { sign-off: maybe } }',
      '`levels.major.sign-off` is "maybe"; expected "none", or expected an object',
    ],
    [
      'levels: { major: { sign-off: { aprovals: 2 } } }',
      'unknown key `levels.major.sign-off.aprovals`; did you mean `approvals`?',
    ],
    [
      'levels: { major: { sign-off: { approvals: 0 } } }',
      '`levels.major.sign-off.approvals` is 0; it must be at least 1',
    ],
    [
      'endpoints: { local: { base-url: "ftp://a" } }',
      '`endpoints.local.base-url` is "ftp://a"; expected an http or https address',
    ],
    [
      'endpoints: { My_Local: { base-url: "http://a" } }',
      '`endpoints.My_Local`: expected a name of lower-case letters, digits and dashes',
    ],
    [
      'endpoints: { a: { base-url: "http://a", api-key-env: "$KEY" } }',
      '`endpoints.a.api-key-env` is "$KEY"; expected the name of an environment variable',
    ],
    ['prices: { gpt-4o: { input: 1 } }', '`prices.gpt-4o.output` is nothing; expected a number'],
    ['budget: { max-usd: 0 }', '`budget.max-usd` is 0; it must be more than 0'],
    [
      'prompts: [{ files: ["+(a|b)"] }]',
      '`prompts[0].files[0]` is "+(a|b)"; extended globs such as +(…) are not supported',
    ],
    [
      'prompts: [{ files: ["../**"] }]',
      '`prompts[0].files[0]` is "../**"; expected a glob inside the repository, without ..',
    ],
    [
      'prompts: [{ files: ["*a*b*c*"] }]',
      '`prompts[0].files[0]` is "*a*b*c*"; expected at most 8 wildcards, 3 in one part of the path',
    ],
    ['prompts: [{ dataset: a.json }]', '`prompts[0].files` is nothing; expected an array'],
  ])('%s', (text, message) => {
    expect(faults(`# a comment\n${text}`)).toEqual([`${FILE}:2 ${message}`]);
  });

  it.each(['@alice', 'acme/', '/reviewers', 'acme/a/b', 'acme/../x', 'bot[bot]', 'a b', ''])(
    '%j in sign-off.by is neither a user name nor a team',
    (name) => {
      const text = `levels:\n  major:\n    sign-off:\n      by:\n        - alice\n        - ${JSON.stringify(name)}`;
      expect(faults(text)).toEqual([
        `${FILE}:6 \`levels.major.sign-off.by[1]\` is ${JSON.stringify(name)}; expected a user name, or a team as \`organisation/team\``,
      ]);
    },
  );

  it.each(['acme/reviewers', '@acme/reviewers', 'Alice', 'a-b_c'])('%j in sign-off.by is one', (name) => {
    const config = readConfig(FILE, `levels: { major: { sign-off: { by: ["${name}"] } } }`);
    expect(config.levels?.major?.['sign-off']).toEqual({ approvals: 1, by: [name] });
  });

  it('override.by takes people, and no teams', () => {
    expect(readConfig(FILE, 'override: { by: [alice] }').override).toEqual({ by: ['alice'] });
    expect(faults('override: { by: [acme/owners] }')).toEqual([
      `${FILE}:1 \`override.by[0]\` is "acme/owners"; expected a user name`,
    ]);
  });

  it.each(['a(?=b)', 'a(?!b)', '(?<=a)b', '(?<!a)b', '(a)\\1', '(', 'a{2000}'])(
    'the pattern %s is none that RE2 matches in linear time',
    (pattern) => {
      const text = `prompts:\n  - files: [a]\n    checks:\n      must-not-match: ['(?i)fine', '${pattern}']`;
      expect(faults(text)).toEqual([
        expect.stringMatching(
          /^\.github\/prompt-gate\.yml:4 `prompts\[0\]\.checks\.must-not-match\[1\]` is .*RE2/,
        ),
      ]);
    },
  );

  it('beside all others, each at its own line', () => {
    const text =
      'mode: strict\nsamples: 99\npromts: []\nlevels:\n  minor:\n    relevance: 2\n    floor: 1\nbudget: 3';
    expect(
      faults(text)
        .map((fault) => Number(/:(\d+) /.exec(fault)?.[1]))
        .sort(),
    ).toEqual([1, 2, 3, 6, 7, 8]);
  });

  it.each([
    ['[]', '[]'],
    ['text', '"text"'],
    ['3', '3'],
  ])('where the whole is no object: %s', (text, shown) => {
    expect(faults(text)).toEqual([`${FILE}:1 the whole is ${shown}; expected an object`]);
  });
});

describe('whatever the file holds', () => {
  it('it ends in a config, or in one error with faults and a remedy', () => {
    const keys = [
      'mode',
      'prompts',
      'levels',
      'judge',
      'endpoints',
      'prices',
      'budget',
      'report',
      '__proto__',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()).map((value) => JSON.stringify(value)),
      fc.constantFrom(
        '&a [*a]',
        'judge: &a { x: *a }',
        '['.repeat(5000),
        'a: !!binary x',
        '? [a]\n: b',
        '<<: { mode: advise }',
      ),
    );
    fc.assert(
      fc.property(text, (source) => {
        try {
          readConfig(FILE, source);
        } catch (error) {
          expect(error).toBeInstanceOf(GateError);
          expect((error as GateError).faults.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no prototype is polluted, and nothing is inherited from a forged one', () => {
    const forged = ['__proto__: { mode: advise }', 'endpoints: { __proto__: { base-url: "http://a" } }'];
    for (const text of forged) {
      try {
        const config = readConfig(FILE, text);
        expect(config.mode).toBeUndefined();
        expect(Object.keys(config.endpoints ?? {})).toEqual([]);
      } catch (error) {
        expect(error).toBeInstanceOf(GateError);
      }
    }
    expect(({} as Record<string, unknown>).mode).toBeUndefined();
  });

  it('the error says which file of which branch to correct', () => {
    const error = gateErrorOf(() => readConfig(FILE, 'samples: 0'));
    expect(error.code).toBe('config.invalid');
    expect(error.describe()).toBe(
      [
        'The config `.github/prompt-gate.yml` of the base branch is not valid.',
        '- .github/prompt-gate.yml:1: `samples` is 0; it must be at least 1',
        'Correct `.github/prompt-gate.yml` on the base branch; nothing is measured with a policy that cannot be read.',
      ].join('\n'),
    );
  });
});
