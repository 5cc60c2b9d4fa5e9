import OpenAI from 'openai';
import type { Dialect } from '../../model/dialect.ts';
import type { Endpoint } from '../../policy/policy.ts';
import { GateError } from '../../ports/gate-error.ts';
import type { Models } from '../../ports/model.ts';
import { endpointKey, type KeySources, needsKey } from './endpoint-key.ts';
import { EndpointModel, type EndpointOptions } from './endpoint-model.ts';
import { leanFetch } from './lean-fetch.ts';
import { RequestQueue } from './request-queue.ts';

export interface ModelsOptions extends KeySources {
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly concurrency: number;
  readonly deadline: number;
  elapsed(): number;
  random(): number;
  /** The text without any secret of the run. */
  redact(text: string): string;
}

/** Models behind OpenAI-compatible endpoints, with one queue of requests over all of them. */
export function openAiModels(options: ModelsOptions): Models {
  const abort = new AbortController();
  const fetch = leanFetch(options.environment);
  const queue = new RequestQueue({ ...options, signal: abort.signal });
  const opened = new Map<string, EndpointModel>();
  const open = (name: string): EndpointModel => {
    const known = opened.get(name);
    if (known !== undefined) return known;
    const endpoint = openEndpoint(name, options, { queue, fetch, signal: abort.signal });
    opened.set(name, endpoint);
    return endpoint;
  };
  return {
    async complete(request, purpose) {
      const reply = await open(request.endpoint).complete(request, purpose);
      // At the door: what is cut or quoted later must not hold a part of a secret.
      return reply.kind === 'completion' ? { ...reply, text: options.redact(reply.text) } : reply;
    },
    notices: () => [...new Set([...opened.values()].flatMap((endpoint) => endpoint.notices()))],
    close: () => abort.abort(),
  };
}

function openEndpoint(
  name: string,
  options: ModelsOptions,
  { queue, fetch, signal }: Pick<EndpointOptions, 'queue' | 'signal'> & { fetch: typeof globalThis.fetch },
): EndpointModel {
  const endpoint = options.endpoints[name];
  if (endpoint === undefined) throw new GateError('config.endpoint', `There is no endpoint \`${name}\`.`);
  const client = new OpenAI({
    apiKey: keyFor(name, endpoint, options),
    baseURL: endpoint.baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch,
  });
  // OpenAI's own models want the newer name of the token limit; many compatible servers know only the older one.
  const tokens: Dialect['tokens'] = endpoint.baseUrl === null ? 'max_completion_tokens' : 'max_tokens';
  return new EndpointModel({
    name,
    client,
    queue,
    firstDialect: { format: 'json_schema', tokens, dropped: [] },
    deadline: options.deadline,
    elapsed: options.elapsed,
    random: options.random,
    redact: options.redact,
    signal,
  });
}

function keyFor(name: string, endpoint: Endpoint, options: ModelsOptions): string {
  const key = endpointKey(name, endpoint, options);
  if (key !== null) return key;
  if (!needsKey(endpoint)) return 'none';
  throw new GateError('config.no-api-key', `There is no key for the endpoint \`${name}\`.`, {
    remedy:
      endpoint.apiKeyEnv === null
        ? 'Give the input `openai-api-key` (a secret of the repository), or set OPENAI_API_KEY.'
        : `Set the environment variable ${endpoint.apiKeyEnv} of the step from a secret.`,
  });
}
