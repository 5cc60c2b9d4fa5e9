import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicates } from '../../src/dataset/duplicates.ts';
import type { GoldenCase } from '../../src/dataset/golden-case.ts';
import { nearDuplicates } from '../../src/dataset/near-duplicates.ts';
import { jaccard, shinglesOf } from '../../src/dataset/shingles.ts';

function golden(id: string, query: string, context: string | null = null): GoldenCase {
  const rest = { variables: {}, reference: null, critical: false, group: null, prompts: null, checks: null };
  return { id, query, context, ...rest };
}
const likeness = (a: string, b: string) => jaccard(shinglesOf(a), shinglesOf(b));

describe('the likeness of two texts', () => {
  it.each([
    ['', '', 1],
    ['', 'a', 0],
    ['?!', '', 1],
    ['a', 'A.', 1],
    ['a b', 'a, b', 1],
    ['a b', 'b a', 0],
    ['a b', 'a', 0],
    ['a b c', 'a b d', 0],
    ['a b c d', 'a b c e', 1 / 3],
    ['a b c a b c', 'a b c a b c a b c', 1],
    ['2 + 2', '2 - 2', 0],
    ['días', 'dias', 0],
    ['返品は可能', '返品、は可能', 1],
    ['“a” — b', 'a b', 1],
  ])('%j and %j: %d', (a, b, share) => {
    expect(likeness(a, b)).toBeCloseTo(share);
  });

  it('is the same both ways, and 1 with itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(b, b)).toBe(1);
      }),
    );
  });
});

describe('near duplicates', () => {
  const words = fc.array(fc.constantFrom(...'abcdefghij'), { minLength: 60, maxLength: 90 });

  it('are alike by at least 90%, each with an earlier case', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 6 }), fc.nat(), (texts, place) => {
        const [first = []] = texts;
        const edited = first.with(place % first.length, 'other');
        const cases = [...texts, edited].map((text, index) => golden(`${index}`, text.join(' ')));
        for (const { golden: one, like } of nearDuplicates(cases)) {
          expect(likeness(one.query, like.query)).toBeGreaterThanOrEqual(0.9);
          expect(Number(like.id)).toBeLessThan(Number(one.id));
        }
      }),
    );
  });

  it('are found among many other cases', () => {
    const text = (seed: number) =>
      Array.from({ length: 80 }, (_, n) => `w${(seed * 7919 + n * n * 104_729) % 99_991}`);
    const cases = Array.from({ length: 2000 }, (_, index) => golden(`${index}`, text(index + 1).join(' ')));
    const edited = [5, 500, 1500].map((index) =>
      golden(
        `like ${index}`,
        text(index + 1)
          .with(40, 'other')
          .join(' '),
      ),
    );
    const found = nearDuplicates([...cases, ...edited]).map((pair) => [pair.golden.id, pair.like.id]);
    for (const index of [5, 500, 1500]) expect(found).toContainEqual([`like ${index}`, `${index}`]);
  });
});

describe('duplicates', () => {
  it('are the cases that ask exactly what an earlier one asks', () => {
    const query = fc.constantFrom('a', 'b', 'a ', 'A');
    const context = fc.constantFrom(null, '', 'a');
    fc.assert(
      fc.property(fc.array(fc.tuple(query, context), { maxLength: 12 }), (rows) => {
        const cases = rows.map(([asked, given], index) => golden(`${index}`, asked, given));
        const expected = cases.filter((one, index) =>
          cases
            .slice(0, index)
            .some((earlier) => earlier.query === one.query && earlier.context === one.context),
        );
        expect(duplicates(cases).map((pair) => pair.golden)).toEqual(expected);
      }),
    );
  });
});
