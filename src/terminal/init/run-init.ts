import { DEFAULT_JUDGE } from '../../policy/defaults.ts';
import { GateError } from '../../ports/gate-error.ts';
import { named } from '../../report/escape.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { sayError } from '../say-error.ts';
import type { Terminal } from '../terminal.ts';
import type { InitOptions } from './command.ts';
import { foundText, nextText, writtenText } from './init-text.ts';
import { localFiles } from './local-files.ts';
import { isPlainBranch } from './options.ts';
import { type Choices, type FilePlan, needsModel, planFiles } from './plan-files.ts';
import { type Survey, survey } from './survey.ts';
import { writeFiles } from './write-files.ts';

const DEFAULT_MODEL = 'gpt-4o-mini';

/** Sets the gate up in the repository around the terminal's folder. Any code but 0: nothing was written, and it was said why. */
export async function runInit(options: InitOptions, terminal: Terminal): Promise<ExitCode> {
  const { input, output, errors } = terminal;
  const isWatched = input.isTTY === true && output.isTTY === true;
  if (!isWatched && options.yes !== true) {
    errors.write(
      'There is no terminal to ask in. Run `prompt-gate init --yes` to take the defaults; `prompt-gate init --help` lists what can be chosen.\n',
    );
    return EXIT.usage;
  }
  try {
    const files = await localFiles(terminal.folder, terminal.environment);
    const found = await survey(files);
    output.write(foundText(found));
    const choices = await choose(options, found, terminal);
    if (choices === null) return EXIT.interrupted;
    const plan = planFiles(found, choices);
    if (!(await mayWrite(options, plan, terminal))) return EXIT.interrupted;
    writeFiles(files.root, plan.files);
    output.write(writtenText(plan));
    output.write(nextText(found, plan));
    return EXIT.pass;
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    sayError(error, terminal);
    return error.code === 'config.unwritable' ? EXIT.inconclusive : EXIT.usage;
  }
}

async function choose(
  options: InitOptions,
  found: Survey,
  { input, output }: Terminal,
): Promise<Choices | null> {
  const given: Choices = {
    model: options.model ?? DEFAULT_MODEL,
    judge: options.judgeModel ?? DEFAULT_JUDGE,
    branches: options.branches ?? [found.defaultBranch],
    setUp: options.setUp ?? 'quick',
  };
  if (options.yes === true) {
    if (options.branches === undefined && found.workflows.length === 0)
      requirePlainBranch(found.defaultBranch);
    return given;
  }
  const makesConfig = found.config === null;
  const makesWorkflow = found.workflows.length === 0;
  const { ask } = await import('./ask.ts');
  const open = {
    model: makesConfig && options.model === undefined && needsModel(found),
    judge: makesConfig && options.judgeModel === undefined,
    branches: makesWorkflow && options.branches === undefined,
    setUp: makesWorkflow && options.setUp === undefined,
  };
  return ask(given, open, { input, output });
}

/** Nobody looks at it before it is written, and whoever made the repository may have called it anything. */
function requirePlainBranch(branch: string): void {
  if (isPlainBranch(branch)) return;
  throw new GateError(
    'config.inputs',
    `The default branch, \`${branch}\`, would be no plain name in a workflow.`,
    {
      remedy: 'Name the protected branches with --branches.',
    },
  );
}

async function mayWrite(options: InitOptions, { files }: FilePlan, streams: Terminal): Promise<boolean> {
  if (options.yes === true || files.length === 0) return true;
  const { agree } = await import('./ask.ts');
  return agree(`Write ${files.map(({ path }) => named(path)).join(', ')}?`, streams);
}
