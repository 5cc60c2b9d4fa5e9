import type { Metric } from '../../policy/policy.ts';
import { named } from '../../report/escape.ts';
import type { Look } from '../../report/terminal/reasons.ts';
import { count } from '../../report/words.ts';
import type { Labels } from './labelling.ts';
import type { Answer } from './read-answers.ts';

/** Rows of each label that it takes to judge a judge. */
export const NEEDED = 20;

const QUESTIONS: Readonly<Record<Metric, string>> = {
  faithfulness: 'Faithful: does the context support everything that the answer says?',
  relevance: 'Relevant: does the answer give what was asked for?',
};
const KEYS = 'y yes · n no · s skip · u undo · q quit';

/** An answer with all that a person needs to judge it, and nothing that the judge said. */
export function answerText(answer: Answer, place: number, all: number, look: Look): string {
  const rule = '─'.repeat(Math.min(look.width, 100));
  return [
    '',
    rule,
    `Answer ${place} of ${all}`,
    ...part('Question', answer.query, look),
    ...part('Context', answer.context, look),
    ...part('Answer', answer.answer, look),
    '',
    '',
  ].join('\n');
}

/** The ideal answer is for relevance alone: an answer may be faithful and unlike it. */
export function questionText(metric: Metric, answer: Answer, look: Look): string {
  const ideal =
    metric === 'relevance' && answer.reference !== null
      ? `${part('Ideal answer', answer.reference, look).join('\n')}\n\n`
      : '';
  return `${ideal}${look.paint('strong', QUESTIONS[metric])}\n[${KEYS}] `;
}

/** What a set holds, and of what it needs more. */
export function tallyText(rows: readonly Labels[]): string {
  const of = (label: keyof Labels) => {
    const yes = rows.filter((row) => row[label]).length;
    return `  ${label} ${yes} · not ${label} ${rows.length - yes}`;
  };
  const enough = (['faithful', 'relevant'] as const).every((label) => {
    const yes = rows.filter((row) => row[label]).length;
    return Math.min(yes, rows.length - yes) >= NEEDED;
  });
  const needed = enough ? '' : `; at least ${NEEDED} of each label are needed to judge a judge`;
  return [`${count(rows.length, 'row')}${needed}`, of('faithful'), of('relevant'), ''].join('\n');
}

function part(title: string, text: string, look: Look): string[] {
  const lines = text.trim() === '' ? ['(empty)'] : named(text).trimEnd().split('\n');
  return ['', look.paint('strong', title), ...lines.map((line) => `  ${line}`)];
}
