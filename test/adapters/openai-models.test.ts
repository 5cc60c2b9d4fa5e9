import { describe, expect, it, type TestContext } from 'vitest';
import {
  type ModelServer,
  type ModelServerOptions,
  type Quirk,
  startModelServer,
} from '../../fixtures/servers/model-server.ts';
import { openAiModels } from '../../src/adapters/openai/openai-models.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { CompletionRequest, ResponseFormat } from '../../src/ports/model.ts';

async function open(
  test: TestContext,
  options: Partial<ModelServerOptions> = {},
  quirks: Quirk[] = [],
): Promise<ModelServer> {
  const server = await startModelServer({ reply: () => ({ text: 'Hello.' }), quirks, ...options });
  test.onTestFinished(() => server.close());
  return server;
}

interface Given {
  readonly concurrency?: number;
  readonly deadline?: number;
  readonly apiKey?: string | null;
  readonly environment?: Record<string, string>;
  readonly endpoints?: Record<string, { baseUrl: string | null; apiKeyEnv: string | null }>;
}

function modelsOf(server: ModelServer, given: Given = {}) {
  return openAiModels({
    endpoints: { default: { baseUrl: server.baseUrl, apiKeyEnv: null }, ...given.endpoints },
    apiKey: given.apiKey === undefined ? server.apiKey : given.apiKey,
    concurrency: given.concurrency ?? 8,
    deadline: given.deadline ?? performance.now() + 60_000,
    elapsed: () => performance.now(),
    random: () => 0,
    environment: given.environment ?? {},
  });
}

const schema: ResponseFormat = {
  kind: 'json-schema',
  name: 'answer',
  strict: true,
  schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
};
const ask = (some: Partial<CompletionRequest> = {}): CompletionRequest => ({
  endpoint: 'default',
  model: 'm',
  messages: [{ role: 'user', content: 'Say hello, in JSON.' }],
  parameters: {},
  maxTokens: 50,
  format: { kind: 'text' },
  ...some,
});

async function errorOf(call: Promise<unknown>): Promise<GateError> {
  const error = await call.catch((caught: unknown) => caught);
  if (error instanceof GateError) return error;
  throw new Error(`ended without a GateError: ${String(error)}`);
}

describe.concurrent('a completion', () => {
  it('is read with its usage and the time of the request that succeeded', async (test) => {
    let first = true;
    const server = await open(test, {
      reply: () => {
        if (!first) return { text: 'Hello.', usage: { input: 7, output: 2 } };
        first = false;
        return { status: 500, delayMs: 150 };
      },
    });
    const reply = await modelsOf(server).complete(ask());
    expect(reply).toMatchObject({
      kind: 'completion',
      text: 'Hello.',
      refused: false,
      cutShort: false,
      filtered: false,
      usage: { input: 7, output: 2 },
    });
    expect(reply.kind === 'completion' && reply.latencyMs).toBeLessThan(150);
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
    expect(await modelsOf(server).complete(ask())).toMatchObject({ kind: 'completion', ...read });
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
    const error = await errorOf(modelsOf(server).complete(ask()));
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
      const error = await errorOf(modelsOf(server).complete(ask()));
      expect(error.code).toBe(code);
      expect(error.remedy).not.toBe('');
      expect(server.requests).toHaveLength(tries);
    },
  );

  it('of one request does not end the run once the endpoint has answered', async (test) => {
    const server = await open(test, { reply: (_, n) => (n === 0 ? { text: 'Hello.' } : { status: 500 }) });
    const models = modelsOf(server);
    await models.complete(ask());
    expect(await models.complete(ask())).toEqual({
      kind: 'no-completion',
      why: '500: The server answered 500., 5 times',
    });
  });

  it.for([400, 422])('%i is final for its request alone', async (status, test) => {
    const server = await open(test, {
      reply: () => ({ status, body: { error: { message: 'Too long a context.' } } }),
    });
    expect(await modelsOf(server).complete(ask())).toEqual({
      kind: 'no-completion',
      why: `${status}: Too long a context.`,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is not tried again when no time is left', async (test) => {
    const server = await open(test, { reply: () => ({ status: 429, headers: { 'retry-after': '30' } }) });
    const models = modelsOf(server, { deadline: performance.now() + 5000 });
    expect(await models.complete(ask())).toMatchObject({
      kind: 'no-completion',
      why: expect.stringMatching(/429.*no time was left/),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('by the deadline is a request without a reply, after no longer than that', async (test) => {
    const server = await open(test, { reply: () => ({ text: 'Late.', delayMs: 5000 }) });
    const started = performance.now();
    const models = modelsOf(server, { deadline: started + 300.5 });
    expect(await models.complete(ask())).toMatchObject({ kind: 'no-completion' });
    expect(performance.now() - started).toBeLessThan(2500);
  });

  it('by closing gives up what is in flight at once', async (test) => {
    const server = await open(test, { reply: () => ({ text: 'Late.', delayMs: 5000 }) });
    const models = modelsOf(server);
    const replies = Promise.all([models.complete(ask()), models.complete(ask())]);
    setTimeout(() => models.close(), 100);
    for (const reply of await replies) expect(reply).toMatchObject({ kind: 'no-completion' });
  });
});

describe.concurrent('the way to ask', () => {
  it('is found once for a model and remembered', async (test) => {
    const server = await open(test, {}, ['reasoning', 'no-json-schema']);
    const models = modelsOf(server, { concurrency: 1 });
    for (let count = 0; count < 3; count += 1) {
      const reply = await models.complete(ask({ format: schema, parameters: { temperature: 0 } }));
      expect(reply.kind).toBe('completion');
    }
    expect(server.requests).toHaveLength(3 + 3);
    expect(models.notices()).toEqual(['`m` does not take `temperature`; it was left out']);
  });

  it('is found for each model on its own', async (test) => {
    const server = await open(test, {}, ['reasoning']);
    const models = modelsOf(server, { concurrency: 1 });
    for (const model of ['a', 'b', 'a', 'b']) await models.complete(ask({ model }));
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
    const late = models.complete(ask({ messages: [{ role: 'user', content: slow }] }));
    await models.complete(ask({ format: schema }));
    await late;
    await models.complete(ask({ format: schema }));
    const formats = server.requests.map((request) => request.response_format?.type ?? 'none');
    expect(formats.filter((format) => format === 'json_schema')).toHaveLength(1);
  });

  it('starts with the newer token limit at OpenAI alone', async (test) => {
    const server = await open(test);
    await modelsOf(server).complete(ask());
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
    expect((await models.complete(ask())).kind).toBe('completion');
    expect((await models.complete(ask({ endpoint: 'lab' }))).kind).toBe('completion');
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
    const error = await errorOf(models.complete(ask({ endpoint })));
    expect(error.code).toBe('config.no-api-key');
    expect(error.remedy).toMatch(words);
  });

  it('an endpoint that nobody configured is an error', async (test) => {
    const error = await errorOf(modelsOf(await open(test)).complete(ask({ endpoint: 'nowhere' })));
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
      models.complete(ask({ endpoint: n % 2 === 0 ? 'default' : 'lab' })),
    );
    await Promise.all(asked);
    expect(first.peakInFlight + second.peakInFlight).toBeLessThanOrEqual(6);
    expect(Math.max(first.peakInFlight, second.peakInFlight)).toBeLessThanOrEqual(3);
  });
});
