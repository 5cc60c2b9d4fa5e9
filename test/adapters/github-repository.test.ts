import { describe, expect, it } from 'vitest';
import { githubRepository } from '../../src/adapters/github/repository.ts';
import { openGithub, rejection } from './github-given.ts';

describe.concurrent('a comparison', () => {
  it('is made from the merge base to the head, at exact commits', async (test) => {
    const { github, repository, base, head } = await openGithub(test);
    const moved = await github.commit('main', { 'c.md': 'somebody else\n' });
    expect(await repository.compare('main', head)).toEqual({
      base: moved,
      mergeBase: base,
      head,
      files: [{ path: 'a.md', previousPath: null, kind: 'modified' }],
    });
  });

  it('knows what was added, removed, moved, and moved with changes', async (test) => {
    const { github, repository } = await openGithub(test);
    const long = Array.from({ length: 40 }, (_, n) => `line ${n}\n`).join('');
    await github.commit('main', { 'long.md': long, 'same.md': `${long}same\n` });
    const head = await github.commit(
      'moves',
      { 'a.md': null, 'new.md': 'new\n', 'folder/long.md': `${long}and one more\n` },
      { from: 'main', moves: { 'same.md': 'folder/same.md', 'long.md': 'folder/long.md' } },
    );
    const { files } = await repository.compare('main', head);
    expect([...files].sort((one, other) => (one.path < other.path ? -1 : 1))).toEqual([
      { path: 'a.md', previousPath: null, kind: 'removed' },
      { path: 'folder/long.md', previousPath: 'long.md', kind: 'renamed' },
      { path: 'folder/same.md', previousPath: 'same.md', kind: 'renamed' },
      { path: 'new.md', previousPath: null, kind: 'added' },
    ]);
  });

  it('reads the pull request page by page where the comparison stops at 300 files', async (test) => {
    const { github, api } = await openGithub(test);
    const many = Object.fromEntries(Array.from({ length: 320 }, (_, n) => [`many/${n}.md`, `${n}\n`]));
    const head = await github.commit('many', many);
    const number = await github.openPullRequest({ head: 'many', user: 'author' });
    const repository = githubRepository(api, number);
    expect((await repository.compare('main', head)).files).toHaveLength(320);
  });

  it('beyond the 3,000 files of a pull request the trees are compared: no prompt goes unseen', async (test) => {
    const { github, api } = await openGithub(test);
    await github.commit('main', { 'prompts/old.md': 'moved\n', 'prompts/gone.md': 'gone\n' });
    const files = Object.fromEntries(Array.from({ length: 3001 }, (_, n) => [`many/${n}.md`, `${n}\n`]));
    const head = await github.commit(
      'huge',
      { ...files, 'prompts/gone.md': null, 'zz/last.md': 'new\n', 'a.md': 'changed\n' },
      { from: 'main', moves: { 'prompts/old.md': 'prompts/new.md' } },
    );
    const number = await github.openPullRequest({ head: 'huge', user: 'author' });
    const changes = (await githubRepository(api, number).compare('main', head)).files;
    expect(changes).toHaveLength(3005);
    expect(changes.filter(({ path }) => !path.startsWith('many/'))).toEqual([
      { path: 'a.md', previousPath: null, kind: 'modified' },
      { path: 'prompts/new.md', previousPath: 'prompts/old.md', kind: 'renamed' },
      { path: 'zz/last.md', previousPath: null, kind: 'added' },
      { path: 'prompts/gone.md', previousPath: null, kind: 'removed' },
    ]);
  });

  it('of two commits without a pull request compares the trees beyond 300 files', async (test) => {
    const { github, api } = await openGithub(test);
    const many = Object.fromEntries(Array.from({ length: 320 }, (_, n) => [`many/${n}.md`, `${n}\n`]));
    const head = await github.commit('many', many, { from: 'main' });
    expect((await githubRepository(api, null).compare('main', head)).files).toHaveLength(320);
  });

  it('asks for `contents: read` where it may not, and names what GitHub does not know', async (test) => {
    const { github, repository, head } = await openGithub(test);
    const unknown = await rejection(repository.compare('gone', head));
    expect(unknown.describe()).toMatch(/knows no comparison of `gone` with.*contents: read/s);
    github.fail({
      path: /compare/,
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    const refused = await rejection(repository.compare('main', head));
    expect(refused.describe()).toMatch(/403: Resource not accessible.*`contents: read`/s);
  });
});

describe.concurrent('a file', () => {
  it.for([
    ['empty', ''],
    ['text', 'Grüße, 世界 👋\n'],
    ['with carriage returns', 'a\r\nb\r\n'],
    ['with a byte order mark', '\ufeffname: x\n'],
    ['over 1 MB', 'x'.repeat(1_100_000)],
  ] as const)('%s is read as it is', async ([_, text], test) => {
    const { github, repository } = await openGithub(test);
    const commit = await github.commit('main', { 'file.txt': text });
    const read = await repository.read(commit, 'file.txt');
    expect(read === text || `\ufeff${read}` === text).toBe(true);
  });

  it('is read at the commit that was asked for', async (test) => {
    const { repository, base, head } = await openGithub(test);
    expect(await repository.read(base, 'a.md')).toBe('one\n');
    expect(await repository.read(head, 'a.md')).toBe('changed\n');
  });

  it.for([
    'a b/c d.md',
    'über/größe.md',
    '日本/語.md',
    '#1/what?.md',
    '100%/a%20b.md',
    "it's/(x)+[y]&z=1.md",
  ])('is found below any path: %s', async (path, test) => {
    const { github, repository } = await openGithub(test);
    const commit = await github.commit('main', { [path]: 'here\n' });
    expect(await repository.read(commit, path)).toBe('here\n');
  });

  it('that is not there is null', async (test) => {
    const { repository, base } = await openGithub(test);
    expect(await repository.read(base, 'gone.md')).toBeNull();
  });

  it.for<[string, string | Uint8Array, string, string, RegExp]>([
    [
      'a Git LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
      '100644',
      'config.lfs-pointer',
      /in git itself/,
    ],
    ['bytes that are no UTF-8', Uint8Array.from([0xc3, 0x28]), '100644', 'config.not-utf8', /not UTF-8/],
    ['a link that leads nowhere', 'gone/far/away', '120000', 'config.not-a-file', /a link/],
    ['a submodule', 'a'.repeat(40), '160000', 'config.not-a-file', /submodule/],
  ])('is refused by name: %s', async ([_, content, mode, code, words], test) => {
    const { github, repository } = await openGithub(test);
    const commit = await github.commit('main', { 'odd.md': content }, { modes: { 'odd.md': mode } });
    const error = await rejection(repository.read(commit, 'odd.md'));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
    expect(error.message).toContain('odd.md');
  });

  it.for([/contents/, /blobs/])('that is too large to be handed out is named: %s', async (path, test) => {
    const { github, repository, base } = await openGithub(test);
    const errors = [{ resource: 'Blob', field: 'data', code: 'too_large' }];
    const message = 'This API returns blobs up to 100 MB in size. The requested blob is too large.';
    github.fail({ path, status: 403, body: { message, errors } });
    if (`${path}`.includes('blobs')) await repository.list(base);
    const error = await rejection(repository.read(base, 'a.md'));
    expect(error.code).toBe('config.unreadable');
    expect(error.describe()).not.toContain('grant');
  });

  it('whose content GitHub does not give asks for `contents: read`', async (test) => {
    const { github, repository, base } = await openGithub(test);
    github.fail({ path: /blobs/, status: 404 });
    await repository.list(base);
    expect((await rejection(repository.read(base, 'a.md'))).describe()).toMatch(/404.*`contents: read`/s);
  });

  it('is read once, by its path or by its content', async (test) => {
    const { github, repository, base } = await openGithub(test);
    await repository.read(base, 'a.md');
    await repository.list(base);
    await repository.read(base, 'a.md');
    expect(github.reads().filter(({ path }) => /contents|blobs/.test(path))).toHaveLength(1);
  });

  it('that is a folder is refused', async (test) => {
    const { github, repository } = await openGithub(test);
    const commit = await github.commit('main', { 'folder/a.md': 'a' });
    expect((await rejection(repository.read(commit, 'folder'))).code).toBe('config.not-a-file');
  });
});

describe.concurrent('the list of files', () => {
  it('holds every file with the id of its content', async (test) => {
    const { github, repository } = await openGithub(test);
    const commit = await github.commit('main', { 'x/y/z.md': 'two\n' });
    const list = await repository.list(commit);
    expect(list.map(({ path }) => path).sort()).toEqual(['a.md', 'b.md', 'x/y/z.md']);
    const id = (path: string) => list.find((entry) => entry.path === path)?.id;
    // Equal bytes, equal id.
    expect(id('x/y/z.md')).toBe(id('b.md'));
  });

  it('is walked folder by folder where GitHub cuts it short', async (test) => {
    const { github, api } = await openGithub(test, { treeLimit: 4 });
    const deep = Object.fromEntries(
      ['x/1', 'x/y/2', 'x/y/3', 'z/4', 'z/5'].map((name) => [`${name}.md`, name]),
    );
    const commit = await github.commit('main', deep);
    const list = await githubRepository(api, null).list(commit);
    expect(list.map(({ path }) => path).sort()).toEqual(['a.md', 'b.md', ...Object.keys(deep)].sort());
  });

  it('is refused where even a single folder is cut short', async (test) => {
    const { repository, base } = await openGithub(test, { treeLimit: 1 });
    expect((await rejection(repository.list(base))).code).toBe('unmeasured.tree');
  });

  it('makes reading cheap: what is the same in two commits is fetched once', async (test) => {
    const { github, repository, base, head } = await openGithub(test);
    await Promise.all([repository.list(base), repository.list(head)]);
    const before = github.reads().length;
    expect(await repository.read(base, 'b.md')).toBe('two\n');
    expect(await repository.read(head, 'b.md')).toBe('two\n');
    expect(await repository.read(head, 'gone.md')).toBeNull();
    expect(github.reads().length - before).toBe(1);
  });

  it('tells a link and a submodule from a file', async (test) => {
    const { github, repository } = await openGithub(test);
    const modes = { 'link.md': '120000', sub: '160000' };
    const commit = await github.commit('main', { 'link.md': 'a.md', sub: 'a'.repeat(40) }, { modes });
    expect((await repository.entry(commit, 'a.md'))?.kind).toBe('file');
    expect((await repository.entry(commit, 'link.md'))?.kind).toBe('link');
    expect((await repository.entry(commit, 'sub'))?.kind).toBe('submodule');
    expect((await rejection(repository.read(commit, 'link.md'))).code).toBe('config.not-a-file');
  });
});

describe.concurrent('a name for a commit', () => {
  it('is a branch, a tag or an id', async (test) => {
    const { github, repository, base } = await openGithub(test);
    await github.tag('deployed/2026-01', base);
    const release = await github.commit('release/2.0', { 'r.md': 'r' });
    expect(await repository.resolve('deployed/2026-01', 'baseline')).toBe(base);
    expect(await repository.resolve('release/2.0', 'baseline')).toBe(release);
    expect(await repository.resolve(base.slice(0, 10), 'baseline')).toBe(base);
  });

  it('that stands for nothing is an error of the input', async (test) => {
    const { repository } = await openGithub(test);
    const error = await rejection(repository.resolve('production', 'baseline'));
    expect(error.code).toBe('config.baseline');
    expect(error.message).toContain('`production`');
  });
});
