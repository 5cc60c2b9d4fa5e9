import { describe, expect, it, type TestContext } from 'vitest';
import type { ModelServerOptions } from '../../fixtures/servers/model-server.ts';
import { ask, modelsOf, open } from './openai-given.ts';

/** 1200 requests a minute, of which half a second's worth may come at once. */
const LIMIT = { requestsPerMinute: 1200, burst: 1 / 120 };

/** Asks so many times at once, and counts the replies. */
async function askAll(test: TestContext, count: number, options: Partial<ModelServerOptions>) {
  const server = await open(test, options);
  const models = modelsOf(server, { concurrency: 20 });
  const replies = await Promise.all(Array.from({ length: count }, () => models.complete(ask(), 'answer')));
  const lost = replies.filter(({ kind }) => kind !== 'completion').length;
  return { lost, sent: server.requests.length };
}

describe.concurrent('an endpoint that limits its requests', () => {
  it('and tells so is asked as fast as it says', async (test) => {
    const { lost, sent } = await askAll(test, 60, { rateLimit: LIMIT });
    expect(lost).toBe(0);
    // None is refused where timers and sockets are punctual.
    expect(sent).toBeLessThan(60 + 15);
  });

  it.for(['seconds', 'milliseconds', 'none'] as const)(
    'and asks for patience in %s loses none of them',
    async (retryAfter, test) => {
      const { lost, sent } = await askAll(test, 60, { rateLimit: { ...LIMIT, headers: false, retryAfter } });
      expect(lost).toBe(0);
      // The window at the first refusal, and a few while the limit is found.
      expect(sent).toBeLessThan(60 + 25);
    },
  );

  it('in tokens is asked for as many as it says', async (test) => {
    const rateLimit = { tokensPerMinute: 60_000, burst: 1 / 60 };
    const { lost, sent } = await askAll(test, 50, { rateLimit });
    expect(lost).toBe(0);
    expect(sent).toBeLessThan(50 + 20);
  });
});

describe.concurrent('a refused request', () => {
  it('is no failed try, however often it is refused', async (test) => {
    const server = await open(test, {
      reply: (_, n) => (n < 12 ? { status: 429, headers: { 'retry-after-ms': '5' } } : { text: 'Hello.' }),
    });
    const reply = await modelsOf(server).complete(ask(), 'answer');
    expect(reply.kind).toBe('completion');
    expect(server.requests).toHaveLength(13);
  });

  it('goes before those that were not asked yet', async (test) => {
    let refusals = 0;
    const server = await open(test, {
      reply: (request) =>
        request.messages[0]?.content === 'first' && refusals++ === 0
          ? { status: 429, headers: { 'retry-after-ms': '20' } }
          : { text: 'Hello.' },
    });
    const models = modelsOf(server, { concurrency: 1 });
    const say = (content: string) =>
      models.complete(ask({ messages: [{ role: 'user', content }] }), 'judgement');
    await Promise.all(['first', 'second', 'third'].map(say));
    const contents = server.requests.map(({ messages }) => messages[0]?.content);
    expect(contents).toEqual(['first', 'first', 'second', 'third']);
  });

  it('is given up with all others when the endpoint asks for more time than is left', async (test) => {
    const server = await open(test, { reply: () => ({ status: 429, headers: { 'retry-after': '86400' } }) });
    const models = modelsOf(server, { concurrency: 1, deadline: performance.now() + 20_000 });
    const replies = await Promise.all([1, 2, 3].map(() => models.complete(ask(), 'answer')));
    for (const reply of replies) {
      expect(reply).toEqual({
        kind: 'no-completion',
        why: expect.stringMatching(/429: .*no time was left to try again/),
      });
    }
    expect(server.requests).toHaveLength(1);
  });

  it('does not hold up another endpoint', async (test) => {
    const slow = await open(test, { reply: () => ({ status: 429, headers: { 'retry-after': '30' } }) });
    const other = await open(test, { apiKey: 'two' });
    const models = modelsOf(slow, {
      concurrency: 1,
      endpoints: { lab: { baseUrl: other.baseUrl, apiKeyEnv: 'LAB_KEY' } },
      environment: { LAB_KEY: 'two' },
    });
    const refused = models.complete(ask(), 'judgement');
    await expect.poll(() => slow.requests.length).toBe(1);
    expect(await models.complete(ask({ endpoint: 'lab' }), 'answer')).toMatchObject({ kind: 'completion' });
    models.close();
    expect(await refused).toMatchObject({ kind: 'no-completion' });
  });
});

describe.concurrent('the queue', () => {
  it.for([
    // Many wait: what was answered is judged first, so that results come early.
    [1, 'abcXY', 'aXYbc'],
    // Of the last answers the judgements are still to come: these go first.
    [2, 'abcdXY', 'abXYcd'],
    [2, 'abcXYZ', 'abcXYZ'],
  ] as const)(
    'at %i in flight has judgements before answers, but for the last ones: %s',
    async ([concurrency, waiting, sent], test) => {
      const server = await open(test);
      const models = modelsOf(server, { concurrency });
      const say = (content: string) =>
        models.complete(
          ask({ messages: [{ role: 'user', content }] }),
          content === content.toUpperCase() ? 'judgement' : 'answer',
        );
      await Promise.all([...waiting].map(say));
      const received = server.requests.map(({ messages }) => messages[0]?.content ?? '');
      // Two that are sent at once may arrive in either order.
      const rounds = (all: readonly string[]) =>
        all.map(
          (_, at) =>
            all
              .slice(at - (at % concurrency))
              .slice(0, concurrency)
              .sort()[at % concurrency],
        );
      expect(rounds(received)).toEqual(rounds([...sent]));
    },
  );

  it('keeps the slot of a request that failed while it waits to be tried again', async (test) => {
    const server = await open(test, {
      reply: (_, n) => (n === 0 ? { status: 500 } : { text: 'Hello.' }),
    });
    const models = modelsOf(server, { concurrency: 1 });
    const say = (content: string) =>
      models.complete(ask({ messages: [{ role: 'user', content }] }), 'answer');
    await Promise.all(['a', 'b'].map(say));
    expect(server.requests.map(({ messages }) => messages[0]?.content).join('')).toBe('aab');
  });

  it('keeps its connections', async (test) => {
    const server = await open(test);
    const models = modelsOf(server, { concurrency: 4 });
    await Promise.all(Array.from({ length: 40 }, () => models.complete(ask(), 'answer')));
    expect(server.connections).toBeLessThan(20);
  });
});
