import { describe, expect, it } from 'vitest';
import { chanceWords, count, duration, integer, listed, money, scoreText } from '../../src/report/words.ts';

describe('words', () => {
  it.each([
    [0.75, null, '0.75'],
    [0.7812, null, '0.78'],
    [0.7496, 0.75, '0.7496'],
    [0.746, 0.75, '0.746'],
    [0.75, 0.75, '0.75'],
    [0.9312, 0.9288, '0.931'],
    [1, 0.75, '1.00'],
  ])('show the score %d against %s as %s', (value, against, text) => {
    expect(scoreText(value, against)).toBe(text);
  });

  it.each([
    [null, 'unknown'],
    [0, '$0'],
    [0.0000421, '$0.000042'],
    [0.0000001, 'below $0.000001'],
    [0.00123, '$0.0012'],
    [0.09, '$0.09'],
    [12.3456, '$12.35'],
  ])('show the cost %d as %s', (usd, text) => {
    expect(money(usd)).toBe(text);
  });

  it.each([
    [850, '850 ms'],
    [1_240, '1.2 s'],
    [41_000, '41 s'],
    [192_000, '3 min 12 s'],
    [3_840_000, '1 h 4 min'],
  ])('show %d milliseconds as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('count, list and round as people do', () => {
    expect(integer(1_234_567)).toBe('1,234,567');
    expect([count(1, 'case'), count(2, 'case')]).toEqual(['1 case', '2 cases']);
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect([chanceWords(0.0004), chanceWords(0.0021)]).toEqual(['p < 0.001', 'p = 0.002']);
  });
});
