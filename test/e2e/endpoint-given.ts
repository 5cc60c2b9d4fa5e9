import type { TestContext } from 'vitest';
import type { ChatRequest, Quirk } from '../../fixtures/servers/model-server.ts';
import type { ActionResult, Results } from '../../fixtures/servers/run-action.ts';
import {
  createWorld,
  DATASET,
  dataset,
  type Files,
  goldenCases,
  PROMPT,
  prompt,
  TEXT,
  type World,
  type WorldOptions,
} from './world.ts';

export const CONFIG = '.github/prompt-gate.yml';
/** The prompt of the world with one sentence more, as a MINOR. */
export const MINOR = prompt('1.3.0', `${TEXT} Be brief.`);

/** A world whose golden dataset holds so many cases; it closes with the test, so that tests may run side by side. */
export async function worldOf(
  test: TestContext,
  cases: number,
  files: Files = {},
  quirks: Quirk[] = [],
  options: WorldOptions = {},
): Promise<World> {
  const world = await createWorld({ [DATASET]: dataset(goldenCases(cases)), ...files }, quirks, options);
  test.onTestFinished(() => world.close());
  return world;
}

/** Proposes a MINOR change of the prompt, and runs the gate on it. */
export async function gateMinor(
  world: World,
  options: Parameters<World['run']>[1] = {},
): Promise<ActionResult & { number: number }> {
  const number = await world.propose({ [PROMPT]: MINOR });
  return { number, ...(await world.run(number, options)) };
}

/** Which golden case a request, of the model under test or of the judge, is about. */
export function caseOf(request: ChatRequest): number {
  const asked = request.messages.find(({ role }) => role === 'user')?.content ?? '';
  return Number(/parcel number (\d+)/.exec(asked)?.[1] ?? 0);
}

/** Codes of all reasons of a run: its own, then those of its prompts. */
export function codesOf(results: Results): string[] {
  const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);
  return [...codes(results.reasons), ...results.prompts.flatMap((one: Results) => codes(one.reasons))];
}

/** The message of the first reason with this code. */
export function messageOf(results: Results, code: string): string {
  const reasons = [...results.reasons, ...results.prompts.flatMap((one: Results) => one.reasons)];
  return reasons.find((reason: { code: string }) => reason.code === code)?.message ?? '';
}

/** Scores of the candidate, one a case. */
export function scoresOf(results: Results, metric: 'faithfulness' | 'relevance'): (number | null)[] {
  return results.prompts[0].cases.map((one: Results) => one.candidate.samples[0].scores[metric]);
}

/** Why the candidate's answer to a case has no score; null where it has one. */
export function whyUnscored(
  results: Results,
  n: number,
  metric: 'faithfulness' | 'relevance',
): string | null {
  return results.prompts[0].cases[n - 1].candidate.samples[0].noScore[metric];
}
