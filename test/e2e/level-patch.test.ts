import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, CONFIG, candidateAnswers, cases, changed, isCandidate } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { createWorld, fact, PROMPT, type World } from './world.ts';

const COSTS = 'prices: { small: { input: 100, output: 1000 } }\n';
const group = (checks: string) => `prompts:\n  - files: ["prompts/*.md"]\n    checks: { ${checks} }\n`;

describe('a PATCH', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(6));
  });
  afterAll(() => world.close());

  it('runs the deterministic checks on the candidate alone, without the judge', async () => {
    world.answer = candidateAnswers((n) => `I made up the answer to ${n}.`);
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: changed('1.2.1') }), 'pass');

    expect(run.asked).toHaveLength(6);
    expect(run.asked.every(({ messages }) => isCandidate(messages[0]?.content ?? ''))).toBe(true);
    expect(run.judged).toEqual([]);
    expect(run.prompt.level).toMatchObject({ declared: 'patch', required: 'patch' });
    expect(run.prompt.stages).toEqual(['checks']);
    expect(run.prompt.metrics).toEqual({ faithfulness: null, relevance: null });
    expect(run.prompt.checks).toMatchObject({ passed: 6, failed: 0 });
    expect(run.prompt.cases.every((one: { baseline: unknown }) => one.baseline === null)).toBe(true);
    expect(run.outputs).toMatchObject({ faithfulness: '', relevance: '' });
    expect(run.status).toContain('checks only');
    expect(run.comment).toContain('Nothing was judged');
    expect(run.codes).toEqual([]);
  });

  it('is blocked by an answer that fails a check, and names case, rule and what was found', async () => {
    const base = await baseBranch(world, { [CONFIG]: group("must-not-match: ['(?i)as an ai']") });
    world.answer = candidateAnswers((n) => (n === 4 ? 'As an AI I cannot say.' : fact(n)));
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: changed('1.2.1') }), 'blocked');

    expect(run.codes).toEqual(['check.must-not-match']);
    expect(messageOf(run, 'check.must-not-match')).toMatch(/^1 of 6 cases fail .*c4: expected .*found/);
    expect(run.prompt.checks).toMatchObject({ passed: 5, failed: 1 });
    expect(run.prompt.checks.failures).toMatchObject([{ case: 'c4', rule: 'must-not-match' }]);
    expect(run.comment).toContain('As an AI I cannot say.');
    expect(run.status).toContain('answer fails a check');
  });

  it('passes where min-pass-rate allows the failures, and still names them', async () => {
    const base = await baseBranch(world, {
      [CONFIG]: group("must-not-match: ['(?i)as an ai'], min-pass-rate: 0.8"),
    });
    world.answer = candidateAnswers((n) => (n === 4 ? 'As an AI I cannot say.' : fact(n)));
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: changed('1.2.1') }), 'pass');
    expect(messageOf(run, 'check.must-not-match')).toContain('min-pass-rate 0.8');
  });

  it('asks the baseline too where a check compares the cost, and blocks the increase', async () => {
    const base = await baseBranch(world, { [CONFIG]: COSTS + group('cost: { max-increase: 0.25 }') });
    const usage = (output: number) => (n: number) => ({ text: fact(n), usage: { input: 100, output } });
    world.answer = (n, system) => usage(isCandidate(system) ? 200 : 100)(n);
    const number = await base.propose({ [PROMPT]: changed('1.2.1') });
    const run = await expectVerdict(world, number, 'blocked');

    expect(run.asked).toHaveLength(12);
    expect(run.judged).toEqual([]);
    expect(run.codes).toEqual(['check.cost']);
    expect(messageOf(run, 'check.cost')).toContain('max-increase` allows 25%');
    expect(run.prompt.checks.usdPerCase).toEqual({ candidate: 0.21, baseline: 0.11 });
    expect(Number(run.outputs['cost-usd'])).toBeCloseTo(6 * 0.32);

    world.answer = (n, system) => usage(isCandidate(system) ? 110 : 100)(n);
    await expectVerdict(world, number, 'pass');
  });

  it('asks the baseline too where a check compares the latency, and blocks the increase', async () => {
    const base = await baseBranch(world, { [CONFIG]: group('latency: { max-increase: 0.5 }') });
    world.answer = (n, system) => ({ text: fact(n), delayMs: isCandidate(system) ? 400 : 60 });
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: changed('1.2.1') }), 'blocked');
    expect(run.asked).toHaveLength(12);
    expect(run.codes).toEqual(['check.latency']);
    expect(messageOf(run, 'check.latency')).toContain('max-increase` allows 50%');
  });

  it('is blocked by answers that are too slow or too dear by themselves', async () => {
    const base = await baseBranch(world, {
      [CONFIG]: COSTS + group('latency: { p95-ms: 50 }, cost: { max-usd-per-case: 0.05 }'),
    });
    world.answer = (n) => ({
      text: fact(n),
      delayMs: 120,
      usage: { input: 100, output: n === 5 ? 100 : 10 },
    });
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: changed('1.2.1') }), 'blocked');
    expect(run.asked).toHaveLength(6);
    expect([...run.codes].sort()).toEqual(['check.cost', 'check.latency']);
    expect(messageOf(run, 'check.cost')).toContain('the dearest is c5');
  });

  it('cannot be measured where a cost is limited and the model has no price', async () => {
    const base = await baseBranch(world, { [CONFIG]: group('cost: { max-usd-per-case: 0.05 }') });
    const number = await base.propose({ [PROMPT]: changed('1.2.1') });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(run.asked).toEqual([]);
    expect(run.codes).toEqual(['config.no-price']);
  });
});
