import { describe, expect, it } from 'vitest';
import { gateMinor, MINOR, worldOf } from './endpoint-given.ts';
import { fact, PROMPT, unfaithfulOn, type World } from './world.ts';

const MARKER = '<!-- prompt-gate:prompt-gate -->';
const BOT = 'github-actions[bot]';

const ids = (world: World, number: number, user = BOT) =>
  world.github
    .comments(number)
    .filter((comment) => comment.user.login === user)
    .map(({ id }) => id);

function talk(world: World, number: number, count: number): void {
  for (let n = 1; n <= count; n += 1) world.github.comment(number, { user: 'talker', body: `Remark ${n}` });
}

describe.concurrent('the comment', () => {
  it('is found among 300 others and updated in place', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    talk(world, number, 120);
    await world.run(number);
    const [first] = ids(world, number);
    talk(world, number, 180);
    world.answer = unfaithfulOn(2);
    const { outputs } = await world.run(number);
    expect(ids(world, number)).toEqual([first]);
    expect(world.comments(number)[0]).toMatch(/not faithful enough|blocked/i);
    expect(outputs['comment-url']).toContain(`#issuecomment-${first}`);
    const pages = world.github.reads().filter(({ path }) => path.endsWith('/comments'));
    // Looked for, looked at again after it was made (another run may have made one too), then looked for anew.
    expect(pages.map(({ query }) => query.page)).toEqual(['1', '2', '1', '2', '1', '2']);
  });

  it("of a person who copied the gate's marker is not touched", async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const body = `${MARKER}\n<!-- prompt-gate-state {"startedAt":"2999-01-01T00:00:00Z","head":"${world.github.head(number)}","digest":null,"state":"pass"} -->\nAll is well.`;
    world.github.comment(number, { user: 'author', body });
    await world.run(number);
    await world.run(number);
    expect(world.github.comments(number).find(({ user }) => user.login === 'author')?.body).toBe(body);
    expect(ids(world, number)).toHaveLength(1);
  });

  it('that quotes the marker further down is not taken for its own', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    const body = `Another robot speaks.\n${MARKER}\n`;
    world.github.comment(number, { user: BOT, body });
    await world.run(number);
    expect(world.comments(number)).toHaveLength(2);
    expect(world.comments(number)[0]).toBe(body);
  });

  it('of a newer run is never overwritten by an older one that ends later', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: MINOR });
    let newer = '';
    // The first run has begun; a second one comes and goes before it reads anything.
    world.github.on({ method: 'GET', path: /\/compare\// }, async () => {
      world.answer = unfaithfulOn(2);
      await world.run(number);
      newer = world.comments(number)[0] ?? '';
      world.answer = fact;
    });
    const { code, results } = await world.run(number);
    expect(code).toBe(0);
    expect(results.verdict).toBe('pass');
    expect(newer).toMatch(/## .*Prompt Gate: blocked/);
    expect(world.comments(number)).toEqual([newer]);
  });

  it('is one for each status context', async (test) => {
    const world = await worldOf(test, 2);
    const { number } = await gateMinor(world);
    await world.run(number, { inputs: { 'status-context': 'prompt-gate/billing' } });
    expect(world.comments(number)).toHaveLength(2);
    await world.run(number, { inputs: { 'status-context': 'prompt-gate/billing' } });
    expect(world.comments(number)).toHaveLength(2);
    expect(world.github.status(world.github.head(number), 'prompt-gate/billing')?.state).toBe('success');
  });

  it.for([
    ['never', 0],
    ['changed', 1],
  ] as const)('`comment: %s` writes %i', async ([comment, count], test) => {
    const world = await worldOf(test, 2);
    const { number, outputs } = await gateMinor(world, { inputs: { comment } });
    expect(world.comments(number)).toHaveLength(count);
    expect(outputs['comment-url'] !== '').toBe(count > 0);
    expect(world.status(number)?.state).toBe('success');
  });

  it('is written where no prompt is affected only if asked for always, or to bring an older one up to date', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ 'README.md': '# Parcels and more\n' });
    await world.run(number);
    expect(world.comments(number)).toHaveLength(0);
    await world.run(number, { inputs: { comment: 'always' } });
    expect(world.comments(number)).toHaveLength(1);

    const other = await world.propose({ [PROMPT]: MINOR });
    await world.run(other);
    await world.github.commit('change-2', { [PROMPT]: null, 'x.md': '' }, { from: 'main' });
    await world.github.commit('change-2', { 'README.md': '# More\n' }, { from: 'main' });
    const { results } = await world.run(other);
    expect(results.verdict).toBe('not-applicable');
    expect(world.comments(other)).toHaveLength(1);
    expect(world.comments(other)[0]).toMatch(/[Nn]othing/);
  });
});
