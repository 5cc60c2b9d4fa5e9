import { endpointKey, type KeySources } from './adapters/openai/endpoint-key.ts';
import { systemClock } from './adapters/system.ts';
import type { Policy } from './policy/policy.ts';
import type { Models } from './ports/model.ts';

export interface OpenModels extends KeySources {
  /** Requests in flight. */
  readonly concurrency: number;
  /** Moment on the clock's `elapsed` scale after which no request may run. */
  readonly deadline: number;
  redact(text: string): string;
}

/** The keys of all endpoints that the policy names. */
export function endpointKeys(policy: Policy, sources: KeySources): string[] {
  return Object.entries(policy.endpoints).flatMap(
    ([name, endpoint]) => endpointKey(name, endpoint, sources) ?? [],
  );
}

/** The models' client loads on first use: a change that touches no prompt does not pay for it. */
export function lazyModels(policy: Policy, options: OpenModels): Models {
  let opened: Promise<Models> | null = null;
  let closed = false;
  let models: Models | null = null;
  const open = async () => {
    const { openAiModels } = await import('./adapters/openai/openai-models.ts');
    models = openAiModels({
      endpoints: policy.endpoints,
      apiKey: options.apiKey,
      concurrency: options.concurrency,
      deadline: options.deadline,
      elapsed: systemClock.elapsed,
      random: Math.random,
      redact: options.redact,
      environment: options.environment,
    });
    if (closed) models.close();
    return models;
  };
  return {
    async complete(request, purpose) {
      opened ??= open();
      return (await opened).complete(request, purpose);
    },
    notices: () => models?.notices() ?? [],
    close() {
      closed = true;
      models?.close();
    },
  };
}
