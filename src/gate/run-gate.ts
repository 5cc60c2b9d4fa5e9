import { readConfig } from '../config/read-config.ts';
import { resolvePolicy } from '../config/resolve-policy.ts';
import { NO_USAGE, type Usage } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import type { Verdict } from '../policy/verdict.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Comparison } from '../ports/repository.ts';
import type { ReportView } from '../report/view.ts';
import { buildView } from './build-view.ts';
import type { Gate } from './context.ts';
import { decide } from './decide.ts';
import { digestOf } from './digest.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { judgeOf } from './judge-answer.ts';
import { meter } from './meter.ts';
import { makePlan } from './plan.ts';
import type { BaselineRef, Plan } from './prompt-plan.ts';
import { type Published, pending, publish } from './publish.ts';
import { describe, failedView, type Run, startRun } from './run-facts.ts';
import { readSignOff } from './sign-off.ts';

export interface Outcome {
  readonly view: ReportView;
  readonly published: Published;
  /** What ended the run before its verdict; null: nothing did. */
  readonly failure: unknown;
}

/**
 * The gate, from a changed pull request to a published verdict: read two versions of each prompt, run both over the
 * golden dataset, judge, compare, decide, report. Whatever goes wrong on the way becomes an `inconclusive` verdict
 * with its reason, published like any other.
 */
export async function runGate(gate: Gate): Promise<Outcome> {
  const run = startRun(gate);
  try {
    return await gateChange(gate, run);
  } catch (error) {
    const view = failedView(describe(run, null), error);
    return { view, published: await publish(gate, view, null), failure: error };
  }
}

async function gateChange(gate: Gate, run: Run): Promise<Outcome> {
  const { files } = run;
  const comparison = await gate.repository.compare(gate.facts.baseRef, gate.facts.headSha);
  const policy = await readPolicy(gate, comparison);
  const baseline = await findBaseline(gate, comparison);
  const plan = await makePlan(comparison, baseline, policy, gate.repository, files);
  const digest = await digestOf(files, comparison.head, policy, gate.hash);
  const report = async (verdict: Verdict, usage: Usage, notices: readonly string[]): Promise<Outcome> => {
    const facts = describe(run, { comparison, policy, baseline, digest, notices });
    const view = buildView(plan, verdict, policy, usage, facts);
    return { view, published: await publish(gate, view, comparison), failure: null };
  };
  if (plan.prompts.length === 0 && plan.policyChange === null)
    return report(NOTHING, NO_USAGE, policy.notices);

  await pending(gate, comparison.head);
  const { evaluation, usage, notices } = await measure(gate, plan, policy, run.startedMs);
  const signOff = await readSignOff(plan, policy, gate.facts, gate.pullRequest);
  return report(decide(plan, evaluation, signOff), usage, [...policy.notices, ...notices]);
}

const NOTHING: Verdict = { state: 'not-applicable', reasons: [], prompts: [] };

/** The policy is that of the base, whatever the pull request does to it. */
async function readPolicy(gate: Gate, comparison: Comparison): Promise<Policy> {
  const path = gate.inputs.config;
  let text: string | null;
  try {
    text = await gate.repository.read(comparison.base, path);
  } catch (error) {
    if (!(error instanceof GateError) || !error.code.startsWith('config.')) throw error;
    throw new GateError('config.invalid', `The config \`${path}\` of the base branch cannot be read.`, {
      faults: [{ where: path, message: error.message }],
    });
  }
  const config = readConfig(path, text);
  return resolvePolicy(gate.inputs, config, text !== null);
}

async function findBaseline(gate: Gate, comparison: Comparison): Promise<BaselineRef> {
  const ref = gate.inputs.baseline;
  if (ref === undefined) return { commit: comparison.base, label: gate.facts.baseRef };
  return { commit: await gate.repository.resolve(ref), label: ref };
}

async function measure(gate: Gate, plan: Plan, policy: Policy, startedMs: number) {
  const deadline = startedMs + policy.budget.maxMinutes.value * 60_000;
  if (plan.prompts.every((prompt) => prompt.cases.length === 0)) {
    const evaluation: Evaluation = { cases: new Map(), stopped: null };
    return { evaluation, usage: NO_USAGE, notices: [] };
  }
  const models = gate.openModels(policy, deadline);
  const model = meter(models, policy, gate.clock, deadline);
  try {
    const evaluation = await evaluate(plan, {
      model,
      judge: judgeOf(model, policy, gate.nonce),
      validator: gate.validator,
      policy,
      concurrency: gate.inputs.concurrency,
      onProgress: progress(gate),
      onStop: () => models.close(),
    });
    return { evaluation, usage: model.usage(), notices: models.notices() };
  } finally {
    models.close();
    await gate.validator.close();
  }
}

/** A line for every tenth of the answers. */
function progress(gate: Gate): (done: number, all: number) => void {
  let told = 0;
  return (done, all) => {
    const tenth = Math.floor((done * 10) / all);
    if (tenth === told) return;
    told = tenth;
    gate.log.info(`${done} of ${all} answers measured`);
  };
}
