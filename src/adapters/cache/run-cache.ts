import type { Inputs } from '../../config/inputs.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Cache } from '../../ports/cache.ts';
import type { Log } from '../../ports/system.ts';
import { runnerLog } from '../runner/log.ts';
import type { Secrets } from '../runner/secrets.ts';
import { forgetUnsavedCache, rememberUnsavedCache, unsavedCache } from '../runner/state.ts';
import { MIN_SECRET } from '../seal.ts';
import type { CarrierOptions } from './carrier.ts';
import { endpointSecrets } from './endpoint-secrets.ts';
import { type Voucher, voucherOf } from './entry-line.ts';
import { cacheFolder, type FileCache, fileCache } from './file-cache.ts';
import { offeredService } from './offered-service.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What earlier runs have kept, on this machine and in the cache service, and what this run adds to it. */
export interface RunCache {
  /** Nothing is read or asked for before the first entry is. */
  open(policy: Policy): Cache;
  /** Writes what is still in memory, and says why answers could not be kept. */
  close(): Promise<void>;
  /** Leaves what is new to later runs on other machines, and puts the folder in order. */
  leave(): Promise<void>;
}

interface Opened {
  readonly files: FileCache;
  /** Null: nothing is carried. */
  readonly carrier: CarrierOptions | null;
  readonly vouchers: ReadonlyMap<string, Voucher>;
  /** The segment that the cache service had. */
  restored: string | null;
}

export function runCache(environment: Environment, inputs: Inputs, secrets: Secrets, log: Log): RunCache {
  const folder = cacheFolder(environment);
  let opened: Opened | null = null;
  return {
    open(policy) {
      const secretOf = endpointSecrets(policy, { apiKey: inputs['openai-api-key'] ?? null, environment });
      const endpoints = Object.keys(policy.endpoints);
      const short = endpoints.find((name) => (secretOf(name) ?? 'x'.repeat(MIN_SECRET)).length < MIN_SECRET);
      const names = namesOf(inputs);
      const carrier = inputs.cache ? carrierOf(environment, names, secrets, log) : null;
      if (carrier !== null && short !== undefined) log.info(tooShort(short));
      const vouchers = endpoints.map((name) => voucherOf(name, secretOf(name)));
      const files = fileCache({ folder, secretOf, now: Date.now, gathers: (segment) => !carried(segment) });
      const open: Opened = {
        files,
        carrier: short === undefined ? carrier : null,
        vouchers: new Map(vouchers.map((voucher) => [voucher.id, voucher])),
        restored: null,
      };
      const carried = (segment: string) => open.carrier === null || segmentsOf(open).includes(segment);
      opened = open;
      return open.carrier === null ? files : afterRestoring(open, open.carrier, names);
    },
    async close() {
      await opened?.files.close();
      const problem = opened?.files.problem() ?? null;
      if (problem !== null) log.warning(problem);
    },
    async leave() {
      if (opened === null) return;
      const { files, carrier, vouchers } = opened;
      if (carrier !== null) {
        const { saveKept } = await import('./carrier.ts');
        if (files.changed()) await saveKept(carrier, segmentsOf(opened));
        forgetUnsavedCache();
      }
      const { mergeSegments } = await import('./merge.ts');
      await mergeSegments(folder, { now: Date.now(), vouchers });
    },
  };
}

/** For the `post` step: saves what a run has kept that was cancelled or killed before it could. */
export async function leaveUnsaved(environment: Environment, secrets: Secrets): Promise<void> {
  const unsaved = unsavedCache();
  if (unsaved === null) return;
  const carrier = carrierOf(environment, unsaved.names, secrets, runnerLog(secrets));
  if (carrier === null) return;
  const { saveKept } = await import('./carrier.ts');
  await saveKept(carrier, unsaved.segments);
}

/** Parts of a run save side by side: each finds its own again. */
function namesOf({ 'status-context': gate, shard }: Inputs): readonly string[] {
  return shard?.kind === 'part' ? [`${gate} ${shard.index}/${shard.of}`, gate] : [gate];
}

function carrierOf(
  environment: Environment,
  names: readonly string[],
  secrets: Secrets,
  log: Log,
): CarrierOptions | null {
  const place = offeredService(environment, names);
  if (place === null) return null;
  secrets.learn(place.token);
  return { folder: cacheFolder(environment), place, log, now: Date.now };
}

const segmentsOf = ({ files, restored }: Opened) => [files.segment, ...(restored === null ? [] : [restored])];

/** The cache, once what other machines have left is there. */
function afterRestoring(opened: Opened, carrier: CarrierOptions, names: readonly string[]): Cache {
  const restore = async () => {
    const { restoreKept } = await import('./carrier.ts');
    opened.restored = await restoreKept(carrier, opened.vouchers);
    rememberUnsavedCache({ segments: segmentsOf(opened), names });
  };
  let restored: Promise<void> | null = null;
  const ready = () => {
    restored ??= restore();
    return restored;
  };
  return {
    async get(endpoint, key) {
      await ready();
      return opened.files.get(endpoint, key);
    },
    async set(endpoint, key, value) {
      await ready();
      await opened.files.set(endpoint, key, value);
    },
  };
}

const tooShort = (endpoint: string) =>
  `Answers and scores are not carried to other machines: the key of the endpoint \`${endpoint}\` has fewer than ${MIN_SECRET} characters and could be guessed from their codes.`;
