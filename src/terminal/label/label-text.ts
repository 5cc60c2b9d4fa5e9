import { styleText } from 'node:util';
import type { Metric } from '../../policy/policy.ts';
import { named } from '../../report/escape.ts';
import { count } from '../../report/words.ts';
import type { Screen } from '../terminal.ts';
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
export function answerText(answer: Answer, place: number, all: number, screen: Screen): string {
  const rule = '─'.repeat(Math.min(screen.columns ?? 80, 100));
  return [
    '',
    rule,
    `Answer ${place} of ${all}`,
    ...part('Question', answer.query, screen),
    ...part('Context', answer.context, screen),
    ...part('Answer', answer.answer, screen),
    '',
    '',
  ].join('\n');
}

/** The ideal answer is for relevance alone: an answer may be faithful and unlike it. */
export function questionText(metric: Metric, answer: Answer, screen: Screen): string {
  const ideal =
    metric === 'relevance' && answer.reference !== null
      ? `${part('Ideal answer', answer.reference, screen).join('\n')}\n\n`
      : '';
  return `${ideal}${strong(QUESTIONS[metric], screen)}\n[${KEYS}] `;
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

function part(title: string, text: string, screen: Screen): string[] {
  const lines = text.trim() === '' ? ['(empty)'] : named(text).trimEnd().split('\n');
  return ['', strong(title, screen), ...lines.map((line) => `  ${line}`)];
}

function strong(text: string, screen: Screen): string {
  return screen.isTTY === true ? styleText('bold', text, { stream: screen as NodeJS.WritableStream }) : text;
}
