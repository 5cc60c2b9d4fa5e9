import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseDataset } from '../../../src/dataset/parse-dataset.ts';
import { groupFinder } from '../../../src/policy/groups.ts';
import { branchesFault, modelFault, readBranches } from '../../../src/terminal/init/options.ts';
import { type Choices, planFiles } from '../../../src/terminal/init/plan-files.ts';
import { policyOf } from '../../../src/terminal/init/survey.ts';
import { announcement, enforcedWorkflow, quickWorkflow } from '../../../src/terminal/init/workflows.ts';
import { type Files, surveyOf, TEXT } from './given.ts';

const CHOICES: Choices = { model: 'gpt-4o-mini', judge: 'gpt-4o', branches: ['main'], setUp: 'quick' };
const CONFIG = '.github/prompt-gate.yml';
const WORKFLOW = '.github/workflows/prompt-gate.yml';
const DATASET = 'prompts/golden_dataset.json';

async function planned(files: Files, choices: Partial<Choices> = {}) {
  const plan = planFiles(await surveyOf(files), { ...CHOICES, ...choices });
  const textOf = (path: string) => plan.files.find((file) => file.path === path)?.text;
  return { ...plan, textOf, paths: plan.files.map(({ path }) => path) };
}

describe('the files of a set-up', () => {
  it('are workflow, config and a dataset beside the prompts', async () => {
    expect((await planned({ 'prompts/a.md': TEXT })).paths).toEqual([WORKFLOW, CONFIG, DATASET]);
  });

  it('have an announcing workflow where the gate is enforced', async () => {
    const { paths, textOf } = await planned({ 'prompts/a.md': TEXT }, { setUp: 'enforced' });
    expect(paths).toEqual(['.github/workflows/prompt-gate-announce.yml', WORKFLOW, CONFIG, DATASET]);
    expect(textOf(WORKFLOW)).toContain('workflow_run:');
  });

  it('have no dataset where there is no prompt to make it from', async () => {
    expect((await planned({})).paths).toEqual([WORKFLOW, CONFIG]);
  });

  it.each([
    [CONFIG, 'model: small\n'],
    [WORKFLOW, 'on: push\n'],
    [DATASET, '[{"id":"a","query":"q"}]'],
  ])('leave %s alone where it is there', async (path, text) => {
    const { paths, left } = await planned({ 'prompts/a.md': TEXT, [path]: text });
    expect(paths).not.toContain(path);
    expect(left.map((one) => one.path)).toContain(path);
  });

  it('have no workflow where another one runs the gate already', async () => {
    const other = '.github/workflows/checks.yml';
    const text = 'jobs: { a: { steps: [{ uses: "prompt-gate/prompt-gate@v1" }] } }\n';
    const { paths, left } = await planned({ 'prompts/a.md': TEXT, [other]: text });
    expect(paths).toEqual([CONFIG, DATASET]);
    expect(left).toEqual([{ path: other, why: 'runs the gate already' }]);
  });

  it('have a workflow where another one only speaks of the gate', async () => {
    const other = '.github/workflows/checks.yml';
    const text = 'jobs:\n  a:\n    steps:\n      # - uses: prompt-gate/prompt-gate@v1\n      - run: "true"\n';
    expect((await planned({ [other]: text })).paths).toEqual([WORKFLOW, CONFIG]);
  });

  it('are no half of the enforced set-up', async () => {
    const { paths } = await planned(
      { 'prompts/a.md': TEXT, [WORKFLOW]: 'on: push\n' },
      { setUp: 'enforced' },
    );
    expect(paths).toEqual([CONFIG, DATASET]);
  });

  it('name a dataset that is there under another name', async () => {
    const cases = '[{"id":"a","query":"q"}]';
    const { paths, textOf } = await planned({ 'prompts/a.md': TEXT, 'evals/golden.json': cases });
    expect(paths).toEqual([WORKFLOW, CONFIG]);
    expect(parse(textOf(CONFIG) ?? '')).toEqual({ dataset: 'evals/golden.json' });
  });

  it('follow the config that is there: its datasets, and what it leaves out', async () => {
    const config = 'prompts:\n  - files: ["lib/*.prompty"]\n    dataset: "{dir}/{name}.jsonl"\n';
    const { paths, uncovered, textOf } = await planned({
      [CONFIG]: config,
      'lib/mail.prompty': 'system:\nWrite to {{name}}.\n',
      'app/prompts/x.md': TEXT,
    });
    expect(paths).toEqual([WORKFLOW, 'lib/mail.jsonl']);
    expect(parseDataset('lib/mail.jsonl', textOf('lib/mail.jsonl') ?? '').kind).toBe('parsed');
    expect(uncovered.map(({ path }) => path)).toEqual(['app/prompts/x.md']);
  });

  it('refuse a config that cannot be read', async () => {
    await expect(planned({ [CONFIG]: 'modle: x\n', 'prompts/a.md': TEXT })).rejects.toThrow(/not valid/);
  });
});

describe('the config', () => {
  it.each([
    ['nothing but the defaults', { 'prompts/a.md': TEXT }, {}, {}],
    ['a model where a prompt names none', { 'prompts/a.md': 'Hi.' }, {}, { model: 'gpt-4o-mini' }],
    [
      'a judge that is not the usual one',
      { 'prompts/a.md': TEXT },
      { judge: 'own/j' },
      { judge: { model: 'own/j' } },
    ],
    [
      'prompts elsewhere, with the usual places',
      {
        'prompts/a.md': TEXT,
        'app/prompts/b.md': TEXT,
        'app/prompts/c.md': TEXT,
        'app/prompts/README.md': 'x',
      },
      {},
      {
        prompts: [
          {
            files: [
              'prompts/**/*.{md,txt,prompt,prompty,prompt.yml,prompt.yaml}',
              'src/prompts/**/*.{md,txt,prompt,prompty,prompt.yml,prompt.yaml}',
              '!**/README.md',
              'app/prompts/*.md',
            ],
          },
        ],
      },
    ],
    [
      'a single file where its folder holds other things',
      { 'app/a.md': TEXT, 'app/notes.md': 'Notes.' },
      {},
      { prompts: [{ files: ['app/a.md'] }] },
    ],
  ])('holds %s', async (_, files, choices, expected) => {
    const text = (await planned(files as Files, choices)).textOf(CONFIG) ?? '';
    expect(parse(text) ?? {}).toEqual(expected);
    expect(text).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+config\.schema\.json\n/);
  });

  it.each([
    ['a new one', {}, 'prompts/golden.json', ['prompts/golden.json']],
    ['one that is there', { 'eval/golden.jsonl': '{"id":"a","query":"q"}\n' }, 'eval/golden.jsonl', []],
  ])(
    'keeps prompts that bring their own cases away from the dataset of the others: %s',
    async (_, more, dataset, made) => {
      const own =
        'model: m\nmessages:\n  - role: user\n    content: "{{input}}"\ntestData:\n  - input: hello\n';
      const files = { 'prompts/a.md': TEXT, 'prompts/own.prompt.yml': own, ...more };
      const { textOf, paths } = await planned(files);
      const policy = policyOf(textOf(CONFIG) ?? '');
      const groupOf = groupFinder(policy.groups, []);
      const datasetOf = (path: string) => {
        const match = groupOf(path);
        return match?.kind === 'group' ? match.group.dataset : null;
      };
      expect(datasetOf('prompts/a.md')?.value).toBe(dataset);
      expect(datasetOf('prompts/own.prompt.yml')?.from).toBe('dataset (default)');
      expect(paths).toEqual([WORKFLOW, CONFIG, ...made]);
    },
  );

  it('names no dataset where all prompts bring their own cases', async () => {
    const own =
      'model: m\nmessages:\n  - role: user\n    content: "{{input}}"\ntestData:\n  - input: hello\n';
    const files = { 'prompts/own.prompt.yml': own, 'eval/golden.jsonl': '{"id":"a","query":"q"}\n' };
    const { textOf, paths } = await planned(files);
    expect(policyOf(textOf(CONFIG) ?? '').groups[0]?.dataset.from).toBe('dataset (default)');
    expect(paths).toEqual([WORKFLOW, CONFIG]);
  });

  it('takes every prompt that was found, unless its path has more wildcards than a glob may', async () => {
    const name = fc.stringMatching(/^[a-z [\]{}!*?,'"#&-]{1,8}$/).filter((text) => text.trim() === text);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), async (names) => {
        const files = Object.fromEntries(
          names.map((one) => [`app/${one}/x.prompty`, 'system:\nBe brief.\n']),
        );
        const { textOf, uncovered } = await planned(files);
        const tooWild = names.filter((one) => (one.match(/[[{*?]/g)?.length ?? 0) > 3);
        expect(uncovered.map(({ path }) => path.split('/')[1]).sort()).toEqual(tooWild.sort());
        expect(policyOf(textOf(CONFIG) ?? '').groups).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('branches', () => {
  it.each([
    ['main', ['main']],
    ['main, release/*', ['main', 'release/*']],
    ['on', ['on']],
    ['1.0 v2', ['1.0', 'v2']],
    ["it's", ["it's"]],
  ])('%s come back from the workflows as they were written', (text, expected) => {
    expect(branchesFault(text)).toBeNull();
    const branches = readBranches(text);
    const quick = parse(quickWorkflow(branches));
    expect(quick.on.pull_request.branches).toEqual(expected);
    expect(parse(announcement(branches)).on.pull_request.branches).toEqual(expected);
    for (const workflow of [quick, parse(enforcedWorkflow(branches))]) {
      const input = String(workflow.jobs.evaluate.steps[0].with.branches);
      expect(input.trim().split('\n')).toEqual(expected);
    }
  });

  it.each(['', ' , ', 'a..b', '-x', '/x', 'a\\b', 'x$'.concat('{{secrets.A}}'), 'a\u202eb'])(
    '%j are refused',
    (text) => {
      expect(branchesFault(text)).not.toBeNull();
    },
  );
});

describe('models', () => {
  it.each(['gpt-4o', 'local/llama3.2:8b', 'meta-llama/Llama-3.3-70B'])('%s is a name', (name) => {
    expect(modelFault(name)).toBeNull();
  });
  it.each(['', 'two words', 'a"b', '#x', '- x'])('%j is none', (name) => {
    expect(modelFault(name)).not.toBeNull();
  });
});
