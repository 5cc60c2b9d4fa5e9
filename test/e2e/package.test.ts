import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PromptGateResults } from '../../src/library/results.ts';
import { blocksOf } from '../docs/pages.ts';
import { changed } from './base-branch.ts';
import { openDesk } from './terminal-given.ts';
import { createWorld, DATASET, dataset, goldenCases, PROMPT, prompt, TEXT, type World } from './world.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TYPES = join(ROOT, 'node_modules/@types');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
/** The Node that the package runs on; the tests themselves run on the project's own. */
const NODE = process.env.NODE_UNDER_TEST ?? process.execPath;
const run = promisify(execFile);

describe('the package that users install', () => {
  let folder: string;
  let files: string[];
  let world: World;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prompt-gate-package-'));
    await run(process.execPath, ['scripts/package-types.ts'], { cwd: ROOT });
    const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      cwd: ROOT,
    });
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, filename)], {
      cwd: folder,
    });
    const installed = join(folder, 'node_modules/prompt-gate');
    files = (await readdir(installed, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1));
    world = await createWorld({ [PROMPT]: prompt('1.2.0', TEXT), [DATASET]: dataset(goldenCases(8)) });
  });
  afterAll(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('brings program, library, declarations and schemas, and nothing else', async () => {
    const folders = new Set(files.map((path) => path.replace(/[^/]+$/, '')));
    expect([...folders].filter((path) => !path.startsWith('types/')).sort()).toEqual([
      '',
      'dist/terminal/',
      'schema/',
    ]);
    expect(files.filter((path) => !path.includes('/')).sort()).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    expect(files.filter((path) => /test|fixture|bench|\.ts$/.test(path.replace(/\.d\.ts$/, '')))).toEqual([]);
    expect(await readdir(join(folder, 'node_modules'))).toEqual([
      '.bin',
      '.package-lock.json',
      'prompt-gate',
    ]);
  });

  it('has a program that says its version', async () => {
    const { stdout } = await run(NODE, [join(folder, 'node_modules/.bin/prompt-gate'), '--version']);
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(stdout.trim()).toBe(version);
  });

  it('has a program that starts by its name', async () => {
    const path = `${join(NODE, '..')}:${process.env.PATH}`;
    const { stdout } = await run(join(folder, 'node_modules/.bin/prompt-gate'), ['--help'], {
      env: { PATH: path },
    });
    expect(stdout).toMatch(/Usage: prompt-gate/);
  });

  it('has a library whose declarations need nothing that it does not bring', async () => {
    const source = `
      import { comparePaired, GateError, parsePrompt, runGate, type PromptGateResults } from 'prompt-gate';
      const results: PromptGateResults = await runGate({ base: 'main', minFaithfulness: 0.9, prompts: ['p/**'] });
      export const verdict: 'pass' | string = results.verdict;
      export const worse: number | undefined = comparePaired([])?.worse;
      const parsed = parsePrompt('p.md', 'Hello');
      export const name: string = parsed.kind === 'parsed' ? parsed.prompt.name : new GateError('a', 'b').code;
      // @ts-expect-error: a share is a number
      await runGate({ minRelevance: 'high' });
    `;
    const examples = blocksOf('docs/library.md').map((block) => block.source);
    expect(examples.length).toBeGreaterThan(2);
    const sources = [source, ...examples].map((text, index) => [`typed-${index}.ts`, text] as const);
    for (const [name, text] of sources) await writeFile(join(folder, name), text);
    const options = [
      '--strict',
      '--noEmit',
      '--target',
      'es2024',
      '--module',
      'nodenext',
      '--lib',
      'es2024,dom',
    ];
    const checked = await run(
      process.execPath,
      [TSC, ...options, '--types', 'node', '--typeRoots', TYPES, ...sources.map(([name]) => name)],
      {
        cwd: folder,
      },
    ).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => ({ stdout, stderr, failed: true }));
    expect(checked).toEqual({ stdout: '', stderr: '' });
  });

  it('has a library that measures a working tree, and decides as the program does', async (test) => {
    const desk = await openDesk(test, world);
    desk.write({ [PROMPT]: changed('1.3.0') });
    const { code } = await desk.run(['run']);
    await writeFile(
      join(folder, 'measure.js'),
      `import { runGate } from 'prompt-gate';
       const said = [];
       const results = await runGate({ folder: process.argv[2], log: (text) => said.push(text), mode: 'advise' });
       console.log(JSON.stringify({ results, said }));`,
    );
    const environment = {
      PATH: process.env.PATH ?? '',
      HOME: desk.home,
      OPENAI_API_KEY: world.model.apiKey,
      OPENAI_BASE_URL: world.model.baseUrl,
    };
    const { stdout } = await run(NODE, ['measure.js', desk.folder], { cwd: folder, env: environment });
    const { results, said } = JSON.parse(stdout) as { results: PromptGateResults; said: string[] };
    expect(code).toBe(0);
    expect(results).toMatchObject({ verdict: 'pass', mode: 'advise' });
    expect(results.prompts.map(({ path }) => path)).toEqual([PROMPT]);
    expect(results.usage.modelCalls).toBe(0);
    expect(said.join('')).not.toBe('');
  });

  it('has a library that refuses options that make no sense, all at once', async () => {
    await writeFile(
      join(folder, 'refused.js'),
      `import { runGate } from 'prompt-gate';
       await runGate({ minFaithfulness: 75, concurrency: 0 }).catch((error) => console.log(error.describe()));`,
    );
    const { stdout } = await run(NODE, ['refused.js'], { cwd: folder });
    expect(stdout).toMatch(/--min-faithfulness/);
    expect(stdout).toMatch(/--concurrency/);
  });

  it('has a library that refuses options that it does not know, since a misspelt floor would be none', async () => {
    await writeFile(
      join(folder, 'misspelt.js'),
      `import { runGate } from 'prompt-gate';
       await runGate({ minFaithfullness: 0.9 }).catch((error) => console.log(error.code, error.describe()));`,
    );
    const { stdout } = await run(NODE, ['misspelt.js'], { cwd: folder });
    expect(stdout).toMatch(/config\.inputs.*minFaithfullness.*did you mean `minFaithfulness`/s);
  });

  it('has statistics that can be used by themselves', async () => {
    await writeFile(
      join(folder, 'statistics.js'),
      `import { holm, signFlipTest } from 'prompt-gate';
       console.log(signFlipTest([-200, -200, -200, -200, -200]), holm([0.01, 0.04]).join());`,
    );
    const { stdout } = await run(NODE, ['statistics.js'], { cwd: folder });
    expect(stdout.trim()).toBe('0.03125 0.02,0.04');
  });
});
