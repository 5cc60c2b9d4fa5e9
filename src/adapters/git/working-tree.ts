import { copyFile, lstat, mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../ports/gate-error.ts';
import { filteredOf, filtersOf, withoutFilters } from './filters.ts';
import { type Git, oneLine, withSettings } from './git.ts';
import { MAX_BYTES } from './objects.ts';
import { fieldsOf, rawChanges, SUBMODULE_MODE } from './records.ts';
import { tryGit, type Unread } from './repository.ts';

/** What stands in the folder right now, as a commit that nobody but this process knows. */
export interface WorkingTree {
  /** Full commit id; HEAD's own where nothing differs from it. */
  readonly commit: string;
  readonly clean: boolean;
  /**
   * Changed paths that are not read. Where a run could need one, its content in the commit is a mark; for the others stands
   * what was committed, or nothing.
   */
  readonly unread: readonly UnreadPath[];
  /** What each mark stands for, by its id. */
  readonly marks: ReadonlyMap<string, Unread>;
}

export interface UnreadPath {
  readonly path: string;
  readonly why: Unread;
}

/** Kinds of files that prompts, datasets, schemas and configs are kept in. */
export const MAY_BE_READ = /\.(?:md|txt|prompt|prompty|ya?ml|json|jsonl|ndjson|csv)$/i;

/**
 * A git that keeps new objects in a folder of its own, so that the user's repository stays as it is.
 * @param scratch an empty folder
 */
export async function withOwnObjects(git: Git, scratch: string): Promise<Git> {
  const objects = join(scratch, 'objects');
  const theirs = oneLine(await git.run(['rev-parse', '--path-format=absolute', '--git-path', 'objects']));
  await mkdir(join(objects, 'info'), { recursive: true });
  await mkdir(join(objects, 'pack'));
  await writeFile(join(objects, 'info', 'alternates'), `${theirs}\n`);
  return git.with({ GIT_OBJECT_DIRECTORY: objects });
}

/**
 * Makes a commit of the working tree: what git tracks, and what it does not ignore. The user's index is copied, so that
 * only files that changed are read.
 * @param own a git that keeps its objects apart
 * @param head full id of HEAD
 * @param leftOut paths from the top that are not read where git does not track them
 * @throws GateError where a merge has left conflicts
 */
export async function commitWorkingTree(
  own: Git,
  scratch: string,
  head: string,
  leftOut: ReadonlySet<string> = new Set(),
): Promise<WorkingTree> {
  const filters = await filtersOf(own);
  const git = withSettings(own, withoutFilters(filters)).with({ GIT_INDEX_FILE: join(scratch, 'index') });
  await copyIndex(own, scratch, head, git);
  const changed = await changedPaths(git, leftOut);
  const sizes = await sizesOf(git.folder, changed);
  const unread = new Map([...tooLarge(sizes), ...(await filteredOf(git, [...sizes.keys()], filters))]);
  const taken = changed.filter((path) => !unread.has(path));
  const list = Buffer.from(taken.map((path) => `${path}\0`).join(''), 'latin1');
  await git.run(['update-index', '-z', '--add', '--remove', '--replace', '--stdin'], list);
  const marks = await markUnread(git, unread);
  const tree = oneLine(await git.run(['write-tree']));
  const parents = [head, ...(await mergeHeads(own))];
  const named = [...unread].map(([path, why]) => ({ path: utf8(path), why }));
  const { tree: before, time } = await factsOf(own, head);
  if (tree === before && parents.length === 1) return { commit: head, clean: true, unread: named, marks };
  return { commit: await writeCommit(git, tree, parents, time), clean: false, unread: named, marks };
}

/** Puts a mark in the place of what is not read, so that a run which needs it cannot take an older content for it. */
async function markUnread(
  git: Git,
  unread: ReadonlyMap<string, Unread>,
): Promise<ReadonlyMap<string, Unread>> {
  const ids = new Map<Unread, string>();
  for (const why of new Set(unread.values()))
    ids.set(
      why,
      oneLine(await git.run(['hash-object', '-w', '--stdin'], `Not read by Prompt Gate: ${why}\n`)),
    );
  const rows = [...unread]
    .filter(([path]) => MAY_BE_READ.test(path))
    .map(([path, why]) => `100644 ${ids.get(why)}\t${path}\0`);
  if (rows.length > 0)
    await git.run(
      ['update-index', '-z', '--add', '--replace', '--index-info'],
      Buffer.from(rows.join(''), 'latin1'),
    );
  return new Map([...ids].map(([why, id]) => [id, why]));
}

async function copyIndex(own: Git, scratch: string, head: string, git: Git): Promise<void> {
  const theirs = oneLine(await own.run(['rev-parse', '--path-format=absolute', '--git-path', 'index']));
  const copy = join(scratch, 'index');
  try {
    const { mtimeMs } = await stat(theirs);
    await copyFile(theirs, copy);
    // An index that seems newer than it is would hide a change of the same second.
    const seconds = Math.floor(mtimeMs / 1000) - 1;
    await utimes(copy, seconds, seconds);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await git.run(['read-tree', head]);
  }
}

/** Paths, byte for byte, that may differ from the index. A repository within the folder is none of this one's files. */
async function changedPaths(git: Git, leftOut: ReadonlySet<string>): Promise<readonly string[]> {
  const tracked = rawChanges(
    await git.run(['diff-files', '--raw', '-z', '--ignore-submodules=all']),
    'latin1',
  );
  const unmerged = [...new Set(tracked.filter(({ letter }) => letter === 'U').map(({ path }) => path))];
  if (unmerged.length > 0) throw conflicts(unmerged);
  const untracked = fieldsOf(await git.run(['ls-files', '-z', '--others', '--exclude-standard']), 'latin1');
  return [
    ...tracked.filter((change) => change.oldMode !== SUBMODULE_MODE).map(({ path }) => path),
    ...untracked.filter((path) => !path.endsWith('/') && !leftOut.has(utf8(path))),
  ];
}

function conflicts(paths: readonly string[]): GateError {
  return new GateError('config.working-tree', 'A merge has left conflicts in the working tree.', {
    faults: paths.slice(0, 20).map((path) => ({
      where: utf8(path),
      message: 'is not resolved',
    })),
    remedy: 'Resolve them and `git add` the files, then run it again.',
  });
}

/** Bytes of those of the paths that are files. */
async function sizesOf(folder: string, paths: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const top = Buffer.from(`${folder}/`);
  const found = await Promise.all(
    paths.map((path) => lstat(Buffer.concat([top, Buffer.from(path, 'latin1')])).catch(() => null)),
  );
  return new Map(
    paths.flatMap((path, index): [string, number][] => {
      const stat = found[index];
      return stat?.isFile() ? [[path, stat.size]] : [];
    }),
  );
}

/** Those of the files whose content would be copied for nothing. */
function tooLarge(sizes: ReadonlyMap<string, number>): [string, 'size'][] {
  return [...sizes].flatMap(([path, size]): [string, 'size'][] => (size > MAX_BYTES ? [[path, 'size']] : []));
}

/** What a merge under way brings in: the change has left that branch at its tip, not where it did before. */
async function mergeHeads(git: Git): Promise<readonly string[]> {
  const found = await tryGit(git, ['rev-parse', '--verify', '--quiet', 'MERGE_HEAD^{commit}']);
  return found === null ? [] : [found];
}

/** Tree and time of a commit. */
async function factsOf(git: Git, commit: string): Promise<{ tree: string; time: string }> {
  const text = (await git.run(['cat-file', 'commit', commit])).toString('latin1');
  return {
    tree: /^tree ([0-9a-f]+)$/m.exec(text)?.[1] ?? '',
    time: /^committer .* (\d+ [+-]\d{4})$/m.exec(text)?.[1] ?? '0 +0000',
  };
}

/** The same content on the same commit has the same id. */
async function writeCommit(
  git: Git,
  tree: string,
  parents: readonly string[],
  time: string,
): Promise<string> {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author Prompt Gate <> ${time}`,
    `committer Prompt Gate <> ${time}`,
    '',
    'The working tree',
    '',
  ];
  return oneLine(await git.run(['hash-object', '-t', 'commit', '-w', '--stdin'], lines.join('\n')));
}

/** A path that was kept byte for byte, as people read it. */
const utf8 = (path: string) => Buffer.from(path, 'latin1').toString('utf8');
