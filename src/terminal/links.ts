import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * Whether writing to a path would reach a file that it does not name: it is a link, or lies below a folder and behind a
 * link that leads out of it. A repository of somebody else's could send what is written to a file that a shell reads.
 * @param folder absolute, as is `path`
 */
export function leadsElsewhere(folder: string, path: string): boolean {
  if (isLink(path)) return true;
  const below = relative(folder, path);
  const isBelow = below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
  return isBelow && !isInside(realFolder(folder), realFolder(dirname(path)));
}

/** Whether a folder is another one, or lies in it. Both are real paths. */
export function isInside(folder: string, inner: string): boolean {
  return inner === folder || inner.startsWith(resolve(folder, '_').slice(0, -1));
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/** The nearest folder on the way to a path that is there. */
function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    return realFolder(dirname(path));
  }
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}
