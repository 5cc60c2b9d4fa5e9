export type StatusState = 'pending' | 'success' | 'failure' | 'error';

/** What became of a status: GitHub's id of it, or the sentence that says which permission is missing. */
export type StatusWritten =
  | { readonly kind: 'written'; readonly id: number }
  | { readonly kind: 'refused'; readonly why: string };

/** What the status says while a run is at work; by these words other runs know that one has begun. */
export const AT_WORK = 'Measuring the changed prompts';

/** The commit status by which the gate blocks a merge. */
export interface Statuses {
  write(sha: string, state: StatusState, description: string): Promise<StatusWritten>;
  /**
   * What other runs of the gate have written on the commit since this run first did. `begun`: one has said that it is
   * at work, so that it is newer and its word must stand. `ended`: there are last words only, and those may be an older
   * run's. Null: nothing; always so before the first write.
   */
  since(sha: string): Promise<'begun' | 'ended' | null>;
}
