/** Why a case takes no part in a metric although nothing went wrong. */
export type ExclusionReason = 'nothing claimed' | 'failed check' | 'not run' | 'not-applicable';

/** A score, or the named reason why there is none. An absent score is never 0 and never a pass. */
export type Score =
  | { readonly kind: 'scored'; readonly value: number }
  | { readonly kind: 'unscored'; readonly why: string }
  | { readonly kind: 'excluded'; readonly reason: ExclusionReason };

/** A score without the words of its absence: what is decided does not depend on them. */
export type ScoreFigure = Exclude<Score, { readonly kind: 'unscored' }> | { readonly kind: 'unscored' };

export type ClaimVerdict = 'supported' | 'contradicted' | 'not_found';

/** One claim of an answer, as the judge read it and as code checked it. */
export interface Claim {
  readonly quote: string;
  readonly claim: string;
  /** `supported` only where the evidence stood in the context. */
  readonly verdict: ClaimVerdict;
  readonly evidence: string;
  /** Why code overruled the judge; null where it did not. */
  readonly overruled: string | null;
}

/** What one judgement of one answer found. */
export interface Judgement {
  readonly score: Score;
  readonly claims: readonly Claim[];
  readonly reasoning: string | null;
  /** The score of each model of a jury; empty for a single judge. */
  readonly votes: readonly Vote[];
}

/** What one model of a jury said; null: it gave no score. */
export interface Vote {
  readonly model: string;
  readonly score: number | null;
}

export function scored(value: number): Score {
  return { kind: 'scored', value };
}

export function unscored(why: string): Score {
  return { kind: 'unscored', why };
}

export function excluded(reason: ExclusionReason): Score {
  return { kind: 'excluded', reason };
}

/** Several judgements of one answer: the mean of those that scored, unless more did not; then one of those. */
export function averageJudgements(judgements: readonly Judgement[]): Judgement {
  const values = judgements.flatMap(({ score }) => (score.kind === 'scored' ? [score.value] : []));
  const missing = judgements.filter(({ score }) => score.kind === 'unscored');
  if (missing[0] !== undefined && missing.length > values.length) return missing[0];
  const first = judgements.find(({ score }) => score.kind === 'scored') ?? judgements[0];
  if (first === undefined)
    return { score: unscored('no judgement was asked for'), claims: [], reasoning: null, votes: [] };
  if (values.length === 0) return first;
  return { ...first, score: scored(values.reduce((sum, value) => sum + value, 0) / values.length) };
}
