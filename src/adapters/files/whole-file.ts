import { randomBytes } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

export const RESULTS_FILE = 'prompt-gate-results.json';
/** What the report page is called, which lies beside a results file. */
export const PAGE_FILE = 'prompt-gate-report.html';

/** So many characters are written at once. */
const PIECE = 65_536;

/**
 * Writes a file, whole or not at all. Whatever lies at the path, a link above all, is not written through.
 * @param text in pieces, of which the file may have more than memory has room for
 * @returns the path
 * @throws Error of the system, or of whoever makes the pieces; nothing is left behind
 */
export function writeWhole(path: string, text: Iterable<string>): string {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const file = openSync(draft, 'wx');
  try {
    try {
      for (const piece of gathered(text)) writeSync(file, piece);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  return path;
}

/** The same text in fewer pieces. */
function* gathered(text: Iterable<string>): Generator<string> {
  let piece = '';
  for (const some of text) {
    piece += some;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
