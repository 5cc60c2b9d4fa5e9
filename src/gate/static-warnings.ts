import { whyUnsatisfiable } from '../checks/unsatisfiable.ts';
import {
  repeatedCases,
  tokenLimit,
  tooFewCases,
  unusedContext,
  unusedVariables,
  type Warning,
} from '../dataset/case-warnings.ts';
import type { GoldenCase } from '../dataset/golden-case.ts';
import type { JsonObject } from '../ports/json.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { templateVariables, unsupportedSyntax } from '../prompts/template.ts';

export type { Warning } from '../dataset/case-warnings.ts';

export interface WarningWork {
  readonly prompt: Prompt;
  /** The cases that this prompt answers. */
  readonly cases: readonly GoldenCase[];
  /** What its answers are checked against; null: nothing. */
  readonly schema: JsonObject | boolean | null;
  /** Independent cases that have to change before a regression is proven; null: nothing is compared. */
  readonly minChangedNeeded: number | null;
  /** Names that its messages use. Left out: those of plain `{{ name }}`; null: not known. */
  readonly uses?: readonly string[] | null;
  /** Names that other prompts of the same dataset use, which explains variables that this one does not. */
  readonly usedElsewhere?: readonly string[];
}

/** What can be said of a measurement before any model is asked. A variable that a case lacks is an error elsewhere. */
export function staticWarnings({
  prompt,
  cases,
  schema,
  minChangedNeeded,
  uses = plainUses(prompt),
  usedElsewhere = [],
}: WarningWork): readonly Warning[] {
  return [
    ...(uses === null ? [] : unusedVariables(cases, [...uses, ...usedElsewhere])),
    ...(uses === null ? [] : unusedContext(cases, uses)),
    ...unsatisfiableSchema(schema),
    ...tokenLimit(cases, prompt.maxTokens),
    ...repeatedCases(cases),
    ...tooFewCases(cases, minChangedNeeded),
  ];
}

/** The names in plain templates; null where other syntax stands in them, which may use more. */
function plainUses({ messages }: Prompt): readonly string[] | null {
  if (messages.some(({ content }) => unsupportedSyntax(content) !== null)) return null;
  return messages.flatMap(({ content }) => templateVariables(content));
}

function unsatisfiableSchema(schema: JsonObject | boolean | null): Warning[] {
  const why = schema === null ? null : whyUnsatisfiable(schema);
  if (why === null) return [];
  const message = `No answer can fit the schema: ${why}. Every case will fail this check until the schema is corrected.`;
  return [{ code: 'warning.schema-unsatisfiable', message }];
}
