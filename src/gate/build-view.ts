import type { Usage } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import type { PromptVerdict, Verdict } from '../policy/verdict.ts';
import { nameOfPath } from '../prompts/prompt.ts';
import type { PromptView, ReportView, RunView } from '../report/view.ts';
import type { Plan, PromptPlan } from './prompt-plan.ts';

/** Puts verdict and plan together into what every report is rendered from. */
export function buildView(
  plan: Plan,
  verdict: Verdict,
  policy: Policy,
  usage: Usage,
  run: RunView,
): ReportView {
  const byPath = new Map(verdict.prompts.map((prompt) => [prompt.path, prompt]));
  return {
    state: verdict.state,
    mode: policy.mode.value,
    reasons: verdict.reasons,
    prompts: plan.prompts.flatMap((prompt) => {
      const decided = byPath.get(prompt.affected.path);
      return decided ? [promptView(prompt, decided)] : [];
    }),
    policyChange: plan.policyChange,
    usage,
    run,
  };
}

function promptView(plan: PromptPlan, verdict: PromptVerdict): PromptView {
  const { affected, candidate, before, baseline, policy } = plan;
  const production = baseline.kind === 'baseline' ? baseline.prompt : before;
  return {
    ...verdict,
    previousPath: affected.previousPath,
    change: affected.change,
    because: affected.because,
    name: candidate?.name ?? before?.name ?? nameOfPath(affected.path),
    version: { baseline: production?.version?.text ?? null, candidate: candidate?.version?.text ?? null },
    declared: plan.level.declared,
    levelReasons: plan.level.reasons,
    model: plan.model,
    parameters: candidate?.parameters ?? {},
    metadata: candidate?.metadata ?? null,
    dataset: plan.dataset,
    caseCount: plan.cases.length,
    comparesWith: plan.runsBaseline && baseline.kind === 'baseline' ? baseline.label : null,
    stages: policy?.stages.value ?? [],
    canaryHours: policy?.canaryHours?.value ?? null,
    texts: plan.texts,
  };
}
