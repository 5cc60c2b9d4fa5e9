import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRepositoryPath } from '../../src/policy/repository-path.ts';

describe('a path inside the repository', () => {
  it.each([
    'a',
    'prompts/golden.jsonl',
    '.github/prompt-gate.yml',
    'a/..b/c..',
    'ä ö/ü.md',
    '{dir}/{name}.jsonl',
  ])('may be %s', (path) => {
    expect(isRepositoryPath(path)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['the way up', '../secrets'],
    ['the way up from within', 'prompts/../../secrets'],
    ['the way up at the end', 'prompts/..'],
    ['an absolute path', '/etc/passwd'],
    ['a drive', 'C:/secrets'],
    ['a drive without a slash', 'c:secrets'],
    ['backslashes', 'prompts\\..\\secrets'],
    ['the folder itself', './prompts/a.md'],
    ['an empty part', 'prompts//a.md'],
    ['a folder', 'prompts/'],
    ['a NUL', 'prompts/a\0.md'],
    ["git's own folder", '.git/config'],
    ["a submodule's own folder", 'vendor/.git/config'],
  ])('is not %s', (_, path) => {
    expect(isRepositoryPath(path)).toBe(false);
  });

  it('stays below every folder that it is joined to, and is already normal', () => {
    const part = fc.constantFrom('..', '.', '', 'a', 'b.md', '.git', 'C:');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const path = parts.join('/');
        if (!isRepositoryPath(path)) return;
        expect(posix.join('/root', path).startsWith('/root/')).toBe(true);
        expect(posix.normalize(path)).toBe(path);
      }),
    );
  });
});
