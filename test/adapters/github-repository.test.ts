import { describe, expect, it } from 'vitest';
import { githubRepository } from '../../src/adapters/github/repository.ts';
import { openGithub, rejection } from './github-given.ts';
import { repositoryContract } from './repository-contract.ts';

repositoryContract(async (test) => {
  const { github, repository, base, head } = await openGithub(test);
  return { repository, commit: github.commit, tag: github.tag, base, head };
});

describe.concurrent('a comparison', () => {
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
});

describe.concurrent('the list of files', () => {
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
});
