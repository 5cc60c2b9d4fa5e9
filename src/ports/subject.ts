import type { PullRequestFacts } from './pull-request.ts';

/** What the gate judges: a step from one state of the repository to another, and what stands behind it. */
export interface Subject {
  readonly kind: 'pull-request' | 'merge-group' | 'push' | 'refs';
  /** Branch, tag or commit that the change is compared with; policy and baseline come from its tip. */
  readonly base: string;
  /** What people call the base: the name of a branch, or the ref as it was given. */
  readonly baseName: string;
  /** Full commit id. */
  readonly headSha: string;
  /** Globs of the base branches that the gate speaks for; empty: all. */
  readonly branches: readonly string[];
  /** Null: a merge queue's commit, a push or two refs. */
  readonly pull: PullRequestFacts | null;
  /** False for a fork's commit that no person with write access has asked to measure: then no model is asked. */
  readonly mayAsk: boolean;
}
