import { execFile } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
}

/** Names that a default branch usually has, where nothing tells. */
const USUAL = ['main', 'master'];

/**
 * Looks at the repository around a folder, without a network.
 * @throws GateError `config.environment` where there is no repository, or no git
 */
export async function localFiles(folder: string): Promise<LocalFiles> {
  const root = (await git(folder, ['rev-parse', '--show-toplevel']))?.replace(/\n$/, '') ?? '';
  if (root === '') {
    throw new GateError('config.environment', `There is no git repository at \`${folder}\`.`, {
      remedy: 'Go to the repository that holds your prompts, or make one with `git init`.',
    });
  }
  const listed = await git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const paths = [...new Set((listed ?? '').split('\0').filter((path) => path !== ''))].sort();
  return {
    root,
    paths,
    read: (path, maxBytes) => readPlain(join(root, path), maxBytes),
    exists: (path) => stands(join(root, path)),
    defaultBranch: await defaultBranch(root),
  };
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

async function defaultBranch(root: string): Promise<string> {
  const remote = await git(root, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']);
  if (remote !== null) return remote.trim().replace(/^origin\//, '');
  const local = await git(root, ['for-each-ref', '--format=%(refname:short)', 'refs/heads/']);
  const branches = (local ?? '').split('\n');
  const usual = USUAL.find((name) => branches.includes(name));
  if (usual !== undefined) return usual;
  // Before the first commit no branch is there, but its name is.
  const current = await git(root, ['symbolic-ref', '--short', 'HEAD']);
  return current?.trim() || 'main';
}

/** What git says; null: it says no. */
async function git(folder: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['-C', folder, ...args], {
      maxBuffer: 1 << 28,
      env: { ...process.env, LC_ALL: 'C' },
    });
    return stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return null;
    throw new GateError('config.environment', 'The program `git` was not found.', {
      remedy: 'Install git, then run the command again.',
    });
  }
}
