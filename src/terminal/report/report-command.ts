import type { AddCommand } from '../program.ts';

/** `prompt-gate report RESULTS.json`: the page of a results file. */
export const addReport: AddCommand = (program, terminal, end) => {
  program
    .command('report')
    .summary('write the report page of a results file')
    .description(
      'Writes the report page of a results file: one HTML file that loads nothing and sends nothing.',
    )
    .argument('<results>', 'what a run has written, prompt-gate-results.json')
    .option('--out <page>', 'where to write the page', 'prompt-gate-report.html')
    .option('--open', 'show it in the browser')
    .action(async (results: string, options: { readonly out: string; readonly open?: true }) => {
      const { report } = await import('./report.ts');
      end(await report({ results, out: options.out, open: options.open === true }, terminal));
    });
};
