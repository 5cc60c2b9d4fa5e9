import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GithubServer } from '../../fixtures/servers/github-server.ts';
import { baseBranch, CONFIG, candidateAnswers, cases, changed } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import {
  createWorld,
  DATASET,
  dataset,
  GOOD_ANSWER,
  goldenCases,
  PROMPT,
  unfaithfulOn,
  type World,
} from './world.ts';

const MAJOR = { [PROMPT]: changed('2.0.0') };

describe('a MAJOR waits for a person', () => {
  let world: World;
  let github: GithubServer;
  let number: number;

  beforeAll(async () => {
    world = await createWorld(cases(2));
    github = world.github;
    for (const user of ['alice', 'bob', 'carol', 'committer', 'co-author'])
      github.addUser(user, { permission: 'write' });
    github.addUser('visitor', { permission: 'read' });
    github.addUser('triager', { permission: 'triage' });
    github.addUser('approver[bot]', { type: 'Bot', permission: 'write' });
    number = await world.propose(MAJOR);
  });
  afterAll(() => world.close());

  /** A pull request of its own, with a MAJOR change by `author`. */
  const proposed = () => world.propose(MAJOR);
  const missing = async (pull: number) =>
    messageOf(await expectVerdict(world, pull, 'awaiting-sign-off'), 'sign-off.missing');

  it('with everything measured, the status pending and the job green', async () => {
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.asked).toHaveLength(4);
    expect(run.judged).toHaveLength(4);
    expect(run.prompt.level).toMatchObject({ declared: 'major', required: 'minor' });
    expect(run.codes).toEqual(['sign-off.missing']);
    expect(messageOf(run, 'sign-off.missing')).toContain('an approving review by someone with write access');
    expect(messageOf(run, 'sign-off.missing')).toContain('Nobody has approved yet');
    expect(run.comment).toContain('waits for a person');
    expect(run.status).toMatch(/^Awaiting sign-off/);
    expect(JSON.parse(run.outputs.prompts ?? '')).toMatchObject([{ verdict: 'awaiting-sign-off' }]);
  });

  it('and not for the author of the pull request', async () => {
    github.review(number, { user: 'author', state: 'APPROVED' });
    expect(await missing(number)).toContain('`author` opened the pull request');
  });

  it('nor for a bot, a reader or someone who may only triage', async () => {
    github.review(number, { user: 'approver[bot]', state: 'APPROVED' });
    github.review(number, { user: 'visitor', state: 'APPROVED' });
    github.review(number, { user: 'triager', state: 'APPROVED' });
    const why = await missing(number);
    expect(why).toContain('`approver[bot]` is a bot');
    expect(why).toContain('`visitor` has no write access');
    expect(why).toContain('`triager` has no write access');
    expect(why).toContain('So far: nobody');
  });

  it('nor for who only commented or asked for changes', async () => {
    const pull = await proposed();
    github.review(pull, { user: 'alice', state: 'COMMENTED', body: 'Looks good!' });
    github.review(pull, { user: 'bob', state: 'CHANGES_REQUESTED' });
    expect(await missing(pull)).toContain('Nobody has approved yet');
  });

  it('nor for who wrote or applied one of its commits', async () => {
    const head = 'written-by-others';
    await github.commit(
      head,
      { 'notes.md': 'a' },
      { from: 'main', author: 'co-author', committer: 'author' },
    );
    await github.commit(head, MAJOR, { author: 'author', committer: 'committer' });
    const pull = await github.openPullRequest({ head, user: 'author' });
    github.review(pull, { user: 'co-author', state: 'APPROVED' });
    github.review(pull, { user: 'committer', state: 'APPROVED' });
    const why = await missing(pull);
    expect(why).toContain('`co-author` wrote or applied one of its commits');
    expect(why).toContain('`committer` wrote or applied one of its commits');
  });

  it('nor for an approval of an earlier version of the prompt', async () => {
    const head = 'approved-too-early';
    await github.commit(head, MAJOR, { from: 'main', author: 'author' });
    const pull = await github.openPullRequest({ head, user: 'author' });
    github.review(pull, { user: 'alice', state: 'APPROVED' });
    await github.commit(head, { [PROMPT]: changed('2.0.0', 'temperature: 1\n') }, { author: 'author' });
    expect(await missing(pull)).toContain('`alice` approved an earlier commit');
  });

  it('nor for an approval that was taken back or dismissed', async () => {
    const pull = await proposed();
    github.review(pull, { user: 'alice', state: 'APPROVED' });
    github.review(pull, { user: 'alice', state: 'CHANGES_REQUESTED' });
    github.dismissReview(github.review(pull, { user: 'bob', state: 'APPROVED' }));
    expect(await missing(pull)).toContain('Nobody has approved yet');
  });

  it('until someone with write access who had no part in it approves; the rerun then passes', async () => {
    github.review(number, { user: 'alice', state: 'APPROVED' });
    github.review(number, { user: 'alice', state: 'COMMENTED', body: 'One more thought.' });
    const run = await expectVerdict(world, number, 'pass');
    expect(messageOf(run, 'sign-off.missing')).toContain('Signed off by `alice`');
    expect(run.prompt.reasons).toContainEqual(
      expect.objectContaining({ code: 'sign-off.missing', blocking: false }),
    );
    expect(run.comment).toContain('Signed off by `alice`');
    expect(run.results.signOff).toEqual({
      kind: 'given',
      by: [
        {
          login: 'alice',
          commit: github.head(number),
          url: expect.stringMatching(/\/pull\/\d+#pullrequestreview-\d+$/),
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+Z$/),
        },
      ],
      why: null,
    });
    expect(world.comments(number)).toHaveLength(1);
  });

  it('and is blocked all the same when it is not good enough', async () => {
    world.answer = candidateAnswers(unfaithfulOn(2));
    const pull = await proposed();
    github.review(pull, { user: 'alice', state: 'APPROVED' });
    const run = await expectVerdict(world, pull, 'blocked');
    expect(run.codes).toContain('floor.faithfulness');
    world.answer = GOOD_ANSWER;
  });

  it('asks for as many people as the config says, of those that it names, whatever the case of their names', async () => {
    const base = await baseBranch(world, {
      [CONFIG]: 'levels:\n  major: { sign-off: { approvals: 2, by: [Alice, bob, author] } }\n',
    });
    const pull = await base.propose(MAJOR);
    github.review(pull, { user: 'alice', state: 'APPROVED' });
    github.review(pull, { user: 'carol', state: 'APPROVED' });
    github.review(pull, { user: 'author', state: 'APPROVED' });
    const why = await missing(pull);
    expect(why).toContain('2 approving reviews by `Alice` or `bob` or `author`');
    expect(why).toContain('So far: alice.');
    expect(why).toContain('`carol` is not named by the config');
    github.review(pull, { user: 'bob', state: 'APPROVED' });
    const run = await expectVerdict(world, pull, 'pass');
    expect(messageOf(run, 'sign-off.missing')).toContain('Signed off by `alice`, `bob`');
  });

  it('needs nobody under `sign-off: none`, save for the golden cases', async () => {
    const base = await baseBranch(world, { [CONFIG]: 'levels:\n  major: { sign-off: none }\n' });
    const run = await expectVerdict(world, await base.propose(MAJOR), 'pass');
    expect(run.codes).toEqual([]);

    const fewer = { ...MAJOR, [DATASET]: dataset(goldenCases(1)) };
    const waiting = await expectVerdict(world, await base.propose(fewer), 'awaiting-sign-off');
    expect(waiting.codes).toEqual(['dataset.case-removed']);
  });
});
