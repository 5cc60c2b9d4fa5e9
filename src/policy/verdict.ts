import type { CaseMeasurement } from '../judging/measurement.ts';
import type { ExclusionReason } from '../judging/score.ts';
import type { Level, Metric, RegressionRule } from './policy.ts';
import type { Sourced } from './sourced.ts';

export type VerdictState = 'pass' | 'blocked' | 'awaiting-sign-off' | 'inconclusive' | 'not-applicable';

/** What a reason does to the verdict; a `note` only informs. */
export type Effect = 'blocks' | 'inconclusive' | 'awaits' | 'note';

/** Why a verdict is what it is. `code` is stable and documented. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly effect: Effect;
  /** Line of the prompt file that it is about; null: the file as a whole. */
  readonly line?: number | null;
}

/** One metric of one prompt: means over the cases scored on both sides, floors over all scored cases. */
export interface MetricResult {
  readonly metric: Metric;
  /** Null: the baseline did not run, or no case was scored on both sides. */
  readonly baseline: number | null;
  readonly candidate: number | null;
  readonly delta: number | null;
  /** Mean of all scored cases of the candidate, and of those that the base's dataset knows. */
  readonly floor: { readonly all: number | null; readonly known: number | null; readonly cases: number };
  readonly threshold: Sourced<number>;
  readonly regression: Sourced<RegressionRule>;
  readonly p: number | null;
  /** Null: not one of the tests that decide. */
  readonly pHolm: number | null;
  readonly alpha: number;
  readonly pairs: number;
  readonly worse: number;
  readonly better: number;
  readonly same: number;
  /** Cases or groups of cases that changed, and how many a proof needs. */
  readonly changed: number;
  readonly changedNeeded: number | null;
  readonly applicable: number;
  readonly unscored: { readonly candidate: number; readonly baseline: number };
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
}

/** One failure of one case's answer. */
export interface CaseFailure {
  readonly case: string;
  readonly rule: string;
  readonly expected: string;
  readonly found: string;
}

/** The deterministic checks over all cases of the candidate. */
export interface ChecksResult {
  readonly passed: number;
  readonly failed: number;
  readonly unanswered: number;
  readonly failures: readonly CaseFailure[];
  /** Milliseconds, USD a case: each side, null where unknown. */
  readonly latencyP95Ms: { readonly candidate: number | null; readonly baseline: number | null };
  readonly latencyMedianMs: { readonly candidate: number | null; readonly baseline: number | null };
  readonly usdPerCase: { readonly candidate: number | null; readonly baseline: number | null };
  readonly tokens: { readonly candidate: SideTokens; readonly baseline: SideTokens };
}

export interface SideTokens {
  readonly input: number;
  readonly output: number;
}

export interface PromptVerdict {
  readonly path: string;
  readonly state: VerdictState;
  readonly level: Level | null;
  readonly reasons: readonly Reason[];
  readonly metrics: Readonly<Record<Metric, MetricResult | null>>;
  readonly checks: ChecksResult | null;
  readonly cases: readonly CaseMeasurement[];
}

export interface Verdict {
  readonly state: VerdictState;
  /** Reasons of the run as a whole; each prompt has its own. */
  readonly reasons: readonly Reason[];
  readonly prompts: readonly PromptVerdict[];
}

const ORDER = [
  ['blocks', 'blocked'],
  ['inconclusive', 'inconclusive'],
  ['awaits', 'awaiting-sign-off'],
] as const;

/** The state that reasons add up to: the first of blocked, inconclusive, awaiting sign-off, pass that holds. */
export function stateOf(reasons: readonly Reason[]): VerdictState {
  const found = ORDER.find(([effect]) => reasons.some((reason) => reason.effect === effect));
  return found ? found[1] : 'pass';
}
