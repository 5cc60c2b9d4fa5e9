import { renderBody } from './body.ts';
import { commitLink, runLink } from './links.ts';
import { commentMarker, memoryLine, stateLine } from './marker.ts';
import type { ReportView } from './view.ts';
import { integer } from './words.ts';

export { type CommentState, commentMarker, readCommentState } from './marker.ts';

export interface CommentLimits {
  /** Most UTF-16 units of the whole; beyond that, detail is left out and named. */
  readonly maxChars: number;
  /** What later runs are to remember, sealed; null: nothing. */
  readonly memory?: string | null;
}

/** The comment of the pull request: the hidden marker, the hidden state and memory, the report. */
export function renderComment(view: ReportView, { maxChars, memory = null }: CommentLimits): string {
  const hidden = hiddenLines(view, memory);
  return hidden + renderReport(view, maxChars - hidden.length, maxChars);
}

/**
 * The report alone.
 * @param room most UTF-16 units of it
 * @param limit most of the whole comment, for the note that says why something was left out
 */
export function renderReport(view: ReportView, room: number, limit: number): string {
  return renderBody(view, {
    fits: (text) => text.length <= room,
    name: `GitHub's limit of ${integer(limit)} characters`,
  });
}

const ALSO = '\n\n<sub>Holds for commit ';

/**
 * The comment of a run that found the content measured already: the report of the run that measured, and a line that
 * says for which commit it holds as well. Null where that does not fit.
 * @param report from `reportPart`
 */
export function renderKept(
  view: ReportView,
  report: string,
  { maxChars, memory = null }: CommentLimits,
): string | null {
  const run = runLink(view.run);
  const by = run === null ? '' : ` · ${run}`;
  const also = `${ALSO}${commitLink(view.run)} as well: nothing that was measured changed${by}</sub>`;
  const text = hiddenLines(view, memory) + report + also;
  return text.length <= maxChars ? text : null;
}

/** The report in a visible part of a comment, without the line for a later commit. */
export function reportPart(visible: string): string {
  const at = visible.lastIndexOf(ALSO);
  return at === -1 ? visible : visible.slice(0, at);
}

/** What stands before the report and is not shown. */
export function hiddenLines(view: ReportView, memory: string | null): string {
  const lines = [
    commentMarker(view.run.statusContext),
    stateLine(view),
    ...(memory === null ? [] : [memoryLine(memory)]),
  ];
  return `${lines.join('\n')}\n`;
}
