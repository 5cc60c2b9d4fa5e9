import { GateError } from '../ports/gate-error.ts';

const LFS_POINTER = 'version https://git-lfs.github.com/spec/v1';

/**
 * The text of a file.
 * @param pieces its bytes; a character may lie across two of them
 * @throws GateError for a Git LFS pointer and for bytes that are not UTF-8
 */
export function decodeText(pieces: Iterable<Uint8Array>, path: string): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for (const piece of pieces) text += decoder.decode(piece, { stream: true });
    text += decoder.decode();
  } catch {
    throw new GateError('config.not-utf8', `\`${path}\` is not UTF-8 text.`);
  }
  if (!text.startsWith(LFS_POINTER)) return text;
  throw new GateError(
    'config.lfs-pointer',
    `\`${path}\` is a Git LFS pointer: its content lies outside the repository. Keep prompts, datasets and schemas in git itself.`,
  );
}

/** The error of a path at which no file stands that could be read. */
export function notAFile(path: string): GateError {
  return new GateError(
    'config.not-a-file',
    `\`${path}\` is no file of this repository (a folder, a submodule, a link, or a path that leads out).`,
  );
}
