import { execFileSync, spawn } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import {
  cacheIn,
  everythingIn,
  found,
  KEY,
  keep,
  lineOf,
  MAX_BYTES,
  NOW,
  newFolder,
  OTHER_KEY,
  SECRET,
  segmentsIn,
} from './cache-given.ts';

const keysOf = (count: number) => Array.from({ length: count }, (_, n) => sha256(`${n}`));

describe('what is no segment', () => {
  it.for<[string, (path: string, outside: string) => void]>([
    ['a folder', (path) => mkdirSync(path)],
    ['a pipe', (path) => execFileSync('mkfifo', [path])],
    ['a link to a segment', (path, outside) => symlinkSync(outside, path)],
    ['a link to nowhere', (path, outside) => symlinkSync(`${outside}-nowhere`, path)],
    ['a link to itself', (path) => symlinkSync(path, path)],
    [
      'larger than 2 GB',
      (path) => {
        writeFileSync(path, lineOf('"kept"'));
        truncateSync(path, 2 * 1024 ** 3 + 1);
      },
    ],
  ])('is not read, and stops nothing: %s', async ([, place], test) => {
    const { parent, folder } = newFolder(test);
    const file = await keep(folder, { [KEY]: 'kept' });
    const outside = join(parent, 'outside');
    renameSync(file, outside);
    place(file, outside);
    const before = readFileSync(outside, 'utf8');
    expect(await found(folder)).toBeNull();
    await keep(folder, { [KEY]: 'new' });
    expect(await found(folder)).toBe('new');
    expect(readFileSync(outside, 'utf8')).toBe(before);
  });

  it.for([
    ['note.txt'],
    ['1728043200000-0123456789abcdef.tmp'],
    ['1728043200000-0123456789abcdef.seg.gz'],
    ['1728043200000-0123456789ABCDEF.seg'],
    ['x.seg'],
  ])('is not read by its name: %s', async ([name = ''], test) => {
    const { folder } = newFolder(test);
    const file = await keep(folder, { [KEY]: 'kept' });
    renameSync(file, join(dirname(file), name));
    expect(await found(folder)).toBeNull();
  });

  it('is none behind a folder of the version that is a link, and none is written there', async (test) => {
    const { parent, folder } = newFolder(test);
    const version = dirname(await keep(folder, { [KEY]: 'kept' }));
    const outside = join(parent, 'outside');
    renameSync(version, outside);
    symlinkSync(outside, version);
    const before = everythingIn(outside);
    const cache = cacheIn(folder);
    expect(await cache.get('default', KEY)).toBeNull();
    await cache.set('default', KEY, 'new');
    await cache.close();
    expect(cache.problem()).toContain(`${version} is not a folder`);
    expect(everythingIn(outside)).toEqual(before);
  });

  it('the folder of the cache itself may be a link: where it leads is the choice of its owner', async (test) => {
    const { parent, folder } = newFolder(test);
    const elsewhere = join(parent, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(dirname(folder), { recursive: true });
    symlinkSync(elsewhere, folder);
    await keep(folder, { [KEY]: 'kept' });
    expect(await found(folder)).toBe('kept');
    expect(segmentsIn(elsewhere)).toHaveLength(1);
  });
});

describe('many at once', () => {
  it('keep every one of their own keys', async (test) => {
    const { folder } = newFolder(test);
    const caches = Array.from({ length: 5 }, () => cacheIn(folder));
    const keys = keysOf(100);
    await Promise.all(keys.map((key, n) => caches[n % 5]!.set('default', key, key)));
    for (const [n, key] of keys.entries()) expect(await caches[n % 5]!.get('default', key)).toBe(key);
    await Promise.all(caches.map((cache) => cache.close()));
    for (const key of keys) expect(await found(folder, key)).toBe(key);
    expect(segmentsIn(folder)).toHaveLength(5);
  });

  it('leave the last of many values', async (test) => {
    const { folder } = newFolder(test);
    const cache = cacheIn(folder);
    const values = Array.from({ length: 50 }, (_, n) => `${n}:`.padEnd(1 + n * 4000, 'x'));
    await Promise.all(values.map((value) => cache.set('default', KEY, value)));
    expect(await cache.get('default', KEY)).toBe(values.at(-1));
    await cache.close();
    expect(await found(folder)).toBe(values.at(-1));
  });

  it('read what is written in parts larger than the buffer, while it is being written', async (test) => {
    const { folder } = newFolder(test);
    const cache = cacheIn(folder);
    const keys = keysOf(60);
    const longValue = (key: string) => key.repeat(1500);
    for (const key of keys) await cache.set('default', key, longValue(key));
    for (const key of keys) expect(await cache.get('default', key)).toBe(longValue(key));
    expect(await found(folder, keys[0])).toBe(longValue(keys[0]!));
    await cache.close();
    for (const key of keys) expect(await found(folder, key)).toBe(longValue(key));
  });
});

describe('a segment that is larger than what is read at once', () => {
  it('is read line by line, wherever a part of it ends', async (test) => {
    const { folder } = newFolder(test);
    const keys = keysOf(40);
    const values = Object.fromEntries(keys.map((key, n) => [key, key.repeat(1 + ((n * 7919) % 13_000))]));
    const cache = cacheIn(folder);
    for (const key of keys) await cache.set('default', key, values[key]!);
    await cache.set('default', KEY, 'x'.repeat(MAX_BYTES / 2));
    await cache.set('default', OTHER_KEY, 'last');
    await cache.close();
    const later = cacheIn(folder);
    for (const key of keys) expect(await later.get('default', key)).toBe(values[key]);
    expect(await later.get('default', KEY)).toBe('x'.repeat(MAX_BYTES / 2));
    expect(await later.get('default', OTHER_KEY)).toBe('last');
    await later.close();
  });
});

describe('a process that is killed', () => {
  it('loses no more than the last half second, and damages nothing', async (test) => {
    const { folder } = newFolder(test);
    await keep(folder, { [OTHER_KEY]: 'of an earlier run' });
    const script = `
      import { cacheIn, KEY } from '${fileURLToPath(new URL('./cache-given.ts', import.meta.url))}';
      const cache = cacheIn(process.argv[1]);
      await cache.set('default', KEY, 'of the killed run');
      setTimeout(() => console.log('late'), 1500);
      setInterval(() => 0, 1000);
    `;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, folder]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    expect(await found(folder)).toBe('of the killed run');
    expect(await found(folder, OTHER_KEY)).toBe('of an earlier run');
    expect(segmentsIn(folder).filter((path) => path.endsWith('.part'))).toHaveLength(1);
  });
});

describe('a segment that goes away while others are read', () => {
  it('was renamed by the process that wrote it: it is found all the same', async (test) => {
    const { folder } = newFolder(test);
    const writer = cacheIn(folder);
    await writer.set('default', KEY, 'kept');
    await writer.flush();
    const readers = Array.from({ length: 20 }, () => found(folder));
    await writer.close();
    for (const reader of readers) expect(await reader).toBe('kept');
  });

  it('can be read on by whoever has opened it', async (test) => {
    const { folder } = newFolder(test);
    await keep(folder, { [KEY]: 'kept', [OTHER_KEY]: 'x'.repeat(MAX_BYTES / 2) });
    const reader = cacheIn(folder);
    expect(await reader.get('default', KEY)).toBe('kept');
    for (const path of segmentsIn(folder)) rmSync(path);
    expect(await reader.get('default', OTHER_KEY)).toBe('x'.repeat(MAX_BYTES / 2));
    await reader.close();
  });
});

describe('what others on the machine can see', () => {
  it('is nothing: files and folders belong to their owner alone', async (test) => {
    const { parent, folder } = newFolder(test);
    const cache = cacheIn(folder);
    await cache.set('default', KEY, 'kept');
    await cache.flush();
    const folders = [join(parent, 'deeper'), folder, join(folder, 'v2')];
    for (const path of folders) expect([path, lstatSync(path).mode & 0o777]).toEqual([path, 0o700]);
    for (const path of segmentsIn(folder)) expect(lstatSync(path).mode & 0o777).toBe(0o600);
    await cache.close();
    for (const path of segmentsIn(folder)) expect(lstatSync(path).mode & 0o777).toBe(0o600);
  });

  it('holds no secret, in no file, name or message', async (test) => {
    const { folder } = newFolder(test);
    const cache = cacheIn(folder);
    await cache.set('default', KEY, { answer: 'text' });
    await cache.set('default', OTHER_KEY, 'a'.repeat(MAX_BYTES));
    await cache.close();
    const paths = segmentsIn(folder);
    const seen = [...paths, ...paths.map((path) => readFileSync(path, 'latin1')), cache.problem() ?? ''];
    expect(paths).toHaveLength(1);
    for (const encoding of ['utf8', 'hex', 'base64'] as const) {
      expect(seen.join('\n')).not.toContain(Buffer.from(SECRET).toString(encoding));
    }
  });
});

describe('the cost of reading', () => {
  it('of 4,000 entries, each found and vouched for, is far below what one answer takes', async (test) => {
    const { folder } = newFolder(test);
    const keys = keysOf(4000);
    await keep(
      folder,
      Object.fromEntries(keys.map((key) => [key, { output: key.repeat(20), drawnAt: NOW }])),
    );
    const started = performance.now();
    const cache = cacheIn(folder);
    for (const key of keys) if ((await cache.get('default', key)) === null) throw new Error(key);
    await cache.close();
    // 0.1 s on an idle machine; the limit is for one that runs other tests too.
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
