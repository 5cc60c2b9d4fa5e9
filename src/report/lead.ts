import type { VerdictState } from '../policy/verdict.ts';
import { code, quote } from './escape.ts';
import { headline } from './headline.ts';
import { promptName } from './links.ts';
import { independentCases, metricsOf, unprovable } from './metric-words.ts';
import type { PromptDiff } from './prompt-diff.ts';
import { type RunReason, reasonText } from './reasons.ts';
import type { PromptView, ReportView } from './view.ts';
import { count, STATE_ICONS, stateWords } from './words.ts';

const ALERTS: Readonly<Record<VerdictState, string>> = {
  blocked: 'CAUTION',
  inconclusive: 'WARNING',
  'awaiting-sign-off': 'IMPORTANT',
  pass: 'NOTE',
  'not-applicable': 'NOTE',
};

const MEASURED = /^(regression|certificate|floor|critical|check)\./;
const MAX_LINE = 200;
const MAX_REASON = 300;

/** The verdict in words. */
export function heading({ state, mode, run, override }: ReportView): string {
  const gate = run.statusContext === 'prompt-gate' ? '' : ` (${code(run.statusContext)})`;
  return `## ${STATE_ICONS[state]} Prompt Gate${gate}: ${stateWords(state, mode)}${override === null ? '' : ' by override'}`;
}

/**
 * The main reason as a person would say it, in a coloured block.
 * @param main null: nothing stands in the way
 * @param diff of the prompt that the main reason is about
 */
export function lead(
  view: ReportView,
  main: RunReason | null,
  diff: PromptDiff | null,
  reasonChars: number,
): string {
  const paragraphs = main === null ? passWords(view) : reasonWords(main, diff, reasonChars);
  const advice =
    view.mode === 'advise' && view.state !== 'pass' ? ['Mode `advise`: this does not block the merge.'] : [];
  return [`[!${ALERTS[view.state]}]`, ...[...paragraphs, ...advice].flatMap((text) => [text, ''])]
    .slice(0, -1)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function reasonWords({ prompt, reason }: RunReason, diff: PromptDiff | null, reasonChars: number): string[] {
  const said = headline(reason, prompt !== null);
  const title = prompt === null ? said : `${promptName(prompt)} ${said}`;
  const message = `**${title}** ${reasonText(reason.message, reasonChars)} ${code(reason.code)}`;
  const only = diff !== null && MEASURED.test(reason.code) ? onlyChange(diff) : null;
  return only === null ? [message] : [message, only];
}

/** Names the change where it is a single line: most often the cause. */
function onlyChange({ added, removed, versionChanged }: PromptDiff): string | null {
  const [now, gone] = [added[0], removed[0]];
  if (added.length + removed.length > 2 || added.length > 1 || removed.length > 1) return null;
  const besides = versionChanged ? ' besides the version' : '';
  const words = (text: string) => quote(text.trim(), MAX_LINE);
  if (now && gone && now.line === gone.line) {
    return `Only line ${now.line} changed${besides}; it now says ${words(now.text)}`;
  }
  if (now && gone) {
    return `Only two lines changed${besides}: ${words(gone.text)} is gone, ${words(now.text)} is new.`;
  }
  if (now) return `The new line ${now.line}, ${words(now.text)}, is the only one that changed${besides}.`;
  return gone ? `Line ${gone.line}, ${words(gone.text)}, was removed; nothing else changed${besides}.` : null;
}

function passWords(view: ReportView): string[] {
  if (view.override !== null) {
    const { by, reason } = view.override;
    return [
      `${code(by)} has overridden the gate for this content: ${quote(reason, MAX_REASON)}`,
      'What stood against it is listed below.',
    ];
  }
  const small = unprovable(view.prompts);
  const least = small[0]?.result;
  if (least === undefined) return [`${subject(view)} ${found(view.prompts)}`];
  const names = [...new Set(small.map(({ prompt }) => promptName(prompt)))];
  const rest = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return [
    subject(view),
    `The dataset is too small to prove a regression of ${names.slice(0, 5).join(', ')}${rest}: ${count(independentCases(least), 'independent case')} compared, at least ${least.changedNeeded} needed. Passing means that the floors hold.`,
  ];
}

function subject({ prompts, policyChanges }: ReportView): string {
  if (prompts.length === 0)
    return policyChanges.length > 0 ? 'The policy changes, and a person has agreed.' : '';
  if (prompts.length === 1) return 'The prompt meets its rules.';
  return `${count(prompts.length, 'prompt')} are affected, and all meet their rules.`;
}

function found(prompts: readonly PromptView[]): string {
  const results = prompts.flatMap(metricsOf);
  if (results.some((result) => result.baseline !== null)) return 'No regression was found.';
  if (results.some((result) => result.floor.all !== null)) return 'There is nothing to compare with yet.';
  if (prompts.some((prompt) => prompt.checks !== null)) {
    return 'Nothing was judged: the change asks for deterministic checks only.';
  }
  return 'Nothing had to be measured.';
}
