import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the command as a person would. */
async function simulate(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const ran = promisify(execFile)(process.execPath, ['scripts/simulate.ts', ...args], { cwd: ROOT });
  return ran.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

describe('npm run simulate', () => {
  it('prints its tables, the same each time', async () => {
    const args = ['--runs', '60', '--cases', '6', '--samples', '1', '--seed', '3'];
    const [first, second] = await Promise.all([simulate(...args), simulate(...args)]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('5 of 5 figures agree with docs/verdict.md.');
    expect(second.stdout).toBe(first.stdout);
  });

  it('prints JSON when asked', async () => {
    const { code, stdout } = await simulate('--runs', '20', '--cases', '6', '--samples', '1', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      seed: 1,
      runs: 20,
      compared: 5,
      withoutLooks: [{ cases: 6 }],
    });
  });

  it('refuses what it does not know', async () => {
    const { code, stderr } = await simulate('--sead', '1');
    expect(code).toBe(64);
    expect(stderr).toMatch(/^Unknown option --sead\.\nThe options are:\n {2}--seed/);
  });
});
