import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, CONFIG, cases, changed, isCandidate } from './base-branch.ts';
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
  type World,
} from './world.ts';

const group = (keys: string) => ({ [CONFIG]: `prompts:\n  - files: ["prompts/*.md"]\n    ${keys}\n` });

describe('the golden dataset of a prompt', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(3));
  });
  afterAll(() => world.close());

  it('has to be there', async () => {
    const base = await baseBranch(world, { [DATASET]: null });
    const run = await expectVerdict(
      world,
      await base.propose({ [PROMPT]: changed('1.2.1') }),
      'inconclusive',
    );
    expect(run.codes).toEqual(['config.no-dataset']);
    expect(messageOf(run, 'config.no-dataset')).toMatch(
      /^No golden dataset at `prompts\/golden_dataset.json` \(dataset \(default\)\)\. Start one there/,
    );
    expect(run.comment).toContain('No golden dataset at');
    expect(run.status).toContain('No golden dataset');
    expect(run.asked).toEqual([]);
  });

  it('names every fault at once, each with its line', async () => {
    const number = await world.propose({
      [PROMPT]: changed('1.2.1'),
      [DATASET]: `[
 { "id": "c1", "query": "When?", "contxt": "x" },
 { "id": "c2" },
 { "id": "c3", "query": "Why?", "critical": "yes" },
 { "id": "c4", "query": "Who?" },
 { "id": "c4", "query": "Who else?" }
]
`,
    });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(run.codes).toEqual(['config.dataset']);
    const message = messageOf(run, 'config.dataset');
    for (const line of [2, 3, 4, 6]) expect(message).toContain(`${DATASET}:${line}: `);
    expect(message).toContain('`contxt`');
    expect(message).toContain('did you mean `context`');
    expect(message).toContain('`id` "c4" is already used on line 5');
    expect(run.comment).toContain('already used on line 5');
    expect(run.asked).toEqual([]);
  });

  it('names at most 20 faults and counts the rest', async () => {
    const number = await world.propose({
      [PROMPT]: changed('1.2.1'),
      [DATASET]: dataset(Array.from({ length: 25 }, (_, index) => ({ id: `c${index}` }))),
    });
    const message = messageOf(await expectVerdict(world, number, 'inconclusive'), 'config.dataset');
    expect(message.match(/golden_dataset\.json:\d+: /g)).toHaveLength(20);
    expect(message).toContain('and 5 more faults');
  });

  it('has to give every variable that the prompt asks for', async () => {
    const number = await world.propose({
      [PROMPT]: prompt('2.0.0', `${TEXT} Speak {{language}} to {{name}}.`),
    });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(run.codes).toContain('config.missing-variable');
    expect(messageOf(run, 'config.missing-variable')).toContain(
      'case "c1" lacks `language`, `name`; case "c2" lacks',
    );
    expect(run.asked).toEqual([]);
  });

  it("serves the baseline from the base's row where the head's lacks what the baseline asks for", async () => {
    const rows = (variables: Record<string, string>) =>
      dataset(goldenCases(3).map((row) => ({ ...row, variables })));
    const base = await baseBranch(world, {
      [PROMPT]: prompt('1.2.0', `${TEXT} Speak {{tongue}}.`),
      [DATASET]: rows({ tongue: 'Dutch' }),
    });
    const number = await base.propose({
      [PROMPT]: prompt('2.0.0', `${TEXT} Speak {{language}}. Be brief.`),
      [DATASET]: rows({ language: 'Frisian' }),
    });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.codes).toContain('dataset.case-edited');
    const systems = run.asked.map(({ messages }) => messages[0]?.content ?? '');
    expect(systems.filter((text) => isCandidate(text) && text.includes('Speak Frisian.'))).toHaveLength(3);
    expect(systems.filter((text) => !isCandidate(text) && text.includes('Speak Dutch.'))).toHaveLength(3);
    expect(run.prompt.metrics.faithfulness.pairs).toBe(3);
  });

  it('puts values in once, without reading what it put in again', async () => {
    const rows = goldenCases(1).map((row) => ({ ...row, variables: { who: '{{query}} {{secret}}' } }));
    const config = 'levels: { major: { stages: [checks], sign-off: none } }\n';
    const base = await baseBranch(world, { [DATASET]: dataset(rows), [CONFIG]: config });
    const number = await base.propose({ [PROMPT]: prompt('2.0.0', `${TEXT} Serve {{who}}.`) });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.asked[0]?.messages[0]?.content).toContain('Serve {{query}} {{secret}}.');
  });

  it('has to have as many cases as the group asks for', async () => {
    const base = await baseBranch(world, group('min-cases: 4'));
    const run = await expectVerdict(
      world,
      await base.propose({ [PROMPT]: changed('1.2.1') }),
      'inconclusive',
    );
    expect(run.codes).toEqual(['unmeasured.too-few-cases']);
    expect(messageOf(run, 'unmeasured.too-few-cases')).toContain(
      `has 3 cases for this prompt; prompts[0].min-cases in ${CONFIG} asks for 4`,
    );
    const enough = await base.propose({ [PROMPT]: changed('1.2.1'), ...cases(4) });
    await expectVerdict(world, enough, 'pass');
  });

  it('may lie beside each prompt, by folder and name', async () => {
    const base = await baseBranch(world, {
      ...group('dataset: "{dir}/{name}.golden.jsonl"'),
      'prompts/answer.golden.jsonl': goldenCases(2)
        .map((row) => JSON.stringify(row))
        .join('\n'),
    });
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: changed('1.2.1') }), 'pass');
    expect(run.prompt.dataset).toMatchObject({ path: 'prompts/answer.golden.jsonl', cases: 2 });
    expect(run.asked).toHaveLength(2);

    const other = await base.propose({ 'prompts/greet.md': prompt('1.0.0', 'Greet.') });
    expect(messageOf(await expectVerdict(world, other, 'inconclusive'), 'config.no-dataset')).toContain(
      'prompts/greet.golden.jsonl',
    );
  });

  it('may hold rows for some prompts only', async () => {
    const rows = goldenCases(4).map((row, index) =>
      index < 3 ? row : { ...row, prompts: ['prompts/other*'] },
    );
    const base = await baseBranch(world, {
      [DATASET]: dataset(rows),
      'prompts/other.md': prompt('1.0.0', 'Be kind.'),
    });
    const number = await base.propose({
      [PROMPT]: changed('1.2.1'),
      'prompts/other.md': prompt('1.0.1', 'Please be kind.'),
    });
    const run = await expectVerdict(world, number, 'pass');
    expect(
      run.results.prompts.map((one: { cases: { id: string }[] }) => one.cases.map(({ id }) => id)),
    ).toEqual([
      ['c1', 'c2', 'c3'],
      ['c1', 'c2', 'c3', 'c4'],
    ]);
  });

  it('may add checks to single cases', async () => {
    const rows = goldenCases(2).map((row, index) => ({
      ...row,
      checks: { 'must-match': [`day ${index + 2} `] },
    }));
    const base = await baseBranch(world, { [DATASET]: dataset(rows) });
    world.answer = () => fact(2);
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: changed('1.2.1') }), 'blocked');
    expect(run.prompt.checks.failures).toMatchObject([{ case: 'c2', rule: 'must-match' }]);
    world.answer = GOOD_ANSWER;
  });

  it('is judged without faithfulness where no case has a context, and that is said', async () => {
    const rows = goldenCases(6).map(({ context: _, ...row }) => row);
    const base = await baseBranch(world, {
      [DATASET]: dataset(rows),
      [PROMPT]: '---\nversion: 1.2.0\nmodel: small\n---\nAnswer.\n',
    });
    const number = await base.propose({
      [PROMPT]: '---\nversion: 1.3.0\nmodel: small\n---\nAnswer. Be brief.\n',
    });
    const run = await expectVerdict(world, number, 'pass');
    expect(messageOf(run, 'unmeasured.faithfulness')).toContain('no case of the dataset has a context');
    expect(run.prompt.metrics.faithfulness.excluded['not-applicable']).toBe(6);
    expect(
      run.judged.some(({ response_format: format }) => format?.json_schema?.name === 'faithfulness'),
    ).toBe(false);
  });
});
