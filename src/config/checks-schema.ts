import { RE2JS } from 're2js';
import { z } from 'zod';
import { repositoryPath } from '../parsing/path-schemas.ts';

/** A regular expression in RE2 syntax, which matches in linear time. */
export const pattern = z
  .string()
  .min(1)
  .max(1000)
  .superRefine((text, context) => {
    try {
      RE2JS.compile(text);
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: `expected a linear-time regular expression (RE2 syntax, no look-around or back-references): ${(error as Error).message}`,
      });
    }
  });

const count = z.int().min(0);

const length = z
  .strictObject({
    'min-chars': count.optional(),
    'max-chars': count.optional(),
    'min-words': count.optional(),
    'max-words': count.optional(),
  })
  .transform((raw) => ({
    minChars: raw['min-chars'],
    maxChars: raw['max-chars'],
    minWords: raw['min-words'],
    maxWords: raw['max-words'],
  }));

const answerKeys = {
  format: z.enum(['text', 'json']).optional(),
  schema: z.optional(repositoryPath),
  'required-fields': z.array(z.string().min(1)).optional(),
  length: length.optional(),
  'must-match': z.array(pattern).max(20).optional(),
  'must-not-match': z.array(pattern).max(20).optional(),
};

const runKeys = {
  latency: z
    .strictObject({
      'p95-ms': z.number().positive().optional(),
      'max-increase': z.number().min(0).optional(),
    })
    .transform((raw) => ({ p95Ms: raw['p95-ms'], maxIncrease: raw['max-increase'] }))
    .optional(),
  cost: z
    .strictObject({
      'max-usd-per-case': z.number().min(0).optional(),
      'max-increase': z.number().min(0).optional(),
    })
    .transform((raw) => ({ maxUsdPerCase: raw['max-usd-per-case'], maxIncrease: raw['max-increase'] }))
    .optional(),
  'min-pass-rate': z.number().min(0).max(1).optional(),
};

interface RawAnswerChecks {
  readonly format?: 'text' | 'json' | undefined;
  readonly schema?: string | undefined;
  readonly 'required-fields'?: readonly string[] | undefined;
  readonly length?: z.output<typeof length> | undefined;
  readonly 'must-match'?: readonly string[] | undefined;
  readonly 'must-not-match'?: readonly string[] | undefined;
}

function answerChecksOf(raw: RawAnswerChecks) {
  return {
    format: raw.format,
    schema: raw.schema,
    requiredFields: raw['required-fields'],
    length: raw.length,
    mustMatch: raw['must-match'],
    mustNotMatch: raw['must-not-match'],
  };
}

/** The checks that one golden case may add. */
export const caseChecksSchema = z.strictObject(answerKeys).transform(answerChecksOf);

/** The checks that a group of prompts may set. */
export const checksSchema = z.strictObject({ ...answerKeys, ...runKeys }).transform((raw) => ({
  ...answerChecksOf(raw),
  latency: raw.latency,
  cost: raw.cost,
  minPassRate: raw['min-pass-rate'],
}));
