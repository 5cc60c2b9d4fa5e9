import type { Policy } from '../policy/policy.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Comparison, Repository } from '../ports/repository.ts';
import { findAffected } from './affected.ts';
import { planPrompt } from './plan-prompt.ts';
import type { BaselineRef, Plan, PromptPlan, TextChange } from './prompt-plan.ts';
import { loadedValue, type Snapshots } from './snapshot.ts';

/** Turns changed files into work: which prompts, at which level, with which cases and which stages. */
export async function makePlan(
  comparison: Comparison,
  baseline: BaselineRef,
  policy: Policy,
  repository: Repository,
  files: Snapshots,
): Promise<Plan> {
  const affected = await findAffected(comparison, policy, repository, files);
  const prompts = await Promise.all(
    affected.prompts.map((prompt) => planPrompt(prompt, comparison, baseline, policy, files)),
  );
  limitCases(prompts, policy);
  const policyChange = affected.policyChanged ? await changeOf(policy.configPath, comparison, files) : null;
  return { prompts: prompts.filter((plan) => !isQuiet(plan)), policyChange };
}

async function changeOf(
  path: string,
  { mergeBase, head }: Comparison,
  files: Snapshots,
): Promise<TextChange> {
  const [before, after] = await Promise.all([files.text(mergeBase, path), files.text(head, path)]);
  return { before: loadedValue(before), after: loadedValue(after) };
}

/** White space or metadata alone: nothing to run and nothing to say. */
function isQuiet(plan: PromptPlan): boolean {
  return (
    plan.level.unchanged &&
    plan.policy === null &&
    plan.reasons.length === 0 &&
    plan.affected.change !== 'removed'
  );
}

function limitCases(prompts: readonly PromptPlan[], policy: Policy): void {
  const cases = prompts.reduce((sum, plan) => sum + plan.cases.length, 0);
  const limit = policy.budget.maxCases;
  if (cases <= limit.value) return;
  throw new GateError(
    'budget.max-cases',
    `This change needs ${cases} golden cases; ${limit.from} allows ${limit.value}.`,
    {
      remedy: 'Raise `budget.max-cases` on the base branch, or change fewer prompts at once.',
    },
  );
}
