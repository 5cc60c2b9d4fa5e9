import { leaveUnsaved } from './adapters/cache/run-cache.ts';
import { githubApi } from './adapters/github/api.ts';
import { githubStatuses, writtenSince } from './adapters/github/statuses.ts';
import { readInputs } from './adapters/runner/inputs.ts';
import { reportFailure } from './adapters/runner/log.ts';
import { keepSecrets, type Secrets } from './adapters/runner/secrets.ts';
import { openStatus } from './adapters/runner/state.ts';

/** A cancelled or killed run must not leave the required status pending for ever. */
async function closeStatus(
  environment: Readonly<Record<string, string | undefined>>,
  secrets: Secrets,
): Promise<void> {
  const open = openStatus();
  if (open === null) return;
  const api = githubApi({
    environment,
    token: readInputs(environment, secrets)['github-token'],
    apiUrl: environment.GITHUB_API_URL || 'https://api.github.com',
    repository: environment.GITHUB_REPOSITORY ?? '',
  });
  const run = `${environment.GITHUB_SERVER_URL || 'https://github.com'}/${environment.GITHUB_REPOSITORY}/actions/runs/${environment.GITHUB_RUN_ID}`;
  const target = { context: open.context, runUrl: environment.GITHUB_RUN_ID ? run : null };
  const description = 'The run ended before its verdict was written (cancelled or killed): run it again';
  // A newer run may be at work on the same commit already: then its word stands.
  const { sha, context, id } = open;
  if (id !== null && (await writtenSince(api, sha, { context, id })).length > 0) return;
  const written = await githubStatuses(api, target).write(sha, 'error', description);
  if (written.kind === 'refused') throw new Error(written.why);
}

const secrets = keepSecrets();
for (const step of [closeStatus, leaveUnsaved]) {
  try {
    await step(process.env, secrets);
  } catch (error) {
    reportFailure(error, secrets);
  }
}
