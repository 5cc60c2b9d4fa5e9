import type { TestContext } from 'vitest';
import {
  type GithubServer,
  type GithubServerOptions,
  startGithubServer,
} from '../../fixtures/servers/github-server.ts';
import { type GithubApi, githubApi } from '../../src/adapters/github/api.ts';
import { githubPullRequest } from '../../src/adapters/github/pull-request.ts';
import { githubRepository } from '../../src/adapters/github/repository.ts';
import { githubStatuses } from '../../src/adapters/github/statuses.ts';
import { GateError } from '../../src/ports/gate-error.ts';

export const CONTEXT = 'prompt-gate';

/** A local GitHub with a first commit on main and one pull request that changes `a.md`, and the adapters on it. */
export async function openGithub(test: TestContext, options: GithubServerOptions = {}) {
  const github = await startGithubServer(options);
  test.onTestFinished(() => github.close());
  const base = await github.commit('main', { 'a.md': 'one\n', 'b.md': 'two\n' });
  github.addUser('author', { permission: 'write' });
  const head = await github.commit('change', { 'a.md': 'changed\n' }, { author: 'author' });
  const number = await github.openPullRequest({ head: 'change', user: 'author' });
  const api = apiOf(github);
  const target = { context: CONTEXT, runUrl: `${github.serverUrl}/acme/assistant/actions/runs/1` };
  return {
    github,
    api,
    base,
    head,
    number,
    repository: githubRepository(api, number),
    pullRequest: githubPullRequest(api, number),
    statuses: githubStatuses(api, target),
  };
}

export function apiOf({ token, apiUrl, owner, repo }: GithubServer): GithubApi {
  return githubApi({ token, apiUrl, repository: `${owner}/${repo}` });
}

/** The error that a call ends in; fails where it does not, or in another kind. */
export async function rejection(call: Promise<unknown>): Promise<GateError> {
  const error = await call.catch((caught: unknown) => caught);
  if (error instanceof GateError) return error;
  throw new Error(`ended without a GateError: ${String(error)}`);
}
