import { describe, expect, it, type TestContext } from 'vitest';
import type { MergeGroup } from '../../fixtures/servers/github-server.ts';
import { MINOR, worldOf } from './endpoint-given.ts';
import { expectRan, LONG_KEY, MAJOR, type Ran, runOn, statesOf } from './event-given.ts';
import {
  DATASET,
  dataset,
  type Files,
  goldenCases,
  PROMPT,
  prompt,
  TEXT,
  unfaithfulOn,
  type World,
} from './world.ts';

const SECOND = 'prompts/second.md';

const SIGNED_OFF = expect.objectContaining({
  code: 'sign-off.missing',
  blocking: false,
  message: expect.stringContaining('Signed off by `alice`.'),
});

/** A world with a second prompt, whose comments remember what was measured. */
const worldWithMemory = (test: TestContext) =>
  worldOf(test, 2, { [SECOND]: prompt('1.0.0', TEXT) }, [], { apiKey: LONG_KEY });

/** Proposes a change, has it approved where that is asked for, and lets the gate pass it. */
async function passed(world: World, files: Files, approver?: string): Promise<number> {
  const number = await world.propose(files);
  if (approver !== undefined) {
    world.github.addUser(approver, { permission: 'write' });
    world.github.review(number, { user: approver, state: 'APPROVED' });
  }
  const { outputs, log } = await world.run(number);
  expect(outputs.verdict, log).toBe('pass');
  return number;
}

async function runQueue(world: World, group: MergeGroup, inputs: Record<string, string> = {}): Promise<Ran> {
  return runOn(world, 'merge_group', await world.github.mergeGroupPayload(group), { inputs });
}

describe.concurrent("the queue's commit of a pull request", () => {
  it('that has passed takes its verdict over, without a model call or a word in the comment', async (test) => {
    const world = await worldWithMemory(test);
    const number = await passed(world, { [PROMPT]: MINOR });
    const before = world.github.comments(number);
    const group = await world.github.enqueue(number);
    const ran = await runQueue(world, group);
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
    expect(ran.results.usage).toMatchObject({ modelCalls: 0, usd: 0 });
    expect(ran.results.run.reused).toMatchObject({ head: world.github.head(number) });
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'success']);
    expect(world.github.comments(number)).toEqual(before);
  });

  it('says the same figures as the run that measured', async (test) => {
    const world = await worldWithMemory(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    const measured = await world.run(number);
    const ran = await runQueue(world, await world.github.enqueue(number));
    expect(ran.results.prompts[0].metrics).toEqual(measured.results.prompts[0].metrics);
    expect(ran.results.run.digest).toBe(measured.results.run.digest);
    const words = ['faithfulness', 'relevance'].map((name) => [ran.outputs[name], measured.outputs[name]]);
    expect(words).toEqual([
      ['1', '1'],
      ['1', '1'],
    ]);
  });

  it('that is a signed-off MAJOR takes the sign-off over too', async (test) => {
    const world = await worldWithMemory(test);
    const group = await world.github.enqueue(await passed(world, { [PROMPT]: MAJOR }, 'alice'));
    const ran = await runQueue(world, group);
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
    expect(ran.results.prompts[0].reasons).toContainEqual(SIGNED_OFF);
  });

  it('whose approval was taken back is red: a queue cannot wait for the next one', async (test) => {
    const world = await worldWithMemory(test);
    const number = await passed(world, { [PROMPT]: MAJOR }, 'alice');
    world.github.review(number, { user: 'alice', state: 'CHANGES_REQUESTED' });
    const group = await world.github.enqueue(number);
    const ran = await runQueue(world, group);
    expectRan(ran, 'awaiting-sign-off', 1);
    expect(ran.asked).toBe(0);
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'failure']);
  });

  it('that was blocked stays so, without a model call', async (test) => {
    const world = await worldWithMemory(test);
    world.answer = unfaithfulOn(2);
    const number = await world.propose({ [PROMPT]: MINOR });
    await world.run(number);
    const group = await world.github.enqueue(number);
    const ran = await runQueue(world, group);
    expectRan(ran, 'blocked', 1);
    expect(ran.asked).toBe(0);
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'failure']);
  });

  it('that comes from a fork takes over what a person had measured', async (test) => {
    const world = await worldWithMemory(test);
    await world.github.commit('stranger:idea', { [PROMPT]: MINOR }, { author: 'stranger' });
    const headRepo = { owner: 'stranger', fork: true } as const;
    const number = await world.github.openPullRequest({ head: 'idea', user: 'stranger', headRepo });
    const inputs = { 'pull-request': `${number}`, 'head-sha': world.github.head(number) };
    await world.run(number, { event: 'workflow_dispatch', inputs });
    const ran = await runQueue(world, await world.github.enqueue(number));
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
  });

  it('is known although the base has moved on by other files', async (test) => {
    const world = await worldWithMemory(test);
    const number = await passed(world, { [PROMPT]: MAJOR }, 'alice');
    await world.github.commit('main', { 'other.txt': 'somebody else merged' });
    const ran = await runQueue(world, await world.github.enqueue(number));
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
  });

  it('is measured anew where the policy has changed since', async (test) => {
    const world = await worldWithMemory(test);
    const number = await passed(world, { [PROMPT]: MINOR });
    await world.github.commit('main', { '.github/prompt-gate.yml': 'samples: 2\n' });
    const ran = await runQueue(world, await world.github.enqueue(number));
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBeGreaterThan(0);
  });

  it('is measured anew where `fresh` asks for it', async (test) => {
    const world = await worldWithMemory(test);
    const group = await world.github.enqueue(await passed(world, { [PROMPT]: MINOR }));
    const ran = await runQueue(world, group, { fresh: 'true' });
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBeGreaterThan(0);
  });
});

describe.concurrent('a group that builds on the one before it', () => {
  it('takes over the verdict of its own pull request, if the other one touches nothing of it', async (test) => {
    const world = await worldWithMemory(test);
    const first = await passed(world, { [SECOND]: prompt('1.1.0', `${TEXT} Be brief.`) });
    const second = await passed(world, { [PROMPT]: MAJOR }, 'alice');
    const ahead = await world.github.enqueue(first);
    const group = await world.github.enqueue(second, { onto: ahead.headSha });
    const ran = await runQueue(world, group);
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
    expect(ran.results.run).toMatchObject({ base: ahead.headSha, head: group.headSha });
    expect(ran.results.prompts.map(({ path }: { path: string }) => path)).toEqual([PROMPT]);
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'success']);
  });

  /** The one ahead adds a golden case, which the other pull request has not been measured with. */
  async function behindNewCase(world: World, files: Files, approver?: string): Promise<MergeGroup> {
    const first = await passed(world, { [DATASET]: dataset(goldenCases(3)) });
    const second = await passed(world, files, approver);
    const ahead = await world.github.enqueue(first);
    return world.github.enqueue(second, { onto: ahead.headSha });
  }

  it('is measured anew if the other one touches the same dataset', async (test) => {
    const world = await worldWithMemory(test);
    const group = await behindNewCase(world, { [PROMPT]: MINOR });
    const ran = await runQueue(world, group);
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBeGreaterThan(0);
    expect(ran.results.prompts[0].cases).toHaveLength(3);
    expect(ran.results.run.reused).toBeNull();
  });

  it('of a MAJOR is then not signed off, and red: nobody has approved this content', async (test) => {
    const world = await worldWithMemory(test);
    const group = await behindNewCase(world, { [PROMPT]: MAJOR }, 'alice');
    const ran = await runQueue(world, group);
    expectRan(ran, 'awaiting-sign-off', 1);
    expect(ran.asked).toBeGreaterThan(0);
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'failure']);
    expect(ran.results.prompts[0].reasons[0]).toMatchObject({
      code: 'sign-off.missing',
      blocking: true,
      message: expect.stringContaining('another change ahead of it touches the same files'),
    });
  });
});

describe.concurrent('what the comment remembers', () => {
  const memoryOf = (body: string) =>
    body.split('\n').find((line) => line.includes('prompt-gate-memory')) ?? '';

  /** The gate's only comment on a pull request. */
  function commentOn(world: World, number: number): { id: number; body: string } {
    const [comment] = world.github.comments(number);
    if (comment === undefined) throw new Error('The gate has not commented');
    expect(memoryOf(comment.body)).toMatch(/^<!-- prompt-gate-memory [\w.]+ -->$/);
    return comment;
  }

  it('is not believed once somebody has changed a letter of it', async (test) => {
    const world = await worldWithMemory(test);
    const number = await passed(world, { [PROMPT]: MAJOR }, 'alice');
    const { id, body } = commentOn(world, number);
    const memory = memoryOf(body);
    const forged = memory.replace(/.(?=..... -->)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    world.github.editComment(id, body.replace(memory, forged));
    const ran = await runQueue(world, await world.github.enqueue(number));
    expect(ran.asked).toBeGreaterThan(0);
    expectRan(ran, 'awaiting-sign-off', 1);
  });

  it('is believed whatever somebody does to the words below it', async (test) => {
    const world = await worldWithMemory(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    world.answer = unfaithfulOn(2);
    await world.run(number);
    const { id, body } = commentOn(world, number);
    world.github.editComment(
      id,
      body.replaceAll('blocked', 'passed').replaceAll('"state":"blocked"', '"state":"pass"'),
    );
    const ran = await runQueue(world, await world.github.enqueue(number));
    expectRan(ran, 'blocked', 1);
    expect(ran.asked).toBe(0);
  });

  it('is nothing on another pull request, even one of the same content', async (test) => {
    const world = await worldWithMemory(test);
    const good = await passed(world, { [PROMPT]: MINOR });
    const number = await world.propose({ [PROMPT]: MINOR });
    world.github.comment(number, { user: 'github-actions[bot]', body: commentOn(world, good).body });
    world.answer = unfaithfulOn(2);
    const ran = await runQueue(world, await world.github.enqueue(number));
    expect(ran.asked).toBeGreaterThan(0);
    expectRan(ran, 'blocked', 1);
  });

  it('is nothing in a comment of a person', async (test) => {
    const world = await worldWithMemory(test);
    const number = await passed(world, { [PROMPT]: MINOR });
    const { id, body } = commentOn(world, number);
    world.github.deleteComment(id);
    world.github.comment(number, { user: 'author', body });
    const ran = await runQueue(world, await world.github.enqueue(number));
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBeGreaterThan(0);
  });

  it('is nothing for a gate of another name', async (test) => {
    const world = await worldWithMemory(test);
    const number = await passed(world, { [PROMPT]: MINOR });
    const group = await world.github.enqueue(number);
    const ran = await runQueue(world, group, { 'status-context': 'second' });
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBeGreaterThan(0);
    expect(statesOf(world, group.headSha, 'second')).toEqual(['pending', 'success']);
  });

  it('cannot be opened with another key', async (test) => {
    const world = await worldWithMemory(test);
    const group = await world.github.enqueue(await passed(world, { [PROMPT]: MINOR }));
    const ran = await runQueue(world, group, { 'openai-api-key': `${LONG_KEY}-too` });
    // So it has to ask, and the endpoint does not know the key.
    expect(ran.asked).toBeGreaterThan(0);
    expectRan(ran, 'inconclusive', 1);
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'error']);
  });

  it('is nothing under a key that can be guessed: then nothing is remembered, and all is measured', async (test) => {
    const world = await worldOf(test, 2, {}, [], { apiKey: 'sk-fifteen-only' });
    const number = await passed(world, { [PROMPT]: MINOR });
    expect(memoryOf(world.comments(number)[0] ?? '')).toBe('');
    const ran = await runQueue(world, await world.github.enqueue(number));
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBeGreaterThan(0);
  });
});

describe.concurrent('`push` after the merge', () => {
  /** The queue merges the pull request, and the push of that follows. */
  async function landed(world: World, number: number): Promise<{ ran: Ran; after: string }> {
    const group = await world.github.enqueue(number);
    await runQueue(world, group);
    await world.github.land(group);
    const payload = await world.github.pushPayload('main', { before: group.baseSha });
    return { ran: await runOn(world, 'push', payload), after: group.headSha };
  }

  it('takes over what was measured before it, under its own status name', async (test) => {
    const world = await worldWithMemory(test);
    const { ran, after } = await landed(world, await passed(world, { [PROMPT]: MINOR }));
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
    expect(statesOf(world, after, 'prompt-gate/push')).toEqual(['pending', 'success']);
    expect(statesOf(world, after)).toEqual(['pending', 'success']);
  });

  it('takes over the sign-off of a MAJOR', async (test) => {
    const world = await worldWithMemory(test);
    const { ran, after } = await landed(world, await passed(world, { [PROMPT]: MAJOR }, 'alice'));
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
    expect(ran.results.prompts[0].reasons).toContainEqual(SIGNED_OFF);
    expect(statesOf(world, after, 'prompt-gate/push').at(-1)).toBe('success');
  });

  it('does so also where the pull request was merged without a queue', async (test) => {
    const world = await worldWithMemory(test);
    const before = await world.github.commit('main', { 'other.txt': 'before' });
    await passed(world, { [PROMPT]: MINOR });
    await world.github.merge('main', 'change-1');
    const ran = await runOn(world, 'push', await world.github.pushPayload('main', { before }));
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
  });
});
