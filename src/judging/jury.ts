import { median } from '../statistics/median.ts';
import type { JudgementFigures } from './measurement.ts';
import { type Judgement, type Score, scored, unscored, type Vote } from './score.ts';

/** What one model of the jury found. */
export interface JurorJudgement {
  readonly model: string;
  readonly judgement: Judgement;
}

/**
 * The judgement of a jury: the median of the models' scores, where more than half of them gave one. Claim lists of
 * different models cannot be matched, so claims and reasoning are those of the model nearest to the median.
 * @param jurors at least one
 */
export function juryJudgement(jurors: readonly JurorJudgement[]): Judgement {
  const votes = jurors.map(({ model, judgement }): Vote => ({ model, score: scoreOf(judgement.score) }));
  const values = votes.flatMap(({ score }) => score ?? []);
  const middle = median(values);
  if (middle === null || values.length * 2 <= jurors.length) return withoutScore(jurors, votes);
  const distance = ({ score }: Judgement) => Math.abs((scoreOf(score) ?? Infinity) - middle);
  const nearest = jurors
    .map(({ judgement }) => judgement)
    .reduce((best, one) => (distance(one) < distance(best) ? one : best));
  return { ...nearest, score: scored(middle), votes };
}

/** More than half of the jury agree that there is nothing to score, or the jury could not be heard. */
function withoutScore(jurors: readonly JurorJudgement[], votes: readonly Vote[]): Judgement {
  const silent = jurors.filter(({ judgement }) => judgement.score.kind === 'excluded');
  const agreed = silent[0]?.judgement;
  if (agreed !== undefined && silent.length * 2 > jurors.length) return { ...agreed, votes };
  const why = jurors
    .flatMap(({ model, judgement: { score } }) =>
      score.kind === 'scored' ? [] : [`${model}: ${score.kind === 'unscored' ? score.why : score.reason}`],
    )
    .join('; ');
  const score: Score = unscored(`no more than half of the jury scored it (${why})`);
  return { score, claims: [], reasoning: null, votes };
}

/** How far the models of a jury lie apart, 0 to 1; null with fewer than two scores. */
export function disagreement({ votes }: Pick<JudgementFigures, 'votes'>): number | null {
  const values = votes.flatMap(({ score }) => score ?? []);
  return values.length < 2 ? null : Math.max(...values) - Math.min(...values);
}

function scoreOf(score: Score): number | null {
  return score.kind === 'scored' ? score.value : null;
}
