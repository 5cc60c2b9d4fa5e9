import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignUnits } from '../../../src/prompts/lint/align.ts';
import { pairUnits } from '../../../src/prompts/lint/pair.ts';
import { unitsOf } from '../../../src/prompts/lint/sentences.ts';

/** What became of the lines of a text, in words. */
function changes(before: readonly string[], after: readonly string[]): string[] {
  const { moved, gaps } = alignUnits(unitsOf(before.join('\n\n')), unitsOf(after.join('\n\n')));
  const pairings = gaps.flatMap(pairUnits).map((pairing) => {
    if (pairing.kind === 'edited') return `${pairing.before.text} -> ${pairing.after.text}`;
    return pairing.kind === 'removed' ? `- ${pairing.before.text}` : `+ ${pairing.after.text}`;
  });
  return [...moved.map(([, unit]) => `moved ${unit.text}`), ...pairings];
}

describe('sentences of two versions', () => {
  it.each<[string, string[], string[], string[]]>([
    ['are the same', ['A a.', 'B b.'], ['A a.', 'B b.'], []],
    ['come', ['A a.', 'B b.'], ['A a.', 'X x.', 'B b.'], ['+ X x.']],
    ['go', ['A a.', 'X x.', 'B b.'], ['A a.', 'B b.'], ['- X x.']],
    [
      'are edited where they are similar',
      ['Use at most three sentences.', 'B b.'],
      ['Use at most two sentences.', 'B b.'],
      ['Use at most three sentences. -> Use at most two sentences.'],
    ],
    [
      'are others where they are not',
      ['Answer only from the context.'],
      ['Ignore everything else you heard!'],
      ['- Answer only from the context.', '+ Ignore everything else you heard!'],
    ],
    ['move', ['A a.', 'B b.', 'C c.', 'D d.'], ['B b.', 'C c.', 'A a.', 'D d.'], ['moved A a.']],
    [
      'are paired with the most similar',
      ['Name the product of the order.'],
      ['Name the shop of the place.', 'Name the product of the orders.'],
      ['Name the product of the order. -> Name the product of the orders.', '+ Name the shop of the place.'],
    ],
    ['are told apart where they repeat', ['A a.', 'A a.'], ['A a.'], ['- A a.']],
  ])('%s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it('are each accounted for once', () => {
    const texts = fc.array(fc.constantFrom('A a a.', 'B b b.', 'C c c.', 'A a b.', 'Long one of five.'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [before, after] = [unitsOf(one.join('\n\n')), unitsOf(other.join('\n\n'))];
        const { same, moved, gaps } = alignUnits(before, after);
        const pairings = gaps.flatMap(pairUnits);
        const from = [...same, ...moved].map(([unit]) => unit);
        const to = [...same, ...moved].map(([, unit]) => unit);
        for (const pairing of pairings) {
          if (pairing.kind !== 'added') from.push(pairing.before);
          if (pairing.kind !== 'removed') to.push(pairing.after);
        }
        expect(new Set(from)).toEqual(new Set(before));
        expect(from.length).toBe(before.length);
        expect(new Set(to)).toEqual(new Set(after));
        expect(to.length).toBe(after.length);
      }),
    );
  });

  it('are aligned by those that occur once where too much differs', () => {
    const lines = Array.from({ length: 2_000 }, (_, at) => `Line number ${at} of many.`);
    const after = lines.map((line, at) => (at % 2 ? line : line.replace('many', 'few')));
    const { same, gaps } = alignUnits(unitsOf(lines.join('\n\n')), unitsOf(after.join('\n\n')));
    expect(same).toHaveLength(1_000);
    expect(gaps.every((gap) => gap.before.length === 1 && gap.after.length === 1)).toBe(true);
  });
});
