import type { Policy } from '../policy/policy.ts';
import { toJson } from '../ports/json.ts';
import type { Hash } from '../ports/system.ts';
import { canonical } from '../prompts/behaviour.ts';
import type { Snapshots } from './snapshot.ts';

/**
 * Identifies what was measured and by which rules: the content of every file that was read, on either side, and the
 * policy. Commit ids are left out, so that a commit which touches none of these files keeps the digest.
 * @returns lower-case hex
 */
export async function digestOf(files: Snapshots, head: string, policy: Policy, hash: Hash): Promise<string> {
  const entries = (await files.contents()).map(({ commit, path, text }) =>
    JSON.stringify([commit === head ? 'head' : 'base', path, text === null ? null : hash(text)]),
  );
  const { notices: _, ...rules } = policy;
  const decides = canonical(toJson(rules));
  return hash([...new Set(entries)].sort().join('\n') + hash(decides));
}
