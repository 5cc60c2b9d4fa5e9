import type { Policy } from '../policy/policy.ts';
import type { VerdictState } from '../policy/verdict.ts';
import type { PullRequest } from '../ports/pull-request.ts';
import type { Comparison } from '../ports/repository.ts';
import { AT_WORK, type StatusState } from '../ports/statuses.ts';
import type { Subject } from '../ports/subject.ts';
import { commentMarker } from '../report/marker.ts';
import { statusDescription } from '../report/status.ts';
import type { ReportView } from '../report/view.ts';
import type { Gate } from './context.ts';
import { draftComment } from './draft-comment.ts';
import { type InTheWay, unreadable, whatStandsInTheWay, whoseBranch } from './in-the-way.ts';
import type { Measurement } from './measurement.ts';
import type { KeptVerdict } from './memory.ts';

export interface Published {
  /** The verdict was not written because it speaks of a state that is gone, or could speak for another one. */
  readonly superseded: string | null;
  /** No status was written because another run speaks for the commit. */
  readonly silent: string | null;
  readonly commentUrl: string | null;
  /** What the commit status says; null: none could be written, and the job has to carry the verdict. */
  readonly status: StatusState | null;
  /** What could not be written, and which permission is missing. */
  readonly problems: readonly string[];
}

/** What a run knew when it had come to its verdict. */
export interface Decided {
  readonly comparison: Comparison;
  readonly policy: Policy;
  readonly measurement: Measurement;
  readonly reused: KeptVerdict | null;
}

/** The commit status that a verdict becomes; `advise` never fails. */
export function statusFor(state: VerdictState, mode: ReportView['mode'], kind: Subject['kind']): StatusState {
  if (mode === 'advise') return 'success';
  switch (state) {
    case 'pass':
    case 'not-applicable':
      return 'success';
    case 'blocked':
      return 'failure';
    case 'awaiting-sign-off':
      // Nobody can review a queue's commit: left pending, it would hold up the queue until it times out.
      return kind === 'pull-request' ? 'pending' : 'failure';
    case 'inconclusive':
      return 'error';
  }
}

/** Says on the head that the gate is at work. What cannot be written is said at the end. */
export async function pending(gate: Gate, head: string): Promise<void> {
  if ((await whoseBranch(gate)) !== null) return;
  await gate.statuses?.write(head, 'pending', AT_WORK);
}

const NOTHING: Published = {
  superseded: null,
  silent: null,
  commentUrl: null,
  status: null,
  problems: [],
};

/**
 * Writes status and comment, each whether or not the other succeeds, and only if head, base branch and base policy are
 * still what was measured, and no newer run speaks for the commit. The status comes first, right after that look; a
 * comment knows by itself whether a newer one is there.
 * @param decided null where the run failed before it knew what changed
 */
export async function publish(gate: Gate, view: ReportView, decided: Decided | null): Promise<Published> {
  const { statuses } = gate;
  if (statuses === null) return NOTHING;
  const inTheWay = await whatStandsInTheWay(gate, view, decided?.comparison ?? null).catch(unreadable);
  if (inTheWay !== null) return withoutVerdict(gate, view, inTheWay);
  const state = statusFor(view.state, view.mode, gate.subject.kind);
  const status = await statuses.write(view.run.head, state, statusDescription(view));
  const comment = await writeComment(gate, view, decided);
  return {
    ...NOTHING,
    commentUrl: comment?.kind === 'written' ? comment.url : null,
    status: status.kind === 'written' ? state : null,
    problems: refusals([comment, status]),
  };
}

/** Closes the status with an error where nobody else will, and leaves it alone where another run speaks. */
async function withoutVerdict(
  { statuses }: Gate,
  view: ReportView,
  { kind, why, closes }: InTheWay,
): Promise<Published> {
  const words = `No verdict: ${why}`.slice(0, 140);
  const status = closes ? ((await statuses?.write(view.run.head, 'error', words)) ?? null) : null;
  return {
    ...NOTHING,
    [kind]: why,
    status: status?.kind === 'written' ? 'error' : null,
    problems: refusals([status]),
  };
}

type CommentOutcome = Awaited<ReturnType<PullRequest['comment']>> | null;

async function writeComment(gate: Gate, view: ReportView, decided: Decided | null): Promise<CommentOutcome> {
  const { subject, pullRequest, inputs } = gate;
  if (pullRequest === null || subject.pull === null) return null;
  const affected = view.state !== 'not-applicable';
  if (inputs.comment === 'never') return null;
  if (inputs.comment === 'changed' && !affected && subject.pull.comments === 0) return null;
  return pullRequest.comment({
    marker: commentMarker(view.run.statusContext),
    body: draftComment(gate, view, decided, subject.pull.number),
    startedAt: view.run.startedAt,
    create: affected || inputs.comment === 'always',
  });
}

type Outcome =
  | { readonly kind: 'written'; readonly problem?: string | null }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'refused'; readonly why: string };

function refusals(written: readonly (Outcome | null)[]): string[] {
  return written.flatMap((one) => {
    if (one?.kind === 'refused') return [one.why];
    return (one?.kind === 'written' && one.problem) || [];
  });
}
