import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest, slipOf } from '../../src/parsing/nearest.ts';

const word = fc.string({ maxLength: 12 });

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['model', 'model', 0],
    ['modl', 'model', 1],
    ['modell', 'model', 1],
    ['nodel', 'model', 1],
    ['modle', 'model', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('between "%s" and "%s" is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is zero for equal words and for no others', () => {
    fc.assert(fc.property(word, word, (a, b) => (editDistance(a, b) === 0) === (a === b)));
  });

  it('is the same in both directions', () => {
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b) === editDistance(b, a)));
  });

  it('lies between the difference of the lengths and the longer length', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('grows by at most one with each letter that is put in or taken out', () => {
    fc.assert(
      fc.property(word, word, fc.nat(12), fc.string({ minLength: 1, maxLength: 1 }), (a, b, at, letter) => {
        const longer = a.slice(0, at) + letter + a.slice(at);
        expect(Math.abs(editDistance(longer, b) - editDistance(a, b))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('obeys the triangle inequality over words whose letters stand in order, where no neighbours can be swapped', () => {
    const ordered = fc
      .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
      .map((letters) => letters.sort().join(''));
    fc.assert(
      fc.property(ordered, ordered, ordered, (a, b, c) => {
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});

describe('the nearest known word', () => {
  const known = ['faithfulness', 'relevance', 'regression', 'stages', 'by'];

  it.each([
    ['regresion', 'regression'],
    ['faithfullness', 'faithfulness'],
    ['Relevance', 'relevance'],
    ['satges', 'stages'],
    ['temperature', null],
    ['', 'by'],
  ])('to "%s" is %s', (slip, meant) => {
    expect(nearest(slip, known)).toBe(meant);
  });

  it('is none where nothing is known', () => {
    expect(nearest('anything', [])).toBeNull();
  });

  it('is the word itself for every known word', () => {
    fc.assert(fc.property(fc.constantFrom(...known), (name) => nearest(name, known) === name));
  });

  it('is found without comparing a hostile word in full', () => {
    expect(nearest('x'.repeat(1_000_000), known)).toBeNull();
  });
});

describe('a slip of the pen, where other words are welcome', () => {
  const known = ['name', 'version', 'model', 'description', 'response-schema', 'temperature'];

  it.each([
    ['verison', 'version'],
    ['modle', 'model'],
    ['temprature', 'temperature'],
    ['reponse-schema', 'response-schema'],
    ['discripton', 'description'],
  ])('"%s" is one of %s', (slip, meant) => {
    expect(slipOf(slip, known)).toBe(meant);
  });

  it.each(['date', 'note', 'tags', 'title', 'author', 'code'])('"%s" is none', (other) => {
    expect(slipOf(other, known)).toBeNull();
  });
});
