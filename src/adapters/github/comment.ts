import type { CommentDraft, PullRequest } from '../../ports/pull-request.ts';
import { readCommentState } from '../../report/marker.ts';
import type { GithubApi } from './api.ts';

interface CommentReply {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string;
  readonly user: { readonly login: string; readonly type: string } | null;
}

/** Creates the gate's comment, or updates the one it wrote before; never one that somebody else wrote. */
export async function writeComment(
  api: GithubApi,
  number: number,
  draft: CommentDraft,
): ReturnType<PullRequest['comment']> {
  const own = await findComment(api, number, draft.marker);
  if (own === null && !draft.create) return { kind: 'skipped', why: 'there is no earlier comment' };
  if (own !== null) {
    const state = readCommentState(own.body ?? '');
    if (state !== null && state.startedAt > draft.startedAt) {
      return { kind: 'skipped', why: 'a newer run has already written the comment' };
    }
  }
  const sent =
    own === null
      ? await api.send('POST', '/issues/{issue_number}/comments', { issue_number: number, body: draft.body })
      : await api.send('PATCH', '/issues/comments/{comment_id}', { comment_id: own.id, body: draft.body });
  if (sent.kind === 'sent') return { kind: 'written', url: (sent.data as CommentReply).html_url };
  return { kind: 'refused', why: `The comment could not be written ${sent.why}.` };
}

/** The workflow token writes as this user. */
const WORKFLOW_BOT = 'github-actions[bot]';

/**
 * The comment that begins with the marker and that this token's own user wrote. An installation token cannot ask who
 * it is: there the workflow's bot counts, and otherwise a bot; a person's comment never does.
 */
async function findComment(api: GithubApi, number: number, marker: string): Promise<CommentReply | null> {
  const user = (await api.identity()) ?? WORKFLOW_BOT;
  const marked = (row: unknown) => ((row as CommentReply).body ?? '').startsWith(marker);
  const own = (row: unknown) => marked(row) && (row as CommentReply).user?.login === user;
  const rows = (await api.pages('/issues/{issue_number}/comments', { issue_number: number }, (found) =>
    found.some(own),
  )) as CommentReply[];
  const byOtherBot = (row: CommentReply) => user === WORKFLOW_BOT && marked(row) && row.user?.type === 'Bot';
  return rows.find(own) ?? rows.find(byOtherBot) ?? null;
}
