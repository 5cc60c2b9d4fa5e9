import { FILL_IN } from '../../dataset/fill-in.ts';
import type { Json } from '../../ports/json.ts';
import { globFault } from '../../prompts/globs.ts';
import { nameOfPath, type Prompt } from '../../prompts/prompt.ts';
import { variablesOf } from '../../prompts/templates/compile.ts';
import { firstValues } from './first-values.ts';
import { globOf } from './glob-of.ts';

/** One golden case as it is written down. */
export interface SkeletonRow {
  readonly id: string;
  readonly query: string;
  readonly context?: string;
  readonly variables?: Readonly<Record<string, Json>>;
  readonly reference: string;
  readonly prompts?: readonly string[];
}

const KINDS = [
  { kind: 'usual', query: 'a question as users often ask it', reference: 'an ideal answer to it' },
  {
    kind: 'unanswerable',
    query: 'a question that cannot be answered from what the model is given',
    reference: 'how the answer should say so',
  },
  {
    kind: 'tricky',
    query: 'a question that was answered wrongly before, or easily could be',
    reference: 'an ideal answer to it',
  },
] as const;

/**
 * Three cases to fill in for each prompt: valid rows with every variable that the prompt asks for.
 * @param prompts at least one; where there are more, each case says which prompt it is for, and one whose path no glob
 * can name gets none
 */
export function skeleton(prompts: readonly Prompt[]): SkeletonRow[] {
  const named = prompts.filter(({ path }) => prompts.length === 1 || globFault(globOf(path)) === null);
  const names = namesOf(named);
  return named.flatMap((prompt, index) => {
    const asked = [...new Set(prompt.messages.flatMap(({ content }) => variablesOf(prompt, content)))];
    const variables = firstValues(prompt, asked);
    return KINDS.map(
      ({ kind, query, reference }): SkeletonRow => ({
        id: `${names[index]}-${kind}`,
        query: `${FILL_IN} ${query}`,
        ...(asked.includes('context') ? { context: `${FILL_IN} the text that an answer may draw on` } : {}),
        ...(Object.keys(variables).length > 0 ? { variables } : {}),
        reference: `${FILL_IN} ${reference}`,
        ...(prompts.length > 1 ? { prompts: [globOf(prompt.path)] } : {}),
      }),
    );
  });
}

/** The rows as a file, with the short lists on one line. */
export function skeletonText(rows: readonly SkeletonRow[]): string {
  return `${JSON.stringify(rows, null, 2).replace(/\[\n\s+("(?:[^"\\]|\\.)*")\n\s+\]/g, '[$1]')}\n`;
}

/** Names that are unique among the prompts: the file's, else its whole path. */
function namesOf(prompts: readonly Prompt[]): string[] {
  const short = prompts.map(({ path }) => nameOfPath(path));
  return prompts.map(({ path }, index) => {
    const name = short[index] ?? path;
    return (short.filter((one) => one === name).length > 1 ? path : name).slice(0, 180);
  });
}
