import { isRepositoryPath } from '../../policy/repository-path.ts';
import { GateError } from '../../ports/gate-error.ts';
import type { Repository } from '../../ports/repository.ts';
import { decodeText, notAFile } from '../repository-text.ts';
import { type GithubApi, permissionFor } from './api.ts';
import { changedFiles, type FileReply } from './changes.ts';
import { githubTrees } from './trees.ts';

/** Longer texts, datasets as a rule, are handed out and not held. */
const MAX_HELD = 1_000_000;

/**
 * Reads a repository through the API, at exact commits. Once a commit's tree is known its files are read by content:
 * what is the same in two commits is fetched once.
 * @param pullRequest whose list of files goes on where a comparison's ends; null: none
 */
export function githubRepository(api: GithubApi, pullRequest: number | null): Repository {
  const trees = githubTrees(api);
  const blobs = new Map<string, Promise<string>>();
  const blob = (id: string, path: string): Promise<string> => {
    const known = blobs.get(id);
    if (known !== undefined) return known;
    const found = readBlob(api, id, path).then((text) => {
      if (text.length > MAX_HELD) blobs.delete(id);
      return text;
    });
    blobs.set(id, found);
    return found;
  };
  return {
    async compare(base, head) {
      const route = '/compare/{basehead}';
      const found = await api.get(route, { basehead: `${base}...${head}`, per_page: 1 });
      if (found === null) {
        throw new GateError('unmeasured.github', `GitHub knows no comparison of \`${base}\` with ${head}.`, {
          remedy: `Check that both exist, and ${permissionFor(route)}.`,
        });
      }
      const { base_commit, merge_base_commit, files = [] } = found as CompareReply;
      const mergeBase = merge_base_commit.sha;
      return {
        base: base_commit.sha,
        mergeBase,
        head,
        files: await changedFiles(files, mergeBase, head, { api, trees, pullRequest }),
      };
    },

    async read(commit, path) {
      // A path that the head chose must not lead the request to another address of the API.
      if (!isRepositoryPath(path)) throw notAFile(path);
      if (!trees.knows(commit)) return readContents(api, commit, path, { blob, blobs });
      const entry = await trees.entry(commit, path);
      if (entry === null) return null;
      if (entry.kind !== 'file') throw notAFile(path);
      return blob(entry.id, path);
    },

    entry: (commit, path) => {
      if (!isRepositoryPath(path)) throw notAFile(path);
      return trees.entry(commit, path);
    },

    list: (commit) => trees.list(commit),

    async resolve(ref, input) {
      // GitHub answers 422, not 404, where a name stands for no commit.
      const found = (await api.get('/commits/{ref}', { ref }, [404, 422])) as { sha: string } | null;
      if (found !== null) return found.sha;
      const code = input === 'baseline' ? 'config.baseline' : 'config.ref';
      throw new GateError(code, `\`${ref}\` is no branch, tag or commit of this repository.`, {
        remedy: `Correct the input \`${input}\`.`,
      });
    },
  };
}

interface CompareReply {
  readonly base_commit: { readonly sha: string };
  readonly merge_base_commit: { readonly sha: string };
  readonly files?: readonly FileReply[];
}

type ContentReply = {
  readonly type: string;
  readonly encoding?: string;
  readonly content?: string;
  readonly size: number;
  readonly sha: string;
};

/** Files by git's id of their content: read once, wherever they stand. */
interface Contents {
  readonly blobs: Map<string, Promise<string>>;
  blob(id: string, path: string): Promise<string>;
}

/** One file of a commit of which nothing else is known yet: a single request, whatever the size of the repository. */
async function readContents(
  api: GithubApi,
  commit: string,
  path: string,
  { blob, blobs }: Contents,
): Promise<string | null> {
  const reply = api.get('/contents/{+path}', { path: encodePath(path), ref: commit });
  const found = (await handedOut(reply, path)) as ContentReply | null;
  if (found === null) return null;
  if (Array.isArray(found) || found.type !== 'file') throw notAFile(path);
  const inline = found.encoding === 'base64' && found.content !== '';
  if (!inline && found.size > 0) return blob(found.sha, path);
  const text = decodeText(bytesOf(found.content ?? ''), path);
  blobs.set(found.sha, Promise.resolve(text));
  return text;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

async function readBlob(api: GithubApi, sha: string, path: string): Promise<string> {
  // A tree has named it: that it is not there is no answer.
  const found = api.get('/git/blobs/{file_sha}', { file_sha: sha }, []) as Promise<{ content: string }>;
  return decodeText(bytesOf((await handedOut(found, path)).content), path);
}

/** GitHub hands out files of up to 100 MB, and refuses larger ones with 403: no permission helps. */
async function handedOut<T>(reply: Promise<T>, path: string): Promise<T> {
  try {
    return await reply;
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    throw new GateError('config.unreadable', `\`${path}\` is too large for GitHub to hand out.`);
  }
}

function isTooLarge(error: unknown): boolean {
  const { cause } = error as { cause?: { response?: { data?: { errors?: unknown } } } };
  const errors = cause?.response?.data?.errors;
  return Array.isArray(errors) && errors.some((one) => one?.code === 'too_large');
}

/** Digits that are decoded at once. */
const PIECE = 1_048_576;
/** So many stand for three bytes. */
const DIGITS = 4;

/** The bytes of a file, piece by piece: of a large dataset all of them need not be there beside its text. */
function* bytesOf(base64: string): Generator<Uint8Array> {
  let rest = '';
  for (let at = 0; at < base64.length; at += PIECE) {
    const digits = rest + base64.slice(at, at + PIECE).replace(/\s/g, '');
    const whole = digits.length - (digits.length % DIGITS);
    rest = digits.slice(whole);
    yield Buffer.from(digits.slice(0, whole), 'base64');
  }
  yield Buffer.from(rest, 'base64');
}
