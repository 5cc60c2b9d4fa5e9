import { describe, expect, it } from 'vitest';
import { codesOf, decidePrompt, decideRun, fallen, metricOf, paired, reasonsOf } from './given.ts';

const config = 'levels: { minor: { faithfulness: 0, relevance: 0, regression: certified } }';
const decided = (...given: Parameters<typeof fallen>) => decidePrompt(fallen(...given), { config });

describe('the rule certified', () => {
  it('passes what is certified not to be worse: 27 cases that did not change', () => {
    const verdict = decided(27, 0, 0);
    expect(verdict.state).toBe('pass');
    expect(codesOf(verdict)).toEqual([]);
    expect(metricOf(verdict).certificate).toMatchObject({ certified: true });
  });

  it('blocks below 27 cases, although none of them changed: too little is known', () => {
    const verdict = decided(26, 0, 0);
    expect(verdict.state).toBe('blocked');
    expect(reasonsOf(verdict)).toEqual([
      {
        code: 'certificate.faithfulness',
        effect: 'blocks',
        message:
          'Faithfulness is not certified: only 26 independent cases were compared, and a certificate needs 27. levels.minor.regression in .github/prompt-gate.yml blocks what is not certified.',
      },
      {
        code: 'certificate.relevance',
        effect: 'blocks',
        message: expect.stringContaining('only 26 independent cases'),
      },
    ]);
  });

  it('blocks below 27 cases, although all of them rose', () => {
    const rise = paired('relevance', Array(26).fill([0.2, 1]));
    expect(codesOf(decidePrompt(rise, { config }))).toEqual([
      'blocks certificate.faithfulness',
      'blocks certificate.relevance',
    ]);
  });

  it.each<[number, number, number, string]>([
    // With the imaginary case: mean (-0.2 - 1) / 41, sd 0.1585, t(0.95, 40) = 1.6839: L = -0.0710.
    [40, 1, 0.2, 'pass'],
    // (-1 - 1) / 41, sd 0.2181: L = -0.1061.
    [40, 1, 1, 'blocked'],
    // (-0.8 - 1) / 41, sd 0.1976: L = -0.0959.
    [40, 1, 0.8, 'pass'],
    [27, 1, 0.1, 'blocked'],
    [100, 30, 0.1, 'pass'],
    [100, 100, 0.1, 'blocked'],
  ])('of %i cases of which %i fell by %d: %s', (cases, falls, by, state) => {
    expect(decided(cases, falls, by).state).toBe(state);
  });

  it('says by how much the mean may have fallen', () => {
    expect(metricOf(decided(40, 1, 1)).certificate!.lower).toBeCloseTo(-0.1061, 3);
    expect(reasonsOf(decided(40, 1, 1))).toEqual([
      {
        code: 'certificate.faithfulness',
        effect: 'blocks',
        message:
          'Faithfulness is not certified: it may have fallen by as much as 0.106, and 0.10 is allowed. levels.minor.regression in .github/prompt-gate.yml blocks what is not certified.',
      },
    ]);
  });

  it('never says that the mean may have fallen by more than there is', () => {
    // (-25 - 1) / 28, sd 0.2623, t(0.95, 27) = 1.7033: L = -1.013.
    const verdict = decided(27, 25, 1);
    expect(metricOf(verdict).certificate!.lower).toBeCloseTo(-1.013, 3);
    expect(reasonsOf(verdict)[0]!.message).toContain('it may have fallen by as much as 1.000, and');
  });

  it('asks for 27 independent cases: those of a group are one, and the reason says so', () => {
    const cases = paired('faithfulness', Array(40).fill([0.2, 1])).map((one, index) => ({
      ...one,
      group: `group ${index % 20}`,
    }));
    const verdict = decidePrompt(cases, { config });
    expect(codesOf(verdict)).toContain('blocks certificate.faithfulness');
    for (const { message } of reasonsOf(verdict)) {
      expect(message).toMatch(/only 20 \D*cases were compared, and a certificate needs 27/);
      expect(message).not.toContain('may have fallen');
    }
  });

  it('passes a fall that is proven but small, and takes no test of the run', () => {
    // 10 of 200 fell by 0.5: p = 2^-10, a mean fall of 0.025.
    const verdict = decided(200, 10, 0.5);
    expect(codesOf(verdict)).toEqual([]);
    expect(metricOf(verdict)).toMatchObject({ p: 2 ** -10, pHolm: null, changedNeeded: null });
    const unchanged = fallen(30, 0, 0);
    const run = decideRun([unchanged, unchanged], { config });
    expect(run.prompts.map(({ metrics }) => metrics.relevance?.pHolm)).toEqual([null, null]);
  });

  it('has nothing to certify where nothing is compared', () => {
    const alone = fallen(40, 40, 1).map((one) => ({ ...one, baseline: null }));
    const verdict = decidePrompt(alone, { config });
    expect(verdict.state).toBe('pass');
    expect(metricOf(verdict).certificate).toBeNull();
  });

  it('is not asked of the others: what is not certified passes where the rule is significant', () => {
    const significant = 'levels: { minor: { faithfulness: 0, relevance: 0 } }';
    const verdict = decidePrompt(fallen(26, 0, 0), { config: significant });
    expect(verdict.state).toBe('pass');
    expect(metricOf(verdict).certificate).toMatchObject({ certified: false });
  });
});
