import type { AnswerSample, Sample } from '../judging/measurement.ts';
import { answersOf } from '../judging/measurement.ts';
import type { ClaimVerdict } from '../judging/score.ts';
import { METRICS } from '../policy/policy.ts';
import { code, html, inline, lines, quote, truncate } from './escape.ts';
import { shortName } from './links.ts';
import type { PromptView, ReportView } from './view.ts';
import { scoreText } from './words.ts';
import type { WorstCase, WorstCases } from './worst-cases.ts';

const MAX_ID = 80;
const MAX_QUERY = 200;
const MAX_QUOTE = 200;
const MAX_QUOTES = 5;

export interface CaseDetail {
  readonly cases: number;
  /** Code points of each answer; 0: no answers, and nothing that quotes them. */
  readonly answerChars: number;
}

/** The worst cases of one prompt, baseline and candidate side by side; folded unless `open`. */
export function caseSection(
  view: ReportView,
  prompt: PromptView,
  { count, shown: worst }: WorstCases,
  detail: CaseDetail,
  open: boolean,
): string | null {
  const shown = worst.slice(0, detail.cases);
  if (shown.length === 0) return null;
  const many = shown.length < count ? `, ${shown.length} of ${count}` : `, ${count}`;
  const of = view.prompts.length > 1 ? ` of <code>${html(shortName(prompt))}</code>` : '';
  const title = `<details${open ? ' open' : ''}><summary><b>Worst cases</b>${of}${many}</summary><br>`;
  return [title, ...shown.map((one) => caseText(view, prompt, one, detail)), '</details>'].join('\n\n');
}

function caseText(view: ReportView, prompt: PromptView, one: WorstCase, detail: CaseDetail): string {
  const { measured } = one;
  const heading = [
    `**${code(truncate(measured.id, MAX_ID))}**`,
    ...(measured.critical ? ['critical'] : []),
    ...changedScores(one.scores).flatMap(scoreWords),
    ...(one.failures.length > 0 ? ['❌ fails a check'] : []),
    ...(detail.answerChars > 0 ? [quote(measured.query, MAX_QUERY)] : []),
  ].join(' · ');
  const sample = worstSample(measured.candidate);
  return [
    heading,
    ...(detail.answerChars > 0 ? [sideBySide(view, prompt, one, sample, detail.answerChars)] : []),
    ...(detail.answerChars > 0 && sample !== null ? claimLines(sample) : []),
    ...failureLines(one, detail.answerChars > 0),
  ].join('\n\n');
}

/** A metric that did not change says nothing about the case, unless none did. */
export function changedScores(scores: WorstCase['scores']): WorstCase['scores'] {
  const changed = scores.filter(({ baseline, candidate }) => baseline !== candidate);
  return changed.length > 0 ? changed : scores;
}

function scoreWords({ metric, baseline, baselineWhy, candidate }: WorstCase['scores'][number]): string[] {
  if (candidate === null && baseline === null) return [];
  const known = baseline === null ? baselineWhy : scoreText(baseline, candidate);
  const before = known === null ? '' : `${known} → `;
  return [`${metric} ${before}${candidate === null ? 'no score' : `**${scoreText(candidate, baseline)}**`}`];
}

function sideBySide(
  view: ReportView,
  prompt: PromptView,
  { measured }: WorstCase,
  sample: AnswerSample | null,
  max: number,
): string {
  const version = (text: string | null) => (text === null ? '' : ` ${inline(truncate(text, 40))}`);
  const worstOf = measured.candidate.length > 1 ? `, worst of ${measured.candidate.length} answers` : '';
  const candidateHead = `this change${version(prompt.version.candidate)}${worstOf}`;
  const candidate = answerCell(sample ?? measured.candidate[0], max);
  if (measured.baseline === null) return `| ${candidateHead} |\n|:--|\n| ${candidate} |`;
  const firstOf = measured.baseline.length > 1 ? `, first of ${measured.baseline.length} answers` : '';
  const baselineHead = `${code(view.run.baselineLabel)}${version(prompt.version.baseline)}${firstOf}`;
  const baseline = answerCell(answersOf(measured.baseline)[0] ?? measured.baseline[0], max);
  return `| ${baselineHead} | ${candidateHead} |\n|:--|:--|\n| ${baseline} | ${candidate} |`;
}

function answerCell(sample: Sample | undefined, max: number): string {
  if (sample === undefined) return 'no answer';
  if (sample.kind !== 'answered') return `no answer: ${inline(truncate(sample.why, MAX_QUOTE))}`;
  return lines(truncate(sample.output, max)) || '(empty)';
}

/** The answer that shows best what went wrong: one that fails a check, else the one with the lowest scores. */
export function worstSample(samples: readonly Sample[]): AnswerSample | null {
  const badness = (sample: AnswerSample) =>
    (sample.failures.length > 0 ? METRICS.length : 0) +
    METRICS.map((metric) => sample.judgements[metric].score)
      .map((score) => (score.kind === 'scored' ? 1 - score.value : 0))
      .reduce((sum, value) => sum + value, 0);
  return [...answersOf(samples)].sort((a, b) => badness(b) - badness(a))[0] ?? null;
}

function claimLines(sample: AnswerSample): string[] {
  const { claims } = sample.judgements.faithfulness;
  const quoted = (verdict: ClaimVerdict, words: string): string[] => {
    const found = claims.filter((claim) => claim.verdict === verdict);
    const shown = found
      .slice(0, MAX_QUOTES)
      .map((claim) => quote(claim.quote.trim() === '' ? claim.claim : claim.quote, MAX_QUOTE));
    const rest = found.length > MAX_QUOTES ? `, and ${found.length - MAX_QUOTES} more` : '';
    return shown.length === 0 ? [] : [`${words}: ${shown.join(', ')}${rest}`];
  };
  return [
    ...quoted('contradicted', 'Contradicted by the context'),
    ...quoted('not_found', 'Not in the context'),
  ];
}

function failureLines({ failures }: WorstCase, quotes: boolean): string[] {
  const shown = failures.slice(0, MAX_QUOTES).map((failure) => {
    const rule = `Fails ${code(failure.rule)}`;
    const cut = (text: string) => inline(truncate(text, MAX_QUOTE));
    return quotes ? `${rule}: expected ${cut(failure.expected)}; found ${cut(failure.found)}` : rule;
  });
  const rest = failures.length > MAX_QUOTES ? [`and ${failures.length - MAX_QUOTES} more failures`] : [];
  return [...new Set([...shown, ...rest])];
}
