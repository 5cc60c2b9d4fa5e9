import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases, changed } from './base-branch.ts';
import { expectVerdict } from './outcome.ts';
import { createWorld, PROMPT, prompt, TEXT, type World } from './world.ts';

describe('a pull request that touches no prompt', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(2));
  });
  afterAll(() => world.close());

  it('costs no model call, at most three reads of the API and no comment, and succeeds', async () => {
    const number = await world.propose({ 'README.md': '# Letters\n', 'src/app.ts': 'export {};\n' });
    const run = await expectVerdict(world, number, 'not-applicable');
    expect(run.asked).toEqual([]);
    expect(run.judged).toEqual([]);
    expect(run.reads.length).toBeLessThanOrEqual(3);
    expect(run.status).toMatch(/^Nothing affects a prompt/);
    expect(world.comments(number)).toEqual([]);
    expect(world.github.statuses(world.github.head(number))).toHaveLength(1);
    expect(run.outputs).toMatchObject({
      prompts: '[]',
      faithfulness: '',
      relevance: '',
      'comment-url': '',
      'cost-usd': '0',
    });
  });

  it('is not affected by a README beside the prompts, nor by a file of another kind', async () => {
    const number = await world.propose({
      'prompts/README.md': 'How to write prompts.\n',
      'prompts/notes.yml': 'a: 1\n',
    });
    await expectVerdict(world, number, 'not-applicable');
  });

  it('is told in a comment only where the workflow asks for it', async () => {
    const number = await world.propose({ 'README.md': '# Boxes\n' });
    const run = await expectVerdict(world, number, 'not-applicable', { inputs: { comment: 'always' } });
    expect(run.comment).toContain('Nothing in this pull request affects a prompt.');
  });

  it('brings an older comment up to date when the change of the prompt is taken back', async () => {
    const number = await world.propose({ [PROMPT]: changed('1.2.0') });
    const blocked = await expectVerdict(world, number, 'blocked');
    expect(blocked.comment).toContain('blocked');

    await world.github.commit(branchOf(number), { [PROMPT]: prompt('1.2.0', TEXT), 'README.md': '# Post\n' });
    const run = await expectVerdict(world, number, 'not-applicable');
    expect(world.comments(number)).toHaveLength(1);
    expect(run.comment).toContain('Nothing in this pull request affects a prompt.');
    expect(run.comment).not.toContain('kept its version');
    expect(run.asked).toEqual([]);
  });

  it('leaves the comments of people alone', async () => {
    const number = await world.propose({ 'README.md': '# Crates\n' });
    world.github.comment(number, { user: 'author', body: 'Please have a look.' });
    await expectVerdict(world, number, 'not-applicable');
    expect(world.github.comments(number).map(({ body }) => body)).toEqual(['Please have a look.']);
  });

  /** `propose` counts its branches as GitHub counts pull requests. */
  function branchOf(number: number): string {
    return `change-${number}`;
  }
});
