import { fileURLToPath } from 'node:url';
import {
  type GithubServer,
  type GithubServerOptions,
  startGithubServer,
} from '../../fixtures/servers/github-server.ts';
import {
  type ChatRequest,
  type ModelReply,
  type ModelServer,
  type Quirk,
  startModelServer,
} from '../../fixtures/servers/model-server.ts';
import { type ActionResult, runAction } from '../../fixtures/servers/run-action.ts';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';

export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** Answers one golden case: `n` is its number, `system` the rendered system message. */
export type Answer = (n: number, system: string) => string | ModelReply | Promise<ModelReply>;
/** Replaces the stand-in judge. */
export type JudgeReply = (metric: 'faithfulness' | 'relevance', request: ChatRequest) => ModelReply;

/** A repository on a local GitHub, a model whose answers the test writes, and the Action between them. */
export interface World {
  readonly github: GithubServer;
  readonly model: ModelServer;
  answer: Answer;
  judge: JudgeReply;
  /** Requests to the model under test, and to the judge. */
  generated(): ChatRequest[];
  judged(): ChatRequest[];
  /** Commits to a new branch from main and opens a pull request. */
  propose(
    files: Files,
    options?: { user?: string; from?: string; moves?: Record<string, string> },
  ): Promise<number>;
  run(number: number, options?: RunOptions): Promise<ActionResult>;
  /** The gate's commit status on a pull request's head. */
  status(number: number): { state: string; description: string | null } | undefined;
  /** Bodies of the gate's comments. */
  comments(number: number): string[];
  close(): Promise<void>;
}

export type Files = Record<string, string | null>;

export interface RunOptions {
  readonly event?: string;
  readonly inputs?: Record<string, string>;
  readonly environment?: Record<string, string>;
  readonly payload?: unknown;
  readonly entry?: string;
  /** Folder of the built Action; the repository's own when absent. */
  readonly dist?: string;
  readonly onStart?: (kill: () => void) => void;
}

/** What case `n` is about, as its context says it. */
export function fact(n: number): string {
  return `Parcel number ${n} leaves the harbour on day ${n} of every month.`;
}

export const GOOD_ANSWER: Answer = (n) => fact(n);
/** Says something that the context does not hold, for the first `bad` cases. */
export function unfaithfulOn(bad: number): Answer {
  return (n) => (n <= bad ? `${fact(n)} Captains always wear purple hats in winter storms.` : fact(n));
}

export function goldenCases(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `c${index + 1}`,
    query: `When does parcel number ${index + 1} leave the harbour?`,
    context: fact(index + 1),
    reference: fact(index + 1),
  }));
}

export function prompt(version: string | null, text: string, extra = ''): string {
  const header = version === null ? extra : `version: ${version}\n${extra}`;
  return `---\n${header}model: small\n---\n${text}\nContext:\n{{context}}\n`;
}

export const DATASET = 'prompts/golden_dataset.json';
export const PROMPT = 'prompts/answer.md';
export const TEXT = 'You answer questions about parcels. Answer only from the context.';
/** The same in other words: what a PATCH may do. */
export const REWORDED = TEXT.replace('Answer only', 'Please answer only');

export function dataset(cases: readonly unknown[]): string {
  return `${JSON.stringify(cases, null, 1)}\n`;
}

/** How the servers are to be otherwise. */
export interface WorldOptions {
  /** Key of the model's endpoint; the usual one is too short to seal what a comment remembers. */
  readonly apiKey?: string;
  readonly github?: GithubServerOptions;
}

/** A new world with one prompt at 1.2.0 and 20 golden cases on main. */
export async function createWorld(
  files: Files = {},
  quirks: Quirk[] = [],
  options: WorldOptions = {},
): Promise<World> {
  const github = await startGithubServer(options.github);
  const isJudge = (request: ChatRequest) =>
    /^You judge (faithfulness|relevance)/.exec(request.messages[0]?.content ?? '');
  const model = await startModelServer({
    quirks,
    ...(options.apiKey === undefined ? {} : { apiKey: options.apiKey }),
    reply: (request) => {
      const metric = isJudge(request)?.[1];
      if (metric !== undefined) return world.judge(metric as 'faithfulness' | 'relevance', request);
      const asked = request.messages.at(-1)?.content ?? '';
      const system = request.messages[0]?.content ?? '';
      const reply = world.answer(Number(/parcel number (\d+)/.exec(asked)?.[1] ?? 0), system);
      return typeof reply === 'string' ? { text: reply } : reply;
    },
  });
  await github.commit('main', {
    'README.md': '# Parcels\n',
    [PROMPT]: prompt('1.2.0', TEXT),
    [DATASET]: dataset(goldenCases(20)),
    ...files,
  });
  let branches = 0;
  const world: World = {
    github,
    model,
    answer: GOOD_ANSWER,
    judge: (_, request) => standIn(request),
    generated: () => model.requests.filter((request) => !isJudge(request)),
    judged: () => model.requests.filter((request) => isJudge(request)),
    async propose(changes, { user = 'author', from = 'main', moves } = {}) {
      branches += 1;
      const head = `change-${branches}`;
      github.addUser(user, { permission: 'write' });
      await github.commit(head, changes, {
        from,
        author: user,
        committer: user,
        ...(moves ? { moves } : {}),
      });
      return github.openPullRequest({ head, user });
    },
    async run(number, { event = 'pull_request', inputs = {}, payload, ...rest } = {}) {
      return runAction({
        github,
        dist: DIST,
        event,
        payload: payload ?? (await github.payload(event, number)),
        inputs: { 'openai-api-key': model.apiKey, 'openai-base-url': model.baseUrl, ...inputs },
        ...rest,
      });
    },
    status: (number) => github.status(github.head(number), 'prompt-gate'),
    comments: (number) =>
      github
        .comments(number)
        .filter((comment) => comment.user?.login === 'github-actions[bot]')
        .map((comment) => comment.body ?? ''),
    async close() {
      await Promise.all([github.close(), model.close()]);
    },
  };
  return world;
}
