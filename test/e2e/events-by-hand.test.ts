import { describe, expect, it } from 'vitest';
import { CONFIG, MINOR, worldOf } from './endpoint-given.ts';
import { expectRan, MAJOR, type Ran, runOn, statesOf } from './event-given.ts';
import { DATASET, PROMPT, unfaithfulOn, type World } from './world.ts';

async function byHand(world: World, inputs: Record<string, string>): Promise<Ran> {
  return runOn(world, 'workflow_dispatch', await world.github.payload('workflow_dispatch'), { inputs });
}

/** A branch beside main that holds these files. */
async function branchWith(world: World, files: Record<string, string>): Promise<string> {
  return world.github.commit('idea', files, { author: 'author' });
}

describe.concurrent('`workflow_dispatch` with `pull-request` and `head-sha`', () => {
  it('measures the pull request, with a status on its head and a comment', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const head = world.github.head(number);
    const ran = await byHand(world, { 'pull-request': `${number}`, 'head-sha': head });
    expectRan(ran, 'pass', 0);
    expect(ran.results.run).toMatchObject({ pullRequest: number, head });
    expect(statesOf(world, head)).toEqual(['pending', 'success']);
    expect(world.comments(number)).toHaveLength(1);
  });

  it('refuses a pull request that is closed', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    world.github.closePullRequest(number);
    const ran = await byHand(world, { 'pull-request': `${number}` });
    expectRefused(ran, `Pull request ${number} is closed: there is nothing to decide.`);
  });

  it('refuses one that goes to a branch which the gate does not speak for', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const ran = await byHand(world, { 'pull-request': `${number}`, branches: 'release/*' });
    expectRefused(ran, `Nothing can be measured: pull request ${number} goes to \`main\``);
  });
});

describe.concurrent('`workflow_dispatch` with `base-ref` and `head-ref`', () => {
  it('measures one ref against the other for the results file alone: no status, no comment', async (test) => {
    const world = await worldOf(test, 2);
    const head = await branchWith(world, { [PROMPT]: MINOR });
    const number = await world.github.openPullRequest({ head: 'idea', user: 'author' });
    const ran = await byHand(world, { 'base-ref': 'main', 'head-ref': 'idea' });
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBeGreaterThan(0);
    expect(ran.writes).toEqual([]);
    expect(world.github.comments(number)).toEqual([]);
    expect(ran.results.run).toMatchObject({ head, pullRequest: null });
    expect(ran.summary).toContain('Prompt Gate: passed');
    expect(ran.outputs).toMatchObject({ verdict: 'pass', faithfulness: '1', 'comment-url': '' });
  });

  it.for([
    ['a tag', 'v1.2.0'],
    ['a commit', null],
  ] as const)('takes the policy and the baseline from %s', async ([_, tag], test) => {
    const world = await worldOf(test, 2);
    const strict = { [CONFIG]: 'allow-models: ["large"]\n' };
    const base = await world.github.commit('strict', strict, { from: 'main' });
    await world.github.tag('v1.2.0', base);
    const head = await world.github.commit('strict', { [PROMPT]: MINOR });
    const ran = await byHand(world, { 'base-ref': tag ?? base, 'head-ref': head });
    expectRan(ran, 'blocked', 1);
    expect(ran.results.run).toMatchObject({ base, head });
    expect(ran.results.prompts[0].reasons[0].code).toBe('model.not-allowed');
  });

  it('is red for a prompt that got worse', async (test) => {
    const world = await worldOf(test, 2);
    await branchWith(world, { [PROMPT]: MINOR });
    world.answer = unfaithfulOn(2);
    const ran = await byHand(world, { 'base-ref': 'main', 'head-ref': 'idea' });
    expectRan(ran, 'blocked', 1);
    expect(ran.writes).toEqual([]);
  });

  it('is red for a MAJOR: two refs have no reviews', async (test) => {
    const world = await worldOf(test, 2);
    await branchWith(world, { [PROMPT]: MAJOR });
    const ran = await byHand(world, { 'base-ref': 'main', 'head-ref': 'idea' });
    expectRan(ran, 'awaiting-sign-off', 1);
    expect(ran.results.prompts[0].reasons[0].message).toContain('belongs to no pull request');
    expect(ran.writes).toEqual([]);
  });

  it('is red where it could not be measured', async (test) => {
    const world = await worldOf(test, 2);
    await branchWith(world, { [PROMPT]: MINOR, [DATASET]: '[{}]' });
    const ran = await byHand(world, { 'base-ref': 'main', 'head-ref': 'idea' });
    expectRan(ran, 'inconclusive', 1);
    expect(ran.writes).toEqual([]);
  });

  it('is green where nothing affects a prompt', async (test) => {
    const world = await worldOf(test, 2);
    await branchWith(world, { 'README.md': '# Letters\n' });
    expectRan(await byHand(world, { 'base-ref': 'main', 'head-ref': 'idea' }), 'not-applicable', 0);
  });

  it('of a ref that does not exist: refused by its name', async (test) => {
    const world = await worldOf(test, 2);
    const ran = await byHand(world, { 'base-ref': 'main', 'head-ref': 'v9.9.9' });
    expectRefused(ran, '`v9.9.9` is no branch, tag or commit of this repository.');
    expect(ran.log).toContain('Correct the input `head-ref`.');
  });
});

describe.concurrent('`workflow_dispatch` with inputs that do not go together', () => {
  const HEAD = 'a'.repeat(40);
  it.for([
    ['none', {}, 'A manual run needs the number of a pull request, or two refs.'],
    [
      '`head-sha` alone',
      { 'head-sha': HEAD },
      'A manual run needs the number of a pull request, or two refs.',
    ],
    [
      '`base-ref` alone',
      { 'base-ref': 'main' },
      'Two refs are compared with `base-ref` and `head-ref` together.',
    ],
    [
      '`head-ref` alone',
      { 'head-ref': 'idea' },
      'Two refs are compared with `base-ref` and `head-ref` together.',
    ],
    [
      'refs and `pull-request`',
      { 'base-ref': 'main', 'head-ref': 'idea', 'pull-request': '1' },
      'Give both, and no `pull-request`',
    ],
    [
      'refs and `head-sha`',
      { 'base-ref': 'main', 'head-ref': 'idea', 'head-sha': HEAD },
      'Give both, and no `pull-request` or `head-sha`',
    ],
    [
      'a range as a ref',
      { 'base-ref': 'main...idea', 'head-ref': 'idea' },
      'expected a branch, a tag or a commit',
    ],
  ] as const)('%s: refused, with what to give', async ([_, inputs, words], test) => {
    const world = await worldOf(test, 2);
    await branchWith(world, { [PROMPT]: MINOR });
    await world.github.openPullRequest({ head: 'idea', user: 'author' });
    expectRefused(await byHand(world, inputs), words);
  });
});

describe.concurrent('the inputs of a manual run on another event', () => {
  it.for(['pull-request', 'base-ref', 'head-ref'])('`%s`: refused, not ignored', async (name, test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const payload = await world.github.payload('pull_request', number);
    const ran = await runOn(world, 'pull_request', payload, { inputs: { [name]: '1' } });
    expectRefused(ran, `\`${name}\`: only a manual run (\`workflow_dispatch\`) takes this.`);
  });
});

/** Nothing was measured or written, and the log says why. */
function expectRefused(ran: Ran, words: string): void {
  expect(ran.log).toContain(words);
  expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'inconclusive' }, asked: 0, writes: [] });
}
