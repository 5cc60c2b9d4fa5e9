import { expect } from 'vitest';
import type { ActionResult } from '../../fixtures/servers/run-action.ts';
import type { VerdictState } from '../../src/policy/verdict.ts';
import { prompt, type RunOptions, TEXT, type World } from './world.ts';

/** The prompt of the world with another purpose, as a MAJOR. */
export const MAJOR = prompt('2.0.0', `${TEXT} Be brief.`);
/** A key of the usual length: with a shorter one the comment remembers nothing. */
export const LONG_KEY = 'sk-test-of-a-usual-length';

/** One run on an event, and what it did meanwhile. */
export interface Ran extends ActionResult {
  /** Requests to the model and the judge. */
  readonly asked: number;
  /** `POST /repos/...` and the like. */
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

/** Runs the gate on an event of this payload. */
export async function runOn(
  world: World,
  event: string,
  payload: unknown,
  options: Omit<RunOptions, 'event' | 'payload'> = {},
): Promise<Ran> {
  const before = { model: world.model.requests.length, github: world.github.requests.length };
  const result = await world.run(0, { event, payload, ...options });
  const requests = world.github.requests.slice(before.github);
  return {
    ...result,
    asked: world.model.requests.length - before.model,
    writes: requests
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path.replace(/^\/repos\/[^/]+\/[^/]+/, '')}`),
    reads: requests.filter(({ method }) => method === 'GET').map(({ path }) => path),
  };
}

/** There was nothing to judge: said in one line, and nothing is written or asked. */
export function expectNothing(ran: Ran, why: string): void {
  expect(ran.log).toContain(`Nothing to evaluate: ${why}.`);
  expect(ran).toMatchObject({ code: 0, outputs: { verdict: 'not-applicable' }, results: null });
  expect({ asked: ran.asked, writes: ran.writes }).toEqual({ asked: 0, writes: [] });
}

/** The run came to this verdict, in the output and in the results file. */
export function expectRan(ran: Ran, verdict: VerdictState, code: number): void {
  expect(ran.outputs.verdict, ran.log).toBe(verdict);
  expect(ran.results?.verdict).toBe(verdict);
  expect(ran.code, ran.log).toBe(code);
}

/** The states that a commit has been given under a name, oldest first. */
export function statesOf(world: World, sha: string, context = 'prompt-gate'): string[] {
  const all = world.github.statuses(sha).filter((status) => status.context === context);
  return all.map(({ state }) => state).reverse();
}
