import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Cache } from '../../ports/cache.ts';
import type { Hash } from '../../ports/system.ts';
import type { SecretOf } from './endpoint-secrets.ts';
import { voucherOf } from './entry-line.ts';
import { fileCache } from './file-cache.ts';

/** What earlier runs on this machine have kept, and what this run adds to it. */
export interface LocalCache extends Cache {
  /** Writes what is still in memory, and puts the folder in order. Returns why answers could not be kept; null: they were. */
  close(): Promise<string | null>;
}

/** @param endpoints names of all that this run may ask */
export function localCache(folder: string, endpoints: readonly string[], secretOf: SecretOf): LocalCache {
  const files = fileCache({ folder, secretOf, now: Date.now });
  return {
    get: files.get,
    set: files.set,
    async close() {
      await files.close();
      const vouchers = endpoints.map((name) => voucherOf(name, secretOf(name)));
      const { mergeSegments } = await import('./merge.ts');
      await mergeSegments(folder, {
        now: Date.now(),
        vouchers: new Map(vouchers.map((voucher) => [voucher.id, voucher])),
      });
      return files.problem();
    },
  };
}

/**
 * What the gate keeps for a user, below the user's own caches: `$XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches` on macOS,
 * `%LOCALAPPDATA%` on Windows.
 */
export function userFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  return join(userCaches(environment, platform), 'prompt-gate');
}

/**
 * The folder of one repository's kept answers.
 * @param repository where its git folder lies: clones of one repository keep apart, its worktrees share
 */
export function localCacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  repository: string,
  hash: Hash,
): string {
  return join(userFolder(environment, platform), 'local', hash(repository).slice(0, 16));
}

function userCaches(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const home = environment.HOME && isAbsolute(environment.HOME) ? environment.HOME : homedir();
  const given = platform === 'win32' ? environment.LOCALAPPDATA : environment.XDG_CACHE_HOME;
  if (given && isAbsolute(given)) return given;
  if (platform === 'win32') return join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}
