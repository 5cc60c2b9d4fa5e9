import { cancel, confirm, isCancel, select, text } from '@clack/prompts';
import { named } from '../../report/escape.ts';
import type { Keyboard, Screen } from '../terminal.ts';
import { branchesFault, modelFault, readBranches } from './options.ts';
import type { Choices } from './plan-files.ts';
import type { SetUp } from './workflows.ts';

/** Which of the choices are still open: the others were given on the command line, or decide nothing here. */
export type Open = Readonly<Record<keyof Choices, boolean>>;

interface Asked {
  readonly input: Keyboard;
  readonly output: Screen;
}

/**
 * Asks a person what is still open, with the defaults filled in.
 * @returns null: they gave up
 */
export async function ask(defaults: Choices, open: Open, streams: Asked): Promise<Choices | null> {
  const model = await askText(open.model, defaults.model, streams, {
    message: 'Which model answers, for prompts that name none?',
    fault: modelFault,
  });
  if (model === null) return null;
  const judge = await askText(open.judge, defaults.judge, streams, {
    message: 'Which model judges the answers?',
    fault: modelFault,
  });
  if (judge === null) return null;
  const branches = await askText(open.branches, defaults.branches.map(named).join(', '), streams, {
    message: 'Which branches are protected? (names or patterns, with commas)',
    fault: branchesFault,
  });
  if (branches === null) return null;
  const setUp = open.setUp ? await askSetUp(defaults.setUp, streams) : defaults.setUp;
  if (setUp === null) return null;
  return { model, judge, branches: open.branches ? readBranches(branches) : defaults.branches, setUp };
}

/** Whether to go on; false where the person gives up. */
export async function agree(message: string, { input, output }: Asked): Promise<boolean> {
  const answer = await confirm({ message, input, output });
  if (!isCancel(answer) && answer) return true;
  cancel('Nothing was written.', { output });
  return false;
}

async function askText(
  isOpen: boolean,
  initialValue: string,
  { input, output }: Asked,
  { message, fault }: { readonly message: string; readonly fault: (text: string) => string | null },
): Promise<string | null> {
  if (!isOpen) return initialValue;
  const answer = await text({
    message,
    initialValue,
    input,
    output,
    validate: (given) => fault(given ?? '') ?? undefined,
  });
  return orNull(answer, output);
}

async function askSetUp(initialValue: SetUp, { input, output }: Asked): Promise<SetUp | null> {
  const answer: SetUp | symbol = await select<SetUp>({
    message: 'Who may change the gate itself?',
    options: [
      {
        value: 'quick',
        label: 'quick',
        hint: 'one workflow; whoever may push can edit it in the pull request',
      },
      {
        value: 'enforced',
        label: 'enforced',
        hint: 'two workflows; the default branch’s runs, and forks get a status too',
      },
    ],
    initialValue,
    input,
    output,
  });
  return orNull(answer, output);
}

function orNull<T extends string>(answer: T | symbol, output: Screen): T | null {
  if (typeof answer !== 'symbol') return answer;
  cancel('Nothing was written.', { output });
  return null;
}
