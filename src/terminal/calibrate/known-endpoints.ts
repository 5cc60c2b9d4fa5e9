import { findBase } from '../../adapters/git/default-branch.ts';
import { endpointKey } from '../../adapters/openai/endpoint-key.ts';
import type { ConfigFile } from '../../config/config-schema.ts';
import { resolvePolicy } from '../../config/resolve-policy.ts';
import { addressOf } from '../../model/cost.ts';
import type { Endpoint, Policy } from '../../policy/policy.ts';
import { GateError } from '../../ports/gate-error.ts';
import { localConfig } from '../local/config.ts';
import type { LocalDoor } from '../local/door.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Refuses a judge whose key would go where only the working tree says: the config of somebody's branch could name any
 * variable, and any address to send it to. A run takes both from the base.
 * @throws GateError `config.endpoint`
 */
export async function requireKnownEndpoints(
  policy: Policy,
  door: LocalDoor,
  { environment }: Pick<Terminal, 'environment'>,
): Promise<void> {
  const sources = { apiKey: door.inputs['openai-api-key'] ?? null, environment };
  const withKeys = policy.judge.models.value.flatMap((model): [string, Endpoint][] => {
    const { endpoint: name } = addressOf(model, policy.endpoints);
    const endpoint = policy.endpoints[name];
    return endpoint === undefined || endpointKey(name, endpoint, sources) === null ? [] : [[name, endpoint]];
  });
  const newTo = (config: ConfigFile) => {
    const { endpoints } = resolvePolicy(door.inputs, config, true);
    return withKeys.find(([name, endpoint]) => !isSame(endpoint, endpoints[name]));
  };
  if (newTo({}) === undefined) return;
  const found = newTo(await baseConfig(door));
  if (found === undefined) return;
  const [name, { baseUrl, apiKeyEnv }] = found;
  throw new GateError(
    'config.endpoint',
    `The key in \`${apiKeyEnv ?? 'OPENAI_API_KEY'}\` would go to ${baseUrl ?? 'OpenAI'}, the endpoint \`${name}\` of this working tree; the default branch does not say so.`,
    { remedy: 'If that is what you want, add --trust-endpoints, or merge the endpoint first.' },
  );
}

function isSame(one: Endpoint, other: Endpoint | undefined): boolean {
  return other !== undefined && one.baseUrl === other.baseUrl && one.apiKeyEnv === other.apiKeyEnv;
}

async function baseConfig({ clone, inputs }: LocalDoor): Promise<ConfigFile> {
  const base = await findBase(clone.git, clone.workingTree.commit, null).catch((error: unknown) => {
    if (error instanceof GateError && error.code === 'config.default-branch') return null;
    throw error;
  });
  if (base === null) return {};
  return localConfig(inputs.config, await clone.repository.read(base.commit, inputs.config));
}
