import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'vitest';

/** A repository in a folder, as a person has one. */
export interface LocalFolder {
  readonly folder: string;
  /** Runs git in it. */
  git(...args: string[]): string;
  /** Writes files into the working tree; null removes one. */
  write(files: Readonly<Record<string, string | Uint8Array | null>>): void;
  /** Commits everything that is in the working tree; returns its id. */
  commit(files?: Readonly<Record<string, string | Uint8Array | null>>, message?: string): string;
}

/** Git as it is for a person without settings of their own. */
export const GIT_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  HOME: tmpdir(),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** An empty folder that goes with the test. */
export function emptyFolder(test: Pick<TestContext, 'onTestFinished'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-git-'));
  test.onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** A new repository on the branch `main`. */
export function openFolder(folder: string): LocalFolder {
  mkdirSync(folder, { recursive: true });
  const git = (...args: string[]) => runGit(folder, ...args);
  git('init', '--quiet', '--initial-branch=main');
  return folderAt(folder);
}

/** A folder that git knows already. */
export function folderAt(folder: string): LocalFolder {
  const git = (...args: string[]) => runGit(folder, ...args);
  const write: LocalFolder['write'] = (files) => {
    for (const [path, content] of Object.entries(files)) {
      const full = join(folder, path);
      if (content === null) {
        rmSync(full);
        continue;
      }
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, content);
    }
  };
  return {
    folder,
    git,
    write,
    commit(files = {}, message = 'change') {
      write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
  };
}

function runGit(folder: string, ...args: string[]): string {
  const person = [
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.org',
    '-c',
    'protocol.file.allow=always',
  ];
  return execFileSync('git', [...person, ...args], {
    cwd: folder,
    env: GIT_ENVIRONMENT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}
