import { InvalidArgumentError } from 'commander';
import type { AddCommand } from '../program.ts';

/** Adds `prompt-gate label`. */
export const addLabel: AddCommand = (program, terminal, end) => {
  program
    .command('label')
    .summary('label answers, to measure the judge on them')
    .description(
      'Shows the answers of a results file, one after the other, and asks whether each is faithful and relevant. Every row is saved at once; what is labelled already is not asked for again.',
    )
    .argument('<results>', 'results file of a run, prompt-gate-results.json')
    .option('--out <file>', 'labelled set that the rows are added to', jsonLines, 'prompts/calibration.jsonl')
    .action(async (results: string, { out }: { readonly out: string }) => {
      const { runLabel } = await import('./run-label.ts');
      end(await runLabel(results, out, terminal));
    });
};

/** Rows are added at the end of the file. */
function jsonLines(path: string): string {
  if (/\.(?:jsonl|ndjson)$/i.test(path)) return path;
  throw new InvalidArgumentError('expected a file that ends in .jsonl.');
}
