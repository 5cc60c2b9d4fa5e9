import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/terminal/cli.js', import.meta.url));

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A git repository in a folder of its own, and the program in it. */
export interface Clone {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): void;
  read(path: string): string;
  git(...args: readonly string[]): string;
  commit(message: string): void;
  run(words: readonly string[], options?: RunOptions): Promise<Ended>;
  /** The same in a pseudo terminal of 100 columns: each key is pressed once what it waits for is on the screen. */
  press(words: readonly string[], keys: readonly Press[], options?: RunOptions): Promise<Ended>;
  remove(): void;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Folder below the repository. */
  readonly within?: string;
}

/** Keys, and the text that has to be on the screen before them. */
export type Press = readonly [waitFor: string, keys: string];

export function createClone(branch = 'main'): Clone {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'prompt-gate-')));
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    XDG_CACHE_HOME: join(folder, '.git', 'cache'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    TERM: 'xterm',
    // Wide enough that hardly a sentence is broken.
    COLUMNS: '140',
  };
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, env: environment, encoding: 'utf8' });
  git('init', '-q', '-b', branch);
  const start = (program: string, args: readonly string[], options: RunOptions) =>
    spawn(program, args, {
      cwd: join(folder, options.within ?? ''),
      env: { ...environment, ...options.environment },
    });
  return {
    folder,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    git,
    commit(message) {
      git('add', '-A');
      git('commit', '-q', '-m', message);
    },
    run(words, options = {}) {
      const child = start(process.execPath, [CLI, ...words], options);
      child.stdin.end(options.input ?? '');
      return ended(child);
    },
    press(words, keys, options = {}) {
      const quoted = [process.execPath, CLI, ...words].map((word) => `'${word}'`).join(' ');
      const child = start('script', ['-qec', `stty cols 100 rows 40; ${quoted}`, '/dev/null'], options);
      pressInTurn(child, keys);
      return ended(child);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Child = ReturnType<typeof spawn>;

function ended(child: Child): Promise<Ended> {
  let [output, errors] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, output, errors }));
  });
}

function pressInTurn(child: Child, keys: readonly Press[]): void {
  const open = [...keys];
  let unread = '';
  child.stdout?.on('data', (text: Buffer | string) => {
    unread += text;
    for (let next = open[0]; next !== undefined; next = open[0]) {
      const at = unread.indexOf(next[0]);
      if (at === -1) return;
      unread = unread.slice(at + next[0].length);
      open.shift();
      child.stdin?.write(next[1]);
    }
  });
}
