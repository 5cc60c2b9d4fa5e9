import { totalUsage } from '../model/usage.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Gate } from './context.ts';
import { estimateRun } from './estimate.ts';
import { evaluate, NOTHING_MEASURED } from './evaluate.ts';
import { withModels } from './measure.ts';
import { type Errand, type Measured, UNMEASURED } from './measured.ts';
import { addUp } from './measurement.ts';
import { type PartEnd, readParts } from './part-file.ts';
import type { Schedule } from './schedule.ts';

/**
 * Takes over what the parts of a sharded run have measured, and does what is left for one run to do over all cases:
 * measuring the judge, more samples near a floor, fresh ones for critical cases that fell, known-bad answers.
 */
export async function measureParts(
  gate: Gate,
  schedule: Schedule,
  errand: Errand,
  digest: string,
  of: number,
): Promise<Measured> {
  const { plan } = errand;
  try {
    const { ends, parts } = collect(gate, errand, digest, of);
    const spent = totalUsage(ends.map((end) => end.usage));
    const { result, usage, notices } = await withModels(gate, { ...errand, spent }, (tools) =>
      evaluate(plan, schedule, { ...tools, parts }),
    );
    const stopped = ends.find((end) => end.stopped !== null)?.stopped ?? null;
    const evaluation = {
      ...result,
      reruns: Math.max(result.reruns, ...ends.map((end) => end.reruns)),
      stopped: result.stopped ?? (stopped && new GateError(stopped.code, stopped.message, stopped)),
    };
    const told = [...new Set([...notices, ...ends.flatMap((end) => end.notices)])];
    return {
      measurement: addUp(plan, schedule, evaluation),
      usage,
      estimate: estimateRun(plan, errand.policy),
      notices: [...told, `measured in ${of} parts, which never stop early`],
      reused: null,
    };
  } catch (error) {
    // What is known of the change stays worth reading although its parts cannot be put together.
    if (!(error instanceof GateError) || error.code !== 'unmeasured.part') throw error;
    const stopped = new GateError(error.code, error.describe().replace(/\n/g, ' '));
    return { ...UNMEASURED, measurement: addUp(plan, schedule, { ...NOTHING_MEASURED, stopped }) };
  }
}

interface Collected {
  readonly ends: readonly PartEnd[];
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Reads all parts into the store of this run. */
function collect(gate: Gate, { policy }: Errand, digest: string, of: number): Collected {
  const { repository, tool } = gate.about;
  const parts = new Map<string, Map<string, number>>();
  const tools = { files: gate.partFiles, seal: gate.sealFor(policy), hash: gate.hash };
  const ends = readParts({ repository, digest, tool, of }, tools, (prompt, measured) => {
    const cases = parts.get(prompt) ?? new Map<string, number>();
    if (cases.has(measured.id)) {
      throw new GateError('unmeasured.part', `Case "${measured.id}" is in two parts.`);
    }
    parts.set(prompt, cases.set(measured.id, gate.texts.append(gate.redact(measured))));
  });
  return { ends, parts };
}
