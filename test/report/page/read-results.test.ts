import { describe, expect, it } from 'vitest';
import { NotResults } from '../../../src/report/page/read/cursor.ts';
import { readCases, readResults } from '../../../src/report/page/read/read-results.ts';
import { aCase, anAwaitingView, aPatchedPrompt, aPrompt, aView } from '../view-builder.ts';
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
    const cases = [...readCases(file)].filter(({ prompt }) => prompt === 1).map(({ one }) => one);
    expect(cases.length).toBe(file.prompts[1].cases.length);
    const refund = cases.find(({ id }) => id === 'refund-window')?.candidate[0];
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
      const read = [...readCases(file)][0]?.one.candidate[0];
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

  it('takes context, ideal answer, messages and lint notes, or that there are none', () => {
    const golden = [
      { context: 'Within 30 days.', reference: '30 days\u200b' },
      { context: null, reference: null },
    ];
    const view = aView({
      prompts: [
        aPrompt({
          cases: [aCase('a'), aCase('b')],
          goldenAt: (place) => golden[place] ?? { context: null, reference: null },
          messages: {
            before: null,
            after: [{ role: 'system', content: 'Hi\u200b' }],
            annotations: [{ messageIndex: 0, line: 1, side: 'after', level: 'MINOR', text: 'adds' }],
          },
        }),
      ],
    });
    const [prompt] = readResults(resultsOf(view)).prompts;
    expect(prompt?.messages).toEqual({
      baseline: null,
      candidate: [{ role: 'system', content: 'Hi\u200b' }],
    });
    expect(prompt?.lint).toHaveLength(1);
    const read = [...readCases(resultsOf(view))].map(({ one: { context, reference } }) => [
      context,
      reference,
    ]);
    expect(read).toEqual([
      ['Within 30 days.', '30 days[U+200B]'],
      [null, null],
    ]);
  });

  it('tells an outage from a case that nobody asked about', () => {
    const candidate = (['unanswered', 'not-run'] as const).map((kind) => ({ kind, why: 'because' }));
    const file = resultsOf(aView({ prompts: [aPrompt({ cases: [aCase('a', { candidate })] })] }));
    expect([...readCases(file)][0]?.one.candidate).toEqual(candidate);
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
    const attempt = () => {
      const file = change(resultsOf());
      readResults(file);
      return [...readCases(file)];
    };
    expect(attempt).toThrow(NotResults);
    expect(attempt).toThrow(words);
  });
});
