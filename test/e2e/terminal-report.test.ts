import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { MAX_CASES } from '../../src/report/page/render-page.ts';
import { resultsOf } from '../report/page/given-page.ts';
import { DIST } from './world.ts';

const PAGE = 'prompt-gate-report.html';

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

function command(words: readonly string[], cwd: string, path = process.env.PATH ?? ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(DIST, 'terminal/cli.js'), ...words], {
      cwd,
      env: { PATH: path },
    });
    const said = { output: '', errors: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      said.output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.errors += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

/** A folder with a file in it, `results.json`. */
async function folderWith(test: TestContext, text: string | object = resultsOf()): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-report-'));
  test.onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'results.json'), typeof text === 'string' ? text : JSON.stringify(text));
  return folder;
}

describe.concurrent('prompt-gate report', () => {
  it('writes the page of a results file into the working directory', async (test) => {
    const folder = await folderWith(test);
    const ended = await command(['report', 'results.json'], folder);
    expect(ended).toEqual({ code: 0, output: `Report page: ${PAGE}\n`, errors: '' });
    const page = await readFile(join(folder, PAGE), 'utf8');
    expect(page).toContain('<h1 id="verdict">Blocked</h1>');
    expect(page).toContain('id="cases-0"');
  });

  it('minds no byte order mark, which an editor or a shell may have put there', async (test) => {
    const folder = await folderWith(test, `\uFEFF${JSON.stringify(resultsOf())}`);
    expect(await command(['report', 'results.json'], folder)).toMatchObject({ code: 0, errors: '' });
  });

  it('refuses a file that is nested too deeply, and blames the file', async (test) => {
    const deep = `{"schemaVersion":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { code, errors } = await command(['report', 'results.json'], await folderWith(test, deep));
    expect(code).toBe(64);
    expect(errors).toContain('results.json is nested deeper than');
  });

  it('writes it where `--out` says, and replaces what is there', async (test) => {
    const folder = await folderWith(test);
    await writeFile(join(folder, 'mine.html'), 'before');
    const { code, output } = await command(['report', 'results.json', '--out', 'mine.html'], folder);
    expect([code, output]).toEqual([0, 'Report page: mine.html\n']);
    expect(await readFile(join(folder, 'mine.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(await readdir(folder)).toEqual(['mine.html', 'results.json']);
  });

  it.runIf(process.platform === 'linux')('shows it in the browser with `--open`', async (test) => {
    const folder = await folderWith(test);
    const [opener, opened] = [join(folder, 'xdg-open'), join(folder, 'opened')];
    await writeFile(opener, `#!/bin/sh\nprintf %s "$1" > ${opened}.part && mv ${opened}.part ${opened}\n`);
    await chmod(opener, 0o755);
    const { code, errors } = await command(
      ['report', 'results.json', '--open'],
      folder,
      `${folder}:/usr/bin:/bin`,
    );
    expect([code, errors]).toEqual([0, '']);
    await expect
      .poll(() => readFile(opened, 'utf8').catch(() => ''), { timeout: 5_000 })
      .toBe(join(folder, PAGE));
  });

  it.runIf(process.platform === 'linux')(
    'says so where there is no browser: the page is there',
    async (test) => {
      const folder = await folderWith(test);
      const ended = await command(['report', 'results.json', '--open'], folder, folder);
      expect([ended.code, ended.output]).toEqual([0, `Report page: ${PAGE}\n`]);
      expect(ended.errors).toMatch(/^No browser could be started \(.*ENOENT.*\): open the page yourself\.$/m);
      expect(await readdir(folder)).toContain(PAGE);
    },
  );

  const many = () => {
    const file = resultsOf();
    const [one] = file.prompts[1].cases;
    file.prompts[1].cases = Array.from({ length: MAX_CASES + 1 }, () => one);
    return file;
  };
  it.for<[string, string | (() => object), string[], RegExp]>([
    ['that is not there', '', ['none.json'], /^✗ none\.json cannot be read: ENOENT.* → Give the file/],
    ['that is a folder', '', ['.'], /^✗ \. cannot be read: EISDIR.* → Give the file/],
    [
      'that is not JSON',
      'a\u001b[2Jb',
      ['results.json'],
      /^✗ results\.json is not valid JSON: .*a\[U\+001B\]\[2Jb.* → Give the file/,
    ],
    [
      'of another shape',
      '[1]',
      ['results.json'],
      /^✗ results\.json: Not a results file of Prompt Gate: the whole is not an object\. → Give the file/,
    ],
    [
      'of another version',
      () => ({ ...resultsOf(), schemaVersion: 2 }),
      ['results.json'],
      /^✗ results\.json: Not a results file of Prompt Gate: schemaVersion is not 1\. → Give the file/,
    ],
    [
      'with too many cases',
      many,
      ['results.json'],
      /^✗ results\.json: The run has more than the 20,000 cases that a report page shows\. → Give the file/,
    ],
    [
      'that the page would replace',
      resultsOf,
      ['results.json', '--out', './results.json'],
      /^✗ `--out` is the results file itself/,
    ],
    [
      'with a page that has no folder',
      resultsOf,
      ['results.json', '--out', 'no/page.html'],
      /^✗ The page cannot be written to no\/page\.html: ENOENT.* → Name another place with `--out`\. config\.results/,
    ],
  ])('ends with 64 for a file %s, and says what to do', async ([, text, words, said], test) => {
    const folder = await folderWith(test, typeof text === 'function' ? text() : text);
    const before = await readFile(join(folder, 'results.json'), 'utf8');
    const { code, output, errors } = await command(['report', ...words], folder);
    expect([code, output]).toEqual([64, '']);
    expect(errors.replace(/\s+/g, ' ')).toMatch(said);
    expect(await readdir(folder)).toEqual(['results.json']);
    expect(await readFile(join(folder, 'results.json'), 'utf8')).toBe(before);
  });

  it.for([[[]], [['a', 'b']], [['a', '--what']]])(
    'ends with 64 for words that make no sense: %j',
    async ([words = []], test) => {
      const folder = await folderWith(test);
      const { code, errors } = await command(['report', ...words], folder);
      expect(code).toBe(64);
      expect(errors).toMatch(/^error: /);
    },
  );
});
