import type { TestContext } from 'vitest';
import {
  type ModelServer,
  type ModelServerOptions,
  type Quirk,
  startModelServer,
} from '../../fixtures/servers/model-server.ts';
import { openAiModels } from '../../src/adapters/openai/openai-models.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { CompletionRequest, ResponseFormat } from '../../src/ports/model.ts';
import { redactor } from '../../src/report/redact.ts';

/** A model server that closes with the test. */
export async function open(
  test: TestContext,
  options: Partial<ModelServerOptions> = {},
  quirks: Quirk[] = [],
): Promise<ModelServer> {
  const server = await startModelServer({ reply: () => ({ text: 'Hello.' }), quirks, ...options });
  test.onTestFinished(() => server.close());
  return server;
}

export interface Given {
  readonly concurrency?: number;
  readonly deadline?: number;
  readonly apiKey?: string | null;
  readonly environment?: Record<string, string>;
  readonly endpoints?: Record<string, { baseUrl: string | null; apiKeyEnv: string | null }>;
}

/** The adapter on this server as its default endpoint. */
export function modelsOf(server: ModelServer, given: Given = {}) {
  return openAiModels({
    endpoints: { default: { baseUrl: server.baseUrl, apiKeyEnv: null }, ...given.endpoints },
    apiKey: given.apiKey === undefined ? server.apiKey : given.apiKey,
    concurrency: given.concurrency ?? 8,
    deadline: given.deadline ?? performance.now() + 60_000,
    elapsed: () => performance.now(),
    random: () => 0,
    redact: redactor([server.apiKey]),
    environment: given.environment ?? {},
  });
}

export const SCHEMA: ResponseFormat = {
  kind: 'json-schema',
  name: 'answer',
  strict: true,
  schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
};
export const ask = (some: Partial<CompletionRequest> = {}): CompletionRequest => ({
  endpoint: 'default',
  model: 'm',
  messages: [{ role: 'user', content: 'Say hello, in JSON.' }],
  parameters: {},
  maxTokens: 50,
  format: { kind: 'text' },
  ...some,
});

/** The error that a call ends in; fails where it does not, or in another kind. */
export async function errorOf(call: Promise<unknown>): Promise<GateError> {
  const error = await call.catch((caught: unknown) => caught);
  if (error instanceof GateError) return error;
  throw new Error(`ended without a GateError: ${String(error)}`);
}
