import type { Agent } from 'node:http';

type Environment = Readonly<Record<string, string | undefined>>;

/** What sends requests, by the protocol of their address. */
export type Agents = Readonly<Record<string, Agent>>;

/** Whether the environment names a proxy. */
export function namesProxy(environment: Environment): boolean {
  const names = ['https_proxy', 'http_proxy'].flatMap((name) => [name, name.toUpperCase()]);
  return names.some((name) => environment[name]);
}

/** Whether an address is one of this machine: no proxy knows the way there. */
export function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

/** Agents that go through the proxies that the environment names, but where `no_proxy` says otherwise; null: it names none. */
export function proxyAgents(environment: Environment): Agents | null {
  if (!namesProxy(environment)) return null;
  const [http, https] = [process.getBuiltinModule('node:http'), process.getBuiltinModule('node:https')];
  const options = { keepAlive: true, proxyEnv: { ...environment } };
  return { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
}
