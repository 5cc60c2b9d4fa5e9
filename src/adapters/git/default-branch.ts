import { GateError } from '../../ports/gate-error.ts';
import type { Git } from './git.ts';
import { commitOf, mergeBaseOf, tryGit } from './repository.ts';

/** What the working tree is compared with. */
export interface LocalBase {
  readonly commit: string;
  /** For people. */
  readonly name: string;
}

const CANDIDATES = ['main', 'master'] as const;

/**
 * The commit to compare with: the tip of `given`, else the one at which the change left the default branch.
 * @param head full commit id
 * @throws GateError where the default branch is not known, or has nothing in common with the change
 */
export async function findBase(git: Git, head: string, given: string | null): Promise<LocalBase> {
  if (given !== null) return { commit: await commitOf(git, given, 'base-ref'), name: given };
  const branch = await defaultBranch(git);
  const tip = await commitOf(git, branch.ref, 'base-ref');
  const commit = await mergeBaseOf(git, tip, head, branch.name);
  return { commit, name: commit === tip ? branch.name : `${branch.name} at ${commit.slice(0, 7)}` };
}

/** `origin/HEAD`, else `main` or `master`, here or of `origin`. */
async function defaultBranch(git: Git): Promise<{ ref: string; name: string }> {
  const remote = await tryGit(git, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const refs = [
    ...(remote === null ? [] : [remote]),
    ...CANDIDATES.map((name) => `refs/heads/${name}`),
    ...CANDIDATES.map((name) => `refs/remotes/origin/${name}`),
  ];
  for (const ref of refs) {
    if ((await tryGit(git, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])) === null) continue;
    return { ref, name: ref.replace(/^refs\/(?:heads|remotes)\//, '') };
  }
  throw new GateError('config.default-branch', 'This repository has no `origin/HEAD`, `main` or `master`.', {
    remedy: 'Name the branch that the change is to be merged into: `--base BRANCH`.',
  });
}
