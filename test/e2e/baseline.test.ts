import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, cases, changed, isCandidate } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { createWorld, fact, PROMPT, prompt, TEXT, unfaithfulOn, type World } from './world.ts';

const SCHEMA = 'prompts/answer.schema.json';
const DEPLOYED = { inputs: { baseline: 'deployed' } };

describe('the input `baseline`', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({
      ...cases(6),
      [PROMPT]: prompt('1.0.0', 'Production prompt.', `response-schema: ${SCHEMA}\n`),
      [SCHEMA]: '{"description":"of production"}',
    });
    await world.github.tag('deployed', await world.github.commit('main', { 'README.md': '# Deployed\n' }));
    await world.github.commit('main', {
      [PROMPT]: prompt('1.2.0', TEXT),
      [SCHEMA]: '{"description":"of main"}',
    });
  });
  afterAll(() => world.close());

  it('measures against that ref, and the comment calls it by its name', async () => {
    world.answer = (n, system) => (isCandidate(system) ? unfaithfulOn(6)(n, system) : fact(n));
    const number = await world.propose({ [PROMPT]: changed('1.3.0') });
    const run = await expectVerdict(world, number, 'blocked', DEPLOYED);
    expect(run.codes).toContain('regression.faithfulness');
    const baseline = run.asked.filter(({ messages }) => !isCandidate(messages[0]?.content ?? ''));
    expect(baseline).toHaveLength(6);
    expect(baseline.every(({ messages }) => messages[0]?.content.includes('Production prompt.'))).toBe(true);
    expect(run.prompt.version).toEqual({ baseline: '1.0.0', candidate: '1.3.0' });
    expect(run.results.run).toMatchObject({ baseline: 'deployed', baseRef: 'main' });
    expect(run.comment).toContain('6 cases against `deployed`');
    expect(run.comment).toContain('1.0.0&nbsp;→&nbsp;**1.3.0**');
    world.answer = (n) => fact(n);
  });

  it('reads what the baseline needs at that ref as well', async () => {
    const number = await world.propose({ [PROMPT]: changed('1.3.0') });
    const run = await expectVerdict(world, number, 'pass', DEPLOYED);
    const baseline = run.asked.find(({ messages }) => !isCandidate(messages[0]?.content ?? ''));
    expect(baseline?.response_format?.json_schema?.schema).toEqual({ description: 'of production' });
  });

  it('leaves the version rules to the base branch', async () => {
    const number = await world.propose({ [PROMPT]: changed('1.2.0') });
    const run = await expectVerdict(world, number, 'blocked', DEPLOYED);
    expect(messageOf(run, 'version.not-bumped')).toContain('still 1.2.0');
  });

  it('may be older than the prompt: then nothing is compared, and that is said', async () => {
    const base = await baseBranch(world, { 'prompts/young.md': prompt('1.0.0', 'Young.') });
    const number = await base.propose({ 'prompts/young.md': prompt('1.1.0', 'Young and wise.') });
    const run = await expectVerdict(world, number, 'pass', DEPLOYED);
    expect(messageOf(run, 'unmeasured.no-baseline')).toContain(
      'The baseline deployed does not hold this prompt',
    );
    expect(run.asked).toHaveLength(6);
  });

  it('that does not exist is a clear error', async () => {
    const number = await world.propose({ [PROMPT]: changed('1.3.0') });
    const run = await expectVerdict(world, number, 'inconclusive', { inputs: { baseline: 'deplyed' } });
    expect(run.codes).toEqual(['config.baseline']);
    expect(messageOf(run, 'config.baseline')).toContain(
      '`deplyed` is no branch, tag or commit of this repository. Correct the input `baseline`',
    );
    expect(run.comment).toContain('deplyed');
    expect(run.asked).toEqual([]);
  });
});
