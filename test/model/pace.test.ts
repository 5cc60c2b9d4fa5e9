import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, type Load, pause, refused, send, startPace, waitFor } from '../../src/model/pace.ts';
import type { ToldLimits } from '../../src/model/told-limits.ts';
import { type Course, type Endpoint, ride } from './simulated-endpoint.ts';

const LOAD: Load = { model: 'm', inputTokens: 100, maxTokens: 100 };
const UNTOLD: ToldLimits = { requests: null, tokens: null };
const LIMITED: Endpoint = { requestsPerMinute: 600, burst: 10, latency: 100 };
const UNLIMITED: Endpoint = { requestsPerMinute: 1e9, burst: 1e9, latency: 200 };
const COURSE: Course = { requests: 900, ceiling: 50 };

/** Share of the limit that was used, from the moment on at which the bucket was empty. */
function share({ requestsPerMinute, burst, latency }: Endpoint, { requests }: Course, ms: number): number {
  return ((requests - burst) / requestsPerMinute) * 60_000 * (1 / (ms - latency));
}

describe('a pace at an endpoint without a limit', () => {
  it('begins with a few requests, and reaches the ceiling within a second', () => {
    const course = { requests: 3000, ceiling: 20 };
    const { ms, peak, passed } = ride(UNLIMITED, course);
    expect(passed.filter((at) => at === 0)).toHaveLength(8);
    expect(peak).toBe(20);
    // 150 rounds of 200 ms, and three for the beginning.
    expect(ms).toBeLessThan(1.02 * 150 * 200);
  });

  it('does not wait for replies that take long', () => {
    const { passed } = ride({ ...UNLIMITED, latency: 20_000 }, { requests: 20, ceiling: 20 });
    expect(passed.at(-1)).toBeLessThan(2500);
  });

  it.each([1, 2, 3])('begins with no more than a ceiling of %i', (ceiling) => {
    expect(ride(UNLIMITED, { requests: 20, ceiling })).toMatchObject({ peak: ceiling });
  });
});

describe('a pace at an endpoint with a limit that it does not tell', () => {
  it.each<[string, Partial<Endpoint>]>([
    ['asks for patience in seconds', { asks: 'seconds' }],
    ['asks for patience in milliseconds', { asks: 'milliseconds' }],
    ['asks for nothing', { asks: 'nothing' }],
    ['answers at once', { latency: 1 }],
    ['takes its time', { latency: 2000, refusalLatency: 100 }],
    ['lets more through at once', { burst: 30 }],
  ])('finds it by few refusals, where the endpoint %s', (_, parts) => {
    const endpoint = { ...LIMITED, ...parts };
    const { ms, refused: refusals } = ride(endpoint, COURSE);
    expect(share(endpoint, COURSE, ms)).toBeGreaterThan(0.95);
    expect(refusals / COURSE.requests).toBeLessThan(0.03);
  });

  it('comes back after an outage in which everything is refused', () => {
    const outage = [5_000, 12_000] as const;
    const endpoint: Endpoint = { ...UNLIMITED, asks: 'nothing', outage };
    const { passed, refused: refusals } = ride(endpoint, { requests: 6000, ceiling: 20 });
    expect(refusals).toBeLessThan(50);
    const after = passed.filter((at) => at >= outage[1]);
    // Most of what the ceiling allows, ten seconds later.
    const second = after.filter((at) => at >= outage[1] + 10_000 && at < outage[1] + 11_000);
    expect(second.length).toBeGreaterThan(80);
  });

  it('does not take an outage at the very start for a limit', () => {
    const endpoint: Endpoint = { ...UNLIMITED, asks: 'nothing', outage: [0, 3_000] };
    const { ms, refused: refusals } = ride(endpoint, { requests: 1000, ceiling: 20 });
    expect(refusals).toBeLessThan(30);
    expect(ms).toBeLessThan(17_000);
  });

  it('moves on where that is a request now and then', () => {
    const { passed } = ride({ requestsPerMinute: 3, burst: 1, latency: 100 }, { requests: 20, ceiling: 8 });
    expect(passed).toHaveLength(20);
  });
});

describe('a pace at an endpoint that tells its limit', () => {
  const told: Endpoint = { ...LIMITED, tells: true };
  const two: Course = {
    ...COURSE,
    loads: ['answers', 'judge', 'judge'].map((model) => ({ ...LOAD, model })),
  };

  it.each<[string, Endpoint, Course]>([
    ['of requests', told, COURSE],
    ['of requests, for slow replies', { ...told, latency: 2000 }, COURSE],
    ['of requests, out of a full minute', { ...told, burst: 600 }, { ...COURSE, requests: 1500 }],
    ['that two models share', told, two],
  ])('%s, keeps to it without a refusal', (_, endpoint, course) => {
    const { ms, refused: refusals } = ride(endpoint, course);
    expect(refusals).toBe(0);
    expect(share(endpoint, course, ms)).toBeGreaterThan(0.97);
  });

  it.each([
    ['charges what is used', 200, 4000],
    ['charges all of `max_tokens`', 600, 500],
    ['charges more than we estimate', 400, 100],
  ])('of tokens, keeps to it, where the endpoint %s', (_, tokens, maxTokens) => {
    const endpoint: Endpoint = {
      ...told,
      requestsPerMinute: 60_000,
      burst: 1000,
      tokensPerMinute: 60_000,
      tokens,
    };
    const course: Course = { requests: 600, ceiling: 20, loads: [{ ...LOAD, maxTokens }] };
    const { ms, refused: refusals } = ride(endpoint, course);
    expect(refusals / course.requests).toBeLessThan(0.01);
    const ideal = ((course.requests * tokens - 60_000) / 60_000) * 60_000;
    expect(ideal / ms).toBeGreaterThan(0.95);
  });

  it('waits no longer than a minute for what is only foretold', () => {
    let pace = startPace(8, 0);
    const sent = send(pace, 0, LOAD);
    const limit = { limit: 1, remaining: 0, perMs: 1e-9 };
    pace = answered(sent.pace, sent.ticket, { requests: limit, tokens: null });
    expect(waitFor(pace, 1000, 0, LOAD)).toBe(59_000);
    expect(waitFor(pace, 60_000, 0, LOAD)).toBe(0);
  });

  it('lets a request through that is larger than the limit, once all of it is there', () => {
    let pace = startPace(8, 0);
    const huge = { ...LOAD, inputTokens: 5000 };
    const sent = send(pace, 0, LOAD);
    const limit = { limit: 1000, remaining: 900, perMs: 1 };
    pace = answered(sent.pace, sent.ticket, { requests: null, tokens: limit });
    const wait = waitFor(pace, 0, 0, huge);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThan(6000);
    expect(waitFor(pace, wait, 0, huge)).toBeLessThan(1);
  });
});

describe('a refusal', () => {
  const burst = (count: number) => {
    let pace = startPace(50, 0);
    const tickets = Array.from({ length: count }, (_, index) => {
      const sent = send(pace, index, LOAD);
      pace = sent.pace;
      return sent.ticket;
    });
    return { pace, tickets };
  };

  it('pauses the endpoint for what it asks', () => {
    const { pace, tickets } = burst(4);
    const paused = refused(pace, tickets[3]!, 10, UNTOLD, 2500, 0);
    expect(waitFor(paused, 10, 0, LOAD)).toBe(2500);
    expect(waitFor(paused, 2509, 0, LOAD)).toBe(1);
    expect(waitFor(paused, 2510, 0, LOAD)).toBe(0);
  });

  it('of many that were in flight together lowers the rate once', () => {
    const { pace, tickets } = burst(10);
    const once = refused(pace, tickets[4]!, 20, UNTOLD, 100, 0);
    const often = tickets.slice(5).reduce((now, one) => refused(now, one, 21, UNTOLD, 100, 0), once);
    expect(often.rate?.perMs).toBe(once.rate?.perMs);
    expect(often.pausedUntil).toBe(121);
  });

  it('that asks for nothing is answered with ever longer pauses while nothing passes', () => {
    let pace = startPace(1, 0);
    let now = 0;
    const pauses = Array.from({ length: 10 }, () => {
      const sent = send(pace, now, LOAD);
      pace = refused(sent.pace, sent.ticket, now + 1, UNTOLD, null, 0.999);
      const wait = pace.pausedUntil - now - 1;
      now = pace.pausedUntil;
      return Math.round(wait);
    });
    expect(pauses.slice(0, 3)).toEqual([500, 1000, 1999]);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000);
  });

  it('never shortens a pause', () => {
    const { pace, tickets } = burst(2);
    const paused = pause(pace, 5000);
    expect(refused(paused, tickets[0]!, 10, UNTOLD, 5, 0).pausedUntil).toBe(5000);
  });
});

describe('whatever an endpoint does, a pace', () => {
  const endpoints = fc.record({
    requestsPerMinute: fc.integer({ min: 30, max: 6000 }),
    burst: fc.integer({ min: 1, max: 100 }),
    latency: fc.integer({ min: 1, max: 3000 }),
    refusalLatency: fc.integer({ min: 1, max: 300 }),
    tells: fc.boolean(),
    asks: fc.constantFrom('seconds' as const, 'milliseconds' as const, 'nothing' as const),
    tokensPerMinute: fc.constantFrom(20_000, 1_000_000, Number.POSITIVE_INFINITY),
    tokens: fc.integer({ min: 50, max: 400 }),
    outage: fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 20_000 })),
  });
  const courses = fc.record({
    requests: fc.integer({ min: 1, max: 150 }),
    ceiling: fc.integer({ min: 1, max: 60 }),
    jitter: fc.integer({ min: 0, max: 30 }),
  });

  it('never exceeds the ceiling, always moves on, and loses nothing', () => {
    fc.assert(
      fc.property(endpoints, courses, (endpoint, course) => {
        const { peak, passed, waits, ms } = ride(endpoint, course);
        expect(peak).toBeLessThanOrEqual(course.ceiling);
        expect(passed).toHaveLength(course.requests);
        expect(waits.every((wait) => wait > 0)).toBe(true);
        // A tenth of the slowest limit at the least, after the outage and the longest pauses.
        const perMinute = Math.min(endpoint.requestsPerMinute, endpoint.tokensPerMinute / endpoint.tokens);
        const rounds = Math.ceil(course.requests / course.ceiling) * endpoint.latency;
        const fair = (course.requests / perMinute) * 60_000 + rounds;
        expect(ms).toBeLessThan(endpoint.outage[1] + 120_000 + 10 * fair);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on anything but what it is told', () => {
    fc.assert(
      fc.property(endpoints, courses, (endpoint, course) => {
        expect(ride(endpoint, course).passed).toEqual(ride(endpoint, course).passed);
      }),
      { numRuns: 20 },
    );
  });
});
