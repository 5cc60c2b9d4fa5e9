import type { Policy } from '../policy/policy.ts';
import type { Reason } from '../policy/verdict.ts';
import type { Comparison, Repository } from '../ports/repository.ts';
import { type AffectedPrompt, findAffected } from './affected.ts';
import { requireCases } from './case-limit.ts';
import { faultReasons } from './fault-reasons.ts';
import { effectOfChange, type ResolvePolicy } from './policy-change.ts';
import type { BaselineRef, Plan, PolicyFileChange, PromptPlan, TextChange } from './prompt-plan.ts';
import { isJudged } from './schedule.ts';
import { loadedValue, type Snapshots } from './snapshot.ts';
import { workflowEdits } from './workflow-edits.ts';

/** Turns changed files into work: which prompts, at which level, with which cases and which stages. */
export async function makePlan(
  comparison: Comparison,
  baseline: BaselineRef,
  policy: Policy,
  repository: Repository,
  files: Snapshots,
  resolve: ResolvePolicy,
): Promise<Plan> {
  const affected = await findAffected(comparison, policy, repository, files);
  const prompts =
    affected.prompts.length === 0
      ? []
      : await planPrompts(affected.prompts, comparison, baseline, policy, files);
  requireCases(
    prompts.reduce((sum, plan) => sum + plan.cases.length, 0),
    policy,
  );
  const policyChanges = await Promise.all(
    affected.policyFiles.map(async (path) => ({ path, ...(await changeOf(path, comparison, files)) })),
  );
  const effect = await effectOfChange(policyChanges, policy, resolve, comparison, repository);
  const calibration = prompts.some(isJudged)
    ? await readCalibration(policy, comparison, files)
    : { set: null, reasons: [] };
  return {
    prompts: prompts.filter((plan) => !isQuiet(plan)),
    policyChanges,
    policyDifferences: effect.differences,
    calibration: calibration.set,
    reasons: [
      ...(policyChanges.length === 0 ? [] : await newPolicyReasons(policyChanges, policy, comparison, files)),
      ...effect.reasons,
      ...calibration.reasons,
      ...workflowEdits(comparison),
    ],
  };
}

/** Linter and template languages load on first use: a pull request that touches no prompt does not pay for them. */
async function planPrompts(
  prompts: readonly AffectedPrompt[],
  ...rest: [Comparison, BaselineRef, Policy, Snapshots]
): Promise<readonly PromptPlan[]> {
  const { planPrompt } = await import('./plan-prompt.ts');
  return Promise.all(prompts.map((prompt) => planPrompt(prompt, ...rest)));
}

/** The readers of policy files load on first use. */
async function newPolicyReasons(
  changes: readonly PolicyFileChange[],
  policy: Policy,
  { head }: Comparison,
  files: Snapshots,
): Promise<Reason[]> {
  const { policyFaultReasons } = await import('./policy-faults.ts');
  return policyFaultReasons(changes, policy, (path) => files.text(head, path));
}

/** The labelled set as the base has it: the head does not choose what its judge is measured on. */
async function readCalibration(
  { judge }: Policy,
  { base }: Comparison,
  files: Snapshots,
): Promise<{ readonly set: Plan['calibration']; readonly reasons: readonly Reason[] }> {
  if (judge.calibration === null) return { set: null, reasons: [] };
  const { value: path, from } = judge.calibration;
  const loaded = await files.calibration(base, path);
  if (loaded.kind === 'loaded') return { set: { path, rows: loaded.value }, reasons: [] };
  if (loaded.kind === 'faulty')
    return { set: null, reasons: faultReasons('config.calibration', loaded, path) };
  const message = `There is no calibration set at \`${path}\` on the base branch (${from}).`;
  return { set: null, reasons: [{ code: 'config.calibration', message, effect: 'inconclusive' }] };
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
