import type { ClientOptions } from 'openai';
import { isThisMachine, proxyAgents } from '../http/proxies.ts';
import { directly, type Reply } from '../http/transport.ts';

type Fetch = NonNullable<ClientOptions['fetch']>;

/**
 * The part of `fetch` that the client needs of it for a chat completion, through the environment's proxies. The answer is read to its end before it is
 * handed over, so that the client's time limit holds for all of it.
 */
export function leanFetch(environment: Readonly<Record<string, string | undefined>>): Fetch {
  const agents = proxyAgents(environment);
  return async (input, init = {}) => {
    if (typeof init.body !== 'string') throw new TypeError('a chat completion is asked for in text');
    const url = String(input);
    const reply = await directly(url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      body: init.body,
      signal: init.signal ?? undefined,
      agents: agents === null || isThisMachine(new URL(url)) ? undefined : agents,
    });
    return responseOf(reply) as unknown as Response;
  };
}

function responseOf({ headers, status, statusText, url, text }: Reply) {
  return {
    status,
    statusText,
    url,
    ok: status >= 200 && status < 300,
    body: null,
    headers: {
      get: (name: string) => headers.get(name.toLowerCase()) ?? null,
      has: (name: string) => headers.has(name.toLowerCase()),
      entries: () => headers.entries(),
      [Symbol.iterator]: () => headers.entries(),
    },
    text,
    json: async () => JSON.parse(await text()) as unknown,
  };
}
