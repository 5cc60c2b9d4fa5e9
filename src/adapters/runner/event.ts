import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { GateError } from '../../ports/gate-error.ts';
import type { PullRequestFacts } from '../../ports/pull-request.ts';
import { pullRequestFacts } from '../github/pull-request.ts';

/** What started the run. */
export type RunEvent =
  | { readonly kind: 'pull-request'; readonly facts: PullRequestFacts }
  /** Another workflow has ended: its event says what it was about. */
  | {
      readonly kind: 'workflow-run';
      readonly event: string;
      readonly headSha: string;
      readonly headBranch: string | null;
      /** `owner/name`; null: the fork is gone. */
      readonly headRepository: string | null;
      readonly defaultBranch: string;
      /** Numbers of this repository's pull requests from that branch; GitHub lists none from a fork. */
      readonly pulls: readonly number[];
    }
  | {
      readonly kind: 'merge-group';
      readonly baseSha: string;
      /** Names of branches, without `refs/heads/`. */
      readonly baseBranch: string;
      readonly headSha: string;
      readonly headBranch: string;
    }
  | {
      readonly kind: 'push';
      readonly ref: string;
      /** Null: the ref is new. */
      readonly before: string | null;
      /** Null: the ref is gone. */
      readonly after: string | null;
    }
  /** A manual rerun: the inputs say for what. */
  | { readonly kind: 'manual'; readonly byPerson: boolean };

const NULL_SHA = '0'.repeat(40);

const sha = z.string().check(z.regex(/^[0-9a-f]{40}$/));
const name = z.string().check(z.minLength(1));
const repository = z.object({ full_name: z.string() });
const home = z.object({ default_branch: name, id: z.optional(z.int()) });
/** The list also names pull requests to other repositories of the network. */
const listedPull = z.object({
  number: z.int().check(z.minimum(1)),
  base: z.object({ repo: z.object({ id: z.int() }) }),
});

const pullRequestPayload = z.object({
  pull_request: z.object({
    number: z.int().check(z.minimum(1)),
    state: z.string(),
    comments: z.optional(z.int()),
    user: z.nullable(z.object({ login: z.string() })),
    head: z.object({ sha, repo: z.nullable(repository) }),
    base: z.object({ ref: name, repo: repository }),
  }),
});

const workflowRunPayload = z.object({
  repository: home,
  workflow_run: z.object({
    event: z.string(),
    head_sha: sha,
    head_branch: z.nullable(z.string()),
    head_repository: z.nullish(repository),
    pull_requests: z.nullish(z.array(listedPull)),
  }),
});

const mergeGroupPayload = z.object({
  merge_group: z.object({
    base_sha: sha,
    base_ref: name,
    head_sha: sha,
    head_ref: name,
  }),
});

const pushPayload = z.object({ ref: name, before: sha, after: sha });

const dispatchPayload = z.object({ sender: z.optional(z.object({ type: z.string() })) });

type Reader = (payload: unknown) => RunEvent | null;

function reader<T>(schema: z.ZodMiniType<T>, toEvent: (payload: T) => RunEvent): Reader {
  return (payload) => {
    const parsed = schema.safeParse(payload, { jitless: true });
    return parsed.success ? toEvent(parsed.data) : null;
  };
}

const branchName = (ref: string) => ref.replace(/^refs\/heads\//, '');

const pullRequest = reader(pullRequestPayload, ({ pull_request: { comments, ...pull } }) => ({
  kind: 'pull-request',
  facts: pullRequestFacts(comments === undefined ? pull : { ...pull, comments }),
}));

const READERS: Readonly<Record<string, Reader>> = {
  pull_request: pullRequest,
  pull_request_target: pullRequest,
  pull_request_review: pullRequest,
  workflow_run: reader(workflowRunPayload, ({ workflow_run: run, repository: { default_branch, id } }) => ({
    kind: 'workflow-run',
    event: run.event,
    headSha: run.head_sha,
    headBranch: run.head_branch,
    headRepository: run.head_repository?.full_name ?? null,
    defaultBranch: default_branch,
    pulls: (run.pull_requests ?? []).filter(({ base }) => base.repo.id === id).map(({ number }) => number),
  })),
  merge_group: reader(mergeGroupPayload, ({ merge_group: group }) => ({
    kind: 'merge-group',
    baseSha: group.base_sha,
    baseBranch: branchName(group.base_ref),
    headSha: group.head_sha,
    headBranch: branchName(group.head_ref),
  })),
  push: reader(pushPayload, ({ ref, before, after }) => ({
    kind: 'push',
    ref,
    before: before === NULL_SHA ? null : before,
    after: after === NULL_SHA ? null : after,
  })),
  workflow_dispatch: reader(dispatchPayload, ({ sender }) => ({
    kind: 'manual',
    byPerson: sender?.type === 'User',
  })),
};

export const KNOWN_EVENTS = Object.keys(READERS);

/**
 * Reads the event that started the job.
 * @throws GateError `config.event` for an event that the gate does not know, and for a payload that is not its event's
 */
export function readEvent(name: string, payloadPath: string): RunEvent {
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (read === undefined) {
    throw new GateError('config.event', `The gate does not know the event \`${name || '(none)'}\`.`, {
      remedy: `Run it on one of: ${KNOWN_EVENTS.join(', ')}.`,
    });
  }
  const event = read(readPayload(name, payloadPath));
  if (event !== null) return event;
  throw new GateError('config.event', `The payload of \`${name}\` does not hold what the event is about.`);
}

function readPayload(name: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new GateError(
      'config.event',
      `The payload of \`${name}\` cannot be read: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}
