import type { Estimate, Usage } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import type { PromptVerdict, Verdict } from '../policy/verdict.ts';
import { fileLines } from '../prompts/message-lines.ts';
import { nameOfPath } from '../prompts/prompt.ts';
import { lintNotes } from '../report/lint-notes.ts';
import type { PromptView, ReportView, RunView } from '../report/view.ts';
import type { Measurement } from './measurement.ts';
import type { Plan, PromptPlan } from './prompt-plan.ts';

/** A run that has come to its verdict. */
export interface Decided {
  readonly plan: Plan;
  readonly verdict: Verdict;
  readonly policy: Policy;
  readonly usage: Usage;
  readonly estimate: Estimate | null;
  readonly measurement: Measurement;
  redact<T>(value: T): T;
}

/** Puts verdict and plan together into what every report is rendered from. */
export function buildView(
  { plan, verdict, policy, usage, estimate, measurement, redact }: Decided,
  run: RunView,
): ReportView {
  const sampled = new Set(
    measurement.prompts.flatMap(({ path, moreSamples }) => (moreSamples ? [path] : [])),
  );
  const byPath = new Map(verdict.prompts.map((prompt) => [prompt.path, prompt]));
  return {
    state: verdict.state,
    mode: policy.mode.value,
    reasons: verdict.reasons,
    prompts: plan.prompts.flatMap((prompt) => {
      const decided = byPath.get(prompt.affected.path);
      return decided ? [promptView(prompt, decided, sampled.has(prompt.affected.path), redact)] : [];
    }),
    policyChanges: plan.policyChanges,
    policyDifferences: plan.policyDifferences,
    override: verdict.override,
    signOff: verdict.signOff,
    usage,
    estimate,
    judging: { calibrations: measurement.calibrations, canaries: measurement.canaries },
    reruns: measurement.reruns,
    run,
  };
}

function promptView(
  plan: PromptPlan,
  verdict: PromptVerdict,
  moreSamples: boolean,
  redact: Decided['redact'],
): PromptView {
  const { affected, candidate, before, baseline, policy } = plan;
  const lines = {
    before: fileLines(plan.texts.before, before?.messages ?? []),
    after: fileLines(plan.texts.after, candidate?.messages ?? []),
  };
  const production = baseline.kind === 'baseline' ? baseline.prompt : before;
  return {
    ...verdict,
    previousPath: affected.previousPath,
    change: affected.change,
    because: affected.because,
    name: candidate?.name ?? before?.name ?? nameOfPath(affected.path),
    version: { baseline: production?.version?.text ?? null, candidate: candidate?.version?.text ?? null },
    declared: plan.level.declared,
    required: plan.level.required,
    levelReasons: plan.level.reasons,
    model: plan.model,
    parameters: candidate?.parameters ?? {},
    metadata: candidate?.metadata ?? null,
    dataset: plan.dataset,
    caseCount: plan.cases.length,
    // The dataset is in memory already: its texts are taken from there, one case at a time.
    goldenAt: (place) => {
      const golden = plan.cases[place]?.golden;
      return redact({ context: golden?.context ?? null, reference: golden?.reference ?? null });
    },
    moreSamples,
    comparesWith: plan.runsBaseline && baseline.kind === 'baseline' ? baseline.label : null,
    stages: policy?.stages.value ?? [],
    canaryHours: policy?.canaryHours?.value ?? null,
    messages: {
      before: before?.messages ?? null,
      after: candidate?.messages ?? null,
      annotations: lintNotes(plan.level.findings),
      lineOf: (side, index, line) => lines[side](index, line),
    },
    texts: plan.texts,
  };
}
