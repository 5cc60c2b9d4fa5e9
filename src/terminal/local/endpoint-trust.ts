import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWhole } from '../../adapters/files/whole-file.ts';
import { isThisMachine } from '../../adapters/http/proxies.ts';
import { endpointKey, type KeySources } from '../../adapters/openai/endpoint-key.ts';
import type { Policy } from '../../policy/policy.ts';
import { GateError } from '../../ports/gate-error.ts';
import type { Models } from '../../ports/model.ts';

/** Where a config sends a key of the person who runs the gate. */
export interface KeyRoute {
  readonly endpoint: string;
  /** Variable that holds the key. */
  readonly variable: string;
  /** As a browser writes it: on one line. */
  readonly address: string;
}

/**
 * The keys that leave this machine because the config says so. In a terminal the environment holds whatever its owner uses,
 * and the config is as good as the repository that it lies in.
 * @param given address of the default endpoint, as the person gives it
 */
export function keyRoutes(
  { endpoints }: Pick<Policy, 'endpoints'>,
  sources: KeySources,
  given: string | null,
): KeyRoute[] {
  return Object.entries(endpoints).flatMap(([name, endpoint]): KeyRoute[] => {
    const { baseUrl, apiKeyEnv } = endpoint;
    if (endpointKey(name, endpoint, sources) === null || baseUrl === null) return [];
    if ((apiKeyEnv === null && baseUrl === given) || isThisMachine(new URL(baseUrl))) return [];
    const address = new URL(baseUrl).href;
    return [{ endpoint: name, variable: apiKeyEnv ?? 'OPENAI_API_KEY', address }];
  });
}

/** What a person has agreed to, in a file of theirs. */
export interface Agreement {
  covers(route: KeyRoute): boolean;
  /** Remembers them. Where that fails, they are asked about again. */
  add(routes: readonly KeyRoute[]): void;
}

export function agreementIn(file: string): Agreement {
  const known = new Set(readLines(file));
  return {
    covers: (route) => known.has(lineOf(route)),
    add(routes) {
      for (const route of routes) known.add(lineOf(route));
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        writeWhole(
          file,
          [...known].sort().map((line) => `${line}\n`),
        );
      } catch {
        // It holds for this run.
      }
    },
  };
}

function lineOf({ variable, address }: KeyRoute): string {
  return `${variable} ${address}`;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

/** Models of which none is asked that a key would go to without its owner's word. */
export function withAgreed(models: Models, refused: readonly KeyRoute[]): Models {
  return {
    async complete(request, purpose) {
      if (refused.some(({ endpoint }) => endpoint === request.endpoint)) throw notAgreed(refused);
      return models.complete(request, purpose);
    },
    notices: models.notices,
    close: models.close,
  };
}

function notAgreed(refused: readonly KeyRoute[]): GateError {
  const routes = refused.map(
    ({ endpoint, variable, address }) =>
      `the key in \`${variable}\` to ${address} (endpoint \`${endpoint}\`)`,
  );
  return new GateError(
    'config.endpoint-trust',
    `The config sends ${routes.join(', and ')}. Nobody here has agreed to that yet.`,
    { remedy: 'Where that is right, run it once with `--trust-endpoints`: it is remembered.' },
  );
}
