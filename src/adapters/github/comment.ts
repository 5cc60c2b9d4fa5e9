import { GateError } from '../../ports/gate-error.ts';
import type { CommentDraft, PullRequest } from '../../ports/pull-request.ts';
import { readCommentState } from '../../report/marker.ts';
import type { GithubApi, Sent } from './api.ts';

interface CommentReply {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string;
  readonly updated_at: string;
  readonly user: { readonly login: string; readonly type: string } | null;
}

const LIST = '/issues/{issue_number}/comments';
const ONE = '/issues/comments/{comment_id}';

/** Creates the gate's comment, or updates the one it wrote before; never one that somebody else wrote. */
export async function writeComment(
  api: GithubApi,
  number: number,
  draft: CommentDraft,
): ReturnType<PullRequest['comment']> {
  let found: readonly CommentReply[];
  try {
    found = await findComments(api, number, draft.marker);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    // A comment that may be there already is not written a second time.
    const why = `The comment could not be written, since the earlier ones could not be read. ${error.message} ${error.remedy}`;
    return { kind: 'refused', why };
  }
  const [own = null, ...doubles] = found;
  if (own === null && !draft.create) return { kind: 'skipped', why: 'there is no earlier comment' };
  if (own !== null && isNewer(own, draft)) {
    return { kind: 'skipped', why: 'a newer run has already written the comment' };
  }
  const { sent, problem } =
    own === null ? await create(api, number, draft) : await update(api, number, own, draft);
  if (sent.kind === 'sent') {
    // What two runs at once have left behind would go on saying what is no longer so.
    const left = await takeAway(
      api,
      doubles.filter(({ user }) => user?.login === own?.user?.login),
    );
    return { kind: 'written', url: (sent.data as CommentReply).html_url, problem: problem ?? left };
  }
  return { kind: 'refused', why: `The comment could not be written ${sent.why}.` };
}

/** How far the clocks of two machines may be apart. */
const CLOCKS_APART_MS = 10 * 60_000;

/**
 * True where a run that began later has written the comment. A run writes after it has begun: where the comment speaks
 * of a beginning after its last change, a person has written that, who could otherwise silence every run to come.
 */
function isNewer(comment: CommentReply, draft: CommentDraft): boolean {
  const state = readCommentState(comment.body ?? '');
  if (state === null || state.startedAt <= draft.startedAt) return false;
  return Date.parse(state.startedAt) <= Date.parse(comment.updated_at) + CLOCKS_APART_MS;
}

interface Done {
  readonly sent: Sent;
  /** What is not as it should be although the comment is there, in a sentence. */
  readonly problem: string | null;
}

const done = (sent: Sent): Done => ({ sent, problem: null });

/** Somebody may delete the comment between the look and the write: then it is written anew. */
async function update(api: GithubApi, number: number, own: CommentReply, draft: CommentDraft): Promise<Done> {
  const sent = await api.send('PATCH', ONE, { comment_id: own.id, body: draft.body(own.body ?? null) });
  return sent.kind === 'refused' && sent.status === 404 ? create(api, number, draft) : done(sent);
}

/**
 * Two runs may both have seen no comment. The oldest stays: a run that finds that it has written a second one moves
 * its words there, unless those are newer, and takes its own away.
 */
async function create(api: GithubApi, number: number, draft: CommentDraft): Promise<Done> {
  const sent = await api.send('POST', LIST, { issue_number: number, body: draft.body(null) });
  if (sent.kind === 'refused') return done(sent);
  const mine = sent.data as CommentReply;
  const all = await findComments(api, number, draft.marker).catch(() => []);
  const first = all[0];
  if (first === undefined || first.id >= mine.id) return done(sent);
  const moved = isNewer(first, draft)
    ? { kind: 'sent' as const, data: first }
    : await api.send('PATCH', ONE, { comment_id: first.id, body: draft.body(first.body ?? null) });
  if (moved.kind === 'refused')
    return { sent, problem: `An earlier comment could not be updated ${moved.why}.` };
  return { sent: moved, problem: await takeAway(api, [mine]) };
}

/** Deletes comments until one stays; returns why it does, in a sentence, or null. One that is gone already is no problem. */
async function takeAway(api: GithubApi, comments: readonly CommentReply[]): Promise<string | null> {
  for (const { id } of comments) {
    const removed = await api.send('DELETE', ONE, { comment_id: id });
    if (removed.kind === 'refused' && removed.status !== 404) {
      return `A second comment could not be taken away ${removed.why}.`;
    }
  }
  return null;
}

/** What the gate's own comment says; null: there is none. */
export async function readComment(api: GithubApi, number: number, marker: string): Promise<string | null> {
  return (await findComments(api, number, marker))[0]?.body ?? null;
}

/** The workflow token writes as this user. */
const WORKFLOW_BOT = 'github-actions[bot]';

/**
 * The comments that begin with the marker and that this token's own user wrote, oldest first. An installation token
 * cannot ask who it is: there the workflow's bot counts, and otherwise a bot; a person's comment never does.
 */
async function findComments(
  api: GithubApi,
  number: number,
  marker: string,
): Promise<readonly CommentReply[]> {
  const user = (await api.identity()) ?? WORKFLOW_BOT;
  const marked = (row: unknown) => ((row as CommentReply).body ?? '').startsWith(marker);
  const own = (row: unknown) => marked(row) && (row as CommentReply).user?.login === user;
  const rows = (await api.pages(LIST, { issue_number: number }, (found) =>
    found.some(own),
  )) as CommentReply[];
  const mine = rows.filter(own);
  if (mine.length > 0) return mine;
  return rows.filter((row) => user === WORKFLOW_BOT && marked(row) && row.user?.type === 'Bot');
}
