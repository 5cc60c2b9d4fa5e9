import { NO_USAGE } from '../model/usage.ts';
import type { Verdict } from '../policy/verdict.ts';
import type { ReportView } from '../report/view.ts';
import { buildView } from './build-view.ts';
import type { Gate } from './context.ts';
import { decide } from './decide.ts';
import { digestOf } from './digest.ts';
import { type Errand, type Measured, UNMEASURED } from './measured.ts';
import { readPeople } from './people.ts';
import { asksModel, isUntouched, prepare } from './prepare.ts';
import type { Plan } from './prompt-plan.ts';
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
  const { comparison, policy, baseline, plan: planned } = await prepare(gate, run);
  const report = async (plan: Plan, verdict: Verdict, measured: Measured, digest: string | null) => {
    const notices = [...policy.notices, ...measured.notices];
    const facts = describe(run, { comparison, policy, baseline, digest, notices, reused: measured.reused });
    const { usage, estimate, reused } = measured;
    const measurement = gate.redact(measured.measurement);
    const view = gate.redact(
      buildView({ plan, verdict, policy, usage, estimate, measurement, redact: gate.redact }, facts),
    );
    const published = await publish(gate, view, { comparison, policy, measurement, reused });
    return { view, published, failure: null };
  };
  if (isUntouched(planned)) return report(planned, NOTHING, UNMEASURED, null);

  await pending(gate, comparison.head);
  const digest = await digestOf(run.files, comparison, baseline, policy, gate.hash);
  const known = await recall(gate, policy, digest);
  // What is known of this very content costs nothing to say again.
  const plan = known.verdict === null ? withhold(planned, gate.subject) : planned;
  const { shard } = gate.inputs;
  const schedule = makeSchedule(plan, policy.earlyStopping && shard === undefined, gate.hash);
  const errand = { plan, policy, startedMs: run.startedMs, spent: NO_USAGE };
  const measured = reuse(plan, known) ?? (await measure(gate, schedule, errand, digest));
  const people = await readPeople(plan, policy, known.speaker, silenceOf(gate));
  return report(plan, decide(plan, measured.measurement, people), measured, digest);
}

/** What asks models loads on first use: a pull request that touches no prompt does not pay for it. */
async function measure(gate: Gate, schedule: Schedule, errand: Errand, digest: string): Promise<Measured> {
  if (!asksModel(errand.plan)) return UNMEASURED;
  const { shard } = gate.inputs;
  if (shard === undefined) return (await import('./measure.ts')).measureAll(gate, schedule, errand);
  return (await import('./measure-parts.ts')).measureParts(gate, schedule, errand, digest, shard.of);
}

const NOTHING: Verdict = {
  state: 'not-applicable',
  reasons: [],
  prompts: [],
  override: null,
  signOff: { kind: 'not-asked' },
};

/** The measurement of an earlier run of the very same content; null: there is none. */
function reuse(plan: Plan, { verdict }: Recalled): Measured | null {
  if (verdict === null || !asksModel(plan)) return null;
  return { ...UNMEASURED, measurement: verdict.measurement, reused: verdict };
}
