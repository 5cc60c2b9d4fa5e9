import { describe, expect, it } from 'vitest';
import { ask, errorOf, modelsOf, open, SCHEMA } from './openai-given.ts';

describe.concurrent('the way to ask', () => {
  it('is found once for a model and remembered', async (test) => {
    const server = await open(test, {}, ['reasoning', 'no-json-schema']);
    const models = modelsOf(server, { concurrency: 1 });
    for (let count = 0; count < 3; count += 1) {
      const reply = await models.complete(ask({ format: SCHEMA, parameters: { temperature: 0 } }), 'answer');
      expect(reply.kind).toBe('completion');
    }
    expect(server.requests).toHaveLength(3 + 3);
    expect(models.notices()).toEqual(['`m` does not take `temperature`; it was left out']);
  });

  it('is found for each model on its own', async (test) => {
    const server = await open(test, {}, ['reasoning']);
    const models = modelsOf(server, { concurrency: 1 });
    for (const model of ['a', 'b', 'a', 'b']) await models.complete(ask({ model }), 'answer');
    expect(server.requests).toHaveLength(6);
  });

  it('is not forgotten when a request that needed no change ends last', async (test) => {
    const slow = 'Take your time.';
    const server = await open(test, {
      reply: (request) => {
        if (request.messages[0]?.content === slow) return { text: 'Hello.', delayMs: 300 };
        return request.response_format?.type === 'json_schema'
          ? { status: 400, body: { error: { message: "no 'response_format' of this type" } } }
          : { text: '{}' };
      },
    });
    const models = modelsOf(server);
    const late = models.complete(ask({ messages: [{ role: 'user', content: slow }] }), 'answer');
    await models.complete(ask({ format: SCHEMA }), 'answer');
    await late;
    await models.complete(ask({ format: SCHEMA }), 'answer');
    const formats = server.requests.map((request) => request.response_format?.type ?? 'none');
    expect(formats.filter((format) => format === 'json_schema')).toHaveLength(1);
  });

  it('starts with the newer token limit at OpenAI alone', async (test) => {
    const server = await open(test);
    await modelsOf(server).complete(ask(), 'answer');
    expect(server.requests[0]).toMatchObject({ max_tokens: 50 });
    expect(server.requests[0]).not.toHaveProperty('max_completion_tokens');
  });
});

describe.concurrent('keys and endpoints', () => {
  it('each endpoint gets its own key', async (test) => {
    const [first, second] = [await open(test, { apiKey: 'one' }), await open(test, { apiKey: 'two' })];
    const models = modelsOf(first, {
      endpoints: { lab: { baseUrl: second.baseUrl, apiKeyEnv: 'LAB_KEY' } },
      environment: { LAB_KEY: 'two' },
    });
    expect((await models.complete(ask(), 'answer')).kind).toBe('completion');
    expect((await models.complete(ask({ endpoint: 'lab' }), 'answer')).kind).toBe('completion');
  });

  it.for([
    ['OpenAI without a key', 'default', { default: { baseUrl: null, apiKeyEnv: null } }, /`openai-api-key`/],
    [
      'a variable that is not set',
      'lab',
      { lab: { baseUrl: 'http://127.0.0.1:9/v1', apiKeyEnv: 'LAB_KEY' } },
      /LAB_KEY/,
    ],
  ] as const)('%s is an error with a remedy', async ([_, endpoint, endpoints, words], test) => {
    const server = await open(test);
    const models = modelsOf(server, { apiKey: null, endpoints });
    const error = await errorOf(models.complete(ask({ endpoint }), 'answer'));
    expect(error.code).toBe('config.no-api-key');
    expect(error.remedy).toMatch(words);
  });

  it('an endpoint that nobody configured is an error', async (test) => {
    const error = await errorOf(modelsOf(await open(test)).complete(ask({ endpoint: 'nowhere' }), 'answer'));
    expect(error.code).toBe('config.endpoint');
  });

  it('over all endpoints no more requests are in flight than allowed', async (test) => {
    const reply = () => ({ text: 'Hello.', delayMs: 20 });
    const [first, second] = [await open(test, { reply }), await open(test, { reply, apiKey: 'two' })];
    const models = modelsOf(first, {
      concurrency: 3,
      endpoints: { lab: { baseUrl: second.baseUrl, apiKeyEnv: 'LAB_KEY' } },
      environment: { LAB_KEY: 'two' },
    });
    const asked = Array.from({ length: 12 }, (_, n) =>
      models.complete(ask({ endpoint: n % 2 === 0 ? 'default' : 'lab' }), 'answer'),
    );
    await Promise.all(asked);
    expect(first.peakInFlight + second.peakInFlight).toBeLessThanOrEqual(6);
    expect(Math.max(first.peakInFlight, second.peakInFlight)).toBeLessThanOrEqual(3);
  });
});
