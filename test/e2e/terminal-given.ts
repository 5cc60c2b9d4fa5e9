import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import type { Results } from '../../fixtures/servers/run-action.ts';
import { emptyFolder, GIT_ENVIRONMENT, type LocalFolder, openFolder } from '../adapters/git-given.ts';
import { DIST, type World } from './world.ts';

/** A clone of the world's repository on this machine, and the built program in it. */
export interface Desk extends LocalFolder {
  /** Holds the cache of its user. */
  readonly home: string;
  start(words: readonly string[], environment?: Readonly<Record<string, string>>): Started;
  run(words: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended>;
  /** The results file; null: there is none. */
  results(name?: string): Promise<Results | null>;
}

export interface Started {
  /** What it has written so far, on either stream, as it came. */
  said(): string;
  /** Waits until it has said so; fails when it ends before. */
  until(words: RegExp): Promise<void>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A clone with the branch `work` checked out at a commit of the world's, by default at the tip of main. */
export async function openDesk(
  test: Pick<TestContext, 'onTestFinished'>,
  world: World,
  given?: string,
): Promise<Desk> {
  const local = openFolder(join(emptyFolder(test), 'outdoor'));
  const { github } = world;
  appendFileSync(
    join(local.folder, '.git/objects/info/alternates'),
    `${join(github.directory, 'objects')}\n`,
  );
  local.git('remote', 'add', 'origin', `${github.serverUrl}/${github.owner}/${github.repo}.git`);
  const commit = given ?? local.git('--git-dir', github.directory, 'rev-parse', 'refs/heads/main');
  local.git('update-ref', 'refs/remotes/origin/main', commit);
  local.git('checkout', '--quiet', '-b', 'work', 'origin/main');
  const home = emptyFolder(test);
  const environment = {
    ...GIT_ENVIRONMENT,
    HOME: home,
    OPENAI_API_KEY: world.model.apiKey,
    OPENAI_BASE_URL: world.model.baseUrl,
  };
  const start: Desk['start'] = (words, more = {}) =>
    startProgram(local.folder, words, { ...environment, ...more });
  return {
    ...local,
    home,
    start,
    run: (words, more) => start(words, more).ended,
    async results(name = 'prompt-gate-results.json') {
      const text = await readFile(join(local.folder, name), 'utf8').catch(() => null);
      return text === null ? null : (JSON.parse(text) as Results);
    },
  };
}

/** The built program as a child process. */
export function startProgram(
  folder: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Started {
  const child = spawn(process.execPath, [join(DIST, 'terminal/cli.js'), ...words], {
    cwd: folder,
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors, all] = ['', '', ''];
  const listeners = new Set<() => void>();
  const heard = (chunk: Buffer) => {
    all += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    heard(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
    heard(chunk);
  });
  const said = () => all;
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
  });
  return {
    said,
    ended,
    signal: (name) => child.kill(name),
    until: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!words.test(said())) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        void ended.then(() => reject(new Error(`ended without ${words}: ${said()}`)));
        look();
      }),
  };
}
