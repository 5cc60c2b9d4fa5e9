// Two pull requests against the built Action: a good MINOR and a bad one, on a local GitHub and a stand-in model; and the
// bad one in the terminal, before it is pushed.
// With OPENAI_API_KEY (and OPENAI_BASE_URL) set, that model answers and judges instead.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

/** The same change in its author's working tree. */
async function gateWorkingTree(endpoint: Endpoint, change: string): Promise<number | null> {
  const clone = mkdtempSync(join(tmpdir(), 'prompt-gate-demo-'));
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com', ...words], {
      cwd: clone,
    });
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(clone, path)), { recursive: true });
      writeFileSync(join(clone, path), text);
    }
  };
  try {
    git('init', '--quiet', '--initial-branch=main');
    git('remote', 'add', 'origin', 'https://github.com/acme/outdoor.git');
    write(loadFiles(folder('fixtures/support-bot')));
    git('add', '--all');
    git('commit', '--quiet', '--message=The help centre');
    write(loadFiles(folder(change)));
    const { code, output } = await runTerminal(clone, endpoint);
    writeFileSync(folder('.build/demo-terminal.txt'), output);
    console.log(`${'─'.repeat(100)}\n$ npx prompt-gate run\n${output}exit code: ${code}\n`);
    return code;
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

function runTerminal(cwd: string, { apiKey, baseUrl }: Endpoint) {
  const child = spawn(process.execPath, [folder('dist/terminal/cli.js'), 'run'], {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      XDG_CACHE_HOME: join(cwd, '.git/cache'),
      OPENAI_API_KEY: apiKey,
      ...(baseUrl === null ? {} : { OPENAI_BASE_URL: baseUrl }),
      FORCE_COLOR: '1',
      COLUMNS: '100',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
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
  const code = await gateWorkingTree(endpoint, 'fixtures/changes/bad-minor');
  console.log('The comments are in .build/demo-bad-minor.md and .build/demo-good-minor.md,');
  console.log('the report pages beside them: .build/demo-bad-minor.html and .build/demo-good-minor.html.');
  const expected = bad.outputs.verdict === 'blocked' && good.outputs.verdict === 'pass' && code === 1;
  if (!process.env.OPENAI_API_KEY && !expected) {
    console.error('Expected the first to be blocked, the second to pass, and the terminal to end with 1.');
    process.exitCode = 1;
  }
} finally {
  await Promise.all([github.close(), endpoint.close()]);
}
