import { METRICS } from '../policy/policy.ts';
import type { MetricResult } from '../policy/verdict.ts';
import { code, inline, truncate } from './escape.ts';
import { promptName } from './links.ts';
import { metricsOf } from './metric-words.ts';
import { reasonText } from './reasons.ts';
import { worstFirst } from './table.ts';
import type { PromptView, ReportView } from './view.ts';
import { chance, count, duration, integer, levelWord, listed, money, scoreText } from './words.ts';

const MAX_TEXT = 300;

/** How the run measured, folded: models, cases, calls, cost; with `perPrompt`, what each prompt was held to. */
export function measuredSection(view: ReportView, perPrompt: boolean): string {
  const notices = view.run.notices.map((notice) => `- ${reasonText(notice, MAX_TEXT)}`);
  const prompts = perPrompt ? worstFirst(view.prompts).map(promptLines) : [];
  const details = [...prompts, ...notices].join('\n');
  return [
    '<details><summary><b>How this was measured</b></summary><br>',
    summaryLine(view),
    ...(details === '' ? [] : [details]),
    '</details>',
  ].join('\n\n');
}

function summaryLine(view: ReportView): string {
  const { run, usage } = view;
  const cases = view.prompts.reduce((sum, prompt) => sum + prompt.caseCount, 0);
  const compares = view.prompts.some((prompt) => prompt.cases.some((one) => one.baseline !== null));
  const policy = run.configFound
    ? `Policy: ${code(run.configPath)} at ${code(run.baseRef)}.`
    : `Policy: the defaults, since ${code(run.baseRef)} has no ${code(run.configPath)}.`;
  if (cases === 0) return `No model was asked. ${policy}`;
  const judged = view.prompts.some((prompt) => metricsOf(prompt).length > 0);
  const how = [
    count(cases, 'golden case'),
    compares ? `this change and ${code(run.baselineLabel)} in the same run` : 'this change alone',
    `${count(run.samples, 'sample')} each`,
    modelWords(view.prompts),
  ].filter((part) => part !== '');
  const judge = judged ? `judge ${code(run.judge)} (not calibrated)` : 'nothing was judged';
  const cached = usage.cachedCalls > 0 ? `, ${integer(usage.cachedCalls)} answers from the cache` : '';
  const calls = `${count(usage.modelCalls, 'model call')}${cached}`;
  const tokens = `${integer(usage.inputTokens)} tokens in, ${integer(usage.outputTokens)} out`;
  return `${how.join(', ')}; ${judge}. ${calls}; ${tokens}; ${costWords(view)}; ${duration(run.durationMs)}. ${policy}`;
}

function costWords({ usage }: ReportView): string {
  if (usage.usd !== null) return inline(money(usage.usd));
  return usage.knownUsd > 0 ? `cost unknown, at least ${inline(money(usage.knownUsd))}` : 'cost unknown';
}

function modelWords(prompts: readonly PromptView[]): string {
  const words = prompts.flatMap(({ model, parameters }) => {
    if (model === null) return [];
    const temperature =
      typeof parameters.temperature === 'number' ? ` at temperature ${parameters.temperature}` : '';
    const before =
      model.baseline !== null && model.baseline !== model.candidate
        ? ` (before: ${code(model.baseline)})`
        : '';
    return [`${code(model.candidate)}${temperature}${before}`];
  });
  const distinct = [...new Set(words)];
  return distinct.length > 4
    ? `${distinct.slice(0, 3).join(', ')} and ${distinct.length - 3} more`
    : listed(distinct);
}

/** What one prompt was held to, as a list of its own. */
function promptLines(prompt: PromptView): string {
  const level = prompt.level === null ? 'no level' : levelWord(prompt.level);
  const why = prompt.levelReasons.map((reason) => inline(truncate(reason, MAX_TEXT))).join('; ');
  const stages = prompt.stages.length > 0 ? [`stages: ${inline(prompt.stages.join(', '))}`] : [];
  const dataset =
    prompt.dataset === null
      ? []
      : [`${count(prompt.caseCount, 'case')} of ${code(prompt.dataset.path)}${changes(prompt)}`];
  const compares =
    prompt.comparesWith === null ? [] : [`compared with ${inline(truncate(prompt.comparesWith, 80))}`];
  const judged = METRICS.flatMap((metric) => prompt.metrics[metric] ?? []).map(metricWords);
  const first = [`${level}${why ? `, because ${why}` : ''}`, ...stages, ...dataset, ...compares].join('; ');
  const rest = [...judged, ...latencyWords(prompt)].map((line) => `\n  - ${line}`).join('');
  return `- ${promptName(prompt)}: ${first}${rest}`;
}

function changes({ dataset }: PromptView): string {
  const change = dataset?.change;
  const words = (['added', 'edited', 'removed'] as const)
    .filter((kind) => (change?.[kind].length ?? 0) > 0)
    .map((kind) => `${change?.[kind].length ?? 0} ${kind}`);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function metricWords(result: MetricResult): string {
  const { metric, threshold, regression, pHolm, pairs, unscored, excluded } = result;
  const floor = `${metric} needs ${scoreText(threshold.value)} (${inline(threshold.from)})`;
  const test =
    pHolm === null
      ? []
      : [
          `p = ${chance(pHolm)} over ${count(pairs, 'pair')}, Holm-corrected, proven at ${result.alpha} (${inline(regression.from)})`,
        ];
  const missing = [
    ...(unscored.candidate > 0 ? [`${unscored.candidate} unscored here`] : []),
    ...(unscored.baseline > 0 ? [`${unscored.baseline} unscored in the baseline`] : []),
    ...Object.entries(excluded)
      .filter(([, times]) => times > 0)
      .map(([reason, times]) => `${times} ${reason === 'not-applicable' ? 'without context' : reason}`),
  ];
  return [floor, ...test, ...missing].join(', ');
}

function latencyWords({ checks }: PromptView): string[] {
  const { candidate, baseline } = checks?.latencyP95Ms ?? { candidate: null, baseline: null };
  if (candidate === null) return [];
  return [
    `95% of the answers within ${duration(candidate)}${baseline === null ? '' : ` (before: ${duration(baseline)})`}`,
  ];
}
