import type { Cases } from '../judging/measurement.ts';
import type { ExclusionReason } from '../judging/score.ts';
import type { Fault } from '../ports/gate-error.ts';
import type { Level, Measure, Metric, RegressionRule } from './policy.ts';
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
  /** What is wrong with a file, one by one; the message holds them all. */
  readonly faults?: readonly Fault[];
}

/** How the candidate compares with the baseline on one measure, over the cases measured on both sides. */
export interface ComparedResult {
  readonly regression: Sourced<RegressionRule>;
  /** Means, 0 to 1. Null: the baseline did not run, or no case was measured on both sides. */
  readonly baseline: number | null;
  readonly candidate: number | null;
  readonly delta: number | null;
  readonly p: number | null;
  /** Null: not one of the tests that decide. */
  readonly pHolm: number | null;
  /** Level of the test: what early looks have spent is gone. */
  readonly alpha: number;
  readonly pairs: number;
  readonly worse: number;
  readonly better: number;
  readonly same: number;
  /** Cases or groups of cases that changed, and how many a proof needs. */
  readonly changed: number;
  readonly changedNeeded: number | null;
  /** Lower limit of the mean difference, and whether it certifies "not worse". */
  readonly certificate: {
    readonly lower: number;
    /** Independent cases that it rests on: those of a group are one. */
    readonly clusters: number;
    readonly certified: boolean;
  } | null;
  /** 95% interval of the mean difference; null for fewer than 10 independent cases. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Smallest drop that a run like this sees 80% of the time; null where nothing varied. */
  readonly detectableDrop: number | null;
}

/** One metric of one prompt: the comparison, floors over all scored cases, and what is missing. */
export interface MetricResult extends ComparedResult {
  readonly metric: Metric;
  /** Candidate over all its scored cases, and over those that the base's dataset knows. */
  readonly floor: {
    readonly all: number | null;
    readonly known: number | null;
    readonly cases: number;
    readonly knownCases: number;
  };
  readonly threshold: Sourced<number>;
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

/** Why the judging of a prompt ended before all cases were read. */
export interface EarlyStop {
  /** Cases read, and cases planned. */
  readonly read: number;
  readonly of: number;
  /** What was decided: a proven regression, or a floor that could no longer be reached. */
  readonly why: 'regression' | 'floor';
  readonly measures: readonly Measure[];
  /** What the unread cases would have cost, by the average of those read. USD null: unknown. */
  readonly saved: { readonly calls: number; readonly usd: number | null };
}

/** A fall of one critical case, and what three fresh samples on each side said of it. */
export interface CriticalFall {
  readonly case: string;
  readonly metric: Metric;
  /** Scores, 0 to 1: at first, then the medians of the fresh samples; null where they could not be scored. */
  readonly baseline: number;
  readonly candidate: number;
  readonly confirmed: { readonly baseline: number; readonly candidate: number } | null;
}

/** The deterministic checks over all cases of the candidate. */
export interface ChecksResult {
  /** The pass rate against the baseline's; null: not compared. */
  readonly passRate: ComparedResult | null;
  readonly passed: number;
  readonly failed: number;
  readonly unanswered: number;
  /** The first of them, with their words. */
  readonly failures: readonly CaseFailure[];
  /** Milliseconds, USD a case: each side, null where unknown. */
  readonly latencyP95Ms: { readonly candidate: number | null; readonly baseline: number | null };
  /** Over the answers that can be compared: drawn at about the same time on both sides. */
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
  readonly stopped: EarlyStop | null;
  readonly criticalFalls: readonly CriticalFall[];
  readonly cases: Cases;
}

/** A review that was taken for a person's word on this content. */
export interface Signature {
  readonly login: string;
  /** The commit that was reviewed; where the review can be read, and when it was submitted (ISO 8601). Null: unknown. */
  readonly commit: string | null;
  readonly url: string | null;
  readonly at: string | null;
}

/** What a person's agreement changes: who has signed off, or what is still missing and who has signed so far. */
export type SignOff =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'given'; readonly by: readonly Signature[] }
  | { readonly kind: 'missing'; readonly why: string; readonly by: readonly Signature[] };

/** A person who took the decision out of the gate's hands, why, and the review that says so. */
export interface Override {
  readonly by: string;
  readonly reason: string;
  readonly review: Signature;
}

export interface Verdict {
  readonly state: VerdictState;
  /** Reasons of the run as a whole; each prompt has its own. */
  readonly reasons: readonly Reason[];
  readonly prompts: readonly PromptVerdict[];
  /** Who turned a verdict that blocks into success, and why; null: nobody. */
  readonly override: Override | null;
  readonly signOff: SignOff;
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
