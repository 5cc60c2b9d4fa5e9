import { expect } from 'vitest';
import type { ChatRequest } from '../../fixtures/servers/model-server.ts';
import type { ActionResult, Results } from '../../fixtures/servers/run-action.ts';
import { resultsSchema } from '../../src/config/results-schema.ts';
import type { VerdictState } from '../../src/policy/verdict.ts';
import type { RunOptions, World } from './world.ts';

/** One run of the gate and everything that it left behind. */
export interface Outcome extends ActionResult {
  /** Description of the commit status on the head. */
  readonly status: string;
  /** The gate's comment; empty where there is none. */
  readonly comment: string;
  /** The only prompt of the results file. */
  readonly prompt: Results;
  /** Reason codes of the run and of all its prompts, warnings aside. */
  readonly codes: readonly string[];
  /** Requests of this run: to the model under test, to the judge, reads of GitHub's API. */
  readonly asked: readonly ChatRequest[];
  readonly judged: readonly ChatRequest[];
  readonly reads: readonly string[];
}

interface Surfaces {
  readonly code: number;
  readonly status: string;
  readonly heading: string;
}

/** What a verdict is on every surface. */
const SURFACES: Readonly<Record<VerdictState, Surfaces>> = {
  pass: { code: 0, status: 'success', heading: 'passed' },
  'not-applicable': { code: 0, status: 'success', heading: 'nothing to evaluate' },
  blocked: { code: 1, status: 'failure', heading: 'blocked' },
  'awaiting-sign-off': { code: 0, status: 'pending', heading: 'awaiting sign-off' },
  inconclusive: { code: 1, status: 'error', heading: 'could not be measured' },
};

/**
 * Runs the gate and holds it to what the verdict promises everywhere: output, exit code, commit status on the head,
 * the comment's heading, and a results file of the documented shape.
 */
export async function expectVerdict(
  world: World,
  number: number,
  verdict: VerdictState,
  { advises = false, ...options }: RunOptions & { readonly advises?: boolean } = {},
): Promise<Outcome> {
  const before = {
    model: world.generated().length,
    judge: world.judged().length,
    github: world.github.reads().length,
  };
  const result = await world.run(number, options);
  const expected = advises ? { ...SURFACES[verdict], code: 0, status: 'success' } : SURFACES[verdict];
  const status = world.status(number);
  const comment = world.comments(number).at(-1) ?? '';

  expect(result.outputs.verdict, result.log).toBe(verdict);
  expect(result.code, result.log).toBe(expected.code);
  expect(status?.state).toBe(expected.status);
  expect(status?.description?.length).toBeLessThanOrEqual(140);
  expect(resultsSchema.parse(result.results).verdict).toBe(verdict);
  if (!advises && comment !== '') expect(comment).toContain(`Prompt Gate: ${expected.heading}`);

  const results = result.results;
  const reasons = [...results.reasons, ...results.prompts.flatMap((prompt: Results) => prompt.reasons)];
  return {
    ...result,
    status: status?.description ?? '',
    comment,
    prompt: results.prompts[0],
    codes: reasons
      .map((reason: Results) => reason.code)
      .filter((code: string) => !code.startsWith('warning.')),
    asked: world.generated().slice(before.model),
    judged: world.judged().slice(before.judge),
    reads: world.github
      .reads()
      .slice(before.github)
      .map((request) => request.path),
  };
}

/** The message of the first reason with this code, of the run or of a prompt. */
export function messageOf(outcome: Outcome, code: string): string {
  const { reasons, prompts } = outcome.results;
  const all = [...reasons, ...prompts.flatMap((prompt: Results) => prompt.reasons)];
  return all.find((reason: Results) => reason.code === code)?.message ?? `no reason ${code}`;
}
