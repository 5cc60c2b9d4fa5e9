import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIOME = `${ROOT}node_modules/@biomejs/biome/bin/biome`;

/** What the folders of each floor must not import, and what they may. */
const FLOORS = [
  {
    name: 'thought is pure',
    folders: ['ports', 'prompts', 'checks', 'judging', 'statistics', 'policy', 'report', 'model'],
    forbidden: [
      'node:fs',
      '@actions/core',
      'openai',
      'zod',
      'zod/mini',
      'yaml',
      '../gate/a.ts',
      '../config/a.ts',
    ],
    allowed: ['../ports/json.ts', 'semver'],
  },
  {
    name: 'gates of trust parse, and touch nothing',
    folders: ['config', 'parsing', 'prompts/formats', 'dataset', 'judging/reply'],
    forbidden: [
      'node:fs',
      '@actions/core',
      'openai',
      'openai/resources',
      '../../adapters/a.ts',
      '../gate/a.ts',
    ],
    allowed: ['zod', 'zod/mini', 'yaml', '../ports/json.ts'],
  },
  {
    name: 'the story knows ports, not adapters',
    folders: ['gate'],
    forbidden: ['node:fs', '@actions/github', 'openai', '../adapters/system.ts', '../index.ts', '../post.ts'],
    allowed: ['../ports/json.ts', '../config/inputs.ts', 'p-limit'],
  },
  {
    name: 'adapters do not know the story',
    folders: ['adapters', 'adapters/github'],
    forbidden: ['../../gate/plan.ts', '../index.ts', '../post.ts'],
    allowed: ['node:fs', '@actions/core', 'openai', '../../ports/json.ts'],
  },
];
const TESTS = ['../../test/e2e/world.ts', '../../fixtures/servers/a.ts', '../../scripts/demo.ts'];
const GLOBALS = ['process.env', 'new Date()', "fetch('x')", 'crypto.randomUUID()', 'setTimeout(() => 0, 1)'];

const importing = (from: string) => `import * as planted from '${from}';\n\nexport const all = planted;\n`;
const using = (expression: string) => `export const planted = () => ${expression};\n`;

const planted = new Map<string, string>();
let report = new Map<string, string[]>();

/** The path of a file that holds this source in this folder of the product. */
function pathOf(folder: string, source: string): string {
  const known = [...planted].find(
    ([path, text]) => path.startsWith(`src/${folder}/planted`) && text === source,
  );
  const path = known?.[0] ?? `src/${folder}/planted-${process.pid}-${planted.size}.ts`;
  planted.set(path, source);
  return path;
}

/** The rules that Biome finds broken, by file. */
async function lint(paths: readonly string[]): Promise<Map<string, string[]>> {
  const args = [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none', ...paths];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 1e8 }).catch(
    (error: { stdout: string }) => error,
  );
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: readonly { category: string; severity: string; location: { path: string } }[];
  };
  const found = new Map<string, string[]>(paths.map((path) => [path, []]));
  for (const { category, severity, location } of diagnostics) {
    if (severity === 'error') found.get(location.path)?.push(category.replace('lint/style/', ''));
  }
  return found;
}

const brokenIn = (folder: string, source: string) => report.get(pathOf(folder, source));

beforeAll(async () => {
  for (const { folders, forbidden, allowed } of FLOORS) {
    for (const folder of folders) {
      for (const from of [...forbidden, ...allowed, ...TESTS]) pathOf(folder, importing(from));
    }
  }
  for (const use of GLOBALS) for (const folder of FLOORS[0]!.folders) pathOf(folder, using(use));
  await Promise.all([...planted].map(([path, source]) => writeFile(ROOT + path, source)));
  report = await lint([...planted.keys()]);
}, 60_000);

afterAll(() => Promise.all([...planted.keys()].map((path) => rm(ROOT + path, { force: true }))));

describe.each(FLOORS)('$name', ({ folders, forbidden, allowed }) => {
  it.each(folders)('in src/%s', (folder) => {
    for (const from of forbidden) {
      expect(brokenIn(folder, importing(from)), from).toEqual(['noRestrictedImports']);
    }
    for (const from of allowed) expect(brokenIn(folder, importing(from)), from).toEqual([]);
  });
});

describe('thought is handed its surroundings', () => {
  it.each(FLOORS[0]!.folders)('in src/%s', (folder) => {
    for (const use of GLOBALS) expect(brokenIn(folder, using(use)), use).toEqual(['noRestrictedGlobals']);
  });
});

describe('the product does not import its tests', () => {
  it.each(FLOORS.flatMap(({ folders }) => folders))('in src/%s', (folder) => {
    for (const from of TESTS)
      expect(brokenIn(folder, importing(from)), from).toEqual(['noRestrictedImports']);
  });
});
