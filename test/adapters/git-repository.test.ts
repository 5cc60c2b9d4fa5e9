import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, type TestContext } from 'vitest';
import { findBase } from '../../src/adapters/git/default-branch.ts';
import { openGit } from '../../src/adapters/git/git.ts';
import { openClone, remoteOf } from '../../src/adapters/git/open.ts';
import { gitRepository } from '../../src/adapters/git/repository.ts';
import { emptyFolder, GIT_ENVIRONMENT, type LocalFolder, openFolder } from './git-given.ts';
import { openGithub, rejection } from './github-given.ts';
import { repositoryContract } from './repository-contract.ts';

/** The very objects of a local GitHub, with its branches and tags. */
repositoryContract(async (test) => {
  const { github, base, head } = await openGithub(test);
  const local = openFolder(emptyFolder(test));
  appendFileSync(
    join(local.folder, '.git/objects/info/alternates'),
    `${join(github.directory, 'objects')}\n`,
  );
  local.git('update-ref', 'refs/heads/main', base);
  const repository = gitRepository(openGit(local.folder, GIT_ENVIRONMENT));
  test.onTestFinished(() => repository.close());
  return {
    repository,
    base,
    head,
    async commit(branch, files, options) {
      const commit = await github.commit(branch, files, options);
      local.git('update-ref', `refs/heads/${branch}`, commit);
      return commit;
    },
    async tag(name, commit) {
      local.git('tag', name, commit);
    },
  };
});

async function open(test: TestContext, local: Pick<LocalFolder, 'folder'>) {
  const clone = await openClone(local.folder, GIT_ENVIRONMENT);
  test.onTestFinished(() => clone.close());
  return clone;
}

function start(test: TestContext): LocalFolder {
  const local = openFolder(emptyFolder(test));
  local.commit({ 'a.md': 'one\n', 'b.md': 'two\n' });
  return local;
}

/** A repository that sends some files through a filter. */
function behindFilter(test: TestContext, pattern: string): LocalFolder {
  const local = start(test);
  local.git('config', 'filter.lfs.clean', 'cat');
  local.write({ '.gitattributes': `${pattern} filter=lfs\n` });
  return local;
}

/** What may not change: everything git keeps, byte for byte. */
function stateOf({ folder }: LocalFolder): string {
  const files = readdirSync(join(folder, '.git'), { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((path) => `${path} ${readFileSync(path, 'base64')}`)
    .join('\n');
}

describe.concurrent('the working tree', () => {
  it('where nothing differs is HEAD itself', async (test) => {
    const local = start(test);
    const { workingTree } = await open(test, local);
    expect(workingTree).toMatchObject({
      commit: local.git('rev-parse', 'HEAD'),
      clean: true,
      unread: [],
    });
  });

  it('holds what is staged, what is not, what is new, and not what is ignored or gone', async (test) => {
    const local = start(test);
    local.commit({ '.gitignore': 'ignored/\n', 'gone.md': 'gone\n', 'staged.md': '1\n' });
    local.write({ 'staged.md': '2\n' });
    local.git('add', 'staged.md');
    local.write({ 'a.md': 'changed\n', 'gone.md': null, 'new/über.md': 'new\n', 'ignored/x.md': 'x\n' });
    const { repository, workingTree } = await open(test, local);
    const { files, head } = await repository.compare('main', workingTree.commit);
    expect([...files].sort((one, other) => (one.path < other.path ? -1 : 1))).toEqual([
      { path: 'a.md', previousPath: null, kind: 'modified' },
      { path: 'gone.md', previousPath: null, kind: 'removed' },
      { path: 'new/über.md', previousPath: null, kind: 'added' },
      { path: 'staged.md', previousPath: null, kind: 'modified' },
    ]);
    expect(await repository.read(head, 'a.md')).toBe('changed\n');
    expect(await repository.read(head, 'new/über.md')).toBe('new\n');
    expect(await repository.read(head, 'staged.md')).toBe('2\n');
    expect(await repository.read(head, 'b.md')).toBe('two\n');
  });

  it('has the same id as long as it holds the same, and another one when it does not', async (test) => {
    const local = start(test);
    local.write({ 'a.md': 'changed\n' });
    const first = (await open(test, local)).workingTree.commit;
    expect((await open(test, local)).workingTree.commit).toBe(first);
    local.write({ 'a.md': 'changed!\n' });
    expect((await open(test, local)).workingTree.commit).not.toBe(first);
  });

  it('leaves the index, the objects and everything else of git as they are, and nothing behind', async (test) => {
    const local = start(test);
    local.write({ 'a.md': 'changed\n', 'new.md': 'new\n' });
    const before = stateOf(local);
    const clone = await openClone(local.folder, GIT_ENVIRONMENT);
    const objects = clone.git.environment.GIT_OBJECT_DIRECTORY ?? '';
    expect(existsSync(objects)).toBe(true);
    await clone.close();
    expect(existsSync(objects)).toBe(false);
    expect(stateOf(local)).toBe(before);
  });

  it('is seen although a file changed within a second and kept its size', async (test) => {
    const local = start(test);
    local.write({ 'a.md': 'two\n' });
    local.git('add', '--all');
    local.write({ 'a.md': 'six\n' });
    const { repository, workingTree } = await open(test, local);
    expect(await repository.read(workingTree.commit, 'a.md')).toBe('six\n');
  });

  it('is found from a folder within, and in a worktree of its own', async (test) => {
    const local = start(test);
    local.write({ 'deep/down/x.md': 'x\n' });
    const clone = await open(test, { folder: join(local.folder, 'deep/down') });
    expect(clone.folder).toBe(local.folder);
    expect(await clone.repository.read(clone.workingTree.commit, 'deep/down/x.md')).toBe('x\n');

    const other = join(emptyFolder(test), 'tree');
    local.git('worktree', 'add', '--quiet', other, '-b', 'other');
    writeFileSync(join(other, 'a.md'), 'elsewhere\n');
    const tree = await open(test, { folder: other });
    expect(tree.gitFolder).toBe(clone.gitFolder);
    expect(await tree.repository.read(tree.workingTree.commit, 'a.md')).toBe('elsewhere\n');
  });

  it('works on a detached HEAD, and with no index at all', async (test) => {
    const local = start(test);
    local.git('checkout', '--quiet', '--detach');
    local.write({ '.git/index': null, 'a.md': 'changed\n' });
    const { repository, workingTree } = await open(test, local);
    const { files } = await repository.compare('main', workingTree.commit);
    expect(files).toEqual([{ path: 'a.md', previousPath: null, kind: 'modified' }]);
  });

  it('takes a link as a link, and a repository within as none of its files', async (test) => {
    const local = start(test);
    symlinkSync('a.md', join(local.folder, 'link.md'));
    openFolder(join(local.folder, 'inner')).commit({ 'x.md': 'x' });
    openFolder(join(local.folder, 'empty'));
    const { repository, workingTree } = await open(test, local);
    expect((await repository.entry(workingTree.commit, 'link.md'))?.kind).toBe('link');
    expect((await repository.list(workingTree.commit)).map(({ path }) => path)).toEqual([
      'a.md',
      'b.md',
      'link.md',
    ]);
  });

  it('takes paths of any bytes', async (test) => {
    const local = start(test);
    const odd = Buffer.concat([
      Buffer.from(`${local.folder}/`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('.md'),
    ]);
    writeFileSync(odd, 'odd\n');
    local.write({ 'line\nbreak.md': 'x\n', '"quoted" *.md': 'y\n', ':(glob)z.md': 'z\n' });
    const { repository, workingTree } = await open(test, local);
    const paths = (await repository.list(workingTree.commit)).map(({ path }) => path);
    expect(paths).toContain('line\nbreak.md');
    expect(paths).toHaveLength(6);
    expect(await repository.read(workingTree.commit, ':(glob)z.md')).toBe('z\n');
  });

  it('leaves nothing behind where the process ends at once', (test) => {
    const local = start(test);
    local.write({ 'a.md': 'not committed\n' });
    const temporary = emptyFolder(test);
    const source = fileURLToPath(new URL('../../src/adapters/git/open.ts', import.meta.url));
    const script = `import { readdirSync } from 'node:fs';
      import { openClone } from ${JSON.stringify(source)};
      const { workingTree } = await openClone(process.cwd(), process.env);
      console.log(workingTree.clean, readdirSync(process.env.TMPDIR).length);
      process.exit();`;
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: local.folder,
      env: { ...GIT_ENVIRONMENT, TMPDIR: temporary },
      encoding: 'utf8',
    });
    expect(said.trim()).toBe('false 1');
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('does not copy what no run could read', async (test) => {
    const local = start(test);
    local.write({ 'a.md': 'changed\n', 'weights.bin': '' });
    truncateSync(join(local.folder, 'weights.bin'), 101 * 1024 * 1024);
    const { repository, workingTree } = await open(test, local);
    expect(workingTree.unread).toEqual([{ path: 'weights.bin', why: 'size' }]);
    expect(await repository.read(workingTree.commit, 'a.md')).toBe('changed\n');
    expect(await repository.entry(workingTree.commit, 'weights.bin')).toBeNull();
  });

  it('with conflicts of a merge is refused, with the files', async (test) => {
    const local = start(test);
    local.git('checkout', '--quiet', '-b', 'other');
    local.commit({ 'a.md': 'theirs\n' });
    local.git('checkout', '--quiet', 'main');
    local.commit({ 'a.md': 'ours\n' });
    expect(() => local.git('merge', 'other')).toThrow();
    const error = await rejection(openClone(local.folder, GIT_ENVIRONMENT));
    expect(error.describe()).toMatch(/conflicts.*a\.md: is not resolved/s);
  });

  it('in a merge under way comes from both sides', async (test) => {
    const local = start(test);
    local.git('checkout', '--quiet', '-b', 'work');
    local.commit({ 'c.md': 'mine\n' });
    local.git('checkout', '--quiet', 'main');
    const tip = local.commit({ 'b.md': 'theirs\n' });
    local.git('checkout', '--quiet', 'work');
    local.git('merge', '--no-commit', '--no-ff', 'main');
    const { repository, workingTree } = await open(test, local);
    const { mergeBase, files } = await repository.compare('main', workingTree.commit);
    expect(mergeBase).toBe(tip);
    expect(files.map(({ path }) => path)).toEqual(['c.md']);
  });
});

type Setting = readonly [key: string, value: string];

describe.concurrent('a repository that wants to have something executed', () => {
  /** Settings that name a command; it leaves a file behind where it runs. */
  it.for([
    ['a monitor of files', (run: string): Setting[] => [['core.fsmonitor', run]]],
    [
      'a clean filter',
      (run: string): Setting[] => [
        ['filter.evil.clean', run],
        ['filter.evil.required', 'true'],
      ],
    ],
    ['a filter of an odd name', (run: string): Setting[] => [['filter.e=v.il.clean', run]]],
    ['a filter process', (run: string): Setting[] => [['filter.evil.process', run]]],
    [
      'an external diff',
      (run: string): Setting[] => [
        ['diff.external', run],
        ['diff.evil.command', run],
        ['diff.evil.textconv', run],
      ],
    ],
    [
      'a pager',
      (run: string): Setting[] => [
        ['core.pager', run],
        ['pager.ls-tree', run],
      ],
    ],
    [
      'a transport for missing objects',
      (run: string): Setting[] => [
        ['extensions.partialClone', 'origin'],
        ['remote.origin.url', `ext::${run}`],
        ['remote.origin.promisor', 'true'],
        ['protocol.ext.allow', 'always'],
      ],
    ],
  ] as const)('is read without it: %s', async ([kind, settings], test) => {
    const local = openFolder(emptyFolder(test));
    const marker = join(local.folder, '.git', 'executed');
    const script = join(local.folder, '.git', 'evil.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${marker}'\ncat\n`, { mode: 0o755 });
    const driver = settings(script).some(([key]) => key.includes('e=v.il')) ? 'e=v.il' : 'evil';
    local.commit({ 'a.md': 'one\n', 'b.md': 'two\n' });
    local.commit({ '.gitattributes': `*.txt filter=${driver}\n*.md diff=evil\n` });
    for (const [key, value] of settings(script)) local.git('config', key, value);
    local.git('config', 'core.repositoryFormatVersion', '1');
    writeFileSync(join(local.folder, '.git/hooks/post-index-change'), readFileSync(script), { mode: 0o755 });
    local.write({ 'a.md': 'changed\n', 'new.txt': 'x\n' });

    const { repository, workingTree } = await open(test, local);
    const { files, head } = await repository.compare('main', workingTree.commit);
    expect(files.map(({ path }) => path)).toContain('a.md');
    expect(await repository.read(head, 'a.md')).toBe('changed\n');
    await repository.resolve('main', 'baseline');
    expect(existsSync(marker)).toBe(false);
    // The trap would have worked.
    if (!/^a (?:monitor|clean|filter)/.test(kind)) return;
    try {
      local.git('add', 'new.txt');
    } catch {
      // What pretends to be a filter process does not answer like one.
    }
    expect(existsSync(marker)).toBe(true);
  });

  it('has files behind a filter as they were committed where no run reads their kind, and says which', async (test) => {
    const local = behindFilter(test, '*.bin');
    local.commit({ 'x.bin': 'pointer\n' });
    local.write({ 'x.bin': 'the content itself\n', 'y.bin': 'new\n' });
    const { repository, workingTree } = await open(test, local);
    expect(workingTree.unread).toEqual([
      { path: 'x.bin', why: 'filter' },
      { path: 'y.bin', why: 'filter' },
    ]);
    expect(workingTree.clean).toBe(true);
    expect(await repository.read(workingTree.commit, 'x.bin')).toBe('pointer\n');
    expect(await repository.read(workingTree.commit, 'y.bin')).toBeNull();
  });

  it('takes no older content for that of a changed prompt behind a filter', async (test) => {
    const local = behindFilter(test, '*.md');
    local.commit({ 'gone.md': 'gone\n', 'same.md': 'same\n', 'x.md': 'before\n' });
    local.write({ 'gone.md': null, 'x.md': 'after\n', 'y.md': 'new\n' });
    const { repository, workingTree } = await open(test, local);
    const { commit, clean } = workingTree;
    expect(clean).toBe(false);
    const { files } = await repository.compare('HEAD', commit);
    expect(files.map(({ path, kind }) => [path, kind])).toEqual([
      ['gone.md', 'removed'],
      ['x.md', 'modified'],
      ['y.md', 'added'],
    ]);
    for (const path of ['x.md', 'y.md']) {
      const error = await rejection(repository.read(commit, path));
      expect(error.code).toBe('config.unreadable');
      expect(error.describe()).toMatch(/goes through a filter of git.*Commit it/s);
    }
    expect(await repository.read('HEAD', 'x.md')).toBe('before\n');
    expect(await repository.read(commit, 'same.md')).toBe('same\n');
  });

  it.for<[string, Setting[]]>([
    ['that no setting names', []],
    ['that changes nothing of what is committed', [['filter.tidy.smudge', 'cat']]],
  ])('reads files behind a filter %s', async ([, settings], test) => {
    const local = start(test);
    local.commit({ '.gitattributes': '*.md filter=tidy\n', 'x.md': 'before\n' });
    for (const [key, value] of settings) local.git('config', key, value);
    local.write({ 'x.md': 'after\n' });
    const { repository, workingTree } = await open(test, local);
    expect(workingTree.unread).toEqual([]);
    expect(await repository.read(workingTree.commit, 'x.md')).toBe('after\n');
  });

  it('cannot pass an option off as a ref', async (test) => {
    const local = start(test);
    const { repository } = await open(test, local);
    const error = await rejection(repository.resolve('--output=x', 'baseline'));
    expect(error.code).toBe('config.baseline');
  });
});

describe.concurrent('a folder that cannot be compared', () => {
  it('for want of a repository, of commits, or of git is named', async (test) => {
    const folder = emptyFolder(test);
    const nowhere = await rejection(openClone(folder, GIT_ENVIRONMENT));
    expect(nowhere.describe()).toMatch(/is in no git repository.*git init/s);
    openFolder(folder);
    expect((await rejection(openClone(folder, GIT_ENVIRONMENT))).describe()).toMatch(/no commits/);
    const gone = await rejection(openClone(join(folder, 'gone'), GIT_ENVIRONMENT));
    expect(gone.describe()).toMatch(/gone` is no folder/);
    const none = await rejection(openClone(folder, { ...GIT_ENVIRONMENT, PATH: folder }));
    expect(none.describe()).toMatch(/git was not found.*Install git/s);
  });

  it('for want of history says how to fetch it', async (test) => {
    const origin = start(test);
    origin.git('checkout', '--quiet', '-b', 'work');
    for (const n of [1, 2, 3]) origin.commit({ 'a.md': `${n}\n` });
    origin.git('checkout', '--quiet', 'main');
    origin.commit({ 'b.md': 'moved on\n' });
    const folder = join(emptyFolder(test), 'clone');
    origin.git(
      'clone',
      '--quiet',
      '--depth=1',
      '--no-single-branch',
      '-b',
      'work',
      `file://${origin.folder}`,
      folder,
    );
    const clone = await open(test, { folder });
    const error = await rejection(clone.repository.compare('origin/main', clone.workingTree.commit));
    expect(error.code).toBe('config.shallow-clone');
    expect(error.remedy).toContain('git fetch --unshallow');
    const base = await rejection(findBase(clone.git, clone.workingTree.commit, null));
    expect(base.code).toBe('config.shallow-clone');
  });
});

describe.concurrent('the base', () => {
  it('is the commit at which the change left the default branch', async (test) => {
    const local = start(test);
    const left = local.git('rev-parse', 'HEAD');
    local.git('checkout', '--quiet', '-b', 'work');
    const head = local.commit({ 'a.md': 'changed\n' });
    const { git } = await open(test, local);
    expect(await findBase(git, head, null)).toEqual({ commit: left, name: 'main' });
    local.git('checkout', '--quiet', 'main');
    local.commit({ 'b.md': 'moved on\n' });
    expect(await findBase(git, head, null)).toEqual({ commit: left, name: `main at ${left.slice(0, 7)}` });
  });

  it('is what origin calls its default branch, before any of a usual name', async (test) => {
    const origin = openFolder(emptyFolder(test));
    origin.git('checkout', '--quiet', '-b', 'trunk');
    const tip = origin.commit({ 'a.md': 'one\n' });
    const folder = join(emptyFolder(test), 'clone');
    origin.git('clone', '--quiet', origin.folder, folder);
    const clone = await open(test, { folder });
    clone.git.run(['branch', 'main']);
    expect(await findBase(clone.git, tip, null)).toEqual({ commit: tip, name: 'origin/trunk' });
  });

  it('is what is given: a branch of origin too, and a commit in git’s own words', async (test) => {
    const origin = start(test);
    const first = origin.git('rev-parse', 'HEAD');
    origin.git('checkout', '--quiet', '-b', 'release');
    const head = origin.commit({ 'a.md': '2\n' });
    origin.git('checkout', '--quiet', 'main');
    const folder = join(emptyFolder(test), 'clone');
    origin.git('clone', '--quiet', origin.folder, folder);
    const { git } = await open(test, { folder });
    expect(await findBase(git, first, 'release')).toEqual({ commit: head, name: 'release' });
    expect(await findBase(git, head, 'origin/release~1')).toEqual({
      commit: first,
      name: 'origin/release~1',
    });
    expect((await rejection(findBase(git, head, 'nope'))).describe()).toMatch(
      /`nope` is no branch.*`--base`/s,
    );
  });

  it('has to be named where nothing says which branch is the default', async (test) => {
    const local = start(test);
    local.git('branch', '-m', 'main', 'work');
    const { git, workingTree } = await open(test, local);
    const error = await rejection(findBase(git, workingTree.commit, null));
    expect(error.code).toBe('config.default-branch');
    expect(error.remedy).toContain('--base');
  });
});

describe('the name of a repository', () => {
  it.each([
    ['git@github.com:acme/outdoor.git', 'acme/outdoor', 'https://github.com/acme/outdoor'],
    ['https://github.com/acme/outdoor', 'acme/outdoor', 'https://github.com/acme/outdoor'],
    [
      'https://user:s3cret@ghe.acme.org:8443/acme/outdoor.git',
      'acme/outdoor',
      'https://ghe.acme.org:8443/acme/outdoor',
    ],
    ['http://127.0.0.1:8080/acme/outdoor.git', 'acme/outdoor', 'http://127.0.0.1:8080/acme/outdoor'],
    ['ssh://git@github.com:22/acme/outdoor.git', 'acme/outdoor', 'https://github.com/acme/outdoor'],
  ])('%s', (address, name, url) => {
    expect(remoteOf(address)).toEqual({ name, url });
  });

  it.each([
    null,
    '',
    '/srv/git/outdoor',
    '../git/outdoor',
    'git/acme/outdoor',
    'file:///srv/acme/outdoor.git',
    'C:code/outdoor',
    'C:\\code\\outdoor',
  ])('is not taken from %s', (address) => {
    expect(remoteOf(address)).toBeNull();
  });
});
