import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import pLimit from 'p-limit';
import type { Cache } from '../../ports/cache.ts';
import type { Json } from '../../ports/json.ts';

/** Larger files are not ours. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Files open at once; a machine allows only so many, and one that cannot be opened would read as absent. */
const MAX_OPEN = 64;
/** Stands in for the secret of an endpoint that has none. Everybody can read it here: it authenticates nothing. */
const NO_SECRET = 'no secret';

export interface FileCacheOptions {
  readonly folder: string;
  /**
   * The secret that vouches for entries of an endpoint. Null: it has none, such as a local server without a key; its
   * entries carry the code of a fixed key, which authenticates nothing: whoever can write the folder can forge them.
   */
  secretOf(endpoint: string): string | null;
}

export interface FileCache extends Cache {
  /** Why answers cannot be kept, from the first write that failed; null: none did. */
  problem(): string | null;
}

/** Where one entry lies: `<folder>/v1/<first two digits>/<key>.json`. */
interface Place {
  /** The folders below the cache's own, outermost first. */
  readonly folders: readonly string[];
  readonly file: string;
}

/** The folder of kept answers: `$XDG_CACHE_HOME/prompt-gate` where that is an absolute path, else `~/.cache/prompt-gate`. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const base = environment.XDG_CACHE_HOME;
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'prompt-gate');
}

/**
 * Keeps entries as files, one each, with a code that only the endpoint's secret can make. What is damaged, forged, a
 * link or no file at all is no entry. Throws for a key that is no lower-case hex SHA-256, and for nothing else.
 */
export function fileCache({ folder, secretOf }: FileCacheOptions): FileCache {
  let problem: string | null = null;
  const limit = pLimit(MAX_OPEN);
  return {
    problem: () => problem,
    async get(endpoint, key) {
      const place = placeOf(folder, key);
      try {
        const text = await limit(() => readPlainFile(place));
        return readEntry(text, endpoint, key, secretOf(endpoint));
      } catch {
        return null;
      }
    },
    async set(endpoint, key, value) {
      const place = placeOf(folder, key);
      try {
        const entry = writeEntry(value, endpoint, key, secretOf(endpoint));
        await limit(() => writeWhole(folder, place, entry));
      } catch (error) {
        problem ??= `Answers cannot be kept in ${folder}: ${(error as Error).message}.`;
      }
    },
  };
}

function placeOf(folder: string, key: string): Place {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`not a cache key: ${key}`);
  const version = join(folder, 'v1');
  const shard = join(version, key.slice(0, 2));
  return { folders: [version, shard], file: join(shard, `${key}.json`) };
}

/** The value travels as text: the code then covers its very bytes, however a reader would order or print it. */
function writeEntry(value: Json, endpoint: string, key: string, secret: string | null): string {
  const text = JSON.stringify(value);
  const entry = JSON.stringify({ value: text, mac: macOf(text, endpoint, key, secret) });
  const bytes = Buffer.byteLength(entry);
  if (bytes > MAX_BYTES)
    throw new Error(`an entry has ${bytes} bytes, and at most ${MAX_BYTES} are read again`);
  return entry;
}

function readEntry(source: string, endpoint: string, key: string, secret: string | null): Json | null {
  const entry: unknown = JSON.parse(source);
  const { value, mac } = (entry ?? {}) as Record<string, unknown>;
  if (typeof value !== 'string' || typeof mac !== 'string') return null;
  const expected = Buffer.from(macOf(value, endpoint, key, secret));
  const found = Buffer.from(mac);
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return null;
  return JSON.parse(value) as Json;
}

/** HMAC-SHA256 in hex over endpoint, key and value, with a key of its own derived from the endpoint's secret. */
function macOf(text: string, endpoint: string, key: string, secret: string | null): string {
  const derived = createHmac('sha256', secret ?? NO_SECRET)
    .update('prompt-gate cache entry v1')
    .digest();
  return createHmac('sha256', derived)
    .update(JSON.stringify([endpoint, key, text]))
    .digest('hex');
}

/** The text of a regular file of a sensible size. No link below the cache's folder is followed; a pipe does not block. */
async function readPlainFile({ folders, file }: Place): Promise<string> {
  for (const folder of folders) await requireFolder(folder);
  // Windows knows no O_NOFOLLOW: there, this look alone finds the link.
  if (!(await lstat(file)).isFile()) throw new Error('not an entry');
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || stat.size > MAX_BYTES) throw new Error('not an entry');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** A reader sees the old file or the new one, never a part. */
async function writeWhole(folder: string, { folders, file }: Place, text: string): Promise<void> {
  // The cache's own folder may be a link: where it leads is the choice of its owner.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const below of folders) {
    await mkdir(below, { recursive: true, mode: 0o700 });
    await requireFolder(below);
  }
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    await rename(draft, file);
  } catch (error) {
    // The first failure is the one to tell; that the draft stays too follows from it.
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A link, even to a folder, may lead out of the cache. */
async function requireFolder(path: string): Promise<void> {
  if (!(await lstat(path)).isDirectory()) throw new Error(`${path} is not a folder`);
}
