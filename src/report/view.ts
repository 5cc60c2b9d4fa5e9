import type { DatasetChange } from '../dataset/compare-datasets.ts';
import type { JudgeCalibration } from '../judging/calibration.ts';
import type { Canary } from '../judging/canary.ts';
import type { Estimate, Usage } from '../model/usage.ts';
import type { Level } from '../policy/policy.ts';
import type { PolicyDifference } from '../policy/policy-values.ts';
import type { Override, PromptVerdict, Reason, SignOff, VerdictState } from '../policy/verdict.ts';
import type { JsonObject } from '../ports/json.ts';
import type { PromptMetadata } from '../prompts/prompt.ts';
import type { MessageChange } from './message-table.ts';

/** One prompt as every report shows it: the verdict, and what the verdict is about. */
export interface PromptView extends PromptVerdict {
  readonly previousPath: string | null;
  readonly change: 'added' | 'modified' | 'renamed' | 'removed' | 'affected';
  /** Why it is affected, where its own file did not change. */
  readonly because: string | null;
  readonly name: string;
  readonly version: { readonly baseline: string | null; readonly candidate: string | null };
  readonly declared: Level | null;
  /** What the change needs by the lint; null: not looked at. */
  readonly required: Level | null;
  readonly levelReasons: readonly string[];
  readonly model: { readonly candidate: string; readonly baseline: string | null } | null;
  readonly parameters: JsonObject;
  readonly metadata: PromptMetadata | null;
  readonly dataset: { readonly path: string; readonly change: DatasetChange } | null;
  readonly caseCount: number;
  /** What the golden dataset gives for the case at this place among `cases`, beside its query. */
  readonly goldenAt: (place: number) => GoldenTexts;
  /** A mean lay near its floor, so that every case got more samples. */
  readonly moreSamples: boolean;
  readonly comparesWith: string | null;
  readonly stages: readonly string[];
  readonly canaryHours: number | null;
  /** Both versions' messages, and what the lint says of them. Null: there is none, or it could not be read. */
  readonly messages: MessageChange;
  /** Both versions' text, for the diff. */
  readonly texts: { readonly before: string | null; readonly after: string | null };
}

/** What an answer was to be drawn from, and the ideal answer; null: the case has none. */
export interface GoldenTexts {
  readonly context: string | null;
  readonly reference: string | null;
}

/** All that a report may say of a run. Reports are rendered from this and nothing else. */
export interface ReportView {
  readonly state: VerdictState;
  readonly mode: 'enforce' | 'advise';
  readonly reasons: readonly Reason[];
  readonly prompts: readonly PromptView[];
  /** Both versions' text of each file of the policy that the pull request changes. */
  readonly policyChanges: readonly {
    readonly path: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** What the new policy would decide otherwise, looser values first. */
  readonly policyDifferences: readonly PolicyDifference[];
  /** Who turned a verdict that blocks into success, and why; null: nobody. */
  readonly override: Override | null;
  /** Who has signed off; `not-read`: the run failed before the reviews were read. */
  readonly signOff: SignOff | { readonly kind: 'not-read' };
  readonly usage: Usage;
  /** What the run was expected to ask for; null: it asked no model. */
  readonly estimate: Estimate | null;
  /** What is known of the judge: its labelled set, a metric each, and the known-bad answers of this run. */
  readonly judging: {
    readonly calibrations: readonly JudgeCalibration[];
    readonly canaries: readonly Canary[];
  };
  /** Rounds of fresh samples beside the first ones. */
  readonly reruns: number;
  readonly run: RunView;
}

export interface RunView {
  readonly repository: string;
  /** Empty where it has no address. */
  readonly repositoryUrl: string;
  readonly runUrl: string | null;
  readonly pullRequest: number | null;
  /** Full commit ids; the base is null where the run failed before it was known. */
  readonly base: string | null;
  readonly head: string;
  readonly baseRef: string;
  /** What the baseline is called: the base branch, or the ref of the `baseline` input. */
  readonly baselineLabel: string;
  /** Lower-case hex; null where the run failed before everything was read. */
  readonly digest: string | null;
  readonly startedAt: string;
  readonly durationMs: number;
  /** The earlier run whose measurement of the same content holds; null: this run measured for itself. */
  readonly reused: {
    readonly head: string;
    readonly runUrl: string | null;
    readonly startedAt: string;
  } | null;
  readonly tool: string;
  readonly statusContext: string;
  readonly configPath: string;
  readonly configFound: boolean;
  readonly samples: number;
  readonly judge: string;
  readonly answers: 'full' | 'short' | 'none';
  /** Inputs that the config overruled, permissions that were missing: said once. */
  readonly notices: readonly string[];
}
