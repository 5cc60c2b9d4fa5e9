import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Labels, readWord, START, step, type Word } from '../../../src/terminal/label/labelling.ts';

type Said = Exclude<Word, 'quit'>;

/** What stands in the set after these words. */
function setAfter(words: readonly Said[]): {
  readonly rows: readonly (readonly [number, Labels])[];
  readonly at: number;
} {
  const rows: (readonly [number, Labels])[] = [];
  let state = START;
  for (const word of words) {
    const { at } = state;
    const next = step(state, word);
    if (next.effect.kind === 'save') rows.push([at, next.effect.labels]);
    if (next.effect.kind === 'take-back') rows.pop();
    state = next.state;
  }
  return { rows, at: state.at };
}

const row = (at: number, faithful: boolean, relevant: boolean) => [at, { faithful, relevant }] as const;

describe('labelling', () => {
  it.each<readonly [readonly Said[], ReturnType<typeof setAfter>['rows'], number]>([
    [['yes', 'no'], [row(0, true, false)], 1],
    [['no', 'yes'], [row(0, false, true)], 1],
    [['yes'], [], 0],
    [['skip', 'yes', 'yes'], [row(1, true, true)], 2],
    [['yes', 'skip'], [], 1],
    [['yes', 'undo', 'no', 'no'], [row(0, false, false)], 1],
    [['yes', 'yes', 'undo'], [], 0],
    [['yes', 'yes', 'undo', 'no', 'no'], [row(0, false, false)], 1],
    [['yes', 'yes', 'skip', 'undo'], [row(0, true, true)], 1],
    [['undo'], [], 0],
  ])('%j', (words, rows, at) => {
    expect(setAfter(words)).toEqual({ rows, at });
  });

  it('keeps one row for each answer that is done and was not skipped', () => {
    const word = fc.constantFrom<Said>('yes', 'no', 'skip', 'undo');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const { rows, at } = setAfter(words);
        const places = rows.map(([place]) => place);
        expect(new Set(places).size).toBe(places.length);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
        expect(places.every((place) => place < at)).toBe(true);
      }),
    );
  });

  it.each([
    ['y', 'yes'],
    [' Yes ', 'yes'],
    ['n', 'no'],
    ['bad', 'no'],
    ['s', 'skip'],
    ['U', 'undo'],
    ['q', 'quit'],
    ['', null],
    ['x', null],
    ['constructor', null],
  ])('reads %j as %s', (text, word) => {
    expect(readWord(text)).toBe(word);
  });
});
