import type { Comparison } from '../ports/repository.ts';
import type { Snapshots } from './snapshot.ts';

/**
 * The commit that holds a file as it will stand after the merge: the head, or the base where only the base branch
 * changed it since the branch was made. Null where both changed it: only an updated branch can tell.
 */
export async function mergedCommit(
  path: string,
  { base, mergeBase, head }: Comparison,
  files: Snapshots,
): Promise<string | null> {
  if (base === mergeBase) return head;
  const [before, theirs, ours] = await Promise.all(
    [mergeBase, base, head].map((commit) => files.id(commit, path)),
  );
  if (theirs === before || theirs === ours) return head;
  return ours === before ? base : null;
}
