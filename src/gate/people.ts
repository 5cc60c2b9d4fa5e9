import type { Policy } from '../policy/policy.ts';
import type { Override, SignOff } from '../policy/verdict.ts';
import { GateError } from '../ports/gate-error.ts';
import type { PullRequest, PullRequestFacts, Review } from '../ports/pull-request.ts';
import { needsSignOff, type People } from './decide.ts';
import type { Plan } from './prompt-plan.ts';
import { countApprovals, rulesOf, ruleWords, signature } from './sign-off.ts';

/** A pull request whose reviews speak of the content that is judged. */
export interface Speaker {
  readonly pullRequest: PullRequest;
  readonly facts: PullRequestFacts;
  /** Whether a commit holds that very content: the head does, and every commit of the same digest. */
  isSame(commit: string): boolean;
}

/**
 * What people have said about this content: whether it is signed off, where that is asked for, and whether somebody
 * who may has overridden the gate.
 * @param speaker null: no reviews speak of this content
 * @param silence why there are none, for people
 */
export async function readPeople(
  plan: Plan,
  policy: Policy,
  speaker: Speaker | null,
  silence: string,
): Promise<People> {
  const asked = needsSignOff(plan);
  const mayOverride = policy.overrideBy.length > 0;
  if (!asked && !mayOverride) return { signOff: { kind: 'not-asked' }, override: null };
  const nobody = (why: string): SignOff =>
    asked
      ? { kind: 'missing', why: `${ruleWords(rulesOf(plan, policy))} ${why}`.trim(), by: [] }
      : { kind: 'not-asked' };
  if (speaker === null) return { signOff: nobody(silence), override: null };
  try {
    const reviews = await speaker.pullRequest.reviews();
    return {
      signOff: asked ? await countApprovals(rulesOf(plan, policy), reviews, speaker) : { kind: 'not-asked' },
      override: mayOverride ? await findOverride(policy.overrideBy, reviews, speaker) : null,
    };
  } catch (error) {
    // What was measured stays worth reading although nobody can say who has approved.
    if (!(error instanceof GateError)) throw error;
    const message = `${error.message} ${error.remedy}`.trim();
    return {
      signOff: nobody(`The approvals could not be read. ${message}`),
      override: null,
      faults: error.code.startsWith('config.') ? [{ code: error.code, message, effect: 'inconclusive' }] : [],
    };
  }
}

/** At the start of a line of the review, with a reason behind it. */
const OVERRIDE = /^[ \t]*prompt-gate:[ \t]*override[ \t]+(\S.*)$/im;
const MAX_REASON = 300;

/** The newest review of this content by one of the named people that says `prompt-gate: override <reason>`. */
async function findOverride(
  by: readonly string[],
  reviews: readonly Review[],
  { pullRequest, isSame }: Speaker,
): Promise<Override | null> {
  const named = by.map((user) => user.toLowerCase());
  for (const review of reviews.toReversed()) {
    const reason = OVERRIDE.exec(review.body)?.[1]?.trim();
    if (reason === undefined || review.bot || !named.includes(review.user.toLowerCase())) continue;
    if (review.state === 'DISMISSED' || review.state === 'PENDING') continue;
    if (review.commit === null || !isSame(review.commit)) continue;
    const permission = await pullRequest.permission(review.user);
    if (permission !== 'admin' && permission !== 'write') continue;
    return { by: review.user, reason: reason.slice(0, MAX_REASON), review: signature(review) };
  }
  return null;
}
