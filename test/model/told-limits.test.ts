import { describe, expect, it } from 'vitest';
import { readToldLimits } from '../../src/model/told-limits.ts';

const read = (headers: Record<string, string>) => readToldLimits((name) => headers[name] ?? null);
const requests = (limit: string, remaining: string, reset?: string) =>
  read({
    'x-ratelimit-limit-requests': limit,
    'x-ratelimit-remaining-requests': remaining,
    ...(reset === undefined ? {} : { 'x-ratelimit-reset-requests': reset }),
  }).requests;
const perMinute = (limit: ReturnType<typeof requests>) => (limit?.perMs ?? 0) * 60_000;

describe('the limits that headers tell of', () => {
  it('are read for requests and tokens', () => {
    const limits = read({
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-remaining-requests': '499',
      'x-ratelimit-reset-requests': '120ms',
      'x-ratelimit-limit-tokens': '30000',
      'x-ratelimit-remaining-tokens': '29500',
      'x-ratelimit-reset-tokens': '1s',
    });
    expect(limits.requests).toEqual({ limit: 500, remaining: 499, perMs: 500 / 60_000 });
    expect(limits.tokens).toEqual({ limit: 30_000, remaining: 29_500, perMs: 0.5 });
  });

  // Read off replies of OpenAI and Groq: the time until all is back tells the length of the limit's period.
  it.each([
    ['a limit of a minute', '60', '0', '1m0s', 60],
    ['one of a day at Groq', '14400', '14370', '2m59.56s', 10],
    ['one of a day at OpenAI', '1500000', '43244', '23h18m29.144s', 1042],
    ['one of a day, nearly all of it left', '200', '199', '7m12s', 0.28],
    ['a reset in whole seconds, rounded up', '600', '595', '1', 600],
    ['no reset', '600', '595', undefined, 600],
    ['a reset that is nothing', '600', '600', '0s', 600],
    ['a reset that cannot be read', '600', '595', 'soon', 600],
    ['a bucket that holds less than a minute brings', '600', '5', '500ms', 600],
  ])('of %s', (_, limit, remaining, reset, rate) => {
    const told = perMinute(requests(limit, remaining, reset));
    expect(told).toBeGreaterThanOrEqual(rate * 0.99);
    expect(told).toBeLessThanOrEqual(rate * 1.05);
  });

  it.each([
    ['Azure does not know them', '-1', '-1'],
    ['there is no limit', '0', '0'],
    ['they are words', 'many', 'some'],
    ['they are empty', '', ''],
    ['they are endless', 'Infinity', '1e9'],
  ])('are none where %s', (_, limit, remaining) => {
    expect(requests(limit, remaining, '1s')).toBeNull();
  });

  it('are none where one of the two is missing', () => {
    expect(read({ 'x-ratelimit-remaining-requests': '79', 'x-ratelimit-remaining-tokens': '61353' })).toEqual(
      {
        requests: null,
        tokens: null,
      },
    );
    expect(read({ 'x-ratelimit-limit-requests': '79' }).requests).toBeNull();
  });

  it('never leave more than there is', () => {
    expect(requests('10', '99')).toMatchObject({ remaining: 10 });
  });
});
