import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CalibrationRow } from '../../dataset/calibration-row.ts';
import { parseCalibration } from '../../dataset/parse-calibration.ts';
import { GateError } from '../../ports/gate-error.ts';
import { leadsElsewhere } from '../links.ts';

/** The labelled set as it grows: each row is on the disk before the next answer is shown. */
export interface LabelFile {
  /** The rows that were there before. */
  readonly rows: readonly CalibrationRow[];
  append(row: CalibrationRow): void;
  /** Takes the latest appended row away again. */
  takeBack(): void;
}

/**
 * Opens a labelled set, which need not exist yet. It is made at the first row.
 * @param folder the working directory
 * @param shown the path as the person wrote it; no link in the folder leads out of it, since rows hold text of models
 * @throws GateError `config.calibration` where its rows cannot be read, `config.unwritable` where one cannot be written
 */
export function labelFile(folder: string, shown: string): LabelFile {
  const path = resolve(folder, shown);
  if (leadsElsewhere(folder, path)) {
    throw new GateError(
      'config.unwritable',
      `\`${shown}\` is a link, or lies behind one that leads elsewhere.`,
      {
        remedy:
          'Nothing was written. Put a file or folder in place of the link, or name another file with --out.',
      },
    );
  }
  const source = readIfThere(path, shown);
  const read = source.trim() === '' ? null : parseCalibration(shown, source);
  if (read?.kind === 'faulty') {
    throw new GateError('config.calibration', `\`${shown}\` is no labelled set that could be added to.`, {
      faults: read.faults,
      remedy: 'Correct these rows, or name another file with --out.',
    });
  }
  /** Sizes before each row that was appended, in bytes. */
  const sizes: { readonly before: number; readonly after: number }[] = [];
  return {
    rows: read?.rows ?? [],
    append: (row) =>
      orUnwritable(shown, () => {
        mkdirSync(dirname(path), { recursive: true });
        withFile(path, (file) => {
          const before = fstatSync(file).size;
          const joint = sizes.length === 0 && source !== '' && !source.endsWith('\n') ? '\n' : '';
          writeFileSync(file, `${joint}${JSON.stringify(rowText(row))}\n`);
          fsyncSync(file);
          sizes.push({ before, after: fstatSync(file).size });
        });
      }),
    takeBack: () =>
      orUnwritable(shown, () => {
        const last = sizes.at(-1);
        if (last === undefined) return;
        withFile(path, (file) => {
          if (fstatSync(file).size !== last.after)
            throw new Error(
              'somebody else has changed it meanwhile, so that the last row cannot be taken back',
            );
          ftruncateSync(file, last.before);
          fsyncSync(file);
        });
        sizes.pop();
      }),
  };
}

function rowText({ reference, ...row }: CalibrationRow): unknown {
  return reference === null ? row : { ...row, reference };
}

function withFile(path: string, work: (file: number) => void): void {
  const file = openSync(path, 'a');
  try {
    work(file);
  } finally {
    closeSync(file);
  }
}

function readIfThere(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new GateError('config.calibration', `\`${shown}\` cannot be read: ${(error as Error).message}.`);
  }
}

function orUnwritable(shown: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new GateError('config.unwritable', `\`${shown}\` cannot be written: ${(error as Error).message}.`, {
      remedy: 'What was labelled before is kept; run the command again to go on.',
      cause: error,
    });
  }
}
