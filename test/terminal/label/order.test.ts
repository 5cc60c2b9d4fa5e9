import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '../../../src/adapters/system.ts';
import { mixed } from '../../../src/terminal/label/order.ts';
import { anAnswer } from './given-answers.ts';

const many = (amount: number, score: number, side: 'candidate' | 'baseline') =>
  Array.from({ length: amount }, (_, index) =>
    anAnswer({ side, answer: `${side} ${score} ${index}`, scores: { faithfulness: score, relevance: 1 } }),
  );

it('brings good and bad answers of both sides early, however rare they are', () => {
  const answers = [
    ...many(100, 1, 'candidate'),
    ...many(100, 1, 'baseline'),
    ...many(3, 0.5, 'candidate'),
    ...many(2, 0, 'baseline'),
  ];
  const first = mixed(answers, sha256).slice(0, 8);
  const kinds = (some: typeof first) =>
    some.map(({ side, scores }) => `${side} ${scores.faithfulness === 1 ? 'good' : 'bad'}`);
  expect(new Set(kinds(first.slice(0, 4))).size).toBe(4);
  expect(new Set(kinds(first.slice(4))).size).toBe(4);
});

it('tells nothing by the order within a round', () => {
  const orders = Array.from({ length: 40 }, (_, seed) =>
    mixed([anAnswer({ answer: `a${seed}` }), anAnswer({ answer: `b${seed}`, side: 'baseline' })], sha256)
      .map(({ side }) => side)
      .join(),
  );
  const first = orders.filter((order) => order.startsWith('candidate')).length;
  expect(first).toBeGreaterThan(8);
  expect(first).toBeLessThan(32);
});

it('loses nothing, adds nothing, and does not depend on the order of the file', () => {
  const answer = fc.record({
    answer: fc.string(),
    side: fc.constantFrom('candidate' as const, 'baseline' as const),
    scores: fc.record({
      faithfulness: fc.option(fc.constantFrom(0, 0.5, 1)),
      relevance: fc.option(fc.constantFrom(0.2, 0.8, 1)),
    }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(answer, { selector: (one) => one.answer, maxLength: 30 }), (given) => {
      const answers = given.map(anAnswer);
      const order = mixed(answers, sha256);
      expect(new Set(order)).toEqual(new Set(answers));
      expect(order).toHaveLength(answers.length);
      expect(mixed(answers.toReversed(), sha256)).toEqual(order);
    }),
  );
});
