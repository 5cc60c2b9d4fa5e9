import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, CONFIG, candidateAnswers, cases, changed, isCandidate } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { createWorld, fact, GOOD_ANSWER, PROMPT, unfaithfulOn, type World } from './world.ts';

const MINOR = { [PROMPT]: changed('1.3.0') };
const minor = (keys: string) => ({ [CONFIG]: `levels:\n  minor: { ${keys} }\n` });

describe('a MINOR', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(8));
  });
  afterAll(() => world.close());

  it('passes when every answer is as good as before, and says that a canary is due', async () => {
    world.answer = GOOD_ANSWER;
    const run = await expectVerdict(world, await world.propose(MINOR), 'pass');

    expect(run.asked).toHaveLength(16);
    expect(run.judged).toHaveLength(2 * 8);
    expect(run.codes).toEqual(['canary.due']);
    expect(messageOf(run, 'canary.due')).toContain('48 hours');
    expect(run.comment).toContain('a canary of 48 hours is due');
    expect(run.comment).toContain('No regression was found');
    expect(run.status).toContain('no regression found');
    expect(run.prompt).toMatchObject({
      change: 'modified',
      version: { baseline: '1.2.0', candidate: '1.3.0' },
      level: { declared: 'minor', required: 'minor' },
      metrics: { faithfulness: { baseline: 1, candidate: 1, delta: 0, same: 8, worse: 0 } },
    });
    expect(run.outputs).toMatchObject({ faithfulness: '1', relevance: '1' });
    expect(JSON.parse(run.outputs.prompts ?? '')).toMatchObject([
      { path: PROMPT, version: { baseline: '1.2.0', candidate: '1.3.0' }, level: 'minor', verdict: 'pass' },
    ]);
    expect(run.outputs['comment-url']).toContain('#issuecomment-');
    expect(run.summary).toContain('Prompt Gate: passed');
  });

  it('judges byte-identical answers once', async () => {
    world.answer = (n, system) => (isCandidate(system) && n <= 3 ? `${fact(n)} ` : fact(n));
    const run = await expectVerdict(world, await world.propose(MINOR), 'pass');
    expect(run.asked).toHaveLength(16);
    expect(run.judged).toHaveLength(2 * (8 + 3));
  });

  it('is blocked by a floor, and shows the worst answers of both sides', async () => {
    world.answer = candidateAnswers(unfaithfulOn(6));
    const run = await expectVerdict(world, await world.propose(MINOR), 'blocked');

    expect(run.codes.slice(0, 2)).toEqual(['floor.faithfulness', 'regression.faithfulness']);
    expect(messageOf(run, 'floor.faithfulness')).toBe(
      'Faithfulness is 0.63 over all 8 scored cases; levels.minor.faithfulness (default) asks for 0.75.',
    );
    expect(run.prompt.metrics.faithfulness).toMatchObject({
      baseline: 1,
      candidate: 0.625,
      delta: -0.375,
      threshold: { value: 0.75 },
      worse: 6,
      same: 2,
    });
    expect(run.comment).toContain('became less faithful');
    expect(run.comment).toContain('`floor.faithfulness`');
    expect(run.comment).toContain('purple hats in winter storms');
    expect(run.status).toContain('1.00 → 0.63');
    expect(run.outputs.faithfulness).toBe('0.625');
  });

  it('is blocked by the floor of relevance', async () => {
    world.answer = candidateAnswers((n) => (n <= 3 ? 'I do not know.' : fact(n)));
    const run = await expectVerdict(world, await world.propose(MINOR), 'blocked');
    expect(messageOf(run, 'floor.relevance')).toContain('Relevance is 0.70');
    expect(run.prompt.metrics.faithfulness.excluded).toMatchObject({ 'nothing claimed': 3 });
  });

  it('is blocked by a floor that the baseline does not reach either, and says so', async () => {
    world.answer = unfaithfulOn(5);
    const run = await expectVerdict(world, await world.propose(MINOR), 'blocked');
    expect(run.codes).toEqual(['floor.faithfulness']);
    expect(messageOf(run, 'floor.faithfulness')).toContain('The baseline is below it too (0.69).');
    expect(run.comment).toContain('is not faithful enough');
    expect(run.comment).toContain('The baseline is below it too');
  });

  it('is blocked by a proven regression above the floor', async () => {
    const base = await baseBranch(world, minor('faithfulness: 0.5'));
    world.answer = candidateAnswers(unfaithfulOn(6));
    const run = await expectVerdict(world, await base.propose(MINOR), 'blocked');

    expect(run.codes).toEqual(['regression.faithfulness']);
    expect(messageOf(run, 'regression.faithfulness')).toMatch(
      /^Faithfulness fell from 1.00 to 0.63: worse on 6 of 8 cases, better on 0\. Fewer than 1 in \d+/,
    );
    expect(run.prompt.metrics.faithfulness).toMatchObject({ p: 1 / 64, pHolm: 1 / 32, alpha: 0.05 });
    expect(run.comment).toContain('became less faithful');
  });

  it('passes with a note when a fall is not proven', async () => {
    world.answer = candidateAnswers(unfaithfulOn(2));
    const run = await expectVerdict(world, await world.propose(MINOR), 'pass');
    expect(messageOf(run, 'regression.faithfulness')).toContain('No regression is proven (p = 0.500)');
    expect(run.comment).toContain('No regression is proven');
  });

  it('says when the dataset is too small to prove any regression', async () => {
    const base = await baseBranch(world, { ...cases(5), ...minor('faithfulness: 0.2') });
    world.answer = candidateAnswers(unfaithfulOn(5));
    const run = await expectVerdict(world, await base.propose(MINOR), 'pass');
    expect(run.prompt.metrics.faithfulness).toMatchObject({ candidate: 0.5, changed: 5, changedNeeded: 6 });
    expect(messageOf(run, 'regression.faithfulness')).toContain('cannot prove a regression');
    expect(run.status).toContain('dataset too small to prove a regression (5 cases, 6 needed)');
    expect(run.comment).toContain('too small to prove a regression');
  });

  it('blocks any fall under `regression: strict`, and none under `regression: off`', async () => {
    world.answer = candidateAnswers(unfaithfulOn(1));
    const strict = await baseBranch(world, minor('regression: strict'));
    const blocked = await expectVerdict(world, await strict.propose(MINOR), 'blocked');
    expect(messageOf(blocked, 'regression.faithfulness')).toContain('is strict: any fall blocks');

    world.answer = candidateAnswers(unfaithfulOn(6));
    const off = await baseBranch(world, minor('regression: off, faithfulness: 0.5'));
    const passed = await expectVerdict(world, await off.propose(MINOR), 'pass');
    expect(passed.codes).toEqual(['canary.due']);
    expect(passed.prompt.metrics.faithfulness).toMatchObject({ baseline: 1, candidate: 0.625, pHolm: null });
  });

  it('leaves the canary out where the config says so', async () => {
    const base = await baseBranch(world, minor('canary-hours: 0'));
    world.answer = GOOD_ANSWER;
    expect((await expectVerdict(world, await base.propose(MINOR), 'pass')).codes).toEqual([]);
  });

  it('is blocked by answers that do not fit the schema, which the judge never sees', async () => {
    const schema = { type: 'object', required: ['answer'], properties: { answer: { type: 'string' } } };
    const base = await baseBranch(world, {
      'prompts/answer.schema.json': JSON.stringify(schema),
      [CONFIG]: 'prompts:\n  - files: ["prompts/*.md"]\n    checks: { schema: prompts/answer.schema.json }\n',
    });
    const json = (n: number) => JSON.stringify({ answer: fact(n) });
    world.answer = (n, system) => (isCandidate(system) && n <= 3 ? '{"reply":"Zanzibar"}' : json(n));
    const run = await expectVerdict(world, await base.propose(MINOR), 'blocked');

    expect(run.codes).toContain('check.schema');
    expect(messageOf(run, 'check.schema')).toMatch(/^3 of 8 cases fail the check `schema`/);
    expect(run.judged).toHaveLength(2 * 8);
    expect(run.judged.filter((request) => JSON.stringify(request).includes('Zanzibar'))).toEqual([]);
    expect(run.prompt.metrics.faithfulness).toMatchObject({ pairs: 5, excluded: { 'failed check': 3 } });
    expect(run.comment).toContain('fails a check');
  });
});
