import { caseSection } from './case-section.ts';
import { type Detail, withinLimit } from './degrade.ts';
import {
  diffSection,
  messageDiffSection,
  type PromptChange,
  policyDiffSections,
  promptChange,
} from './diff-section.ts';
import { code, inline } from './escape.ts';
import { heading, lead } from './lead.ts';
import { commitLink, runLink, withDistinctNames } from './links.ts';
import { measuredSection } from './measured.ts';
import { policyValuesSection } from './policy-section.ts';
import { type PromptDiff, promptDiff } from './prompt-diff.ts';
import { orderedReasons, type RunReason, reasonCodes, reasonList } from './reasons.ts';
import { strips } from './strips.ts';
import { promptTable, worstFirst } from './table.ts';
import type { PromptView, ReportView } from './view.ts';
import { count, listed } from './words.ts';
import { MAX_WORST, type WorstCases, worstCases } from './worst-cases.ts';

/** Numbers of cases and lengths of answers, by `report.answers`. */
const ANSWERS = {
  short: { cases: 3, answerChars: 400 },
  full: { cases: MAX_WORST, answerChars: 2_000 },
  none: { cases: MAX_WORST, answerChars: 0 },
} as const;

/** More worst cases than this are not even rendered. */
const MAX_CASES = 500;

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
  const findings = findingsOf(view);
  const { detail, leaves } = startOf(view, findings);
  return withinLimit(detail, leaves, limit.fits, (less, leftOut) =>
    [
      ...sections(view, findings, less),
      leftOut.length === 0 ? null : leftOutNote(view, leftOut, limit),
      footer(view),
    ]
      .filter((section) => section !== null && section !== '')
      .join('\n\n'),
  );
}

/** What the sections show, found once for every try to fit. */
interface Findings {
  readonly prompts: readonly {
    readonly prompt: PromptView;
    readonly worst: WorstCases;
    readonly diff: PromptDiff | null;
    /** Null: only the files can be compared. */
    readonly change: PromptChange | null;
  }[];
  /** The reason that decided; null where nothing stands in the way. */
  readonly main: RunReason | null;
  readonly others: readonly RunReason[];
}

function findingsOf(view: ReportView): Findings {
  const prompts = worstFirst(view.prompts).map((prompt) => ({
    prompt,
    worst: worstCases(prompt),
    diff: promptDiff(prompt.texts.before, prompt.texts.after),
    change: promptChange(prompt.texts, prompt.messages),
  }));
  const [first, ...rest] = orderedReasons(view);
  if (view.override !== null) return { prompts, main: null, others: orderedReasons(view) };
  return first === undefined || first.reason.effect === 'note'
    ? { prompts, main: null, others: orderedReasons(view) }
    : { prompts, main: first, others: rest };
}

function startOf(view: ReportView, { prompts }: Findings): { detail: Detail; leaves: readonly string[] } {
  const asked = ANSWERS[view.run.answers];
  const explained = prompts.filter(({ worst }) => worst.count > 0);
  const cases = Math.min(asked.cases, Math.floor(MAX_CASES / Math.max(1, explained.length)));
  const cut = explained.some(({ worst }) => Math.min(worst.count, asked.cases) > cases);
  return {
    detail: {
      cases,
      answerChars: asked.answerChars,
      diffLines: 60,
      strips: true,
      reasonChars: 2_000,
      reasonTexts: true,
      perPrompt: true,
      rows: Infinity,
    },
    leaves: cut ? [`worst cases beyond ${MAX_CASES}`] : [],
  };
}

function sections(view: ReportView, { prompts, main, others }: Findings, detail: Detail): (string | null)[] {
  const deciding = prompts.find(({ prompt }) => prompt === main?.prompt)?.diff ?? null;
  const opened = prompts.find(({ prompt, worst }) => prompt.state === 'blocked' && worst.count > 0)?.prompt;
  return [
    heading(view),
    lead(view, main, deciding, detail.reasonChars),
    detail.reasonTexts ? null : reasonCodes(others),
    promptTable(view, detail.rows),
    ...(detail.strips ? strips(view, worstFirst(view.prompts)) : []),
    detail.reasonTexts ? reasonList(others, detail.reasonChars) : null,
    ...prompts.map(({ prompt, worst }) => caseSection(view, prompt, worst, detail, prompt === opened)),
    policyValuesSection(view, detail.diffLines),
    ...policyDiffSections(view, detail.diffLines),
    ...prompts.map(({ prompt, diff, change }) =>
      change === null
        ? diff && diffSection(view, prompt, diff, detail.diffLines)
        : messageDiffSection(view, prompt, change, detail.diffLines),
    ),
    measuredSection(view, detail.perPrompt),
  ];
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
