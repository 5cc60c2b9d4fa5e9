import type { Policy } from '../policy/policy.ts';
import type { PullRequest, PullRequestFacts } from '../ports/pull-request.ts';
import type { Seal } from '../ports/seal.ts';
import { commentMarker, readMemoryLine } from '../report/marker.ts';
import type { Gate } from './context.ts';
import { digestAt, type KeptVerdict, type Memory, NO_MEMORY, parseMemory } from './memory.ts';
import type { Speaker } from './people.ts';

/** What earlier runs know of the content that this run judges. */
export interface Recalled {
  /** A conclusive verdict on this very content; null: there is none, or fresh samples are asked for. */
  readonly verdict: KeptVerdict | null;
  /** The pull request whose reviews speak of it; null: none. */
  readonly speaker: Speaker | null;
}

/**
 * Looks into the comment of the pull request, or of those that a queue's commit or a push brings, for this digest.
 * A queue's commit of the same content as a pull request has its digest, and so its verdict and its sign-off.
 */
export async function recall(gate: Gate, policy: Policy, digest: string): Promise<Recalled> {
  const { subject, pullRequest } = gate;
  const seal = gate.sealFor(policy);
  if (pullRequest !== null && subject.pull !== null) {
    const memory = await memoryOf(gate, pullRequest, subject.pull.number, seal);
    return {
      verdict: fitting(gate, memory, digest),
      speaker: speaker(pullRequest, subject.pull, memory, digest),
    };
  }
  if (subject.kind === 'refs') return { verdict: null, speaker: null };
  for (const carried of await gate.carried()) {
    const facts = await carried.read();
    const memory = await memoryOf(gate, carried, facts.number, seal);
    // What was said of a head with other content was not said of this.
    if (digestAt(memory, facts.headSha) !== digest) continue;
    return { verdict: fitting(gate, memory, digest), speaker: speaker(carried, facts, memory, digest) };
  }
  return { verdict: null, speaker: null };
}

function speaker(pullRequest: PullRequest, facts: PullRequestFacts, memory: Memory, digest: string): Speaker {
  const isSame = (commit: string) => commit === facts.headSha || digestAt(memory, commit) === digest;
  return { pullRequest, facts, isSame };
}

function fitting({ inputs, about }: Gate, { verdict }: Memory, digest: string): KeptVerdict | null {
  return !inputs.fresh && verdict?.digest === digest && verdict.tool === about.tool ? verdict : null;
}

async function memoryOf(gate: Gate, pullRequest: PullRequest, number: number, seal: Seal): Promise<Memory> {
  // The event may be older than the comment: it is looked for also where the event has counted none.
  if (!seal.able) return NO_MEMORY;
  const comment = await pullRequest.ownComment(commentMarker(gate.inputs['status-context']));
  return openMemory(comment, seal, sealedFor(gate, number));
}

/** What a comment remembers; nothing where no run with the same secrets has written it for this pull request. */
export function openMemory(comment: string | null, seal: Seal, about: string): Memory {
  const sealed = comment === null ? null : readMemoryLine(comment);
  return sealed === null ? NO_MEMORY : parseMemory(seal.open(sealed, about));
}

/** What a memory belongs to: it cannot be copied to another pull request, gate or repository. */
export function sealedFor({ about, inputs }: Gate, pullRequest: number): string {
  return JSON.stringify([about.repository.toLowerCase(), pullRequest, inputs['status-context']]);
}

/** Why no review speaks of the content, by what is judged. */
export function silenceOf({ subject }: Gate): string {
  switch (subject.kind) {
    case 'merge-group':
      return 'No pull request of this merge queue entry is known to have this content: another change ahead of it touches the same files, or no run has seen its head. Update the branch, and have it approved again.';
    case 'push':
      return 'No pull request of this push is known to have this content.';
    case 'refs':
      return 'What is compared belongs to no pull request, so that nobody can have reviewed it.';
    case 'pull-request':
      return 'Nobody has approved yet.';
  }
}
