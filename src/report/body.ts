import { caseSection } from './case-section.ts';
import { type Detail, withinLimit } from './degrade.ts';
import { diffSection, policyDiffSection } from './diff-section.ts';
import { code, inline } from './escape.ts';
import { heading, lead } from './lead.ts';
import { commitLink, runLink, withDistinctNames } from './links.ts';
import { measuredSection } from './measured.ts';
import { promptDiff } from './prompt-diff.ts';
import { orderedReasons, reasonCodes, reasonList } from './reasons.ts';
import { strips } from './strips.ts';
import { promptTable, worstFirst } from './table.ts';
import type { PromptView, ReportView } from './view.ts';
import { count, listed } from './words.ts';
import { worstCases } from './worst-cases.ts';

/** Numbers of cases and lengths of answers, by `report.answers`. */
const ANSWERS = {
  short: { cases: 3, answerChars: 400 },
  full: { cases: 10, answerChars: 2_000 },
  none: { cases: 10, answerChars: 0 },
} as const;

export interface Limit {
  fits(text: string): boolean;
  /** For the note that says what was left out: "GitHub's limit of 65,536 characters". */
  readonly name: string;
}

/** The report as Markdown, most important first, with as much detail as the limit allows. */
export function renderBody(given: ReportView, limit: Limit): string {
  const view = withDistinctNames(given);
  if (view.state === 'not-applicable') {
    return [heading(view), 'Nothing in this pull request affects a prompt.', footer(view)].join('\n\n');
  }
  const prompts = worstFirst(view.prompts).map((prompt) => ({
    prompt,
    worst: worstCases(prompt),
    diff: promptDiff(prompt.texts.before, prompt.texts.after),
  }));
  const diffOf = (wanted: PromptView) => prompts.find(({ prompt }) => prompt === wanted)?.diff ?? null;
  const reasons = orderedReasons(view);
  const main = reasons[0] !== undefined && reasons[0].reason.effect !== 'note' ? reasons[0] : null;
  const others = main === null ? reasons : reasons.slice(1);
  const start: Detail = {
    ...ANSWERS[view.run.answers],
    diffLines: 60,
    strips: true,
    reasonChars: 2_000,
    reasonTexts: true,
    perPrompt: true,
    rows: Infinity,
  };
  const opened = prompts.find(({ prompt, worst }) => prompt.state === 'blocked' && worst.length > 0)?.prompt;

  const render = (detail: Detail, leftOut: readonly string[]): string =>
    [
      heading(view),
      lead(view, main, diffOf, detail.reasonChars),
      ...(detail.reasonTexts ? [] : [reasonCodes(others)]),
      promptTable(view, detail.rows),
      ...(detail.strips ? strips(view, worstFirst(view.prompts)) : []),
      detail.reasonTexts ? reasonList(others, detail.reasonChars) : null,
      ...prompts.map(({ prompt, worst }) => caseSection(view, prompt, worst, detail, prompt === opened)),
      policyDiffSection(view, detail.diffLines),
      ...prompts.map(({ prompt, diff }) => diff && diffSection(view, prompt, diff, detail.diffLines)),
      measuredSection(view, detail.perPrompt),
      leftOut.length === 0 ? null : leftOutNote(view, leftOut, limit),
      footer(view),
    ]
      .filter((section) => section !== null && section !== '')
      .join('\n\n');

  return withinLimit(start, limit.fits, render);
}

function leftOutNote(view: ReportView, leftOut: readonly string[], limit: Limit): string {
  const of = view.prompts.length > 1 ? ` of ${count(view.prompts.length, 'prompt')}` : '';
  return `Left out${of} to keep ${limit.name}: ${listed(leftOut)}. The results file of the run holds everything.`;
}

function footer({ run, mode }: ReportView): string {
  const version = /^prompt-gate\/(.+)$/.exec(run.tool)?.[1] ?? run.tool;
  const status = mode === 'advise' ? 'status' : 'required status';
  const parts = [
    `Prompt Gate ${inline(version)}`,
    runLink(run),
    `commit ${commitLink(run)}`,
    `${status} ${code(run.statusContext)}`,
  ];
  return `<sub>${parts.filter((part) => part !== null).join(' · ')}</sub>`;
}
