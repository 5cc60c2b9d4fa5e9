import { z } from 'zod';
import { nearest } from '../../parsing/nearest.ts';
import { pathText, show } from '../../parsing/zod-faults.ts';
import type { Json, JsonObject } from '../../ports/json.ts';

const PARAMETERS = {
  temperature: z.number().min(0).max(2),
  top_p: z.number().min(0).max(1),
  presence_penalty: z.number().min(-2).max(2),
  frequency_penalty: z.number().min(-2).max(2),
  seed: z.int(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh']),
} as const;

const EXPECTED: Record<keyof typeof PARAMETERS | 'max_tokens', string> = {
  temperature: 'a number from 0 to 2',
  top_p: 'a number from 0 to 1',
  presence_penalty: 'a number from -2 to 2',
  frequency_penalty: 'a number from -2 to 2',
  seed: 'a whole number',
  stop: 'a string, or a list of at most 4 strings',
  reasoning_effort: 'none, minimal, low, medium, high or xhigh',
  max_tokens: 'a whole number of at least 1',
};

const TOKEN_LIMITS = new Set(['max_tokens', 'max_completion_tokens', 'max_output_tokens']);

/** Spelling of a parameter without its case and dashes: `maxTokens`, `max-tokens` and `max_tokens` are one. */
export function parameterName(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}

/** True for a key that is one of the known model parameters, in any spelling. */
export function isParameter(key: string): boolean {
  const name = parameterName(key);
  return Object.hasOwn(PARAMETERS, name) || TOKEN_LIMITS.has(name);
}

/** Every known parameter, as front matter spells it. */
export const PARAMETER_KEYS: readonly string[] = [...Object.keys(PARAMETERS), 'max_tokens'].map((name) =>
  name.replaceAll('_', '-'),
);

export interface Parameters {
  readonly parameters: JsonObject;
  readonly maxTokens: number | null;
  readonly faults: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}

/** Reads model parameters in any spelling. What is unknown or out of range is a fault, never ignored. */
export function readParameters(
  raw: Readonly<Record<string, unknown>>,
  base: readonly PropertyKey[],
): Parameters {
  const parameters: Record<string, Json> = {};
  const faults: { path: readonly PropertyKey[]; message: string }[] = [];
  let maxTokens: number | null = null;
  for (const [key, value] of Object.entries(raw)) {
    const name = parameterName(key);
    const path = [...base, key];
    const wrong = (expected: string) =>
      faults.push({ path, message: `\`${pathText(path)}\` is ${show(value)}; expected ${expected}` });
    if (value === null) continue;
    if (TOKEN_LIMITS.has(name)) {
      if (Number.isSafeInteger(value) && (value as number) >= 1) maxTokens = value as number;
      else wrong(EXPECTED.max_tokens);
    } else if (Object.hasOwn(PARAMETERS, name)) {
      const known = name as keyof typeof PARAMETERS;
      const parsed = PARAMETERS[known].safeParse(value);
      if (parsed.success) parameters[known] = parsed.data;
      else wrong(EXPECTED[known]);
    } else {
      const near = nearest(key, PARAMETER_KEYS);
      const advice = near ? `did you mean \`${near}\`?` : `known parameters: ${PARAMETER_KEYS.join(', ')}`;
      faults.push({ path, message: `unknown model parameter \`${pathText(path)}\`; ${advice}` });
    }
  }
  return { parameters, maxTokens, faults };
}
