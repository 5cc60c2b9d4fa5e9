import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_JUDGE } from '../../policy/defaults.ts';
import type { AddCommand } from '../program.ts';
import { branchesFault, modelFault, readBranches } from './options.ts';
import type { SetUp } from './workflows.ts';

/** The words of `prompt-gate init`. */
export interface InitOptions {
  readonly yes?: boolean;
  readonly model?: string;
  readonly judgeModel?: string;
  readonly branches?: readonly string[];
  readonly setUp?: SetUp;
}

/** Adds `prompt-gate init`. */
export const addInit: AddCommand = (program, terminal, end) => {
  program
    .command('init')
    .summary('set the gate up in this repository')
    .description(
      'Looks for the prompts and golden datasets of this repository, asks what it cannot know, and writes the workflow, the config and a golden dataset to fill in. Files that exist are left as they are.',
    )
    .option('-y, --yes', 'ask nothing: take the defaults, and what the options say')
    .option('--model <name>', 'model that answers, for prompts that name none (default: gpt-4o-mini)', model)
    .option('--judge-model <name>', `model that judges (default: ${DEFAULT_JUDGE})`, model)
    .option('--branches <list>', 'protected branches, with commas (default: the default branch)', branches)
    .addOption(
      new Option(
        '--set-up <kind>',
        'one workflow, or two that a pull request cannot change (default: quick)',
      ).choices(['quick', 'enforced']),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 written, or nothing to write; 2 could not be written; 64 options that make no sense, or a config with faults; 130 you gave up.',
    )
    .action(async (options: InitOptions) => {
      const { runInit } = await import('./run-init.ts');
      end(await runInit(options, terminal));
    });
};

function model(text: string): string {
  const fault = modelFault(text);
  if (fault !== null) throw new InvalidArgumentError(fault);
  return text;
}

function branches(text: string): string[] {
  const fault = branchesFault(text);
  if (fault !== null) throw new InvalidArgumentError(fault);
  return readBranches(text);
}
