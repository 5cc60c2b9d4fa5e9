import { GateError } from '../../ports/gate-error.ts';
import { type Git, notStarted, startGit } from './git.ts';

/** GitHub hands out files of up to 100 MB; what a pull request could not measure is not measured here either. */
export const MAX_BYTES = 100 * 1024 * 1024;
const NEWLINE = 10;

/** What git keeps under an id. `too-large`: it was not read. */
export type GitObject =
  | { readonly kind: 'object'; readonly type: string; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'missing' };

/** Reads objects by their id, through one process that stays open. */
export interface Objects {
  read(id: string): Promise<GitObject>;
  /** Ends the process; what is still asked for fails. */
  close(): void;
}

interface Waiting {
  resolve(found: GitObject): void;
  reject(error: Error): void;
}

export function openObjects(git: Git): Objects {
  const waiting: Waiting[] = [];
  let child: ReturnType<typeof startGit> | null = null;
  let failure: Error | null = null;

  const fail = (error: Error) => {
    failure ??= error;
    for (const one of waiting.splice(0)) one.reject(failure);
  };
  const start = () => {
    const started = startGit(git, ['cat-file', '--batch']);
    const read = objectReader((found) => waiting.shift()?.resolve(found));
    started.stdout.on('data', read);
    started.stderr.resume();
    started.stdin.on('error', () => undefined);
    started.on('error', (error) => fail(notStarted(git.folder, error)));
    started.on('close', () =>
      fail(new GateError('unmeasured.git', 'git ended while files were read.', { remedy: 'Run it again.' })),
    );
    return started;
  };
  return {
    read(id) {
      if (!/^[0-9a-f]{40,64}$/.test(id)) throw new Error(`not an object id: ${id}`);
      return new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        child ??= start();
        waiting.push({ resolve, reject });
        child.stdin.write(`${id}\n`);
      });
    },
    close() {
      child?.stdin.end();
      child?.kill();
      child = null;
    },
  };
}

/** Reads `<id> <type> <size>`, a line break, the bytes and a line break; or `<id> missing`. */
function objectReader(onObject: (found: GitObject) => void): (chunk: Buffer) => void {
  let header = '';
  let open: { type: string; size: number; left: number; parts: Buffer[] } | null = null;
  const take = (chunk: Buffer): Buffer => {
    if (open === null) {
      const end = chunk.indexOf(NEWLINE);
      header += chunk.toString('latin1', 0, end === -1 ? chunk.length : end);
      if (end === -1) return chunk.subarray(chunk.length);
      const [, type = '', size = ''] = header.split(' ');
      header = '';
      // The line break behind the bytes is read with them.
      if (size === '') onObject({ kind: 'missing' });
      else open = { type, size: Number(size), left: Number(size) + 1, parts: [] };
      return chunk.subarray(end + 1);
    }
    const part = chunk.subarray(0, open.left);
    open.left -= part.length;
    if (open.size <= MAX_BYTES) open.parts.push(part);
    if (open.left === 0) {
      const { type, size, parts } = open;
      open = null;
      const bytes = () => Buffer.concat(parts).subarray(0, size);
      onObject(size > MAX_BYTES ? { kind: 'too-large' } : { kind: 'object', type, bytes: bytes() });
    }
    return chunk.subarray(part.length);
  };
  return (chunk) => {
    for (let rest = chunk; rest.length > 0; ) rest = take(rest);
  };
}
