import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Probed } from '../../bench/gate/probe.ts';
import { cases } from './base-branch.ts';
import { createWorld, DIST, type World } from './world.ts';

/** Bytes; what is loaded for nothing takes time in every pull request that touches no prompt. */
const MOST_LOADED = 300_000;

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-loaded-'));
beforeAll(async () => {
  world = await createWorld(cases(2));
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

it('a pull request that touches no prompt loads one file, without YAML, schemas, linter and model client', async () => {
  const probe = join(folder, 'probe.json');
  const number = await world.propose({ 'README.md': '# Letters\n' });
  const { outputs, log } = await world.run(number, {
    environment: {
      NODE_OPTIONS: `--import=${new URL('../../bench/gate/probe.ts', import.meta.url).href}`,
      BENCH_PROBE: probe,
      BENCH_PROBE_WATCH: 'files',
    },
  });
  expect(outputs.verdict, log).toBe('not-applicable');
  const { files } = JSON.parse(readFileSync(probe, 'utf8')) as Probed;
  const paths = files.map((url) => fileURLToPath(url));
  expect(paths.map((path) => relative(DIST, path))).toEqual([
    'index.js',
    expect.stringMatching(/^chunks[\\/]start-/),
  ]);
  expect(paths.reduce((sum, path) => sum + statSync(path).size, 0)).toBeLessThan(MOST_LOADED);
});
