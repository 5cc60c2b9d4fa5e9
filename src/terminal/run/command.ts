import { addInputOptions, TRUST_OPTION } from '../local/input-options.ts';
import type { AddCommand } from '../program.ts';
import type { RunOptions } from './run.ts';

/** `prompt-gate run`: the gate on the working tree. */
export const addRun: AddCommand = (program, terminal, end) => {
  const command = program
    .command('run')
    .summary('measure the prompts that the working tree changes')
    .description('Measures the prompts that the working tree changes, against the base, as the Action would.')
    .option(
      '--base <ref>',
      'branch, tag or commit to compare with (where the change left the default branch)',
    );
  addInputOptions(command);
  command
    .option(...TRUST_OPTION)
    .option('--results <file>', 'where the results go (prompt-gate-results.json)')
    .option('--junit <file>', 'write the results as JUnit XML too')
    .option('--json', 'print the results, and nothing else, on standard output')
    .option('--watch', 'run again whenever a file is saved')
    .addHelpText(
      'after',
      '\nThe key comes from OPENAI_API_KEY, or from the variables that the config names for its endpoints.\n' +
        'Exit code: 0 pass, 1 blocked or awaiting sign-off, 2 inconclusive, 64 options that make no sense, 130 Ctrl-C.',
    )
    .action(async (options: RunOptions) => {
      const { run } = await import('./run.ts');
      end(await run(options, terminal));
    });
};
