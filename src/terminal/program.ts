import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Adds one command to the program. What the command does loads when it is asked for. */
export type AddCommand = (program: Command, terminal: Terminal, end: (code: ExitCode) => void) => void;

/**
 * Runs what the words of a command line ask for.
 * @param words without the names of Node and of the script
 * @returns what the shell is told: 64 for words that make no sense, 2 for whatever else ends a command early
 */
export async function runProgram(
  words: readonly string[],
  terminal: Terminal,
  commands: readonly AddCommand[],
): Promise<ExitCode> {
  let code: ExitCode = EXIT.pass;
  const program = new Command('prompt-gate')
    .description('Measures changed prompts, candidate against baseline, before they are merged.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.output.write(text),
      writeErr: (text) => terminal.errors.write(text),
    })
    .showHelpAfterError('(prompt-gate --help lists what there is)');
  for (const add of commands)
    add(program, terminal, (given) => {
      code = given;
    });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      const { sayError } = await import('./say-error.ts');
      sayError(error, terminal);
      return EXIT.inconclusive;
    }
    return error.exitCode === 0 ? EXIT.pass : EXIT.usage;
  }
}
