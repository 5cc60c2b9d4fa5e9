import { describe, expect, it } from 'vitest';
import type { ModelReply } from '../../fixtures/servers/model-server.ts';
import { codesOf, gateMinor, scoresOf, worldOf } from './endpoint-given.ts';
import { fact, type World } from './world.ts';

/** Fails the first try of every request, then answers as before. */
function failFirst(world: World, failure: ModelReply): void {
  const seen = new Set<string>();
  const { judge, answer } = world;
  const first = (key: string) => !seen.has(key) && seen.add(key);
  world.judge = (metric, request) =>
    first(JSON.stringify([metric, request.messages])) ? failure : judge(metric, request);
  world.answer = (n, system) => (first(JSON.stringify([n, system])) ? failure : answer(n, system));
}

/** Milliseconds from the arrival of one request to that of the next. */
function gaps(world: World): number[] {
  const times = world.model.requests.map(({ receivedAt }) => receivedAt);
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

describe.concurrent('what may pass is tried again', () => {
  it.for<[string, ModelReply]>([
    ['a 500', { status: 500 }],
    ['a 503 with a page instead of JSON', { status: 503, body: '<html>Service unavailable</html>' }],
    ['a broken connection', { breakConnection: true }],
    ['a 200 that is no completion', { body: { ok: true } }],
  ])('%s on every first try: every case is scored', async ([_, failure], test) => {
    const world = await worldOf(test, 10);
    failFirst(world, failure);
    const { number, code, results } = await gateMinor(world);
    expect(code).toBe(0);
    expect(results.verdict).toBe('pass');
    expect(scoresOf(results, 'faithfulness')).toEqual(Array(10).fill(1));
    expect(scoresOf(results, 'relevance')).toEqual(Array(10).fill(1));
    expect(world.status(number)?.state).toBe('success');
  });

  it('five times and no more, then the case has no answer', async (test) => {
    const world = await worldOf(test, 20);
    world.answer = (n) => (n === 7 ? { status: 500 } : fact(n));
    const { code, results } = await gateMinor(world);
    expect(code).toBe(0);
    const [one] = results.prompts[0].cases[6].candidate.samples;
    expect(one).toEqual({ kind: 'unanswered', output: null, why: expect.stringMatching(/500.*5 times/) });
    const tries = world.generated().filter(({ messages }) => messages.at(-1)?.content.includes(' 7 '));
    expect(tries).toHaveLength(10);
  });
});

describe.concurrent('a slowed endpoint is given the time that it asks for', () => {
  it.for<[string, Record<string, string>, number]>([
    ['retry-after-ms', { 'retry-after-ms': '700' }, 700],
    ['retry-after in seconds', { 'retry-after': '1' }, 1000],
  ])('%s', async ([_, headers, wait], test) => {
    const world = await worldOf(test, 3);
    let slowed = false;
    world.answer = (n) => {
      if (slowed) return fact(n);
      slowed = true;
      return { status: 429, headers };
    };
    const { code } = await gateMinor(world, { inputs: { concurrency: '1' } });
    expect(code).toBe(0);
    expect(gaps(world)[0]).toBeGreaterThanOrEqual(wait - 5);
  });

  it('by every request of the run, so that none burns its tries', async (test) => {
    const world = await worldOf(test, 20);
    let refusals = 0;
    const until = { time: 0 };
    world.answer = (n) => {
      if (until.time === 0) until.time = Date.now() + 900;
      if (Date.now() >= until.time - 5) return fact(n);
      refusals += 1;
      return { status: 429, headers: { 'retry-after-ms': '900' } };
    };
    const { code, results } = await gateMinor(world);
    expect(code).toBe(0);
    expect(codesOf(results)).not.toContain('unmeasured.answers');
    // One refusal for each request that was in flight when the slowing began, and none after it.
    expect(refusals).toBeLessThanOrEqual(8);
  });
});
