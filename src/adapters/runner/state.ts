import * as core from '@actions/core';

/** What the `post` step must know to close a status that a cancelled run left pending. */
export interface OpenStatus {
  readonly sha: string;
  readonly context: string;
  /** GitHub's id of the pending status; null: its answer has not come. */
  readonly id: number | null;
}

/** What the `post` step must know to save what a cancelled run has kept. */
export interface UnsavedCache {
  /** Names of the segments to save. */
  readonly segments: readonly string[];
  /** Of what carries them: the gate, and its part. */
  readonly names: readonly string[];
}

const KEY = 'open-status';
const CACHE_KEY = 'unsaved-cache';

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

/** Remembers what is to be saved when the run ends early. */
export function rememberUnsavedCache(cache: UnsavedCache): void {
  core.saveState(CACHE_KEY, JSON.stringify(cache));
}

/** The run has saved what it kept, or had nothing to save. */
export function forgetUnsavedCache(): void {
  core.saveState(CACHE_KEY, '');
}

/** What the main step left unsaved; null: nothing. */
export function unsavedCache(): UnsavedCache | null {
  const saved = core.getState(CACHE_KEY);
  return saved === '' ? null : (JSON.parse(saved) as UnsavedCache);
}
