import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases, changed } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { createWorld, DATASET, GOOD_ANSWER, PROMPT, prompt, unfaithfulOn, type World } from './world.ts';

describe('several prompts at once', () => {
  const NOTE = 'prompts/note.md';
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ ...cases(6), [NOTE]: prompt('4.0.0', 'Write a note about parcels.') });
  });
  afterAll(() => world.close());

  it('each gets its own verdict, and the worst one holds', async () => {
    world.answer = (n, system) => (system.includes('Be kind.') ? unfaithfulOn(6) : GOOD_ANSWER)(n, system);
    const number = await world.propose({
      [PROMPT]: changed('2.0.0'),
      [NOTE]: prompt('4.1.0', 'Write a note about parcels. Be kind.'),
      'prompts/fresh.md': prompt('1.0.0', 'Greet, then answer.'),
    });
    const run = await expectVerdict(world, number, 'blocked');
    expect(JSON.parse(run.outputs.prompts ?? '')).toMatchObject([
      { path: PROMPT, level: 'major', verdict: 'awaiting-sign-off' },
      { path: 'prompts/fresh.md', level: 'initial', verdict: 'pass' },
      { path: NOTE, level: 'minor', verdict: 'blocked' },
    ]);
    expect(run.outputs.faithfulness).toBe('0.5');
    const at = (text: string) => run.comment.indexOf(text);
    expect(at('| ❌ | [`note`]')).toBeGreaterThan(0);
    expect(at('| ⏳ | [`answer`]')).toBeGreaterThan(at('| ❌ | [`note`]'));
    expect(at('| ✅ | [`fresh`]')).toBeGreaterThan(at('| ⏳ | [`answer`]'));
    expect(run.status).toContain('note: faithfulness');
    expect(
      run.results.prompts.map(
        (one: { metrics: { faithfulness: { changedNeeded: number | null } } }) =>
          one.metrics.faithfulness.changedNeeded,
      ),
    ).toEqual([7, null, 7]);
  });

  it('one that cannot be parsed is told with every fault, and the others are measured', async () => {
    world.answer = GOOD_ANSWER;
    const number = await world.propose({
      [PROMPT]: '---\nversion: soon\nmodel: small\ntemperature: hot\nmodle: x\n---\nHello\n',
      [NOTE]: prompt('4.0.1', 'Please write a note about parcels.'),
    });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(run.codes).toEqual(['config.prompt']);
    const message = messageOf(run, 'config.prompt');
    for (const line of [2, 4, 5]) expect(message).toContain(`${PROMPT}:${line}: `);
    expect(run.results.prompts).toMatchObject([
      { path: PROMPT, verdict: 'inconclusive', checks: null },
      { path: NOTE, verdict: 'pass', checks: { passed: 6 } },
    ]);
    expect(run.comment).toContain('cannot be measured as it is set up');
  });

  it('one that cannot be parsed does not hide that another one is blocked', async () => {
    const number = await world.propose({
      [PROMPT]: '---\nversion: soon\n---\nHello\n',
      [NOTE]: prompt('4.0.0', 'Write a short note about parcels.'),
    });
    expect((await expectVerdict(world, number, 'blocked')).codes).toEqual([
      'config.prompt',
      'version.not-bumped',
    ]);
  });

  it('two that share a dataset with a fault both name it', async () => {
    const number = await world.propose({
      [PROMPT]: changed('1.3.0'),
      [NOTE]: prompt('4.0.1', 'Please write a note about parcels.'),
      [DATASET]: '[]',
    });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(run.codes.filter((code) => code === 'config.dataset')).toHaveLength(2);
    expect(run.asked).toEqual([]);
  });
});
