import type { Policy } from '../policy/policy.ts';
import { toJson } from '../ports/json.ts';
import type { Comparison } from '../ports/repository.ts';
import type { Hash } from '../ports/system.ts';
import { canonical } from '../prompts/behaviour.ts';
import type { BaselineRef } from './prompt-plan.ts';
import type { Snapshots } from './snapshot.ts';

/**
 * Identifies what was measured and by which rules: git's content ids of every file that the plan asked for, on every
 * side, and the policy. Commit ids are left out, so that a commit which touches none of these files keeps the digest,
 * and so does a merge queue's commit of the same change.
 * @returns lower-case hex
 */
export async function digestOf(
  files: Snapshots,
  comparison: Comparison,
  baseline: BaselineRef,
  policy: Policy,
  hash: Hash,
): Promise<string> {
  const entries = await Promise.all(
    files.paths().map(async (path) => {
      const id = (commit: string) => files.id(commit, path);
      const [head, base] = [await id(comparison.head), await id(comparison.base)];
      const others = [await id(comparison.mergeBase), await id(baseline.commit)];
      return JSON.stringify([path, head, base, ...others.map((other) => (other === base ? 'base' : other))]);
    }),
  );
  const { notices: _, ...rules } = policy;
  return hash(`${entries.join('\n')}\n${hash(canonical(toJson(rules)))}`);
}
