import type { Policy } from '../../policy/policy.ts';
import { endpointKey, type KeySources, needsKey } from '../openai/endpoint-key.ts';
import { randomNonce } from '../system.ts';

/** The secret that vouches for entries of an endpoint; null: it has none. */
export type SecretOf = (endpoint: string) => string | null;

/** The keys of the policy's endpoints, by which entries of the cache are known to be ours. */
export function endpointSecrets(policy: Policy, sources: KeySources): SecretOf {
  const nobodyKnows = randomNonce();
  return (name) => {
    const endpoint = policy.endpoints[name];
    const key = endpoint === undefined ? null : endpointKey(name, endpoint, sources);
    if (key !== null || (endpoint !== undefined && !needsKey(endpoint))) return key;
    // A key that should be there and is not vouches for nothing that somebody may have put there.
    return nobodyKnows;
  };
}
