import { describe, expect, it } from 'vitest';
import { MINOR, messageOf, worldOf } from './endpoint-given.ts';
import { fact, PROMPT, prompt, TEXT } from './world.ts';

describe.concurrent('the input `baseline`', () => {
  it('measures against the tag that deployment moves, by its name', async (test) => {
    const world = await worldOf(test, 3, { [PROMPT]: prompt('1.1.0', 'The text in production.') });
    const deployed = await world.github.commit('main', { 'other.txt': 'x' });
    await world.github.tag('deployed/live', deployed);
    await world.github.commit('main', { [PROMPT]: prompt('1.2.0', TEXT) });
    world.answer = (n, system) =>
      system.includes('production') ? `${fact(n)} Yes, on that day indeed.` : fact(n);
    const number = await world.propose({ [PROMPT]: MINOR });
    const { code, results } = await world.run(number, { inputs: { baseline: 'deployed/live' } });
    expect(code).toBe(0);
    expect(results.run.baseline).toBe('deployed/live');
    expect(results.prompts[0].version).toEqual({ baseline: '1.1.0', candidate: '1.3.0' });
    expect(results.prompts[0].cases[0].baseline.samples[0].output).toContain('indeed');
    expect(world.comments(number)[0]).toContain('deployed/live');
  });

  it('that stands for no commit is an error that names it', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const { code, results } = await world.run(number, { inputs: { baseline: 'production' } });
    expect(code).toBe(1);
    expect(messageOf(results, 'config.baseline')).toMatch(
      /`production` is no branch, tag or commit.*`baseline`/,
    );
    expect(world.status(number)?.state).toBe('error');
  });
});
