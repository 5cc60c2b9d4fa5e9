import { cacheFolder, type FileCache, fileCache } from './adapters/cache/file-cache.ts';
import { githubApi } from './adapters/github/api.ts';
import { githubPullRequest } from './adapters/github/pull-request.ts';
import { githubRepository } from './adapters/github/repository.ts';
import { endpointKey, needsKey } from './adapters/openai/endpoint-key.ts';
import { readEvent } from './adapters/runner/event.ts';
import { maskKeys, readInputs } from './adapters/runner/inputs.ts';
import { runnerLog } from './adapters/runner/log.ts';
import { forgetOpenStatus, rememberOpenStatus } from './adapters/runner/state.ts';
import { workerValidator } from './adapters/schema/worker-validator.ts';
import { randomNonce, sha256, systemClock } from './adapters/system.ts';
import { type Inputs, parseInputs } from './config/inputs.ts';
import type { Gate, RunFacts } from './gate/context.ts';
import { runGate } from './gate/run-gate.ts';
import type { Policy } from './policy/policy.ts';
import { GateError } from './ports/gate-error.ts';
import type { Models } from './ports/model.ts';
import type { PullRequest, PullRequestFacts } from './ports/pull-request.ts';
import { reportRun } from './report-run.ts';
import { VERSION } from './version.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The Action: builds the adapters, runs the gate and reports. Returns the exit code of the job. */
export async function runAction(environment: Environment): Promise<number> {
  const inputs = parseInputs(readInputs(environment));
  const log = runnerLog();
  const about = runFacts(environment);
  const event = readEvent(environment.GITHUB_EVENT_NAME ?? '', environment.GITHUB_EVENT_PATH ?? '');
  const api = githubApi({
    token: inputs['github-token'],
    apiUrl: environment.GITHUB_API_URL || 'https://api.github.com',
    repository: about.repository,
  });
  const target = { context: inputs['status-context'], runUrl: about.runUrl };
  const number = event.kind === 'pull-request' ? event.facts.number : pullRequestNumber(inputs);
  const pullRequest = rememberingStatus(githubPullRequest(api, number, target), inputs['status-context']);
  const facts = event.kind === 'pull-request' ? event.facts : await pullRequest.read();
  requireHead(inputs, facts, event.kind === 'manual');
  const caches: FileCache[] = [];
  const gate: Gate = {
    inputs,
    repository: githubRepository(api, number),
    pullRequest,
    facts,
    openModels: (policy, deadline) => lazyModels(environment, inputs, policy, deadline),
    openCache: (policy) => {
      const cache = openCache(environment, inputs, policy);
      caches.push(cache);
      return cache;
    },
    validator: workerValidator(new URL('./schema-worker.js', import.meta.url)),
    clock: systemClock,
    hash: sha256,
    nonce: randomNonce,
    log,
    about,
  };
  const outcome = await runGate(gate);
  for (const problem of caches.flatMap((cache) => cache.problem() ?? [])) log.warning(problem);
  return reportRun(outcome, environment, log);
}

function runFacts(environment: Environment): RunFacts {
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
  };
}

function pullRequestNumber(inputs: Inputs): number {
  if (inputs['pull-request'] !== undefined) return inputs['pull-request'];
  throw new GateError('config.inputs', 'A manual run needs the number of a pull request.', {
    remedy: 'Give the input `pull-request`, and with it `head-sha`: the commit that you mean.',
  });
}

/** A manual run is for the commit that a person has looked at, and for no other. */
function requireHead(inputs: Inputs, facts: PullRequestFacts, manual: boolean): void {
  if (manual && !facts.open) {
    throw new GateError(
      'config.pull-request',
      `Pull request ${facts.number} is closed: there is nothing to decide.`,
    );
  }
  const wanted = inputs['head-sha'];
  if (wanted === undefined && manual && facts.fork) {
    throw new GateError(
      'config.head-sha',
      `Pull request ${facts.number} comes from a fork: a manual run needs \`head-sha\`.`,
      {
        remedy: `Look at the change, then give the commit that you looked at. The head is now ${facts.headSha}.`,
      },
    );
  }
  if (wanted === undefined || wanted === facts.headSha) return;
  throw new GateError(
    'config.head-sha',
    `The head of pull request ${facts.number} is ${facts.headSha}, not ${wanted}.`,
    {
      remedy: 'Somebody has pushed since: look at the new commit and give its id.',
    },
  );
}

/** A pull request that remembers, for the `post` step, whether its status is still pending. */
function rememberingStatus(pullRequest: PullRequest, context: string): PullRequest {
  let first = true;
  return {
    ...pullRequest,
    async status(sha, state, description) {
      const opening = first && state === 'pending';
      first = false;
      if (opening) rememberOpenStatus({ sha, context });
      const written = await pullRequest.status(sha, state, description);
      // A verdict that was refused leaves the status pending: then the `post` step has to try.
      if (opening !== (written.kind === 'written')) forgetOpenStatus();
      return written;
    },
  };
}

/** What earlier runs on this machine have kept; each entry is vouched for by the key of its endpoint. */
function openCache(environment: Environment, inputs: Inputs, policy: Policy): FileCache {
  const sources = { apiKey: inputs['openai-api-key'] ?? null, environment };
  const nobodyKnows = randomNonce();
  return fileCache({
    folder: cacheFolder(environment),
    secretOf: (name) => {
      const endpoint = policy.endpoints[name];
      const key = endpoint === undefined ? null : endpointKey(name, endpoint, sources);
      if (key !== null || (endpoint !== undefined && !needsKey(endpoint))) return key;
      // A key that should be there and is not vouches for nothing that somebody may have put there.
      return nobodyKnows;
    },
  });
}

/** The models' client loads on first use: a pull request that touches no prompt does not pay for it. */
function lazyModels(environment: Environment, inputs: Inputs, policy: Policy, deadline: number): Models {
  let opened: Promise<Models> | null = null;
  let closed = false;
  let models: Models | null = null;
  const named = Object.values(policy.endpoints).flatMap((endpoint) => endpoint.apiKeyEnv ?? []);
  maskKeys(named.map((name) => environment[name]));
  const open = async () => {
    const { openAiModels } = await import('./adapters/openai/openai-models.ts');
    models = openAiModels({
      endpoints: policy.endpoints,
      apiKey: inputs['openai-api-key'] ?? null,
      concurrency: inputs.concurrency,
      deadline,
      elapsed: systemClock.elapsed,
      random: Math.random,
      environment,
    });
    if (closed) models.close();
    return models;
  };
  return {
    async complete(request) {
      opened ??= open();
      return (await opened).complete(request);
    },
    notices: () => models?.notices() ?? [],
    close() {
      closed = true;
      models?.close();
    },
  };
}
