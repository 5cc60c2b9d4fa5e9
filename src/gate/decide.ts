import { METRICS, type Metric } from '../policy/policy.ts';
import {
  type MetricResult,
  type PromptVerdict,
  type Reason,
  stateOf,
  type Verdict,
} from '../policy/verdict.ts';
import type { GateError } from '../ports/gate-error.ts';
import { changedCasesNeeded, holm } from '../statistics/holm.ts';
import { decideChecks, measureChecks } from './decide-checks.ts';
import { decideMetric } from './decide-metric.ts';
import type { Evaluation } from './evaluate.ts';
import { ALPHA, measureMetric } from './measure-metric.ts';
import type { Plan, PromptPlan } from './prompt-plan.ts';

/** What a person's agreement changes: who has signed off, or what is still missing. */
export type SignOff =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'given'; readonly by: readonly string[] }
  | { readonly kind: 'missing'; readonly why: string };

/** True when something in the plan waits for a person, so that the reviews have to be read. */
export function needsSignOff(plan: Plan): boolean {
  return (
    plan.policyChange !== null ||
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
export function decide(plan: Plan, evaluation: Evaluation, signOff: SignOff): Verdict {
  const measured = plan.prompts.map((prompt) => measurePrompt(prompt, evaluation));
  const tested = correct(measured);
  const prompts = tested.map((one) => decidePrompt(one, signOff));
  const reasons: Reason[] = [
    ...(evaluation.stopped ? [stoppedReason(evaluation.stopped)] : []),
    ...plan.reasons,
    ...(plan.policyChange !== null ? [signed(POLICY_CHANGED, signOff)] : []),
  ];
  return { state: stateOf([...reasons, ...prompts.flatMap((prompt) => prompt.reasons)]), reasons, prompts };
}

const POLICY_CHANGED: Reason = {
  code: 'policy.changed',
  message:
    'This pull request changes the policy; it was measured under the policy of the base branch. A person has to agree.',
  effect: 'awaits',
};

interface Measured {
  readonly plan: PromptPlan;
  readonly cases: PromptVerdict['cases'];
  readonly metrics: Readonly<Record<Metric, MetricResult | null>>;
}

function measurePrompt(plan: PromptPlan, evaluation: Evaluation): Measured {
  const cases = evaluation.cases.get(plan.affected.path) ?? [];
  const policy = plan.policy;
  const judges = policy?.stages.value.includes('judge') && cases.length > 0;
  const measure = (metric: Metric) =>
    policy && judges ? measureMetric(metric, cases, policy, plan.runsBaseline) : null;
  return { plan, cases, metrics: { faithfulness: measure('faithfulness'), relevance: measure('relevance') } };
}

/** Holm over every test of the run that may block: all prompts, all metrics that compare. */
function correct(measured: readonly Measured[]): Measured[] {
  const tests = measured.flatMap(({ metrics }) => METRICS.map((metric) => metrics[metric]).filter(isTest));
  const corrected = holm(tests.map((test) => test.p ?? 1));
  const byTest = new Map(tests.map((test, index) => [test, corrected[index] ?? 1]));
  const needed = changedCasesNeeded(tests.length, ALPHA);
  const apply = (result: MetricResult | null): MetricResult | null => {
    const pHolm = result === null ? undefined : byTest.get(result);
    return result === null || pHolm === undefined ? result : { ...result, pHolm, changedNeeded: needed };
  };
  return measured.map((one) => ({
    ...one,
    metrics: { faithfulness: apply(one.metrics.faithfulness), relevance: apply(one.metrics.relevance) },
  }));
}

function isTest(result: MetricResult | null): result is MetricResult {
  return result !== null && result.p !== null && result.regression.value === 'significant';
}

function decidePrompt({ plan, cases, metrics }: Measured, signOff: SignOff): PromptVerdict {
  const checks = cases.length > 0 ? measureChecks(cases) : null;
  const measured: Reason[] = checks ? decideChecks(checks, cases, plan.affected.group.checks) : [];
  const judged = METRICS.flatMap((metric) => {
    const result = metrics[metric];
    return result === null ? [] : decideMetric(result, plan.runsBaseline);
  });
  const level: Reason[] = asksForPerson(plan) ? [signed(majorReason(plan), signOff)] : [];
  const planned = plan.reasons.map((reason) =>
    reason.effect === 'awaits' ? signed(reason, signOff) : reason,
  );
  const decisive = [...planned, ...measured, ...judged, ...level];
  const mayMerge = ['pass', 'awaiting-sign-off'].includes(stateOf(decisive));
  const reasons = mayMerge ? [...decisive, ...canary(plan)] : decisive;
  return {
    path: plan.affected.path,
    state: stateOf(reasons),
    level: plan.level.effective,
    reasons: [...reasons].sort((a, b) => rank(a) - rank(b)),
    metrics,
    checks,
    cases,
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
