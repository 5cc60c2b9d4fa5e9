import {
  type Override,
  type PromptVerdict,
  type Reason,
  type SignOff,
  stateOf,
  type Verdict,
} from '../policy/verdict.ts';
import type { Measurement, PromptMeasurement } from './measurement.ts';
import type { Plan, PromptPlan } from './prompt-plan.ts';

/** What people have said about this very content. */
export interface People {
  readonly signOff: SignOff;
  /** Null: nobody has overridden anything. */
  readonly override: Override | null;
  /** Why what they said could not be read, where that is a fault of the config. */
  readonly faults?: readonly Reason[];
}

/** True when something in the plan waits for a person, so that the reviews have to be read. */
export function needsSignOff(plan: Plan): boolean {
  return (
    plan.policyChanges.length > 0 ||
    plan.prompts.some((prompt) => asksForPerson(prompt) || hasAwaitingReason(prompt))
  );
}

/** True when a person must agree to something besides the level: an edited case, a changed schema, a removal. */
export function hasAwaitingReason(prompt: PromptPlan): boolean {
  return prompt.reasons.some((reason) => reason.effect === 'awaits');
}

/** True when the level itself asks for a person's approval. */
export function asksForPerson(prompt: PromptPlan): boolean {
  return prompt.policy?.level === 'major' && prompt.policy.signOff !== null;
}

/** Measurements, policy and what people said in, verdict out. Nothing is read and nothing is written here. */
export function decide(
  plan: Plan,
  measurement: Measurement,
  { signOff, override, faults = [] }: People,
): Verdict {
  const measured = new Map(measurement.prompts.map((prompt) => [prompt.path, prompt]));
  const prompts = plan.prompts.map((prompt) =>
    decidePrompt(prompt, measured.get(prompt.affected.path) ?? null, signOff),
  );
  const reasons: Reason[] = [
    ...measurement.reasons,
    ...plan.reasons,
    ...faults,
    ...(plan.policyChanges.length > 0 ? [signed(POLICY_CHANGED, signOff)] : []),
  ];
  const state = stateOf([...reasons, ...prompts.flatMap((prompt) => prompt.reasons)]);
  if (override === null || (state !== 'blocked' && state !== 'inconclusive')) {
    return { state, reasons, prompts, override: null, signOff };
  }
  return { state: 'pass', reasons: [overridden(override, state), ...reasons], prompts, override, signOff };
}

function overridden({ by, reason }: Override, state: string): Reason {
  const message = `\`${by}\` has overridden the verdict \`${state}\` for this content: ${reason}`;
  return { code: 'override.given', message, effect: 'note' };
}

const POLICY_CHANGED: Reason = {
  code: 'policy.changed',
  message:
    'This pull request changes the policy; it was measured under the policy of the base branch. A person has to agree.',
  effect: 'awaits',
};

const NOTHING_MEASURED: Omit<PromptMeasurement, 'path'> = {
  reasons: [],
  metrics: { faithfulness: null, relevance: null },
  checks: null,
  stopped: null,
  criticalFalls: [],
  cases: [],
  moreSamples: false,
};

function decidePrompt(plan: PromptPlan, measured: PromptMeasurement | null, signOff: SignOff): PromptVerdict {
  const { reasons: ofMeasuring, moreSamples: _, ...figures } = measured ?? NOTHING_MEASURED;
  const level: Reason[] = asksForPerson(plan) ? [signed(majorReason(plan), signOff)] : [];
  const planned = plan.reasons.map((reason) =>
    reason.effect === 'awaits' ? signed(reason, signOff) : reason,
  );
  const decisive = [...planned, ...ofMeasuring, ...level];
  const mayMerge = ['pass', 'awaiting-sign-off'].includes(stateOf(decisive));
  // What was to be asked and was not is no pass; the run's own reasons say why.
  const skipped = measured === null && plan.cases.length > 0;
  const reasons = mayMerge && !skipped ? [...decisive, ...canary(plan)] : decisive;
  return {
    ...figures,
    path: plan.affected.path,
    state: skipped && mayMerge ? 'inconclusive' : stateOf(reasons),
    level: plan.level.effective,
    reasons: [...reasons].sort((a, b) => rank(a) - rank(b)),
  };
}

const RANKS = ['blocks', 'inconclusive', 'awaits', 'note'];

function rank(reason: Reason): number {
  return RANKS.indexOf(reason.effect);
}

function majorReason(plan: PromptPlan): Reason {
  const from = plan.policy?.signOff?.from ?? 'levels.major.sign-off';
  return {
    code: 'sign-off.missing',
    message: `A MAJOR change needs a person's approval (${from}).`,
    effect: 'awaits',
  };
}

/** A reason that waits for a person, after looking whether that person has spoken. */
function signed(reason: Reason, signOff: SignOff): Reason {
  if (signOff.kind === 'given') {
    return {
      ...reason,
      effect: 'note',
      message: `${reason.message} Signed off by ${signOff.by.map(({ login }) => `\`${login}\``).join(', ')}.`,
    };
  }
  return signOff.kind === 'missing' ? { ...reason, message: `${reason.message} ${signOff.why}` } : reason;
}

function canary(plan: PromptPlan): Reason[] {
  const hours = plan.policy?.canaryHours;
  if (plan.affected.change === 'affected' || !hours || hours.value === 0) return [];
  const message = `After the merge a canary of ${hours.value} hours is due (${hours.from}).`;
  return [{ code: 'canary.due', message, effect: 'note' }];
}
