import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endpointSecrets } from '../../adapters/cache/endpoint-secrets.ts';
import {
  type LocalCache,
  localCache,
  localCacheFolder,
  userFolder,
} from '../../adapters/cache/local-cache.ts';
import { type LocalClone, openClone } from '../../adapters/git/open.ts';
import { fileStore } from '../../adapters/runner/file-store.ts';
import { partFiles } from '../../adapters/runner/part-files.ts';
import { workerValidator } from '../../adapters/schema/worker-validator.ts';
import { hmacSeal } from '../../adapters/seal.ts';
import { type Secrets, secretsMaskedBy } from '../../adapters/secrets.ts';
import { randomNonce, sha256, systemClock } from '../../adapters/system.ts';
import type { Inputs } from '../../config/inputs.ts';
import type { Gate } from '../../gate/context.ts';
import { endpointKeys, lazyModels } from '../../open-models.ts';
import type { Policy } from '../../policy/policy.ts';
import { type Cache, NO_CACHE } from '../../ports/cache.ts';
import type { Models } from '../../ports/model.ts';
import type { Log } from '../../ports/system.ts';
import { VERSION } from '../../version.ts';
import type { Terminal } from '../terminal.ts';
import { agreementIn, keyRoutes, withAgreed } from './endpoint-trust.ts';

/** A local repository, with everything by which the gate reaches models and remembers what they said. */
export interface LocalDoor {
  readonly clone: LocalClone;
  readonly inputs: Inputs;
  readonly secrets: Secrets;
  /** @param deadline moment on the clock's `elapsed` scale after which no request may run */
  openModels(policy: Policy, deadline: number): Models;
  openCache(policy: Policy): Cache;
  /** All that `runGate` needs but what is compared. */
  readonly gate: Omit<Gate, 'subject'>;
  /** Keeps what was measured; nothing else stays behind. */
  close(): Promise<void>;
}

export interface DoorOptions {
  /** Secrets are not yet taken out of what it is told. */
  readonly log: Log;
  /** Files that a command writes, below the working directory: they are no change. */
  readonly written: readonly string[];
  /** The person agrees that keys go where the config sends them. */
  readonly trustsEndpoints: boolean;
}

/**
 * Opens the repository that the working directory lies in.
 * @throws GateError where it cannot be read
 */
export async function openDoor(
  terminal: Terminal,
  inputs: Inputs,
  { log, written, trustsEndpoints }: DoorOptions,
): Promise<LocalDoor> {
  const { environment, folder } = terminal;
  const secrets = secretsMaskedBy(() => undefined);
  secrets.learn(inputs['openai-api-key']);
  const clone = await openClone(folder, environment, written);
  const sources = { apiKey: inputs['openai-api-key'] ?? null, environment };
  const texts = fileStore(tmpdir());
  const validator = workerValidator(schemaWorker());
  let cache: LocalCache | null = null;

  const keysOf = (policy: Policy) => {
    const keys = endpointKeys(policy, sources);
    secrets.learn(...keys);
    return keys;
  };
  const openModels = (policy: Policy, deadline: number) => {
    keysOf(policy);
    const { concurrency } = inputs;
    const models = lazyModels(policy, { ...sources, concurrency, deadline, redact: secrets.redact });
    const agreement = agreementIn(join(userFolder(environment, process.platform), 'trusted-endpoints'));
    const routes = keyRoutes(policy, sources, inputs['openai-base-url'] ?? null);
    const unknown = routes.filter((route) => !agreement.covers(route));
    if (unknown.length === 0 || !trustsEndpoints) return withAgreed(models, unknown);
    agreement.add(unknown);
    return models;
  };
  const openCache = (policy: Policy) => {
    if (!inputs.cache) return NO_CACHE;
    const kept = localCacheFolder(environment, process.platform, clone.gitFolder, sha256);
    cache ??= localCache(kept, Object.keys(policy.endpoints), endpointSecrets(policy, sources));
    return cache;
  };
  return {
    clone,
    inputs,
    secrets,
    openModels,
    openCache,
    gate: {
      inputs,
      repository: clone.repository,
      pullRequest: null,
      carried: async () => [],
      statuses: null,
      openModels,
      openCache,
      sealFor: (policy) => hmacSeal(keysOf(policy)),
      redact: secrets.redact,
      texts,
      partFiles: partFiles(folder),
      validator,
      clock: systemClock,
      hash: sha256,
      nonce: randomNonce,
      log,
      about: {
        repository: clone.remote?.name ?? `local/${clone.folder.split(/[\\/]/).at(-1) ?? ''}`,
        repositoryUrl: clone.remote?.url ?? '',
        runUrl: null,
        tool: `prompt-gate/${VERSION}`,
        statusContext: inputs['status-context'],
      },
    },
    async close() {
      const problem = (await cache?.close()) ?? null;
      if (problem !== null) log.warning(problem);
      texts.close();
      await validator.close();
      await clone.close();
    },
  };
}

/** Beside the bundle; from the source it is a file of its own. */
function schemaWorker(): URL {
  const fromSource = import.meta.url.endsWith('.ts');
  return new URL(
    fromSource ? '../../adapters/schema/schema-worker.ts' : './schema-worker.js',
    import.meta.url,
  );
}
