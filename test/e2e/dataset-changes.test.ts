import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, CONFIG, candidateAnswers, cases, changed, isCandidate } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import {
  createWorld,
  DATASET,
  dataset,
  fact,
  GOOD_ANSWER,
  goldenCases,
  PROMPT,
  prompt,
  TEXT,
  unfaithfulOn,
  type World,
} from './world.ts';

const SCHEMA = 'prompts/answer.schema.json';
const schema = (...required: string[]) => JSON.stringify({ type: 'object', required });
/** Case `n` with another context, to which the invented answer fits. */
const fitted = (n: number) =>
  dataset(
    goldenCases(6).map((row, index) =>
      index === n - 1
        ? { ...row, context: `${row.context} Captains always wear purple hats in winter storms.` }
        : row,
    ),
  );

describe('a pull request that changes the golden dataset', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(6));
  });
  afterAll(() => world.close());

  it('waits for a person when a case was edited to fit the answer', async () => {
    world.answer = candidateAnswers(unfaithfulOn(1));
    const number = await world.propose({ [PROMPT]: changed('1.3.0'), [DATASET]: fitted(1) });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.codes).toContain('dataset.case-edited');
    expect(messageOf(run, 'dataset.case-edited')).toContain('"c1"');
    expect(run.prompt.dataset).toMatchObject({
      path: DATASET,
      cases: 6,
      edited: ['c1'],
      added: [],
      removed: [],
    });
    expect(run.comment).toContain('measured against edited golden cases');
    expect(run.asked).toHaveLength(12);

    world.github.addUser('alice', { permission: 'write' });
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    await expectVerdict(world, number, 'pass');
  });

  it('waits for a person when a case was removed', async () => {
    world.answer = GOOD_ANSWER;
    const number = await world.propose({ [PROMPT]: changed('1.2.1'), [DATASET]: dataset(goldenCases(5)) });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(messageOf(run, 'dataset.case-removed')).toContain('"c6"');
    expect(run.comment).toContain('lost golden cases');
    expect(run.asked).toHaveLength(5);
  });

  it('waits for a person when a case no longer applies to the prompt', async () => {
    const rows = goldenCases(6).map((row, index) =>
      index === 2 ? { ...row, prompts: ['prompts/other.md'] } : row,
    );
    const number = await world.propose({ [PROMPT]: changed('1.3.0'), [DATASET]: dataset(rows) });
    expect((await expectVerdict(world, number, 'awaiting-sign-off')).codes).toContain('dataset.case-removed');
  });

  it('needs nobody for a case that was added, nor for rows in another order', async () => {
    const number = await world.propose({
      [PROMPT]: changed('1.3.0'),
      [DATASET]: dataset(goldenCases(8).reverse()),
    });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.prompt.dataset).toMatchObject({ cases: 8, added: ['c8', 'c7'], edited: [], removed: [] });
    expect(run.prompt.cases.filter((one: { known: boolean }) => one.known)).toHaveLength(6);
    expect(run.comment).toContain('2 added');
  });

  it('holds the floors over the known cases, so that easy ones cannot dilute them', async () => {
    world.answer = candidateAnswers(unfaithfulOn(4));
    const number = await world.propose({ [PROMPT]: changed('1.3.0'), [DATASET]: dataset(goldenCases(16)) });
    const run = await expectVerdict(world, number, 'blocked');
    expect(run.prompt.metrics.faithfulness.floor.all).toBe(0.875);
    expect(messageOf(run, 'floor.faithfulness')).toContain('0.67 over the cases that the base already had');
    world.answer = GOOD_ANSWER;
  });

  it('alone, runs the candidate of every prompt that uses it, by the rules of MINOR without a comparison', async () => {
    const base = await baseBranch(world, {
      'prompts/other.md': prompt('2.0.0', 'Answer in one line.'),
      'prompts/apart.md': prompt('2.0.0', 'Answer in one word.'),
      'prompts/apart.json': dataset(goldenCases(2)),
      [CONFIG]:
        'prompts:\n  - files: ["prompts/apart.md"]\n    dataset: prompts/apart.json\n  - files: ["prompts/*.md", "!prompts/apart.md"]\n',
    });
    const number = await base.propose({ [DATASET]: dataset(goldenCases(7)) });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.asked).toHaveLength(14);
    expect(run.results.prompts).toMatchObject([
      { path: PROMPT, change: 'affected', because: `changed: golden dataset ${DATASET}` },
      { path: 'prompts/other.md', change: 'affected', level: { declared: null, required: 'minor' } },
    ]);
    expect(run.prompt.metrics.faithfulness).toMatchObject({ baseline: null, candidate: 1, pHolm: null });
    expect(run.codes).toEqual([]);
    expect(run.comment).toContain('golden dataset prompts/golden');

    world.answer = unfaithfulOn(5);
    const blocked = await expectVerdict(world, number, 'blocked');
    expect(new Set(blocked.codes)).toEqual(new Set(['floor.faithfulness']));
    world.answer = GOOD_ANSWER;
  });

  it('edited alone, waits for a person', async () => {
    const run = await expectVerdict(
      world,
      await world.propose({ [DATASET]: fitted(2) }),
      'awaiting-sign-off',
    );
    expect(run.codes).toEqual(['dataset.case-edited']);
  });

  it('edited behind a change of white space or metadata in the prompt, waits for a person as well', async () => {
    for (const text of [prompt('1.2.0', `${TEXT}\n\n`), prompt('1.2.0', TEXT, 'owner: support\n')]) {
      const number = await world.propose({ [PROMPT]: text, [DATASET]: fitted(2) });
      const run = await expectVerdict(world, number, 'awaiting-sign-off');
      expect(run.codes).toEqual(['dataset.case-edited']);
      expect(run.asked).toHaveLength(6);
    }
    const moved = await world.propose({ [DATASET]: fitted(2) }, { moves: { [PROMPT]: 'prompts/moved.md' } });
    const run = await expectVerdict(world, moved, 'awaiting-sign-off');
    expect(run.codes).toEqual(['dataset.case-edited']);
    expect(run.prompt).toMatchObject({ path: 'prompts/moved.md', previousPath: PROMPT });
  });

  it('away, cannot measure and says how to start one', async () => {
    const run = await expectVerdict(world, await world.propose({ [DATASET]: null }), 'inconclusive');
    expect(messageOf(run, 'config.no-dataset')).toContain(`No golden dataset at \`${DATASET}\``);
    expect(run.asked).toEqual([]);
  });
});

describe('a pull request that changes a schema', () => {
  let world: World;
  const json = (n: number) => JSON.stringify({ answer: fact(n) });
  beforeAll(async () => {
    world = await createWorld({ ...cases(6), [SCHEMA]: schema('answer') });
    world.answer = json;
  });
  afterAll(() => world.close());
  const group = { [CONFIG]: `prompts:\n  - files: ["prompts/*.md"]\n    checks: { schema: ${SCHEMA} }\n` };

  it("of the group's checks alone, measures the candidate and waits for a person", async () => {
    const base = await baseBranch(world, group);
    const run = await expectVerdict(world, await base.propose({ [SCHEMA]: schema() }), 'awaiting-sign-off');
    expect(run.codes).toEqual(['schema.changed']);
    expect(run.asked).toHaveLength(6);
    expect(run.prompt).toMatchObject({ change: 'affected', because: `changed: schema ${SCHEMA}` });
  });

  it('that the answers do not fit, is blocked', async () => {
    const base = await baseBranch(world, group);
    const run = await expectVerdict(world, await base.propose({ [SCHEMA]: schema('sources') }), 'blocked');
    expect(run.codes).toContain('check.schema');
    expect(run.judged).toEqual([]);
  });

  it('that a prompt asks for by itself, waits for a person', async () => {
    const base = await baseBranch(world, { [PROMPT]: prompt('1.2.0', TEXT, `response-schema: ${SCHEMA}\n`) });
    const run = await expectVerdict(world, await base.propose({ [SCHEMA]: schema() }), 'awaiting-sign-off');
    expect(run.codes).toEqual(['schema.changed']);
    expect(run.prompt.because).toBe(`changed: response schema ${SCHEMA}`);
  });

  it('that single golden cases ask for, waits for a person', async () => {
    const rows = goldenCases(6).map((row, index) =>
      index === 0 ? { ...row, checks: { schema: SCHEMA } } : row,
    );
    const base = await baseBranch(world, { [DATASET]: dataset(rows) });
    const run = await expectVerdict(world, await base.propose({ [SCHEMA]: schema() }), 'awaiting-sign-off');
    expect(run.codes).toEqual(['schema.changed']);
  });

  it('only in its layout, passes', async () => {
    const base = await baseBranch(world, group);
    const number = await base.propose({
      [SCHEMA]: `${JSON.stringify(JSON.parse(schema('answer')), null, 2)}\n`,
    });
    await expectVerdict(world, number, 'pass');
  });

  it('asks each side for its own', async () => {
    const own = (version: string, path: string, text: string) =>
      prompt(version, text, `response-schema: ${path}\nresponse-format: json_schema\n`);
    const base = await baseBranch(world, { [PROMPT]: own('1.2.0', SCHEMA, TEXT) });
    const number = await base.propose({
      [PROMPT]: own('2.0.0', 'prompts/new.schema.json', `${TEXT} Be brief.`),
      'prompts/new.schema.json': '{"type":"object","minProperties":1}',
    });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.codes).toContain('schema.changed');
    const asked = (candidate: boolean) =>
      run.asked.find(({ messages }) => isCandidate(messages[0]?.content ?? '') === candidate)
        ?.response_format;
    expect(asked(true)?.json_schema?.schema).toEqual({ type: 'object', minProperties: 1 });
    expect(asked(false)?.json_schema?.schema).toMatchObject({ required: ['answer'] });
  });
});
