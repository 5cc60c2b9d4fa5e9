import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonWithin } from '../../src/parsing/json-depth.ts';
import { parseJson } from '../../src/parsing/json-text.ts';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const padding = ' '.repeat(20_001);

describe('JSON of unknown length', () => {
  it.each([
    [100, 'parsed'],
    [101, 'faulty'],
    [5_000_000, 'faulty'],
  ])('nested %i levels deep is %s, however long it is', (depth, kind) => {
    expect(parseJsonWithin(nested(depth)).kind).toBe(kind);
    expect(parseJsonWithin(nested(depth) + padding).kind).toBe(kind);
  });

  it.each([
    ['brackets in texts', JSON.stringify('['.repeat(30_000))],
    ['escaped quotes in texts', JSON.stringify(`"${'["'.repeat(30_000)}\\`)],
    ['many lists in a row', JSON.stringify(Array(20_000).fill([{}]))],
  ])('is not deep for %s', (_, text) => {
    expect(parseJsonWithin(text).kind).toBe('parsed');
  });

  it('holds at most so many values, of those that are counted', () => {
    const list = JSON.stringify(Array(101).fill(','.repeat(1000)));
    expect(parseJsonWithin(list, 100).kind).toBe('parsed');
    expect(parseJsonWithin(list, 99)).toEqual({ kind: 'faulty', why: 'holds more than 99 values' });
  });

  it('is read as any JSON is', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'a') }),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(parseJsonWithin(padding + one).kind).toBe(parseJson(one).kind);
      }),
    );
  });
});
