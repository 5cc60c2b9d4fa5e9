import { z } from 'zod';
import { parseJson, withoutByteOrderMark } from '../../parsing/json-text.ts';
import { knownKeysOf } from '../../parsing/known-keys.ts';
import { zodFaults } from '../../parsing/zod-faults.ts';
import type { Metric } from '../../policy/policy.ts';
import { GateError } from '../../ports/gate-error.ts';

/** An answer of a results file that a person can label. */
export interface Answer {
  /** Of the golden case. */
  readonly id: string;
  readonly side: 'candidate' | 'baseline';
  readonly query: string;
  readonly context: string;
  readonly reference: string | null;
  readonly answer: string;
  /** What the judge gave; null: no score. Never shown before the label. */
  readonly scores: Readonly<Record<Metric, number | null>>;
}

/** The answers of a results file, and how many there are that cannot be labelled. */
export interface Answers {
  readonly answers: readonly Answer[];
  /** Cases without a context: there is nothing that an answer could be faithful to. */
  readonly withoutContext: number;
}

const score = z.number().min(0).max(1).nullable();
const samples = z.object({
  samples: z.array(
    z.object({
      output: z.string().nullable(),
      scores: z.object({ faithfulness: score, relevance: score }).optional(),
    }),
  ),
});

/** What labelling needs of a results file; the rest may be as it is. */
const resultsSchema = z.object({
  schemaVersion: z.literal(1),
  prompts: z.array(
    z.object({
      cases: z.array(
        z.object({
          id: z.string(),
          query: z.string(),
          context: z.string().nullable(),
          reference: z.string().nullable(),
          candidate: samples,
          baseline: samples.nullable(),
        }),
      ),
    }),
  ),
});

type ResultsCase = z.output<typeof resultsSchema>['prompts'][number]['cases'][number];

const UNSCORED = { faithfulness: null, relevance: null };

/**
 * Reads the answers of a results file: every text once, whichever side or sample gave it.
 * @throws GateError `config.results` with each place that is not as documented
 */
export function readAnswers(path: string, text: string): Answers {
  const json = parseJson(withoutByteOrderMark(text));
  if (json.kind === 'faulty') throw notResults(path, [{ where: path, message: json.why }]);
  const parsed = resultsSchema.safeParse(json.value);
  if (!parsed.success) {
    const where = (at: readonly PropertyKey[]) => `${path} at ${at.map(String).join('.') || 'the top'}`;
    throw notResults(
      path,
      zodFaults(parsed.error, json.value, where, knownKeysOf(resultsSchema)).slice(0, 20),
    );
  }
  const cases = parsed.data.prompts.flatMap((prompt) => prompt.cases);
  const known = new Map<string, Answer>();
  for (const one of cases) {
    for (const answer of answersOf(one)) {
      const key = contentOf(answer);
      if (!known.has(key)) known.set(key, answer);
    }
  }
  return {
    answers: [...known.values()],
    withoutContext: cases.filter(({ context }) => isBlank(context)).length,
  };
}

/** What makes two rows the same: a label of one is a label of the other. */
export function contentOf({ query, context, answer }: Pick<Answer, 'query' | 'context' | 'answer'>): string {
  return JSON.stringify([query, context, answer]);
}

function answersOf({ id, query, context, reference, candidate, baseline }: ResultsCase): Answer[] {
  if (context === null || isBlank(context) || query === '') return [];
  const sides = [
    ['candidate', candidate],
    ['baseline', baseline],
  ] as const;
  return sides.flatMap(([side, given]) =>
    (given?.samples ?? []).flatMap(({ output, scores }) =>
      output === null
        ? []
        : [{ id, side, query, context, reference, answer: output, scores: scores ?? UNSCORED }],
    ),
  );
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

function notResults(path: string, faults: GateError['faults']): GateError {
  return new GateError('config.results', `\`${path}\` is no results file of this version.`, {
    faults,
    remedy: 'Give the file that `prompt-gate run` or the Action wrote: prompt-gate-results.json.',
  });
}
