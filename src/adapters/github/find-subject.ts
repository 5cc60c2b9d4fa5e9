import type { Inputs } from '../../config/inputs.ts';
import { GateError } from '../../ports/gate-error.ts';
import type { PullRequestFacts } from '../../ports/pull-request.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Subject } from '../../ports/subject.ts';
import { globMatcher } from '../../prompts/globs.ts';
import type { RunEvent } from '../runner/event.ts';
import type { GithubApi } from './api.ts';
import { githubPullRequest, pullsOfBranch, pullsOfCommit } from './pull-request.ts';

/** What a run is about; or, in words, why there is nothing that it could judge. */
export type Found =
  | { readonly kind: 'subject'; readonly subject: Subject; readonly carries: Carries }
  | { readonly kind: 'nothing'; readonly why: string };

/** The numbers of the pull requests that a queue's commit or a push brings. */
export type Carries = () => Promise<readonly number[]>;

interface Sources {
  readonly api: GithubApi;
  readonly inputs: Inputs;
  readonly resolve: Repository['resolve'];
}

/** Finds out what an event asks the gate to judge. */
export async function findSubject(event: RunEvent, sources: Sources): Promise<Found> {
  if (event.kind !== 'manual') refuseManualInputs(sources.inputs);
  switch (event.kind) {
    case 'pull-request':
      return ofPullRequest(event.facts, sources.inputs, false);
    case 'workflow-run':
      return ofWorkflowRun(event, sources);
    case 'merge-group':
      return ofMergeGroup(event, sources);
    case 'push':
      return ofPush(event, sources);
    case 'manual':
      return byHand(event.byPerson, sources);
  }
}

/** An input that says what to judge would be at odds with an event that says so too. */
function refuseManualInputs(inputs: Inputs): void {
  const given = (['pull-request', 'base-ref', 'head-ref'] as const).filter(
    (name) => inputs[name] !== undefined,
  );
  if (given.length === 0) return;
  const names = given.map((name) => `\`${name}\``).join(', ');
  throw new GateError('config.inputs', `${names}: only a manual run (\`workflow_dispatch\`) takes this.`, {
    remedy: 'Leave it out, or take it from `inputs`, which is empty on every other event.',
  });
}

const NONE: Carries = async () => [];

/** @param mayAsk somebody with write access has asked for this very commit */
function ofPullRequest(facts: PullRequestFacts, inputs: Inputs, mayAsk: boolean): Found {
  if (!facts.open) return { kind: 'nothing', why: `pull request ${facts.number} is closed` };
  const notGated = whyNotGated(`pull request ${facts.number} goes to`, facts.baseRef, inputs);
  if (notGated !== null) return { kind: 'nothing', why: notGated };
  requireHead(inputs, facts);
  const { baseRef: base, headSha, fork } = facts;
  const subject: Subject = {
    kind: 'pull-request',
    base,
    baseName: base,
    headSha,
    branches: inputs.branches,
    pull: facts,
    mayAsk: mayAsk || !fork,
  };
  return { kind: 'subject', subject, carries: NONE };
}

/** Why a base branch is not the gate's business; null: it is. */
function whyNotGated(what: string, branch: string, { branches }: Inputs): string | null {
  if (branches.length === 0 || globMatcher(branches)(branch)) return null;
  return `${what} \`${branch}\`, which is not among \`branches\` (${branches.join(', ')})`;
}

/** A run is for the commit that a person has looked at, and for no other. */
function requireHead(inputs: Inputs, { number, headSha }: PullRequestFacts): void {
  const wanted = inputs['head-sha'];
  if (wanted === undefined || wanted === headSha) return;
  throw new GateError('config.head-sha', `The head of pull request ${number} is ${headSha}, not ${wanted}.`, {
    remedy: 'Somebody has pushed since: look at the new commit and give its id.',
  });
}

type WorkflowRun = Extract<RunEvent, { kind: 'workflow-run' }>;

/**
 * The workflow that has ended says only which commit it ran for: the pull request is looked up by repository, branch
 * and commit, since for forks the payload names none. Where `branches` is not set, the default branch alone is gated:
 * a status must not come from a branch whose policy anybody may write.
 */
async function ofWorkflowRun(run: WorkflowRun, sources: Sources): Promise<Found> {
  const { api } = sources;
  const given = sources.inputs.branches;
  const inputs = { ...sources.inputs, branches: given.length === 0 ? [literal(run.defaultBranch)] : given };
  if (run.event === 'merge_group') return ofQueueBranch(run, { ...sources, inputs });
  if (!/^pull_request(_target|_review)?$/.test(run.event)) {
    return { kind: 'nothing', why: `the workflow that ended ran on \`${run.event}\`, for no pull request` };
  }
  const pulls = await pullsOfRun(run, api);
  const here = pulls.filter((pull) => pull.open && pull.headSha === run.headSha);
  const gated = here.filter(({ baseRef }) => whyNotGated('', baseRef, inputs) === null);
  const [facts, other] = gated;
  if (facts === undefined) {
    const elsewhere =
      here[0] && whyNotGated(`pull request ${here[0].number} goes to`, here[0].baseRef, inputs);
    return {
      kind: 'nothing',
      why: elsewhere ?? `no open pull request has the head ${run.headSha.slice(0, 7)} any more`,
    };
  }
  if (other !== undefined && other.baseRef !== facts.baseRef) throw sharedHead(facts, other);
  return ofPullRequest(facts, inputs, false);
}

/** The only pull request that the event lists is read by its number: that answer says how many comments it has. */
async function pullsOfRun(run: WorkflowRun, api: GithubApi): Promise<readonly PullRequestFacts[]> {
  const [listed, second] = run.pulls;
  if (listed !== undefined && second === undefined) {
    const facts = await githubPullRequest(api, listed).read();
    if (facts.open && facts.headSha === run.headSha) return [facts];
  }
  const owner = run.headRepository?.split('/')[0];
  return owner === undefined || run.headBranch === null
    ? pullsOfCommit(api, run.headSha)
    : pullsOfBranch(api, `${owner}:${run.headBranch}`);
}

/** A branch's name as a glob that matches it alone. */
function literal(branch: string): string {
  return branch.replace(/[\\*?[\]{}!,]/g, '\\$&');
}

function sharedHead(one: PullRequestFacts, other: PullRequestFacts): GateError {
  return new GateError(
    'config.shared-head',
    `Pull requests ${one.number} and ${other.number} have one head and go to \`${one.baseRef}\` and \`${other.baseRef}\`: a status cannot speak for both.`,
    { remedy: 'Close one of them, or push a commit of its own to one.' },
  );
}

type MergeGroup = Extract<RunEvent, { kind: 'merge-group' }>;

function ofMergeGroup(group: MergeGroup, { inputs }: Sources): Found {
  const notGated = whyNotGated('the merge queue is that of', group.baseBranch, inputs);
  if (notGated !== null) return { kind: 'nothing', why: notGated };
  const subject: Subject = {
    kind: 'merge-group',
    base: group.baseSha,
    baseName: group.baseBranch,
    headSha: group.headSha,
    branches: inputs.branches,
    pull: null,
    // Who puts a pull request into the queue may merge it.
    mayAsk: true,
  };
  const number = queued(group.headBranch)?.number;
  return { kind: 'subject', subject, carries: async () => (number === undefined ? [] : [number]) };
}

/** What a queue's branch says: `gh-readonly-queue/<base>/pr-<number>-<commit that it builds on>`. */
function queued(branch: string): { base: string; number: number; onto: string } | null {
  const found = /^gh-readonly-queue\/(.+)\/pr-(\d+)-([0-9a-f]{40})$/.exec(branch);
  return found === null ? null : { base: found[1] ?? '', number: Number(found[2]), onto: found[3] ?? '' };
}

function ofQueueBranch(run: WorkflowRun, sources: Sources): Found {
  const queue = run.headBranch === null ? null : queued(run.headBranch);
  if (queue === null || run.headBranch === null) {
    return { kind: 'nothing', why: `\`${run.headBranch}\` is no branch of a merge queue` };
  }
  const { base: baseBranch, onto: baseSha } = queue;
  const { headSha, headBranch } = run;
  return ofMergeGroup({ kind: 'merge-group', baseSha, baseBranch, headSha, headBranch }, sources);
}

type Push = Extract<RunEvent, { kind: 'push' }>;

function ofPush({ ref, before, after }: Push, { api, inputs }: Sources): Found {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch === undefined) return { kind: 'nothing', why: `\`${ref}\` is no branch` };
  if (after === null) return { kind: 'nothing', why: `the branch \`${branch}\` was deleted` };
  if (before === null)
    return { kind: 'nothing', why: `the branch \`${branch}\` is new: there is nothing to compare with` };
  const notGated = whyNotGated('the push goes to', branch, inputs);
  if (notGated !== null) return { kind: 'nothing', why: notGated };
  const subject: Subject = {
    kind: 'push',
    base: before,
    baseName: branch,
    headSha: after,
    branches: inputs.branches,
    pull: null,
    mayAsk: true,
  };
  const carries = async () => (await pullsOfCommit(api, after)).map(({ number }) => number);
  return { kind: 'subject', subject, carries };
}

async function byHand(byPerson: boolean, sources: Sources): Promise<Found> {
  const { api, inputs } = sources;
  const { 'pull-request': number, 'base-ref': base, 'head-ref': head } = inputs;
  if (base !== undefined || head !== undefined) return betweenRefs(base, head, sources);
  if (number === undefined) {
    throw new GateError('config.inputs', 'A manual run needs the number of a pull request, or two refs.', {
      remedy:
        'Give the input `pull-request`, and with it `head-sha`: the commit that you mean; or `base-ref` and `head-ref`.',
    });
  }
  const facts = await githubPullRequest(api, number).read();
  if (!facts.open) {
    throw new GateError(
      'config.pull-request',
      `Pull request ${number} is closed: there is nothing to decide.`,
    );
  }
  if (facts.fork) requirePerson(byPerson, facts, inputs);
  const found = ofPullRequest(facts, inputs, true);
  if (found.kind === 'subject') return found;
  throw new GateError('config.pull-request', `Nothing can be measured: ${found.why}.`);
}

/** Whoever may start a workflow may write to the repository; a bot may too, and has looked at nothing. */
function requirePerson(byPerson: boolean, { number, headSha }: PullRequestFacts, inputs: Inputs): void {
  if (inputs['head-sha'] === undefined) {
    throw new GateError(
      'config.head-sha',
      `Pull request ${number} comes from a fork: a manual run needs \`head-sha\`.`,
      {
        remedy: `Look at the change, then give the commit that you looked at. The head is now ${headSha}.`,
      },
    );
  }
  if (byPerson) return;
  throw new GateError(
    'config.head-sha',
    `Pull request ${number} comes from a fork: a person has to start the run, not a bot or another workflow.`,
    { remedy: 'Look at the change, then start the workflow yourself.' },
  );
}

async function betweenRefs(
  base: string | undefined,
  head: string | undefined,
  { inputs, resolve }: Sources,
): Promise<Found> {
  const { 'pull-request': number, 'head-sha': sha } = inputs;
  if (base === undefined || head === undefined || number !== undefined || sha !== undefined) {
    throw new GateError('config.inputs', 'Two refs are compared with `base-ref` and `head-ref` together.', {
      remedy: 'Give both, and no `pull-request` or `head-sha`.',
    });
  }
  const headSha = await resolve(head, 'head-ref');
  const subject: Subject = {
    kind: 'refs',
    base: await resolve(base, 'base-ref'),
    baseName: base,
    headSha,
    branches: [],
    pull: null,
    mayAsk: true,
  };
  return { kind: 'subject', subject, carries: NONE };
}
