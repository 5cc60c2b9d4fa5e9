import { GateError } from '../../ports/gate-error.ts';
import type { TreeEntry } from '../../ports/repository.ts';
import type { GithubApi } from './api.ts';

/** What stands where in commits: each tree is asked for once. */
export interface Trees {
  /** Every file of a commit; links are files too. */
  list(commit: string): Promise<readonly TreeEntry[]>;
  /** What stands at a path; null: nothing, or a folder. */
  entry(commit: string, path: string): Promise<TreeEntry | null>;
  /** True where the commit's tree was asked for before, so that `entry` costs nothing more. */
  knows(commit: string): boolean;
}

interface TreeReply {
  readonly truncated: boolean;
  readonly tree: readonly TreeRow[];
}

interface TreeRow {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
}

const LINK = '120000';
const SUBMODULE = 'commit';

export function githubTrees(api: GithubApi): Trees {
  const known = new Map<string, Promise<ReadonlyMap<string, TreeEntry>>>();
  const tree = (commit: string) => {
    const found = known.get(commit) ?? filesBelow(api, commit, '').then(byPath);
    known.set(commit, found);
    return found;
  };
  return {
    list: async (commit) => [...(await tree(commit)).values()].filter(({ kind }) => kind !== 'submodule'),
    entry: async (commit, path) => (await tree(commit)).get(path) ?? null,
    knows: (commit) => known.has(commit),
  };
}

function byPath(entries: readonly TreeEntry[]): ReadonlyMap<string, TreeEntry> {
  return new Map(entries.map((entry) => [entry.path, entry]));
}

/**
 * All files below a tree. GitHub cuts a list of more than 100,000 entries or 7 MB and says so: then the folders are
 * asked one by one, so that no file goes unseen.
 */
async function filesBelow(api: GithubApi, sha: string, folder: string): Promise<readonly TreeEntry[]> {
  const whole = await readTree(api, sha, true);
  if (!whole.truncated) return whole.tree.flatMap((row) => fileOf(row, folder));
  const level = await readTree(api, sha, false);
  if (level.truncated) {
    throw new GateError(
      'unmeasured.tree',
      `GitHub did not list all files of the folder \`${folder || '/'}\`.`,
      {
        remedy: 'The folder is too large to be listed: a prompt in it would go unseen. Split the folder.',
      },
    );
  }
  const below = await Promise.all(
    level.tree
      .filter(({ type }) => type === 'tree')
      .map(({ path, sha: id }) => filesBelow(api, id, `${folder}${path}/`)),
  );
  return [...level.tree.flatMap((row) => fileOf(row, folder)), ...below.flat()];
}

function fileOf({ path, mode, type, sha }: TreeRow, folder: string): TreeEntry[] {
  if (type !== 'blob' && type !== SUBMODULE) return [];
  const kind = type === SUBMODULE ? 'submodule' : mode === LINK ? 'link' : 'file';
  return [{ path: `${folder}${path}`, id: sha, kind }];
}

async function readTree(api: GithubApi, tree: string, recursive: boolean): Promise<TreeReply> {
  const route = '/git/trees/{tree_sha}';
  const found = await api.get(route, { tree_sha: tree, ...(recursive ? { recursive: '1' } : {}) });
  if (found !== null) return found as TreeReply;
  throw new GateError('unmeasured.github', `GitHub knows no tree of ${tree}.`, {
    remedy: 'Run the job again; where that does not help, grant `contents: read` to the job.',
  });
}
