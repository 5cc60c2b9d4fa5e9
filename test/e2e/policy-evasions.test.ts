import { describe, expect, it, type TestContext } from 'vitest';
import { type ModelServer, startModelServer } from '../../fixtures/servers/model-server.ts';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';
import { CONFIG, candidateAnswers, changed } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { push, sealingWorld, UNRELATED } from './sealing-world.ts';
import { DATASET, dataset, goldenCases, PROMPT, REWORDED, unfaithfulOn, type World } from './world.ts';

const MINOR = { [PROMPT]: changed('1.3.0') };
const MAJOR = { [PROMPT]: changed('2.0.0') };
const WORKFLOW = '.github/workflows/prompt-gate.yml';

/** An endpoint of somebody who would like to be asked. */
async function elsewhere(test: TestContext): Promise<ModelServer> {
  const server = await startModelServer({ reply: standIn });
  test.onTestFinished(() => server.close());
  return server;
}

/** A pull request that changes the config and a prompt, whose answers are bad. */
async function bad(test: TestContext, base: string, head: string): Promise<{ world: World; number: number }> {
  const world = await sealingWorld(test, 6, { [CONFIG]: base });
  world.answer = candidateAnswers(unfaithfulOn(6));
  return { world, number: await world.propose({ ...MINOR, [CONFIG]: head }) };
}

describe.concurrent('a head that makes the config milder is measured by that of the base, and needs a person:', () => {
  it.for<[string, string]>([
    ['lower floors', 'levels: { minor: { faithfulness: 0, regression: off } }\n'],
    ['no judging', 'levels: { minor: { stages: [checks] } }\n'],
    ['no blocking', 'mode: advise\n'],
    ['its prompt in no group', 'prompts: [{ files: ["other/**"] }]\n'],
    ['another judge', 'judge: { model: mild }\n'],
    ['its author as the one who may override', 'override: { by: [author] }\n'],
  ])('%s', async ([_, head], test) => {
    const { world, number } = await bad(test, 'judge: { model: gpt-4o }\n', head);
    world.github.review(number, { user: 'author', state: 'COMMENTED', body: 'prompt-gate: override Mine' });
    const run = await expectVerdict(world, number, 'blocked');
    expect(run.codes).toEqual(expect.arrayContaining(['floor.faithfulness', 'policy.changed']));
    expect(new Set(run.judged.map(({ model }) => model))).toEqual(new Set(['gpt-4o']));
    expect(run.results).toMatchObject({ mode: 'enforce', override: null });
  });

  it('an endpoint, or the name of a key, of its own', async (test) => {
    const world = await sealingWorld(test, 6);
    const evil = await elsewhere(test);
    const head = `endpoints: { default: { base-url: "${evil.baseUrl}", api-key-env: ACTIONS_SECRET } }\n`;
    const environment = { ACTIONS_SECRET: 'a secret of sixteen or more' };
    const number = await world.propose({ ...MINOR, [CONFIG]: head });
    const run = await expectVerdict(world, number, 'awaiting-sign-off', { environment });
    expect(run.codes).toEqual(expect.arrayContaining(['policy.changed']));
    expect([run.asked.length, evil.requests.length]).toEqual([12, 0]);
  });

  it('a model that the base does not allow', async (test) => {
    const world = await sealingWorld(test, 6, { [CONFIG]: 'allow-models: [small]\n' });
    const huge = `---\nversion: 2.0.0\nmodel: huge\n---\n${REWORDED}\n{{context}}\n`;
    const number = await world.propose({ [PROMPT]: huge, [CONFIG]: 'allow-models: ["*"]\n' });
    const run = await expectVerdict(world, number, 'blocked');
    expect(run.codes).toEqual(expect.arrayContaining(['model.not-allowed', 'policy.changed']));
    expect(run.asked).toEqual([]);
  });

  it.for(['sign-off: none', 'sign-off: { by: [friend] }'])(
    '`%s` for what somebody else has to sign off',
    async (milder, test) => {
      const world = await sealingWorld(test, 2, {
        [CONFIG]: 'levels: { major: { sign-off: { by: [lead] } } }\n',
      });
      for (const user of ['lead', 'friend']) world.github.addUser(user, { permission: 'write' });
      const number = await world.propose({ ...MAJOR, [CONFIG]: `levels: { major: { ${milder} } }\n` });
      world.github.review(number, { user: 'friend', state: 'APPROVED' });
      const run = await expectVerdict(world, number, 'awaiting-sign-off');
      expect(run.codes).toEqual(expect.arrayContaining(['policy.changed', 'sign-off.missing']));
      world.github.review(number, { user: 'lead', state: 'APPROVED' });
      await expectVerdict(world, number, 'pass');
    },
  );

  it.for<[string, string | Uint8Array, string, string]>([
    ['a symbolic link', '../docs/policy.yml', '120000', 'is a symbolic link'],
    ['a submodule', 'a'.repeat(40), '160000', 'is a submodule'],
    ['what is no text', Uint8Array.of(0xff, 0xfe), '100644', 'is not UTF-8 text'],
    ['a pointer', 'version https://git-lfs.github.com/spec/v1\n', '100644', 'is a Git LFS pointer'],
  ])(
    '%s in its place is blocked: no later change of it could be seen, or read',
    async ([_, content, mode, words], test) => {
      const world = await sealingWorld(test, 2, {
        [CONFIG]: 'samples: 1\n',
        'docs/policy.yml': 'samples: 1\n',
      });
      await world.github.commit('linked', { [CONFIG]: content }, { from: 'main', modes: { [CONFIG]: mode } });
      const number = await world.github.openPullRequest({ head: 'linked', user: 'author' });
      const run = await expectVerdict(world, number, 'blocked');
      expect(run.codes).toEqual(['policy.invalid', 'policy.changed']);
      expect(messageOf(run, 'policy.invalid')).toContain(words);
    },
  );
});

describe.concurrent('an input that loosens what the config sets is overruled, and the comment says so:', () => {
  const rival = (world: World) => `endpoints: { default: { base-url: "${world.model.baseUrl}" } }\n`;

  it('another endpoint', async (test) => {
    const world = await sealingWorld(test, 6);
    await world.github.commit('main', { [CONFIG]: rival(world) });
    const evil = await elsewhere(test);
    const run = await expectVerdict(world, await world.propose(MINOR), 'pass', {
      inputs: { 'openai-base-url': evil.baseUrl },
    });
    expect([run.asked.length, evil.requests.length]).toEqual([12, 0]);
    expect(run.comment).toContain('input `openai-base-url` is overruled by `endpoints.default`');
  });

  it.for([
    ['dataset', 'prompts/easy.json', `dataset: ${DATASET}\n`],
    ['model', 'huge', 'model: small\n'],
    ['judge-model', 'mild', 'judge: { models: [gpt-4o] }\n'],
  ] as const)('another `%s`', async ([input, value, config], test) => {
    const world = await sealingWorld(test, 6, {
      [CONFIG]: config,
      'prompts/easy.json': dataset(goldenCases(1)),
    });
    const run = await expectVerdict(world, await world.propose(MINOR), 'pass', {
      inputs: { [input]: value },
    });
    expect(run.results.run.notices).toEqual([
      expect.stringMatching(new RegExp(`^input \`${input}\` is overruled by \`[\\w.-]+\` in ${CONFIG}$`)),
    ]);
    expect(run.comment).toContain(`input \`${input}\` is overruled`);
    expect(run.asked.map(({ model }) => model)).toEqual(Array(12).fill('small'));
    expect(new Set(run.judged.map(({ model }) => model))).toEqual(new Set(['gpt-4o']));
  });

  it('other prompts are added to its groups, and take none away', async (test) => {
    const world = await sealingWorld(test, 6, { [CONFIG]: 'prompts: [{ files: ["prompts/*.md"] }]\n' });
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: changed('1.2.0') }), 'blocked', {
      inputs: { prompts: 'other/**' },
    });
    expect(run.codes).toContain('version.not-bumped');
  });

  it('a workflow that the pull request edits is named, since it may have changed the inputs themselves', async (test) => {
    const world = await sealingWorld(test, 6, { [WORKFLOW]: 'on: pull_request\n' });
    const action = '.github/actions/gate/action.yml';
    const number = await world.propose({ ...MINOR, [WORKFLOW]: 'on: push\n', [action]: 'runs: {}\n' });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.codes).toContain('workflow.changed');
    expect(messageOf(run, 'workflow.changed')).toContain(`\`${action}\`, \`${WORKFLOW}\``);
    expect(run.comment).toContain('edits workflows as well');
  });
});

const MILD = { [CONFIG]: 'levels: { minor: { faithfulness: 0, regression: off } }\n' };

/** A bad change for main, and a second branch: with a milder policy, or with the change in it already. */
async function between(
  test: TestContext,
  mild: 'milder' | 'the same',
): Promise<{ world: World; number: number }> {
  const world = await sealingWorld(test, 6);
  world.answer = candidateAnswers(unfaithfulOn(6));
  const number = await world.propose(MINOR);
  if (mild === 'milder') await world.github.commit('mild', MILD, { from: 'main' });
  else await world.github.commit('mild', {}, { from: 'change-1' });
  await push(world, UNRELATED);
  return { world, number };
}

describe.concurrent('a pull request that is pointed at a branch with a milder policy', () => {
  it('and back, is measured by the policy of the branch that it goes to', async (test) => {
    const { world, number } = await between(test, 'milder');
    await expectVerdict(world, number, 'blocked');
    world.github.retarget(number, 'mild');
    await expectVerdict(world, number, 'pass');
    world.github.retarget(number, 'main');
    await expectVerdict(world, number, 'blocked');
  });

  it.for([
    ['was measured by that policy', 'milder'],
    ['had nothing to measure there', 'the same'],
  ] as const)('and back, does not pass by a rerun of the job that %s', async ([_, mild], test) => {
    const { world, number } = await between(test, mild);
    world.github.retarget(number, 'mild');
    const payload = await world.github.payload('pull_request', number);
    expect((await world.run(number, { payload })).code).toBe(0);
    world.github.retarget(number, 'main');
    await expectVerdict(world, number, 'blocked');
    const rerun = await world.run(number, { payload });
    expect([rerun.code, rerun.outputs.verdict]).toEqual([1, 'inconclusive']);
    expect(rerun.log).toContain('the base branch was changed during the run');
    expect(world.status(number)?.state).not.toBe('success');
    expect(world.comments(number)[0]).toContain('blocked');
  });

  it.for([
    ['it is measured', 'milder'],
    ['a run finds nothing to measure', 'the same'],
  ] as const)('and back while %s, does not pass', async ([_, mild], test) => {
    const { world, number } = await between(test, mild);
    world.github.retarget(number, 'mild');
    world.github.on({ method: 'GET', path: /\/compare\// }, () => world.github.retarget(number, 'main'));
    const { outputs } = await world.run(number);
    expect(outputs.verdict).toBe('inconclusive');
    expect(world.status(number)?.state).not.toBe('success');
    expect(world.comments(number)).toEqual([]);
  });

  it('gets no status from a run that speaks for other branches alone', async (test) => {
    const { world, number } = await between(test, 'milder');
    world.github.retarget(number, 'mild');
    const named = await world.run(number, { inputs: { branches: 'main' } });
    const event = 'workflow_run';
    const payload = await world.github.workflowRunPayload({ event: 'pull_request', number });
    const unnamed = await world.run(number, { event, payload });
    for (const { outputs, log } of [named, unnamed]) {
      expect(outputs.verdict).toBe('not-applicable');
      expect(log).toContain('which is not among `branches`');
    }
    expect(world.status(number)).toBeUndefined();
    expect(world.model.requests).toEqual([]);
  });
});

const OUTSIDE = [
  '../secrets.json',
  '/etc/passwd',
  'prompts/../../secrets.json',
  'C:\\secrets.json',
  '.git/config',
];

describe.concurrent('a path that leads out of the repository is refused:', () => {
  it.for([
    ...OUTSIDE.map((path) => `dataset: '${path}'\n`),
    "judge: { calibration: '../secrets.json' }\n",
    "prompts: [{ files: ['prompts/*.md'], dataset: '../secrets.json' }]\n",
    "prompts: [{ files: ['prompts/*.md'], checks: { schema: '../secrets.json' } }]\n",
  ])('in the config: %s', async (config, test) => {
    const world = await sealingWorld(test, 2, { [CONFIG]: config });
    const run = await expectVerdict(world, await world.propose(MINOR), 'inconclusive');
    expect(new Set(run.codes)).toEqual(new Set(['config.invalid']));
    expect(run.reads.filter((read) => /secrets|passwd|\.git\/config/.test(decodeURIComponent(read)))).toEqual(
      [],
    );
    expect(run.asked).toEqual([]);
  });

  it.for(['../secrets.json', '/etc/passwd'])('%s as the schema that a prompt names', async (path, test) => {
    const world = await sealingWorld(test, 2);
    const number = await world.propose({ [PROMPT]: changed('2.0.0', `response-schema: ${path}\n`) });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(run.reads.filter((read) => /secrets|passwd/.test(read))).toEqual([]);
    expect(run.asked).toEqual([]);
  });

  it.for(OUTSIDE)('%s as an input', async (path, test) => {
    const world = await sealingWorld(test, 2);
    const number = await world.propose(MINOR);
    const { code, log } = await world.run(number, { inputs: { dataset: path, config: path } });
    expect(code).toBe(1);
    expect(log).toContain('input `dataset`');
    expect(log).toContain('input `config`');
    expect(world.github.requests).toEqual([]);
  });

  it.for<[string, string, string]>([
    ['symbolic link', '120000', '../docs/easy.json'],
    ['symbolic link', '120000', '/etc/passwd'],
    ['submodule', '160000', 'a'.repeat(40)],
  ])('a dataset that is a %s (%s, to %s)', async ([what, mode, target], test) => {
    const world = await sealingWorld(test, 6, { 'docs/easy.json': dataset(goldenCases(6)) });
    await world.github.commit(
      'linked',
      { ...MINOR, [DATASET]: target },
      { from: 'main', author: 'author', modes: { [DATASET]: mode } },
    );
    const number = await world.github.openPullRequest({ head: 'linked', user: 'author' });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(messageOf(run, 'config.dataset')).toContain(`is a ${what}; put the file itself there`);
    expect(run.asked).toEqual([]);
  });
});
