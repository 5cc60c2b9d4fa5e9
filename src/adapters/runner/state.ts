import * as core from '@actions/core';

/** What the `post` step must know to close a status that a cancelled run left pending. */
export interface OpenStatus {
  readonly sha: string;
  readonly context: string;
  /** GitHub's id of the pending status; null: its answer has not come. */
  readonly id: number | null;
}

const KEY = 'open-status';

/** Remembers that a status is pending and who has to close it. */
export function rememberOpenStatus(status: OpenStatus): void {
  core.saveState(KEY, JSON.stringify(status));
}

/** The run has written its last status: nothing is left to close. */
export function forgetOpenStatus(): void {
  core.saveState(KEY, '');
}

/** The status that the main step left open; null: none. */
export function openStatus(): OpenStatus | null {
  const saved = core.getState(KEY);
  return saved === '' ? null : (JSON.parse(saved) as OpenStatus);
}
