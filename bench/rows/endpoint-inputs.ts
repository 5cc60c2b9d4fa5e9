import type { Loopback } from '../server/loopback.ts';

/** The inputs by which the gate finds the model of the bench. */
export async function endpointInputs(loopback: Loopback): Promise<Record<string, string>> {
  return { 'openai-base-url': await loopback.baseUrl(), 'openai-api-key': 'sk-bench-0123456789abcdef' };
}
