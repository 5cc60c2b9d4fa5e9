import { GateError } from '../../ports/gate-error.ts';
import type { ReportView } from '../view.ts';
import { count, duration, integer, money, stateWords } from '../words.ts';
import { caseLines } from './cases.ts';
import { promptLines, STATE_MARKS } from './prompts.ts';
import { errorLines, type Look, reasonLines, type SourceOf } from './reasons.ts';
import { hanging, oneLine, wrapped } from './text.ts';

export interface TerminalReport {
  readonly view: ReportView;
  /** What ended the run before its verdict; null: nothing did. */
  readonly failure: unknown;
  readonly sourceOf: SourceOf;
  /** Where the results file and others lie, as people find them. */
  readonly files: readonly string[];
}

/** What a run has found, as lines for a terminal. Nothing in it moves the cursor, whatever models and files say. */
export function terminalReport({ view, failure, sourceOf, files }: TerminalReport, look: Look): string[] {
  const { width, paint } = look;
  const { mark, style } = STATE_MARKS[view.state];
  const verdict = wrapped(`${mark} Prompt Gate: ${stateWords(view.state, view.mode)}`, width);
  const compared = `${oneLine(view.run.repository)}, compared with ${oneLine(view.run.baseRef)}`;
  const head = [
    ...verdict.map((line) => paint(style, paint('strong', line))),
    ...wrapped(compared, width).map((line) => paint('dim', line)),
  ];
  if (failure instanceof GateError)
    return [...head, '', ...errorLines(failure, sourceOf, look), ...ends(files, look)];
  const prompts = promptLines(view, width, paint);
  return [
    ...head,
    ...(prompts.length > 0 ? ['', ...prompts] : []),
    ...reasonLines(view, sourceOf, look),
    ...caseLines(view, width, paint),
    ...closing(view, look),
    ...ends(files, look),
  ];
}

/** What is left to do, and how it was measured. */
function closing(view: ReportView, { width, paint }: Look): string[] {
  const { run, usage } = view;
  if (view.state === 'not-applicable') {
    return ['', ...wrapped('Nothing that changed affects a prompt; no model was asked.', width)];
  }
  const waits = 'A person has to agree: open a pull request, where a reviewer signs off.';
  const asked = usage.modelCalls + usage.cachedCalls;
  const measured = [
    `${count(usage.modelCalls, 'call')}, ${integer(usage.cachedCalls)} kept from earlier runs`,
    `${integer(usage.inputTokens)} tokens in, ${integer(usage.outputTokens)} out`,
    `cost ${money(usage.usd)}`,
    duration(run.durationMs),
    ...(asked > 0 ? [`judge ${oneLine(run.judge)}`] : []),
  ].join(' · ');
  return [
    ...(view.state === 'awaiting-sign-off'
      ? ['', ...wrapped(waits, width).map((line) => paint('warn', line))]
      : []),
    ...(view.mode === 'advise' && view.state !== 'pass'
      ? ['', ...wrapped('Mode advise: nothing is blocked.', width)]
      : []),
    '',
    ...wrapped(measured, width).map((line) => paint('dim', line)),
    ...run.notices.flatMap((notice) =>
      hanging('- ', wrapped(notice, width - 2)).map((line) => paint('dim', line)),
    ),
  ];
}

function ends(files: readonly string[], { width, paint }: Look): string[] {
  const lines = files.flatMap((file) => wrapped(oneLine(file), width));
  return lines.length === 0 ? [] : ['', ...lines.map((line) => paint('dim', line))];
}
