import { describe, expect, it } from 'vitest';
import { caseScore } from '../../src/judging/case-score.ts';
import type { Sample } from '../../src/judging/measurement.ts';
import {
  averageJudgements,
  excluded,
  type Judgement,
  type Score,
  type ScoreFigure,
  scored,
  unscored,
} from '../../src/judging/score.ts';

function answered(faithfulness: Score, relevance: Score = unscored('not asked')): Sample {
  const judgement = (score: Score): Judgement => ({ score, claims: [], reasoning: null, votes: [] });
  return {
    kind: 'answered',
    output: 'a',
    latencyMs: 1,
    usage: null,
    usd: null,
    failures: [],
    judgements: { faithfulness: judgement(faithfulness), relevance: judgement(relevance) },
    drawnAt: '2026-01-01T00:00:00.000Z',
    kept: false,
  };
}

const NOT_RUN: Sample = { kind: 'not-run', why: 'the budget is spent' };
const UNANSWERED: Sample = { kind: 'unanswered', why: 'status 500' };

describe('the score of a case', () => {
  it.each<[string, readonly Sample[], ScoreFigure]>([
    ['the score of its only sample', [answered(scored(0.5))], scored(0.5)],
    ['0 where a judge found nothing supported', [answered(scored(0))], scored(0)],
    ['the mean of its samples', [answered(scored(1)), answered(scored(0.5))], scored(0.75)],
    ['the mean of those that scored', [answered(scored(1)), answered(scored(0.5)), UNANSWERED], scored(0.75)],
    ['unscored where most are', [answered(scored(1)), answered(unscored('x')), UNANSWERED], unscored('x')],
    [
      'the mean of those that scored, beside excluded ones',
      [answered(excluded('failed check')), answered(scored(0.4))],
      scored(0.4),
    ],
    ['unscored where none scored', [answered(unscored('x')), answered(unscored('y'))], unscored('x')],
    [
      'unscored rather than excluded',
      [answered(excluded('nothing claimed')), answered(unscored('x'))],
      unscored('x'),
    ],
    ['unscored where no answer came', [UNANSWERED], { kind: 'unscored' }],
    ['unscored rather than not run', [NOT_RUN, UNANSWERED], { kind: 'unscored' }],
    ['excluded where the run ended before', [NOT_RUN], excluded('not run')],
    [
      "excluded for the first sample's reason",
      [answered(excluded('failed check')), answered(excluded('nothing claimed'))],
      excluded('failed check'),
    ],
    ['excluded as not run without a sample', [], excluded('not run')],
  ])('is %s', (_, samples, score) => {
    expect(caseScore(samples, 'faithfulness')).toEqual(score);
  });

  it('is that of the metric asked for', () => {
    expect(caseScore([answered(scored(0.5), scored(0.8))], 'relevance')).toEqual(scored(0.8));
  });
});

describe('several judgements of one answer', () => {
  const judgement = (score: Score, reasoning: string | null = null): Judgement => ({
    score,
    claims: [],
    reasoning,
    votes: [],
  });

  it('are the mean of those that scored, with the words of the first that did', () => {
    const all = [judgement(unscored('x')), judgement(scored(0.6), 'first'), judgement(scored(1), 'second')];
    expect(averageJudgements(all)).toEqual(judgement(scored(0.8), 'first'));
  });

  it('are the first where none scored', () => {
    const all = [judgement(unscored('x')), judgement(excluded('nothing claimed'))];
    expect(averageJudgements(all)).toEqual(judgement(unscored('x')));
  });

  it('are unscored where there are none: never 0', () => {
    expect(averageJudgements([]).score).toEqual(unscored('no judgement was asked for'));
  });
});
