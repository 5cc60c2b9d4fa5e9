import { describe, expect, it } from 'vitest';
import { ask, errorOf, modelsOf, open } from './openai-given.ts';

describe.concurrent('a completion', () => {
  it('is read with its usage and the time of the request that succeeded', async (test) => {
    let first = true;
    const server = await open(test, {
      reply: () => {
        if (!first) return { text: 'Hello.', usage: { input: 7, output: 2 } };
        first = false;
        return { status: 500, delayMs: 800 };
      },
    });
    const reply = await modelsOf(server).complete(ask(), 'answer');
    expect(reply).toMatchObject({
      kind: 'completion',
      text: 'Hello.',
      refused: false,
      cutShort: false,
      filtered: false,
      usage: { input: 7, output: 2 },
    });
    expect(reply.kind === 'completion' && reply.latencyMs).toBeLessThan(800);
  });

  it.for([
    ['refused', { refusal: 'No.' }, { refused: true, text: 'No.' }],
    ['cut short', { text: 'Hel', finishReason: 'length' }, { cutShort: true, text: 'Hel' }],
    ['filtered', { text: '', finishReason: 'content_filter' }, { filtered: true }],
    ['without usage', { text: 'Hi', usage: null }, { usage: null }],
    [
      'with half a usage',
      { body: { choices: [{ message: { content: 'Hi' } }], usage: { prompt_tokens: 3 } } },
      { text: 'Hi', usage: null },
    ],
    [
      'with a usage that is no count',
      {
        body: {
          choices: [{ message: { content: 'Hi' } }],
          usage: { prompt_tokens: -3, completion_tokens: 1 },
        },
      },
      { usage: null },
    ],
    ['without content', { body: { choices: [{ message: { content: null } }] } }, { text: '' }],
  ] as const)('%s', async ([_, reply, read], test) => {
    const server = await open(test, { reply: () => reply });
    expect(await modelsOf(server).complete(ask(), 'answer')).toMatchObject({ kind: 'completion', ...read });
  });

  it.for<[string, unknown]>([
    ['an empty object', {}],
    ['no choices', { choices: [] }],
    ['a choice without a message', { choices: [{ finish_reason: 'stop' }] }],
    ['content that is no text', { choices: [{ message: { content: 42 } }] }],
    ['a page', '<html>Welcome</html>'],
    ['null', null],
  ])('is not made of %s', async ([_, body], test) => {
    const server = await open(test, { reply: () => ({ body }) });
    const error = await errorOf(modelsOf(server).complete(ask(), 'answer'));
    expect(error.code).toBe('unmeasured.endpoint');
    expect(server.requests).toHaveLength(5);
  });
});

describe.concurrent('a failure', () => {
  it.for([
    [401, 'unmeasured.unauthorized', 1],
    [403, 'unmeasured.forbidden', 1],
    [404, 'unmeasured.unknown-model', 1],
    [500, 'unmeasured.endpoint', 5],
    [503, 'unmeasured.endpoint', 5],
  ] as const)(
    '%i on the first call ends the run as %s, after %i tries',
    async ([status, code, tries], test) => {
      const server = await open(test, { reply: () => ({ status }) });
      const error = await errorOf(modelsOf(server).complete(ask(), 'answer'));
      expect(error.code).toBe(code);
      expect(error.remedy).not.toBe('');
      expect(server.requests).toHaveLength(tries);
    },
  );

  it('of one request does not end the run once the endpoint has answered', async (test) => {
    const server = await open(test, { reply: (_, n) => (n === 0 ? { text: 'Hello.' } : { status: 500 }) });
    const models = modelsOf(server);
    await models.complete(ask(), 'answer');
    expect(await models.complete(ask(), 'answer')).toEqual({
      kind: 'no-completion',
      why: '500: The server answered 500., 5 times',
    });
  });

  it.for([400, 422])('%i is final for its request alone', async (status, test) => {
    const server = await open(test, {
      reply: () => ({ status, body: { error: { message: 'Too long a context.' } } }),
    });
    expect(await modelsOf(server).complete(ask(), 'answer')).toEqual({
      kind: 'no-completion',
      why: `${status}: Too long a context.`,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is told without the key, should the endpoint repeat it', async (test) => {
    const body = { error: { message: 'Bad key: sk-very-secret.' } };
    const server = await open(test, { apiKey: 'sk-very-secret', reply: () => ({ status: 401, body }) });
    const error = await errorOf(modelsOf(server).complete(ask(), 'answer'));
    expect(error.message).toContain('Bad key: [REDACTED].');
  });

  it('is not tried again when no time is left', async (test) => {
    const server = await open(test, { reply: () => ({ status: 429, headers: { 'retry-after': '30' } }) });
    const models = modelsOf(server, { deadline: performance.now() + 5000 });
    expect(await models.complete(ask(), 'answer')).toMatchObject({
      kind: 'no-completion',
      why: expect.stringMatching(/429.*no time was left/),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('by the deadline is a request without a reply, after no longer than that', async (test) => {
    const server = await open(test, { reply: () => ({ text: 'Late.', delayMs: 5000 }) });
    const started = performance.now();
    const models = modelsOf(server, { deadline: started + 300.5 });
    expect(await models.complete(ask(), 'answer')).toMatchObject({ kind: 'no-completion' });
    expect(performance.now() - started).toBeLessThan(2500);
  });

  it('by the deadline also cuts off an answer that has begun', async (test) => {
    const server = await open(test, { reply: () => ({ text: 'Never to its end.', stalls: true }) });
    const started = performance.now();
    const models = modelsOf(server, { deadline: started + 300 });
    expect(await models.complete(ask(), 'answer')).toMatchObject({
      kind: 'no-completion',
      why: expect.stringContaining('no answer in time'),
    });
    expect(performance.now() - started).toBeLessThan(2500);
  });

  it('by closing gives up what is in flight at once', async (test) => {
    const server = await open(test, { reply: () => ({ text: 'Late.', delayMs: 5000 }) });
    const models = modelsOf(server);
    const replies = Promise.all([models.complete(ask(), 'answer'), models.complete(ask(), 'answer')]);
    setTimeout(() => models.close(), 100);
    for (const reply of await replies) expect(reply).toMatchObject({ kind: 'no-completion' });
  });
});
