import type { JudgeCalibration } from '../../judging/calibration.ts';
import type { Canary } from '../../judging/canary.ts';
import type { CaseMeasurement, Side } from '../../judging/measurement.ts';
import type { Level, Metric } from '../../policy/policy.ts';
import type { PolicyDifference } from '../../policy/policy-values.ts';
import type {
  ChecksResult,
  EarlyStop,
  MetricResult,
  Override,
  Reason,
  VerdictState,
} from '../../policy/verdict.ts';
import type { ChatMessage } from '../../ports/model.ts';
import type { LineNote } from '../message-table.ts';
import type { GoldenTexts, ReportView } from '../view.ts';

/** A results file, read but for its cases: every field is what its type says, and no text hides anything. */
export interface PageModel {
  readonly state: VerdictState;
  readonly mode: 'enforce' | 'advise';
  readonly reasons: readonly Reason[];
  readonly override: Override | null;
  readonly signOff: ReportView['signOff'];
  readonly run: PageRun;
  readonly policyDifferences: readonly PolicyDifference[];
  readonly calibrations: readonly Pick<
    JudgeCalibration,
    'metric' | 'rows' | 'trust' | 'warnings' | 'balancedAccuracy' | 'kappa' | 'flips' | 'unscored'
  >[];
  readonly canaries: readonly Pick<Canary, 'metric' | 'outcome' | 'judged' | 'caught'>[];
  readonly usage: {
    readonly modelCalls: number;
    readonly cachedCalls: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly usd: number | null;
  };
  readonly prompts: readonly PagePrompt[];
}

export interface PageRun {
  readonly repository: string;
  readonly repositoryUrl: string | null;
  readonly base: string | null;
  readonly head: string;
  readonly baseRef: string;
  readonly baseline: string;
  readonly pullRequest: number | null;
  readonly digest: string | null;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly reused: {
    readonly head: string;
    readonly runUrl: string | null;
    readonly startedAt: string;
  } | null;
  readonly tool: string;
  readonly runUrl: string | null;
  readonly statusContext: string;
  readonly config: string | null;
  readonly samples: number;
  readonly judge: string;
  readonly reruns: number;
  readonly notices: readonly string[];
}

export interface PagePrompt {
  readonly path: string;
  readonly previousPath: string | null;
  readonly name: string;
  readonly change: 'added' | 'modified' | 'renamed' | 'removed' | 'affected';
  readonly because: string | null;
  readonly version: { readonly baseline: string | null; readonly candidate: string | null };
  readonly declared: Level | null;
  readonly required: Level | null;
  readonly levelReasons: readonly string[];
  readonly model: { readonly candidate: string; readonly baseline: string | null } | null;
  /** Name and JSON of each. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly metadata: {
    readonly description: string | null;
    readonly changeReason: string | null;
    readonly owner: string | null;
  } | null;
  readonly stages: readonly ('checks' | 'judge')[];
  readonly dataset: {
    readonly path: string;
    readonly cases: number;
    readonly added: readonly string[];
    readonly edited: readonly string[];
    readonly removed: readonly string[];
  } | null;
  readonly state: VerdictState;
  readonly reasons: readonly Reason[];
  readonly metrics: Readonly<Record<Metric, MetricResult | null>>;
  readonly checks: ChecksResult | null;
  readonly stopped: EarlyStop | null;
  readonly moreSamples: boolean;
  /** Of both versions; null: there is none, or it could not be read. */
  readonly messages: Readonly<Record<Side, readonly ChatMessage[] | null>>;
  /** What the lint says of their lines. */
  readonly lint: readonly LineNote[];
}

export interface PageCase extends CaseMeasurement, GoldenTexts {}

/** One case, and the position of its prompt. */
export interface PlacedCase {
  readonly prompt: number;
  readonly one: PageCase;
}
