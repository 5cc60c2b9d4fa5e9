import { describe, expect, it } from 'vitest';
import { CONFIG, MINOR, worldOf } from './endpoint-given.ts';
import { expectNothing, expectRan, LONG_KEY, MAJOR, runOn, statesOf } from './event-given.ts';
import { PROMPT, type World } from './world.ts';

/** Runs the gate after another workflow has ended on an event of a pull request. */
async function runAfter(
  world: World,
  number: number,
  {
    event = 'pull_request',
    inputs = {},
    ...run
  }: {
    event?: 'pull_request' | 'pull_request_review';
    inputs?: Record<string, string>;
    sha?: string;
    run?: Record<string, unknown>;
  } = {},
) {
  const payload = await world.github.workflowRunPayload({ event, number, ...run });
  return runOn(world, 'workflow_run', payload, { inputs });
}

describe.concurrent('`workflow_run` after `pull_request`', () => {
  it('measures the pull request, with a status on its head and a comment', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const ran = await runAfter(world, number);
    expectRan(ran, 'pass', 0);
    expect(ran.results.run).toMatchObject({ pullRequest: number, head: world.github.head(number) });
    expect(statesOf(world, world.github.head(number))).toEqual(['pending', 'success']);
    expect(world.comments(number)).toHaveLength(1);
  });

  it('finds the one with this head among others', async (test) => {
    const world = await worldOf(test, 2);
    await world.propose({ 'README.md': '# Letters\n' });
    const number = await world.propose({ [PROMPT]: MINOR });
    await world.propose({ 'README.md': '# Boxes\n' });
    expect((await runAfter(world, number)).results.run.pullRequest).toBe(number);
  });

  it('costs at most four reads where nothing affects a prompt', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ 'README.md': '# Letters\n' });
    const ran = await runAfter(world, number);
    expectRan(ran, 'not-applicable', 0);
    expect(ran.reads.length).toBeLessThanOrEqual(4);
    expect(ran.writes).toEqual([`POST /statuses/${world.github.head(number)}`]);
  });

  it('whose head has moved on: nothing, for a later run speaks of the new one', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const sha = world.github.head(number);
    await world.github.commit('change-1', { 'other.txt': 'pushed meanwhile' });
    const ran = await runAfter(world, number, { sha });
    expectNothing(ran, `no open pull request has the head ${sha.slice(0, 7)} any more`);
  });

  it('that was closed meanwhile: nothing', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const payload = await world.github.workflowRunPayload({ event: 'pull_request', number });
    world.github.closePullRequest(number);
    const why = `no open pull request has the head ${world.github.head(number).slice(0, 7)} any more`;
    expectNothing(await runOn(world, 'workflow_run', payload), why);
  });

  it('of a pull request to another branch than the default one: nothing, since anybody may write its policy', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('lax', { [CONFIG]: 'levels: { minor: { stages: [checks] } }\n' });
    await world.github.commit('idea', { [PROMPT]: MINOR }, { author: 'author' });
    const number = await world.github.openPullRequest({ head: 'idea', base: 'lax', user: 'author' });
    const why = `pull request ${number} goes to \`lax\`, which is not among \`branches\` (main)`;
    expectNothing(await runAfter(world, number), why);
  });

  it('speaks for the branches that the workflow names, and then for no other', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('release/2.0', { 'release.txt': '2.0' });
    await world.github.commit('fix', { [PROMPT]: MINOR }, { author: 'author' });
    const inputs = { branches: 'release/*' };
    const released = await world.github.openPullRequest({ head: 'fix', base: 'release/2.0', user: 'author' });
    expectRan(await runAfter(world, released, { inputs }), 'pass', 0);
    expect(world.status(released)?.state).toBe('success');
    const number = await world.propose({ [PROMPT]: MINOR });
    const why = `pull request ${number} goes to \`main\`, which is not among \`branches\` (release/*)`;
    expectNothing(await runAfter(world, number, { inputs }), why);
  });

  it('judges one head that goes to two branches for the default one', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('lax', { 'other.txt': 'lax' });
    const number = await world.propose({ [PROMPT]: MINOR });
    const other = await world.github.openPullRequest({ head: 'change-1', base: 'lax', user: 'author' });
    const ran = await runAfter(world, number);
    expectRan(ran, 'pass', 0);
    expect(ran.results.run).toMatchObject({ pullRequest: number, base: expect.any(String) });
    expect(world.comments(other)).toEqual([]);
  });

  it('cannot speak for one head that goes to two branches of the gate, and says so', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('release/2.0', { 'release.txt': '2.0' });
    const number = await world.propose({ [PROMPT]: MINOR });
    await world.github.openPullRequest({ head: 'change-1', base: 'release/2.0', user: 'author' });
    const ran = await runAfter(world, number, { inputs: { branches: 'main\nrelease/*' } });
    expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'inconclusive' }, asked: 0 });
    expect(ran.log).toMatch(/Pull requests \d and \d have one head .*a status cannot speak for both/);
    expect(statesOf(world, world.github.head(number))).not.toContain('success');
  });
});

describe.concurrent('`workflow_run` after `pull_request_review`', () => {
  it('lets a MAJOR pass that somebody has approved, without a model call', async (test) => {
    const world = await worldOf(test, 2, {}, [], { apiKey: LONG_KEY });
    const number = await world.propose({ [PROMPT]: MAJOR });
    expectRan(await runAfter(world, number), 'awaiting-sign-off', 0);
    world.github.addUser('alice', { permission: 'write' });
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    const ran = await runAfter(world, number, { event: 'pull_request_review' });
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
    expect(world.status(number)?.state).toBe('success');
    expect(world.comments(number)).toEqual([expect.stringContaining('Signed off by `alice`')]);
  });
});

describe.concurrent('`workflow_run` after a run for no pull request', () => {
  it.for(['push', 'schedule', 'workflow_dispatch', 'release'])('%s: nothing', async (event, test) => {
    const world = await worldOf(test, 2);
    // The branch has a pull request, for which the event did not run.
    await world.propose({ [PROMPT]: MINOR });
    const payload = await world.github.workflowRunPayload({
      event: 'push',
      branch: 'change-1',
      run: { event },
    });
    const ran = await runOn(world, 'workflow_run', payload);
    expectNothing(ran, `the workflow that ended ran on \`${event}\`, for no pull request`);
    expect(ran.reads).toEqual([]);
  });
});

describe.concurrent('`workflow_run` after `merge_group`', () => {
  it("measures the queue's commit and writes its status there, without a comment", async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const group = await world.github.enqueue(number);
    const payload = await world.github.workflowRunPayload({ event: 'merge_group', group });
    const ran = await runOn(world, 'workflow_run', payload);
    expectRan(ran, 'pass', 0);
    expect(ran.results.run).toMatchObject({ base: group.baseSha, head: group.headSha, pullRequest: null });
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'success']);
    expect(world.github.comments(number)).toEqual([]);
  });

  it('takes over what is known of the pull request', async (test) => {
    const world = await worldOf(test, 2, {}, [], { apiKey: LONG_KEY });
    const number = await world.propose({ [PROMPT]: MINOR });
    await runAfter(world, number);
    const group = await world.github.enqueue(number);
    const payload = await world.github.workflowRunPayload({ event: 'merge_group', group });
    const ran = await runOn(world, 'workflow_run', payload);
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
  });

  it('into another branch than the default one: nothing', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('lax', { 'other.txt': 'lax' });
    await world.github.commit('idea', { [PROMPT]: MINOR }, { author: 'author' });
    const number = await world.github.openPullRequest({ head: 'idea', base: 'lax', user: 'author' });
    const group = await world.github.enqueue(number);
    const payload = await world.github.workflowRunPayload({ event: 'merge_group', group });
    const why = 'the merge queue is that of `lax`, which is not among `branches` (main)';
    expectNothing(await runOn(world, 'workflow_run', payload), why);
  });

  it('on a branch that only calls itself one of the queue: nothing', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const group = await world.github.enqueue(number);
    const run = { head_branch: `gh-readonly-queue/main/pr-${number}` };
    const payload = await world.github.workflowRunPayload({ event: 'merge_group', group, run });
    const ran = await runOn(world, 'workflow_run', payload);
    expectNothing(ran, `\`gh-readonly-queue/main/pr-${number}\` is no branch of a merge queue`);
  });
});
