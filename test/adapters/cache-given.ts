import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { fileCache } from '../../src/adapters/cache/file-cache.ts';
import { sha256 } from '../../src/adapters/system.ts';
import type { Json } from '../../src/ports/json.ts';

export const SECRET = 'sk-the-secret-of-the-endpoint';
export const KEY = sha256('one');
export const OTHER_KEY = sha256('two');
export const MAX_BYTES = 16 * 1024 * 1024;
export const DAY_MS = 86_400_000;
/** Noon of a day. */
export const NOW = 20_000 * DAY_MS + DAY_MS / 2;

/** A folder for a cache; it does not exist yet, and goes with the test. */
export function newFolder(test: TestContext) {
  const parent = mkdtempSync(join(tmpdir(), 'prompt-gate-cache-'));
  test.onTestFinished(() => rmSync(parent, { recursive: true }));
  return { parent, folder: join(parent, 'deeper', 'prompt-gate') };
}

export const cacheIn = (folder: string, secret: string | null = SECRET, now = NOW) =>
  fileCache({ folder, secretOf: () => secret, now: () => now });

/** What a new process finds. */
export async function found(folder: string, key = KEY, secret: string | null = SECRET, now = NOW) {
  const cache = cacheIn(folder, secret, now);
  try {
    return await cache.get('default', key);
  } finally {
    await cache.close();
  }
}

/** Keeps these entries as one run would. */
export async function keep(
  folder: string,
  entries: Readonly<Record<string, Json>>,
  secret: string | null = SECRET,
  now = NOW,
): Promise<string> {
  const cache = cacheIn(folder, secret, now);
  for (const [key, value] of Object.entries(entries)) await cache.set('default', key, value);
  await cache.close();
  return join(folder, 'v2', `${cache.segment}.seg`);
}

/** The files of a cache, as full paths. */
export function segmentsIn(folder: string): readonly string[] {
  const version = join(folder, 'v2');
  return existsSync(version) ? readdirSync(version).map((name) => join(version, name)) : [];
}

/** Every file and folder below, as full paths. */
export function everythingIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
}

interface Line {
  readonly key?: string;
  readonly secret?: string;
  readonly label?: string;
  readonly written?: number;
}

/** An entry as the documented format has it, made without the product; the label names the version. */
export function lineOf(text: string, line: Line = {}): string {
  const { key = KEY, secret = SECRET, label = 'prompt-gate cache entry v2', written = NOW } = line;
  const derived = createHmac('sha256', secret).update(label).digest();
  const hex = (signed: string) => createHmac('sha256', derived).update(signed).digest('hex');
  const voucher = hex(JSON.stringify(['voucher', 'default'])).slice(0, 16);
  const code = hex(`${JSON.stringify(['default', key, written])}\n${text}`);
  return `${key} ${voucher} ${code} ${written} ${Math.floor(written / DAY_MS)} ${text}\n`;
}
