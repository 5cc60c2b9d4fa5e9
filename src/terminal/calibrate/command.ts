import { addInputOptions, TRUST_OPTION } from '../local/input-options.ts';
import type { AddCommand } from '../program.ts';
import type { CalibrateOptions } from './run-calibrate.ts';

/** `prompt-gate calibrate`: how far the judge can be trusted. */
export const addCalibrate: AddCommand = (program, terminal, end) => {
  const command = program
    .command('calibrate')
    .summary('measure the judge on labelled answers')
    .description(
      'Has the judge judge the answers of a labelled set twice, and says how often it agrees with the labels and whether the gate would trust it. Config and set are those of the working tree.',
    )
    .option('--set <file>', 'labelled set (`judge.calibration` of the config)')
    .option('--judge-model <name>', 'judge to measure, instead of the one that the config names');
  command.option('--config <path>', 'config in the working tree (.github/prompt-gate.yml)');
  addInputOptions(command, ['openai-base-url', 'concurrency', 'cache']);
  command
    .option(...TRUST_OPTION)
    .option('--json', 'print the figures as JSON, and nothing else, on standard output')
    .addHelpText(
      'after',
      '\nExit code: 0 trusted, 1 not trusted, 2 could not be measured, 64 options that make no sense, 130 Ctrl-C.',
    )
    .action(async (options: CalibrateOptions) => {
      const { runCalibrate } = await import('./run-calibrate.ts');
      end(await runCalibrate(options, terminal));
    });
};
