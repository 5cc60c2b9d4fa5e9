import { canonical } from '../prompts/behaviour.ts';
import type { GoldenCase } from './golden-case.ts';
import { mix } from './shingles.ts';

/** A case, and an earlier one that asks the same. */
export interface Likeness {
  readonly golden: GoldenCase;
  readonly like: GoldenCase;
}

/** A case is compared with so many earlier ones of the same hash; more of them differ only where hashes were forced. */
const MAX_COMPARED = 8;

/** The cases whose query, context and variables are all those of an earlier case. Takes one pass. */
export function duplicates(cases: readonly GoldenCase[]): readonly Likeness[] {
  const seen = new Map<number, GoldenCase[]>();
  return cases.flatMap((golden) => {
    const variables = canonical(golden.variables);
    const key = hashOf([golden.query, golden.context ?? '', variables]);
    const earlier = seen.get(key) ?? [];
    const like = earlier.find(
      (one) =>
        one.query === golden.query &&
        one.context === golden.context &&
        canonical(one.variables) === variables,
    );
    if (like !== undefined) return [{ golden, like }];
    if (earlier.length < MAX_COMPARED) seen.set(key, [...earlier, golden]);
    return [];
  });
}

/** 53 bits over several texts. */
function hashOf(texts: readonly string[]): number {
  let [high, low] = [0x811c9dc5, 0x9e3779b9];
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b);
    }
    [high, low] = [mix(high ^ text.length), mix(low ^ text.length)];
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
