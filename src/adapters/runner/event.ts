import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { GateError } from '../../ports/gate-error.ts';
import type { PullRequestFacts } from '../../ports/pull-request.ts';
import { pullRequestFacts } from '../github/pull-request.ts';

/** What started the run. */
export type RunEvent =
  | { readonly kind: 'pull-request'; readonly facts: PullRequestFacts }
  /** A manual rerun: the inputs say for which pull request. */
  | { readonly kind: 'manual' };

export const KNOWN_EVENTS = ['pull_request', 'workflow_dispatch'] as const;

const repository = z.object({ full_name: z.string() });
const payloadSchema = z.object({
  pull_request: z.object({
    number: z.int().min(1),
    state: z.string(),
    comments: z.int().optional(),
    user: z.object({ login: z.string() }).nullable(),
    head: z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/), repo: repository.nullable() }),
    base: z.object({ ref: z.string().min(1), repo: repository }),
  }),
});

/**
 * Reads the event that started the job.
 * @throws GateError `config.event` for an event that the gate does not know
 */
export function readEvent(name: string, payloadPath: string): RunEvent {
  if (name === 'workflow_dispatch') return { kind: 'manual' };
  if (name !== 'pull_request') {
    throw new GateError('config.event', `The gate does not know the event \`${name || '(none)'}\`.`, {
      remedy: `Run it on one of: ${KNOWN_EVENTS.join(', ')}.`,
    });
  }
  const parsed = payloadSchema.safeParse(readPayload(name, payloadPath));
  if (!parsed.success) {
    throw new GateError('config.event', `The payload of \`${name}\` holds no pull request.`, {
      cause: parsed.error,
    });
  }
  const { comments, ...pull } = parsed.data.pull_request;
  return {
    kind: 'pull-request',
    facts: pullRequestFacts(comments === undefined ? pull : { ...pull, comments }),
  };
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
