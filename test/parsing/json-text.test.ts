import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, withoutByteOrderMark } from '../../src/parsing/json-text.ts';
import { isTooDeep } from '../../src/parsing/nesting.ts';

describe('JSON', () => {
  it('is parsed as it is', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual({ kind: 'parsed', value: JSON.parse(text) });
      }),
    );
  });

  it('that is broken ends in one sentence', () => {
    expect(parseJson('{"a": ')).toEqual({
      kind: 'faulty',
      why: expect.stringMatching(/^is not valid JSON: /),
    });
  });

  it.each([
    [100, 'parsed'],
    [101, 'faulty'],
    [100_000, 'faulty'],
  ])('nested %i levels deep is %s', (depth, kind) => {
    expect(parseJson('['.repeat(depth) + ']'.repeat(depth)).kind).toBe(kind);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        ['parsed', 'faulty'].includes(parseJson(text).kind),
      ),
    );
  });
});

describe('nesting', () => {
  it('of a value that holds itself is too deep', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    loop.again = [loop, loop, loop];
    expect(isTooDeep(loop)).toBe(true);
  });

  it.each([[null], [1], ['text'], [[]], [{ a: [{ b: {} }] }]])('of %j is not too deep', (value) => {
    expect(isTooDeep(value)).toBe(false);
  });
});

describe('a byte order mark', () => {
  it('is taken off the beginning, once, and nowhere else', () => {
    expect(withoutByteOrderMark('\uFEFFa\uFEFF')).toBe('a\uFEFF');
    expect(withoutByteOrderMark('\uFEFF\uFEFFa')).toBe('\uFEFFa');
    expect(withoutByteOrderMark('a')).toBe('a');
  });
});
