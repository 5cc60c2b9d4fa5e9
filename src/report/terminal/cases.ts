import { type AnswerSample, answersOf, type Sample } from '../../judging/measurement.ts';
import { changedScores, worstSample } from '../case-section.ts';
import { truncate } from '../escape.ts';
import { shortName } from '../links.ts';
import type { PromptView, ReportView } from '../view.ts';
import { scoreText } from '../words.ts';
import { type WorstCase, worstCases } from '../worst-cases.ts';
import { NARROW } from './prompts.ts';
import { columns, cut, hanging, oneLine, type Paint, padded, wrapped } from './text.ts';

const MAX_CASES = 3;
const MAX_ANSWER = 240;
const MAX_QUOTES = 3;
const MAX_LABEL = 16;

/** The worst cases of each prompt, with both answers in short. */
export function caseLines(view: ReportView, width: number, paint: Paint): string[] {
  return view.prompts.flatMap((prompt) => {
    const { count, shown } = worstCases(prompt);
    const some = shown.slice(0, MAX_CASES);
    if (some.length === 0) return [];
    const many = count > some.length ? `, ${some.length} of ${count}` : '';
    const title = cut(`Worst cases of ${oneLine(shortName(prompt))}${many}`, width);
    return ['', paint('strong', title), ...some.flatMap((one) => caseText(view, prompt, one, width, paint))];
  });
}

function caseText(
  view: ReportView,
  prompt: PromptView,
  one: WorstCase,
  width: number,
  paint: Paint,
): string[] {
  const { measured } = one;
  const head = [
    oneLine(truncate(measured.id, 60)),
    ...(measured.critical ? ['critical'] : []),
    ...changedScores(one.scores).flatMap(scoreWords),
    ...(one.failures.length > 0 ? ['fails a check'] : []),
  ];
  const sample = worstSample(measured.candidate);
  const label = (text: string) => cut(oneLine(text), MAX_LABEL);
  const sides: [string, string][] = [['asked', truncate(measured.query, MAX_ANSWER)]];
  if (measured.baseline !== null) {
    const shown = answersOf(measured.baseline)[0] ?? measured.baseline[0];
    sides.push([label(prompt.version.baseline ?? view.run.baselineLabel), answerText(shown)]);
  }
  sides.push([label(candidateLabel(prompt)), answerText(sample ?? measured.candidate[0])]);
  const room = Math.max(...sides.map(([name]) => columns(name)));
  return [
    '',
    ...wrapped(head.join(' · '), width - 2).map((line) => `  ${paint('bad', line)}`),
    ...sides.flatMap(([name, text]) =>
      sideLines(name, text, room, width).map((line) => (name === 'asked' ? paint('dim', line) : line)),
    ),
    ...[...claimWords(sample), ...failureWords(one)].flatMap((text) =>
      wrapped(text, width - 4).map((line) => `    ${paint('warn', line)}`),
    ),
  ];
}

/** A text behind its name, or below it where a line is short. */
function sideLines(name: string, text: string, room: number, width: number): string[] {
  if (width < NARROW) return [`  ${name}:`, ...wrapped(text, width - 4).map((line) => `    ${line}`)];
  const mark = `  ${padded(name, room)}  `;
  return hanging(mark, wrapped(text, width - columns(mark)));
}

/** Both sides need names that differ. */
function candidateLabel({ version }: PromptView): string {
  const { baseline, candidate } = version;
  return candidate === null || candidate === baseline ? 'this change' : candidate;
}

function scoreWords({ metric, baseline, baselineWhy, candidate }: WorstCase['scores'][number]): string[] {
  if (candidate === null && baseline === null) return [];
  const known = baseline === null ? baselineWhy : scoreText(baseline, candidate);
  const before = known === null ? '' : `${known} → `;
  return [`${metric} ${before}${candidate === null ? 'no score' : scoreText(candidate, baseline)}`];
}

function answerText(sample: Sample | undefined): string {
  if (sample === undefined) return 'no answer';
  if (sample.kind !== 'answered') return `no answer: ${truncate(sample.why, MAX_ANSWER)}`;
  return truncate(sample.output.replace(/\s+/g, ' ').trim(), MAX_ANSWER) || '(empty)';
}

function claimWords(sample: AnswerSample | null): string[] {
  const claims = sample?.judgements.faithfulness.claims ?? [];
  return [
    { verdict: 'contradicted', words: 'contradicted by the context' },
    { verdict: 'not_found', words: 'not in the context' },
  ].flatMap(({ verdict, words }) => {
    const found = claims.filter((claim) => claim.verdict === verdict);
    const quoted = found
      .slice(0, MAX_QUOTES)
      .map(({ quote, claim }) => `"${oneLine(truncate(quote.trim() === '' ? claim : quote, 160))}"`);
    const rest = found.length > MAX_QUOTES ? `, and ${found.length - MAX_QUOTES} more` : '';
    return quoted.length === 0 ? [] : [`${words}: ${quoted.join(', ')}${rest}`];
  });
}

function failureWords({ failures }: WorstCase): string[] {
  const words = failures.map(
    ({ rule, expected, found }) =>
      `fails ${rule}: expected ${oneLine(truncate(expected, 160))}; found ${oneLine(truncate(found, 160))}`,
  );
  return [...new Set(words)].slice(0, MAX_QUOTES);
}
