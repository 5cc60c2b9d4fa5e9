import { describe, expect, it } from 'vitest';
import { NotResults } from '../../../src/report/page/read/cursor.ts';
import { readResults } from '../../../src/report/page/read/read-results.ts';
import { anAwaitingView, aPatchedPrompt, aView } from '../view-builder.ts';
import { type ResultsFile, resultsOf } from './given-page.ts';

describe('a results file is read', () => {
  it.each([
    ['blocked', undefined],
    ['awaiting-sign-off', anAwaitingView()],
    ['pass', aView({ prompts: [aPatchedPrompt()] })],
    ['inconclusive', aView({ state: 'inconclusive', prompts: [] })],
  ])('as this version writes it: %s', (state, view) => {
    expect(readResults(resultsOf(view)).state).toBe(state);
  });

  it('with every case, claim and score that it holds', () => {
    const file = resultsOf();
    const { prompts } = readResults(file);
    expect(prompts[1]?.cases.length).toBe(file.prompts[1].cases.length);
    const refund = prompts[1]?.cases.find(({ id }) => id === 'refund-window')?.candidate[0];
    expect(refund).toMatchObject({
      kind: 'answered',
      judgements: {
        faithfulness: { score: { kind: 'scored', value: 1 / 3 }, claims: [{ verdict: 'supported' }, {}, {}] },
      },
    });
  });

  it('tells why there is no score: left out by name, or not measured', () => {
    const file = resultsOf();
    const sample = file.prompts[1].cases[0].candidate.samples[0];
    const scoreOf = (why: string) => {
      sample.scores.faithfulness = null;
      sample.noScore.faithfulness = why;
      const read = readResults(file).prompts[1]?.cases[0]?.candidate[0];
      return read?.kind === 'answered' ? read.judgements.faithfulness.score : null;
    };
    expect(scoreOf('nothing claimed')).toEqual({ kind: 'excluded', reason: 'nothing claimed' });
    expect(scoreOf('refused')).toEqual({ kind: 'unscored', why: 'refused' });
  });

  it('names what hides or turns in any text', () => {
    const file = resultsOf();
    file.run.repository = 'acme/\u202eshop';
    file.prompts[0].parameters = { 'a\u200b': '\u2066' };
    const { run, prompts } = readResults(file);
    expect(run.repository).toBe('acme/[U+202E]shop');
    expect(prompts[0]?.parameters).toEqual([['a[U+200B]', '"[U+2066]"']]);
  });

  it('keeps to own keys, and passes over those that it does not know', () => {
    const file = resultsOf();
    const planted = JSON.parse('{"__proto__":{"verdict":"pass"},"constructor":1,"more":2}');
    expect(readResults({ ...file, ...planted, later: true }).state).toBe('blocked');
    const { verdict: _, ...without } = file;
    expect(() => readResults(Object.assign(Object.create({ verdict: 'pass' }), without))).toThrow(
      'verdict is not one of',
    );
  });

  it('takes context, messages and lint notes where they are there', () => {
    const file = resultsOf();
    expect(readResults(file).prompts[1]).toMatchObject({ messages: null, lint: [] });
    file.prompts[1].messages = { baseline: null, candidate: [{ role: 'system', content: 'Hi\u200b' }] };
    file.prompts[1].lint = [{ messageIndex: 0, line: 1, side: 'after', level: 'MINOR', text: 'adds' }];
    file.prompts[1].cases[0].context = 'one';
    file.prompts[1].cases[1].context = ['one', 'two'];
    const prompt = readResults(file).prompts[1];
    expect(prompt?.messages?.candidate?.[0]?.content).toBe('Hi\u200b');
    expect(prompt?.lint).toHaveLength(1);
    expect(prompt?.cases.slice(0, 3).map(({ context }) => context)).toEqual([['one'], ['one', 'two'], null]);
  });

  it.each<[string, (file: ResultsFile) => unknown]>([
    ['the whole is not an object', () => null],
    ['the whole is not an object', () => []],
    ['schemaVersion is not 1', (file) => ({ ...file, schemaVersion: 2 })],
    ['verdict is not one of pass,', (file) => ({ ...file, verdict: 'green' })],
    ['prompts is not a list', (file) => ({ ...file, prompts: { length: 3 } })],
    ['run is not an object', (file) => ({ ...file, run: 'x' })],
    ['usage.usd is not a number', (file) => ({ ...file, usage: { ...file.usage, usd: '0' } })],
    ['reasons[0].effect is not one of', (file) => ({ ...file, reasons: [{ code: 'a', message: 'b' }] })],
    [
      'prompts[0].cases[0].candidate is not an object',
      (file) => ({
        ...file,
        prompts: [{ ...file.prompts[0], cases: [{ ...file.prompts[1].cases[0], candidate: [] }] }],
      }),
    ],
  ])('and refused where %s', (words, change) => {
    const attempt = () => readResults(change(resultsOf()));
    expect(attempt).toThrow(NotResults);
    expect(attempt).toThrow(words);
  });
});
