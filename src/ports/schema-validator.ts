import type { Json, JsonObject } from './json.ts';

/** One place where a value does not fit its schema. */
export interface SchemaFailure {
  /** Path into the value, `/sources/0/url`; empty for the value itself. */
  readonly path: string;
  readonly message: string;
}

/** `too-slow`: the schema did not finish within its deadline. `unusable`: it is not a valid schema. */
export type SchemaResult =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly failures: readonly SchemaFailure[] }
  | { readonly kind: 'too-slow'; readonly deadlineMs: number }
  | { readonly kind: 'unusable'; readonly why: string };

/** Validates against JSON Schema 2020-12, 2019-09 or draft-07, away from the main thread and with a deadline. */
export interface SchemaValidator {
  validate(schema: JsonObject | boolean, value: Json): Promise<SchemaResult>;
  close(): Promise<void>;
}
