import type { AnswerChecks } from '../checks/check-spec.ts';
import type { Json } from '../ports/json.ts';
import { globMatcher } from '../prompts/globs.ts';

/** One row of the golden dataset. */
export interface GoldenCase {
  /** Unique within the dataset. */
  readonly id: string;
  readonly query: string;
  /** What a faithful answer may draw on; a list was joined by blank lines. */
  readonly context: string | null;
  readonly variables: Readonly<Record<string, Json>>;
  /** The ideal answer; only the relevance judge sees it. */
  readonly reference: string | null;
  readonly critical: boolean;
  /** Cases of one group are not independent of each other. */
  readonly group: string | null;
  /** Globs of the prompts that this case is for; null: for all that use the dataset. */
  readonly prompts: readonly string[] | null;
  readonly checks: AnswerChecks | null;
}

/** What a template may ask for: the case's variables, its query and its context. */
export function templateValues(golden: GoldenCase): ReadonlyMap<string, Json> {
  return new Map<string, Json>([
    ...Object.entries(golden.variables),
    ['query', golden.query],
    ...(golden.context === null ? [] : ([['context', golden.context]] as const)),
  ]);
}

/** True for a case that is for this prompt. */
export function appliesTo({ prompts }: GoldenCase, promptPath: string): boolean {
  return prompts === null || globMatcher(prompts)(promptPath);
}
