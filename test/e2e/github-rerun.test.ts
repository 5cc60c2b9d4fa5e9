import { describe, expect, it } from 'vitest';
import { codesOf, MINOR, worldOf } from './endpoint-given.ts';
import { fact, PROMPT, unfaithfulOn, type World } from './world.ts';

/** Starts the gate by hand. */
function byHand(world: World, number: number, inputs: Record<string, string>) {
  return world.run(number, { event: 'workflow_dispatch', inputs });
}

async function fork(world: World): Promise<number> {
  await world.github.commit('stranger:idea', { [PROMPT]: MINOR }, { author: 'stranger' });
  return world.github.openPullRequest({
    head: 'idea',
    user: 'stranger',
    headRepo: { owner: 'stranger', fork: true },
  });
}

describe.concurrent('a manual rerun', () => {
  it('turns a failed status into success on the same head', async (test) => {
    const world = await worldOf(test, 3);
    const number = await world.propose({ [PROMPT]: MINOR });
    world.answer = unfaithfulOn(3);
    expect((await world.run(number)).code).toBe(1);
    expect(world.status(number)?.state).toBe('failure');
    world.answer = fact;
    const again = await byHand(world, number, {
      'pull-request': String(number),
      'head-sha': world.github.head(number),
    });
    expect(again.code).toBe(0);
    expect(again.outputs.verdict).toBe('pass');
    expect(world.status(number)?.state).toBe('success');
    expect(world.comments(number)).toHaveLength(1);
  });

  it('refuses a head that the person did not look at', async (test) => {
    const world = await worldOf(test, 3);
    const number = await world.propose({ [PROMPT]: MINOR });
    const seen = world.github.head(number);
    await world.github.commit('change-1', { 'other.txt': 'pushed since' });
    const { code, log } = await byHand(world, number, { 'pull-request': String(number), 'head-sha': seen });
    expect(code).toBe(1);
    expect(log).toContain(`The head of pull request ${number} is ${world.github.head(number)}, not ${seen}.`);
    expect(log).toMatch(/Somebody has pushed since/);
    expect(world.github.statuses(seen)).toEqual([]);
    expect(world.github.statuses(world.github.head(number))).toEqual([]);
    expect(world.model.requests).toHaveLength(0);
  });

  it.for(['abc1234', 'ABCDEF0123456789ABCDEF0123456789ABCDEF01', 'main'])(
    'wants the whole id of a commit, not %s',
    async (sha, test) => {
      const world = await worldOf(test, 1);
      const number = await world.propose({ [PROMPT]: MINOR });
      const { code, log } = await byHand(world, number, { 'pull-request': String(number), 'head-sha': sha });
      expect(code).toBe(1);
      expect(log).toMatch(/input `head-sha`.*expected a full commit id/);
    },
  );

  it("of a fork's pull request needs `head-sha`, and names the head to look at", async (test) => {
    const world = await worldOf(test, 3);
    const number = await fork(world);
    const { code, log } = await byHand(world, number, { 'pull-request': String(number) });
    expect(code).toBe(1);
    expect(log).toMatch(/comes from a fork: a manual run needs `head-sha`/);
    expect(log).toContain(world.github.head(number));
    expect(world.model.requests).toHaveLength(0);
    expect(world.status(number)).toBeUndefined();
  });

  it("of a fork's pull request at the named head measures it and writes its status", async (test) => {
    const world = await worldOf(test, 3);
    const number = await fork(world);
    const { code } = await byHand(world, number, {
      'pull-request': String(number),
      'head-sha': world.github.head(number),
    });
    expect(code).toBe(0);
    expect(world.status(number)?.state).toBe('success');
  });

  it('says what is missing where no pull request is named', async (test) => {
    const world = await worldOf(test, 1);
    const number = await world.propose({ [PROMPT]: MINOR });
    const { code, log } = await byHand(world, number, {});
    expect(code).toBe(1);
    expect(log).toMatch(/needs the number of a pull request.*`pull-request`.*`head-sha`/s);
  });

  it('says so where there is no such pull request', async (test) => {
    const world = await worldOf(test, 1);
    const { code, log } = await world.run(1, {
      event: 'workflow_dispatch',
      payload: {},
      inputs: { 'pull-request': '77' },
    });
    expect(code).toBe(1);
    expect(log).toMatch(/There is no pull request 77 in acme\/assistant\..*`pull-requests: write`/s);
  });
});

describe.concurrent('what changes during the run', () => {
  const moves: [string, (world: World, number: number) => unknown, RegExp][] = [
    [
      'the head moves',
      (world) => world.github.commit('change-1', { 'other.txt': 'pushed during the run' }),
      /the head moved to [0-9a-f]{7} during the run/,
    ],
    [
      'the base branch is another one',
      (world, number) => world.github.retarget(number, 'release/2.0'),
      /the base branch was changed during the run/,
    ],
    [
      'the policy of the base is another one',
      (world) => world.github.commit('main', { '.github/prompt-gate.yml': 'samples: 3\n' }),
      /the policy of the base changed during the run/,
    ],
  ];

  it.for(moves)('%s: no verdict is written', async ([_, move, words], test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('release/2.0', { 'release.txt': '2.0' });
    const number = await world.propose({ [PROMPT]: MINOR });
    const measured = world.github.head(number);
    // The run says that it is at work once it knows what it will measure.
    world.github.on({ method: 'POST', path: /\/statuses\// }, async () => void (await move(world, number)));
    const { code, log, outputs } = await world.run(number);
    expect(code).toBe(1);
    expect(outputs.verdict).toBe('inconclusive');
    expect(log).toMatch(words);
    expect(world.comments(number)).toEqual([]);
    const states = world.github.statuses(measured).map(({ state }) => state);
    expect(states).not.toContain('success');
    expect(states[0]).toBe('error');
    const now = world.github.head(number);
    if (now !== measured) expect(world.github.statuses(now)).toEqual([]);
  });

  it('a base branch that only moved on is no reason to throw the verdict away', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    world.github.on({ method: 'POST', path: /\/statuses\// }, async () => {
      await world.github.commit('main', { 'other.txt': 'somebody else merged' });
    });
    const { code, results } = await world.run(number);
    expect(code).toBe(0);
    expect(codesOf(results)).not.toContain('unmeasured.crash');
    expect(world.status(number)?.state).toBe('success');
  });
});
