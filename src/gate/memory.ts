import { isJsonObject } from '../ports/json.ts';
import type { Measurement } from './measurement.ts';

/** A conclusive measurement that a later run of the same digest takes over instead of asking a model again. */
export interface KeptVerdict {
  readonly digest: string;
  readonly head: string;
  readonly runUrl: string | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Another version of the gate may measure otherwise. */
  readonly tool: string;
  /** Without the cases: they stand in the results file of the run that measured. */
  readonly measurement: Measurement;
  readonly shown: Shown;
}

/** What the comment showed, so that a report that still says the truth can stay as it is. */
export interface Shown {
  /** Hash of the verdict and its reasons, and of the report's text: a report that a person edited is not kept. */
  readonly says: string;
  readonly text: string;
}

/** What the gate's comment on a pull request remembers for later runs. */
export interface Memory {
  /** Content digests of commits that runs have looked at, oldest first. */
  readonly digests: readonly (readonly [commit: string, digest: string])[];
  readonly verdict: KeptVerdict | null;
}

export const NO_MEMORY: Memory = { digests: [], verdict: null };

const FORMAT = 1;
const MAX_COMMITS = 40;
const MAX_FAILURES = 10;

/** The digest that a run found at a commit; null: no run has looked at it. */
export function digestAt(memory: Memory, commit: string): string | null {
  return memory.digests.findLast(([known]) => known === commit)?.[1] ?? null;
}

/** Adds what a run found out. A verdict is kept until another content gets one. */
export function remember(
  memory: Memory,
  found: { readonly commit: string; readonly digest: string; readonly verdict: KeptVerdict | null },
): Memory {
  const others = memory.digests.filter(([commit]) => commit !== found.commit);
  return {
    digests: [...others, [found.commit, found.digest] as const].slice(-MAX_COMMITS),
    verdict: found.verdict ?? memory.verdict,
  };
}

/** The measurement without its cases, which are many and long. */
export function withoutCases(measurement: Measurement): Measurement {
  return {
    ...measurement,
    prompts: measurement.prompts.map((prompt) => ({
      ...prompt,
      cases: [],
      checks: prompt.checks && { ...prompt.checks, failures: prompt.checks.failures.slice(0, MAX_FAILURES) },
    })),
  };
}

export function memoryText(memory: Memory): string {
  return JSON.stringify({ format: FORMAT, ...memory });
}

/** Reads what `memoryText` wrote; whoever calls has made sure that nobody else did. */
export function parseMemory(text: string | null): Memory {
  if (text === null) return NO_MEMORY;
  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value) || value.format !== FORMAT) return NO_MEMORY;
  const { digests, verdict } = value as unknown as Memory;
  return { digests, verdict };
}
