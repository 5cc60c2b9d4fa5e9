import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_GLOBS } from '../../src/policy/defaults.ts';
import { globFault, globMatcher } from '../../src/prompts/globs.ts';

describe('the default globs', () => {
  const matches = globMatcher(DEFAULT_GLOBS);

  it.each(
    ['md', 'txt', 'prompt', 'prompty', 'prompt.yml', 'prompt.yaml'].flatMap((ending) => [
      `prompts/a.${ending}`,
      `prompts/support/deep/er/a.${ending}`,
      `src/prompts/a.${ending}`,
      `src/prompts/support/a.${ending}`,
      `prompts/.hidden/a.${ending}`,
    ]),
  )('match %s', (path) => {
    expect(matches(path)).toBe(true);
  });

  it.each([
    'prompts/README.md',
    'prompts/support/README.md',
    'src/prompts/README.md',
    'prompts/golden_dataset.json',
    'prompts/a.json',
    'prompts/a.yml',
    'prompts/a.yaml',
    'prompts/a.schema.json',
    'prompts/golden.jsonl',
    'a.md',
    'docs/prompts/a.md',
    'app/src/prompts/a.md',
    'myprompts/a.md',
    'prompts.md',
  ])('do not match %s', (path) => {
    expect(matches(path)).toBe(false);
  });

  it('are accepted as globs', () => {
    expect(DEFAULT_GLOBS.map(globFault)).toEqual(DEFAULT_GLOBS.map(() => null));
  });
});

describe('a glob', () => {
  it.each([
    ['prompts/*.md', 'prompts/a.md', true],
    ['prompts/*.md', 'prompts/deep/a.md', false],
    ['prompts/**', 'prompts/deep/a.md', true],
    ['prompts/**/*.md', 'prompts/a.md', true],
    ['prompts/**.md', 'prompts/deep/a.md', true],
    ['**/a.md', 'a.md', true],
    ['**/a.md', 'x/y/a.md', true],
    ['**/a.md', 'x/ya.md', false],
    ['a?.md', 'ab.md', true],
    ['a?b', 'a/b', false],
    ['[ab].md', 'b.md', true],
    ['[!ab].md', 'c.md', true],
    ['[!ab].md', 'a.md', false],
    ['x[^a]y', 'x/y', false],
    ['[a-c].md', 'b.md', true],
    ['{a,b/c}.md', 'b/c.md', true],
    ['{a,{b,c}}.md', 'c.md', true],
    ['a.md', 'axmd', false],
    ['A.md', 'a.md', false],
    ['./prompts/a.md', 'prompts/a.md', true],
    ['app/(group)/a+b^$|.md', 'app/(group)/a+b^$|.md', true],
    ['a\\*.md', 'a*.md', true],
    ['a\\*.md', 'ab.md', false],
    ['prompts/*', 'prompts/.hidden', true],
    ['größe/*.md', 'größe/ä.md', true],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(globFault(glob)).toBeNull();
    expect(globMatcher([glob])(path)).toBe(expected);
  });

  it('that begins with ! takes paths away, wherever it stands in the list', () => {
    for (const globs of [
      ['prompts/**', '!prompts/drafts/**'],
      ['!prompts/drafts/**', 'prompts/**'],
    ]) {
      expect(globMatcher(globs)('prompts/a.md')).toBe(true);
      expect(globMatcher(globs)('prompts/drafts/a.md')).toBe(false);
    }
  });

  it.each([[[]], [['!prompts/**']]])('is needed to match anything: %j matches nothing', (globs) => {
    expect(globMatcher(globs)('prompts/a.md')).toBe(false);
    expect(globMatcher(globs)('other.md')).toBe(false);
  });
});

describe('a glob is refused', () => {
  it.each([
    ['', /1 to 256 characters/],
    ['!', /1 to 256 characters/],
    ['a'.repeat(257), /1 to 256 characters/],
    ['../prompts/*.md', /inside the repository/],
    ['prompts/../../*.md', /inside the repository/],
    ['!../a.md', /inside the repository/],
    ['/prompts/*.md', /without a leading/],
    ['+(a|b)', /extended globs/],
    ['prompts/!(a).md', /extended globs/],
    ['*a*b*c*.md', /at most 8 wildcards, 3 in one part/],
    ['*/*/*/*/*/*/*/*/*', /at most 8 wildcards, 3 in one part/],
    ['{1..100000}', /./],
    ['{a,b', /closed/],
    ['a[].md', /no empty class/],
    ['[z-a].md', /in order/],
  ])('%s', (glob, why) => {
    expect(globFault(glob)).toMatch(why);
  });
});

describe('matching', () => {
  it('takes linear time, even for globs and paths that are built to burn it', () => {
    const started = performance.now();
    expect(globMatcher(['*a*a*a/*a*a*a/x'])(`${'a'.repeat(200)}/${'a'.repeat(200)}/y`)).toBe(false);
    expect(globMatcher(['**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b'])('a/'.repeat(200))).toBe(false);
    expect(globMatcher(['(a+)+(a+)+b'])('a'.repeat(200))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('never throws, whatever the globs', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('*', '**/', '[', ']', '{', '}', ',', '!', '\\', '(', ')', '?'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece).map((pieces) => pieces.join(''))), fc.string(), (globs, path) => {
        globs.forEach(globFault);
        expect(typeof globMatcher(globs)(path)).toBe('boolean');
      }),
    );
  });

  it('finds a plain path by itself and by nothing else', () => {
    const path = fc
      .stringMatching(/^[a-z()+^$|. -]{1,8}(\/[a-z()+^$|. -]{1,8}){0,3}$/)
      .filter((text) => !text.startsWith('./'));
    fc.assert(fc.property(path, path, (a, b) => globMatcher([a])(b) === (a === b)));
  });
});
