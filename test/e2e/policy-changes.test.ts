import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, CONFIG, candidateAnswers, cases, changed } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { createWorld, GOOD_ANSWER, PROMPT, unfaithfulOn, type World } from './world.ts';

const STRICT = 'levels:\n  minor: { faithfulness: 0.9 }\n';
const LOOSE = 'levels:\n  minor: { faithfulness: 0, regression: off }\n';

describe('a pull request that changes the policy', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ ...cases(6), [CONFIG]: STRICT });
    world.github.addUser('alice', { permission: 'write' });
  });
  afterAll(() => world.close());

  it('alone, waits for a person, shows the difference and asks no model', async () => {
    const number = await world.propose({ [CONFIG]: LOOSE });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.codes).toEqual(['policy.changed']);
    expect(run.results.prompts).toEqual([]);
    expect(run.asked).toEqual([]);
    expect(run.status).toMatch(/^Awaiting sign-off: the policy changes/);
    expect(run.comment).toContain('The policy changes.');
    expect(run.comment).toContain(
      '-  minor: { faithfulness: 0.9 }\n+  minor: { faithfulness: 0, regression: off }',
    );

    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    const passed = await expectVerdict(world, number, 'pass');
    expect(messageOf(passed, 'policy.changed')).toContain('Signed off by `alice`');
  });

  it('by adding or deleting the config, waits for a person too', async () => {
    const none = await baseBranch(world, { [CONFIG]: null });
    const added = await expectVerdict(world, await none.propose({ [CONFIG]: LOOSE }), 'awaiting-sign-off');
    expect(added.codes).toEqual(['policy.changed']);
    expect(added.comment).toContain('+  minor: { faithfulness: 0, regression: off }');

    const deleted = await expectVerdict(world, await world.propose({ [CONFIG]: null }), 'awaiting-sign-off');
    expect(deleted.codes).toEqual(['policy.changed']);
    expect(deleted.comment).toContain('-  minor: { faithfulness: 0.9 }');
  });

  it('to a config that cannot be read is blocked: on the base it would stop every later run', async () => {
    const number = await world.propose({ [CONFIG]: 'mode: enforce\nlevls: {}\nsamples: 0\n' });
    const run = await expectVerdict(world, number, 'blocked');
    expect(run.codes).toEqual(['policy.invalid', 'policy.invalid', 'policy.changed']);
    const said = run.results.reasons.map(({ message }: { message: string }) => message);
    expect(said[0]).toContain(`${CONFIG}:2: unknown key \`levls\`; did you mean \`levels\`?`);
    expect(said[1]).toContain(`${CONFIG}:3: \`samples\` is 0`);
  });

  it('has another digest with every other content of the config', async () => {
    const digest = async (text: string) => {
      const run = await expectVerdict(world, await world.propose({ [CONFIG]: text }), 'awaiting-sign-off');
      return run.results.run.digest;
    };
    expect(await digest(LOOSE)).not.toBe(await digest(`${LOOSE}mode: advise\n`));
  });

  it('with a prompt in it, is measured under the policy of the base', async () => {
    world.answer = candidateAnswers(unfaithfulOn(2));
    const number = await world.propose({ [PROMPT]: changed('1.3.0'), [CONFIG]: `${LOOSE}mode: advise\n` });
    const run = await expectVerdict(world, number, 'blocked');
    expect(run.codes).toContain('policy.changed');
    expect(messageOf(run, 'floor.faithfulness')).toBe(
      `Faithfulness is 0.83 over all 6 scored cases; levels.minor.faithfulness in ${CONFIG} asks for 0.90.`,
    );
    world.answer = GOOD_ANSWER;
  });

  it('with a good prompt in it, still waits for a person', async () => {
    const number = await world.propose({ [PROMPT]: changed('1.3.0'), [CONFIG]: LOOSE });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.results.prompts).toMatchObject([{ path: PROMPT, verdict: 'pass' }]);
    expect(run.asked).toHaveLength(12);
  });
});

describe('the inputs of the workflow', () => {
  let world: World;
  const MINOR = { [PROMPT]: changed('1.3.0') };
  beforeAll(async () => {
    world = await createWorld({
      ...cases(6),
      [CONFIG]:
        'mode: enforce\nsamples: 2\nlevels:\n  minor: { faithfulness: 0.88 }\njudge: { model: gpt-4o }\n',
    });
  });
  afterAll(() => world.close());

  it('cannot loosen what the config sets, and the comment says so', async () => {
    world.answer = candidateAnswers(unfaithfulOn(3));
    const inputs = { 'min-faithfulness': '0.1', mode: 'advise', samples: '1', 'judge-model': 'lenient' };
    const run = await expectVerdict(world, await world.propose(MINOR), 'blocked', { inputs });
    expect(messageOf(run, 'floor.faithfulness')).toContain(`minor.faithfulness in ${CONFIG} asks for 0.88`);
    expect(run.asked).toHaveLength(24);
    expect(new Set(run.judged.map(({ model }) => model))).toEqual(new Set(['gpt-4o']));
    expect(run.results.mode).toBe('enforce');
    expect(run.results.run.notices).toHaveLength(4);
    expect(run.comment).toContain('may only tighten');
    expect(run.comment).toContain('is overruled by `judge.model`');
  });

  it('may tighten it', async () => {
    world.answer = candidateAnswers(unfaithfulOn(1));
    const number = await world.propose(MINOR);
    await expectVerdict(world, number, 'pass');
    const run = await expectVerdict(world, number, 'blocked', { inputs: { 'min-faithfulness': '0.95' } });
    expect(messageOf(run, 'floor.faithfulness')).toContain('input min-faithfulness asks for 0.95');
    world.answer = GOOD_ANSWER;
  });

  it('hold where the config is silent', async () => {
    const base = await baseBranch(world, { [CONFIG]: null });
    world.answer = candidateAnswers(unfaithfulOn(4));
    const number = await base.propose(MINOR);
    await expectVerdict(world, number, 'blocked');
    const run = await expectVerdict(world, number, 'pass', { inputs: { 'min-faithfulness': '0.6' } });
    expect(run.prompt.metrics.faithfulness.threshold).toEqual({ value: 0.6, from: 'input min-faithfulness' });
    world.answer = GOOD_ANSWER;
  });
});

describe('mode: advise', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ ...cases(6), [CONFIG]: 'mode: advise\n' });
  });
  afterAll(() => world.close());

  it('never fails the job or the status, and the comment tells what it would do', async () => {
    world.answer = candidateAnswers(unfaithfulOn(6));
    const number = await world.propose({ [PROMPT]: changed('1.3.0') });
    const run = await expectVerdict(world, number, 'blocked', { advises: true });
    expect(run.status).toMatch(/^Would block: answer: faithfulness/);
    expect(run.comment).toContain('Prompt Gate: would block');
    expect(run.comment).toContain('this does not block the merge');
    expect(run.comment).toContain('floor.faithfulness');
    world.answer = GOOD_ANSWER;
  });

  it('holds for a missing sign-off and for what cannot be measured', async () => {
    const major = await world.propose({ [PROMPT]: changed('2.0.0') });
    const waiting = await expectVerdict(world, major, 'awaiting-sign-off', { advises: true });
    expect(waiting.comment).toContain('would await sign-off');
    const broken = await world.propose({ [PROMPT]: '---\nversion: x\n---\nHello\n' });
    await expectVerdict(world, broken, 'inconclusive', { advises: true });
  });

  it('of the workflow holds where the config does not say enforce', async () => {
    const base = await baseBranch(world, { [CONFIG]: 'samples: 1\n' });
    const number = await base.propose({ [PROMPT]: changed('1.2.0') });
    await expectVerdict(world, number, 'blocked', { advises: true, inputs: { mode: 'advise' } });
    await expectVerdict(world, number, 'blocked');
  });
});
