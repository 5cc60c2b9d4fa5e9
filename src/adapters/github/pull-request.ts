import { GateError } from '../../ports/gate-error.ts';
import type {
  CommitPeople,
  Permission,
  PullRequest,
  PullRequestFacts,
  Review,
} from '../../ports/pull-request.ts';
import { type GithubApi, permissionFor } from './api.ts';
import { readComment, writeComment } from './comment.ts';

interface PullReply {
  readonly number: number;
  readonly state: string;
  readonly comments?: number;
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly user: { readonly login: string } | null;
  readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null };
  readonly base: { readonly ref: string; readonly repo: { readonly full_name: string } };
}

/** The facts of a pull request, from the API or from an event's payload: both have one shape. */
export function pullRequestFacts(reply: PullReply): PullRequestFacts {
  return {
    number: reply.number,
    open: reply.state === 'open',
    headSha: reply.head.sha,
    baseRef: reply.base.ref,
    author: reply.user?.login ?? 'ghost',
    fork: reply.head.repo?.full_name !== reply.base.repo.full_name,
    comments: reply.comments ?? (isUntouched(reply) ? 0 : null),
  };
}

/** Lists do not say how many comments there are; but a comment changes the pull request. */
function isUntouched({ created_at, updated_at }: PullReply): boolean {
  return created_at !== undefined && created_at === updated_at;
}

export function githubPullRequest(api: GithubApi, number: number): PullRequest {
  const at = { pull_number: number };
  return {
    async read() {
      const found = await api.get('/pulls/{pull_number}', at);
      if (found !== null) return pullRequestFacts(found as PullReply);
      throw new GateError(
        'config.pull-request',
        `There is no pull request ${number} in ${api.owner}/${api.repo}.`,
        {
          remedy: `Check the input \`pull-request\`, and ${permissionFor('/pulls')}.`,
        },
      );
    },

    async sharing(headSha) {
      const pulls = await pullsOfCommit(api, headSha);
      return pulls.filter((pull) => pull.open && pull.headSha === headSha);
    },

    async reviews() {
      const rows = (await api.pages('/pulls/{pull_number}/reviews', at)) as ReviewReply[];
      return rows.map(
        (row): Review => ({
          user: row.user?.login ?? 'ghost',
          bot: row.user === null || row.user.type === 'Bot',
          state: row.state,
          commit: row.commit_id,
          body: row.body ?? '',
          url: row.html_url ?? null,
          at: row.submitted_at ?? null,
        }),
      );
    },

    commits: (facts) => (facts.open ? openCommits(api, facts) : closedCommits(api, facts)),

    async permission(user) {
      const found = (await api.get('/collaborators/{username}/permission', { username: user })) as {
        permission: Permission;
      } | null;
      return found?.permission ?? 'none';
    },

    inTeam: (team, user) => isMember(api, team, user),
    ownComment: (marker) => readComment(api, number, marker),
    comment: (draft) => writeComment(api, number, draft),
  };
}

/** The pull requests that GitHub knows to hold a commit, open ones and merged ones. */
export async function pullsOfCommit(api: GithubApi, sha: string): Promise<readonly PullRequestFacts[]> {
  const rows = (await api.pages('/commits/{commit_sha}/pulls', { commit_sha: sha })) as PullReply[];
  return rows.map(pullRequestFacts);
}

/** Whether an open pull request from a branch of this repository has a commit as its head. */
export async function isHeadOfBranch(api: GithubApi, sha: string): Promise<boolean> {
  return (await pullsOfCommit(api, sha)).some((pull) => pull.open && !pull.fork && pull.headSha === sha);
}

/** The open pull requests of one branch of one repository, `owner:branch`. */
export async function pullsOfBranch(api: GithubApi, head: string): Promise<readonly PullRequestFacts[]> {
  const rows = (await api.pages('/pulls', { state: 'open', head })) as PullReply[];
  return rows.map(pullRequestFacts);
}

async function isMember(api: GithubApi, team: string, user: string): Promise<boolean> {
  const [org = '', slug = ''] = team.replace(/^@/, '').split('/');
  const answer = await api.membership(org, slug, user);
  if (answer !== 'unreadable') return answer === 'member';
  throw new GateError('config.team', `The token may not read the team \`${team}\`.`, {
    remedy:
      "The workflow's own token never can: name the people, or give `github-token` the token of an App that reads the organisation's members.",
  });
}

interface ReviewReply {
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly state: Review['state'];
  readonly commit_id: string | null;
  readonly body?: string | null;
  readonly html_url?: string;
  readonly submitted_at?: string | null;
}

interface CommitReply {
  readonly sha: string;
  readonly author: { readonly login?: string } | null;
  readonly committer: { readonly login?: string } | null;
}

function peopleOf(commit: CommitReply): CommitPeople {
  return {
    sha: commit.sha,
    author: commit.author?.login ?? null,
    committer: commit.committer?.login ?? null,
  };
}

const MAX_LISTED = 250;

/** After the merge a comparison with the base is empty: only the pull request's own list still knows the commits. */
async function closedCommits(api: GithubApi, { number }: PullRequestFacts): Promise<CommitPeople[]> {
  const rows = (await api.pages('/pulls/{pull_number}/commits', { pull_number: number })) as CommitReply[];
  if (rows.length < MAX_LISTED) return rows.map(peopleOf);
  throw new GateError(
    'unmeasured.github',
    `GitHub lists only ${MAX_LISTED} commits of a closed pull request.`,
  );
}

/** The people behind every commit: by comparison, which has no limit of 250 commits as the pull request's list has. */
async function openCommits(api: GithubApi, pull: PullRequestFacts): Promise<CommitPeople[]> {
  const basehead = `${pull.baseRef}...${pull.headSha}`;
  const people: CommitPeople[] = [];
  for (let page = 1; ; page += 1) {
    const found = (await api.get('/compare/{basehead}', { basehead, per_page: 100, page })) as {
      total_commits: number;
      commits: CommitReply[];
    } | null;
    if (found === null) {
      throw new GateError('unmeasured.github', 'GitHub did not list the commits of the pull request.', {
        remedy: `Please ${permissionFor('/compare')}.`,
      });
    }
    people.push(...found.commits.map(peopleOf));
    if (people.length >= found.total_commits) return people;
    if (found.commits.length === 0) {
      throw new GateError('unmeasured.github', 'GitHub listed only some of the commits of the pull request.');
    }
  }
}
