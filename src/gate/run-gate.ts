import { readConfig } from '../config/read-config.ts';
import { resolvePolicy } from '../config/resolve-policy.ts';
import { NO_USAGE, type Usage } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import type { Verdict } from '../policy/verdict.ts';
import { NO_CACHE } from '../ports/cache.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Comparison } from '../ports/repository.ts';
import type { ReportView } from '../report/view.ts';
import { buildView } from './build-view.ts';
import type { Gate } from './context.ts';
import { decide } from './decide.ts';
import { digestOf } from './digest.ts';
import { type Evaluation, evaluate, NOTHING_MEASURED } from './evaluate.ts';
import { judgeOf } from './judge-answer.ts';
import { keptAnswers } from './kept-answers.ts';
import { meter } from './meter.ts';
import { makePlan } from './plan.ts';
import type { ResolvePolicy } from './policy-change.ts';
import type { BaselineRef, Plan } from './prompt-plan.ts';
import { type Published, pending, publish } from './publish.ts';
import { describe, failedView, type Run, startRun } from './run-facts.ts';
import { makeSchedule, type Schedule } from './schedule.ts';
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
  const plan = await makePlan(comparison, baseline, policy, gate.repository, files, resolver(gate));
  const digest = await digestOf(files, comparison, baseline, policy, gate.hash);
  const report = async (verdict: Verdict, { evaluation, usage, notices }: Measured): Promise<Outcome> => {
    const facts = describe(run, {
      comparison,
      policy,
      baseline,
      digest,
      notices: [...policy.notices, ...notices],
    });
    const view = buildView({ plan, verdict, policy, usage, evaluation }, facts);
    return { view, published: await publish(gate, view, comparison), failure: null };
  };
  if (plan.prompts.length === 0 && plan.policyChanges.length === 0) return report(NOTHING, UNMEASURED);

  await pending(gate, comparison.head);
  const schedule = makeSchedule(plan, policy.earlyStopping, gate.hash);
  const measured = await measure(gate, plan, schedule, policy, run.startedMs);
  const signOff = await readSignOff(plan, policy, gate.facts, gate.pullRequest);
  return report(decide(plan, schedule, measured.evaluation, signOff), measured);
}

/** What was measured, what it cost, and what there is to say about it. */
interface Measured {
  readonly evaluation: Evaluation;
  readonly usage: Usage;
  readonly notices: readonly string[];
}

const UNMEASURED: Measured = { evaluation: NOTHING_MEASURED, usage: NO_USAGE, notices: [] };

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
  return resolver(gate)(text);
}

function resolver({ inputs }: Gate): ResolvePolicy {
  return (text) => resolvePolicy(inputs, readConfig(inputs.config, text), text !== null);
}

async function findBaseline(gate: Gate, comparison: Comparison): Promise<BaselineRef> {
  const ref = gate.inputs.baseline;
  if (ref === undefined) return { commit: comparison.base, label: gate.facts.baseRef };
  return { commit: await gate.repository.resolve(ref), label: ref };
}

async function measure(
  gate: Gate,
  plan: Plan,
  schedule: Schedule,
  policy: Policy,
  startedMs: number,
): Promise<Measured> {
  const deadline = startedMs + policy.budget.maxMinutes.value * 60_000;
  const broken = plan.reasons.some((reason) => reason.effect === 'inconclusive');
  if (broken || plan.prompts.every((prompt) => prompt.cases.length === 0)) return UNMEASURED;
  const models = gate.openModels(policy, deadline);
  const model = meter(models, policy, gate.clock, deadline);
  const cache = policy.cache.enabled ? gate.openCache(policy) : NO_CACHE;
  const tools = { policy, cache, hash: gate.hash, clock: gate.clock, nonce: gate.nonce };
  const { fresh, concurrency } = gate.inputs;
  try {
    const evaluation = await evaluate(plan, schedule, {
      ...tools,
      model,
      judge: (part) => judgeOf(part, tools),
      kept: keptAnswers({ ...tools, fresh }),
      validator: gate.validator,
      concurrency,
      fresh,
      onProgress: progress(gate),
      onStop: () => models.close(),
    });
    const notices = [...models.notices(), ...keepingNotices(fresh, evaluation, policy)];
    return { evaluation, usage: model.usage(), notices };
  } finally {
    models.close();
    await gate.validator.close();
  }
}

/** Fresh samples are worth something beside the earlier ones; where those are gone, the report must not hide it. */
function keepingNotices(fresh: boolean, { reruns }: Evaluation, { cache }: Policy): string[] {
  if (!fresh || reruns > 0) return [];
  const why = cache.enabled ? 'no earlier samples of this content were kept' : '`cache.enabled` is false';
  return [`\`fresh\` had nothing to add to: ${why}, so this run stands alone`];
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
