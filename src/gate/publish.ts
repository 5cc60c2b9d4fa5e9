import type { VerdictState } from '../policy/verdict.ts';
import { GateError } from '../ports/gate-error.ts';
import type { StatusState, Written } from '../ports/pull-request.ts';
import type { Comparison } from '../ports/repository.ts';
import { renderComment } from '../report/comment.ts';
import { commentMarker } from '../report/marker.ts';
import { statusDescription } from '../report/status.ts';
import type { ReportView } from '../report/view.ts';
import type { Gate } from './context.ts';

/** Most characters of a comment on GitHub. */
const MAX_COMMENT = 65_536;

export interface Published {
  /** The verdict was not written because it speaks of a state that is gone. */
  readonly superseded: string | null;
  readonly commentUrl: string | null;
  /** The commit status carries the verdict; false: the job has to. */
  readonly statusWritten: boolean;
  /** What could not be written, and which permission is missing. */
  readonly problems: readonly string[];
}

/** The commit status that a verdict becomes; `advise` never fails. */
export function statusFor(state: VerdictState, mode: ReportView['mode']): StatusState {
  if (mode === 'advise') return 'success';
  switch (state) {
    case 'pass':
    case 'not-applicable':
      return 'success';
    case 'blocked':
      return 'failure';
    case 'awaiting-sign-off':
      return 'pending';
    case 'inconclusive':
      return 'error';
  }
}

/** Says on the head that the gate is at work. What cannot be written is said at the end. */
export async function pending(gate: Gate, head: string): Promise<void> {
  await gate.pullRequest.status(head, 'pending', 'Measuring the changed prompts');
}

/**
 * Writes comment and status, each whether or not the other succeeds, and only if head, base branch and base policy
 * are still what was measured.
 * @param comparison null where the run failed before it knew what changed
 */
export async function publish(
  gate: Gate,
  view: ReportView,
  comparison: Comparison | null,
): Promise<Published> {
  const measured = view.state !== 'not-applicable' && comparison !== null;
  const superseded = measured ? await whatMoved(gate, view, comparison).catch(unreadable) : null;
  if (superseded !== null) {
    const status = await gate.pullRequest.status(
      view.run.head,
      'error',
      `No verdict: ${superseded}`.slice(0, 140),
    );
    return {
      superseded,
      commentUrl: null,
      statusWritten: status.kind === 'written',
      problems: refusals([status]),
    };
  }
  const comment = await writeComment(gate, view);
  const status = await gate.pullRequest.status(
    view.run.head,
    statusFor(view.state, view.mode),
    statusDescription(view),
  );
  return {
    superseded,
    commentUrl: comment?.kind === 'written' ? comment.url : null,
    statusWritten: status.kind === 'written',
    problems: refusals([comment, status]),
  };
}

/** A verdict is only written where it is known to be about what is there now. */
function unreadable(error: unknown): string {
  if (!(error instanceof GateError)) throw error;
  return `the pull request could not be read again (${error.message})`;
}

/** What is no longer as it was measured, in a few words; null: everything is. */
async function whatMoved(gate: Gate, view: ReportView, comparison: Comparison): Promise<string | null> {
  const now = await gate.pullRequest.read();
  if (now.headSha !== comparison.head) return `the head moved to ${now.headSha.slice(0, 7)} during the run`;
  if (now.baseRef !== gate.facts.baseRef) return 'the base branch was changed during the run';
  const [then, current] = await Promise.all([
    gate.repository.read(comparison.base, view.run.configPath),
    gate.repository.read(now.baseRef, view.run.configPath),
  ]);
  return then === current ? null : 'the policy of the base changed during the run';
}

async function writeComment(gate: Gate, view: ReportView) {
  const when = gate.inputs.comment;
  const affected = view.state !== 'not-applicable';
  if (when === 'never') return null;
  if (when === 'changed' && !affected && gate.facts.comments === 0) return null;
  return gate.pullRequest.comment({
    marker: commentMarker(view.run.statusContext),
    body: renderComment(view, { maxChars: MAX_COMMENT }),
    startedAt: view.run.startedAt,
    create: affected || when === 'always',
  });
}

function refusals(
  written: readonly (Written | { readonly kind: 'skipped'; readonly why: string } | null)[],
): string[] {
  return written.flatMap((one) => (one?.kind === 'refused' ? [one.why] : []));
}
