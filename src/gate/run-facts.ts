import { NO_USAGE } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reason } from '../policy/verdict.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Comparison } from '../ports/repository.ts';
import type { ReportView, RunView } from '../report/view.ts';
import type { Gate } from './context.ts';
import type { KeptVerdict } from './memory.ts';
import type { BaselineRef } from './prompt-plan.ts';
import { type Snapshots, snapshots } from './snapshot.ts';

/** A run that has begun: the moment, and the files that it reads. */
export interface Run {
  readonly gate: Gate;
  readonly startedAt: string;
  readonly startedMs: number;
  readonly files: Snapshots;
}

export function startRun(gate: Gate): Run {
  return {
    gate,
    startedAt: gate.clock.now(),
    startedMs: gate.clock.elapsed(),
    files: snapshots(gate.repository),
  };
}

interface Known {
  readonly comparison: Comparison;
  readonly policy: Policy;
  readonly baseline: BaselineRef;
  readonly digest: string | null;
  readonly notices: readonly string[];
  readonly reused: KeptVerdict | null;
}

/** The run as the report shows it; `known` is null where it failed before there was a plan. */
export function describe(run: Run, known: Known | null): RunView {
  const { gate } = run;
  const { subject } = gate;
  const reused = known?.reused ?? null;
  return {
    ...gate.about,
    pullRequest: subject.pull?.number ?? null,
    base: known?.comparison.base ?? null,
    head: subject.headSha,
    baseRef: subject.baseName,
    baselineLabel: known?.baseline.label ?? subject.baseName,
    digest: known?.digest ?? null,
    startedAt: run.startedAt,
    durationMs: Math.round(gate.clock.elapsed() - run.startedMs),
    reused: reused && { head: reused.head, runUrl: reused.runUrl, startedAt: reused.startedAt },
    configPath: gate.inputs.config,
    configFound: known?.policy.configFound ?? false,
    samples: known?.policy.samples.value ?? 0,
    judge: known?.policy.judge.models.value.join(', ') ?? '',
    answers: known?.policy.answers ?? 'short',
    notices: known?.notices ?? [],
  };
}

/** The view of a run that ended before its verdict. It is never green: not even `advise` may hide that nothing was measured. */
export function failedView(run: RunView, error: unknown): ReportView {
  const reasons = reasonsOf(error);
  return {
    state: 'inconclusive',
    mode: 'enforce',
    reasons,
    prompts: [],
    policyChanges: [],
    policyDifferences: [],
    override: null,
    signOff: { kind: 'not-read' },
    usage: NO_USAGE,
    estimate: null,
    judging: { calibrations: [], canaries: [] },
    reruns: 0,
    run,
  };
}

function reasonsOf(error: unknown): Reason[] {
  if (!(error instanceof GateError)) {
    const what = error instanceof Error ? error.message : String(error);
    return [{ code: 'unmeasured.crash', message: `The gate failed: ${what}`, effect: 'inconclusive' }];
  }
  const first = { code: error.code, message: [error.message, error.remedy].filter(Boolean).join(' ') };
  const faults = error.faults.map((fault) => ({
    code: error.code,
    message: `${fault.where}: ${fault.message}`,
  }));
  return [first, ...faults].map((reason) => ({ ...reason, effect: 'inconclusive' as const }));
}
