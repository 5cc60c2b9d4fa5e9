import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { announcement, enforcedWorkflow, quickWorkflow } from '../../src/terminal/init/workflows.ts';

interface Yaml {
  readonly name: string;
  readonly source: string;
}

const OURS = 'prompt-gate/prompt-gate';
/** A commit can be pinned; a tag or a branch can be moved to other code. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const VERSION = /^v\d+\.\d+\.\d+\b/;
const USES = /^[ -]*uses: *(?<action>[^\s#]+)(?: +# *(?<comment>.*))?$/gm;

/** Every value below a key of this name, however deep. */
function valuesOf(key: string, node: unknown): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === key && !Array.isArray(node) ? [value] : []),
    ...valuesOf(key, value),
  ]);
}

/** The `uses:` of a file that a commit and a version should pin and do not. */
function unpinned({ source }: Yaml): string[] {
  return [...source.matchAll(USES)].flatMap(({ groups }) => {
    const { action = '', comment = '' } = groups ?? {};
    if (action.startsWith('./') || action === `${OURS}@v1`) return [];
    return PINNED.test(action) && VERSION.test(comment) ? [] : [`${action} # ${comment}`];
  });
}

const workflows: Yaml[] = globSync('.github/workflows/*.{yml,yaml}').map((name) => ({
  name,
  source: readFileSync(name, 'utf8'),
}));

describe('the workflows of this repository', () => {
  it('are found', () => {
    expect(workflows.map(({ name }) => name)).toContain('.github/workflows/release.yml');
  });

  it.each(workflows)('$name pins every action by commit, with its version', (file) => {
    expect(unpinned(file)).toEqual([]);
  });

  it.each(workflows)('$name has no `uses:` that the line above would miss', ({ source }) => {
    const found = [...source.matchAll(USES)].map(({ groups }) => groups?.action);
    expect(found).toEqual(valuesOf('uses', parse(source)));
  });

  it.each(workflows)('$name says at the top what its token may do', ({ source }) => {
    expect(parse(source)).toHaveProperty('permissions');
    expect(['read-all', 'write-all']).not.toContain(parse(source).permissions);
  });

  it.each(workflows)('$name puts no expression into a script', ({ source }) => {
    expect(valuesOf('run', parse(source)).filter((script) => `${script}`.includes('${{'))).toEqual([]);
  });

  it.each(workflows)('$name names only files that exist', ({ source }) => {
    const paths = valuesOf('run', parse(source)).flatMap((script) =>
      [...`${script}`.matchAll(/(?:node|bash) (?<path>[\w./-]+)/g)].map(({ groups }) => groups?.path ?? ''),
    );
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});

/** The YAML blocks of a page that run an action, as a reader would copy them. */
function examples(page: string): Yaml[] {
  const text = readFileSync(page, 'utf8');
  const blocks = text.matchAll(/^(?<indent> *)```ya?ml\n(?<yaml>[\s\S]*?)^\k<indent>```$/gm);
  return [...blocks].flatMap(({ groups, index }) => {
    const source = (groups?.yaml ?? '').replaceAll(new RegExp(`^${groups?.indent}`, 'gm'), '');
    const line = text.slice(0, index).split('\n').length;
    return /\buses:/.test(source) ? [{ name: `${page}:${line}`, source }] : [];
  });
}

const pages = ['README.md', ...globSync('docs/*.md')];
const copied = pages.flatMap(examples);

describe('the workflows that a reader copies', () => {
  it.each(pages)('are all found in %s', (page) => {
    const inside = copied.filter(({ name }) => name.startsWith(`${page}:`));
    const uses = (text: string) => [...text.matchAll(USES)].length;
    expect(inside.reduce((sum, { source }) => sum + uses(source), 0)).toBe(uses(readFileSync(page, 'utf8')));
  });

  it.each(copied)('$name pins every action but this one by commit, with its version', (example) => {
    expect(unpinned(example)).toEqual([]);
  });

  it.each(copied)('$name has no `uses:` that the line above would miss', ({ source }) => {
    const found = [...source.matchAll(USES)].map(({ groups }) => groups?.action);
    expect(found).toEqual(valuesOf('uses', parse(source)));
  });

  it.each(copied)('$name says at the top what its token may do, if it is a workflow', ({ source }) => {
    const workflow = parse(source) as { jobs?: unknown; permissions?: unknown };
    expect(workflow.jobs === undefined || workflow.permissions !== undefined).toBe(true);
  });
});

describe('the workflows that `init` writes', () => {
  const shown = (start: string) =>
    copied.filter(({ name, source }) => name.startsWith('README.md:') && source.includes(start));

  it.each([
    ['quick', '  pull_request:\n    branches: [main]\n', quickWorkflow(['main'])],
    ['enforced', '  workflow_run:\n', enforcedWorkflow(['main'])],
  ])('are the ones of the README: %s', (_, start, written) => {
    expect(shown(start).map(({ source }) => source)).toEqual([written]);
  });

  it('are the ones of the README: the announcement', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`yaml\n${announcement(['main'])}\`\`\``);
  });
});

describe('the rule for pins', () => {
  const commit = 'a'.repeat(40);

  it.each([
    [`- uses: actions/cache/save@${commit} # v1.2.3`],
    [`  uses: actions/checkout@${commit}  #v1.2.3, with a word`],
    [`- uses: ${OURS}@v1`],
    ['- uses: ./.github/actions/own'],
  ])('accepts %s', (source) => {
    expect(unpinned({ name: '', source })).toEqual([]);
  });

  it.each([
    [`- uses: actions/checkout@${commit}`],
    [`- uses: actions/checkout@${commit} # v5`],
    [`- uses: actions/checkout@${commit.slice(1)} # v1.2.3`],
    ['- uses: actions/checkout@v5 # v5.0.0'],
    ['- uses: docker://alpine:latest # v1.2.3'],
    [`- uses: ${OURS}@main`],
    [`- uses: ${OURS}-evil/x@v1`],
  ])('refuses %s', (source) => {
    expect(unpinned({ name: '', source })).toHaveLength(1);
  });
});
