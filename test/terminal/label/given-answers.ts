import type { Answer } from '../../../src/terminal/label/read-answers.ts';

export function anAnswer(given: Partial<Answer> = {}): Answer {
  return {
    id: 'returns',
    side: 'candidate',
    query: 'How long can I return it?',
    context: 'Within 30 days of delivery.',
    reference: null,
    answer: 'Within 30 days.',
    scores: { faithfulness: 1, relevance: 1 },
    ...given,
  };
}

const sample = (output: string | null, faithfulness: number | null = 1, relevance: number | null = 1) =>
  output === null ? { output, why: 'refused' } : { output, scores: { faithfulness, relevance } };

export interface GivenCase {
  readonly id: string;
  readonly context?: string | null;
  readonly candidate?: readonly (string | null)[];
  readonly baseline?: readonly (string | null)[] | null;
  readonly score?: number;
}

/** As much of a results file as labelling looks at. */
export function results(cases: readonly GivenCase[]): string {
  return JSON.stringify({
    schemaVersion: 1,
    prompts: [
      {
        cases: cases.map(
          ({
            id,
            context = `About ${id}.`,
            candidate = [`${id} new`],
            baseline = [`${id} old`],
            score = 1,
          }) => ({
            id,
            query: `What of ${id}?`,
            context,
            reference: null,
            candidate: { samples: candidate.map((output) => sample(output, score, score)) },
            baseline: baseline && { samples: baseline.map((output) => sample(output)) },
          }),
        ),
      },
    ],
  });
}
