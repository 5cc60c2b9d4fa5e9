import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix, relative, resolve } from 'node:path';
import { GateError } from '../../ports/gate-error.ts';
import { type Git, GitFailure, oneLine, openGit } from './git.ts';
import { gitRepository, type LocalRepository, tryGit } from './repository.ts';
import { commitWorkingTree, type WorkingTree, withOwnObjects } from './working-tree.ts';

/** The repository around a folder, with its working tree as a commit. */
export interface LocalClone {
  /** Absolute path of the top folder. */
  readonly folder: string;
  readonly git: Git;
  readonly repository: LocalRepository;
  readonly workingTree: WorkingTree;
  /** Files that the command writes itself, from the top, whether or not git tracks them. */
  readonly written: ReadonlySet<string>;
  /** Absolute path of the folder that all worktrees of the clone share. */
  readonly gitFolder: string;
  /** What `origin` says; null: there is none, or it is no address of a forge. */
  readonly remote: Remote | null;
  /** Nothing stays behind. */
  close(): Promise<void>;
}

export interface Remote {
  /** `owner/name`. */
  readonly name: string;
  /** `https://github.com/owner/name`. */
  readonly url: string;
}

const OLDEST = [2, 31] as const;

/**
 * Opens the repository that a folder lies in. Neither its index nor its objects are written to.
 * @param written files, absolute or below the folder, that are no part of the working tree while git does not track them
 * @throws GateError for no git, an old one, no repository, a bare one, or one without commits
 */
export async function openClone(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  written: readonly string[] = [],
): Promise<LocalClone> {
  const outside = openGit(folder, environment);
  await requireVersion(outside);
  const top = await topFolder(outside);
  const git = openGit(top, environment);
  const head = await tryGit(git, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (head === null) {
    throw new GateError(
      'config.no-commits',
      'This repository has no commits: there is nothing to compare with.',
      {
        remedy: 'Commit what is in production first, then change a prompt.',
      },
    );
  }
  const scratch = await mkdtemp(join(tmpdir(), 'prompt-gate-'));
  // Also where the process ends at once: it holds what nobody has committed yet.
  const removeNow = () => rmSync(scratch, { recursive: true, force: true });
  process.on('exit', removeNow);
  const remove = async () => {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
    process.off('exit', removeNow);
  };
  try {
    const own = await withOwnObjects(git, scratch);
    const prefix = oneLine(await outside.run(['rev-parse', '--show-prefix']));
    const paths = written.map((file) => within(prefix, relative(folder, resolve(folder, file))));
    const leftOut = new Set(paths);
    const workingTree = await commitWorkingTree(own, scratch, head, leftOut);

    const repository = gitRepository(own, workingTree.marks);
    return {
      folder: top,
      git: own,
      repository,
      workingTree,
      written: leftOut,
      gitFolder: oneLine(await own.run(['rev-parse', '--path-format=absolute', '--git-common-dir'])),
      remote: remoteOf(await tryGit(own, ['config', '--get', 'remote.origin.url'])),
      async close() {
        repository.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A path below a folder as git writes it, from the top. */
function within(prefix: string, path: string): string {
  return posix.normalize(prefix + path.replaceAll('\\', '/'));
}

async function requireVersion(git: Git): Promise<void> {
  const text = (await git.run(['--version'])).toString('utf8').trim();
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(text) ?? [];
  const [least, below] = OLDEST;
  if (Number(major) > least || (Number(major) === least && Number(minor) >= below)) return;
  throw new GateError('config.git', `This is ${text}.`, { remedy: 'Install git 2.31 or newer.' });
}

async function topFolder(git: Git): Promise<string> {
  try {
    const found = oneLine(await git.run(['rev-parse', '--show-toplevel']));
    if (found !== '') return found;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw notARepository(git.folder, error);
  }
  throw new GateError('config.git', `\`${git.folder}\` has no working tree.`, {
    remedy: 'Run it in a clone with files.',
  });
}

function notARepository(folder: string, error: GitFailure): GateError {
  const said = error.stderr.replace(/^fatal: /, '').split('\n')[0] ?? '';
  if (/not a git repository/.test(said)) {
    return new GateError('config.git', `\`${folder}\` is in no git repository.`, {
      remedy: 'Run it in the repository that holds the prompts; `git init` begins one.',
    });
  }
  return new GateError('config.git', `git does not open \`${folder}\`: ${said}.`, {
    remedy: error.stderr.split('\n').slice(1).join(' ').replace(/\s+/g, ' ').trim(),
    cause: error,
  });
}

const NAME = String.raw`([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$`;
const WEB = new RegExp(String.raw`^(https?:\/\/)(?:[^@/]*@)?([\w.-]+(?::\d+)?)\/${NAME}`);
const SHELL = new RegExp(String.raw`^(?:ssh|git):\/\/(?:[^@/]*@)?([\w.-]+)(?::\d+)?\/${NAME}`);
/** `git@github.com:o/r`; a host of one letter would be a drive. */
const SHORT = new RegExp(String.raw`^(?:[^@/:]*@)?([\w.-]{2,}):${NAME}`);

/** Owner and name in an address such as `git@github.com:o/r.git` or `https://token@github.com/o/r`: never its secrets. */
export function remoteOf(address: string | null): Remote | null {
  const [, scheme, place, path] = WEB.exec(address ?? '') ?? [];
  if (path !== undefined) return { name: path, url: `${scheme}${place}/${path}` };
  const [, host, name] = SHELL.exec(address ?? '') ?? SHORT.exec(address ?? '') ?? [];
  return host === undefined || name === undefined ? null : { name, url: `https://${host}/${name}` };
}
