import { answersOn, type Figures, type Side } from '../judging/measurement.ts';
import { METRICS } from '../policy/policy.ts';
import type { ComparedResult, MetricResult } from '../policy/verdict.ts';
import { code, inline, truncate } from './escape.ts';
import { calibrationLines, judgeWords } from './judge-words.ts';
import { commitLink, promptName, runLink } from './links.ts';
import { metricsOf, seenDrop, tooSmall } from './metric-words.ts';
import { reasonText } from './reasons.ts';
import { worstFirst } from './table.ts';
import type { PromptView, ReportView } from './view.ts';
import { chanceWords, count, duration, integer, levelWord, listed, money, scoreText } from './words.ts';

const MAX_TEXT = 300;

/** How the run measured, folded: models, cases, calls, cost; with `perPrompt`, what each prompt was held to. */
export function measuredSection(view: ReportView, perPrompt: boolean): string {
  const notices = view.run.notices.map((notice) => `- ${reasonText(notice, MAX_TEXT)}`);
  const prompts = perPrompt ? worstFirst(view.prompts).map(promptLines) : [];
  const details = [...prompts, ...calibrationLines(view), ...notices].join('\n');
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
  const compares = view.prompts.some(
    ({ cases: all, comparesWith }) => runsBaseline(all) || (run.reused !== null && comparesWith !== null),
  );
  const policy = run.configFound
    ? `Policy: ${code(run.configPath)} at ${code(run.baseRef)}.`
    : `Policy: the defaults, since ${code(run.baseRef)} has no ${code(run.configPath)}.`;
  if (cases === 0) return `No model was asked. ${policy}`;
  const judged = view.prompts.some((prompt) => metricsOf(prompt).length > 0);
  const how = [
    count(cases, 'golden case'),
    compares ? `this change and ${code(run.baselineLabel)} in the same run` : 'this change alone',
    samplesWords(view),
    modelWords(view.prompts),
  ].filter((part) => part !== '');
  const judge = judged ? judgeWords(view) : 'nothing was judged';
  const cached = usage.cachedCalls > 0 ? `, ${integer(usage.cachedCalls)} more from the cache` : '';
  const calls = `${count(usage.modelCalls, 'model call')}${cached}`;
  const tokens = `${integer(usage.inputTokens)} tokens in, ${integer(usage.outputTokens)} out`;
  const facts = [
    `${how.join(', ')}; ${judge}.`,
    reusedWords(view) ?? `${calls}; ${tokens}; ${costWords(view)}; ${duration(run.durationMs)}.`,
    ...savedWords(view.prompts),
    ...detectableWords(view.prompts),
    ...keptWords(view),
    policy,
  ];
  return facts.join(' ');
}

function runsBaseline(cases: Figures): boolean {
  for (const { baseline } of cases) if (baseline !== null) return true;
  return false;
}

/** Which run measured, where it was not this one; null: it was. */
function reusedWords({ run: { reused, repositoryUrl } }: ReportView): string | null {
  if (reused === null) return null;
  const link = reused.runUrl === null ? null : runLink({ runUrl: reused.runUrl }, 'an earlier run');
  const commit = commitLink({ head: reused.head, repositoryUrl });
  return `Measured by ${link ?? 'an earlier run'} for commit ${commit}: content and rules are the same, so no model was asked again. The results file of that run has the answers.`;
}

function samplesWords({ run, reruns }: ReportView): string {
  const added = reruns > 0 ? ` and those of ${count(reruns, 'rerun')}, all of which count` : '';
  return `${count(run.samples, 'sample')} each${added}`;
}

/** What the early ends of judging saved. */
function savedWords(prompts: readonly PromptView[]): string[] {
  const stops = prompts.flatMap(({ stopped }) => stopped ?? []);
  if (stops.length === 0) return [];
  const calls = stops.reduce((sum, { saved }) => sum + saved.calls, 0);
  const usd = stops.reduce<number | null>(
    (sum, { saved }) => (sum === null || saved.usd === null ? null : sum + saved.usd),
    0,
  );
  const price = usd === null ? '' : ` (${inline(money(usd))})`;
  const read = stops.reduce((sum, stop) => sum + stop.read, 0);
  const all = stops.reduce((sum, stop) => sum + stop.of, 0);
  return [
    `Judging ended early, after ${read} of ${count(all, 'case')}: about ${count(calls, 'call')} saved${price}.`,
  ];
}

/** The smallest drop that every comparison of the run would probably have seen. */
function detectableWords(prompts: readonly PromptView[]): string[] {
  const drops = prompts
    .flatMap(metricsOf)
    .filter((result) => result.pHolm !== null && !tooSmall(result))
    .flatMap(({ detectableDrop }) => detectableDrop ?? []);
  if (drops.length === 0) return [];
  return [`This run sees drops of ${seenDrop(Math.max(...drops))} or more 80% of the time.`];
}

/** How old the answers are that earlier runs lent to this one. */
function keptWords({ prompts, run }: ReportView): string[] {
  const sides = [
    { name: code(run.baselineLabel), ...keptOn('baseline', prompts) },
    { name: 'this change', ...keptOn('candidate', prompts) },
  ].flatMap(({ name, answers, kept, oldest }) => {
    if (oldest === null) return [];
    return [
      `${integer(kept)} of ${count(answers, 'answer')} of ${name} (the oldest from ${inline(oldest.slice(0, 16).replace('T', ' '))} UTC)`,
    ];
  });
  return sides.length === 0 ? [] : [`Kept from earlier runs: ${listed(sides)}.`];
}

function keptOn(side: Side, prompts: readonly PromptView[]) {
  let [answers, kept] = [0, 0];
  let oldest: string | null = null;
  for (const { cases } of prompts) {
    for (const answer of answersOn(cases, side)) {
      answers += 1;
      if (!answer.kept) continue;
      kept += 1;
      if (oldest === null || answer.drawnAt < oldest) oldest = answer.drawnAt;
    }
  }
  return { answers, kept, oldest };
}

function costWords({ usage, estimate }: ReportView): string {
  const expected = estimate?.usd ? `, ${inline(money(estimate.usd))} expected` : '';
  if (usage.usd !== null) return `${inline(money(usage.usd))}${expected}`;
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
  const more = prompt.moreSamples
    ? ['a mean lay within one standard error of its floor, so that every case got 2 more samples a side']
    : [];
  const rest = [...judged, ...passRateWords(prompt), ...more, ...latencyWords(prompt)]
    .map((line) => `\n  - ${line}`)
    .join('');
  return `- ${promptName(prompt)}: ${first}${rest}`;
}

function changes({ dataset }: PromptView): string {
  const change = dataset?.change;
  const words = (['added', 'edited', 'removed'] as const)
    .filter((kind) => (change?.[kind].length ?? 0) > 0)
    .map((kind) => `${change?.[kind].length ?? 0} ${kind}`);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/** The pass rate, where it is compared as the metrics are. */
function passRateWords({ checks }: PromptView): string[] {
  const compared = checks?.passRate;
  if (!compared || compared.baseline === null || compared.candidate === null) return [];
  const rates = `pass rate ${scoreText(compared.baseline, compared.candidate)} → ${scoreText(compared.candidate, compared.baseline)}`;
  return [[rates, ...testWords(compared)].join(', ')];
}

/** The test of a measure against the baseline, the interval of its mean difference, the certificate. */
function testWords(result: ComparedResult): string[] {
  const { pHolm, pairs, alpha, regression, interval, certificate, delta } = result;
  const test =
    pHolm === null
      ? []
      : [
          `${chanceWords(pHolm)} over ${count(pairs, 'pair')}, Holm-corrected, proven at ${alpha} (${inline(regression.from)})`,
        ];
  const limits =
    interval === null || delta === null || interval.low === interval.high
      ? []
      : [`mean difference ${signed(delta)} [${signed(interval.low)}, ${signed(interval.high)}]`];
  const certified = certificate?.certified
    ? [`certified: it fell by at most ${Math.max(0, -certificate.lower).toFixed(2)}`]
    : [];
  return [...test, ...limits, ...certified];
}

function signed(value: number): string {
  const text = value.toFixed(2);
  return value > 0 ? `+${text}` : text === '-0.00' ? '0.00' : text;
}

function metricWords(result: MetricResult): string {
  const { metric, threshold, unscored, excluded } = result;
  const floor = `${metric} needs ${scoreText(threshold.value)} (${inline(threshold.from)})`;
  const missing = [
    ...(unscored.candidate > 0 ? [`${unscored.candidate} unscored here`] : []),
    ...(unscored.baseline > 0 ? [`${unscored.baseline} unscored in the baseline`] : []),
    ...Object.entries(excluded)
      .filter(([, times]) => times > 0)
      .map(([reason, times]) => `${times} ${reason === 'not-applicable' ? 'without context' : reason}`),
  ];
  return [floor, ...testWords(result), ...missing].join(', ');
}

function latencyWords({ checks }: PromptView): string[] {
  const { candidate, baseline } = checks?.latencyP95Ms ?? { candidate: null, baseline: null };
  if (candidate === null) return [];
  return [
    `95% of the answers within ${duration(candidate)}${baseline === null ? '' : ` (before: ${duration(baseline)})`}`,
  ];
}
