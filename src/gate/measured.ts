import { type Estimate, NO_USAGE, type Usage } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import { type Measurement, NO_MEASUREMENT } from './measurement.ts';
import type { KeptVerdict } from './memory.ts';
import type { Plan } from './prompt-plan.ts';

/** What was measured, what it cost, and what there is to say about it. */
export interface Measured {
  readonly measurement: Measurement;
  readonly usage: Usage;
  /** What the run was expected to ask for; null: it asked no model. */
  readonly estimate: Estimate | null;
  readonly notices: readonly string[];
  /** The run that measured, where it was an earlier one. */
  readonly reused: KeptVerdict | null;
}

export const UNMEASURED: Measured = {
  measurement: NO_MEASUREMENT,
  usage: NO_USAGE,
  estimate: null,
  notices: [],
  reused: null,
};

/** A run that asks models: how long it may, and what its parts have spent before. */
export interface Errand {
  readonly plan: Plan;
  readonly policy: Policy;
  /** Moment at which the run began, on the clock's `elapsed` scale. */
  readonly startedMs: number;
  readonly spent: Usage;
}
