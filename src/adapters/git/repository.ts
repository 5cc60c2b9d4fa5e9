import { isRepositoryPath } from '../../policy/repository-path.ts';
import { GateError } from '../../ports/gate-error.ts';
import type { RefInput, Repository, TreeEntry } from '../../ports/repository.ts';
import { decodeText, notAFile } from '../repository-text.ts';
import { type Git, GitFailure, oneLine } from './git.ts';
import { type Objects, openObjects } from './objects.ts';
import { fileChange, rawChanges, treeEntries } from './records.ts';

/** Longer texts, datasets as a rule, are handed out and not held. */
const MAX_HELD = 1_000_000;

/** A repository on this machine; closing it ends the process that reads from it. */
export interface LocalRepository extends Repository {
  close(): void;
}

/** What a person wrote to name a ref, by the input that it stands for. */
const OPTIONS: Readonly<Record<RefInput, string>> = {
  baseline: '--baseline',
  'base-ref': '--base',
  'head-ref': '--head',
};

/** Why a file is not read. `filter`: git would run a command of its settings on it. `size`: no run could read so much. */
export type Unread = 'filter' | 'size';

/**
 * Reads a repository through git, at exact commits. Each tree and each content is read once.
 * @param marks ids that stand in a tree for a content which was not read
 */
export function gitRepository(git: Git, marks: ReadonlyMap<string, Unread> = new Map()): LocalRepository {
  const objects = openObjects(git);
  const trees = new Map<string, Promise<ReadonlyMap<string, TreeEntry>>>();
  const texts = new Map<string, Promise<string>>();
  const tree = (commit: string) => {
    const found = trees.get(commit) ?? readTree(git, commit);
    trees.set(commit, found);
    return found;
  };
  const text = async (id: string, path: string): Promise<string> => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    const unread = marks.get(id);
    if (unread !== undefined) throw UNREAD[unread](path);
    const found = readText(objects, id, path).then((read) => {
      if (read.length > MAX_HELD) texts.delete(id);
      return read;
    });
    texts.set(id, found);
    return found;
  };
  const entry = async (commit: string, path: string) => {
    if (!isRepositoryPath(path)) throw notAFile(path);
    return (await tree(commit)).get(path) ?? null;
  };
  return {
    async compare(from, to) {
      const base = await commitOf(git, from, 'base-ref');
      const head = await commitOf(git, to, 'head-ref');
      const mergeBase = await mergeBaseOf(git, base, head, from);
      const raw = ['diff-tree', '-r', '--raw', '-z', '-M50%', '-l0', '--no-ext-diff', '--no-textconv'];
      const output = await git.run([...raw, '--no-abbrev', '--ignore-submodules=none', mergeBase, head]);
      return { base, mergeBase, head, files: rawChanges(output).map(fileChange) };
    },

    async read(commit, path) {
      const found = await entry(commit, path);
      if (found?.kind === 'file') return text(found.id, path);
      if (found !== null || (await isFolder(tree(commit), path))) throw notAFile(path);
      return null;
    },

    entry,
    list: async (commit) => [...(await tree(commit)).values()].filter(({ kind }) => kind !== 'submodule'),
    resolve: (ref, input) => commitOf(git, ref, input),
    close: () => objects.close(),
  };
}

async function readTree(git: Git, commit: string): Promise<ReadonlyMap<string, TreeEntry>> {
  const entries = treeEntries(await git.run(['ls-tree', '-r', '-z', '--full-tree', commit]));
  return new Map(entries.map((entry) => [entry.path, entry]));
}

async function isFolder(tree: Promise<ReadonlyMap<string, TreeEntry>>, path: string): Promise<boolean> {
  for (const other of (await tree).keys()) if (other.startsWith(`${path}/`)) return true;
  return false;
}

const UNREAD: Readonly<Record<Unread, (path: string) => GateError>> = {
  filter: (path) =>
    new GateError(
      'config.unreadable',
      `\`${path}\` has changed, and goes through a filter of git, such as LFS: no filter is run here.`,
      {
        remedy:
          'Commit it: what is committed is read. Where nothing has changed, `git status` makes git see that.',
      },
    ),
  size: (path) =>
    new GateError('config.unreadable', `\`${path}\` has more than 100 MB, which GitHub does not hand out.`),
};

async function readText(objects: Objects, id: string, path: string): Promise<string> {
  const found = await objects.read(id);
  if (found.kind === 'object') return decodeText([found.bytes], path);
  if (found.kind === 'too-large') throw UNREAD.size(path);
  throw new GateError('unmeasured.git', `The content of \`${path}\` (${id}) is not in this clone.`, {
    remedy:
      'A partial clone leaves contents out, and nothing is fetched here: `git fetch --refetch --no-filter` brings all.',
  });
}

/** The commit that a name stands for. A branch that only the remote has is found there, as GitHub would. */
export async function commitOf(git: Git, ref: string, input: RefInput): Promise<string> {
  for (const name of [ref, `refs/remotes/origin/${ref}`]) {
    const found = await tryGit(git, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${name}^{commit}`,
    ]);
    if (found !== null) return found;
  }
  const code = input === 'baseline' ? 'config.baseline' : 'config.ref';
  const missing = (await isShallow(git))
    ? ' This clone is shallow: `git fetch --unshallow` brings the rest.'
    : '';
  throw new GateError(code, `\`${ref}\` is no branch, tag or commit of this repository.`, {
    remedy: `Correct \`${OPTIONS[input]}\`, or fetch it: \`git fetch origin ${ref}\`.${missing}`,
  });
}

/** The newest commit that both come from. */
export async function mergeBaseOf(git: Git, base: string, head: string, name: string): Promise<string> {
  const found = await tryGit(git, ['merge-base', base, head]);
  if (found !== null) return found.split('\n')[0] ?? '';
  if (await isShallow(git)) {
    throw new GateError(
      'config.shallow-clone',
      `This clone is shallow, and the commit at which the change left \`${name}\` is not in it.`,
      { remedy: 'Fetch the history: `git fetch --unshallow`; in a CI checkout, fetch with depth 0.' },
    );
  }
  throw new GateError('config.ref', `\`${name}\` and the change have no commit in common.`, {
    remedy: 'Name the branch that the change is to be merged into with `--base`.',
  });
}

async function isShallow(git: Git): Promise<boolean> {
  return (await tryGit(git, ['rev-parse', '--is-shallow-repository'])) === 'true';
}

/** The output of a command, without the line break at its end; null where it ends with an error. */
export async function tryGit(git: Git, args: readonly string[]): Promise<string | null> {
  try {
    return oneLine(await git.run(args));
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}
