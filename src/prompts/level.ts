import type { Level } from '../policy/policy.ts';
import { sameBehaviour } from './behaviour.ts';
import type { Prompt } from './prompt.ts';
import { compareVersions, nextVersions, type PromptVersion, raisedLevel } from './version.ts';

/** The level of a change: what the versions declare, what rules it is held to, and whether a version rule blocks. */
export interface LevelDecision {
  /** What the semver says; null: the versions do not say. */
  readonly declared: Level | null;
  /** The level whose rules apply; null: a version rule blocks before there is one, or nothing changed. */
  readonly effective: Level | null;
  /** Why this level, in words for the reviewer. */
  readonly reasons: readonly string[];
  readonly blocked: { readonly code: VersionCode; readonly message: string } | null;
  /** The model is asked for the same as before: white space or metadata only. */
  readonly unchanged: boolean;
}

export type VersionCode = 'version.not-bumped' | 'version.downgrade' | 'version.missing' | 'version.diverged';

/**
 * Applies the version rules to one changed prompt.
 * @param before the prompt at the merge base; null: there is none, or it cannot be read
 * @param movedOn the base branch changed the same file since the merge base
 */
export function decideLevel(before: Prompt | null, after: Prompt, movedOn: boolean): LevelDecision {
  if (before === null) {
    return decision({ effective: 'initial', reasons: ['there is no earlier version to compare with'] });
  }
  const unchanged = sameBehaviour(before, after);
  const stop = (code: VersionCode, message: string) => decision({ blocked: { code, message }, unchanged });
  if (movedOn && !unchanged) {
    return stop(
      'version.diverged',
      'The base branch changed this prompt since the branch was made: update the branch, then choose the version that follows.',
    );
  }
  const [from, to] = [before.version, after.version];
  if (from !== null && to === null) {
    return stop(
      'version.missing',
      `The version ${from.text} is gone. Put a version back: ${nextVersions(from)}.`,
    );
  }
  const order = from !== null && to !== null ? compareVersions(to, from) : null;
  if (from !== null && to !== null && order !== null && order < 0) {
    return stop(
      'version.downgrade',
      `The version went down from ${from.text} to ${to.text}. Next: ${nextVersions(from)}.`,
    );
  }
  if (from?.kind === 'semver' && to?.kind === 'counter') {
    return stop(
      'version.missing',
      `The version ${from.text} became the plain number ${to.text}. Next: ${nextVersions(from)}.`,
    );
  }
  if (unchanged) return decision({ unchanged, reasons: ['only white space or metadata changed'] });
  if (from !== null && to !== null && order === 0) {
    return stop(
      'version.not-bumped',
      `The prompt changed, but its version is still ${to.text}. Next: ${nextVersions(from)}.`,
    );
  }
  return raised(from, to);
}

function raised(from: PromptVersion | null, to: PromptVersion | null): LevelDecision {
  if (from?.kind === 'semver' && to?.kind === 'semver') {
    const declared = raisedLevel(from.text, to.text);
    return decision({
      declared,
      effective: declared,
      reasons: [`the version rose from ${from.text} to ${to.text}`],
    });
  }
  const why =
    to === null
      ? 'the prompt has no version'
      : from === null
        ? `${to.text} is its first version`
        : `versions ${from.text} and ${to.text} do not name a level`;
  return decision({ effective: 'minor', reasons: [`${why}: treated as MINOR`] });
}

function decision(parts: Partial<LevelDecision>): LevelDecision {
  return { declared: null, effective: null, reasons: [], blocked: null, unchanged: false, ...parts };
}
