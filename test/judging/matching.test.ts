import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findSpan,
  jsonStrings,
  matchable,
  sentencesOf,
  spansOf,
  spokenText,
} from '../../src/judging/matching.ts';

describe('an escape that the judge was shown and copied', () => {
  it('stands for its character where the text does not hold the escape itself', () => {
    expect(findSpan('use \\u003cbr> here', matchable('Please use <br> here.'))).toHaveLength(1);
    expect(findSpan('use \\u003cbr> here', matchable('Please use \\u003cbr> here.'))).toHaveLength(1);
    expect(findSpan('use \\u003cbr> here', matchable('Please use br here.'))).toEqual([]);
  });
});

describe('a text made comparable', () => {
  it.each([
    ['white space', 'a \t b\n\nc\u00a0d', 'a b c d'],
    ['white space at the ends', ' \n a b ', 'a b'],
    ['case', 'The Quick FOX', 'the quick fox'],
    ['case beyond ASCII', 'ÄÖÜ ÉÈ', 'äöü éè'],
    ['curly and other quotation marks', "“a” ‘b’ «c» „d“ `e` 'f'", '"a" "b" "c" "d" "e" "f"'],
  ])('folds %s', (_, text, folded) => {
    expect(matchable(text).folded).toBe(folded);
  });

  it('keeps the line ends in the text that sentences are read from', () => {
    expect(matchable('a\r\n  b c').text).toBe('a\nb c');
  });

  it('has two forms of equal length, so that a place in one is a place in the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: shown, folded } = matchable(text);
        expect(folded).toHaveLength(shown.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a span', () => {
  it('is found wherever any part of the text was cut out, however it is spaced, quoted and cased', () => {
    const text = matchable('He said: “Refunds take 14 days”.\nRefunds take 14 days.');
    for (const span of ['he said: "refunds', 'REFUNDS   take\n14 days', " 'refunds take 14 days' "]) {
      expect(findSpan(span, text).length, span).toBeGreaterThan(0);
    }
    expect(findSpan('refunds take 14 days', text)).toHaveLength(2);
    expect(findSpan('refunds take 15 days', text)).toEqual([]);
    expect(findSpan('  ', text)).toEqual([]);
  });

  it('of a text stands in that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, from, length) => {
        const { text: shown, folded } = matchable(text);
        const points = [...shown];
        const start = from % (points.length + 1);
        const span = points.slice(start, start + (length % 20)).join('');
        if (matchable(span).folded === '') return;
        expect(findSpan(span, { text: shown, folded }).length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['a', ['a']],
    ['a b ... c d', ['a b', 'c d']],
    ['a … b', ['a', 'b']],
    ['a\n...\nb', ['a', 'b']],
    ['a...b', ['a...b']],
    ['wait ... ... what', ['wait', '... what']],
    [' ', []],
    [' ... ', []],
  ])('of several: %j holds %j', (quote, spans) => {
    expect(spansOf(quote)).toEqual(spans);
  });
});

describe('what an answer says', () => {
  it.each([
    ['plain text', 'Refunds take 14 days.', 'Refunds take 14 days.'],
    ['the strings of JSON', '{"a":"One.","b":{"c":["Two.",{"d":"Three."}]},"n":4}', 'One.\nTwo.\nThree.'],
    [
      'strings without their escapes',
      '{"a":"He said \\"yes\\".\\nThen caf\\u00e9."}',
      'He said "yes".\nThen café.',
    ],
    ['nothing in JSON without strings', '{"n":4,"ok":true,"none":null}', ''],
    ['a JSON string as it is', '"Refunds."', '"Refunds."'],
    ['a number as it is', '42', '42'],
    ['JSON within text as it is', 'Here: {"a":"b"}', 'Here: {"a":"b"}'],
  ])('is %s', (_, answer, text) => {
    expect(spokenText(answer)).toBe(text);
  });
});

describe('a piece of raw JSON', () => {
  it.each([
    [
      'a whole object',
      '{"text":"Refunds take 14 days.","more":["Call us."]}',
      ['Refunds take 14 days.', 'Call us.'],
    ],
    ['a key and its value', '"text": "He said \\"yes\\" twice."', ['He said "yes" twice.']],
    ['a value cut in two', 'take 14 days.", "more": "Call us', ['take 14 days.', 'Call us']],
    ['escapes', 'caf\\u00e9\\nis open \\\\ now \\N', ['café\nis open \\ now \\N']],
  ])('says its strings: %s', (_, piece, texts) => {
    expect(jsonStrings(piece)).toEqual(texts);
  });

  it('is read whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (piece) => Array.isArray(jsonStrings(piece))));
  });
});

describe('sentences', () => {
  it('end at full stops and line ends, and count when they hold enough words', () => {
    const text = 'Yes, of course. Refunds take up to 14 days.\n- Send it back to us\n- Wait';
    const shown = (ranges: readonly { start: number; end: number }[][]) =>
      ranges.map((words) => text.slice(words[0]!.start, words.at(-1)!.end));
    expect(shown(sentencesOf(text, 4))).toEqual(['Refunds take up to 14 days', 'Send it back to us']);
    expect(shown(sentencesOf(text, 1))).toHaveLength(4);
  });

  it('are found in scripts without spaces', () => {
    expect(sentencesOf('返金には十四日かかります。お待ちください。', 1)).toHaveLength(2);
  });
});
