import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checks } from '../../src/checks/check-spec.ts';
import { datasetPath, groupFinder, promptFolders, resourceMatcher } from '../../src/policy/groups.ts';
import type { PromptGroup } from '../../src/policy/policy.ts';
import { sourced } from '../../src/policy/sourced.ts';
import { policy } from '../config/given.ts';

const CONFIG = '.github/prompt-gate.yml';
const [common] = policy({}, null).groups as [PromptGroup];

function group(files: readonly string[], parts: { dataset?: string; checks?: Checks; source?: string } = {}) {
  return {
    ...common,
    source: parts.source ?? `prompts[${files.join()}]`,
    files,
    dataset: sourced(parts.dataset ?? 'prompts/golden_dataset.json', 'here'),
    checks: parts.checks ?? {},
  };
}

describe('the dataset of a prompt', () => {
  it.each([
    ['prompts/golden.jsonl', 'prompts/a/b.md', 'prompts/golden.jsonl'],
    ['{dir}/golden.jsonl', 'prompts/a/b.md', 'prompts/a/golden.jsonl'],
    ['{dir}/golden.jsonl', 'b.md', 'golden.jsonl'],
    ['data/{name}.jsonl', 'prompts/a/b.prompt.yml', 'data/b.jsonl'],
    ['{dir}/{name}/{name}.json', 'p/b.prompt', 'p/b/b.json'],
    ['{dir}/{name}.json', 'p/$&.md', 'p/$&.json'],
    ['{dir}/{name}.json', "$'/$`.md", "$'/$`.json"],
    ['{dir}/{name}.json', 'p/{dir}.md', 'p/{dir}.json'],
    ['{dir}/{name}.json', '{name}/a.md', '{name}/a.json'],
  ])('%s for %s is %s', (pattern, prompt, path) => {
    expect(datasetPath(pattern, prompt)).toBe(path);
  });

  it('is a resource, whatever the prompt is called', () => {
    const part = fc.stringMatching(/^[^/\n\r\u2028\u2029]{1,8}$/);
    const paths = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('/')}.md`);
    const patterns = fc.constantFrom('{dir}/{name}.jsonl', 'data/{name}.json', '{dir}/golden.yml', 'g.json');
    fc.assert(
      fc.property(patterns, paths, (dataset, path) => {
        const isResource = resourceMatcher([group(['**'], { dataset })]);
        expect(isResource(datasetPath(dataset, path))).toBe(true);
      }),
    );
  });
});

describe('a path in use as a resource', () => {
  const groups = [
    group(['a/**'], { dataset: '{dir}/{name}.golden.jsonl', checks: { schema: 'a/answer.schema.json' } }),
    group(['b/**'], { dataset: 'b/{name}/g+(1).json' }),
  ];

  it.each([
    'a/x.golden.jsonl',
    'x.golden.jsonl',
    'deep/er/x.golden.jsonl',
    'a/answer.schema.json',
    'b/x/g+(1).json',
  ])('is %s', (path) => {
    expect(resourceMatcher(groups)(path)).toBe(true);
  });

  it.each([
    'a/x.golden.jsonl.md',
    'a/x_golden.jsonl',
    'a/.golden.jsonl/x',
    'b/x/y/g+(1).json',
    'b/x/gg(1).json',
    'b/g+(1).json',
    'a/other.schema.json',
    'a/answer.schema.json.md',
  ])('is not %s', (path) => {
    expect(resourceMatcher(groups)(path)).toBe(false);
  });
});

describe('the group of a path', () => {
  const find = (groups: readonly PromptGroup[], path: string) => groupFinder(groups, [CONFIG])(path);

  it('is the one whose globs match it', () => {
    const groups = [group(['a/**', '!a/drafts/**']), group(['b/*.md'])];
    expect(find(groups, 'a/x/y.md')).toEqual({ kind: 'group', group: groups[0] });
    expect(find(groups, 'b/x.md')).toEqual({ kind: 'group', group: groups[1] });
    for (const path of ['c/x.md', 'a/drafts/x.md', 'b/x/y.md']) expect(find(groups, path), path).toBeNull();
  });

  it('is an overlap where two groups of the config match: both are named', () => {
    const groups = [group(['prompts/**']), group(['prompts/support/**'])];
    expect(find(groups, 'prompts/support/a.md')).toEqual({ kind: 'overlap', groups });
    expect(find(groups, 'prompts/a.md')).toEqual({ kind: 'group', group: groups[0] });
  });

  it('stays a prompt where a glob names it as JSON, whatever pattern of a dataset it fits', () => {
    const groups = [
      group(['prompts/chat/*.md'], { dataset: '{dir}/{name}.json' }),
      group(['prompts/registry/*.json'], { dataset: '{dir}/golden/{name}.json' }),
      group(['prompts/own/*.json'], { dataset: '{dir}/{name}.json' }),
    ];
    expect(find(groups, 'prompts/registry/chat.json')).toEqual({ kind: 'group', group: groups[1] });
    expect(find(groups, 'prompts/own/chat.json')).toEqual({ kind: 'group', group: groups[2] });
    expect(find(groups, 'prompts/chat/a.json')).toBeNull();
  });

  it('is none for a README and for a schema, wherever they stand', () => {
    const groups = [group(['prompts/**'])];
    expect(find(groups, 'prompts/README.md')).toBeNull();
    expect(find(groups, 'prompts/deep/reply.schema.json')).toBeNull();
  });

  it("is the config's where the input matches as well: an input cannot move a prompt to milder rules", () => {
    const groups = [group(['prompts/**']), group(['**/*.md'], { source: 'input prompts' })];
    expect(find(groups, 'prompts/a.md')).toEqual({ kind: 'group', group: groups[0] });
    expect(find(groups, 'other/a.md')).toEqual({ kind: 'group', group: groups[1] });
  });

  it.each([
    ['a dataset', 'prompts/golden.jsonl'],
    ['the dataset of another group', 'prompts/b.golden.json'],
    ['a schema', 'prompts/answer.schema.json'],
    ['the config', CONFIG],
  ])('is none for %s, even where a glob matches', (_, path) => {
    const groups = [
      group(['**'], { dataset: 'prompts/golden.jsonl', checks: { schema: 'prompts/answer.schema.json' } }),
      group(['nothing/**'], { dataset: 'prompts/{name}.golden.json' }),
    ];
    expect(find(groups, path)).toBeNull();
    expect(find(groups, 'prompts/a.md')).not.toBeNull();
  });

  it.each([
    ['prompts/a.md', true],
    ['prompts/a/b/c.prompt.yml', true],
    ['src/prompts/a.prompty', true],
    ['prompts/a.json', false],
    ['prompts/README.md', false],
    ['prompts/a/README.md', false],
    ['docs/a.md', false],
    ['lib/prompts/a.md', false],
    ['prompts/golden_dataset.json', false],
  ])('without a config: %s is a prompt: %s', (path, isPrompt) => {
    expect(find(policy({}, null).groups, path) !== null).toBe(isPrompt);
  });
});

describe('the folders in which prompts can be', () => {
  it.each([
    [['prompts/**/*.md'], ['prompts/']],
    [['prompts/a.md'], ['prompts/']],
    [['./prompts/**'], ['prompts/']],
    [['**/*.prompt.yml'], ['']],
    [['*.md'], ['']],
    [['a/b*/c/**', 'a/{x,y}/z.md'], ['a/']],
    [
      ['a/[bc]/d.md', 'e/f/?.md'],
      ['a/', 'e/f/'],
    ],
    [['a/**', '!b/**'], ['a/']],
    [['!b/**'], []],
  ])('of %j are %j', (files, folders) => {
    expect(promptFolders([group(files)])).toEqual(folders);
  });

  it('hold every path that a glob matches', () => {
    const piece = fc.constantFrom('a', 'b', '*', '**', '?', '[ab]', '{a,b}', 'a*', '.');
    const glob = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const path = fc.array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(glob, path, (pattern, parts) => {
        const groups = [group([pattern], { dataset: 'none' })];
        const at = parts.join('/');
        if (groupFinder(groups, [CONFIG])(at) === null) return;
        expect(promptFolders(groups).some((folder) => at.startsWith(folder))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
