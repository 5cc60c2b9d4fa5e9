import { GateError } from '../../ports/gate-error.ts';
import type {
  CommitPeople,
  Permission,
  PullRequest,
  PullRequestFacts,
  Review,
} from '../../ports/pull-request.ts';
import { type GithubApi, permissionFor } from './api.ts';
import { writeComment } from './comment.ts';

interface PullReply {
  readonly number: number;
  readonly state: string;
  readonly comments?: number;
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
    comments: reply.comments ?? null,
  };
}

export interface StatusTarget {
  readonly context: string;
  /** Page of the run; null where there is none. */
  readonly runUrl: string | null;
}

export function githubPullRequest(api: GithubApi, number: number, target: StatusTarget): PullRequest {
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

    async reviews() {
      const rows = (await api.pages('/pulls/{pull_number}/reviews', at)) as ReviewReply[];
      return rows.map(
        (row): Review => ({
          user: row.user?.login ?? 'ghost',
          bot: row.user === null || row.user.type === 'Bot',
          state: row.state,
          commit: row.commit_id,
        }),
      );
    },

    commits: (facts) => commitPeople(api, facts),

    async permission(user) {
      const found = (await api.get('/collaborators/{username}/permission', { username: user })) as {
        permission: Permission;
      } | null;
      return found?.permission ?? 'none';
    },

    comment: (draft) => writeComment(api, number, draft),

    async status(sha, state, description) {
      const sent = await api.send('POST', '/statuses/{sha}', {
        sha,
        state,
        description,
        context: target.context,
        ...(target.runUrl === null ? {} : { target_url: target.runUrl }),
      });
      if (sent.kind === 'sent') return { kind: 'written', url: target.runUrl ?? '' };
      return { kind: 'refused', why: `The commit status could not be written ${sent.why}.` };
    },
  };
}

interface ReviewReply {
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly state: Review['state'];
  readonly commit_id: string | null;
}

interface CommitReply {
  readonly sha: string;
  readonly author: { readonly login?: string } | null;
  readonly committer: { readonly login?: string } | null;
}

/** The people behind every commit: by comparison, which has no limit of 250 commits as the pull request's list has. */
async function commitPeople(api: GithubApi, pull: PullRequestFacts): Promise<CommitPeople[]> {
  const basehead = `${pull.baseRef}...${pull.headSha}`;
  const people: CommitPeople[] = [];
  for (let page = 1; ; page += 1) {
    const found = (await api.get('/compare/{basehead}', { basehead, per_page: 100, page })) as {
      total_commits: number;
      commits: CommitReply[];
    } | null;
    if (found === null)
      throw new GateError('unmeasured.github', 'GitHub did not list the commits of the pull request.');
    people.push(
      ...found.commits.map((commit) => ({
        sha: commit.sha,
        author: commit.author?.login ?? null,
        committer: commit.committer?.login ?? null,
      })),
    );
    if (people.length >= found.total_commits) return people;
    if (found.commits.length === 0) {
      throw new GateError('unmeasured.github', 'GitHub listed only some of the commits of the pull request.');
    }
  }
}
