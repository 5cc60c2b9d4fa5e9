import { describe, expect, it } from 'vitest';
import { excluded, unscored } from '../../src/judging/score.ts';
import { answered, codesOf, decidePrompt, metricOf, NO_FLOORS, reasonsOf, times } from './given.ts';

const blank = answered({ faithfulness: unscored('the judge refused') });
const silent = answered({ faithfulness: excluded('nothing claimed') });
const unfit = answered({ faithfulness: excluded('not-applicable') });

describe('a metric is measured', () => {
  it('with 10% of the cases unscored, on either side', () => {
    expect(decidePrompt([...times(18, answered()), ...times(2, blank)]).state).toBe('pass');
    expect(decidePrompt([...times(18, answered()), ...times(2, answered(), blank)]).state).toBe('pass');
    expect(decidePrompt([...times(63, answered()), ...times(7, blank)]).state).toBe('pass');
  });

  it.each([
    ['candidate', blank, answered()],
    ['baseline', answered(), blank],
  ])('not with more than 10% unscored of the %s', (side, candidate, baseline) => {
    const verdict = decidePrompt([...times(17, answered()), ...times(3, candidate, baseline)]);
    expect(verdict.state).toBe('inconclusive');
    expect(reasonsOf(verdict)).toEqual([
      {
        code: 'unmeasured.faithfulness',
        effect: 'inconclusive',
        message: `Faithfulness could not be measured: 3 of 20 cases of the ${side} have no score, more than 10%.`,
      },
    ]);
  });

  it('not at the first case beyond 10%, however many there are', () => {
    expect(decidePrompt([...times(62, answered()), ...times(8, blank)]).state).toBe('inconclusive');
  });

  it('on each side for itself: unscored cases of the two sides do not add up', () => {
    const cases = [...times(16, answered()), ...times(2, blank), ...times(2, answered(), blank)];
    expect(decidePrompt(cases).state).toBe('pass');
    expect(metricOf(decidePrompt(cases)).pairs).toBe(16);
  });

  it('with exclusions, which have a name and are not unscored, up to half of the cases', () => {
    const verdict = decidePrompt([...times(10, answered()), ...times(10, silent)]);
    expect(verdict.state).toBe('pass');
    expect(metricOf(verdict).excluded['nothing claimed']).toBe(10);
    expect(metricOf(verdict).unscored).toEqual({ candidate: 0, baseline: 0 });
  });

  it('not when fewer than half were scored on both sides, and the exclusions are named', () => {
    const verdict = decidePrompt([...times(9, answered()), ...times(11, silent)]);
    expect(codesOf(verdict)).toEqual(['inconclusive unmeasured.faithfulness']);
    expect(reasonsOf(verdict)[0]?.message).toBe(
      'Faithfulness could not be measured: only 9 of 20 cases were scored on both sides (nothing claimed: 11).',
    );
    expect(decidePrompt([...times(9, answered()), ...times(11, answered(), silent)]).state).toBe(
      'inconclusive',
    );
  });

  it('without a baseline when half of the cases were scored at all', () => {
    const half = [...times(10, answered(), null), ...times(10, silent, null)];
    expect(decidePrompt(half, { level: 'initial' }).state).toBe('pass');
    const less = [...times(9, answered(), null), ...times(11, silent, null)];
    const verdict = decidePrompt(less, { level: 'initial' });
    expect(reasonsOf(verdict)[0]?.message).toContain('only 9 of 20 cases were scored at all');
  });

  it('over the cases to which it applies: those without a context do not count', () => {
    const ok = decidePrompt([...times(10, unfit, unfit), ...times(9, answered()), ...times(1, blank)]);
    expect(ok.state).toBe('pass');
    expect(metricOf(ok)).toMatchObject({ applicable: 10, excluded: { 'not-applicable': 10 } });
    const bad = decidePrompt([...times(10, unfit, unfit), ...times(8, answered()), ...times(2, blank)]);
    expect(bad.state).toBe('inconclusive');
  });

  it('or named as not judged where it applies to no case', () => {
    const verdict = decidePrompt(times(4, unfit, unfit));
    expect(verdict.state).toBe('pass');
    expect(reasonsOf(verdict)).toEqual([
      {
        code: 'unmeasured.faithfulness',
        effect: 'note',
        message: 'Faithfulness was not judged: no case of the dataset has a context.',
      },
    ]);
  });

  it('apart from the other metric', () => {
    const half = answered({ relevance: unscored('x') });
    expect(codesOf(decidePrompt([...times(5, answered()), ...times(5, half)]))).toEqual([
      'inconclusive unmeasured.relevance',
    ]);
  });

  it('and says nothing about floor or regression where it is not', () => {
    const fell = answered({ faithfulness: 0 });
    expect(codesOf(decidePrompt([...times(10, fell), ...times(10, blank)]))).toEqual([
      'inconclusive unmeasured.faithfulness',
    ]);
  });
});

describe('nothing is imputed', () => {
  it('in the means: they are over the cases scored on both sides, and the floor over all that the candidate scored', () => {
    const cases = [
      ...times(8, answered({ faithfulness: 0.5 }), answered({ faithfulness: 0.5 })),
      ...times(1, answered({ faithfulness: 1 }), blank),
      ...times(1, blank, answered({ faithfulness: 1 })),
    ];
    expect(metricOf(decidePrompt(cases, { config: NO_FLOORS }))).toMatchObject({
      baseline: 0.5,
      candidate: 0.5,
      delta: 0,
      pairs: 8,
      same: 8,
      floor: { all: (8 * 0.5 + 1) / 9, known: (8 * 0.5 + 1) / 9, cases: 9 },
      unscored: { candidate: 1, baseline: 1 },
    });
  });

  it('where nothing was scored: the mean is unknown, never 0', () => {
    expect(metricOf(decidePrompt(times(4, silent, silent)))).toMatchObject({
      baseline: null,
      candidate: null,
      delta: null,
      p: null,
      floor: { all: null, known: null, cases: 0 },
    });
  });

  it('where PATCH runs the checks alone: no metric is measured', () => {
    expect(decidePrompt(times(4, answered(), null), { level: 'patch' }).metrics).toEqual({
      faithfulness: null,
      relevance: null,
    });
  });
});
