import { truncate, visible } from './escape.ts';
import { headline } from './headline.ts';
import { shortName, withDistinctNames } from './links.ts';
import { independentCases, metricOutcome, metricsOf, scoresOf, unprovable } from './metric-words.ts';
import { orderedReasons, type RunReason } from './reasons.ts';
import type { PromptView, ReportView } from './view.ts';
import { count } from './words.ts';

/** Most characters of a commit status' description. */
const MAX_CHARS = 140;

const ENFORCE = {
  blocked: 'Blocked',
  inconclusive: 'Could not measure',
  'awaiting-sign-off': 'Awaiting sign-off',
};
const ADVISE = {
  blocked: 'Would block',
  inconclusive: 'Could not measure',
  'awaiting-sign-off': 'Would await sign-off',
};

/** The verdict in at most 140 code points, ending in the first 8 digits of the digest. */
export function statusDescription(view: ReportView): string {
  const digest =
    view.run.digest === null || view.run.digest === '' ? '' : ` · ${view.run.digest.slice(0, 8)}`;
  return truncate(plain(words(withDistinctNames(view))), MAX_CHARS - 1 - [...digest].length) + plain(digest);
}

function words(view: ReportView): string {
  const { state } = view;
  if (state === 'not-applicable') return 'Nothing affects a prompt';
  if (state === 'pass') return passWords(view);
  const [main, ...others] = orderedReasons(view).filter(({ reason }) => reason.effect !== 'note');
  const verdict = (view.mode === 'advise' ? ADVISE : ENFORCE)[state];
  if (main === undefined) return verdict;
  const more = others.length > 0 ? ` (+${others.length} more)` : '';
  const room = MAX_CHARS - 12 - verdict.length - more.length;
  return `${verdict}: ${truncate(plain(mainWords(main)), room)}${more}`;
}

function mainWords({ prompt, reason }: RunReason): string {
  if (prompt === null) return reason.code === 'policy.changed' ? 'the policy changes' : reason.message;
  const name = shortName(prompt);
  const metric = /^(?:regression|certificate|floor|critical)\.(.+)$/.exec(reason.code)?.[1];
  const result = metricsOf(prompt).find((one) => one.metric === metric);
  if (result === undefined) {
    const said = headline(reason, true).replace(/\.$/, '');
    return reason.effect === 'inconclusive' ? `${name}: ${reason.message}` : `${name} ${said}`;
  }
  const { baseline, candidate } = scoresOf(result);
  const scores = [baseline, candidate].filter((score) => score !== null).join(' → ');
  return `${name}: ${result.metric} ${scores}, ${metricOutcome(prompt, result).words}`;
}

function passWords(view: ReportView): string {
  if (view.override !== null) return `Passed: overridden by ${view.override.by}: ${view.override.reason}`;
  if (view.prompts.length === 0)
    return view.policyChanges.length > 0 ? 'Passed: the policy change is signed off' : 'Passed';
  const passed = `Passed: ${count(view.prompts.length, 'prompt')}`;
  const small = unprovable(view.prompts)[0];
  if (small) {
    return `${passed}; dataset too small to prove a regression (${count(independentCases(small.result), 'case')}, ${small.result.changedNeeded} needed)`;
  }
  return `${passed}, ${outcomeOf(view.prompts)}`;
}

function outcomeOf(prompts: readonly PromptView[]): string {
  const results = prompts.flatMap(metricsOf);
  if (results.some((result) => result.baseline !== null)) return 'no regression found';
  if (results.some((result) => result.floor.all !== null)) return 'above the floors';
  return prompts.some((prompt) => prompt.checks !== null) ? 'checks only' : 'nothing to measure';
}

/** One line without controls and backticks. GitHub refuses a description with characters beyond the first plane. */
function plain(text: string): string {
  return visible(text)
    .replace(/:\n- /g, ': ')
    .replace(/\n- /g, '; ')
    .replace(/\u200d?[\u{10000}-\u{10FFFF}][\u200d\ufe0f]*/gu, '?')
    .replace(/\u200b|`/g, '')
    .replace(/\s+/g, ' ')
    .trimEnd();
}
