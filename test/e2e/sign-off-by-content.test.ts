import { describe, expect, it, type TestContext } from 'vitest';
import { CONFIG, candidateAnswers, changed } from './base-branch.ts';
import { worldOf } from './endpoint-given.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { push, sealingWorld, UNRELATED } from './sealing-world.ts';
import { type Files, GOOD_ANSWER, PROMPT, unfaithfulOn, type World } from './world.ts';

const MAJOR = { [PROMPT]: changed('2.0.0') };
const MINOR = { [PROMPT]: changed('1.3.0') };

/** What the gate says of a missing approval. */
const missing = async (world: World, number: number) =>
  messageOf(await expectVerdict(world, number, 'awaiting-sign-off'), 'sign-off.missing');

/** A MAJOR change that was measured and then approved by alice. */
async function approved(
  test: TestContext,
  files: Files = {},
): Promise<{ world: World; number: number; review: number }> {
  const world = await sealingWorld(test, 2, files);
  for (const user of ['alice', 'bob']) world.github.addUser(user, { permission: 'write' });
  const number = await world.propose(MAJOR);
  await expectVerdict(world, number, 'awaiting-sign-off');
  return { world, number, review: world.github.review(number, { user: 'alice', state: 'APPROVED' }) };
}

describe.concurrent('an approval is one of the content', () => {
  it('and holds after a push of other files, before and after a run has seen it', async (test) => {
    const { world, number } = await approved(test);
    await push(world, UNRELATED);
    const run = await expectVerdict(world, number, 'pass');
    expect(messageOf(run, 'sign-off.missing')).toContain('Signed off by `alice`');
    expect([...run.asked, ...run.judged]).toEqual([]);
    await push(world, { 'more.md': 'unrelated' });
    await expectVerdict(world, number, 'pass');
  });

  it('and holds after an update of the branch', async (test) => {
    const { world, number } = await approved(test);
    await world.github.commit('main', UNRELATED);
    await world.github.merge('change-1', 'main');
    await expectVerdict(world, number, 'pass');
  });

  it('and holds again when the content comes back', async (test) => {
    const { world, number } = await approved(test);
    await push(world, { [PROMPT]: changed('2.0.0', 'temperature: 1\n') });
    expect(await missing(world, number)).toContain('`alice` approved an earlier commit of other content');
    await push(world, MAJOR);
    await expectVerdict(world, number, 'pass');
  });

  it.for<[string, Files]>([
    ['prompt', { [PROMPT]: changed('2.0.0', 'temperature: 1\n') }],
    ['version', { [PROMPT]: changed('3.0.0') }],
  ])('and not of another %s', async ([_, files], test) => {
    const { world, number } = await approved(test);
    await push(world, files);
    expect(await missing(world, number)).toContain('`alice` approved an earlier commit of other content');
  });

  it('and not of another policy of the base', async (test) => {
    const { world, number } = await approved(test);
    await world.github.commit('main', { [CONFIG]: 'levels: { major: { faithfulness: 0.5 } }\n' });
    await push(world, UNRELATED);
    expect(await missing(world, number)).toContain('`alice` approved an earlier commit of other content');
  });

  it('and not of a commit that no run has looked at', async (test) => {
    const { world, number } = await approved(test);
    const unseen = await push(world, { 'one.md': 'unrelated' });
    await push(world, { 'two.md': 'unrelated' });
    world.github.review(number, { user: 'alice', state: 'APPROVED', commit: unseen });
    expect(await missing(world, number)).toContain('`alice` approved an earlier commit of other content');
  });

  it('and ends when it is dismissed or taken back', async (test) => {
    const { world, number, review } = await approved(test);
    await push(world, UNRELATED);
    await expectVerdict(world, number, 'pass');
    world.github.dismissReview(review);
    expect(await missing(world, number)).toContain('Nobody has approved yet');
    world.github.review(number, { user: 'bob', state: 'APPROVED' });
    await expectVerdict(world, number, 'pass');
    world.github.review(number, { user: 'bob', state: 'CHANGES_REQUESTED' });
    expect(await missing(world, number)).toContain('Nobody has approved yet');
  });

  it('and without what the comment remembers only one of the head', async (test) => {
    const { world, number } = await approved(test);
    await push(world, UNRELATED);
    world.github.deleteComment(world.github.comments(number)[0]?.id ?? 0);
    expect(await missing(world, number)).toContain('`alice` approved an earlier commit of other content');
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    await expectVerdict(world, number, 'pass');
  });

  it('and without a key to seal the memory with only one of the head', async (test) => {
    const world = await worldOf(test, 2);
    world.github.addUser('alice', { permission: 'write' });
    const number = await world.propose(MAJOR);
    await expectVerdict(world, number, 'awaiting-sign-off');
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    await expectVerdict(world, number, 'pass');
    await push(world, UNRELATED);
    expect(await missing(world, number)).toContain('`alice` approved an earlier commit of other content');
  });

  it('and holds in `advise` as well, where its lack fails nothing', async (test) => {
    const world = await sealingWorld(test, 2, { [CONFIG]: 'mode: advise\n' });
    world.github.addUser('alice', { permission: 'write' });
    const number = await world.propose(MAJOR);
    const waits = await expectVerdict(world, number, 'awaiting-sign-off', { advises: true });
    expect(waits.status).toMatch(/^Would await sign-off/);
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    await push(world, UNRELATED);
    await expectVerdict(world, number, 'pass');
  });
});

describe.concurrent('who approved and then worked on it', () => {
  it('by a commit of other files, no longer counts', async (test) => {
    const { world, number } = await approved(test);
    await push(world, UNRELATED, 'alice');
    expect(await missing(world, number)).toContain('`alice` wrote or applied one of its commits');
  });

  it('by updating the branch, no longer counts either', async (test) => {
    const { world, number, review } = await approved(test);
    const { github } = world;
    github.dismissReview(review);
    github.review(number, { user: github.owner, state: 'APPROVED' });
    await expectVerdict(world, number, 'pass');
    await github.commit('main', UNRELATED);
    // The merge commit is by the owner of the repository.
    await github.merge('change-1', 'main');
    expect(await missing(world, number)).toContain('`acme` wrote or applied one of its commits');
  });

  it('as a bot, has never counted', async (test) => {
    const { world, number, review } = await approved(test);
    world.github.dismissReview(review);
    world.github.addUser('approver[bot]', { type: 'Bot', permission: 'write' });
    world.github.review(number, { user: 'approver[bot]', state: 'APPROVED' });
    await push(world, UNRELATED);
    expect(await missing(world, number)).toContain('`approver[bot]` is a bot');
  });

  it('as an author whom GitHub does not know, leaves nobody to count', async (test) => {
    const { world, number } = await approved(test);
    const sha = await world.github.commit('change-1', UNRELATED, { author: null });
    expect(await missing(world, number)).toContain(`Commit ${sha.slice(0, 7)} belongs to no account`);
  });
});

const TEAM = 'levels: { major: { sign-off: { by: [acme/owners] } } }\n';

describe.concurrent('a team that signs off', () => {
  it('is asked for each approver where the token may read it', async (test) => {
    const world = await sealingWorld(test, 2, { [CONFIG]: TEAM });
    const { github } = world;
    github.teams('readable');
    for (const user of ['alice', 'bob', 'carol']) github.addUser(user, { permission: 'write' });
    github.addTeam('acme/owners', ['alice'], { pending: ['carol'] });
    const number = await world.propose(MAJOR);
    github.review(number, { user: 'bob', state: 'APPROVED' });
    github.review(number, { user: 'carol', state: 'APPROVED' });
    const why = await missing(world, number);
    expect(why).toContain('an approving review by `acme/owners`');
    expect(why).toContain('`bob` is not named by the config');
    expect(why).toContain('`carol` is not named by the config');
    github.review(number, { user: 'alice', state: 'APPROVED' });
    await expectVerdict(world, number, 'pass');
  });

  it('is a fault of the config where the token may not, whoever has approved', async (test) => {
    const world = await sealingWorld(test, 2, { [CONFIG]: TEAM });
    world.github.addUser('alice', { permission: 'admin' });
    world.github.addTeam('acme/owners', ['alice']);
    const number = await world.propose(MAJOR);
    const unread = await expectVerdict(world, number, 'inconclusive');
    expect(messageOf(unread, 'config.team')).toMatch(/may not read the team `acme\/owners`.*name the people/);
    expect(unread.prompt.metrics.faithfulness.candidate).toBe(1);
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    expect((await expectVerdict(world, number, 'inconclusive')).codes).toContain('config.team');
  });

  it('asks for nobody where the change needs no sign-off', async (test) => {
    const world = await sealingWorld(test, 2, { [CONFIG]: TEAM });
    await expectVerdict(world, await world.propose(MINOR), 'pass');
  });
});

const LEAD = { [CONFIG]: 'override: { by: [Lead] }\n' };
const HOSTILE = 'ask @everyone ![x](https://evil.example/x.png) <img src=x onerror=y> <!-- a --> `b`';
const failing = { status: 401, body: { error: { message: 'The endpoint is down' } } };

/** A change that is blocked, under a policy that lets the lead override. */
async function blocked(test: TestContext, files: Files = LEAD): Promise<{ world: World; number: number }> {
  const world = await sealingWorld(test, 6, files);
  for (const user of ['lead', 'alice']) world.github.addUser(user, { permission: 'write' });
  world.answer = candidateAnswers(unfaithfulOn(6));
  const number = await world.propose(MINOR);
  await expectVerdict(world, number, 'blocked');
  return { world, number };
}

const says = (world: World, number: number, body: string, user = 'lead') =>
  world.github.review(number, { user, state: 'COMMENTED', body });

describe.concurrent('an override', () => {
  it('turns `blocked` into success, with name and reason on every surface', async (test) => {
    const { world, number } = await blocked(test);
    says(world, number, 'I have read all of it.\n\nPrompt-Gate: override The figures of June are wrong');
    const run = await expectVerdict(world, number, 'pass');
    const override = { by: 'lead', reason: 'The figures of June are wrong' };
    expect(run.results.override).toEqual({
      ...override,
      review: {
        login: 'lead',
        commit: world.github.head(number),
        url: expect.stringMatching(/\/pull\/\d+#pullrequestreview-\d+$/),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+Z$/),
      },
    });
    expect(run.status).toMatch(/^Passed: overridden by lead: The figures of June are wrong · [0-9a-f]{8}$/);
    expect(run.comment).toContain('passed by override');
    expect(run.comment).toContain('`lead` has overridden the gate for this content');
    expect(run.summary).toContain('The figures of June are wrong');
    expect(run.codes).toEqual(expect.arrayContaining(['override.given', 'floor.faithfulness']));
    expect(run.prompt.verdict).toBe('blocked');
    expect(run.asked).toEqual([]);
  });

  it('turns `inconclusive` into success, and what could not be measured is measured next time', async (test) => {
    const world = await sealingWorld(test, 6, LEAD);
    world.github.addUser('lead', { permission: 'write' });
    world.answer = () => failing;
    const number = await world.propose(MINOR);
    await expectVerdict(world, number, 'inconclusive');
    says(world, number, 'prompt-gate: override The endpoint is down and this is urgent');
    const run = await expectVerdict(world, number, 'pass');
    expect(run.results.override.reason).toBe('The endpoint is down and this is urgent');
    expect(run.results.reasons[0].message).toContain('has overridden the verdict `inconclusive`');
    world.answer = GOOD_ANSWER;
    const again = await expectVerdict(world, number, 'pass');
    expect(again.asked.length).toBeGreaterThan(0);
    expect(again.results.override).toBeNull();
  });

  it('quotes its reason so that it does nothing', async (test) => {
    const { world, number } = await blocked(test);
    says(world, number, `prompt-gate: override ${HOSTILE}`);
    const run = await expectVerdict(world, number, 'pass');
    expect(run.results.override.reason).toBe(HOSTILE);
    expect(run.comment).not.toMatch(/@everyone|!\[x\]|<img|https:\/\/evil|<!-- a/);
    expect(run.summary).not.toMatch(/@everyone|!\[x\]|<img|https:\/\/evil|<!-- a/);
    expect(run.comment.match(/<!--/g)).toHaveLength(3);
  });

  it('holds for the same content on later commits, and for no other', async (test) => {
    const { world, number } = await blocked(test);
    says(world, number, 'prompt-gate: override Known');
    await push(world, UNRELATED);
    expect((await expectVerdict(world, number, 'pass')).results.override.by).toBe('lead');
    await push(world, { [PROMPT]: changed('1.3.0').replace('Be brief.', 'Be brief. Be kind.') });
    expect((await expectVerdict(world, number, 'blocked')).results.override).toBeNull();
  });

  it.for<[string, (world: World, number: number) => unknown]>([
    ['somebody else', (world, number) => says(world, number, 'prompt-gate: override Mine', 'alice')],
    ['nobody who gives a reason', (world, number) => says(world, number, 'prompt-gate: override  ')],
    [
      'a line that only quotes it',
      (world, number) =>
        says(world, number, '> prompt-gate: override As they say\nNo `prompt-gate: override x`'),
    ],
    [
      'somebody who may no longer write',
      (world, number) => {
        world.github.addUser('lead', { permission: 'read' });
        says(world, number, 'prompt-gate: override Mine');
      },
    ],
    [
      'a review that was dismissed',
      (world, number) => world.github.dismissReview(says(world, number, 'prompt-gate: override Mine')),
    ],
    [
      'a mere comment on the pull request',
      (world, number) => world.github.comment(number, { user: 'lead', body: 'prompt-gate: override Mine' }),
    ],
  ])('is not given by %s', async ([_, act], test) => {
    const { world, number } = await blocked(test);
    act(world, number);
    expect((await expectVerdict(world, number, 'blocked')).results.override).toBeNull();
  });

  it('is nobody’s unless the config of the base names them', async (test) => {
    const { world, number } = await blocked(test, {});
    says(world, number, 'prompt-gate: override Mine');
    await push(world, LEAD);
    expect((await expectVerdict(world, number, 'blocked')).results.override).toBeNull();
  });

  it('of a content that passes says nothing', async (test) => {
    const world = await sealingWorld(test, 6, LEAD);
    world.github.addUser('lead', { permission: 'write' });
    const number = await world.propose(MINOR);
    says(world, number, 'prompt-gate: override Just in case');
    expect((await expectVerdict(world, number, 'pass')).results.override).toBeNull();
  });

  it('is no sign-off: what only waits for a person goes on waiting', async (test) => {
    const world = await sealingWorld(test, 2, LEAD);
    world.github.addUser('lead', { permission: 'write' });
    const number = await world.propose(MAJOR);
    says(world, number, 'prompt-gate: override Please');
    expect(await missing(world, number)).toContain('Nobody has approved yet');
  });
});
