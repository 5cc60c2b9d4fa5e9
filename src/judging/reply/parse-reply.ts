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
  const json = fenced?.[1] ?? text;
  const read = parseJson(json);
  if (read.kind === 'faulty') return { kind: 'malformed', why: `the reply as a whole ${read.why}` };
  const { value } = read;
  if (keysWritten(json) > keysHeld(value))
    return { kind: 'malformed', why: 'the reply has the same key twice' };
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

/** A parser keeps the last of two keys of one name: what the reply says with the first would be lost. */
function keysWritten(json: string): number {
  const strings = json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g);
  return [...strings].filter(([, colon]) => colon !== undefined).length;
}

function keysHeld(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, entry) => sum + keysHeld(entry), 0);
  return Array.isArray(value) ? inner : inner + Object.keys(value).length;
}
