import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { GateError } from '../../ports/gate-error.ts';
import { isInside } from '../links.ts';
import type { NewFile } from './plan-files.ts';

/**
 * Writes new files, all or none: where one cannot be written, those before it are taken away again. Nothing that
 * exists is touched, and no link leads out of the repository.
 * @throws GateError `config.unwritable`
 */
export function writeFiles(root: string, files: readonly Pick<NewFile, 'path' | 'text'>[]): void {
  const made: (() => void)[] = [];
  try {
    for (const { path, text } of files) {
      makeFolders(root, path, made);
      writeNew(join(root, path), text, made);
    }
  } catch (error) {
    for (const undo of made.reverse()) attempt(undo);
    if (error instanceof GateError) throw error;
    throw new GateError('config.unwritable', `Nothing was written: ${(error as Error).message}.`, {
      remedy: 'Check that you may write in the repository and that there is room, then run `init` again.',
      cause: error,
    });
  }
}

function makeFolders(root: string, path: string, made: (() => void)[]): void {
  let folder = root;
  for (const part of path.split('/').slice(0, -1)) {
    folder = join(folder, part);
    const wanted = folder;
    try {
      mkdirSync(wanted);
      made.push(() => rmdirSync(wanted));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    requireInside(root, wanted, path);
  }
}

function requireInside(root: string, folder: string, path: string): void {
  if (isInside(realpathSync(root), realpathSync(folder))) return;
  throw new GateError(
    'config.unwritable',
    `\`${path}\` lies behind a link that leads out of the repository.`,
    {
      remedy: 'Nothing was written. Put a folder in place of the link.',
    },
  );
}

function writeNew(path: string, text: string, made: (() => void)[]): void {
  const file = openSync(path, 'wx');
  made.push(() => rmSync(path, { force: true }));
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What cannot be taken away again must not hide why. */
function attempt(undo: () => void): void {
  try {
    undo();
  } catch {
    // The folder is somebody else's by now.
  }
}
