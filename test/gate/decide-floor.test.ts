import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseMeasurement } from '../../src/judging/measurement.ts';
import { answered, codesOf, decidePrompt, measuredCase, reasonsOf, times } from './given.ts';

const scoring = (value: number, baseline = value) =>
  times(4, answered({ faithfulness: value }), answered({ faithfulness: baseline }));

describe('a floor', () => {
  it.each([
    ['exactly at the threshold', 0.75, 'pass'],
    ['above it', 0.76, 'pass'],
    ['a thousandth below it', 0.749, 'blocked'],
    ['at zero', 0, 'blocked'],
  ])('holds or not for a mean %s (%d): %s', (_, value, state) => {
    expect(decidePrompt(scoring(value)).state).toBe(state);
  });

  it('blocks with the score, the threshold and where the threshold comes from', () => {
    expect(reasonsOf(decidePrompt(scoring(0.749, 0.8)), 'floor.faithfulness')).toEqual([
      {
        code: 'floor.faithfulness',
        effect: 'blocks',
        message:
          'Faithfulness is 0.749 over all 4 scored cases; levels.minor.faithfulness (default) asks for 0.75.',
      },
    ]);
    const config = 'levels: { minor: { relevance: 0.9 } }';
    const cases = times(5, answered({ relevance: 0.8 }), answered({ relevance: 0.8 }));
    expect(reasonsOf(decidePrompt(cases, { config }), 'floor.relevance')[0]?.message).toContain(
      'Relevance is 0.80 over all 5 scored cases; levels.minor.relevance in .github/prompt-gate.yml asks for 0.90.',
    );
  });

  it('says when the baseline is below it too, and blocks all the same', () => {
    const verdict = decidePrompt(scoring(0.7, 0.7));
    expect(verdict.state).toBe('blocked');
    expect(reasonsOf(verdict)[0]?.message).toContain('The baseline is below it too (0.70).');
    expect(reasonsOf(decidePrompt(scoring(0.7, 0.75)))[0]?.message).not.toContain('baseline');
  });

  it('holds where ratings add up to exactly the threshold', () => {
    const ratings = [1, 1, 0.8, 0.6, 0.6];
    const cases = ratings.map((relevance, index) =>
      measuredCase(index, { candidate: [answered({ relevance })], baseline: [answered({ relevance })] }),
    );
    expect(decidePrompt(cases).state).toBe('pass');
  });

  it('holds exactly when the mean in whole thousandths reaches it', () => {
    const scores = fc.array(fc.integer({ min: 600, max: 900 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(scores, (values) => {
        const cases = values.map((value, index) =>
          measuredCase(index, { candidate: [answered({ faithfulness: value / 1000 })], baseline: null }),
        );
        const sum = values.reduce((total, value) => total + value, 0);
        const blocked = codesOf(decidePrompt(cases, { level: 'initial' })).includes(
          'blocks floor.faithfulness',
        );
        expect(blocked).toBe(sum < 750 * values.length);
      }),
    );
  });

  it('is not diluted by added cases: it holds over the cases that the base knows, and over all', () => {
    const known = times(4, answered({ faithfulness: 0.7 }), answered({ faithfulness: 0.7 }));
    const added = times(6, answered()).map((one): CaseMeasurement => ({ ...one, known: false }));
    const diluted = decidePrompt([...known, ...added]);
    expect(diluted.state).toBe('blocked');
    expect(reasonsOf(diluted)[0]?.message).toContain('is 0.70 over the cases that the base already had;');
    const spoiled = decidePrompt([
      ...times(6, answered()),
      ...times(6, answered({ faithfulness: 0.4 })).map((one): CaseMeasurement => ({ ...one, known: false })),
    ]);
    expect(reasonsOf(spoiled, 'floor.faithfulness')[0]?.message).toContain(
      'Faithfulness is 0.70 over all 12 scored cases;',
    );
  });

  it('holds over all cases where the base knows none', () => {
    const added = times(4, answered(), null).map((one): CaseMeasurement => ({ ...one, known: false }));
    expect(decidePrompt(added, { level: 'initial' }).state).toBe('pass');
  });

  it.each(['minor', 'major', 'initial'] as const)('holds for %s', (level) => {
    const cases = times(4, answered({ faithfulness: 0.7 }), level === 'initial' ? null : answered());
    expect(codesOf(decidePrompt(cases, { level }))).toContain('blocks floor.faithfulness');
  });

  it('takes the mean over the samples of a case', () => {
    const two = measuredCase('a', {
      candidate: [answered({ faithfulness: 1 }), answered({ faithfulness: 0.5 })],
      baseline: [answered({ faithfulness: 0.75 }), answered({ faithfulness: 0.75 })],
    });
    expect(decidePrompt([two]).state).toBe('pass');
  });
});
