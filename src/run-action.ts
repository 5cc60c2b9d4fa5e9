import { runCache } from './adapters/cache/run-cache.ts';
import { type GithubApi, githubApi } from './adapters/github/api.ts';
import { findSubject } from './adapters/github/find-subject.ts';
import { githubPullRequest, isHeadOfBranch } from './adapters/github/pull-request.ts';
import { githubRepository } from './adapters/github/repository.ts';
import { githubStatuses, type StatusTarget } from './adapters/github/statuses.ts';
import { type RunEvent, readEvent } from './adapters/runner/event.ts';
import { fileStore, temporaryFolder } from './adapters/runner/file-store.ts';
import { readInputs } from './adapters/runner/inputs.ts';
import { runnerLog } from './adapters/runner/log.ts';
import { partFiles } from './adapters/runner/part-files.ts';
import type { Secrets } from './adapters/runner/secrets.ts';
import { forgetOpenStatus, rememberOpenStatus } from './adapters/runner/state.ts';
import { workerValidator } from './adapters/schema/worker-validator.ts';
import { hmacSeal } from './adapters/seal.ts';
import { randomNonce, sha256, systemClock } from './adapters/system.ts';
import { type Inputs, parseInputs } from './config/inputs.ts';
import type { Gate, RunFacts } from './gate/context.ts';
import { runGate } from './gate/run-gate.ts';
import { endpointKeys, lazyModels } from './open-models.ts';
import type { Policy } from './policy/policy.ts';
import { GateError } from './ports/gate-error.ts';
import type { Repository } from './ports/repository.ts';
import type { Statuses } from './ports/statuses.ts';
import type { Log } from './ports/system.ts';
import { reportNothing, reportPart, reportRun } from './report-run.ts';
import { VERSION } from './version.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The Action: builds the adapters, runs the gate and reports. Returns the exit code of the job. */
export async function runAction(environment: Environment, secrets: Secrets): Promise<number> {
  const inputs = parseInputs(readInputs(environment, secrets));
  const log = runnerLog(secrets);
  const event = readEvent(environment.GITHUB_EVENT_NAME ?? '', environment.GITHUB_EVENT_PATH ?? '');
  const about = runFacts(environment, statusContext(event, inputs));
  const api = githubApi({
    environment,
    token: inputs['github-token'],
    apiUrl: environment.GITHUB_API_URL || 'https://api.github.com',
    repository: about.repository,
  });
  const resolve: Repository['resolve'] = (ref, input) => githubRepository(api, null).resolve(ref, input);
  const target = { context: about.statusContext, runUrl: about.runUrl };
  const found = await findSubject(event, { api, inputs, resolve }).catch(async (error: unknown) => {
    if (error instanceof GateError) await tellCommit(event, { api, about, target, log }, error);
    throw error;
  });
  if (found.kind === 'nothing') return reportNothing(found.why, log);
  const { subject, carries } = found;
  const number = subject.pull?.number ?? null;
  const cache = runCache(environment, inputs, secrets, log);
  const texts = fileStore(temporaryFolder(environment));
  const sources = { apiKey: inputs['openai-api-key'] ?? null, environment };
  const keysOf = (policy: Policy) => {
    const keys = endpointKeys(policy, sources);
    secrets.learn(...keys);
    return keys;
  };
  const gate: Gate = {
    inputs,
    subject,
    repository: githubRepository(api, number),
    pullRequest: number === null ? null : githubPullRequest(api, number),
    carried: async () => (await carries()).map((one) => githubPullRequest(api, one)),
    statuses: subject.kind === 'refs' ? null : remembered(githubStatuses(api, target), target.context),
    openModels: (policy, deadline) => {
      keysOf(policy);
      const { concurrency } = inputs;
      return lazyModels(policy, { ...sources, concurrency, deadline, redact: secrets.redact });
    },
    openCache: cache.open,
    sealFor: (policy) => hmacSeal(keysOf(policy)),
    redact: secrets.redact,
    texts,
    partFiles: partFiles(environment.GITHUB_WORKSPACE || process.cwd()),
    validator: workerValidator(new URL('./schema-worker.js', import.meta.url)),
    clock: systemClock,
    hash: sha256,
    nonce: randomNonce,
    log,
    about,
  };
  try {
    const code = await gateOrPart(gate, environment).finally(() => cache.close());
    await cache.leave();
    return code;
  } finally {
    texts.close();
  }
}

/** Runs the whole gate, or one part of a sharded run. */
async function gateOrPart(gate: Gate, environment: Environment): Promise<number> {
  const { shard } = gate.inputs;
  if (shard?.kind !== 'part') return reportRun(await runGate(gate), environment, gate.log);
  const { runPart } = await import('./gate/run-part.ts');
  return reportPart(await runPart(gate, shard), gate.log);
}

/**
 * Nobody sees the job of a `workflow_run` in the pull request: that it could not find out what to judge has to stand on
 * the commit, where an earlier verdict would stand otherwise. A fork's run does not speak on the commit of a branch here.
 */
async function tellCommit(
  event: RunEvent,
  { api, about, target, log }: Teller,
  error: GateError,
): Promise<void> {
  if (event.kind !== 'workflow-run') return;
  const { headSha, headRepository } = event;
  const isOurs = headRepository?.toLowerCase() === about.repository.toLowerCase();
  if (!isOurs && (await isHeadOfBranch(api, headSha).catch(() => false))) return;
  const words = `No verdict: ${error.message}`.slice(0, 140);
  const written = await githubStatuses(api, target).write(headSha, 'error', words);
  if (written.kind === 'refused') log.warning(written.why);
}

interface Teller {
  readonly api: GithubApi;
  readonly about: RunFacts;
  readonly target: StatusTarget;
  readonly log: Log;
}

/** A push has a status of its own: what follows a merge must not stand in for the check before it. */
function statusContext(event: RunEvent, inputs: Inputs): string {
  return event.kind === 'push' ? `${inputs['status-context']}/push` : inputs['status-context'];
}

function runFacts(environment: Environment, statusContext: string): RunFacts {
  const repository = environment.GITHUB_REPOSITORY ?? '';
  if (!/^[^/]+\/[^/]+$/.test(repository)) {
    throw new GateError(
      'config.environment',
      `GITHUB_REPOSITORY is ${JSON.stringify(repository)}; expected owner/name.`,
    );
  }
  const server = environment.GITHUB_SERVER_URL || 'https://github.com';
  const run = environment.GITHUB_RUN_ID;
  const repositoryUrl = `${server}/${repository}`;
  return {
    repository,
    repositoryUrl,
    runUrl: run ? `${repositoryUrl}/actions/runs/${run}` : null,
    tool: `prompt-gate/${VERSION}`,
    statusContext,
  };
}

/** Statuses that remember, for the `post` step, whether one of this run's is still pending. */
function remembered(statuses: Statuses, context: string): Statuses {
  let first = true;
  return {
    ...statuses,
    async write(sha, state, description) {
      const opening = first && state === 'pending';
      first = false;
      if (opening) rememberOpenStatus({ sha, context, id: null });
      const written = await statuses.write(sha, state, description);
      if (opening && written.kind === 'written') rememberOpenStatus({ sha, context, id: written.id });
      // A verdict that was refused leaves the status pending: then the `post` step has to try.
      else if (opening !== (written.kind === 'written')) forgetOpenStatus();
      return written;
    },
  };
}
