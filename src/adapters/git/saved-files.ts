import { join } from 'node:path';
import { watch } from 'chokidar';
import { GateError } from '../../ports/gate-error.ts';
import { openGit } from './git.ts';
import { openClone } from './open.ts';
import { fieldsOf } from './records.ts';
import { MAY_BE_READ } from './working-tree.ts';

/** The files of a working tree that a run may read, while somebody edits them. */
export interface SavedFiles {
  /** The paths whose content differs from the last time this was asked; waits until there is one. */
  changed(signal: AbortSignal): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Editors write in several steps. */
const QUIET_MS = 250;

type Environment = Readonly<Record<string, string | undefined>>;
type Contents = ReadonlyMap<string, string>;

/**
 * Watches the repository around a folder. What git ignores is not looked at, and a save that changes nothing is none.
 * @param written files that the command writes itself
 */
export async function watchSavedFiles(
  folder: string,
  environment: Environment,
  written: readonly string[],
): Promise<SavedFiles> {
  const read = () => contentsOf(folder, environment, written);
  const { top, contents } = await read();
  let known = contents;
  let wake: () => void = () => undefined;
  const ignored = await ignoredFolders(top, environment);
  const watcher = watch(top, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => ignored.has(path),
  });
  let touched = false;
  let quiet: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      touched = true;
      wake();
    }, QUIET_MS);
  });
  let failure: GateError | null = null;
  watcher.on('error', (error) => {
    failure ??= notWatched(error as NodeJS.ErrnoException);
    wake();
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  const touch = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (touched || signal.aborted || failure !== null) resolve();
    });
  return {
    async changed(signal) {
      for (;;) {
        await touch(signal);
        if (signal.aborted) return [];
        if (failure !== null) throw failure;
        touched = false;
        const before = known;
        // What cannot be read right now, in the middle of a merge, will be touched again.
        known = (await read().catch(() => null))?.contents ?? before;
        const paths = different(before, known);
        if (paths.length > 0) return paths;
      }
    },
    async close() {
      clearTimeout(quiet);
      await watcher.close();
    },
  };
}

function notWatched(error: NodeJS.ErrnoException): GateError {
  const remedy =
    error.code === 'ENOSPC' || error.code === 'EMFILE'
      ? 'The system lets nobody watch so many files: have git ignore what is installed or built, or raise the limit (`fs.inotify.max_user_watches` on Linux).'
      : 'Run it without `--watch`.';
  return new GateError('unmeasured.watch', `The files cannot be watched: ${error.message}.`, {
    remedy,
    cause: error,
  });
}

async function contentsOf(
  folder: string,
  environment: Environment,
  written: readonly string[],
): Promise<{ top: string; contents: Contents }> {
  const clone = await openClone(folder, environment, written);
  try {
    const entries = await clone.repository.list(clone.workingTree.commit);
    const read = entries.filter(({ path }) => MAY_BE_READ.test(path) && !clone.written.has(path));
    return { top: clone.folder, contents: new Map(read.map(({ path, id }) => [path, id])) };
  } finally {
    await clone.close();
  }
}

function different(before: Contents, after: Contents): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

/** Folders that nobody needs to watch, such as installed packages. */
async function ignoredFolders(top: string, environment: Environment): Promise<ReadonlySet<string>> {
  const asked = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  const found = fieldsOf(await openGit(top, environment).run(asked));
  const folders = found.filter((path) => path.endsWith('/')).map((path) => join(top, path.slice(0, -1)));
  return new Set([join(top, '.git'), ...folders]);
}
