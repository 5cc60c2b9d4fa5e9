import type { Statuses } from '../../ports/statuses.ts';
import type { GithubApi } from './api.ts';

/** The name under which a gate writes its status, and where the status leads. */
export interface StatusTarget {
  readonly context: string;
  /** Page of the run; null where there is none. */
  readonly runUrl: string | null;
}

interface StatusReply {
  readonly id: number;
  readonly context: string;
  readonly creator: { readonly login: string } | null;
}

/** Writes the commit status of one gate, and sees whether another run of it has written since. */
export function githubStatuses(api: GithubApi, target: StatusTarget): Statuses {
  const last = new Map<string, StatusReply>();
  return {
    async write(sha, state, description) {
      const sent = await api.send('POST', '/statuses/{sha}', {
        sha,
        state,
        description,
        context: target.context,
        ...(target.runUrl === null ? {} : { target_url: target.runUrl }),
      });
      if (sent.kind === 'refused')
        return { kind: 'refused', why: `The commit status could not be written ${sent.why}.` };
      const reply = sent.data as StatusReply;
      last.set(sha, reply);
      return { kind: 'written', id: reply.id };
    },
    async overtaken(sha) {
      const mine = last.get(sha);
      return mine !== undefined && isOvertaken(api, sha, mine);
    },
  };
}

/**
 * True where the newest status of the same name, by the same account, is another one. What somebody else has written
 * under that name is no run of the gate, and does not silence it.
 */
export async function isOvertaken(
  api: GithubApi,
  sha: string,
  mine: Pick<StatusReply, 'id' | 'context'> & { readonly creator?: StatusReply['creator'] },
): Promise<boolean> {
  const same = ({ context, creator }: StatusReply) =>
    context.toLowerCase() === mine.context.toLowerCase() &&
    (mine.creator === undefined || creator?.login === mine.creator?.login);
  const rows = (await api.pages('/commits/{ref}/statuses', { ref: sha }, (found) =>
    (found as StatusReply[]).some(same),
  )) as StatusReply[];
  const newest = rows.find(same);
  return newest !== undefined && newest.id > mine.id;
}
