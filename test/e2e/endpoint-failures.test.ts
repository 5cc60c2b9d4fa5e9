import { describe, expect, it, type TestContext } from 'vitest';
import { type ModelReply, startModelServer } from '../../fixtures/servers/model-server.ts';
import { CONFIG, caseOf, codesOf, gateMinor, messageOf, worldOf } from './endpoint-given.ts';
import { fact, PROMPT, prompt, TEXT } from './world.ts';

describe.concurrent('an endpoint that cannot serve ends the run at once, inconclusive', () => {
  it.for<[string, ModelReply, string, RegExp]>([
    [
      '401',
      { status: 401, body: { error: { message: 'Incorrect API key provided.', code: 'invalid_api_key' } } },
      'unmeasured.unauthorized',
      /Incorrect API key.*`openai-api-key`/s,
    ],
    [
      '403',
      { status: 403, body: { error: { message: 'Project has no access to model small.' } } },
      'unmeasured.forbidden',
      /no access to model small.*`small`/s,
    ],
    [
      '404',
      { status: 404, body: { error: { message: 'The model does not exist.', code: 'model_not_found' } } },
      'unmeasured.unknown-model',
      /does not exist.*name of the model `small`.*base URL/s,
    ],
    [
      'a used-up quota',
      { status: 429, body: { error: { message: 'You exceeded your quota.', code: 'insufficient_quota' } } },
      'unmeasured.quota',
      /exceeded your quota.*Top up/s,
    ],
  ])('%s', async ([_, reply, code, words], test) => {
    const world = await worldOf(test, 20);
    world.answer = () => reply;
    const { number, code: exit, results, outputs } = await gateMinor(world);
    expect(exit).toBe(1);
    expect(results.verdict).toBe('inconclusive');
    expect(outputs.verdict).toBe('inconclusive');
    expect(codesOf(results)).toContain(code);
    expect(messageOf(results, code)).toMatch(words);
    expect(world.status(number)?.state).toBe('error');
    expect(world.comments(number)).toHaveLength(1);
    expect(world.comments(number)[0]).toMatch(words);
    // Nothing is asked again: at most what was in flight when the first answer came.
    expect(world.model.requests.length).toBeLessThanOrEqual(8);
  });

  it('a server that is down', async (test) => {
    const world = await worldOf(test, 3);
    const other = await startModelServer({ reply: () => ({ text: '' }) });
    const { baseUrl } = other;
    await other.close();
    const { number, code, results } = await gateMinor(world, { inputs: { 'openai-base-url': baseUrl } });
    expect(code).toBe(1);
    expect(messageOf(results, 'unmeasured.endpoint')).toMatch(
      /`default` does not answer.*ECONNREFUSED.*5 times.*base URL/,
    );
    expect(world.status(number)).toMatchObject({
      state: 'error',
      description: expect.stringMatching(/Could not measure.*does not answer/),
    });
    expect(world.comments(number)).toHaveLength(1);
  });

  it('a key that nobody gave', async (test) => {
    const world = await worldOf(test, 3);
    const { number, code, results } = await gateMinor(world, {
      inputs: { 'openai-api-key': '', 'openai-base-url': '' },
    });
    expect(code).toBe(1);
    expect(messageOf(results, 'config.no-api-key')).toMatch(
      /no key.*`default`.*`openai-api-key`.*OPENAI_API_KEY/,
    );
    expect(world.status(number)?.state).toBe('error');
    expect(world.model.requests).toHaveLength(0);
  });
});

describe.concurrent('a named endpoint', () => {
  const config = (baseUrl: string, keyed = true) =>
    [
      `endpoints: { local: { base-url: "${baseUrl}"${keyed ? ', api-key-env: LOCAL_KEY' : ''} } }`,
      'allow-models: ["local/*"]',
      '',
    ].join('\n');
  const named = (version: string, text: string) => prompt(version, text).replace('small', 'local/llama3.2');
  const openServer = async (test: TestContext, apiKey: string) => {
    const server = await startModelServer({ apiKey, reply: (request) => ({ text: fact(caseOf(request)) }) });
    test.onTestFinished(() => server.close());
    return server;
  };

  it('gets the requests of its models with its own key, and never the default key', async (test) => {
    const other = await openServer(test, 'local-secret');
    const world = await worldOf(test, 3, { [CONFIG]: config(other.baseUrl), [PROMPT]: named('1.2.0', TEXT) });
    const number = await world.propose({ [PROMPT]: named('1.3.0', `${TEXT} Be brief.`) });
    const { code, results } = await world.run(number, { environment: { LOCAL_KEY: 'local-secret' } });
    expect(code).toBe(0);
    expect(results.verdict).toBe('pass');
    expect(new Set(other.requests.map(({ model }) => model))).toEqual(new Set(['llama3.2']));
    expect(other.requests).toHaveLength(6);
    expect(world.generated()).toHaveLength(0);
    expect(world.judged().length).toBeGreaterThan(0);
  });

  it('is not asked with the default key where its own is missing', async (test) => {
    const other = await openServer(test, 'sk-test');
    const world = await worldOf(test, 3, { [CONFIG]: config(other.baseUrl), [PROMPT]: named('1.2.0', TEXT) });
    const number = await world.propose({ [PROMPT]: named('1.3.0', `${TEXT} Be brief.`) });
    const { code, results } = await world.run(number);
    expect(code).toBe(1);
    expect(messageOf(results, 'config.no-api-key')).toMatch(/`local`.*LOCAL_KEY/);
    expect(other.requests).toHaveLength(0);
  });

  it('without `api-key-env` gets no key at all', async (test) => {
    const other = await openServer(test, 'sk-test');
    const world = await worldOf(test, 3, {
      [CONFIG]: config(other.baseUrl, false),
      [PROMPT]: named('1.2.0', TEXT),
    });
    const number = await world.propose({ [PROMPT]: named('1.3.0', `${TEXT} Be brief.`) });
    const { code, results } = await world.run(number);
    // The stand-in accepts the default key alone: a 401 proves that it was not sent.
    expect(code).toBe(1);
    expect(codesOf(results)).toContain('unmeasured.unauthorized');
  });
});
