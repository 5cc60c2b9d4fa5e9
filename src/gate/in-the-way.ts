import { GateError } from '../ports/gate-error.ts';
import type { PullRequest, PullRequestFacts } from '../ports/pull-request.ts';
import type { Comparison } from '../ports/repository.ts';
import type { Subject } from '../ports/subject.ts';
import { globMatcher } from '../prompts/globs.ts';
import type { ReportView } from '../report/view.ts';
import type { Gate } from './context.ts';

/** `superseded`: no verdict can be given. `silent`: it is not for this run to give one. */
export interface InTheWay {
  readonly kind: 'superseded' | 'silent';
  readonly why: string;
  /** The status is this run's to close. */
  readonly closes: boolean;
}

const superseded = (why: string): InTheWay => ({ kind: 'superseded', why, closes: true });
const silent = (why: string): InTheWay => ({ kind: 'silent', why, closes: false });

/** A verdict is only written where it is known to be about what is there now. */
export function unreadable(error: unknown): InTheWay {
  if (!(error instanceof GateError)) throw error;
  const message = `${error.message} ${error.remedy}`.trim();
  return superseded(`what is there now could not be read (${message})`);
}

/**
 * Why this run writes no verdict: the pull request is not what was measured any more, the commit is also that of another
 * one, or a newer run speaks, which is asked last.
 * @param comparison null where the run failed before it knew what changed
 */
export async function whatStandsInTheWay(
  gate: Gate,
  view: ReportView,
  comparison: Comparison | null,
): Promise<InTheWay | null> {
  // What went wrong is worth saying also where nobody can tell whether another run has begun.
  if (comparison === null) return (await whoseBranch(gate)) ?? (await newerRun(gate, view).catch(() => null));
  return (await whatChanged(gate, view, comparison)) ?? (await newerRun(gate, view));
}

async function whatChanged(gate: Gate, view: ReportView, comparison: Comparison): Promise<InTheWay | null> {
  const { subject, pullRequest } = gate;
  if (pullRequest === null || subject.pull === null) return null;
  const measured = view.state !== 'not-applicable';
  const shared = await whoShares(gate, pullRequest, subject.pull, measured);
  if (shared !== null) return shared;
  const moved = measured ? await whatMoved(gate, pullRequest, comparison) : null;
  if (moved === null) return null;
  // Whoever moved it has started another run, which may have nothing to measure and be through already.
  return { ...moved, closes: (await gate.statuses?.since(view.run.head)) === null };
}

/** Whether a run that began later speaks for the same commit. */
async function newerRun({ statuses }: Gate, view: ReportView): Promise<InTheWay | null> {
  const begun = (await statuses?.since(view.run.head)) === 'begun';
  return begun ? silent('a newer run speaks for this commit') : null;
}

const OTHER_BASE = 'the base branch was changed during the run';

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
  if (now.baseRef !== subject.base) return superseded(OTHER_BASE);
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
export async function whoseBranch({ pullRequest, subject }: Gate): Promise<InTheWay | null> {
  if (pullRequest === null || !subject.pull?.fork) return null;
  const all = await pullRequest.sharing(subject.headSha);
  return branchAmong(othersOf(all, subject));
}

function branchAmong(pulls: readonly PullRequestFacts[]): InTheWay | null {
  const here = pulls.find((pull) => !pull.fork);
  return here === undefined ? null : silent(`its head is also that of pull request ${here.number}`);
}

/** The other pull requests of the head that the gate speaks for. */
function othersOf(
  all: readonly PullRequestFacts[],
  { branches, pull }: Subject,
): readonly PullRequestFacts[] {
  const isGated = branches.length === 0 ? () => true : globMatcher(branches);
  return all.filter((one) => one.number !== pull?.number && isGated(one.baseRef));
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
  const { branches, headSha } = gate.subject;
  const soleBase = branches.length === 1 && !/[*?[{!]/.test(branches[0]?.replace(/\\./g, '') ?? '');
  // Where one branch alone is gated, what needs no measuring is the same for every pull request of the commit.
  if (soleBase) return measured ? whoseBranch(gate) : null;
  const all = await pullRequest.sharing(headSha);
  const others = othersOf(all, gate.subject);
  const here = fork ? branchAmong(others) : null;
  if (here !== null) return here;
  const elsewhere = others.find((pull) => pull.fork === fork && pull.baseRef !== baseRef);
  if (elsewhere !== undefined) {
    return superseded(
      `#${number} and #${elsewhere.number} have this head and go to \`${baseRef}\` and \`${elsewhere.baseRef}\``,
    );
  }
  if (measured) return null;
  const now = all.find((pull) => pull.number === number) ?? (await pullRequest.read());
  // Nothing is said of another base, where this very commit may well have something to measure.
  return now.baseRef === baseRef ? null : { ...superseded(OTHER_BASE), closes: false };
}
