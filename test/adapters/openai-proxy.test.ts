import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, type TestContext } from 'vitest';
import { ask, errorOf, modelsOf, open } from './openai-given.ts';

const HTTP = 'http://models.test/v1';
const HTTPS = 'https://models.test/v1';

/** A proxy that alone knows where `models.test` is, and has no way to any other port of it. */
async function openProxy(test: Pick<TestContext, 'onTestFinished'>, baseUrl: string) {
  const asked: string[] = [];
  const proxy = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const { pathname } = new URL(incoming.url ?? '');
    const { method, headers } = incoming;
    const passed = request(new URL(pathname, baseUrl), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  }).on('connect', (incoming, client) => {
    asked.push(`CONNECT ${incoming.url}`);
    client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  test.onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}

describe.concurrent('an endpoint behind a proxy', () => {
  it.for(['http_proxy', 'HTTP_PROXY'])('is asked through what %s names', async (name, test) => {
    const server = await open(test);
    const proxy = await openProxy(test, server.baseUrl);
    const models = modelsOf(server, {
      endpoints: { default: { baseUrl: HTTP, apiKeyEnv: null } },
      environment: { [name]: proxy.url },
    });
    for (let count = 0; count < 2; count += 1)
      expect(await models.complete(ask(), 'answer')).toMatchObject({ kind: 'completion', text: 'Hello.' });
    expect(proxy.asked).toEqual(Array(2).fill(`POST ${HTTP}/chat/completions`));
  });

  it('is asked through a tunnel where the way has to be closed to the proxy', async (test) => {
    const server = await open(test);
    const proxy = await openProxy(test, server.baseUrl);
    const models = modelsOf(server, {
      endpoints: { default: { baseUrl: HTTPS, apiKeyEnv: null } },
      environment: { https_proxy: proxy.url },
    });
    expect((await errorOf(models.complete(ask(), 'answer'))).code).toBe('unmeasured.endpoint');
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT models.test:443']));
    expect(server.requests).toEqual([]);
  });

  it('is asked directly where no_proxy says so', async (test) => {
    const server = await open(test);
    const proxy = await openProxy(test, server.baseUrl);
    const models = modelsOf(server, {
      endpoints: { default: { baseUrl: HTTP, apiKeyEnv: null } },
      environment: { http_proxy: proxy.url, no_proxy: 'models.test' },
    });
    expect((await errorOf(models.complete(ask(), 'answer'))).code).toBe('unmeasured.endpoint');
    expect(proxy.asked).toEqual([]);
  });

  it('of this machine is asked directly, whatever the proxies', async (test) => {
    const server = await open(test);
    const proxy = await openProxy(test, server.baseUrl);
    const models = modelsOf(server, { environment: { http_proxy: proxy.url } });
    expect(await models.complete(ask(), 'answer')).toMatchObject({ kind: 'completion' });
    expect(proxy.asked).toEqual([]);
  });
});
