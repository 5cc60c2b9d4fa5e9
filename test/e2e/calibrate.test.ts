import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadFiles } from '../../fixtures/servers/load-files.ts';
import { type ModelServer, startModelServer } from '../../fixtures/servers/model-server.ts';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';
import { type Clone, createClone, type RunOptions } from './command-given.ts';

const BOT = fileURLToPath(new URL('../../fixtures/support-bot', import.meta.url));
const SET = 'prompts/calibration.jsonl';
const ROWS = readFileSync(`${BOT}/${SET}`, 'utf8').trim().split('\n');

let clone: Clone;
let model: ModelServer;
beforeAll(async () => {
  model = await startModelServer({ reply: standIn });
});
afterAll(() => model.close());
beforeEach(() => {
  model.setReply(standIn);
  model.requests.length = 0;
  clone = createClone();
  clone.write(loadFiles(BOT));
  clone.commit('A support bot');
});
afterEach(() => clone.remove());

const calibrate = (words: readonly string[] = [], environment: RunOptions['environment'] = {}) =>
  clone.run(['calibrate', ...words], {
    environment: { OPENAI_API_KEY: model.apiKey, OPENAI_BASE_URL: model.baseUrl, ...environment },
  });

/** The set with every label of faithfulness turned round. */
const turned = () =>
  ROWS.map((row) => JSON.parse(row))
    .map((row) => `${JSON.stringify({ ...row, faithful: !row.faithful })}\n`)
    .join('');

describe('prompt-gate calibrate', () => {
  it('measures the judge that the config names on the set that it names', async () => {
    const { code, output, errors } = await calibrate();
    expect(code).toBe(0);
    expect(output).toContain('Faithfulness: trusted');
    expect(output).toContain('Relevance: trusted');
    expect(output).toContain('The gate would trust this judge.');
    expect(output).toMatch(/zip-repair-half: labelled not relevant, the judge says relevant \(0\.80\)/);
    expect(errors).toMatch(/192 calls of about [\d,]+ tokens in and [\d,]+ out, for about \$0\.\d+/);
    expect(errors).toMatch(/192 calls, 0 judgements kept from earlier; cost \$0\.\d+\.\n$/);
    expect(model.requests).toHaveLength(192);
    expect(new Set(model.requests.map((request) => request.model))).toEqual(new Set(['gpt-4o']));
  });

  it('breaks its lines where the terminal ends', async () => {
    const { output } = await calibrate([], { COLUMNS: '72' });
    expect(output.split('\n').filter((line) => line.length > 72)).toEqual([]);
    expect(output.replace(/\s+/g, ' ')).toContain(
      'trusted from 0.65 with a lower limit above 0.50, good from 0.80',
    );
  });

  it('asks nothing again that was judged before, unless it is told to', async () => {
    const first = await calibrate();
    const second = await calibrate();
    expect(second.output).toBe(first.output);
    expect(second.errors).toContain('0 calls, 192 judgements kept from earlier; cost $0.');
    expect(model.requests).toHaveLength(192);
    await calibrate(['--no-cache', '--set', SET]);
    expect(model.requests).toHaveLength(384);
  });

  it('sends no key to an address that the config alone names, before the person has agreed', async () => {
    clone.write({
      '.github/prompt-gate.yml': `endpoints: { lab: { base-url: "http://model.invalid/v1", api-key-env: LAB_KEY } }\njudge: { model: lab/judge, calibration: ${SET} }\n`,
    });
    const refused = await calibrate([], { LAB_KEY: 'sk-lab' });
    expect(refused.code).toBe(2);
    expect(refused.errors).toMatch(/sends the\s+key\s+in\s+`LAB_KEY`/);
    const agreed = await calibrate(['--trust-endpoints'], { LAB_KEY: 'sk-lab' });
    expect(agreed.code).toBe(2);
    expect(agreed.errors + agreed.output).toMatch(/does\s+not\s+answer/);
  });

  it('does not trust a judge that people contradict', async () => {
    clone.write({ 'turned.jsonl': turned() });
    const { code, output } = await calibrate(['--set', 'turned.jsonl']);
    expect(code).toBe(1);
    expect(output).toContain('Faithfulness: not trusted');
    expect(output).toContain('The gate would not trust this judge');
  });

  it('measures another judge, as the working tree has the config', async () => {
    clone.write({ '.github/prompt-gate.yml': `judge: { models: [a, b], calibration: ${SET} }\n` });
    await calibrate();
    expect(new Set(model.requests.map((request) => request.model))).toEqual(new Set(['a', 'b']));
    model.requests.length = 0;
    await calibrate(['--judge-model', 'other']);
    expect(new Set(model.requests.map((request) => request.model))).toEqual(new Set(['other']));
  });

  it('prints JSON and nothing else with --json', async () => {
    const { code, output } = await calibrate(['--json']);
    expect(code).toBe(0);
    const found = JSON.parse(output);
    expect(found).toMatchObject({ schemaVersion: 1, trusted: true, judge: ['gpt-4o'], set: SET, rows: 48 });
    expect(found.usage.modelCalls).toBe(192);
    expect(found.metrics.relevance.confusion).toEqual({
      labelledYes: { yes: 24, no: 0, unscored: 0 },
      labelledNo: { yes: 1, no: 23, unscored: 0 },
    });
    expect(found.metrics.relevance.wrong).toMatchObject([
      { id: 'zip-repair-half', label: false, says: 'yes', score: 0.8, why: expect.any(String) },
    ]);
  });

  it('cannot tell from a few rows', async () => {
    clone.write({ 'few.jsonl': ROWS.slice(0, 6).join('\n') });
    const { code, output } = await calibrate(['--set', 'few.jsonl']);
    expect(code).toBe(2);
    expect(output).toContain('too few rows');
  });

  it('cannot tell where no judgement gets a score', async () => {
    model.setReply(() => ({ text: 'Lovely.' }));
    const { code, output } = await calibrate();
    expect(code).toBe(2);
    expect(output).toContain("no answer got a score on faithfulness: the judge's reply was malformed");
  });

  it('ends at once where the endpoint refuses the key, and says what was spent', async () => {
    const { code, errors } = await calibrate([], { OPENAI_API_KEY: 'sk-wrong' });
    expect(code).toBe(2);
    expect(errors).toContain('unmeasured.unauthorized');
    expect(errors).not.toContain('sk-wrong');
    expect(model.requests.length).toBeLessThan(20);
  });

  it('ends at Ctrl-C, and goes on from there', async () => {
    let asked = 0;
    model.setReply((request) => {
      asked += 1;
      return { ...standIn(request), delayMs: asked > 40 ? 30_000 : 0 };
    });
    const environment = { OPENAI_API_KEY: model.apiKey, OPENAI_BASE_URL: model.baseUrl };
    const ended = await clone.press(['calibrate'], [['40 of 192', '\x03']], { environment });
    expect(ended.code).toBe(130);
    expect(ended.output).toContain('What was judged is kept');
    model.setReply(standIn);
    model.requests.length = 0;
    expect((await calibrate()).code).toBe(0);
    expect(model.requests.length).toBeLessThan(160);
  });

  it.each([
    ['no set', ['--config', 'none.yml'], 'No labelled set is named'],
    ['a set that is not there', ['--set', 'none.jsonl'], 'is not there'],
    ['a set with faults', ['--set', 'broken.jsonl'], 'broken.jsonl:2'],
    ['an empty set', ['--set', 'empty.jsonl'], 'holds no calibration row'],
    ['a config with faults', ['--config', 'broken.yml'], 'broken.yml:1'],
    ['a number that is none', ['--concurrency', 'many'], '--concurrency'],
    ['an unknown option', ['--sett', 'x'], '--set'],
  ])('refuses %s', async (_, words, message) => {
    clone.write({ 'broken.jsonl': `${ROWS[0]}\n{"id":"x"}\n`, 'empty.jsonl': '', 'broken.yml': 'judg: 1\n' });
    const { code, errors } = await calibrate(words);
    expect(errors).toContain(message);
    expect(code).toBe(64);
    expect(model.requests).toEqual([]);
  });

  it('needs a repository', async () => {
    clone.git('config', 'core.bare', 'true');
    expect((await calibrate()).code).toBe(2);
  });
});

it('takes the set that `label` has made', async () => {
  const row = { query: 'How long?', context: 'Within 30 days.', reference: null };
  const samples = (output: string) => ({ samples: [{ output }] });
  const cases = [{ id: 'a', ...row, candidate: samples('Within 30 days.'), baseline: samples('A year.') }];
  clone.write({ 'results.json': JSON.stringify({ schemaVersion: 1, prompts: [{ cases }] }) });
  await clone.run(['label', 'results.json', '--out', 'own.jsonl'], { input: 'y\ny\nn\nn\n' });
  const { code, output } = await calibrate(['--set', 'own.jsonl', '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(output).rows).toBe(2);
});
