import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  codesOf,
  decidePrompt,
  decideRun,
  fallen,
  measuredCase,
  metricOf,
  NO_FLOORS,
  paired,
  reasonsOf,
} from './given.ts';

const config = NO_FLOORS;
const rule = (regression: string) =>
  `levels: { minor: { faithfulness: 0, relevance: 0, regression: ${regression} } }`;

describe('a significant regression', () => {
  it('blocks a MINOR whose faithfulness fell on 9 of 20 cases', () => {
    const verdict = decidePrompt(fallen(20, 9, 0.5), { config });
    expect(verdict.state).toBe('blocked');
    expect(metricOf(verdict)).toMatchObject({ p: 2 ** -9, pHolm: 2 ** -8, worse: 9, better: 0, same: 11 });
    expect(reasonsOf(verdict)).toEqual([
      {
        code: 'regression.faithfulness',
        effect: 'blocks',
        message:
          'Faithfulness fell from 1.00 to 0.78: worse on 9 of 20 cases, better on 0. Fewer than 1 in 256 unchanged prompts would look like this (p = 0.004).',
      },
    ]);
  });

  it('is not proven where as many cases rose as fell', () => {
    const pairs = [...Array(6).fill([1, 0.5]), ...Array(6).fill([0.5, 0.9])];
    const verdict = decidePrompt(paired('faithfulness', pairs), { config });
    expect(verdict.state).toBe('pass');
    expect(codesOf(verdict)).toEqual(['note regression.faithfulness']);
  });

  it('is corrected by Holm over all prompts and metrics: the same change blocks alone but not among many', () => {
    const change = fallen(20, 6, 0.5);
    const unchanged = fallen(20, 0, 0);
    const alone = decideRun([change], { config });
    expect(metricOf(alone.prompts[0]!).pHolm).toBeCloseTo(2 / 64, 12);
    expect(alone.state).toBe('blocked');
    const among = decideRun([change, unchanged], { config });
    expect(metricOf(among.prompts[0]!).pHolm).toBeCloseTo(4 / 64, 12);
    expect(metricOf(among.prompts[0]!).changedNeeded).toBe(7);
    expect(among.state).toBe('pass');
  });

  it('does not count tests that cannot block: off and strict prompts, and prompts without a comparison', () => {
    const change = fallen(20, 6, 0.5);
    for (const regression of ['off', 'strict']) {
      const verdict = decidePrompt(change, { config: rule(regression) });
      expect(metricOf(verdict).p).toBe(1 / 64);
      expect(metricOf(verdict).pHolm).toBeNull();
    }
    const alone = change.map((one) => ({ ...one, baseline: null }));
    const run = decideRun([change, alone], { config });
    expect(metricOf(run.prompts[0]!).pHolm).toBeCloseTo(2 / 64, 12);
    expect(metricOf(run.prompts[1]!)).toMatchObject({ p: null, pHolm: null, baseline: null, delta: null });
  });

  it.each([
    ['blocks at a drop of 0.02', 60, 'blocked'],
    ['does not block at a smaller drop, however sure it is', 61, 'pass'],
  ])('%s', (_, cases, state) => {
    const verdict = decidePrompt(fallen(cases, 6, 0.2), { config });
    expect(metricOf(verdict).pHolm).toBeLessThan(0.05);
    expect(verdict.state).toBe(state);
  });

  it('that too few cases could prove is said to be out of reach', () => {
    const verdict = decidePrompt(fallen(12, 5, 0.5), { config });
    expect(verdict.state).toBe('pass');
    expect(reasonsOf(verdict)).toEqual([
      {
        code: 'regression.faithfulness',
        effect: 'note',
        message:
          'Faithfulness fell from 1.00 to 0.79: worse on 5 of 12 cases, better on 0. No regression is proven (p = 0.063); this dataset cannot prove a regression: 5 changed cases, 6 needed.',
      },
    ]);
  });

  it('counts the cases of a group together', () => {
    const cases = fallen(20, 9, 0.5).map((one, index) => ({ ...one, group: index < 9 ? 'one' : null }));
    const verdict = decidePrompt(cases, { config });
    expect(verdict.state).toBe('pass');
    expect(metricOf(verdict)).toMatchObject({ p: 0.5, worse: 9, changed: 1 });
  });

  it('of relevance blocks as well', () => {
    const pairs = Array.from({ length: 10 }, () => [1, 0.8] as const);
    expect(codesOf(decidePrompt(paired('relevance', pairs), { config }))).toEqual([
      'blocks regression.relevance',
    ]);
  });

  it('is never found where both sides scored alike, nor where every case rose', () => {
    const score = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
    const rise = fc.tuple(score, score).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.array(rise, { minLength: 1, maxLength: 30 }), (pairs) => {
        for (const regression of ['significant', 'strict']) {
          const given = { config: rule(regression) };
          expect(decidePrompt(paired('faithfulness', pairs), given).state).toBe('pass');
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the strict rule', () => {
  it.each([
    ['any fall of the mean', [[1, 0.9], ...Array(9).fill([1, 1])], 'blocked'],
    ['a fall of the mean that rounds to nothing', [[1, 0.999], ...Array(9).fill([1, 1])], 'blocked'],
    [
      'no fall of the mean',
      [
        [1, 0.9],
        [0.9, 1],
      ],
      'pass',
    ],
    ['a rise', [[0.9, 1]], 'pass'],
  ] as [string, [number, number][], string][])('of %s: %s', (_, pairs, state) => {
    const verdict = decidePrompt(paired('faithfulness', pairs), { config: rule('strict') });
    expect(verdict.state).toBe(state);
  });

  it('says that it is strict, and where that comes from', () => {
    const verdict = decidePrompt(fallen(4, 1, 0.4), { config: rule('strict') });
    expect(reasonsOf(verdict)[0]).toEqual({
      code: 'regression.faithfulness',
      effect: 'blocks',
      message:
        'Faithfulness fell from 1.00 to 0.90: worse on 1 of 4 cases, better on 0. levels.minor.regression in .github/prompt-gate.yml is strict: any fall blocks.',
    });
  });
});

describe('the rule off', () => {
  it('compares and never blocks', () => {
    const verdict = decidePrompt(fallen(20, 20, 1), { config: rule('off') });
    expect(codesOf(verdict)).toEqual([]);
    expect(metricOf(verdict)).toMatchObject({ baseline: 1, candidate: 0, delta: -1, worse: 20 });
  });
});

describe('a first version', () => {
  it('is not compared', () => {
    const cases = [measuredCase('a', { candidate: [answered()], baseline: null })];
    const verdict = decidePrompt(cases, { level: 'initial' });
    expect(verdict.state).toBe('pass');
    expect(metricOf(verdict)).toMatchObject({ candidate: 1, baseline: null, p: null, pairs: 0 });
  });
});
