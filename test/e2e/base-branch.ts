import {
  type Answer,
  DATASET,
  dataset,
  GOOD_ANSWER,
  goldenCases,
  prompt,
  REWORDED,
  TEXT,
  type World,
} from './world.ts';

type Content = Record<string, string | null>;

/** A base branch of its own: main with some files on top. Its pull requests do not see those of other branches. */
export interface BaseBranch {
  readonly name: string;
  /** Commits to the base branch itself. */
  commit(files: Content): Promise<string>;
  /** Commits to a new branch from here and opens a pull request. */
  propose(
    files: Content,
    options?: { readonly user?: string; readonly moves?: Record<string, string> },
  ): Promise<number>;
}

let branches = 0;

export async function baseBranch(world: World, files: Content = {}): Promise<BaseBranch> {
  const { github } = world;
  branches += 1;
  const name = `base-${branches}`;
  await github.commit(name, files, { from: 'main' });
  let changes = 0;
  return {
    name,
    commit: (changed) => github.commit(name, changed),
    async propose(changed, { user = 'author', moves = {} } = {}) {
      changes += 1;
      const head = `${name}-change-${changes}`;
      github.addUser(user, { permission: 'write' });
      await github.commit(head, changed, { from: name, author: user, committer: user, moves });
      return github.openPullRequest({ head, base: name, user });
    },
  };
}

export const CONFIG = '.github/prompt-gate.yml';

/** The golden dataset with so many cases. Six are the fewest that can prove a regression of two metrics. */
export function cases(count: number): Content {
  return { [DATASET]: dataset(goldenCases(count)) };
}

/** The prompt with another instruction, or for a PATCH in other words: by that the tests tell the candidate from the baseline. */
export function changed(version: string | null, extra = ''): string {
  const patch = /^\d+\.\d+\.[1-9]/.test(version ?? '');
  return prompt(version, patch ? REWORDED : `${TEXT} Be brief.`, extra);
}

export function isCandidate(system: string): boolean {
  return /Please answer|Be brief/.test(system);
}

/** The candidate answers like this, the baseline well. */
export function candidateAnswers(answer: Answer): Answer {
  return (n, system) => (isCandidate(system) ? answer : GOOD_ANSWER)(n, system);
}
