import type { Policy, SignOffRule } from '../policy/policy.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Permission, PullRequest, PullRequestFacts, Review } from '../ports/pull-request.ts';
import { asksForPerson, hasAwaitingReason, needsSignOff, type SignOff } from './decide.ts';
import type { Plan } from './prompt-plan.ts';

/**
 * Reads whether a person has signed off: an approving review of the head commit by someone with write access who
 * neither opened the pull request, nor wrote or applied one of its commits, nor is a bot.
 */
export async function readSignOff(
  plan: Plan,
  policy: Policy,
  facts: PullRequestFacts,
  pullRequest: PullRequest,
): Promise<SignOff> {
  if (!needsSignOff(plan)) return { kind: 'not-asked' };
  try {
    return await countApprovals(plan, policy, facts, pullRequest);
  } catch (error) {
    // What was measured stays worth reading although nobody can say who has approved.
    if (!(error instanceof GateError)) throw error;
    return {
      kind: 'missing',
      why: `The approvals could not be read. ${error.message} ${error.remedy}`.trim(),
    };
  }
}

async function countApprovals(
  plan: Plan,
  policy: Policy,
  facts: PullRequestFacts,
  pullRequest: PullRequest,
): Promise<SignOff> {
  const rules = rulesOf(plan, policy);
  const approvals = latestReviews(await pullRequest.reviews()).filter(
    (review) => review.state === 'APPROVED',
  );
  if (approvals.length === 0) return { kind: 'missing', why: `${ask(rules)} Nobody has approved yet.` };
  const commits = await pullRequest.commits(facts);
  const unknown = commits.find((commit) => commit.author === null || commit.committer === null);
  if (unknown !== undefined) {
    const why = `Commit ${unknown.sha.slice(0, 7)} belongs to no account, so nobody can tell whether an approver wrote it: link its e-mail address to an account.`;
    return { kind: 'missing', why: `${ask(rules)} ${why}` };
  }
  const involved = new Set([facts.author, ...commits.flatMap((commit) => [commit.author, commit.committer])]);
  const counted: string[] = [];
  const refused: string[] = [];
  for (const review of approvals) {
    const named = rules.some((rule) => mayApprove(rule)(review.user));
    const why = named
      ? await refusal(review, facts, involved, (user) => pullRequest.permission(user))
      : 'is not named by the config';
    if (why === null) counted.push(review.user);
    else refused.push(`\`${review.user}\` ${why}`);
  }
  if (rules.every((rule) => counted.filter(mayApprove(rule)).length >= rule.approvals)) {
    return { kind: 'given', by: counted };
  }
  const others = refused.length > 0 ? ` Does not count: ${refused.join('; ')}.` : '';
  return { kind: 'missing', why: `${ask(rules)} So far: ${counted.join(', ') || 'nobody'}.${others}` };
}

async function refusal(
  review: Review,
  facts: PullRequestFacts,
  involved: ReadonlySet<string | null>,
  permissionOf: (user: string) => Promise<Permission>,
): Promise<string | null> {
  if (review.bot) return 'is a bot';
  if (review.user === facts.author) return 'opened the pull request';
  if (involved.has(review.user)) return 'wrote or applied one of its commits';
  if (review.commit !== facts.headSha) return 'approved an earlier commit';
  const permission = await permissionOf(review.user);
  return permission === 'admin' || permission === 'write' ? null : 'has no write access';
}

/** The last word of each person; a comment takes no approval back. */
function latestReviews(reviews: readonly Review[]): Review[] {
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    latest.set(review.user, review);
  }
  return [...latest.values()];
}

/** Every rule that has to be met: that of each MAJOR prompt, and the common one for everything else that waits. */
function rulesOf(plan: Plan, policy: Policy): readonly SignOffRule[] {
  const majors = plan.prompts.flatMap((prompt) =>
    asksForPerson(prompt) && prompt.policy?.signOff ? [prompt.policy.signOff.value] : [],
  );
  const others = plan.policyChanges.length > 0 || plan.prompts.some(hasAwaitingReason);
  return others ? [...majors, policy.signOff] : majors;
}

/** Names of people have no case on GitHub. */
function mayApprove(rule: SignOffRule): (user: string) => boolean {
  const named = rule.by.map((user) => user.toLowerCase());
  return (user) => named.length === 0 || named.includes(user.toLowerCase());
}

function ask(rules: readonly SignOffRule[]): string {
  const asked = rules.map((rule) => {
    const count = rule.approvals === 1 ? 'an approving review' : `${rule.approvals} approving reviews`;
    const people =
      rule.by.length > 0 ? rule.by.map((user) => `\`${user}\``).join(' or ') : 'someone with write access';
    return `${count} by ${people}`;
  });
  return `Needed: ${[...new Set(asked)].join(', and ')}, of the head commit, from people who did not work on this pull request.`;
}
