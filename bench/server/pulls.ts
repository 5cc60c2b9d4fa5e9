import { type GithubServer, startGithubServer } from '../../fixtures/servers/github-server.ts';
import type { RunnerRepository } from '../../fixtures/servers/run-action.ts';
import { goldenDataset } from './cases.ts';

/** A pull request to run the gate on. */
export interface Pull {
  readonly repository: RunnerRepository;
  readonly payload: unknown;
}

/** The repository of the bench, and the pull requests that it is measured on. */
export interface Pulls {
  /** One that touches no prompt, onto a branch with a config or without one. */
  nothingAffected(base: 'main' | 'configured'): Promise<Pull>;
  /** One that adds a prompt at its first version, whose golden dataset has so many cases. */
  firstVersion(cases: number): Promise<Pull>;
}

const CONFIG = `model: bench
early-stopping: false
judge: { model: bench-judge }
budget: { max-cases: 200000, max-minutes: 360 }
prompts:
  - files: ["prompts/**"]
    dataset: "prompts/{name}.jsonl"
`;

const PROMPT = `---
version: 1.0.0
---
You answer questions about facts. Answer only from the context, in one sentence.
Context:
{{context}}
`;

export async function startPulls(): Promise<Pulls> {
  const github = await startGithubServer();
  github.addUser('author', { permission: 'write' });
  await github.commit('main', { 'README.md': '# Facts\n' });
  await github.commit('configured', { '.github/prompt-gate.yml': CONFIG }, { from: 'main' });
  let branches = 0;

  async function open(base: string, files: Record<string, string>): Promise<Pull> {
    branches += 1;
    const head = `change-${branches}`;
    await github.commit(head, files, { from: base, author: 'author', committer: 'author' });
    const number = await github.openPullRequest({ head, base, user: 'author' });
    return { repository: repositoryOf(github), payload: await github.payload('pull_request', number) };
  }

  return {
    nothingAffected: (base) => open(base, { 'README.md': '# More facts\n', 'src/app.ts': 'export {};\n' }),
    async firstVersion(cases) {
      // The branch has the dataset already: the pull request brings the prompt alone.
      const base = `cases-${cases}`;
      await github.commit(base, { [`prompts/${base}.jsonl`]: goldenDataset(cases) }, { from: 'configured' });
      return open(base, { [`prompts/${base}.md`]: PROMPT });
    },
  };
}

function repositoryOf({ apiUrl, serverUrl, owner, repo, token }: GithubServer): RunnerRepository {
  return { apiUrl, serverUrl, owner, repo, token };
}
