/** What a reply's headers say of one limit: requests, or tokens. */
export interface ToldLimit {
  /** What may be spent at most, from full. */
  readonly limit: number;
  /** What may be spent now. */
  readonly remaining: number;
  /** So much comes back each millisecond. */
  readonly perMs: number;
}

/** The limits that a reply's headers tell of; null: nothing that can be relied on. */
export interface ToldLimits {
  readonly requests: ToldLimit | null;
  readonly tokens: ToldLimit | null;
}

const MINUTE_MS = 60_000;

/**
 * Reads `x-ratelimit-limit-`, `-remaining-` and `-reset-requests`, and the same of tokens, as OpenAI sends them and
 * Groq, Mistral and Azure after it. Headers without a kind (`x-ratelimit-limit`) are not read: they count seconds,
 * minutes or hours, and do not say which.
 */
export function readToldLimits(header: (name: string) => string | null): ToldLimits {
  return { requests: readLimit(header, 'requests'), tokens: readLimit(header, 'tokens') };
}

function readLimit(header: (name: string) => string | null, kind: 'requests' | 'tokens'): ToldLimit | null {
  const limit = plainNumber(header(`x-ratelimit-limit-${kind}`));
  const remaining = plainNumber(header(`x-ratelimit-remaining-${kind}`));
  // Azure sends -1 where it does not know; some servers a limit of 0 where there is none.
  if (limit === null || remaining === null || limit < 1) return null;
  const left = Math.min(limit, remaining);
  return { limit, remaining: left, perMs: refill(limit, left, header(`x-ratelimit-reset-${kind}`)) };
}

/**
 * How fast the limit comes back. A limit is one of a minute, unless the time until all of it is back says that it is
 * of a longer one: Groq's and OpenAI's headers tell of the daily limit where that one is closer.
 */
function refill(limit: number, remaining: number, reset: string | null): number {
  const perMinute = limit / MINUTE_MS;
  const until = readDuration(reset);
  if (until === null || until.ms <= until.unit) return perMinute;
  // Rounded figures: at most one more may be missing, and it may be back one unit of time earlier.
  return Math.min(perMinute, (limit - remaining + 1) / (until.ms - until.unit));
}

const UNITS_MS: Readonly<Record<string, number>> = {
  d: 86_400_000,
  h: 3_600_000,
  m: MINUTE_MS,
  s: 1_000,
  ms: 1,
};
const PARTS = /(\d+(?:\.\d+)?)(ms|d|h|m|s)/g;

/** `6m0s`, `1s`, `20ms`, `2m59.56s`, or seconds alone; with the smallest time that it can tell apart. */
function readDuration(text: string | null): { readonly ms: number; readonly unit: number } | null {
  if (text === null) return null;
  const seconds = plainNumber(text);
  if (seconds !== null) return { ms: seconds * 1_000, unit: text.includes('.') ? 1 : 1_000 };
  if (text === '' || text.replace(PARTS, '') !== '') return null;
  const ms = [...text.matchAll(PARTS)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNITS_MS[unit ?? ''] ?? 0),
    0,
  );
  return { ms, unit: 1 };
}

/** Digits alone: an empty header says nothing, and a negative number means nothing. */
export function plainNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : null;
}
