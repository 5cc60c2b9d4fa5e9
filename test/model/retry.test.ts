import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPassing, MAX_TRIES, retryDelay } from '../../src/model/retry.ts';

const headers =
  (values: Record<string, string> = {}) =>
  (name: string) =>
    values[name] ?? null;

describe('which failures may pass', () => {
  it.each([
    [null, true],
    [408, true],
    [409, true],
    [429, true],
    [500, true],
    [502, true],
    [529, true],
    [400, false],
    [401, false],
    [403, false],
    [404, false],
    [422, false],
  ])('%s: %s', (status, passing) => {
    expect(isPassing(status)).toBe(passing);
  });
});

describe('how long the next try waits', () => {
  it.each<[string, Record<string, string>, number]>([
    ['retry-after-ms', { 'retry-after-ms': '750' }, 750],
    ['retry-after-ms before retry-after', { 'retry-after-ms': '750', 'retry-after': '9' }, 750],
    ['retry-after in seconds', { 'retry-after': '2' }, 2000],
    ['a part of a second', { 'retry-after': '0.5' }, 500],
    ['no wait at all', { 'retry-after': '0' }, 0],
    ['at most two minutes', { 'retry-after': '86400' }, 120_000],
  ])('as the endpoint asks: %s', (_, asked, delay) => {
    expect(retryDelay(1, headers(asked), 0.5)).toBe(delay);
  });

  it.each(['', ' ', 'soon', '-3', 'NaN', 'Infinity', 'Wed, 21 Oct 2026 07:28:00 GMT', '0x10', '1e3'])(
    'by backoff where retry-after is %j',
    (value) => {
      expect(retryDelay(1, headers({ 'retry-after': value }), 0)).toBe(125);
      expect(retryDelay(1, headers({ 'retry-after-ms': value }), 0)).toBe(125);
    },
  );

  it('doubles with each try, with jitter of one half', () => {
    const range = (tries: number) => [0, 0.999_999].map((random) => retryDelay(tries, headers(), random));
    expect(range(1)).toEqual([125, expect.closeTo(250, 0)]);
    expect(range(2)).toEqual([250, expect.closeTo(500, 0)]);
    expect(range(4)).toEqual([1000, expect.closeTo(2000, 0)]);
  });

  it('never is negative, and never over half a minute on its own', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), random, (tries, share) => {
        const delay = retryDelay(tries, headers(), share);
        return delay > 0 && delay <= 30_000;
      }),
    );
  });

  it('whatever an endpoint asks for is kept between nothing and two minutes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (ms, seconds) => {
        const delay = retryDelay(1, headers({ 'retry-after-ms': ms, 'retry-after': seconds }), 0.5);
        return delay >= 0 && delay <= 120_000;
      }),
    );
  });

  it('all tries together stay within a few seconds', () => {
    const delays = Array.from({ length: MAX_TRIES - 1 }, (_, index) => retryDelay(index + 1, headers(), 1));
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeLessThanOrEqual(4000);
  });
});
