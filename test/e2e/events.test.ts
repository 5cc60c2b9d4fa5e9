import { describe, expect, it } from 'vitest';
import { CONFIG, MINOR, worldOf } from './endpoint-given.ts';
import { expectNothing, expectRan, LONG_KEY, MAJOR, runOn, statesOf } from './event-given.ts';
import { PROMPT, unfaithfulOn, type World } from './world.ts';

const NOWHERE = '0'.repeat(40);

/** Payload of an event about a pull request. */
const payloadOf = (world: World, event: string, number: number, extra = {}) =>
  world.github.payload(event, number, extra);

describe.concurrent('`pull_request`', () => {
  it.for(['opened', 'synchronize', 'reopened', 'ready_for_review'])(
    '%s: measured, with a status on the head and a comment',
    async (action, test) => {
      const world = await worldOf(test, 2);
      const number = await world.propose({ [PROMPT]: MINOR });
      const payload = await payloadOf(world, 'pull_request', number, { action });
      const ran = await runOn(world, 'pull_request', payload);
      expectRan(ran, 'pass', 0);
      expect(statesOf(world, world.github.head(number))).toEqual(['pending', 'success']);
      expect(world.comments(number)).toHaveLength(1);
      expect(ran.outputs['comment-url']).toContain(`/pull/${number}#issuecomment-`);
    },
  );

  it('edited: a pull request that now goes to another branch is judged by the policy of that one', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('release', { [CONFIG]: 'allow-models: ["large"]\n' });
    const number = await world.propose({ [PROMPT]: MINOR });
    await world.run(number);
    expect(world.status(number)?.state).toBe('success');
    world.github.retarget(number, 'release');
    const payload = await payloadOf(world, 'pull_request', number, {
      action: 'edited',
      changes: { base: { ref: { from: 'main' } } },
    });
    const ran = await runOn(world, 'pull_request', payload);
    expectRan(ran, 'blocked', 1);
    expect(ran.results.prompts[0].reasons).toContainEqual(
      expect.objectContaining({ code: 'model.not-allowed', blocking: true }),
    );
    expect(world.status(number)?.state).toBe('failure');
    expect(world.comments(number)).toEqual([expect.stringContaining('Prompt Gate: blocked')]);
  });

  it('closed: nothing, without a request to GitHub', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    world.github.closePullRequest(number);
    const payload = await payloadOf(world, 'pull_request', number, { action: 'closed' });
    const ran = await runOn(world, 'pull_request', payload);
    expectNothing(ran, `pull request ${number} is closed`);
    expect(ran.reads).toEqual([]);
  });

  it('of a draft: measured like any other', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('idea', { [PROMPT]: MINOR }, { author: 'author' });
    const number = await world.github.openPullRequest({ head: 'idea', user: 'author', draft: true });
    const payload = await payloadOf(world, 'pull_request', number);
    expect(payload).toMatchObject({ pull_request: { draft: true } });
    expectRan(await runOn(world, 'pull_request', payload), 'pass', 0);
    expect(world.status(number)?.state).toBe('success');
  });

  it('to a branch that the gate does not speak for: nothing', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const payload = await payloadOf(world, 'pull_request', number);
    const ran = await runOn(world, 'pull_request', payload, { inputs: { branches: 'release/*\nstable' } });
    const why = `pull request ${number} goes to \`main\`, which is not among \`branches\` (release/*, stable)`;
    expectNothing(ran, why);
    expect(ran.reads).toEqual([]);
  });
});

describe.concurrent('`pull_request_target`', () => {
  it('of a branch of the repository: measured, with a status on the head and a comment', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const ran = await runOn(
      world,
      'pull_request_target',
      await payloadOf(world, 'pull_request_target', number),
    );
    expectRan(ran, 'pass', 0);
    expect(statesOf(world, world.github.head(number))).toEqual(['pending', 'success']);
    expect(world.comments(number)).toHaveLength(1);
  });
});

describe.concurrent('`pull_request_review`', () => {
  /** A MAJOR that waits for somebody. */
  async function waiting(world: World): Promise<number> {
    const number = await world.propose({ [PROMPT]: MAJOR });
    expect((await world.run(number)).outputs.verdict).toBe('awaiting-sign-off');
    world.github.addUser('alice', { permission: 'write' });
    return number;
  }

  it('with an approval: the MAJOR passes without a model call, in the comment that is there', async (test) => {
    const world = await worldOf(test, 2, {}, [], { apiKey: LONG_KEY });
    const number = await waiting(world);
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    const payload = await payloadOf(world, 'pull_request_review', number);
    expect(payload.pull_request, 'GitHub counts no comments here').not.toHaveProperty('comments');
    const ran = await runOn(world, 'pull_request_review', payload);
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
    expect(world.status(number)?.state).toBe('success');
    expect(world.comments(number)).toEqual([expect.stringContaining('Signed off by `alice`')]);
  });

  it('that approves nothing: it goes on waiting', async (test) => {
    const world = await worldOf(test, 2);
    const number = await waiting(world);
    world.github.review(number, { user: 'alice', state: 'COMMENTED', body: 'Hm.' });
    const payload = await payloadOf(world, 'pull_request_review', number);
    expectRan(await runOn(world, 'pull_request_review', payload), 'awaiting-sign-off', 0);
    expect(world.status(number)?.state).toBe('pending');
    expect(world.comments(number)).toHaveLength(1);
  });

  it('whose approval is dismissed: it waits again', async (test) => {
    const world = await worldOf(test, 2, {}, [], { apiKey: LONG_KEY });
    const number = await waiting(world);
    const review = world.github.review(number, { user: 'alice', state: 'APPROVED' });
    await world.run(number);
    expect(world.status(number)?.state).toBe('success');
    world.github.dismissReview(review);
    const payload = await payloadOf(world, 'pull_request_review', number);
    expect(payload).toMatchObject({ action: 'dismissed' });
    expectRan(await runOn(world, 'pull_request_review', payload), 'awaiting-sign-off', 0);
    expect(world.status(number)?.state).toBe('pending');
  });

  it('where nothing affects a prompt: a green status, and no comment', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ 'README.md': '# Letters\n' });
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    const payload = await payloadOf(world, 'pull_request_review', number);
    expectRan(await runOn(world, 'pull_request_review', payload), 'not-applicable', 0);
    expect(world.status(number)?.state).toBe('success');
    expect(world.github.comments(number)).toEqual([]);
  });
});

describe.concurrent('`merge_group`', () => {
  it("measures the queue's commit and writes its status there, without a comment", async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const group = await world.github.enqueue(number);
    const ran = await runOn(world, 'merge_group', await world.github.mergeGroupPayload(group));
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBeGreaterThan(0);
    expect(ran.results.run).toMatchObject({ base: group.baseSha, head: group.headSha, pullRequest: null });
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'success']);
    expect(world.github.statuses(world.github.head(number))).toEqual([]);
    expect(world.github.comments(number)).toEqual([]);
    expect(ran.outputs['comment-url']).toBe('');
  });

  it('is red where the prompt got worse', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const group = await world.github.enqueue(number);
    world.answer = unfaithfulOn(2);
    const ran = await runOn(world, 'merge_group', await world.github.mergeGroupPayload(group));
    expectRan(ran, 'blocked', 1);
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'failure']);
  });

  it('where nothing affects a prompt: its green status', async (test) => {
    const world = await worldOf(test, 2);
    const group = await world.github.enqueue(await world.propose({ 'README.md': '# Letters\n' }));
    const ran = await runOn(world, 'merge_group', await world.github.mergeGroupPayload(group));
    expectRan(ran, 'not-applicable', 0);
    expect(ran.asked).toBe(0);
    expect(statesOf(world, group.headSha)).toEqual(['success']);
  });

  it('of a branch that the gate does not speak for: nothing', async (test) => {
    const world = await worldOf(test, 2);
    const group = await world.github.enqueue(await world.propose({ [PROMPT]: MINOR }));
    const payload = await world.github.mergeGroupPayload(group);
    const ran = await runOn(world, 'merge_group', payload, { inputs: { branches: 'release/*' } });
    expectNothing(ran, 'the merge queue is that of `main`, which is not among `branches` (release/*)');
  });
});

describe.concurrent('`push`', () => {
  /** Payload of a push of this prompt to main. */
  async function pushed(world: World, text = MINOR) {
    const before = await world.github.commit('main', { 'other.txt': 'before' });
    const after = await world.github.commit('main', { [PROMPT]: text });
    return { before, after, payload: await world.github.pushPayload('main', { before }) };
  }

  it('is measured against what the branch held, under a status name of its own', async (test) => {
    const world = await worldOf(test, 2);
    const { before, after, payload } = await pushed(world);
    const ran = await runOn(world, 'push', payload);
    expectRan(ran, 'pass', 0);
    expect(ran.results.run).toMatchObject({ base: before, head: after, pullRequest: null });
    expect(statesOf(world, after, 'prompt-gate/push')).toEqual(['pending', 'success']);
    expect(statesOf(world, after), 'must not stand in for the required check').toEqual([]);
    expect(ran.writes).toEqual([`POST /statuses/${after}`, `POST /statuses/${after}`]);
  });

  it('adds to the name that the workflow gives', async (test) => {
    const world = await worldOf(test, 2);
    const { after, payload } = await pushed(world);
    await runOn(world, 'push', payload, { inputs: { 'status-context': 'support' } });
    expect(world.github.statuses(after).map(({ context }) => context)).toEqual([
      'support/push',
      'support/push',
    ]);
  });

  it('of a MAJOR that no pull request brought is red: nobody has signed it off, and nobody can', async (test) => {
    const world = await worldOf(test, 2);
    const { after, payload } = await pushed(world, MAJOR);
    const ran = await runOn(world, 'push', payload);
    expectRan(ran, 'awaiting-sign-off', 1);
    expect(statesOf(world, after, 'prompt-gate/push')).toEqual(['pending', 'failure']);
    expect(ran.results.prompts[0].reasons[0].message).toContain(
      'No pull request of this push is known to have this content.',
    );
  });

  it.for([
    [
      'of a new branch',
      'idea',
      { before: NOWHERE },
      'the branch `idea` is new: there is nothing to compare with',
    ],
    ['that deletes a branch', 'idea', { after: NOWHERE }, 'the branch `idea` was deleted'],
    ['of a tag', 'v1.0.0', { ref: 'refs/tags/v1.0.0' }, '`refs/tags/v1.0.0` is no branch'],
    [
      'to no branch of `branches`',
      'main',
      {},
      'the push goes to `main`, which is not among `branches` (v*, id*)',
    ],
  ] as const)('%s: nothing, without a request to GitHub', async ([_, branch, extra, why], test) => {
    const world = await worldOf(test, 2);
    const before = await world.github.commit(branch, { 'other.txt': 'before' });
    await world.github.commit(branch, { [PROMPT]: MINOR });
    const payload = await world.github.pushPayload(branch, { before }, extra);
    const ran = await runOn(world, 'push', payload, { inputs: { branches: 'v*\nid*' } });
    expectNothing(ran, why);
    expect(ran.reads).toEqual([]);
  });
});

describe.concurrent('any other event', () => {
  it.for(['schedule', 'issue_comment', 'pull_request_review_comment', 'workflow_call', 'constructor'])(
    '%s: refused with all that are known',
    async (event, test) => {
      const world = await worldOf(test, 2);
      const ran = await runOn(world, event, {});
      expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'inconclusive' }, asked: 0, writes: [] });
      expect(ran.log).toContain(`The gate does not know the event \`${event}\`.`);
      expect(ran.log).toContain(
        'Run it on one of: pull_request, pull_request_target, pull_request_review, workflow_run, merge_group, push, workflow_dispatch.',
      );
    },
  );
});
