import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hmacSeal } from '../../src/adapters/seal.ts';

const KEY = 'sk-proj-0123456789abcdef';
const seal = hmacSeal([KEY]);

function closed(text: string, about = 'pull request 1'): string {
  const sealed = seal.close(text, about);
  if (sealed === null) throw new Error('nothing was sealed');
  return sealed;
}

describe('a seal', () => {
  it('opens to the very text, under the same words alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (text, about, other) => {
        expect(seal.open(closed(text, about), about)).toBe(text);
        if (other !== about) expect(seal.open(closed(text, about), other)).toBeNull();
      }),
    );
  });

  it('is made of characters that end no hidden line', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(closed(text)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('does not open after any change of a character', () => {
    const sealed = closed('{"verdict":"pass"}');
    for (const at of sealed.split('').keys()) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      // The last character may carry bits that no byte holds.
      if (at < sealed.length - 1) expect(seal.open(changed, 'pull request 1')).toBeNull();
    }
    expect(seal.open(sealed.slice(0, -4), 'pull request 1')).toBeNull();
    expect(seal.open('', 'pull request 1')).toBeNull();
    expect(seal.open('<!-- -->', 'pull request 1')).toBeNull();
  });

  it('needs all the secrets, in whatever order', () => {
    const two = hmacSeal([KEY, 'another-secret-of-some-length']);
    const same = hmacSeal(['another-secret-of-some-length', KEY, KEY]);
    const sealed = two.close('text', 'x') ?? '';
    expect(same.open(sealed, 'x')).toBe('text');
    expect(seal.open(sealed, 'x')).toBeNull();
  });

  it('is made with no secret that could be guessed', () => {
    for (const weak of [[], ['ollama'], ['0123456789abcde']]) {
      expect(hmacSeal(weak).close('text', 'x')).toBeNull();
      expect(hmacSeal(weak).open(closed('text', 'x'), 'x')).toBeNull();
    }
  });

  it('keeps a long text short', () => {
    expect(closed('the same words again '.repeat(2_000)).length).toBeLessThan(1_000);
  });
});
