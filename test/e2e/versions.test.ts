import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, cases, changed } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { createWorld, PROMPT, prompt, TEXT, type World } from './world.ts';

describe('the version of a changed prompt', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(2));
  });
  afterAll(() => world.close());

  it('must rise: the next versions are named and no model is asked', async () => {
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: changed('1.2.0') }), 'blocked');
    expect(run.codes).toEqual(['version.not-bumped']);
    const message = messageOf(run, 'version.not-bumped');
    for (const next of ['1.2.1` (PATCH', '1.3.0` (MINOR', '2.0.0` (MAJOR']) expect(message).toContain(next);
    expect(run.comment).toContain('changed, but kept its version');
    expect(run.comment).toContain('No model was asked');
    expect(run.status).toBe(
      `Blocked: answer changed, but kept its version · ${run.results.run.digest.slice(0, 8)}`,
    );
    expect(run.asked).toEqual([]);
    expect(run.prompt).toMatchObject({ level: { declared: null, required: null }, checks: null, cases: [] });
    expect(run.log).toMatch(/^::error .*file=prompts\/answer\.md,line=2/m);
  });

  it('must not fall', async () => {
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: changed('1.1.9') }), 'blocked');
    expect(run.codes).toEqual(['version.downgrade']);
    expect(messageOf(run, 'version.downgrade')).toContain('went down from 1.2.0 to 1.1.9');
    expect(run.asked).toEqual([]);
  });

  it('must not fall even when nothing else changed', async () => {
    const number = await world.propose({ [PROMPT]: prompt('1.1.0', TEXT) });
    expect((await expectVerdict(world, number, 'blocked')).codes).toEqual(['version.downgrade']);
  });

  it('must not go away', async () => {
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: changed(null) }), 'blocked');
    expect(run.codes).toEqual(['version.missing']);
    expect(messageOf(run, 'version.missing')).toContain('The version 1.2.0 is gone');
    expect(run.comment).toContain('lost its version');
  });

  it('counts from the merge base: where main moved on, the branch has to be updated', async () => {
    const base = await baseBranch(world);
    const number = await base.propose({ [PROMPT]: changed('1.3.0') });
    await base.commit({ [PROMPT]: prompt('1.3.0', `${TEXT} Be friendly.`) });
    const run = await expectVerdict(world, number, 'blocked');
    expect(run.codes).toEqual(['version.diverged']);
    expect(messageOf(run, 'version.diverged')).toContain('update the branch');
    expect(run.asked).toEqual([]);
  });

  it('may stay where only the base moved on elsewhere', async () => {
    const base = await baseBranch(world);
    const number = await base.propose({ [PROMPT]: changed('1.2.1') });
    await base.commit({ 'README.md': '# Parcels and letters\n' });
    await expectVerdict(world, number, 'pass');
  });

  it('need not rise for white space', async () => {
    const number = await world.propose({ [PROMPT]: prompt('1.2.0', `${TEXT.replace('. ', '.\n\n  ')}\n`) });
    const run = await expectVerdict(world, number, 'not-applicable');
    expect(run.asked).toEqual([]);
    expect(run.comment).toBe('');
    expect(run.results.prompts).toEqual([]);
  });

  it('need not rise for metadata', async () => {
    const number = await world.propose({
      [PROMPT]: prompt('1.2.0', TEXT, 'description: Answers about parcels\nowner: support\n'),
    });
    expect((await expectVerdict(world, number, 'not-applicable')).asked).toEqual([]);
  });

  it('may rise alone, which runs nothing', async () => {
    const number = await world.propose({ [PROMPT]: prompt('1.2.1', TEXT, 'change-reason: released\n') });
    expect((await expectVerdict(world, number, 'not-applicable')).asked).toEqual([]);
  });

  it('must rise for another model or another parameter', async () => {
    const number = await world.propose({ [PROMPT]: prompt('1.2.0', TEXT, 'temperature: 0.9\n') });
    expect((await expectVerdict(world, number, 'blocked')).codes).toEqual(['version.not-bumped']);
  });

  it('must rise for a character that cannot be seen', async () => {
    const number = await world.propose({ [PROMPT]: prompt('1.2.0', `${TEXT}\u200b`) });
    expect((await expectVerdict(world, number, 'blocked')).codes).toEqual(['version.not-bumped']);
  });

  it('may be missing on both sides: what the change needs holds then, and that is said', async () => {
    const base = await baseBranch(world, { [PROMPT]: prompt(null, TEXT) });
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: changed(null) }), 'pass');
    expect(run.prompt.level).toEqual({
      declared: null,
      required: 'minor',
      reasons: [
        'the prompt has no version: held to what the change needs, MINOR',
        'line 4 adds an instruction: "Be brief."',
      ],
    });
    expect(run.comment).toContain('the prompt has no version: held to what the change needs, MINOR');
    expect(run.asked).toHaveLength(4);
  });

  it('may be the first one: a MINOR', async () => {
    const base = await baseBranch(world, { [PROMPT]: prompt(null, TEXT) });
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: changed('1.0.0') }), 'pass');
    expect(run.prompt.level.reasons[0]).toBe(
      '1.0.0 is its first version: held to what the change needs, MINOR',
    );
    expect(run.prompt.version).toEqual({ baseline: null, candidate: '1.0.0' });
  });

  it('may be a plain number, as registries count: a MINOR when it rises', async () => {
    const base = await baseBranch(world, { [PROMPT]: prompt('7', TEXT) });
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: changed('8') }), 'pass');
    expect(run.prompt).toMatchObject({
      version: { baseline: '7', candidate: '8' },
      level: { declared: null, required: 'minor' },
    });

    const kept = await expectVerdict(world, await base.propose({ [PROMPT]: changed('7') }), 'blocked');
    expect(messageOf(kept, 'version.not-bumped')).toContain('Next: `8`');
    const fell = await expectVerdict(world, await base.propose({ [PROMPT]: changed('6') }), 'blocked');
    expect(fell.codes).toEqual(['version.downgrade']);
  });

  it('must be one: what cannot be read as a version is named with its line', async () => {
    const number = await world.propose({ [PROMPT]: changed('newest') });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(run.codes).toEqual(['config.prompt']);
    expect(messageOf(run, 'config.prompt')).toContain('prompts/answer.md:2: version is "newest"');
  });
});
