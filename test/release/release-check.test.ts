import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const NEEDED = ['package.json', 'scripts/release-check.ts', 'scripts/release', 'src/version.ts'];
let folder: string;

function git(...args: string[]): string {
  const settings = [
    'user.name=Ada',
    'user.email=ada@example.com',
    'commit.gpgSign=false',
    'tag.gpgSign=false',
  ];
  return execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();
}

/** Commits the version and tags it, on a repository that has the script and nothing installed. */
function tagged(version: string): string {
  for (const name of ['package.json', 'package-lock.json']) {
    writeFileSync(join(folder, name), JSON.stringify({ type: 'module', version }));
  }
  git('add', '.');
  git('commit', '--quiet', '--allow-empty', '-m', version);
  git('tag', '--annotate', `v${version}`, '-m', version);
  return git('rev-parse', 'HEAD');
}

function check(command: string, tag: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/release-check.ts', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, GITHUB_REF_NAME: tag },
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-check-'));
  for (const path of NEEDED) cpSync(path, join(folder, path), { recursive: true });
  git('init', '--quiet', '--initial-branch', 'main');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the release check in a repository', () => {
  it('lets main release, creates the major tag and moves it forward only', () => {
    const first = tagged('1.0.0');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect(check('tag', 'v1.0.0')).toMatchObject({
      status: 0,
      stdout: `commit=${first}\nprerelease=false\nlatest=true\n`,
    });
    expect(check('major-tag', 'v1.0.0').stdout).toContain(`tag=v1\ncommit=${first}\ndo=create\n`);

    git('tag', 'v1', 'v1.0.0');
    const second = tagged('1.1.0');
    expect(check('major-tag', 'v1.1.0').stdout).toContain(`tag=v1\ncommit=${second}\ndo=move\n`);
    git('tag', '--force', 'v1', 'v1.1.0');

    git('checkout', '--quiet', 'v1.0.0');
    tagged('1.0.1');
    expect(check('major-tag', 'v1.0.1').stdout).toContain('do=keep\n');
  });

  it('refuses a commit that is not on main and a tag of another version', () => {
    const { status, stdout, stderr } = check('tag', 'v1.0.2');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('package.json says 1.0.1, the tag v1.0.2.');
    expect(stderr).toContain('is not on main');
  });

  it.each([
    ['tag', 'v1'],
    ['major-tag', 'main'],
    ['publish', 'v1.0.1'],
  ])('refuses to %s %s', (command, tag) => {
    expect(check(command, tag)).toMatchObject({ status: 1, stdout: '' });
  });
});
