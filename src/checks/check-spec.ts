/** Deterministic checks on one answer, as config and golden dataset write them, in the gate's own names. */
export interface AnswerChecks {
  readonly format?: 'text' | 'json' | undefined;
  /** Path of a JSON Schema file in the repository. */
  readonly schema?: string | undefined;
  /** Paths into the answer's JSON, `sources.0.url`. */
  readonly requiredFields?: readonly string[] | undefined;
  readonly length?: LengthLimits | undefined;
  /** Linear-time regular expressions (RE2 syntax). */
  readonly mustMatch?: readonly string[] | undefined;
  readonly mustNotMatch?: readonly string[] | undefined;
}

/** Characters are Unicode code points; words are counted as `Intl.Segmenter` sees them. */
export interface LengthLimits {
  readonly minChars?: number | undefined;
  readonly maxChars?: number | undefined;
  readonly minWords?: number | undefined;
  readonly maxWords?: number | undefined;
}

/** Checks over all answers of a prompt. */
export interface RunChecks {
  readonly latency?:
    | { readonly p95Ms?: number | undefined; readonly maxIncrease?: number | undefined }
    | undefined;
  readonly cost?:
    | { readonly maxUsdPerCase?: number | undefined; readonly maxIncrease?: number | undefined }
    | undefined;
  /** Share of cases that must pass all answer checks, 0 to 1. */
  readonly minPassRate?: number | undefined;
}

export type Checks = AnswerChecks & RunChecks;

/** One check that one answer failed. */
export interface CheckFailure {
  /** `empty`, `format`, `schema`, `required-fields`, `length`, `must-match`, `must-not-match`. */
  readonly rule: string;
  readonly expected: string;
  readonly found: string;
}

/** True when a check compares the candidate with the baseline, so that the baseline has to run as well. */
export function comparesWithBaseline(checks: RunChecks): boolean {
  return checks.latency?.maxIncrease !== undefined || checks.cost?.maxIncrease !== undefined;
}

/** True when an answer can fail something besides being empty. */
export function hasAnswerRules({
  format,
  schema,
  requiredFields,
  length,
  mustMatch,
  mustNotMatch,
}: AnswerChecks): boolean {
  const lists = [requiredFields, mustMatch, mustNotMatch];
  return (
    format === 'json' ||
    schema !== undefined ||
    length !== undefined ||
    lists.some((list) => list !== undefined && list.length > 0)
  );
}
