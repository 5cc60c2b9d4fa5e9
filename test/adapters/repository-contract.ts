import { describe, expect, it, type TestContext } from 'vitest';
import type { GithubServer } from '../../fixtures/servers/github-server.ts';
import type { Repository } from '../../src/ports/repository.ts';
import { rejection } from './github-given.ts';

/** A repository over the objects of a local GitHub. */
export interface Given {
  /** As it is when everything has been committed. */
  readonly repository: Repository;
  /** Commits to the stand-in, so that the repository knows it. */
  readonly commit: GithubServer['commit'];
  readonly tag: GithubServer['tag'];
  readonly base: string;
  readonly head: string;
}

/**
 * What every way to read a repository must do.
 * @param open gives one with `a.md` (`one`) and `b.md` (`two`) on main, and `a.md` (`changed`) on the branch `change`
 */
export function repositoryContract(open: (test: TestContext) => Promise<Given>): void {
  describe.concurrent('a comparison', () => {
    it('is made from the merge base to the head, at exact commits', async (test) => {
      const { commit, repository, base, head } = await open(test);
      const moved = await commit('main', { 'c.md': 'somebody else\n' });
      expect(await repository.compare('main', head)).toEqual({
        base: moved,
        mergeBase: base,
        head,
        files: [{ path: 'a.md', previousPath: null, kind: 'modified' }],
      });
    });

    it('knows what was added, removed, moved, and moved with changes', async (test) => {
      const { commit, repository } = await open(test);
      const long = Array.from({ length: 40 }, (_, n) => `line ${n}\n`).join('');
      await commit('main', { 'long.md': long, 'same.md': `${long}same\n` });
      const head = await commit(
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
  });

  describe.concurrent('a file', () => {
    it.for([
      ['empty', ''],
      ['text', 'Grüße, 世界 👋\n'],
      ['with carriage returns', 'a\r\nb\r\n'],
      ['with a byte order mark', '\ufeffname: x\n'],
      ['over 1 MB', 'x'.repeat(1_100_000)],
    ] as const)('%s is read as it is', async ([_, text], test) => {
      const { commit, repository } = await open(test);
      const at = await commit('main', { 'file.txt': text });
      const read = await repository.read(at, 'file.txt');
      expect(read === text || `\ufeff${read}` === text).toBe(true);
    });

    it('is read at the commit that was asked for', async (test) => {
      const { repository, base, head } = await open(test);
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
      const { commit, repository } = await open(test);
      const at = await commit('main', { [path]: 'here\n' });
      expect(await repository.read(at, path)).toBe('here\n');
    });

    it('that is not there is null', async (test) => {
      const { repository, base } = await open(test);
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
      const { commit, repository } = await open(test);
      const at = await commit('main', { 'odd.md': content }, { modes: { 'odd.md': mode } });
      const error = await rejection(repository.read(at, 'odd.md'));
      expect(error.code).toBe(code);
      expect(error.message).toMatch(words);
      expect(error.message).toContain('odd.md');
    });

    it('that is a folder is refused', async (test) => {
      const { commit, repository } = await open(test);
      const at = await commit('main', { 'folder/a.md': 'a' });
      expect((await rejection(repository.read(at, 'folder'))).code).toBe('config.not-a-file');
    });
  });

  describe.concurrent('the list of files', () => {
    it('holds every file with the id of its content', async (test) => {
      const { commit, repository } = await open(test);
      const at = await commit('main', { 'x/y/z.md': 'two\n' });
      const list = await repository.list(at);
      expect(list.map(({ path }) => path).sort()).toEqual(['a.md', 'b.md', 'x/y/z.md']);
      const id = (path: string) => list.find((entry) => entry.path === path)?.id;
      // Equal bytes, equal id.
      expect(id('x/y/z.md')).toBe(id('b.md'));
    });

    it('tells a link and a submodule from a file', async (test) => {
      const { commit, repository } = await open(test);
      const modes = { 'link.md': '120000', sub: '160000' };
      const at = await commit('main', { 'link.md': 'a.md', sub: 'a'.repeat(40) }, { modes });
      expect((await repository.entry(at, 'a.md'))?.kind).toBe('file');
      expect((await repository.entry(at, 'link.md'))?.kind).toBe('link');
      expect((await repository.entry(at, 'sub'))?.kind).toBe('submodule');
      expect((await rejection(repository.read(at, 'link.md'))).code).toBe('config.not-a-file');
    });
  });

  describe.concurrent('a name for a commit', () => {
    it('is a branch, a tag or an id', async (test) => {
      const { commit, tag, repository, base } = await open(test);
      await tag('deployed/2026-01', base);
      const release = await commit('release/2.0', { 'r.md': 'r' });
      expect(await repository.resolve('deployed/2026-01', 'baseline')).toBe(base);
      expect(await repository.resolve('release/2.0', 'baseline')).toBe(release);
      expect(await repository.resolve(base.slice(0, 10), 'baseline')).toBe(base);
    });

    it('that stands for nothing is an error of the input', async (test) => {
      const { repository } = await open(test);
      const error = await rejection(repository.resolve('production', 'baseline'));
      expect(error.code).toBe('config.baseline');
      expect(error.message).toContain('`production`');
    });
  });
}
