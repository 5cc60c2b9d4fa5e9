import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_FILE, RESULTS_FILE } from '../../adapters/files/whole-file.ts';
import { type Git, openGit } from '../../adapters/git/git.ts';
import { tryGit } from '../../adapters/git/repository.ts';
import { GateError } from '../../ports/gate-error.ts';

/** Files of a repository as they lie on the disk. */
export interface LocalFiles {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Paths within it, in order: what git tracks, and what it does not ignore. */
  readonly paths: readonly string[];
  /** Text of a plain file; null: there is none, it is a link, it is no UTF-8 or has more than `maxBytes`. */
  read(path: string, maxBytes: number): string | null;
  /** Whether anything stands there, ignored or not. */
  exists(path: string): boolean;
  /** The branch that pull requests are merged into, as far as one can tell without a network. */
  readonly defaultBranch: string;
  /** What a run leaves, as far as git would take it into a commit. */
  readonly unignored: readonly string[];
}

const LEFT_BY_RUNS = [RESULTS_FILE, PAGE_FILE];

/** Names that a default branch usually has, where nothing tells. */
const USUAL = ['main', 'master'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Looks at the repository around a folder, without a network; it may have no commit yet.
 * @throws GateError `config.git` where there is no repository, or no git
 */
export async function localFiles(folder: string, environment: Environment): Promise<LocalFiles> {
  const root = await tryGit(openGit(folder, environment), ['rev-parse', '--show-toplevel']);
  if (root === null || root === '') {
    throw new GateError('config.git', `There is no git repository at \`${folder}\`.`, {
      remedy: 'Go to the repository that holds your prompts, or make one with `git init`.',
    });
  }
  const git = openGit(root, environment);
  const listed = await git.run(['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const paths = [
    ...new Set(
      listed
        .toString('utf8')
        .split('\0')
        .filter((path) => path !== ''),
    ),
  ].sort();
  const ignored = await ignoredOf(git, LEFT_BY_RUNS);
  return {
    root,
    paths,
    read: (path, maxBytes) => readPlain(join(root, path), maxBytes),
    exists: (path) => stands(join(root, path)),
    defaultBranch: await defaultBranch(git),
    unignored: LEFT_BY_RUNS.filter((path) => !ignored.includes(path)),
  };
}

/** Those of some paths that git ignores, whether they are there or not. */
async function ignoredOf(git: Git, paths: readonly string[]): Promise<readonly string[]> {
  // This command fails where it would take paths by the letter, and where it finds none.
  const found = await tryGit(git.with({ GIT_LITERAL_PATHSPECS: '0' }), [
    'check-ignore',
    '--no-index',
    ...paths,
  ]);
  return found?.split('\n') ?? [];
}

function readPlain(path: string, maxBytes: number): string | null {
  try {
    const found = lstatSync(path);
    if (!found.isFile() || found.size > maxBytes) return null;
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return null;
  }
}

function stands(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

async function defaultBranch(git: Git): Promise<string> {
  const remote = await tryGit(git, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']);
  if (remote !== null) return remote.replace(/^origin\//, '');
  const local = await tryGit(git, ['for-each-ref', '--format=%(refname:short)', 'refs/heads/']);
  const branches = (local ?? '').split('\n');
  const usual = USUAL.find((name) => branches.includes(name));
  if (usual !== undefined) return usual;
  // Before the first commit no branch is there, but its name is.
  const current = await tryGit(git, ['symbolic-ref', '--short', 'HEAD']);
  return current || 'main';
}
