import { AT_WORK, type Statuses } from '../../ports/statuses.ts';
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
  readonly state: string;
  readonly description: string | null;
  readonly creator: { readonly login: string } | null;
}

/** Writes the commit status of one gate, and sees what other runs of it have written since. */
export function githubStatuses(api: GithubApi, target: StatusTarget): Statuses {
  const first = new Map<string, StatusReply>();
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
      if (!first.has(sha)) first.set(sha, reply);
      return { kind: 'written', id: reply.id };
    },
    async since(sha) {
      const mine = first.get(sha);
      if (mine === undefined) return null;
      const others = await writtenSince(api, sha, mine);
      if (others.length === 0) return null;
      return others.some(saysAtWork) ? 'begun' : 'ended';
    },
  };
}

function saysAtWork({ state, description }: StatusReply): boolean {
  return state === 'pending' && description === AT_WORK;
}

/**
 * The statuses of the same name, by the same account, that are newer than this one. What somebody else has written
 * under that name is no run of the gate, and does not silence it.
 */
export async function writtenSince(
  api: GithubApi,
  sha: string,
  mine: Pick<StatusReply, 'id' | 'context'> & { readonly creator?: StatusReply['creator'] },
): Promise<readonly StatusReply[]> {
  const same = ({ context, creator }: StatusReply) =>
    context.toLowerCase() === mine.context.toLowerCase() &&
    (mine.creator === undefined || creator?.login === mine.creator?.login);
  // GitHub lists the newest first.
  const rows = (await api.pages('/commits/{ref}/statuses', { ref: sha }, (found) =>
    (found as StatusReply[]).some(({ id }) => id <= mine.id),
  )) as StatusReply[];
  return rows.filter((row) => same(row) && row.id > mine.id);
}
