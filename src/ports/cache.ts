import type { Json } from './json.ts';

/** Remembers what models said, by content, between runs. An entry that is damaged or was not written with the endpoint's secret is none. */
export interface Cache {
  /**
   * @param endpoint name of the endpoint whose secret vouches for the entry
   * @param key lower-case hex SHA-256 of everything that the value depends on
   */
  get(endpoint: string, key: string): Promise<Json | null>;
  /** Writes whole or not at all. A failure to write is no error of the run. */
  set(endpoint: string, key: string, value: Json): Promise<void>;
}

/** Remembers nothing. */
export const NO_CACHE: Cache = {
  get: async () => null,
  set: async () => undefined,
};
