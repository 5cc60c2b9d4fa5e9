import { readConfig } from '../config/read-config.ts';
import { resolvePolicy } from '../config/resolve-policy.ts';
import { NO_USAGE, type Usage } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import type { Verdict } from '../policy/verdict.ts';
import { NO_CACHE } from '../ports/cache.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Comparison } from '../ports/repository.ts';
import type { TextStore } from '../ports/text-store.ts';
import type { ReportView } from '../report/view.ts';
import { buildView } from './build-view.ts';
import type { Gate } from './context.ts';
import { decide } from './decide.ts';
import { digestOf } from './digest.ts';
import { evaluate } from './evaluate.ts';
import { judgeOf } from './judge-answer.ts';
import { keptAnswers } from './kept-answers.ts';
import { addUp, type Measurement, NO_MEASUREMENT } from './measurement.ts';
import type { KeptVerdict } from './memory.ts';
import { meter } from './meter.ts';
import { readPeople } from './people.ts';
import { makePlan } from './plan.ts';
import type { ResolvePolicy } from './policy-change.ts';
import type { BaselineRef, Plan } from './prompt-plan.ts';
import { type Published, pending, publish } from './publish.ts';
import { type Recalled, recall, silenceOf } from './recall.ts';
import { describe, failedView, type Run, startRun } from './run-facts.ts';
import { makeSchedule, type Schedule } from './schedule.ts';
import { withhold } from './withhold.ts';

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
    const view = gate.redact(failedView(describe(run, null), error));
    return { view, published: await publish(gate, view, null), failure: error };
  }
}

async function gateChange(gate: Gate, run: Run): Promise<Outcome> {
  const { subject, repository } = gate;
  const { files } = run;
  const comparison = await repository.compare(subject.base, subject.headSha);
  const policy = await readPolicy(gate, comparison);
  const baseline = await findBaseline(gate, comparison);
  const planned = await makePlan(comparison, baseline, policy, repository, files, resolver(gate));
  const report = async (plan: Plan, verdict: Verdict, measured: Measured, digest: string | null) => {
    const notices = [...policy.notices, ...measured.notices];
    const facts = describe(run, { comparison, policy, baseline, digest, notices, reused: measured.reused });
    const { usage, reused } = measured;
    const measurement = gate.redact(measured.measurement);
    const view = gate.redact(buildView({ plan, verdict, policy, usage, measurement }, facts));
    const published = await publish(gate, view, { comparison, policy, measurement, reused });
    return { view, published, failure: null };
  };
  if (planned.prompts.length === 0 && planned.policyChanges.length === 0)
    return report(planned, NOTHING, UNMEASURED, null);

  await pending(gate, comparison.head);
  const digest = await digestOf(files, comparison, baseline, policy, gate.hash);
  const known = await recall(gate, policy, digest);
  // What is known of this very content costs nothing to say again.
  const plan = known.verdict === null ? withhold(planned, subject) : planned;
  const schedule = makeSchedule(plan, policy.earlyStopping, gate.hash);
  const measured = reuse(plan, known) ?? (await measure(gate, plan, schedule, policy, run.startedMs));
  const people = await readPeople(plan, policy, known.speaker, silenceOf(gate));
  return report(plan, decide(plan, measured.measurement, people), measured, digest);
}

/** What was measured, what it cost, and what there is to say about it. */
interface Measured {
  readonly measurement: Measurement;
  readonly usage: Usage;
  readonly notices: readonly string[];
  /** The run that measured, where it was an earlier one. */
  readonly reused: KeptVerdict | null;
}

const UNMEASURED: Measured = { measurement: NO_MEASUREMENT, usage: NO_USAGE, notices: [], reused: null };

const NOTHING: Verdict = { state: 'not-applicable', reasons: [], prompts: [], override: null };

/** Whether there is anything to ask a model. */
function asks(plan: Plan): boolean {
  const broken = plan.reasons.some((reason) => reason.effect === 'inconclusive');
  return !broken && plan.prompts.some((prompt) => prompt.cases.length > 0);
}

/** The measurement of an earlier run of the very same content; null: there is none. */
function reuse(plan: Plan, { verdict }: Recalled): Measured | null {
  if (verdict === null || !asks(plan)) return null;
  return { ...UNMEASURED, measurement: verdict.measurement, reused: verdict };
}

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
  if (ref === undefined) return { commit: comparison.base, label: gate.subject.baseName };
  return { commit: await gate.repository.resolve(ref, 'baseline'), label: ref };
}

async function measure(
  gate: Gate,
  plan: Plan,
  schedule: Schedule,
  policy: Policy,
  startedMs: number,
): Promise<Measured> {
  if (!asks(plan)) return UNMEASURED;
  const deadline = startedMs + policy.budget.maxMinutes.value * 60_000;
  const models = gate.openModels(policy, deadline);
  const model = meter(models, policy, gate.clock, deadline);
  const cache = policy.cache.enabled ? gate.openCache(policy) : NO_CACHE;
  const tools = { policy, cache, hash: gate.hash, clock: gate.clock, nonce: gate.nonce };
  const { fresh, concurrency } = gate.inputs;
  const texts = redacted(gate.texts, gate.redact);
  try {
    const evaluation = await evaluate(plan, schedule, {
      ...tools,
      model,
      judge: (part) => judgeOf(part, tools),
      kept: keptAnswers({ ...tools, fresh, aside: plan.prompts.length > 1 ? texts : null }),
      texts,
      validator: gate.validator,
      concurrency,
      fresh,
      onProgress: progress(gate),
      onStop: () => models.close(),
    });
    const measurement = addUp(plan, schedule, evaluation);
    const notices = [...models.notices(), ...keepingNotices(fresh, measurement, policy)];
    return { measurement, usage: model.usage(), notices, reused: null };
  } finally {
    models.close();
    await gate.validator.close();
  }
}

/** A store that no secret comes into: what lies there is published as it is. */
function redacted(store: TextStore, redact: Gate['redact']): TextStore {
  return { ...store, append: (value) => store.append(redact(value)) };
}

/** Fresh samples are worth something beside the earlier ones; where those are gone, the report must not hide it. */
function keepingNotices(fresh: boolean, { reruns }: Measurement, { cache }: Policy): string[] {
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
