import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';
import { CONFIG, MINOR, worldOf } from './endpoint-given.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { DATASET, dataset, fact, type JudgeReply, PROMPT } from './world.ts';

const SET = 'prompts/calibration.jsonl';
const ROWS = readFileSync(new URL(`../../fixtures/support-bot/${SET}`, import.meta.url), 'utf8');
const CALIBRATED = { [CONFIG]: `judge: { calibration: ${SET} }\n`, [SET]: ROWS };

/** A judge that finds everything good. */
const CHEERFUL: JudgeReply = (metric, request) => {
  if (metric === 'relevance') return { text: JSON.stringify({ reasoning: 'Good.', rating: 5 }) };
  const lines = request.messages[1]?.content.split('\n') ?? [];
  const part = (name: string) =>
    JSON.parse(lines[lines.findIndex((line) => /^BEGIN/.test(line) && line.endsWith(name)) + 1] ?? '""');
  const claim = { quote: part('answer'), claim: 'c', verdict: 'supported', evidence: part('context') };
  return { text: JSON.stringify({ claims: claim.quote.trim() === '' ? [] : [claim] }) };
};

/** Two cases that have no word in common. */
const STRANGERS = dataset([
  {
    id: 'parcel',
    query: 'When does parcel number 1 leave the harbour?',
    context: fact(1),
    reference: fact(1),
  },
  {
    id: 'tent',
    query: 'Which mountain shelters withstand blizzards, parcel number 2?',
    context: 'Mountain shelters withstand blizzards thanks to aluminium poles.',
    reference: 'Mountain shelters withstand blizzards thanks to aluminium poles.',
  },
]);

describe.concurrent('the judge on its labelled set', () => {
  it('is trusted, told with its figures, and measured twice a row and metric', async (test) => {
    const world = await worldOf(test, 6, CALIBRATED);
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'pass');
    expect(run.results.judging.calibrations).toMatchObject([
      { metric: 'faithfulness', rows: 48, trust: 'trusted', flips: 0 },
      { metric: 'relevance', rows: 48, trust: 'trusted', flips: 0 },
    ]);
    expect(run.judged.length).toBeGreaterThanOrEqual(4 * 48);
    expect(run.comment).toMatch(
      /trusted \(balanced accuracy 0\.96 \[0\.90, 1\.00\] on faithfulness and 0\.98/,
    );
  });

  it('that finds everything good is not trusted: nothing is judged, and the checks run all the same', async (test) => {
    const world = await worldOf(test, 6, CALIBRATED);
    world.judge = CHEERFUL;
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'inconclusive');
    expect(messageOf(run, 'unmeasured.judge')).toMatch(/not trusted, so nothing was judged/);
    expect(run.prompt.metrics).toEqual({ faithfulness: null, relevance: null });
    expect(run.prompt.checks).toMatchObject({ passed: 6 });
    expect(run.asked).toHaveLength(12);
    expect(run.judged).toHaveLength(4 * 48);
  });

  it('comes from the base: a head that edits it is measured on the old one, and needs a person', async (test) => {
    const world = await worldOf(test, 6, CALIBRATED);
    const rows = ROWS.replaceAll('"faithful": false', '"faithful": true').replaceAll(
      '"faithful":false',
      '"faithful":true',
    );
    expect(rows).not.toBe(ROWS);
    const number = await world.propose({ [PROMPT]: MINOR, [SET]: rows });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.codes).toContain('policy.changed');
    expect(run.results.judging.calibrations[0].negatives.total).toBe(24);
    expect(run.comment).toContain('<b>Policy diff</b>: <code>prompts/calibration.jsonl</code>');
  });

  it.for<[string, Record<string, string | null>, string]>([
    ['that is not there', { [SET]: null }, 'There is no calibration set'],
    ['with a faulty row', { [SET]: '{"id": "a", "query": "q"}\n' }, `${SET}:1`],
  ])('%s makes the run inconclusive before a model is asked', async ([_, files, words], test) => {
    const base = { [CONFIG]: `judge: { calibration: ${SET} }\n` };
    const present = Object.fromEntries(Object.entries(files).filter(([, text]) => text !== null));
    const world = await worldOf(test, 6, { ...base, ...present });
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'inconclusive');
    expect(messageOf(run, 'config.calibration')).toContain(words);
    expect([run.asked.length, run.judged.length]).toEqual([0, 0]);
  });

  it('is held to the budget: no more is under way than requests may be in flight', async (test) => {
    const budget =
      'prices: { gpt-4o: { input: 1000000, output: 0 }, small: { input: 0, output: 0 } }\nbudget: { max-usd: 1 }\n';
    const world = await worldOf(test, 6, { ...CALIBRATED, [CONFIG]: `${CALIBRATED[CONFIG]}${budget}` });
    world.judge = (_, request) => ({ ...standIn(request), usage: { input: 1, output: 1 } });
    const number = await world.propose({ [PROMPT]: MINOR });
    const run = await expectVerdict(world, number, 'inconclusive', { inputs: { concurrency: '4' } });
    expect(run.codes).toContain('budget.max-usd');
    expect(run.judged.length).toBeLessThanOrEqual(4);
  });

  it('may not be broken by the head', async (test) => {
    const world = await worldOf(test, 6, CALIBRATED);
    const number = await world.propose({ [SET]: '{"id": "a"}\n' });
    const run = await expectVerdict(world, number, 'blocked');
    expect(messageOf(run, 'policy.invalid')).toContain(`${SET}:1`);
  });
});

describe.concurrent('known-bad answers of the run itself', () => {
  const answer = (n: number) =>
    n === 1 ? fact(1) : 'Mountain shelters withstand blizzards thanks to aluminium poles.';

  it('are caught by an honest judge', async (test) => {
    const world = await worldOf(test, 2, { [DATASET]: STRANGERS });
    world.answer = answer;
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'pass');
    expect(run.results.judging.canaries).toMatchObject([
      { metric: 'faithfulness', outcome: 'caught', judged: 1 },
      { metric: 'relevance', outcome: 'caught', judged: 1 },
    ]);
    expect(run.comment).toContain('canaries caught 2 of 2');
  });

  it('that a judge takes for good twice in a row make the run inconclusive', async (test) => {
    const world = await worldOf(test, 2, { [DATASET]: STRANGERS });
    world.answer = answer;
    world.judge = CHEERFUL;
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'inconclusive');
    expect(run.codes.filter((code) => code === 'unmeasured.judge')).toHaveLength(2);
    expect(messageOf(run, 'unmeasured.judge')).toContain('twice in a row');
    expect(run.results.judging.canaries).toMatchObject([
      { outcome: 'passed', judged: 2, caught: 0 },
      { outcome: 'passed', judged: 2, caught: 0 },
    ]);
  });

  it('look like every other answer that is judged', async (test) => {
    const world = await worldOf(test, 2, { [DATASET]: STRANGERS });
    world.answer = answer;
    world.judge = (_, request) => standIn(request);
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'pass');
    const shapes = run.judged.map(({ messages, model, temperature, max_tokens, response_format }) =>
      JSON.stringify([
        [model, temperature, max_tokens, response_format],
        messages[0],
        messages[1]?.content.replace(/[0-9a-f]{32}/g, 'code').replace(/^".*"$/gm, '""'),
      ]),
    );
    expect(run.judged.length).toBe(4 + 2);
    expect([...new Set(shapes)]).toHaveLength(2);
  });
});
