import type { FileChange, TreeEntry } from '../../ports/repository.ts';
import type { GithubApi } from './api.ts';
import type { Trees } from './trees.ts';

/** A comparison lists at most so many files; a pull request's own list goes further, and then ends as well. */
const COMPARE_FILES = 300;
const PULL_REQUEST_FILES = 3000;

export interface FileReply {
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: string;
}

/** Where to look for changed files beyond the first 300. */
export interface ChangeSources {
  readonly api: GithubApi;
  readonly trees: Trees;
  /** Null: the change belongs to no pull request. */
  readonly pullRequest: number | null;
}

/**
 * All changed files between two commits: the comparison's own list; where that may be cut, the pull request's; where
 * that may be cut as well, the two trees. No list that may be cut is ever taken for the whole.
 */
export async function changedFiles(
  listed: readonly FileReply[],
  mergeBase: string,
  head: string,
  { api, trees, pullRequest }: ChangeSources,
): Promise<readonly FileChange[]> {
  if (listed.length < COMPARE_FILES) return listed.flatMap(fileChange);
  if (pullRequest !== null) {
    const files = await api.pages('/pulls/{pull_number}/files', { pull_number: pullRequest });
    if (files.length < PULL_REQUEST_FILES) return (files as FileReply[]).flatMap(fileChange);
  }
  return compareTrees(await trees.list(mergeBase), await trees.list(head));
}

function fileChange(file: FileReply): FileChange[] {
  const { filename: path, previous_filename: previousPath = null } = file;
  switch (file.status) {
    case 'unchanged':
      return [];
    case 'added':
    case 'copied':
      return [{ path, previousPath: null, kind: 'added' }];
    case 'removed':
      return [{ path, previousPath: null, kind: 'removed' }];
    case 'renamed':
      return [{ path, previousPath, kind: previousPath === null ? 'modified' : 'renamed' }];
    default:
      return [{ path, previousPath: null, kind: 'modified' }];
  }
}

/** What differs between two trees. A file that moved and kept its content is a rename where only one can be meant. */
export function compareTrees(before: readonly TreeEntry[], after: readonly TreeEntry[]): FileChange[] {
  const [old, now] = [before, after].map((entries) => new Map(entries.map((entry) => [entry.path, entry])));
  const removed = before.filter(({ path }) => !now?.has(path));
  const added = after.filter(({ path }) => !old?.has(path));
  const modified = after.filter((entry) => {
    const was = old?.get(entry.path);
    return was !== undefined && (was.id !== entry.id || was.kind !== entry.kind);
  });
  const [from, to] = [only(removed), only(added)];
  const renames = new Map(
    [...to].flatMap(([id, path]) => (from.has(id) ? [[path, from.get(id) ?? path] as const] : [])),
  );
  const gone = new Set(renames.values());
  return [
    ...modified.map(({ path }): FileChange => ({ path, previousPath: null, kind: 'modified' })),
    ...added.map(({ path }): FileChange => {
      const previousPath = renames.get(path) ?? null;
      return { path, previousPath, kind: previousPath === null ? 'added' : 'renamed' };
    }),
    ...removed
      .filter(({ path }) => !gone.has(path))
      .map(({ path }): FileChange => ({ path, previousPath: null, kind: 'removed' })),
  ];
}

/** Path by content, of contents that stand at one path alone. */
function only(entries: readonly TreeEntry[]): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const { id } of entries) times.set(id, (times.get(id) ?? 0) + 1);
  return new Map(entries.filter(({ id }) => times.get(id) === 1).map(({ id, path }) => [id, path]));
}
