import { isRepositoryPath } from '../../policy/repository-path.ts';
import { GateError } from '../../ports/gate-error.ts';
import type { FileChange, Repository } from '../../ports/repository.ts';
import { type GithubApi, permissionFor } from './api.ts';

/** A comparison lists at most so many files; a pull request's own list goes further, and then ends as well. */
const COMPARE_FILES = 300;
const PULL_REQUEST_FILES = 3000;

/** Reads a repository through the API, at exact commits. */
export function githubRepository(api: GithubApi, pullRequest: number): Repository {
  const listings = new Map<string, Promise<readonly Entry[]>>();
  const listing = (commit: string, folder: string): Promise<readonly Entry[]> => {
    const key = `${commit}:${folder}`;
    const found = listings.get(key) ?? readFolder(api, commit, folder);
    listings.set(key, found);
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
      const comparison = found as CompareReply;
      const files = comparison.files ?? [];
      return {
        base: comparison.base_commit.sha,
        mergeBase: comparison.merge_base_commit.sha,
        head,
        files: (files.length < COMPARE_FILES ? files : await allFiles(api, pullRequest)).flatMap(fileChange),
      };
    },

    async read(commit, path) {
      // A path that the head chose must not lead the request to another address of the API.
      if (!isRepositoryPath(path)) throw notAFile(path);
      const found = (await api.get('/contents/{+path}', {
        path: encodePath(path),
        ref: commit,
      })) as ContentReply | null;
      if (found === null) return null;
      if (Array.isArray(found) || found.type !== 'file') throw notAFile(path);
      const inline = found.encoding === 'base64' && found.content !== '';
      const base64 =
        inline || found.size === 0 ? (found.content ?? '') : await readBlob(api, found.sha, path);
      return decode(Buffer.from(base64, 'base64'), path);
    },

    async isLink(commit, path) {
      const slash = path.lastIndexOf('/');
      const folder = slash === -1 ? '' : path.slice(0, slash);
      const entries = await listing(commit, folder);
      const entry = entries.find(({ name }) => name === path.slice(slash + 1));
      if (entry === undefined) throw notListed(path);
      return entry.type === 'symlink';
    },

    async list(commit) {
      const found = (await api.get('/git/trees/{commit}', { commit, recursive: '1' })) as TreeReply | null;
      if (found === null || found.truncated) {
        throw new GateError('unmeasured.tree', 'GitHub did not list all files of the repository.', {
          remedy:
            'The repository is too large for its prompts to be found by their datasets; change a prompt file itself.',
        });
      }
      return found.tree
        .filter((entry) => entry.type === 'blob')
        .map((entry) => ({ path: entry.path, id: entry.sha }));
    },

    async resolve(ref) {
      // GitHub answers 422, not 404, where a name stands for no commit.
      const found = (await api.get('/commits/{ref}', { ref }, [404, 422])) as { sha: string } | null;
      if (found !== null) return found.sha;
      throw new GateError(
        'config.baseline',
        `The baseline \`${ref}\` is no branch, tag or commit of this repository.`,
        {
          remedy: 'Correct the input `baseline`, or leave it out to measure against the base branch.',
        },
      );
    },
  };
}

interface Entry {
  readonly name: string;
  readonly type: string;
}

async function readFolder(api: GithubApi, commit: string, folder: string): Promise<readonly Entry[]> {
  const found = await api.get('/contents/{+path}', { path: encodePath(folder), ref: commit });
  return Array.isArray(found) ? (found as Entry[]) : [];
}

function notListed(path: string): GateError {
  return new GateError(
    'config.not-a-file',
    `GitHub does not list \`${path}\` in its folder (it lists 1,000 files at most), so it cannot be told from a link.`,
  );
}

interface CompareReply {
  readonly base_commit: { readonly sha: string };
  readonly merge_base_commit: { readonly sha: string };
  readonly files?: readonly FileReply[];
}

interface FileReply {
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: string;
}

type ContentReply = {
  readonly type: string;
  readonly encoding?: string;
  readonly content?: string;
  readonly size: number;
  readonly sha: string;
};

interface TreeReply {
  readonly truncated: boolean;
  readonly tree: readonly { readonly path: string; readonly type: string; readonly sha: string }[];
}

async function allFiles(api: GithubApi, pullRequest: number): Promise<readonly FileReply[]> {
  const files = await api.pages('/pulls/{pull_number}/files', { pull_number: pullRequest });
  if (files.length < PULL_REQUEST_FILES) return files as FileReply[];
  throw new GateError(
    'unmeasured.too-many-files',
    `GitHub lists only the first ${PULL_REQUEST_FILES} files of a pull request.`,
    {
      remedy: 'Split the pull request: a prompt among the files that are not listed would go unseen.',
    },
  );
}

function fileChange(file: FileReply): FileChange[] {
  const { filename: path, previous_filename: previousPath = null } = file;
  switch (file.status) {
    case 'unchanged':
      return [];
    case 'added':
    case 'copied':
      return [{ path, previousPath: null, kind: 'added' }];
    case 'removed':
      return [{ path, previousPath: null, kind: 'removed' }];
    case 'renamed':
      return [{ path, previousPath, kind: previousPath === null ? 'modified' : 'renamed' }];
    default:
      return [{ path, previousPath: null, kind: 'modified' }];
  }
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

async function readBlob(api: GithubApi, sha: string, path: string): Promise<string> {
  const blob = (await api.get('/git/blobs/{sha}', { sha })) as { content: string } | null;
  if (blob !== null) return blob.content;
  throw new GateError('config.unreadable', `\`${path}\` is too large for GitHub to hand out.`);
}

const LFS_POINTER = 'version https://git-lfs.github.com/spec/v1';

/** @throws GateError for a Git LFS pointer and for bytes that are not UTF-8 */
function decode(bytes: Buffer, path: string): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new GateError('config.not-utf8', `\`${path}\` is not UTF-8 text.`);
  }
  if (!text.startsWith(LFS_POINTER)) return text;
  throw new GateError(
    'config.lfs-pointer',
    `\`${path}\` is a Git LFS pointer: its content lies outside the repository. Keep prompts, datasets and schemas in git itself.`,
  );
}

function notAFile(path: string): GateError {
  return new GateError(
    'config.not-a-file',
    `\`${path}\` is no file of this repository (a folder, a submodule, a link that leads nowhere, or a path that leads out).`,
  );
}
