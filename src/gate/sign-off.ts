import type { Policy, SignOffRule } from '../policy/policy.ts';
import type { Signature, SignOff } from '../policy/verdict.ts';
import type { PullRequest, Review } from '../ports/pull-request.ts';
import { asksForPerson, hasAwaitingReason } from './decide.ts';
import type { Speaker } from './people.ts';
import type { Plan } from './prompt-plan.ts';

/**
 * Counts who has signed off: an approving review of this content by someone with write access who neither opened the
 * pull request, nor wrote or applied one of its commits, nor is a bot.
 */
export async function countApprovals(
  rules: readonly SignOffRule[],
  reviews: readonly Review[],
  speaker: Speaker,
): Promise<SignOff> {
  const { pullRequest, facts } = speaker;
  const membership = teamReader(pullRequest);
  // A team that cannot be read is a fault of the config, whoever has approved.
  for (const team of teamsOf(rules)) await membership(team, facts.author);
  const missing = (why: string, by: readonly Signature[] = []): SignOff => ({
    kind: 'missing',
    why: `${ruleWords(rules)} ${why}`,
    by,
  });
  const approvals = latestReviews(reviews).filter((review) => review.state === 'APPROVED');
  if (approvals.length === 0) return missing('Nobody has approved yet.');
  const commits = await pullRequest.commits(facts);
  const unknown = commits.find((commit) => commit.author === null || commit.committer === null);
  if (unknown !== undefined) {
    const why = `Commit ${unknown.sha.slice(0, 7)} belongs to no account, so nobody can tell whether an approver wrote it: link its e-mail address to an account.`;
    return missing(why);
  }
  const involved = new Set(
    [facts.author, ...commits.flatMap((commit) => [commit.author, commit.committer])].map(caseless),
  );
  const refused: string[] = [];
  const counts = new Map<SignOffRule, number>();
  const counted: Signature[] = [];
  for (const review of approvals) {
    const mine = await Promise.all(rules.map((rule) => mayApprove(rule, review.user, membership)));
    const why = mine.some(Boolean) ? await refusal(review, speaker, involved) : 'is not named by the config';
    if (why !== null) {
      refused.push(`\`${review.user}\` ${why}`);
      continue;
    }
    counted.push(signature(review));
    for (const [index, rule] of rules.entries()) {
      if (mine[index]) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
  }
  if (rules.every((rule) => (counts.get(rule) ?? 0) >= rule.approvals)) return { kind: 'given', by: counted };
  const others = refused.length > 0 ? ` Does not count: ${refused.join('; ')}.` : '';
  const soFar = counted.map(({ login }) => login).join(', ') || 'nobody';
  return missing(`So far: ${soFar}.${others}`, counted);
}

/** What the report says of a review that counts. */
export function signature({ user, commit, url, at }: Review): Signature {
  return { login: user, commit, url, at };
}

async function refusal(
  review: Review,
  { pullRequest, facts, isSame }: Speaker,
  involved: ReadonlySet<string | null>,
): Promise<string | null> {
  if (review.bot) return 'is a bot';
  if (caseless(review.user) === caseless(facts.author)) return 'opened the pull request';
  if (involved.has(caseless(review.user))) return 'wrote or applied one of its commits';
  if (review.commit === null || !isSame(review.commit)) {
    return 'approved an earlier commit of other content';
  }
  const permission = await pullRequest.permission(review.user);
  return permission === 'admin' || permission === 'write' ? null : 'has no write access';
}

/** Names of people have no case on GitHub. */
function caseless(user: string): string;
function caseless(user: string | null): string | null;
function caseless(user: string | null): string | null {
  return user === null ? null : user.toLowerCase();
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
export function rulesOf(plan: Plan, policy: Policy): readonly SignOffRule[] {
  const majors = plan.prompts.flatMap((prompt) =>
    asksForPerson(prompt) && prompt.policy?.signOff ? [prompt.policy.signOff.value] : [],
  );
  const others = plan.policyChanges.length > 0 || plan.prompts.some(hasAwaitingReason);
  return [...new Set(others ? [...majors, policy.signOff] : majors)];
}

type Membership = (team: string, user: string) => Promise<boolean>;

/** Asks for each team and person once. */
function teamReader(pullRequest: PullRequest): Membership {
  const known = new Map<string, Promise<boolean>>();
  return (team, user) => {
    const key = `${team} ${user}`;
    const found = known.get(key) ?? pullRequest.inTeam(team, user);
    known.set(key, found);
    return found;
  };
}

const isTeam = (name: string) => name.includes('/');

function teamsOf(rules: readonly SignOffRule[]): ReadonlySet<string> {
  return new Set(rules.flatMap(({ by }) => by.filter(isTeam)));
}

async function mayApprove({ by }: SignOffRule, user: string, inTeam: Membership): Promise<boolean> {
  if (by.length === 0 || by.some((name) => caseless(name) === caseless(user))) return true;
  for (const team of by.filter(isTeam)) if (await inTeam(team, user)) return true;
  return false;
}

/** What is needed, in words. */
export function ruleWords(rules: readonly SignOffRule[]): string {
  const asked = rules.map((rule) => {
    const count = rule.approvals === 1 ? 'an approving review' : `${rule.approvals} approving reviews`;
    const people =
      rule.by.length > 0 ? rule.by.map((user) => `\`${user}\``).join(' or ') : 'someone with write access';
    return `${count} by ${people}`;
  });
  return `Needed: ${[...new Set(asked)].join(', and ')}, of the head commit, from people who did not work on this pull request.`;
}
