import { describe, expect, it } from 'vitest';
import type { ActionResult } from '../../fixtures/servers/run-action.ts';
import { gateMinor, MINOR, worldOf } from './endpoint-given.ts';
import { fact, PROMPT, unfaithfulOn, type World } from './world.ts';

/** Runs the `post` step with the state that the main step left, as the runner does. */
function post(world: World, number: number, { state }: ActionResult): Promise<ActionResult> {
  const environment = Object.fromEntries(
    Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]),
  );
  return world.run(number, { entry: 'post.js', environment });
}

/** Starts the gate and kills it, as a cancelled job is killed, when the model gets its first request. */
async function killed(world: World, number: number): Promise<ActionResult> {
  let kill = () => {};
  world.answer = (n) => {
    kill();
    return { text: fact(n), delayMs: 50 };
  };
  return world.run(number, {
    onStart: (end) => {
      kill = end;
    },
  });
}

describe.concurrent('the `post` step', () => {
  it('turns the status that a killed run left pending into an error', async (test) => {
    const world = await worldOf(test, 3);
    const number = await world.propose({ [PROMPT]: MINOR });
    const main = await killed(world, number);
    expect(main.code).not.toBe(0);
    expect(world.status(number)?.state).toBe('pending');
    const { code, log } = await post(world, number, main);
    expect(code).toBe(0);
    expect(world.status(number)).toMatchObject({
      state: 'error',
      description: expect.stringMatching(/before its verdict.*run it again/),
    });
    expect(log).toContain(`::add-mask::${world.github.token}`);
  });

  it('speaks of the status context of its own gate', async (test) => {
    const world = await worldOf(test, 3);
    const number = await world.propose({ [PROMPT]: MINOR });
    await world.run(number);
    world.answer = fact;
    let kill = () => {};
    world.judge = () => {
      kill();
      return { text: '', delayMs: 50 };
    };
    const main = await world.run(number, {
      inputs: { 'status-context': 'prompt-gate/second' },
      onStart: (end) => {
        kill = end;
      },
    });
    await post(world, number, main);
    const head = world.github.head(number);
    expect(world.github.status(head, 'prompt-gate/second')?.state).toBe('error');
    expect(world.status(number)?.state).toBe('success');
  });

  it.for([
    ['passed', 0, 'success'],
    ['blocked', 3, 'failure'],
  ] as const)('does nothing after a run that %s', async ([_, bad, state], test) => {
    const world = await worldOf(test, 3);
    world.answer = unfaithfulOn(bad);
    const main = await gateMinor(world);
    const writes = world.github.writes().length;
    const { code } = await post(world, main.number, main);
    expect(code).toBe(0);
    expect(world.github.writes()).toHaveLength(writes);
    expect(world.status(main.number)?.state).toBe(state);
  });

  it('does nothing after a run that never said that it was at work', async (test) => {
    const world = await worldOf(test, 3);
    const number = await world.propose({ 'README.md': '# More\n' });
    const main = await world.run(number);
    const writes = world.github.writes().length;
    await post(world, number, main);
    expect(world.github.writes()).toHaveLength(writes);
    expect(await post(world, number, { ...main, state: {} })).toMatchObject({ code: 0 });
    expect(world.github.writes()).toHaveLength(writes);
  });

  it('closes the status also where the server refused the verdict', async (test) => {
    const world = await worldOf(test, 3);
    const number = await world.propose({ [PROMPT]: MINOR });
    world.github.on({ method: 'GET', path: /\/commits\/[0-9a-f]+\/statuses/ }, () =>
      world.github.fail({ method: 'POST', path: /\/statuses\//, status: 500, times: 1 }),
    );
    const main = await world.run(number);
    expect(world.status(number)?.state).toBe('pending');
    await post(world, number, main);
    expect(world.status(number)?.state).toBe('error');
  });

  it('leaves the status pending, and says why, where it may not see whether a newer run speaks', async (test) => {
    const world = await worldOf(test, 3);
    const number = await world.propose({ [PROMPT]: MINOR });
    const main = await killed(world, number);
    world.github.fail({ method: 'GET', path: /\/statuses$/, status: 403 });
    const { log } = await post(world, number, main);
    expect(log).toMatch(/^::error::GitHub answered 403.*grant `statuses: write`/m);
    expect(world.status(number)?.state).toBe('pending');
  });

  it('says no second time what may not be written', async (test) => {
    const world = await worldOf(test, 3);
    world.github.fail({ method: 'POST', path: /\/statuses\//, status: 403 });
    const main = await gateMinor(world);
    const { log } = await post(world, main.number, main);
    expect(log).not.toContain('could not be written');
  });
});
