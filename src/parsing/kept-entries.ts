import { z } from 'zod';
import type { Judgement } from '../judging/score.ts';
import type { TokenUsage } from '../ports/model.ts';

/** An answer that an earlier run drew. */
export interface KeptAnswer {
  readonly output: string;
  /** As it was when the answer was drawn, in milliseconds. */
  readonly latencyMs: number;
  readonly usage: TokenUsage | null;
  /** ISO 8601. */
  readonly drawnAt: string;
  /** 0 for the first samples of a content; each fresh rerun adds one round. */
  readonly round: number;
}

/** A judgement that an earlier run paid for. */
export interface KeptJudgement {
  readonly judgement: Judgement;
  readonly drawnAt: string;
}

const count = z.int().min(0);
const drawnAt = z.iso.datetime();
const answers = z.array(
  z.strictObject({
    output: z.string(),
    latencyMs: z.number().min(0),
    usage: z.strictObject({ input: count, output: count }).nullable(),
    drawnAt,
    round: count,
  }),
);
const judgement = z.strictObject({
  drawnAt,
  judgement: z.strictObject({
    score: z.union([
      z.strictObject({ kind: z.literal('scored'), value: z.number().min(0).max(1) }),
      z.strictObject({ kind: z.literal('excluded'), reason: z.literal('nothing claimed') }),
    ]),
    claims: z.array(
      z.strictObject({
        quote: z.string(),
        claim: z.string(),
        verdict: z.enum(['supported', 'contradicted', 'not_found']),
        evidence: z.string(),
        overruled: z.string().nullable(),
      }),
    ),
    reasoning: z.string().nullable(),
    votes: z.array(z.never()),
  }),
});

/** Reads kept answers, believing nothing; none where any of it is not as the gate writes it. */
export function readKeptAnswers(value: unknown): readonly KeptAnswer[] {
  return answers.safeParse(value).data ?? [];
}

/** Reads a kept judgement, believing nothing; null where any of it is not as the gate writes it. */
export function readKeptJudgement(value: unknown): KeptJudgement | null {
  return judgement.safeParse(value).data ?? null;
}
