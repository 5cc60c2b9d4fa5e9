import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { devNull } from 'node:os';
import { GateError } from '../../ports/gate-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A git command that ended with an error. */
export class GitFailure extends Error {
  /** Null: it was ended by a signal. */
  readonly code: number | null;
  readonly stderr: string;

  constructor(args: readonly string[], code: number | null, stderr: string) {
    super(`git ${args[0] ?? ''} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitFailure';
    this.code = code;
    this.stderr = stderr.trim();
  }
}

/** Git in one folder, with a fixed environment. */
export interface Git {
  readonly folder: string;
  readonly environment: Environment;
  /**
   * The output of a command.
   * @throws GitFailure where it ends with an error
   */
  run(args: readonly string[], input?: Uint8Array | string): Promise<Buffer>;
  /** The same git with more in its environment. */
  with(more: Environment): Git;
}

/** Variables of git that stay: where its settings lie is for the person who runs it to say. */
const KEPT =
  /^GIT_(?:EXEC_PATH|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/;

/**
 * What a repository's own settings may not decide. They could name commands for git to run: hooks, a monitor of files, a
 * transport for missing objects.
 */
const SETTINGS: readonly (readonly [key: string, value: string])[] = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', devNull],
  ['core.alternateRefsCommand', ''],
  ['core.splitIndex', 'false'],
  ['core.looseCompression', '0'],
  ['core.fsync', 'none'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['submodule.recurse', 'false'],
  ['safe.bareRepository', 'explicit'],
];

/** Git in a folder. Nothing that the repository says is executed, and nothing is fetched. */
export function openGit(folder: string, environment: Environment): Git {
  const own = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  return gitIn(folder, {
    ...Object.fromEntries(own),
    ...settings(SETTINGS),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PAGER: 'cat',
    LC_ALL: 'C',
  });
}

/** The same git with more settings, which go before those of the repository. */
export function withSettings(git: Git, more: readonly (readonly [key: string, value: string])[]): Git {
  return git.with(settings([...SETTINGS, ...more]));
}

/** As variables: a key may hold what an option on the command line could not tell from the value. */
function settings(all: typeof SETTINGS): Environment {
  const pairs = all.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(all.length) };
}

function gitIn(folder: string, environment: Environment): Git {
  return {
    folder,
    environment,
    run: (args, input) => runGit(folder, environment, args, input),
    with: (more) => gitIn(folder, { ...environment, ...more }),
  };
}

function runGit(
  folder: string,
  environment: Environment,
  args: readonly string[],
  input?: Uint8Array | string,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = startGit({ folder, environment }, args);
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // A command that ends before it has read everything says why by itself.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => reject(notStarted(folder, error)));
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output));
      else reject(new GitFailure(args, code, Buffer.concat(errors).toString('utf8')));
    });
    child.stdin.end(input ?? '');
  });
}

/** Starts a command without a shell. */
export function startGit(
  { folder, environment }: Pick<Git, 'folder' | 'environment'>,
  args: readonly string[],
) {
  return spawn('git', ['--no-pager', ...args], {
    cwd: folder,
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** The error of a git that could not be started at all; the system says the same of a folder that is not there. */
export function notStarted(folder: string, error: NodeJS.ErrnoException): GateError {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return new GateError('config.git', `\`${folder}\` is no folder.`, {
      remedy: 'Name a folder of the repository that holds the prompts.',
      cause: error,
    });
  }
  const missing = error.code === 'ENOENT';
  return new GateError(
    'config.git',
    missing ? 'git was not found.' : `git could not be started: ${error.message}.`,
    {
      remedy: 'Install git 2.31 or newer, and see that `git --version` works in this terminal.',
      cause: error,
    },
  );
}

/** The output of a command that says one thing. */
export function oneLine(output: Buffer): string {
  return output.toString('utf8').replace(/\r?\n$/, '');
}
