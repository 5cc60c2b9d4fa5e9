import { describe, expect, it } from 'vitest';
import type { Results } from '../../fixtures/servers/run-action.ts';
import { CONFIG, MINOR, worldOf } from './endpoint-given.ts';
import { expectRan, LONG_KEY, MAJOR, type Ran, runOn, statesOf } from './event-given.ts';
import {
  DATASET,
  dataset,
  type Files,
  goldenCases,
  PROMPT,
  prompt,
  REWORDED,
  TEXT,
  unfaithfulOn,
  type World,
} from './world.ts';

const FORK = { owner: 'stranger', fork: true } as const;

/** Opens a pull request from somebody's fork. */
async function fork(world: World, files: Files): Promise<number> {
  await world.github.commit('stranger:idea', files, { author: 'stranger' });
  return world.github.openPullRequest({ head: 'idea', user: 'stranger', headRepo: FORK });
}

/** What the person who reads the status has to do; the commit is marked as code where Markdown is read. */
const runByHand = (world: World, number: number, mark = '') =>
  `run by hand with pull-request ${number} and head-sha ${mark}${world.github.head(number)}${mark}`;

describe.concurrent("a fork's pull request on `pull_request`, where the token may only read and there is no key", () => {
  async function run(world: World, number: number): Promise<Ran> {
    const body = { message: 'Resource not accessible by integration' };
    for (const method of ['POST', 'PATCH']) world.github.fail({ method, path: /./, status: 403, body });
    const payload = await world.github.payload('pull_request', number);
    return runOn(world, 'pull_request', payload, { inputs: { 'openai-api-key': '' } });
  }

  it('that affects no prompt: the job is green, and says once that it could write no status', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { 'README.md': '# Letters\n' });
    const ran = await run(world, number);
    expectRan(ran, 'not-applicable', 0);
    expect(ran.log.match(/could not be written/g)).toHaveLength(1);
    expect(world.status(number)).toBeUndefined();
  });

  it('that changes a prompt: the job is red and tells what to run, without a model call', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { [PROMPT]: MINOR });
    const ran = await run(world, number);
    expectRan(ran, 'inconclusive', 1);
    expect(ran.asked).toBe(0);
    expect(ran.log).toContain(runByHand(world, number, '`'));
    expect(ran.summary).toContain(runByHand(world, number, '`'));
    expect(ran.log.match(/The commit status could not be written/g)).toHaveLength(1);
    expect(world.status(number)).toBeUndefined();
  });

  it('whose version was not raised: the job is red for that', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { [PROMPT]: prompt('1.2.0', REWORDED) });
    expectRan(await run(world, number), 'blocked', 1);
  });
});

describe.concurrent("a fork's pull request on `workflow_run`, with a key and a token that may write", () => {
  it('that affects no prompt gets its green status, and no token is spent', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { 'README.md': '# Letters\n' });
    const ran = await afterRequest(world, number);
    expectRan(ran, 'not-applicable', 0);
    expect(ran.asked).toBe(0);
    expect(world.status(number)?.state).toBe('success');
    expect(world.github.comments(number)).toEqual([]);
  });

  it('that changes a prompt is not measured: status and comment tell what to run', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { [PROMPT]: MINOR });
    const ran = await afterRequest(world, number);
    expectRan(ran, 'inconclusive', 1);
    expect(ran.asked).toBe(0);
    expect(world.status(number)).toMatchObject({
      state: 'error',
      description: expect.stringContaining(runByHand(world, number)),
    });
    expect(world.comments(number)).toEqual([expect.stringContaining(runByHand(world, number, '`'))]);
    expect(ran.results.reasons[0]).toMatchObject({ code: 'unmeasured.fork', blocking: true });
  });

  it('that changes two prompts is told the same, whole', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { [PROMPT]: MINOR, 'prompts/second.md': prompt('1.0.0', TEXT) });
    expectRan(await afterRequest(world, number), 'inconclusive', 1);
    expect(world.status(number)?.description).toContain(runByHand(world, number));
  });

  it('is told all that can be seen without a model, beside what to run', async (test) => {
    const world = await worldOf(test, 2);
    const cases = goldenCases(2).map((row) => ({ ...row, variables: { tone: 'kind' } }));
    const number = await fork(world, { [PROMPT]: MINOR, [DATASET]: dataset(cases) });
    const ran = await afterRequest(world, number);
    const codes = ran.results.prompts[0].reasons.map((reason: Results) => reason.code);
    expect(codes).toEqual(expect.arrayContaining(['dataset.case-edited', 'warning.too-few-cases']));
    const [comment = ''] = world.comments(number);
    for (const code of ['unmeasured.fork', ...codes]) expect(comment).toContain(`\`${code}\``);
    expect(comment, 'what the lint has found').toContain('**MINOR**: adds an instruction: "Be brief."');
    expect(comment, 'nothing was measured').not.toContain('✅');
    expect(JSON.parse(ran.outputs.prompts ?? '')).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it('is told what is wrong with its dataset, which a rerun could not measure either', async (test) => {
    const world = await worldOf(test, 2);
    const [first, second] = goldenCases(2);
    const rows = [first, { ...second, id: 'c1' }];
    const number = await fork(world, { [PROMPT]: MINOR, [DATASET]: dataset(rows) });
    const ran = await afterRequest(world, number);
    expectRan(ran, 'inconclusive', 1);
    expect(ran.asked).toBe(0);
    expect(world.status(number)?.description).toMatch(
      /^Could not measure: answer: .*id "c1" is already used/,
    );
    expect(world.comments(number)[0]).toContain('`id` "c1" is already used on line 3');
  });

  it.for([
    ['a version that was not raised', prompt('1.2.0', REWORDED), 'version.not-bumped'],
    ['a MINOR that calls itself a PATCH', prompt('1.2.1', `${TEXT} Be brief.`), 'version.under-declared'],
    ['a model that is not allowed', MAJOR.replace('small', 'enormous'), 'model.not-allowed'],
  ] as const)('is blocked by %s', async ([_, text, code], test) => {
    const world = await worldOf(test, 2, { [CONFIG]: 'allow-models: [small, gpt-4o]\n' });
    const number = await fork(world, { [PROMPT]: text });
    const ran = await afterRequest(world, number);
    expectRan(ran, 'blocked', 1);
    expect(ran.asked).toBe(0);
    expect(ran.results.prompts[0].reasons[0]).toMatchObject({ code, blocking: true });
    expect(world.status(number)?.state).toBe('failure');
  });

  it('is found although the fork is gone', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { [PROMPT]: MINOR });
    world.github.deleteFork(number);
    expectRan(await afterRequest(world, number), 'inconclusive', 1);
    expect(world.status(number)?.description).toContain(runByHand(world, number));
  });
});

describe.concurrent("a fork's pull request on `pull_request_target`", () => {
  it('is not measured either, whatever secrets the run has', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { [PROMPT]: MINOR });
    const payload = await world.github.payload('pull_request_target', number);
    const ran = await runOn(world, 'pull_request_target', payload);
    expectRan(ran, 'inconclusive', 1);
    expect(ran.asked).toBe(0);
    expect(world.status(number)?.description).toContain(runByHand(world, number));
  });
});

describe.concurrent("a fork's pull request that a person has looked at", () => {
  /** Starts the gate by hand, as a person unless another sender is named. */
  async function byHand(
    world: World,
    number: number,
    sender = 'maintainer',
    sha = world.github.head(number),
  ) {
    const payload = await world.github.payload('workflow_dispatch', undefined, { sender });
    const inputs = { 'pull-request': `${number}`, 'head-sha': sha };
    return runOn(world, 'workflow_dispatch', payload, { inputs });
  }

  it('is measured at that head, and passes', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { [PROMPT]: MINOR });
    await afterRequest(world, number);
    const ran = await byHand(world, number);
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBeGreaterThan(0);
    expect(statesOf(world, world.github.head(number))).toEqual(['pending', 'error', 'pending', 'success']);
    expect(world.comments(number)).toEqual([expect.stringContaining('Prompt Gate: passed')]);
  });

  it('is not measured for a bot', async (test) => {
    const world = await worldOf(test, 2);
    world.github.addUser('helper[bot]', { type: 'Bot', permission: 'write' });
    const number = await fork(world, { [PROMPT]: MINOR });
    const ran = await byHand(world, number, 'helper[bot]');
    expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'inconclusive' }, asked: 0, writes: [] });
    expect(ran.log).toContain('a person has to start the run, not a bot or another workflow.');
  });

  it('is not measured at a head that the person has not seen', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world, { [PROMPT]: MINOR });
    const seen = world.github.head(number);
    await world.github.commit('stranger:idea', { [PROMPT]: MAJOR }, { author: 'stranger' });
    const ran = await byHand(world, number, 'maintainer', seen);
    expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'inconclusive' }, asked: 0, writes: [] });
    expect(ran.log).toContain(
      `The head of pull request ${number} is ${world.github.head(number)}, not ${seen}.`,
    );
  });

  it('has to be looked at again after a push that changes the prompt', async (test) => {
    const world = await worldOf(test, 2, {}, [], { apiKey: LONG_KEY });
    const number = await fork(world, { [PROMPT]: MINOR });
    await byHand(world, number);
    await world.github.commit(
      'stranger:idea',
      { [PROMPT]: prompt('1.3.0', `${TEXT} Be kind.`) },
      { author: 'stranger' },
    );
    const pushed = await afterRequest(world, number);
    expectRan(pushed, 'inconclusive', 1);
    expect(pushed.asked).toBe(0);
    expect(world.status(number)?.description).toContain(runByHand(world, number));
    expectRan(await byHand(world, number), 'pass', 0);
    expect(world.status(number)?.state).toBe('success');
  });

  it('keeps its verdict through a push that changes nothing of what was measured', async (test) => {
    const world = await worldOf(test, 2, {}, [], { apiKey: LONG_KEY });
    const number = await fork(world, { [PROMPT]: MINOR });
    await byHand(world, number);
    await world.github.commit('stranger:idea', { 'README.md': '# Letters\n' }, { author: 'stranger' });
    const pushed = await afterRequest(world, number);
    expectRan(pushed, 'pass', 0);
    expect(pushed.asked).toBe(0);
    expect(world.status(number)?.state).toBe('success');
  });

  it('passes as a MAJOR once it is approved as well, without a second run by hand', async (test) => {
    const world = await worldOf(test, 2, {}, [], { apiKey: LONG_KEY });
    const number = await fork(world, { [PROMPT]: MAJOR });
    expectRan(await byHand(world, number), 'awaiting-sign-off', 0);
    world.github.addUser('alice', { permission: 'write' });
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    const ran = await afterRequest(world, number, 'pull_request_review');
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
    expect(world.status(number)?.state).toBe('success');
  });
});

describe.concurrent("a fork's head that is also that of a branch here", () => {
  /** A stranger opens a pull request from a fork with the very commit of somebody's own pull request. */
  async function copied(world: World, files: Files): Promise<{ own: number; copy: number }> {
    const own = await world.propose(files);
    await world.run(own);
    await world.github.branch('stranger:copy', world.github.head(own));
    const copy = await world.github.openPullRequest({ head: 'copy', user: 'stranger', headRepo: FORK });
    expect(world.github.head(copy)).toBe(world.github.head(own));
    return { own, copy };
  }

  it('stays as the branch has left it: the run writes nothing, and does not measure', async (test) => {
    const world = await worldOf(test, 2);
    const { own, copy } = await copied(world, { [PROMPT]: MINOR });
    const ran = await afterRequest(world, copy);
    expect({ asked: ran.asked, writes: ran.writes }).toEqual({ asked: 0, writes: [] });
    expect(ran.log).toContain(
      `Neither status nor comment was written: its head is also that of pull request ${own}.`,
    );
    expect(ran.state['open-status'] ?? '', 'nothing for the `post` step to close').toBe('');
    expect(statesOf(world, world.github.head(own))).toEqual(['pending', 'success']);
  });

  it('stays so where the run of the fork fails', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('broken', { [CONFIG]: 'no such: config\n' });
    const own = await world.propose({ [PROMPT]: MINOR });
    await world.run(own);
    await world.github.branch('stranger:copy', world.github.head(own));
    const copy = await world.github.openPullRequest({
      head: 'copy',
      base: 'broken',
      user: 'stranger',
      headRepo: FORK,
    });
    const payload = await world.github.payload('pull_request_target', copy);
    const ran = await runOn(world, 'pull_request_target', payload);
    expectRan(ran, 'inconclusive', 1);
    expect(ran.writes).toEqual([]);
    expect(world.status(own)?.state).toBe('success');
  });

  it('keeps the status of its own pull request also where a person runs that of the fork', async (test) => {
    const world = await worldOf(test, 2);
    const { own, copy } = await copied(world, { [PROMPT]: MINOR });
    world.answer = unfaithfulOn(2);
    const payload = await world.github.payload('workflow_dispatch');
    const inputs = { 'pull-request': `${copy}`, 'head-sha': world.github.head(copy) };
    const ran = await runOn(world, 'workflow_dispatch', payload, { inputs });
    expect(ran.writes).toEqual([]);
    expect(world.status(own)?.state).toBe('success');
  });
});

/** Runs the gate after the workflow that a fork may run has ended. */
async function afterRequest(
  world: World,
  number: number,
  event: 'pull_request' | 'pull_request_review' = 'pull_request',
): Promise<Ran> {
  return runOn(world, 'workflow_run', await world.github.workflowRunPayload({ event, number }));
}
