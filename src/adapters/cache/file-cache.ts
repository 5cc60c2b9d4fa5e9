import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import type { Cache } from '../../ports/cache.ts';
import type { Json } from '../../ports/json.ts';

/** Larger files are not ours. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Stands in for the secret of an endpoint that has none: entries of a local server without a key are not protected. */
const NO_SECRET = 'no secret';

export interface FileCacheOptions {
  readonly folder: string;
  /** The secret that vouches for entries of an endpoint; null: it has none, and whoever can write the folder can forge them. */
  secretOf(endpoint: string): string | null;
}

export interface FileCache extends Cache {
  /** Why nothing can be kept, after the first write that failed; null: all went well. */
  problem(): string | null;
}

/** The folder of kept answers: `$XDG_CACHE_HOME/prompt-gate`, else `~/.cache/prompt-gate`. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const base = environment.XDG_CACHE_HOME;
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'prompt-gate');
}

/**
 * Keeps entries as files, one each, with a code that only the endpoint's secret can make. What is damaged, forged, a
 * link or no file at all is no entry.
 */
export function fileCache({ folder, secretOf }: FileCacheOptions): FileCache {
  let problem: string | null = null;
  const pathOf = (key: string): string => {
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`not a cache key: ${key}`);
    return join(folder, 'v1', key.slice(0, 2), `${key}.json`);
  };
  return {
    problem: () => problem,
    async get(endpoint, key) {
      const path = pathOf(key);
      try {
        return readEntry(await readPlainFile(path), endpoint, key, secretOf(endpoint));
      } catch {
        return null;
      }
    },
    async set(endpoint, key, value) {
      const path = pathOf(key);
      try {
        await writeWhole(path, writeEntry(value, endpoint, key, secretOf(endpoint)));
      } catch (error) {
        problem ??= `answers cannot be kept in ${folder}: ${(error as Error).message}`;
      }
    },
  };
}

function writeEntry(value: Json, endpoint: string, key: string, secret: string | null): string {
  const text = JSON.stringify(value);
  return JSON.stringify({ value: text, mac: macOf(text, endpoint, key, secret) });
}

function readEntry(source: string, endpoint: string, key: string, secret: string | null): Json | null {
  const entry: unknown = JSON.parse(source);
  const { value, mac } = (entry ?? {}) as Record<string, unknown>;
  if (typeof value !== 'string' || typeof mac !== 'string') return null;
  const expected = Buffer.from(macOf(value, endpoint, key, secret), 'hex');
  const found = Buffer.from(mac, 'hex');
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return null;
  return JSON.parse(value) as Json;
}

/** HMAC-SHA256 over endpoint, key and value, with a key of its own derived from the endpoint's secret. */
function macOf(text: string, endpoint: string, key: string, secret: string | null): string {
  const derived = createHmac('sha256', secret ?? NO_SECRET)
    .update('prompt-gate cache entry v1')
    .digest();
  return createHmac('sha256', derived)
    .update(JSON.stringify([endpoint, key, text]))
    .digest('hex');
}

/** The text of a regular file of a sensible size; a link is not followed. */
async function readPlainFile(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > MAX_BYTES) throw new Error('not an entry');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** A reader sees the old file or the new one, never a part. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
