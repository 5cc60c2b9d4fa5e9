export type StatusState = 'pending' | 'success' | 'failure' | 'error';

/** What became of a status: GitHub's id of it, or the sentence that says which permission is missing. */
export type StatusWritten =
  | { readonly kind: 'written'; readonly id: number }
  | { readonly kind: 'refused'; readonly why: string };

/** The commit status by which the gate blocks a merge. */
export interface Statuses {
  write(sha: string, state: StatusState, description: string): Promise<StatusWritten>;
  /**
   * True where another run of the gate has written on the commit since this run first did: that one is newer, and its
   * word must stand. False before the first write.
   */
  overtaken(sha: string): Promise<boolean>;
}
