import type { Endpoint } from '../../policy/policy.ts';

/** Where keys come from. */
export interface KeySources {
  /** Key of the default endpoint; null: none was given. */
  readonly apiKey: string | null;
  /** Environment, for the keys of named endpoints. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The key of an endpoint; null: it has none. */
export function endpointKey(name: string, endpoint: Endpoint, sources: KeySources): string | null {
  if (endpoint.apiKeyEnv !== null) return sources.environment[endpoint.apiKeyEnv] || null;
  return name === 'default' ? sources.apiKey || null : null;
}

/** A local server needs no key; OpenAI and an endpoint that names a variable do. */
export function needsKey({ baseUrl, apiKeyEnv }: Endpoint): boolean {
  return baseUrl === null || apiKeyEnv !== null;
}
