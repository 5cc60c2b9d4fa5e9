import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, type TestContext } from 'vitest';
import type { ActionResult } from '../../fixtures/servers/run-action.ts';
import { CONFIG, worldOf } from './endpoint-given.ts';
import { LONG_KEY } from './event-given.ts';
import { type Files, prompt, TEXT, type World } from './world.ts';

/** A token has 1,000 requests an hour for a whole repository: each of them is counted. */
interface Counted extends ActionResult {
  readonly reads: number;
  readonly writes: readonly string[];
  readonly all: number;
  /** Every request, for the message of an assertion. */
  readonly list: string;
}

async function counted(world: World, run: () => Promise<ActionResult>): Promise<Counted> {
  const before = world.github.requests.length;
  const result = await run();
  const made = world.github.requests.slice(before);
  const lines = made.map(({ status, method, path, query }) => {
    const asked = new URLSearchParams(query).toString();
    return `${status} ${method} ${path}${asked && `?${asked}`}`;
  });
  return {
    ...result,
    reads: made.filter(({ method }) => method === 'GET').length,
    writes: made.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    all: made.length,
    list: `${made.length} requests:\n${lines.join('\n')}\n${result.log}`,
  };
}

const MOST_READS = 3;

/** At most three reads, and the status alone is written. */
function expectFrugal(run: Counted, sha: string): void {
  expect(run.outputs.verdict, run.list).toBe('not-applicable');
  expect(run.reads, run.list).toBeLessThanOrEqual(MOST_READS);
  expect(run.writes, run.list).toEqual([`POST /repos/acme/assistant/statuses/${sha}`]);
}

const HARMLESS = { 'README.md': '# Letters\n' };

describe.concurrent('a run with nothing to do', () => {
  const workflowRun = async (world: World, number: number) => {
    const payload = await world.github.workflowRunPayload({ event: 'pull_request', number });
    return counted(world, () => world.run(number, { event: 'workflow_run', payload }));
  };

  it.for(['pull_request', 'pull_request_target'])('on `%s`', async (event, test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose(HARMLESS);
    expectFrugal(await counted(world, () => world.run(number, { event })), world.github.head(number));
  });

  it('on `workflow_run` from a branch of the repository', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose(HARMLESS);
    expectFrugal(await workflowRun(world, number), world.github.head(number));
  });

  it('on `workflow_run` from a fork', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world);
    expectFrugal(await workflowRun(world, number), world.github.head(number));
  });

  // GitHub's list of pull requests, by which a fork's is found, does not say how many comments one has.
  it('on `workflow_run` from a fork that was changed since needs one read more', async (test) => {
    const world = await worldOf(test, 2);
    const number = await fork(world);
    await sleep(1100);
    world.github.comment(number, { user: 'stranger', body: 'Please have a look.' });
    const run = await workflowRun(world, number);
    expect(run.reads, run.list).toBe(MOST_READS + 1);
    expect(run.writes, run.list).toHaveLength(1);
  });

  it('on `merge_group`', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose(HARMLESS);
    const { headSha } = await world.github.enqueue(number);
    expectFrugal(await counted(world, () => world.run(number, { event: 'merge_group' })), headSha);
  });
});

async function fork({ github }: World): Promise<number> {
  await github.commit('stranger:idea', HARMLESS, { author: 'stranger' });
  const headRepo = { owner: 'stranger', fork: true } as const;
  return github.openPullRequest({ head: 'idea', user: 'stranger', headRepo });
}

/** Five prompts that share one dataset, all changed. */
function five(version: string, words: string): Files {
  const desks = ['letters', 'parcels', 'customs', 'returns', 'claims'];
  return Object.fromEntries(
    desks.map((desk) => [`prompts/${desk}.md`, prompt(version, `${TEXT} You speak for ${desk}. ${words}`)]),
  );
}

const MOST_REQUESTS = 25;

async function openFive(test: TestContext): Promise<{ world: World; number: number }> {
  // A config is read, and so is what the comment remembers.
  const files = { [CONFIG]: 'mode: enforce\n', ...five('1.0.0', 'Be kind.') };
  const world = await worldOf(test, 2, files, [], { apiKey: LONG_KEY });
  return { world, number: await world.propose(five('1.1.0', 'Be brief.')) };
}

function expectWithin(run: Counted, comment: RegExp): void {
  expect(run.outputs.verdict, run.list).toBe('pass');
  expect(run.results.prompts, run.list).toHaveLength(5);
  expect(run.all, run.list).toBeLessThanOrEqual(MOST_REQUESTS);
  const [pending, verdict, written, ...more] = run.writes;
  expect([pending, verdict], run.list).toEqual(Array(2).fill(expect.stringMatching(/^POST .*\/statuses\//)));
  expect(written, run.list).toMatch(comment);
  expect(more).toEqual([]);
}

describe.concurrent('a MINOR of five prompts that share one dataset', () => {
  it('on its first run', async (test) => {
    const { world, number } = await openFive(test);
    expectWithin(await counted(world, () => world.run(number)), /^POST .*\/comments$/);
  });

  it('after a push that changes them again, with the comment brought up to date', async (test) => {
    const { world, number } = await openFive(test);
    await world.run(number);
    await world.github.commit(`change-${number}`, five('1.1.0', 'Be very brief.'), { author: 'author' });
    expectWithin(await counted(world, () => world.run(number)), /^PATCH .*\/comments\/\d+$/);
    expect(world.comments(number)).toHaveLength(1);
  });

  it('after a push, when the base branch has moved on too', async (test) => {
    const { world, number } = await openFive(test);
    await world.run(number);
    await world.github.commit('main', HARMLESS);
    await world.github.commit(`change-${number}`, five('1.1.0', 'Be very brief.'), { author: 'author' });
    expectWithin(await counted(world, () => world.run(number)), /^PATCH .*\/comments\/\d+$/);
  });
});
