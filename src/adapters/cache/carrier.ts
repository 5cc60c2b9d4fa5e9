import { randomBytes } from 'node:crypto';
import type { Log } from '../../ports/system.ts';
import { adoptArchive, packArchive } from './archive.ts';
import { cacheService, ServiceRefusal } from './cache-service.ts';
import type { Voucher } from './entry-line.ts';
import type { CarryingPlace } from './offered-service.ts';

const RESTORE_MS = 90_000;
const SAVE_MS = 180_000;

export interface CarrierOptions {
  /** Of the cache. */
  readonly folder: string;
  readonly place: CarryingPlace;
  readonly log: Log;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Brings what earlier runs have kept, before anything is read. Returns the name of the segment that holds it; null:
 * nothing came. A failure is said in one line, and no error of the run.
 */
export async function restoreKept(
  { folder, place, log, now }: CarrierOptions,
  vouchers: ReadonlyMap<string, Voucher>,
): Promise<string | null> {
  if (!place.readable) return null;
  try {
    const service = cacheService({ ...place, signal: AbortSignal.timeout(RESTORE_MS) });
    const found = await service.find([newKey(place), ...place.prefixes]);
    if (found === null) {
      log.info('No earlier run has left answers in the cache service.');
      return null;
    }
    const { segment, entries } = await adoptArchive(
      folder,
      await service.download(found.url),
      vouchers,
      now(),
    );
    log.info(`Restored ${entries} answers and scores of earlier runs (${found.key}).`);
    return segment;
  } catch (error) {
    report(log, 'What earlier runs have kept could not be restored', error);
    return null;
  }
}

/** Leaves what these segments hold to later runs. A failure is said in one line, and no error of the run. */
export async function saveKept(
  { folder, place, log, now }: CarrierOptions,
  segments: readonly string[],
): Promise<void> {
  if (!place.writable) return;
  try {
    const packed = await packArchive(folder, segments, now());
    if (packed === null) return;
    try {
      const key = newKey(place);
      await cacheService({ ...place, signal: AbortSignal.timeout(SAVE_MS) }).save(key, packed);
      log.info(`Saved answers and scores for later runs: ${key}, ${packed.size} bytes.`);
    } finally {
      await packed.remove();
    }
  } catch (error) {
    report(log, 'Answers and scores could not be saved for later runs', error);
  }
}

/** Several gates of one run save side by side. */
const newKey = ({ prefixes: [own = ''], run }: CarryingPlace) =>
  `${own}${run}-${randomBytes(4).toString('hex')}`;

/** What the service refuses by its own rules (a read-only run, a full store) is nobody's fault. */
function report(log: Log, what: string, error: unknown): void {
  const line = `${what}: ${(error as Error).message}. The verdict does not depend on it.`;
  if (error instanceof ServiceRefusal) log.info(line);
  else log.warning(line);
}
