import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sha256 } from '../../adapters/system.ts';
import type { CalibrationRow } from '../../dataset/calibration-row.ts';
import { GateError } from '../../ports/gate-error.ts';
import { named } from '../../report/escape.ts';
import { count } from '../../report/words.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { lookOf } from '../look.ts';
import { sayError } from '../say-error.ts';
import type { Terminal } from '../terminal.ts';
import { type Keys, keysOf } from './keys.ts';
import { type LabelFile, labelFile } from './label-file.ts';
import { answerText, questionText, tallyText } from './label-text.ts';
import { type Labels, readWord, START, step } from './labelling.ts';
import { mixed } from './order.ts';
import { type Answer, contentOf, readAnswers } from './read-answers.ts';

/** Has a person label the answers of a results file, one after the other, until they stop. */
export async function runLabel(results: string, out: string, terminal: Terminal): Promise<ExitCode> {
  const { folder, output } = terminal;
  try {
    const { answers, withoutContext } = readAnswers(results, readText(resolve(folder, results), results));
    const file = labelFile(folder, out);
    const known = new Set(file.rows.map(contentOf));
    const open = mixed(
      answers.filter((answer) => !known.has(contentOf(answer))),
      sha256,
    );
    output.write(`${startText(answers.length, open.length, withoutContext)}\n`);
    const added = open.length === 0 ? [] : await labelAll(open, file, terminal);
    output.write(`\n${named(out)}: ${tallyText([...file.rows, ...added])}${nextText(out)}`);
    return EXIT.pass;
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    sayError(error, terminal);
    return error.code === 'config.unwritable' ? EXIT.inconclusive : EXIT.usage;
  }
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new GateError('config.results', `\`${shown}\` cannot be read: ${(error as Error).message}.`, {
      remedy: 'Give the file that `prompt-gate run` or the Action wrote: prompt-gate-results.json.',
    });
  }
}

/** Returns the labels that were added. */
async function labelAll(
  answers: readonly Answer[],
  file: LabelFile,
  terminal: Terminal,
): Promise<readonly Labels[]> {
  const { input, output, environment } = terminal;
  const look = lookOf(output, environment);
  const keys = keysOf(input);
  const added: Labels[] = [];
  const ids = new Set(file.rows.map(({ id }) => id));
  try {
    let state = START;
    let shown = -1;
    for (let answer = answers[0]; answer !== undefined; answer = answers[state.at]) {
      if (shown !== state.at) output.write(answerText(answer, state.at + 1, answers.length, look));
      shown = state.at;
      const metric = state.faithful === null ? 'faithfulness' : 'relevance';
      const word = await nextWord(keys, questionText(metric, answer, look), terminal);
      if (word === null || word === 'quit') break;
      const { state: next, effect } = step(state, word);
      if (effect.kind === 'save') {
        file.append(rowOf(answer, effect.labels, ids));
        added.push(effect.labels);
      }
      if (effect.kind === 'take-back') {
        file.takeBack();
        added.pop();
      }
      if (effect.kind === 'at-the-start') output.write('There is nothing to take back in this session.\n');
      state = next;
    }
    return added;
  } finally {
    keys.close();
  }
}

/** Asks until one of the words comes; null: nothing more does. */
async function nextWord(keys: Keys, question: string, { input, output }: Terminal) {
  for (;;) {
    output.write(question);
    const text = await keys.next();
    if (text === null) {
      output.write('\n');
      return null;
    }
    const word = readWord(text);
    output.write(`${word ?? ''}\n`);
    if (word !== null) return word;
    if (input.isTTY !== true || text.trim() !== '')
      output.write(`Expected y, n, s, u or q; found ${JSON.stringify(named(text.slice(0, 40)))}.\n`);
  }
}

/** A row with an id of its own, which its content settles. */
function rowOf(answer: Answer, labels: Labels, ids: Set<string>): CalibrationRow {
  const { query, context, reference } = answer;
  const code = sha256(contentOf(answer));
  const start = answer.id.trim().slice(0, 150) || 'case';
  const lengths = [8, 16, 32];
  const id =
    lengths.map((length) => `${start}-${code.slice(0, length)}`).find((one) => !ids.has(one)) ?? code;
  ids.add(id);
  return { id, query, context, reference, answer: answer.answer, ...labels };
}

function startText(all: number, open: number, withoutContext: number): string {
  const done = all - open;
  return [
    `${count(all, 'answer')} to label${done === 0 ? '' : `, ${done} of them labelled already`}.`,
    ...(withoutContext === 0
      ? []
      : [`${count(withoutContext, 'case')} without a context left out: nothing can be faithful to it.`]),
    'What the judge said is not shown: it would guide you.',
  ].join(' ');
}

function nextText(out: string): string {
  return `Name it in .github/prompt-gate.yml, \`judge: { calibration: ${named(out)} }\`; then \`prompt-gate calibrate\` measures the judge.\n`;
}
