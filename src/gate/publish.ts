import type { Policy } from '../policy/policy.ts';
import type { VerdictState } from '../policy/verdict.ts';
import { GateError } from '../ports/gate-error.ts';
import type { PullRequest, PullRequestFacts } from '../ports/pull-request.ts';
import type { Comparison } from '../ports/repository.ts';
import type { StatusState } from '../ports/statuses.ts';
import type { Subject } from '../ports/subject.ts';
import { globMatcher } from '../prompts/globs.ts';
import { commentMarker } from '../report/marker.ts';
import { statusDescription } from '../report/status.ts';
import type { ReportView } from '../report/view.ts';
import type { Gate } from './context.ts';
import { draftComment } from './draft-comment.ts';
import type { Measurement } from './measurement.ts';
import type { KeptVerdict } from './memory.ts';

export interface Published {
  /** The verdict was not written because it speaks of a state that is gone, or could speak for another one. */
  readonly superseded: string | null;
  /** Nothing was written because another run speaks for the commit. */
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
  await gate.statuses?.write(head, 'pending', 'Measuring the changed prompts');
}

const NOTHING: Published = {
  superseded: null,
  silent: null,
  commentUrl: null,
  status: null,
  problems: [],
};

/**
 * Writes comment and status, each whether or not the other succeeds, and only if head, base branch and base policy
 * are still what was measured, and no newer run speaks for the commit.
 * @param decided null where the run failed before it knew what changed
 */
export async function publish(gate: Gate, view: ReportView, decided: Decided | null): Promise<Published> {
  const { statuses } = gate;
  if (statuses === null) return NOTHING;
  const inTheWay = await whatStandsInTheWay(gate, view, decided).catch(unreadable);
  if (inTheWay?.kind === 'silent') return { ...NOTHING, silent: inTheWay.why };
  if (inTheWay !== null) {
    const words = `No verdict: ${inTheWay.why}`.slice(0, 140);
    const status = await statuses.write(view.run.head, 'error', words);
    return {
      ...NOTHING,
      superseded: inTheWay.why,
      status: status.kind === 'written' ? 'error' : null,
      problems: refusals([status]),
    };
  }
  const comment = await writeComment(gate, view, decided);
  const state = statusFor(view.state, view.mode, gate.subject.kind);
  const status = await statuses.write(view.run.head, state, statusDescription(view));
  return {
    ...NOTHING,
    commentUrl: comment?.kind === 'written' ? comment.url : null,
    status: status.kind === 'written' ? state : null,
    problems: refusals([comment, status]),
  };
}

/** `superseded`: no verdict can be given. `silent`: it is not for this run to give one. */
interface InTheWay {
  readonly kind: 'superseded' | 'silent';
  readonly why: string;
}

const superseded = (why: string): InTheWay => ({ kind: 'superseded', why });
const silent = (why: string): InTheWay => ({ kind: 'silent', why });

/** A verdict is only written where it is known to be about what is there now. */
function unreadable(error: unknown): InTheWay {
  if (!(error instanceof GateError)) throw error;
  const message = `${error.message} ${error.remedy}`.trim();
  return superseded(`what is there now could not be read (${message})`);
}

async function whatStandsInTheWay(
  gate: Gate,
  view: ReportView,
  decided: Decided | null,
): Promise<InTheWay | null> {
  if (decided === null) return whoseBranch(gate);
  const { statuses, subject, pullRequest } = gate;
  const measured = view.state !== 'not-applicable';
  if (measured && (await statuses?.overtaken(view.run.head)) === true) {
    return silent('a newer run speaks for this commit');
  }
  if (pullRequest === null || subject.pull === null) return null;
  const shared = await whoShares(gate, pullRequest, subject.pull, measured);
  return shared ?? (measured ? whatMoved(gate, pullRequest, decided.comparison) : null);
}

/** What is no longer as it was measured, in a few words; null: everything is. */
async function whatMoved(
  { repository, subject, inputs }: Gate,
  pullRequest: PullRequest,
  comparison: Comparison,
): Promise<InTheWay | null> {
  const now = await pullRequest.read();
  if (now.headSha !== comparison.head) {
    return superseded(`the head moved to ${now.headSha.slice(0, 7)} during the run`);
  }
  if (now.baseRef !== subject.base) return superseded('the base branch was changed during the run');
  const [then, current] = await Promise.all([
    repository.read(comparison.base, inputs.config),
    repository.read(now.baseRef, inputs.config),
  ]);
  return then === current ? null : superseded('the policy of the base changed during the run');
}

/**
 * A fork's pull request does not speak on a commit that is also the head of a branch here: not even to say that it is
 * at work, for that would take the branch's verdict away.
 */
async function whoseBranch({ pullRequest, subject }: Gate): Promise<InTheWay | null> {
  if (pullRequest === null || !subject.pull?.fork) return null;
  return branchAmong(await sharing(pullRequest, subject));
}

function branchAmong(pulls: readonly PullRequestFacts[]): InTheWay | null {
  const here = pulls.find((pull) => !pull.fork);
  return here === undefined ? null : silent(`its head is also that of pull request ${here.number}`);
}

/** The other pull requests of the head that the gate speaks for. */
async function sharing(pullRequest: PullRequest, { branches, headSha }: Subject) {
  const isGated = branches.length === 0 ? () => true : globMatcher(branches);
  return (await pullRequest.sharing(headSha)).filter((pull) => isGated(pull.baseRef));
}

/**
 * A commit has one status of a name, however many pull requests it is the head of. One to another base has another
 * policy, and then nobody can speak for both.
 */
async function whoShares(
  gate: Gate,
  pullRequest: PullRequest,
  { number, fork, baseRef }: PullRequestFacts,
  measured: boolean,
): Promise<InTheWay | null> {
  const { branches } = gate.subject;
  const soleBase = branches.length === 1 && !/[*?[{!]/.test(branches[0]?.replace(/\\./g, '') ?? '');
  // Where one branch alone is gated, what needs no measuring is the same for every pull request of the commit.
  if (soleBase) return measured ? whoseBranch(gate) : null;
  const others = await sharing(pullRequest, gate.subject);
  const here = fork ? branchAmong(others) : null;
  if (here !== null) return here;
  const elsewhere = others.find((pull) => pull.fork === fork && pull.baseRef !== baseRef);
  if (elsewhere === undefined) return null;
  return superseded(
    `#${number} and #${elsewhere.number} have this head and go to \`${baseRef}\` and \`${elsewhere.baseRef}\``,
  );
}

async function writeComment(gate: Gate, view: ReportView, decided: Decided | null) {
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
