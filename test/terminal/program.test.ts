import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { GateError } from '../../src/ports/gate-error.ts';
import { type AddCommand, runProgram } from '../../src/terminal/program.ts';
import type { Terminal } from '../../src/terminal/terminal.ts';

function given() {
  const written = { output: '', errors: '' };
  const screen = (name: keyof typeof written) =>
    new Writable({
      decodeStrings: false,
      write(chunk: string, _, done) {
        written[name] += chunk;
        done();
      },
    });
  const terminal: Terminal = {
    folder: '/',
    environment: {},
    input: new PassThrough(),
    output: screen('output'),
    errors: screen('errors'),
  };
  return { terminal, written };
}

const failing =
  (error: unknown): AddCommand =>
  (program) => {
    program.command('fail').action(async () => {
      throw error;
    });
  };

describe('the program', () => {
  it('ends with 2, and says what to do, where a command ends in a fault that a person can act on', async () => {
    const { terminal, written } = given();
    const error = new GateError('config.git', 'git was not found.', { remedy: 'Install git.' });
    expect(await runProgram(['fail'], terminal, [failing(error)])).toBe(2);
    expect(written.errors).toBe('✗ git was not found.\n  → Install git.\n  config.git\n');
  });

  it('ends with 2, never with the 1 of a verdict, where a command crashes', async () => {
    const { terminal, written } = given();
    expect(await runProgram(['fail'], terminal, [failing(new Error('boom\u001b[2J'))])).toBe(2);
    expect(written.errors).toContain('please report it');
    expect(written.errors).toContain('boom[U+001B][2J');
  });

  it.each([[['nope']], [['fail', '--what']], [['fail', 'too', 'many']]])(
    'ends with 64 for %s',
    async (words) => {
      const { terminal, written } = given();
      expect(await runProgram(words, terminal, [failing(null)])).toBe(64);
      expect(written.errors).toContain('error:');
    },
  );

  it('takes the code that a command gives', async () => {
    const { terminal } = given();
    const add: AddCommand = (program, _, end) => {
      program.command('block').action(() => end(1));
    };
    expect(await runProgram(['block'], terminal, [add])).toBe(1);
    expect(await runProgram(['--version'], terminal, [add])).toBe(0);
  });
});
