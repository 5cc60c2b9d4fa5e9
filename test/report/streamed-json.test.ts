import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/ports/json.ts';
import { type StreamedJson, StreamedList, streamedText } from '../../src/report/streamed-json.ts';

const written = (value: StreamedJson) => [...streamedText(value)].join('');
const usual = (value: unknown) => JSON.stringify(value, null, 2);

/** The value with every list in it streamed. */
function streamed(value: Json): StreamedJson {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return new StreamedList(() => value as Json[]);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, streamed(one)]));
}

describe('streamed JSON', () => {
  it.each<[string, Json]>([
    ['an empty list', { cases: [] }],
    ['an empty list in a list', [[]]],
    ['an empty object', { a: {} }],
    ['a list of lists', { a: [[1, [2]], []] }],
    ['line feeds in texts and keys', { 'a\nb': ['\n', { '\n': 'c\r\nd' }] }],
    ['a list beside what is not streamed', { a: 1, b: { c: { d: ['x'] } }, e: [{ f: [] }] }],
  ])('writes %s as JSON.stringify does', (_, value) => {
    expect(written(streamed(value))).toBe(usual(value));
    expect(written(value)).toBe(usual(value));
  });

  it('writes any value as JSON.stringify does, whichever lists are streamed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(written(streamed(value as Json))).toBe(usual(value));
        expect(written([streamed(value as Json), new StreamedList(() => [value as Json])])).toBe(
          usual([value, [value]]),
        );
      }),
    );
  });

  it('makes one entry at a time', () => {
    const made: number[] = [];
    const list = new StreamedList(function* () {
      for (let entry = 0; entry < 3; entry += 1) {
        made.push(entry);
        yield entry;
      }
    });
    const pieces = streamedText({ list });
    let text = '';
    while (!text.includes('1')) text += pieces.next().value;
    expect(made).toEqual([0, 1]);
  });
});
