import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { writeWhole } from '../../adapters/files/whole-file.ts';
import { type Fault, GateError } from '../../ports/gate-error.ts';

/** A file that an option names. */
export interface NamedFile {
  /** `--results` or `--junit`. */
  readonly option: string;
  /** As the person wrote it. */
  readonly file: string;
}

/**
 * Refuses what cannot be written before anything is measured for it.
 * @param folder that the files are meant from
 * @throws GateError `config.unwritable` with every one of them
 */
export function requirePlaces(folder: string, files: readonly NamedFile[]): void {
  const faults = files.flatMap(({ option, file }): Fault[] => {
    const why = file === '' ? 'names no file' : faultOf(resolve(folder, file), file);
    return why === null ? [] : [{ where: option, message: why }];
  });
  if (faults.length > 0) {
    throw new GateError('config.unwritable', 'The results cannot be written there.', {
      faults,
      remedy: 'Name a file in a folder that exists.',
    });
  }
}

function faultOf(path: string, file: string): string | null {
  if (isFolder(path)) return `\`${file}\` is a folder`;
  return isFolder(dirname(path)) ? null : `\`${dirname(file)}\` is no folder`;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Writes a file that an option names. Returns its path.
 * @throws GateError `config.unwritable` where the system refuses
 */
export function writeNamed(folder: string, { option, file }: NamedFile, text: Iterable<string>): string {
  const path = resolve(folder, file);
  try {
    return writeWhole(path, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new GateError('config.unwritable', `\`${file}\` cannot be written: ${(error as Error).message}.`, {
      remedy: `Name another file with \`${option}\`.`,
      cause: error,
    });
  }
}
