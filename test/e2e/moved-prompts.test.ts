import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BaseBranch,
  baseBranch,
  CONFIG,
  candidateAnswers,
  cases,
  changed,
  isCandidate,
} from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { createWorld, GOOD_ANSWER, PROMPT, prompt, TEXT, unfaithfulOn, type World } from './world.ts';

const OTHER = 'prompts/support/reply.md';

describe('a prompt that comes, goes or moves', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(6));
  });
  afterAll(() => world.close());

  it('new: held to the floors of a first version, without a baseline', async () => {
    world.answer = GOOD_ANSWER;
    const number = await world.propose({ [OTHER]: changed('0.1.0') });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.prompt).toMatchObject({
      path: OTHER,
      previousPath: null,
      change: 'added',
      version: { baseline: null, candidate: '0.1.0' },
      level: { declared: null, required: 'initial' },
      metrics: { faithfulness: { baseline: null, candidate: 1, pHolm: null } },
    });
    expect(run.asked).toHaveLength(6);
    expect(run.codes).toEqual([]);
    expect(run.comment).toContain('first version');
    expect(run.status).toContain('above the floors');

    world.answer = unfaithfulOn(6);
    expect((await expectVerdict(world, number, 'blocked')).codes).toEqual(['floor.faithfulness']);
    world.answer = GOOD_ANSWER;
  });

  it('renamed: measured against its old path, which is shown', async () => {
    const number = await world.propose({ [OTHER]: changed('1.3.0') }, { moves: { [PROMPT]: OTHER } });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.results.prompts).toHaveLength(1);
    expect(run.prompt).toMatchObject({
      path: OTHER,
      previousPath: PROMPT,
      change: 'renamed',
      version: { baseline: '1.2.0', candidate: '1.3.0' },
      level: { required: 'minor' },
    });
    expect(run.asked).toHaveLength(12);
    expect(run.comment).toContain(`was \`${PROMPT}\``);
  });

  it('renamed without a new version: blocked like any other change', async () => {
    const number = await world.propose({ [OTHER]: changed('1.2.0') }, { moves: { [PROMPT]: OTHER } });
    expect((await expectVerdict(world, number, 'blocked')).codes).toEqual(['version.not-bumped']);
  });

  it('renamed and nothing else: nothing to evaluate', async () => {
    const number = await world.propose({}, { moves: { [PROMPT]: OTHER } });
    expect((await expectVerdict(world, number, 'not-applicable')).asked).toEqual([]);
  });

  it('moved and rewritten: paired by the name of the prompt', async () => {
    const base = await baseBranch(world, { [PROMPT]: prompt('1.2.0', TEXT, 'name: parcels\n') });
    const rewritten = Array.from({ length: 30 }, (_, line) => `Rule ${line}: something else entirely.`);
    const number = await base.propose({
      [PROMPT]: null,
      [OTHER]: prompt('1.3.0', `Be brief.\n${rewritten.join('\n')}`, 'name: parcels\n'),
    });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.results.prompts).toHaveLength(1);
    expect(run.prompt).toMatchObject({
      path: OTHER,
      previousPath: PROMPT,
      change: 'renamed',
      name: 'parcels',
    });
    expect(run.asked.filter(({ messages }) => !isCandidate(messages[0]?.content ?? ''))).toHaveLength(6);
  });

  it('removed: waits for a person, and no model is asked', async () => {
    const number = await world.propose({ [PROMPT]: null });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.codes).toEqual(['prompt.removed']);
    expect(run.asked).toEqual([]);
    expect(run.prompt).toMatchObject({
      path: PROMPT,
      change: 'removed',
      version: { baseline: '1.2.0', candidate: null },
    });
    expect(run.comment).toContain('goes away');
    expect(run.comment).toContain('removed |');

    world.github.addUser('alice', { permission: 'write' });
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    await expectVerdict(world, number, 'pass');
  });

  it('moved out of every group: waits for a person like one that was removed', async () => {
    const number = await world.propose(
      { 'archive/answer.md': changed('1.3.0') },
      { moves: { [PROMPT]: 'archive/answer.md' } },
    );
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.codes).toEqual(['prompt.removed']);
    expect(messageOf(run, 'prompt.removed')).toContain('moved out of every group, to archive/answer.md');
    expect(run.asked).toEqual([]);
  });

  it('moved into a group from outside: new', async () => {
    const base = await baseBranch(world, { 'archive/old.md': prompt('3.0.0', 'Answer in verse.') });
    const number = await base.propose({}, { moves: { 'archive/old.md': 'prompts/old.md' } });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.prompt).toMatchObject({
      path: 'prompts/old.md',
      change: 'added',
      level: { required: 'initial' },
    });
  });

  describe('between groups', () => {
    let base: BaseBranch;
    beforeAll(async () => {
      base = await baseBranch(world, {
        [PROMPT]: null,
        'prompts/strict/answer.md': prompt('1.2.0', TEXT),
        [CONFIG]: `prompts:
  - files: ["prompts/strict/**"]
    levels: { minor: { faithfulness: 0.9 } }
  - files: ["prompts/lax/**"]
    levels: { minor: { faithfulness: 0.1, regression: off } }
`,
      });
    });

    it('answers to the rules of its old group', async () => {
      world.answer = candidateAnswers(unfaithfulOn(2));
      const number = await base.propose(
        { 'prompts/lax/answer.md': changed('1.3.0') },
        { moves: { 'prompts/strict/answer.md': 'prompts/lax/answer.md' } },
      );
      const run = await expectVerdict(world, number, 'blocked');
      expect(run.codes).toContain('floor.faithfulness');
      expect(run.prompt.metrics.faithfulness.threshold).toEqual({
        value: 0.9,
        from: `prompts[0].levels.minor.faithfulness in ${CONFIG}`,
      });
    });

    it('also when it was rewritten so far that only its name pairs it', async () => {
      world.answer = candidateAnswers(unfaithfulOn(2));
      const number = await base.propose({
        'prompts/strict/answer.md': null,
        'prompts/lax/answer.md': prompt('1.3.0', `Be brief.\n${'Something else entirely.\n'.repeat(20)}`),
      });
      const run = await expectVerdict(world, number, 'blocked');
      expect(run.prompt).toMatchObject({
        change: 'renamed',
        metrics: { faithfulness: { threshold: { value: 0.9 } } },
      });
    });

    it('waits for a person even where nothing else changed: other rules hold after the merge', async () => {
      const number = await base.propose(
        {},
        { moves: { 'prompts/strict/answer.md': 'prompts/lax/answer.md' } },
      );
      const run = await expectVerdict(world, number, 'awaiting-sign-off');
      expect(run.codes).toEqual(['policy.changed']);
      expect(messageOf(run, 'policy.changed')).toContain('moves from the group prompts[0] to prompts[1]');
      expect(run.asked).toEqual([]);
    });
  });
});
