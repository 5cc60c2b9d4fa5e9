import type { Checks } from '../checks/check-spec.ts';
import type { Sourced } from './sourced.ts';

export type Level = 'patch' | 'minor' | 'major' | 'initial';
export type Stage = 'checks' | 'judge';
export type Metric = 'faithfulness' | 'relevance';
export type RegressionRule = 'significant' | 'strict' | 'certified' | 'off';
/** What is compared with the baseline: the judged metrics, and the pass rate of the deterministic checks. */
export type Measure = Metric | 'checks';

export const METRICS: readonly Metric[] = ['faithfulness', 'relevance'];
export const LEVELS: readonly Level[] = ['patch', 'minor', 'major', 'initial'];

/** Who has to approve, and how many of them: people, and teams as `organisation/team`. An empty `by` means anyone with write access. */
export interface SignOffRule {
  readonly approvals: number;
  readonly by: readonly string[];
}

/** What one level of change asks of one prompt. */
export interface LevelPolicy {
  readonly level: Level;
  readonly stages: Sourced<readonly Stage[]>;
  /** Floors, 0 to 1. */
  readonly floors: Readonly<Record<Metric, Sourced<number>>>;
  readonly regression: Sourced<RegressionRule>;
  /** Hours of canary that are due after the merge; null: none. */
  readonly canaryHours: Sourced<number> | null;
  /** A person must approve a change of this level; null: not for the level itself. */
  readonly signOff: Sourced<SignOffRule> | null;
}

/** Prompts that share dataset, checks and levels. */
export interface PromptGroup {
  /** `prompts[0]`, or the input or default that made it. */
  readonly source: string;
  readonly files: readonly string[];
  /** Path, in which {name} and {dir} stand for the prompt's own. */
  readonly dataset: Sourced<string>;
  readonly minCases: Sourced<number>;
  readonly checks: Checks;
  readonly levels: Readonly<Record<Level, LevelPolicy>>;
}

export interface Endpoint {
  /** Null: OpenAI's own. */
  readonly baseUrl: string | null;
  /** Name of the environment variable that holds the key; null: the `openai-api-key` input. */
  readonly apiKeyEnv: string | null;
}

/** USD per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

export interface JudgePolicy {
  /** One model, or a jury whose median counts. */
  readonly models: Sourced<readonly string[]>;
  readonly temperature: number;
  /** Judgements per answer and model, averaged. */
  readonly samples: number;
  /** Path of the labelled set that the judge is measured on; null: none. */
  readonly calibration: Sourced<string> | null;
}

/** What earlier runs may lend to this one. */
export interface CachePolicy {
  readonly enabled: boolean;
  /** Answers and scores older than this, in days, are drawn anew. */
  readonly maxAgeDays: Sourced<number>;
}

export interface Budget {
  /** Money by the gate's own count; null: no limit. `asked` is true where a person set it. */
  readonly maxUsd: Sourced<number>;
  readonly maxUsdAsked: boolean;
  readonly maxMinutes: Sourced<number>;
  readonly maxCases: Sourced<number>;
  /** Most tokens of one answer. */
  readonly maxOutputTokens: Sourced<number>;
}

/** Everything that decides, with inputs and config of the base merged: nothing is looked up after this. */
export interface Policy {
  /** Path of the config file, and whether the base has it. */
  readonly configPath: string;
  readonly configFound: boolean;
  readonly mode: Sourced<'enforce' | 'advise'>;
  readonly model: Sourced<string> | null;
  readonly samples: Sourced<number>;
  readonly groups: readonly PromptGroup[];
  readonly judge: JudgePolicy;
  /** What a version that says less than the change needs leads to. */
  readonly lint: 'block' | 'warn';
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly allowModels: Sourced<readonly string[]> | null;
  readonly prices: Readonly<Record<string, Price>>;
  readonly budget: Budget;
  readonly cache: CachePolicy;
  /** Judging may end before every case was read, where the rules of a level allow it. */
  readonly earlyStopping: boolean;
  readonly answers: 'full' | 'short' | 'none';
  /** The sign-off that a removed prompt, an edited golden case or a changed policy needs. */
  readonly signOff: SignOffRule;
  /** Who may turn a verdict that blocks into success, by name; empty: nobody. */
  readonly overrideBy: readonly string[];
  /** Inputs that the config overruled, as sentences. */
  readonly notices: readonly string[];
}

/** The files that decide how prompts are judged: the config and the calibration set. */
export function policyFilesOf({ configPath, judge }: Policy): readonly string[] {
  return judge.calibration === null ? [configPath] : [configPath, judge.calibration.value];
}
