// Two pull requests against the built Action: a good MINOR and a bad one, on a local GitHub and a stand-in model.
// With OPENAI_API_KEY (and OPENAI_BASE_URL) set, that model answers and judges instead.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GithubServer, startGithubServer } from '../fixtures/servers/github-server.ts';
import { loadFiles } from '../fixtures/servers/load-files.ts';
import { startModelServer } from '../fixtures/servers/model-server.ts';
import { type ActionResult, runAction } from '../fixtures/servers/run-action.ts';
import { standIn } from '../fixtures/servers/stand-in-model.ts';

const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

interface Endpoint {
  readonly baseUrl: string | null;
  readonly apiKey: string;
  close(): Promise<void>;
}

async function openEndpoint(): Promise<Endpoint> {
  const apiKey = process.env.OPENAI_API_KEY;
  if (apiKey) {
    const baseUrl = process.env.OPENAI_BASE_URL || null;
    console.log(`Model: ${baseUrl ?? 'OpenAI'} (from OPENAI_API_KEY)\n`);
    return { baseUrl, apiKey, close: async () => undefined };
  }
  console.log('Model: a stand-in on loopback, which follows the instructions of a prompt or their absence.');
  console.log('Set OPENAI_API_KEY, and OPENAI_BASE_URL for another endpoint, to use a real one.\n');
  return startModelServer({ reply: (request) => standIn(request) });
}

async function gatePullRequest(
  github: GithubServer,
  endpoint: Endpoint,
  change: { branch: string; title: string; files: string },
): Promise<ActionResult> {
  await github.commit(change.branch, loadFiles(folder(change.files)), { from: 'main', author: 'ada' });
  const number = await github.openPullRequest({ head: change.branch, user: 'ada', title: change.title });
  const result = await runAction({
    github,
    dist: folder('dist'),
    event: 'pull_request',
    payload: await github.payload('pull_request', number),
    inputs: {
      'openai-api-key': endpoint.apiKey,
      ...(endpoint.baseUrl === null ? {} : { 'openai-base-url': endpoint.baseUrl }),
    },
  });
  const comment = github.comments(number).at(-1)?.body ?? '(no comment)';
  const status = github.status(github.head(number), 'prompt-gate');
  const line = '─'.repeat(100);
  console.log(`${line}\nPull request ${number}: ${change.title}\n${line}\n${comment}\n`);
  console.log(`verdict: ${result.outputs.verdict}    job: ${result.code === 0 ? 'green' : 'red'}`);
  console.log(`status:  ${status?.state}: ${status?.description}\n`);
  if (result.outputs.verdict === undefined) console.log(result.log);
  writeFileSync(folder(`.build/demo-${change.branch}.md`), comment);
  writeFileSync(folder(`.build/demo-${change.branch}.html`), result.page ?? '(no page)');
  return result;
}

const github = await startGithubServer({ owner: 'acme', repo: 'outdoor' });
const endpoint = await openEndpoint();
try {
  mkdirSync(folder('.build'), { recursive: true });
  await github.commit('main', loadFiles(folder('fixtures/support-bot')));
  github.addUser('ada', { permission: 'write' });
  const bad = await gatePullRequest(github, endpoint, {
    branch: 'bad-minor',
    title: 'Let the assistant guess when the help centre is silent',
    files: 'fixtures/changes/bad-minor',
  });
  const good = await gatePullRequest(github, endpoint, {
    branch: 'good-minor',
    title: 'Give times in days and prices in euros',
    files: 'fixtures/changes/good-minor',
  });
  console.log('The comments are in .build/demo-bad-minor.md and .build/demo-good-minor.md,');
  console.log('the report pages beside them: .build/demo-bad-minor.html and .build/demo-good-minor.html.');
  const expected = bad.outputs.verdict === 'blocked' && good.outputs.verdict === 'pass';
  if (!process.env.OPENAI_API_KEY && !expected) {
    console.error('Expected the first to be blocked and the second to pass.');
    process.exitCode = 1;
  }
} finally {
  await Promise.all([github.close(), endpoint.close()]);
}
