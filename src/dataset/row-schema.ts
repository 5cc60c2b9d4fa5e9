import { z } from 'zod';
import { caseChecksSchema } from '../config/checks-schema.ts';
import { globSchema } from '../parsing/path-schemas.ts';
import type { Json } from '../ports/json.ts';
import type { GoldenCase } from './golden-case.ts';

/** A whole number is as good as a text. */
export const idSchema = z.union([z.string().trim().min(1).max(200), z.int().transform(String)]);
export const querySchema = z.string().min(1);
/** One text, or several that are joined by blank lines. */
export const contextSchema = z.union([z.string(), z.array(z.string())]);
export const referenceSchema = z.string().nullish();

/** A context as prompts and judges see it. */
export function joinContext(context: string | readonly string[]): string {
  return typeof context === 'string' ? context : context.join('\n\n');
}

/** A row as people write it. */
export const rowSchema = z
  .strictObject({
    id: idSchema,
    query: querySchema,
    context: contextSchema.nullish(),
    variables: z.record(z.string(), z.json()).optional(),
    reference: referenceSchema,
    critical: z.boolean().optional(),
    group: z.string().min(1).nullish(),
    prompts: z.array(globSchema).max(20).nullish(),
    checks: caseChecksSchema.nullish(),
  })
  .transform((row): GoldenCase => {
    const context = joinContext(row.context ?? '');
    return {
      id: row.id,
      query: row.query,
      context: context.trim() === '' ? null : context,
      variables: (row.variables ?? {}) as Record<string, Json>,
      reference: row.reference ?? null,
      critical: row.critical ?? false,
      group: row.group ?? null,
      prompts: row.prompts ?? null,
      checks: row.checks ?? null,
    };
  });
