import { z } from 'zod';
import { parseJson } from '../../parsing/json-text.ts';
import { pathText, zodFaults } from '../../parsing/zod-faults.ts';
import type { RawClaim } from '../faithfulness.ts';

export interface RawRating {
  readonly reasoning: string;
  readonly rating: number;
}

export type ReplyResult<T> =
  | { readonly kind: 'parsed'; readonly reply: T }
  | { readonly kind: 'malformed'; readonly why: string };

const claimsSchema = z.strictObject({
  claims: z
    .array(
      z.strictObject({
        quote: z.string().min(1),
        claim: z.string(),
        verdict: z.enum(['supported', 'contradicted', 'not_found']),
        evidence: z.string(),
      }),
    )
    .max(500),
});

const ratingSchema = z.strictObject({
  reasoning: z.string(),
  rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
});

/** Reads a faithfulness reply: the whole text is one JSON object of exactly the asked shape, or it is malformed. */
export function parseClaims(text: string): ReplyResult<readonly RawClaim[]> {
  const parsed = parseWhole(text, claimsSchema);
  return parsed.kind === 'parsed' ? { kind: 'parsed', reply: parsed.reply.claims } : parsed;
}

/** Reads a relevance reply. A rating off the scale is malformed, never clamped. */
export function parseRating(text: string): ReplyResult<RawRating> {
  return parseWhole(text, ratingSchema);
}

/** One fence around the whole reply is taken off: endpoints without structured output write one. */
function parseWhole<T>(text: string, schema: z.ZodType<T>): ReplyResult<T> {
  const fenced = /^\s*```(?:json)?[ \t]*\r?\n([\s\S]*?)\r?\n?```\s*$/i.exec(text);
  const read = parseJson(fenced?.[1] ?? text);
  if (read.kind === 'faulty') return { kind: 'malformed', why: `the reply as a whole ${read.why}` };
  const { value } = read;
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: 'parsed', reply: parsed.data };
  const faults = zodFaults(parsed.error, value, pathText, () => []);
  return {
    kind: 'malformed',
    why: faults
      .slice(0, 3)
      .map((fault) => fault.message)
      .join('; '),
  };
}
