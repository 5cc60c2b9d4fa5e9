import type { VerdictState } from '../policy/verdict.ts';
import type { Hash } from '../ports/system.ts';
import { hiddenLines, renderComment, renderKept, renderReport, reportPart } from '../report/comment.ts';
import { readMemoryLine, visiblePart } from '../report/marker.ts';
import type { ReportView } from '../report/view.ts';
import type { Gate } from './context.ts';
import { type KeptVerdict, type Memory, memoryText, remember, type Shown, withoutCases } from './memory.ts';
import type { Decided } from './publish.ts';
import { openMemory, sealedFor } from './recall.ts';

/** Most characters of a comment on GitHub, and of what it may remember: the report needs the rest. */
const MAX_COMMENT = 65_536;
const MAX_MEMORY = 20_000;

/**
 * What the comment will say, given what it says so far.
 * @param decided null where the run failed before it knew what changed
 * @param pullRequest its number
 */
export function draftComment(
  gate: Gate,
  view: ReportView,
  decided: Decided | null,
  pullRequest: number,
): (earlier: string | null) => string {
  const { digest } = view.run;
  const plain = (earlier: string | null) =>
    renderComment(view, { maxChars: MAX_COMMENT, memory: earlier && readMemoryLine(earlier) });
  if (decided === null || digest === null) return plain;
  const seal = gate.sealFor(decided.policy);
  const about = sealedFor(gate, pullRequest);
  const says = gate.hash(wordsOf(view));
  return (earlier) => {
    const before = openMemory(earlier, seal, about);
    const sealed = (shown: Shown): string | null => {
      const verdict = keptVerdict(view, decided, digest, shown);
      const memory = remember(before, { commit: view.run.head, digest, verdict });
      const close = (what: Memory) => seal.close(memoryText(what), about);
      const whole = close(memory);
      return whole === null || whole.length <= MAX_MEMORY ? whole : close({ ...memory, verdict: null });
    };
    const kept = view.run.reused && earlier && unchangedReport(before, digest, earlier, says, gate.hash);
    if (kept) {
      const memory = sealed({ says, text: gate.hash(kept) });
      const same = renderKept(view, kept, { maxChars: MAX_COMMENT, memory });
      if (same !== null) return same;
    }
    // The memory holds a hash of the report, and the report gets the room that the memory leaves.
    const size = hiddenLines(view, sealed({ says, text: says })).length + 200;
    const report = renderReport(view, MAX_COMMENT - size, MAX_COMMENT);
    return hiddenLines(view, sealed({ says, text: gate.hash(report) })) + report;
  };
}

/** The verdict and its reasons, as far as a reader would notice a difference. */
function wordsOf({ state, mode, override, reasons, prompts }: ReportView): string {
  const said = prompts.map((prompt) => [prompt.path, prompt.state, prompt.reasons]);
  return JSON.stringify([state, mode, override, reasons, said]);
}

/** The report of the earlier comment, where it still says what this run would say and nobody has edited it. */
function unchangedReport(
  { verdict }: Memory,
  digest: string,
  earlier: string,
  says: string,
  hash: Hash,
): string | null {
  if (verdict?.digest !== digest || verdict.shown.says !== says) return null;
  const report = reportPart(visiblePart(earlier));
  return hash(report) === verdict.shown.text ? report : null;
}

const CONCLUSIVE: readonly VerdictState[] = ['pass', 'blocked', 'awaiting-sign-off'];

/** What a later run may take over; null: nothing conclusive was measured. */
function keptVerdict(
  view: ReportView,
  { measurement, reused }: Decided,
  digest: string,
  shown: Shown,
): KeptVerdict | null {
  if (reused !== null) return { ...reused, shown };
  const reasons = [...measurement.reasons, ...measurement.prompts.flatMap((prompt) => prompt.reasons)];
  const measured = measurement.prompts.length > 0 && reasons.every(({ effect }) => effect !== 'inconclusive');
  if (!measured || !CONCLUSIVE.includes(view.state)) return null;
  const { head, runUrl, startedAt, tool } = view.run;
  return { digest, head, runUrl, startedAt, tool, measurement: withoutCases(measurement), shown };
}
