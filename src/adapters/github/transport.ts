import { namesProxy } from '../http/proxies.ts';
import { directly, type Reply, type Transport } from '../http/transport.ts';

/** How to reach GitHub: through the runner's proxy, where it has one. */
export function transportOf(environment: Readonly<Record<string, string | undefined>>): Transport {
  return namesProxy(environment) ? throughProxy : directly;
}

/** The toolkit knows the runner's proxies, and whom to reach without; it is large, and loads only where there is one. */
const throughProxy: Transport = async (url, request) => {
  const { defaults } = await import('@actions/github/lib/utils');
  return (await defaults.request?.fetch(url, request)) as Reply;
};
