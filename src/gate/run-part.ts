import { NO_USAGE } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import type { Shard } from '../policy/shard.ts';
import type { GateError } from '../ports/gate-error.ts';
import type { Gate } from './context.ts';
import { digestOf } from './digest.ts';
import { evaluateFirst } from './evaluate-prompt.ts';
import { withModels } from './measure.ts';
import { onlyPart } from './only-part.ts';
import { type PartEnd, PartFile } from './part-file.ts';
import { asksModel, prepare } from './prepare.ts';
import { recall } from './recall.ts';
import { startRun } from './run-facts.ts';
import { startEvaluation } from './running.ts';
import { makeSchedule } from './schedule.ts';
import { withhold } from './withhold.ts';

export type PartOutcome =
  /** `why`: nothing has to be measured, or it is known already; the run that merges says the rest. */
  | { readonly kind: 'nothing'; readonly why: string }
  | {
      readonly kind: 'measured';
      readonly path: string;
      readonly cases: number;
      readonly stopped: GateError | null;
    };

/**
 * Measures one part of the cases and hands it over in a file. A part decides nothing, and writes neither status nor
 * comment.
 */
export async function runPart(gate: Gate, shard: Extract<Shard, { kind: 'part' }>): Promise<PartOutcome> {
  const run = startRun(gate);
  const { comparison, policy, baseline, plan: planned } = await prepare(gate, run);
  if (!asksModel(planned)) return { kind: 'nothing', why: 'no model has to be asked' };
  const digest = await digestOf(run.files, comparison, baseline, policy, gate.hash);
  const known = await recall(gate, policy, digest);
  if (known.verdict !== null) return { kind: 'nothing', why: 'the content was measured before' };
  const withheld = withhold(planned, gate.subject);
  if (!asksModel(withheld)) return { kind: 'nothing', why: withheld.reasons[0]?.message ?? '' };
  const plan = onlyPart(withheld, shard, gate.hash);
  const { repository, tool } = gate.about;
  const tools = { files: gate.partFiles, seal: gate.sealFor(policy), hash: gate.hash };
  const file = new PartFile({ repository, digest, tool, of: shard.of }, shard.index, tools);
  try {
    const errand = {
      plan,
      policy: shareOf(policy, shard.of),
      startedMs: run.startedMs,
      spent: NO_USAGE,
    };
    let cases = 0;
    const { result, usage, notices } = await withModels(gate, errand, async (evaluation) => {
      const running = startEvaluation(plan, makeSchedule(plan, false, gate.hash), evaluation);
      await Promise.all(
        plan.prompts.map((prompt) =>
          evaluateFirst(prompt, evaluation, running, (measured) => {
            cases += 1;
            file.case(prompt.affected.path, gate.redact(measured));
          }),
        ),
      );
      return { stopped: running.stopped(), reruns: evaluation.kept.reruns() };
    });
    const { stopped, reruns } = result;
    const end: PartEnd = { cases, usage, reruns, stopped: stopped && wordsOf(stopped), notices };
    return { kind: 'measured', path: file.end(gate.redact(end)), cases, stopped };
  } catch (error) {
    file.discard();
    throw error;
  }
}

function wordsOf({ code, message, remedy }: GateError) {
  return { code, message, remedy };
}

/** What one part may spend of the money that all may. */
function shareOf(policy: Policy, of: number): Policy {
  const { maxUsd } = policy.budget;
  const from = `${maxUsd.from}, shared by ${of} parts`;
  return { ...policy, budget: { ...policy.budget, maxUsd: { value: maxUsd.value / of, from } } };
}
