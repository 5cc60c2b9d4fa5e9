import { METRICS } from '../policy/policy.ts';
import { type PromptVerdict, type Reason, stateOf, type Verdict } from '../policy/verdict.ts';
import type { GateError } from '../ports/gate-error.ts';
import { MAX_UNANSWERED, silentCases } from './compare-pass-rate.ts';
import { correctTests } from './correct-tests.ts';
import { decideCriticalFalls } from './critical-falls.ts';
import { decideChecks } from './decide-checks.ts';
import { decideJudge } from './decide-judge.ts';
import { decideMetric, decideStopped } from './decide-metric.ts';
import { decideRegression } from './decide-regression.ts';
import type { Evaluation } from './evaluate.ts';
import { type MeasuredPrompt, measurePrompt } from './measure-prompt.ts';
import type { Plan, PromptPlan } from './prompt-plan.ts';
import { comparesChecks, type Schedule } from './schedule.ts';

/** What a person's agreement changes: who has signed off, or what is still missing. */
export type SignOff =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'given'; readonly by: readonly string[] }
  | { readonly kind: 'missing'; readonly why: string };

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

/** Measurements and policy in, verdict out. Nothing is read and nothing is written here. */
export function decide(plan: Plan, schedule: Schedule, evaluation: Evaluation, signOff: SignOff): Verdict {
  const measured = plan.prompts.map((prompt) => measurePrompt(prompt, evaluation));
  const prompts = correctTests(measured, schedule).map((one) => decidePrompt(one, signOff));
  const reasons: Reason[] = [
    ...(evaluation.stopped ? [stoppedReason(evaluation.stopped)] : []),
    ...decideJudge(evaluation),
    ...plan.reasons,
    ...(plan.policyChanges.length > 0 ? [signed(POLICY_CHANGED, signOff)] : []),
  ];
  return { state: stateOf([...reasons, ...prompts.flatMap((prompt) => prompt.reasons)]), reasons, prompts };
}

const POLICY_CHANGED: Reason = {
  code: 'policy.changed',
  message:
    'This pull request changes the policy; it was measured under the policy of the base branch. A person has to agree.',
  effect: 'awaits',
};

function decidePrompt(measured: MeasuredPrompt, signOff: SignOff): PromptVerdict {
  const { plan, cases, metrics, checks, stopped, criticalFalls } = measured;
  const level: Reason[] = asksForPerson(plan) ? [signed(majorReason(plan), signOff)] : [];
  const planned = plan.reasons.map((reason) =>
    reason.effect === 'awaits' ? signed(reason, signOff) : reason,
  );
  const decisive = [...planned, ...decideMeasurements(measured), ...level];
  const mayMerge = ['pass', 'awaiting-sign-off'].includes(stateOf(decisive));
  const reasons = mayMerge ? [...decisive, ...canary(plan)] : decisive;
  return {
    path: plan.affected.path,
    state: stateOf(reasons),
    level: plan.level.effective,
    reasons: [...reasons].sort((a, b) => rank(a) - rank(b)),
    metrics,
    checks,
    stopped,
    criticalFalls,
    cases,
  };
}

/** Checks, metrics, the pass rate against the baseline, critical cases; where judging ended early, what ended it. */
function decideMeasurements({
  plan,
  read,
  metrics,
  checks,
  stopped,
  criticalFalls,
}: MeasuredPrompt): Reason[] {
  const ofChecks = checks ? decideChecks(checks, read, plan.affected.group.checks) : [];
  if (stopped !== null) return [...ofChecks, ...decideStopped(stopped, metrics, checks)];
  return [
    ...ofChecks,
    ...(checks?.passRate ? decideRegression('checks', checks.passRate) : decideSilence(plan, read)),
    ...METRICS.flatMap((metric) => {
      const result = metrics[metric];
      return result === null ? [] : decideMetric(result, plan.runsBaseline);
    }),
    ...decideCriticalFalls(criticalFalls),
  ];
}

/** The pass rate was to be compared, and the baseline did not answer: a fall could not be seen. */
function decideSilence(plan: PromptPlan, read: PromptVerdict['cases']): Reason[] {
  const silent = silentCases(read, 'baseline');
  if (read.length === 0 || !comparesChecks(plan) || silent <= MAX_UNANSWERED * read.length) return [];
  const message = `${silent} of ${read.length} cases got no answer of the baseline, more than 10%, so that the pass rates cannot be compared.`;
  return [{ code: 'unmeasured.answers', message, effect: 'inconclusive' }];
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
      message: `${reason.message} Signed off by ${signOff.by.map((user) => `\`${user}\``).join(', ')}.`,
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

function stoppedReason(stopped: GateError): Reason {
  return {
    code: stopped.code,
    message: [stopped.message, stopped.remedy].filter(Boolean).join(' '),
    effect: 'inconclusive',
  };
}
