import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_GLOBS } from '../../src/policy/defaults.ts';
import { policy } from './given.ts';

const FILE = '.github/prompt-gate.yml';

describe('the policy, where neither inputs nor config say anything', () => {
  const resolved = policy({}, null);

  it('is the documented defaults, each with its source', () => {
    expect(resolved).toMatchObject({
      configPath: FILE,
      configFound: false,
      mode: { value: 'enforce', from: 'mode (default)' },
      model: null,
      samples: { value: 1, from: 'samples (default)' },
      judge: {
        models: { value: ['gpt-4o'], from: 'judge.model (default)' },
        temperature: 0,
        samples: 1,
        calibration: null,
      },
      cache: { enabled: true, maxAgeDays: { value: 7, from: 'cache.baseline-max-age-days (default)' } },
      earlyStopping: true,
      endpoints: { default: { baseUrl: null, apiKeyEnv: null } },
      allowModels: null,
      budget: {
        maxUsd: { value: 5, from: 'budget.max-usd (default)' },
        maxUsdAsked: false,
        maxMinutes: { value: 30, from: 'budget.max-minutes (default)' },
        maxCases: { value: 2000, from: 'budget.max-cases (default)' },
        maxOutputTokens: { value: 4096, from: 'budget.max-output-tokens (default)' },
      },
      answers: 'short',
      signOff: { approvals: 1, by: [] },
      notices: [],
    });
  });

  it('is one group of all prompt files, over the default dataset', () => {
    expect(resolved.groups).toHaveLength(1);
    expect(resolved.groups[0]).toMatchObject({
      source: 'prompts (default)',
      files: DEFAULT_GLOBS,
      dataset: { value: 'prompts/golden_dataset.json', from: 'dataset (default)' },
      minCases: { value: 1, from: 'min-cases (default)' },
      checks: {},
    });
  });

  it('is the same for an empty config, but for its having been found', () => {
    expect(policy({}, '')).toEqual({ ...resolved, configFound: true });
  });
});

describe('an input stands where the config does not set its key', () => {
  it.each([null, '', 'report: { answers: full }'])('with the config %j', (config) => {
    const resolved = policy(
      {
        mode: 'advise',
        model: 'gpt-4o-mini',
        'judge-model': 'o3',
        samples: '3',
        dataset: 'd.json',
        'openai-base-url': 'http://localhost/v1',
      },
      config,
    );
    expect(resolved).toMatchObject({
      mode: { value: 'advise', from: 'input mode' },
      model: { value: 'gpt-4o-mini', from: 'input model' },
      samples: { value: 3, from: 'input samples' },
      judge: { models: { value: ['o3'], from: 'input judge-model' } },
      endpoints: { default: { baseUrl: 'http://localhost/v1', apiKeyEnv: null } },
      notices: [],
    });
    expect(resolved.groups[0]?.dataset).toEqual({ value: 'd.json', from: 'input dataset' });
  });
});

describe('an input may only tighten what the config sets', () => {
  it.each([
    ['enforce', 'enforce', 'enforce', `mode in ${FILE}`, []],
    ['advise', 'advise', 'advise', `mode in ${FILE}`, []],
    ['enforce', 'advise', 'enforce', 'input mode', []],
    [
      'advise',
      'enforce',
      'enforce',
      `mode in ${FILE}`,
      [`input \`mode\` (advise) may only tighten \`mode\` (enforce) in ${FILE}`],
    ],
  ])('mode: %s over %s is %s', (input, configured, value, from, notices) => {
    const resolved = policy({ mode: input }, `mode: ${configured}`);
    expect(resolved.mode).toEqual({ value, from });
    expect(resolved.notices).toEqual(notices);
  });

  it.each([
    ['5', 3, 5, 'input samples', []],
    ['3', 3, 3, `samples in ${FILE}`, []],
    ['1', 3, 3, `samples in ${FILE}`, [`input \`samples\` (1) may only tighten \`samples\` (3) in ${FILE}`]],
  ])('samples: %s over %i is %i', (input, configured, value, from, notices) => {
    const resolved = policy({ samples: input }, `samples: ${configured}`);
    expect(resolved.samples).toEqual({ value, from });
    expect(resolved.notices).toEqual(notices);
  });

  it.each([
    ['model', 'model: configured', `input \`model\` is overruled by \`model\` in ${FILE}`],
    [
      'judge-model',
      'judge: { model: configured }',
      `input \`judge-model\` is overruled by \`judge.model\` in ${FILE}`,
    ],
    ['dataset', 'dataset: configured', `input \`dataset\` is overruled by \`dataset\` in ${FILE}`],
  ] as const)('%s: the configured one holds, and another is named', (name, config, notice) => {
    const outcomeOf = (input: string) => {
      const resolved = policy({ [name]: input }, config);
      const values = {
        model: resolved.model,
        'judge-model': { value: resolved.judge.models.value.join() },
        dataset: resolved.groups[0]?.dataset,
      };
      return { value: values[name]?.value, notices: resolved.notices };
    };
    expect(outcomeOf('other')).toEqual({ value: 'configured', notices: [notice] });
    expect(outcomeOf('configured')).toEqual({ value: 'configured', notices: [] });
    expect(outcomeOf('')).toEqual({ value: 'configured', notices: [] });
  });

  it('openai-base-url: a configured default endpoint holds, and another is named', () => {
    const config = 'endpoints: { default: { base-url: "http://configured/v1", api-key-env: KEY } }';
    const other = policy({ 'openai-base-url': 'http://other/v1' }, config);
    expect(other.endpoints).toEqual({ default: { baseUrl: 'http://configured/v1', apiKeyEnv: 'KEY' } });
    expect(other.notices).toEqual([
      `input \`openai-base-url\` is overruled by \`endpoints.default\` in ${FILE}`,
    ]);
    expect(policy({ 'openai-base-url': 'http://configured/v1' }, config).notices).toEqual([]);
    expect(policy({}, config).notices).toEqual([]);
  });

  it('openai-base-url: an endpoint of another name leaves the default one open', () => {
    const config = 'endpoints: { local: { base-url: "http://localhost/v1" } }';
    expect(policy({ 'openai-base-url': 'http://other/v1' }, config).endpoints).toEqual({
      local: { baseUrl: 'http://localhost/v1', apiKeyEnv: null },
      default: { baseUrl: 'http://other/v1', apiKeyEnv: null },
    });
  });

  it('prompts: globs of the input are added to the configured groups, and take no file from them', () => {
    const { groups } = policy({ prompts: 'b/**\n!a/**' }, 'prompts: [{ files: ["a/**"] }]');
    expect(groups.map(({ source, files }) => ({ source, files }))).toEqual([
      { source: 'prompts[0]', files: ['a/**'] },
      { source: 'input prompts', files: ['b/**', '!a/**'] },
    ]);
  });

  it('prompts: without configured groups, those of the input replace the default', () => {
    const { groups } = policy({ prompts: 'b/**' }, 'mode: enforce');
    expect(groups.map(({ source, files }) => ({ source, files }))).toEqual([
      { source: 'input prompts', files: ['b/**'] },
    ]);
  });
});

describe('a group', () => {
  const config = `
dataset: all.json
prompts:
  - files: ["a/**"]
    dataset: a/golden.jsonl
    min-cases: 10
    checks: { format: json }
  - files: ["b/**"]
`;

  it('has its own dataset, least number of cases and checks, or else the common ones', () => {
    const [a, b] = policy({}, config).groups;
    expect(a).toMatchObject({
      source: 'prompts[0]',
      dataset: { value: 'a/golden.jsonl', from: `prompts[0].dataset in ${FILE}` },
      minCases: { value: 10, from: `prompts[0].min-cases in ${FILE}` },
      checks: { format: 'json' },
    });
    expect(b).toMatchObject({
      dataset: { value: 'all.json', from: `dataset in ${FILE}` },
      minCases: { value: 1, from: 'min-cases (default)' },
      checks: {},
    });
  });

  it('keeps its dataset whatever the input says', () => {
    const resolved = policy({ dataset: 'easy.json' }, config);
    expect(resolved.groups.map((group) => group.dataset.value)).toEqual(['a/golden.jsonl', 'all.json']);
  });
});

describe('what only the config says', () => {
  it('comes with its source where it decides', () => {
    const config = `
judge: { temperature: 0.5, samples: 3 }
allow-models: ["gpt-4o*"]
prices: { gpt-4o: { input: 1, output: 2 }, local: { input: 0, output: 0 } }
budget: { max-usd: 5 }
report: { answers: none }
levels: { major: { sign-off: { approvals: 2, by: [alice] } } }
`;
    const resolved = policy({ config: 'ci/gate.yml' }, config);
    expect(resolved).toMatchObject({
      configPath: 'ci/gate.yml',
      configFound: true,
      judge: { temperature: 0.5, samples: 3 },
      allowModels: { value: ['gpt-4o*'], from: 'allow-models in ci/gate.yml' },
      budget: { maxUsd: { value: 5, from: 'budget.max-usd in ci/gate.yml' }, maxUsdAsked: true },
      answers: 'none',
      signOff: { approvals: 2, by: ['alice'] },
    });
    expect(resolved.prices['gpt-4o']).toEqual({ input: 1, output: 2 });
    expect(resolved.prices.local).toEqual({ input: 0, output: 0 });
    expect(resolved.prices['gpt-4o-mini']).toBeDefined();
  });

  it('keeps the sign-off of a removed prompt or changed policy where MAJOR itself needs none', () => {
    expect(policy({}, 'levels: { major: { sign-off: none } }').signOff).toEqual({ approvals: 1, by: [] });
  });

  it('resolves for the example repository', () => {
    const resolved = policy({}, readFileSync('fixtures/support-bot/.github/prompt-gate.yml', 'utf8'));
    expect(resolved.groups.map((group) => group.dataset.value)).toEqual([
      'prompts/support/golden.jsonl',
      'prompts/billing/golden.yaml',
      'prompts/triage/golden.json',
    ]);
  });
});
