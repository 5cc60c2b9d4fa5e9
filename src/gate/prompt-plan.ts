import type { ReadyChecks } from '../checks/run-checks.ts';
import type { CalibrationRow } from '../dataset/calibration-row.ts';
import type { DatasetChange } from '../dataset/compare-datasets.ts';
import type { GoldenCase } from '../dataset/golden-case.ts';
import type { LevelPolicy } from '../policy/policy.ts';
import type { PolicyDifference } from '../policy/policy-values.ts';
import type { Reason } from '../policy/verdict.ts';
import type { Fault } from '../ports/gate-error.ts';
import type { CompletionRequest } from '../ports/model.ts';
import type { LevelDecision } from '../prompts/level.ts';
import type { Prompt } from '../prompts/prompt.ts';
import type { AffectedPrompt } from './affected.ts';

/** The production side: a prompt at a commit, or the named reason why there is none. */
export type Baseline =
  | {
      readonly kind: 'baseline';
      readonly prompt: Prompt;
      readonly commit: string;
      readonly label: string;
    }
  | { readonly kind: 'no-baseline'; readonly why: string; readonly faults: readonly Fault[] };

/** What one side sends for one case, and the row that the judge will see. */
export interface Ask {
  readonly golden: GoldenCase;
  readonly request: CompletionRequest;
  /** The token limit is the gate's, not the prompt's own: an answer cut short by it says nothing about the prompt. */
  readonly capped: boolean;
}

/** One golden case, ready to be asked. What it asks may be put together anew at each look: take it once. */
export interface PlannedCase {
  readonly golden: GoldenCase;
  /** The base's dataset holds a case of this id. */
  readonly known: boolean;
  readonly candidate: Ask;
  /** With the base's row where the head's no longer suits the baseline; null: neither suits it, or it does not run. */
  readonly baseline: Ask | null;
  readonly checks: readonly ReadyChecks[];
}

/** What will be done with one prompt, and what is already known about it without a model. */
export interface PromptPlan {
  readonly affected: AffectedPrompt;
  readonly candidate: Prompt | null;
  /** The prompt at the merge base, which the versions are compared with. */
  readonly before: Prompt | null;
  readonly baseline: Baseline;
  readonly level: LevelDecision;
  /** Null: nothing is measured. */
  readonly policy: LevelPolicy | null;
  /** Compared with the baseline: false for a first version, and where both sides would be the same. */
  readonly compares: boolean;
  /** The baseline is asked as well. */
  readonly runsBaseline: boolean;
  readonly dataset: { readonly path: string; readonly change: DatasetChange } | null;
  readonly cases: readonly PlannedCase[];
  readonly model: { readonly candidate: string; readonly baseline: string | null } | null;
  readonly reasons: readonly Reason[];
  /** Texts of both versions, for the diff. */
  readonly texts: TextChange;
}

/** A file on both sides of the pull request; null: it is not there. */
export interface TextChange {
  readonly before: string | null;
  readonly after: string | null;
}

export interface PolicyFileChange extends TextChange {
  readonly path: string;
}

export interface Plan {
  readonly prompts: readonly PromptPlan[];
  /** The files of the policy that the pull request changes: config, calibration set. */
  readonly policyChanges: readonly PolicyFileChange[];
  /** What the new policy would decide otherwise; empty where it cannot be read. */
  readonly policyDifferences: readonly PolicyDifference[];
  /** The labelled set that the judge is measured on, from the base; null: none, or nothing is judged. */
  readonly calibration: { readonly path: string; readonly rows: readonly CalibrationRow[] } | null;
  /** What is already known about the change as a whole. */
  readonly reasons: readonly Reason[];
}

/** A commit to measure against, and what to call it. */
export interface BaselineRef {
  readonly commit: string;
  readonly label: string;
}
