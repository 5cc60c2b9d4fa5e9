import { Ajv, type ErrorObject, type Options } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json, JsonObject } from '../ports/json.ts';
import type { SchemaResult } from '../ports/schema-validator.ts';

/** So many failures of one answer are named. */
const MAX_FAILURES = 5;

const OPTIONS: Options = {
  strict: false,
  allErrors: false,
  validateFormats: true,
  logger: false,
  inlineRefs: false,
};

type Compiled =
  | { readonly kind: 'ready'; readonly run: (value: Json) => SchemaResult }
  | { readonly kind: 'unusable'; readonly why: string };

/**
 * Compiles a JSON Schema of the dialect that its `$schema` names: 2020-12 (also where it names none), 2019-09 or
 * draft-07. References must stay inside the schema. Building and running can be made slow by a hostile schema.
 */
export function compileSchema(schema: JsonObject | boolean): Compiled {
  const dialect = typeof schema === 'object' ? schema.$schema : undefined;
  if (dialect !== undefined && typeof dialect !== 'string')
    return { kind: 'unusable', why: '`$schema` is not a string' };
  const ajv = ajvFor(dialect);
  if (ajv === null) {
    return {
      kind: 'unusable',
      why: `\`$schema\` is ${JSON.stringify(dialect)}; expected 2020-12, 2019-09 or draft-07`,
    };
  }
  try {
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    // An asynchronous validator answers with a promise, which would pass for "valid".
    if ('$async' in validate) return { kind: 'unusable', why: '`$async` is no part of JSON Schema' };
    return {
      kind: 'ready',
      run: (value) => {
        try {
          const fits = validate(value);
          return fits ? { kind: 'valid' } : { kind: 'invalid', failures: failuresOf(validate.errors ?? []) };
        } catch (error) {
          // A value may hold what breaks the comparison itself, such as a property called `valueOf`.
          // A schema that runs out of stack is no fault of the answer.
          if (!(error instanceof TypeError)) throw error;
          const message = `cannot be held against the schema: ${error.message}`;
          return { kind: 'invalid', failures: [{ path: '', message }] };
        }
      },
    };
  } catch (error) {
    return { kind: 'unusable', why: `not a valid schema: ${(error as Error).message}` };
  }
}

function ajvFor(dialect: string | undefined): Ajv | null {
  if (dialect === undefined || dialect.includes('json-schema.org/draft/2020-12/'))
    return new Ajv2020(OPTIONS);
  if (dialect.includes('json-schema.org/draft/2019-09/')) return new Ajv2019(OPTIONS);
  return dialect.includes('json-schema.org/draft-07/') ? new Ajv(OPTIONS) : null;
}

function failuresOf(errors: readonly ErrorObject[]) {
  return errors
    .slice(0, MAX_FAILURES)
    .map((error) => ({ path: error.instancePath, message: wording(error) }));
}

function wording(error: ErrorObject): string {
  if (error.keyword === 'additionalProperties' || error.keyword === 'unevaluatedProperties') {
    const extra = error.params.additionalProperty ?? error.params.unevaluatedProperty;
    return `must not have the property ${JSON.stringify(extra)}`;
  }
  if (error.keyword === 'enum') {
    return `must be one of ${JSON.stringify(error.params.allowedValues).slice(0, 200)}`;
  }
  return error.message ?? `must satisfy ${error.keyword}`;
}
