import type { Results } from '../../fixtures/servers/run-action.ts';

/** Cases of the run that have a score on every metric. */
export function scoredCases(results: Results): number {
  const samples = results.prompts.flatMap((prompt: Results) =>
    prompt.cases.map((one: Results) => one.candidate?.samples?.[0]?.scores),
  );
  return samples.filter((scores: Results) => scores?.faithfulness != null && scores?.relevance != null)
    .length;
}
