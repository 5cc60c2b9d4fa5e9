import { RE2JS } from 're2js';
import type { Json, JsonObject } from '../ports/json.ts';
import { isJsonObject } from '../ports/json.ts';
import type { SchemaValidator } from '../ports/schema-validator.ts';
import { countChars, countWords, excerpt, parseJsonAnswer, shortened } from './answer-text.ts';
import type { AnswerChecks, CheckFailure, LengthLimits } from './check-spec.ts';

/** Checks of one answer with its schema already read. */
export interface ReadyChecks {
  readonly checks: AnswerChecks;
  readonly schema: JsonObject | boolean | null;
}

/** Runs every deterministic check on one answer and names each that fails. An answer of white space fails `empty`. */
export async function runChecks(
  answer: string,
  ready: readonly ReadyChecks[],
  validator: SchemaValidator,
): Promise<CheckFailure[]> {
  if (answer.trim() === '')
    return [{ rule: 'empty', expected: 'an answer', found: 'nothing but white space' }];
  const failures = await Promise.all(ready.map((one) => runOne(answer, one, validator)));
  return failures.flat();
}

async function runOne(
  answer: string,
  { checks, schema }: ReadyChecks,
  validator: SchemaValidator,
): Promise<CheckFailure[]> {
  const text = [...lengthFailures(answer, checks.length), ...patternFailures(answer, checks)];
  const needsJson = checks.format === 'json' || schema !== null || (checks.requiredFields ?? []).length > 0;
  if (!needsJson) return text;
  const parsed = parseJsonAnswer(answer);
  if (parsed.kind === 'not-json') return [{ rule: 'format', expected: 'JSON', found: parsed.why }, ...text];
  const fields = fieldFailures(parsed.value, checks.requiredFields ?? []);
  const bySchema = schema === null ? [] : await schemaFailures(schema, parsed.value, validator);
  return [...bySchema, ...fields, ...text];
}

async function schemaFailures(
  schema: JsonObject | boolean,
  value: Json,
  validator: SchemaValidator,
): Promise<CheckFailure[]> {
  const result = await validator.validate(schema, value);
  switch (result.kind) {
    case 'valid':
      return [];
    case 'invalid':
      return result.failures.map((failure) => ({
        rule: 'schema',
        expected: `${failure.path || 'the answer'} ${failure.message}`,
        found: shortened(JSON.stringify(valueAt(value, keysOf(failure.path)) ?? null)),
      }));
    case 'too-slow':
      return [
        {
          rule: 'schema',
          expected: `validated within ${result.deadlineMs} ms`,
          found:
            'a schema that takes longer on this answer (a costly pattern, or uniqueItems on a long list)',
        },
      ];
    case 'unusable':
      return [
        { rule: 'schema', expected: 'a JSON Schema of 2020-12, 2019-09 or draft-07', found: result.why },
      ];
  }
}

function fieldFailures(value: Json, fields: readonly string[]): CheckFailure[] {
  return fields
    .filter((field) => valueAt(value, field.split('.')) === undefined)
    .map((field) => ({
      rule: 'required-fields',
      expected: `the field ${field}`,
      found: isJsonObject(value)
        ? `the fields ${Object.keys(value).slice(0, 10).join(', ') || '(none)'}`
        : shortened(JSON.stringify(value)),
    }));
}

/** The value at a path of keys and list indexes; undefined where it does not lead to one of the value's own. */
function valueAt(value: Json, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((at, key) => {
    if (Array.isArray(at)) return /^\d+$/.test(key) ? (at as readonly Json[])[Number(key)] : undefined;
    return isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }, value);
}

/** The keys of a JSON pointer. */
function keysOf(pointer: string): string[] {
  const keys = pointer.split('/').slice(1);
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function lengthFailures(answer: string, limits: LengthLimits | undefined): CheckFailure[] {
  if (!limits) return [];
  const chars = countChars(answer);
  const words = limits.minWords !== undefined || limits.maxWords !== undefined ? countWords(answer) : 0;
  const bounds = [
    {
      bad: chars < (limits.minChars ?? 0),
      expected: `at least ${limits.minChars} characters`,
      found: `${chars}`,
    },
    {
      bad: chars > (limits.maxChars ?? Infinity),
      expected: `at most ${limits.maxChars} characters`,
      found: `${chars}`,
    },
    { bad: words < (limits.minWords ?? 0), expected: `at least ${limits.minWords} words`, found: `${words}` },
    {
      bad: words > (limits.maxWords ?? Infinity),
      expected: `at most ${limits.maxWords} words`,
      found: `${words}`,
    },
  ];
  return bounds
    .filter((bound) => bound.bad)
    .map(({ expected, found }) => ({ rule: 'length', expected, found }));
}

const compiled = new Map<string, RE2JS>();

/** Each pattern is compiled once. */
function compile(pattern: string): RE2JS {
  const found = compiled.get(pattern) ?? RE2JS.compile(pattern);
  compiled.set(pattern, found);
  return found;
}

function patternFailures(answer: string, checks: AnswerChecks): CheckFailure[] {
  const wanted = (checks.mustMatch ?? [])
    .filter((pattern) => !compile(pattern).matcher(answer).find())
    .map((pattern) => ({
      rule: 'must-match',
      expected: `a match of ${pattern}`,
      found: `none in ${excerpt(answer)}`,
    }));
  const unwanted = (checks.mustNotMatch ?? []).flatMap((pattern) => {
    const matcher = compile(pattern).matcher(answer);
    if (!matcher.find()) return [];
    return [
      { rule: 'must-not-match', expected: `no match of ${pattern}`, found: excerpt(matcher.group() ?? '') },
    ];
  });
  return [...wanted, ...unwanted];
}
