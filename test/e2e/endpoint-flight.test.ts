import { describe, expect, it } from 'vitest';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';
import { caseOf, gateMinor, worldOf } from './endpoint-given.ts';
import { fact, type World } from './world.ts';

/** Gives every reply after so many milliseconds. */
function slow(world: World, delayMs: number): void {
  world.answer = (n) => ({ text: fact(n), delayMs });
  world.judge = (_, request) => ({ ...standIn(request), delayMs });
}

describe.concurrent('requests in flight', () => {
  it.for([1, 3, 8])('`concurrency: %i` is reached and never exceeded', async (concurrency, test) => {
    const world = await worldOf(test, 6);
    slow(world, 15 * concurrency);
    const { code } = await gateMinor(world, { inputs: { concurrency: String(concurrency) } });
    expect(code).toBe(0);
    expect(world.model.peakInFlight).toBe(concurrency);
  });

  it('an answer is judged as soon as it is there, while others are still being written', async (test) => {
    const world = await worldOf(test, 20);
    slow(world, 5);
    await gateMinor(world, { inputs: { concurrency: '4' } });
    const models = world.model.requests.map(({ model }) => model);
    // The first judgement comes right after the first answers, long before the last one is asked for.
    expect(models.indexOf('gpt-4o')).toBeLessThanOrEqual(8);
    expect(models.lastIndexOf('small')).toBeGreaterThan(40);
  });

  it('one slow case holds up nobody else', async (test) => {
    const world = await worldOf(test, 10);
    world.answer = (n) => ({ text: fact(n), delayMs: n === 1 ? 1500 : 1 });
    await gateMinor(world, { inputs: { concurrency: '4' } });
    const models = world.model.requests.map(({ model }) => model);
    // Nine cases are through before the slow one gets its two judgements.
    expect(models.slice(0, -2).filter((model) => model === 'gpt-4o')).toHaveLength(18);
    expect(world.judged().slice(-2).map(caseOf)).toEqual([1, 1]);
  });
});
