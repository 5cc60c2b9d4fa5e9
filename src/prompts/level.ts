import type { Level } from '../policy/policy.ts';
import { sameBehaviour } from './behaviour.ts';
import { compareLevels, type Finding } from './lint/finding.ts';
import type { LintResult } from './lint/lint.ts';
import type { Prompt } from './prompt.ts';
import {
  compareVersions,
  nextVersions,
  type PromptVersion,
  type ReleaseLevel,
  raisedLevel,
} from './version.ts';

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
  /** What the change needs by the lint; null: not looked at. */
  readonly required: ReleaseLevel | null;
  /** What the lint found, the highest level first. */
  readonly findings: readonly Finding[];
  /** The version says less than the change needs, and only the report speaks of it. */
  readonly underDeclared: string | null;
}

export type VersionCode =
  | 'version.not-bumped'
  | 'version.downgrade'
  | 'version.missing'
  | 'version.diverged'
  | 'version.under-declared';

/** How an under-declared version is met: it blocks, or the rules of the needed level apply and the report says so. */
export type LintMode = 'block' | 'warn';

export interface LevelWork {
  /** The prompt at the merge base; null: there is none, or it cannot be read. */
  readonly before: Prompt | null;
  readonly after: Prompt;
  /** The base branch changed the same file since the merge base. */
  readonly movedOn: boolean;
  /** What the change needs. */
  lint(before: Prompt, after: Prompt): LintResult;
  readonly mode: LintMode;
}

/** Applies the version rules and the lint to one changed prompt. */
export function decideLevel({ before, after, movedOn, lint, mode }: LevelWork): LevelDecision {
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
  return needed(raised(from, to), lint(before, after), from, mode);
}

/** What the versions declare, and why; null: they do not say. */
interface Declared {
  readonly level: ReleaseLevel | null;
  readonly why: string;
}

function raised(from: PromptVersion | null, to: PromptVersion | null): Declared {
  if (from?.kind === 'semver' && to?.kind === 'semver') {
    return {
      level: raisedLevel(from.text, to.text),
      why: `the version rose from ${from.text} to ${to.text}`,
    };
  }
  const why =
    to === null
      ? 'the prompt has no version'
      : from === null
        ? `${to.text} is its first version`
        : `versions ${from.text} and ${to.text} do not name a level`;
  return { level: null, why };
}

/** Holds what is declared against what the change needs. */
function needed(
  { level: declared, why }: Declared,
  { level, findings }: LintResult,
  from: PromptVersion | null,
  mode: LintMode,
): LevelDecision {
  const required = level === 'none' ? 'patch' : level;
  const because = findings.slice(0, MAX_REASONS).map(({ message }) => message);
  if (declared === null) {
    const reasons = [`${why}: held to what the change needs, ${required.toUpperCase()}`, ...because];
    return decision({ effective: required, required, reasons, findings });
  }
  if (compareLevels(declared, required) >= 0)
    return decision({ declared, effective: declared, required, reasons: [why], findings });
  const found = because.join('; ');
  const message = `${why}, which is ${declared.toUpperCase()}; the change needs ${required.toUpperCase()}: ${found}.`;
  if (mode === 'warn') {
    const reasons = [why, ...because];
    return decision({
      declared,
      effective: required,
      required,
      reasons,
      findings,
      underDeclared: sentence(message),
    });
  }
  const next = from === null ? '' : ` Next: ${nextVersions(from, required)}.`;
  return decision({
    declared,
    required,
    findings,
    blocked: { code: 'version.under-declared', message: sentence(message) + next },
  });
}

/** So many findings are told as reasons; the prompt's diff shows the others. */
const MAX_REASONS = 3;

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Nothing is known of the level. */
export const NO_LEVEL: LevelDecision = {
  declared: null,
  effective: null,
  reasons: [],
  blocked: null,
  unchanged: false,
  required: null,
  findings: [],
  underDeclared: null,
};

function decision(parts: Partial<LevelDecision>): LevelDecision {
  return { ...NO_LEVEL, ...parts };
}
