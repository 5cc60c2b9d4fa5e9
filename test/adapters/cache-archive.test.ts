import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { adoptArchive, packArchive } from '../../src/adapters/cache/archive.ts';
import { voucherOf } from '../../src/adapters/cache/entry-line.ts';
import { sha256 } from '../../src/adapters/system.ts';
import {
  DAY_MS,
  everythingIn,
  found,
  KEY,
  keep,
  lineOf,
  NOW,
  newFolder,
  OTHER_KEY,
  SECRET,
  segmentsIn,
} from './cache-given.ts';

const voucher = voucherOf('default', SECRET);
const OURS = new Map([[voucher.id, voucher]]);
const nameOf = (path: string) => basename(path).replace(/\..*$/, '');

async function* bytes(...chunks: Buffer[]) {
  yield* chunks;
}

const adopt = (folder: string, ...chunks: Buffer[]) => adoptArchive(folder, bytes(...chunks), OURS, NOW);

/** The text of an archive of these segments. */
async function packed(folder: string, files: readonly string[], now = NOW): Promise<string | null> {
  const archive = await packArchive(folder, files.map(nameOf), now);
  if (archive === null) return null;
  const zipped = readFileSync(archive.path);
  expect(archive.size).toBe(zipped.length);
  expect(lstatSync(archive.path).mode & 0o777).toBe(0o600);
  await archive.remove();
  expect(existsSync(archive.path)).toBe(false);
  return gunzipSync(zipped).toString();
}

describe('an archive', () => {
  it('holds the lines of the segments that were named, and of no others', async (test) => {
    const { folder } = newFolder(test);
    const file = await keep(folder, { [KEY]: 'ours' });
    await keep(folder, { [OTHER_KEY]: 'of another repository' });
    expect(await packed(folder, [file])).toBe(lineOf('"ours"'));
  });

  it('holds an entry once, the newest, and none that nobody has used for long', async (test) => {
    const { folder } = newFolder(test);
    const old = await keep(folder, { [KEY]: 'old', [OTHER_KEY]: 'unused' });
    const now = NOW + 31 * DAY_MS;
    const next = await keep(folder, { [KEY]: 'new' }, SECRET, now);
    expect(await packed(folder, [old, next], now)).toBe(lineOf('"new"', { written: now }));
  });

  it('is not made where one of the segments is gone: it would leave out what earlier runs kept', async (test) => {
    const { folder } = newFolder(test);
    const files = [await keep(folder, { [KEY]: 'a' }), await keep(folder, { [OTHER_KEY]: 'b' })];
    rmSync(files[0] ?? '');
    expect(await packed(folder, files)).toBeNull();
  });

  it('comes back on another machine, and keeps what is there', async (test) => {
    const [one, other] = [newFolder(test), newFolder(test)];
    const file = await keep(one.folder, { [KEY]: 'carried' });
    await keep(other.folder, { [OTHER_KEY]: 'there' });
    const { segment, entries } = await adopt(
      other.folder,
      gzipSync((await packed(one.folder, [file])) ?? ''),
    );
    expect(entries).toBe(1);
    expect([await found(other.folder), await found(other.folder, OTHER_KEY)]).toEqual(['carried', 'there']);
    expect(segmentsIn(other.folder).map(nameOf)).toContain(segment);
    for (const path of segmentsIn(other.folder)) expect(lstatSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('an archive that nobody vouches for', () => {
  it.for<[string, string]>([
    ['another secret', lineOf('"forged"', { secret: 'another' })],
    ['no secret', lineOf('"forged"', { secret: 'no secret' })],
    [
      'our voucher, and a code that is not',
      lineOf('"forged"', { secret: 'x' }).replace(/ \w{16} /, ` ${voucher.id} `),
    ],
    ['a changed value', lineOf('"kept"').replace('kept', 'fake')],
    ['another time', lineOf('"kept"').replace(` ${NOW} `, ` ${NOW + 1} `)],
    ['a line cut short', lineOf('"kept"').slice(0, -3)],
    ['nothing', ''],
    ['zeros', '\0'.repeat(100_000)],
  ])('is dropped: %s', async ([, text], test) => {
    const { folder } = newFolder(test);
    await adopt(folder, gzipSync(text));
    expect(await found(folder)).toBeNull();
    expect(
      segmentsIn(folder)
        .map((path) => readFileSync(path, 'utf8'))
        .join(''),
    ).toBe('');
  });

  it('is dropped line by line: what is ours is taken over', async (test) => {
    const { folder } = newFolder(test);
    const forged = lineOf('"forged"', { secret: 'x', written: NOW + 1 }).replace(
      / \w{16} /,
      ` ${voucher.id} `,
    );
    await adopt(folder, gzipSync(`junk\n${forged}${lineOf('"ours"')}${forged}`));
    expect(segmentsIn(folder).map((path) => readFileSync(path, 'utf8'))).toEqual([lineOf('"ours"')]);
  });

  it('names no file: a tar archive with links, `..` and absolute paths is junk, and writes nothing', async (test) => {
    const { parent, folder } = newFolder(test);
    const source = join(parent, 'source');
    mkdirSync(join(source, 'inside'), { recursive: true });
    writeFileSync(join(source, 'evil'), lineOf('"forged"', { secret: 'x' }));
    symlinkSync(parent, join(source, 'inside', 'link'));
    const tar = join(parent, 'evil.tgz');
    const paths = ['../evil', join(source, 'evil'), 'link'];
    execFileSync('tar', ['-czPf', tar, '-C', join(source, 'inside'), ...paths]);
    rmSync(source, { recursive: true });
    const before = everythingIn(parent);
    expect(await adopt(folder, readFileSync(tar))).toEqual({ segment: null, entries: 0 });
    expect(everythingIn(parent)).toEqual(before);
  });
});

describe('what is no archive', () => {
  const sound = gzipSync(lineOf('"kept"'));

  it.for<[string, Buffer[]]>([
    ['nothing', []],
    ['text', [Buffer.from('<html>')]],
    ['cut short', [sound.subarray(0, -10)]],
    ['damaged in the middle', [Buffer.from(sound).fill(0, 30, 40)]],
    ['more than 1 GB unpacked', Array(130).fill(gzipSync(Buffer.alloc(8 * 1024 * 1024 + 1)))],
  ])('is an error, and leaves nothing behind: %s', async ([, chunks], test) => {
    const { folder } = newFolder(test);
    await expect(adopt(folder, ...chunks)).rejects.toThrow();
    expect(segmentsIn(folder)).toEqual([]);
  });

  it('ends the reading where the source fails', async (test) => {
    const { folder } = newFolder(test);
    const broken = async function* () {
      yield sound.subarray(0, 20);
      throw new Error('the connection is gone');
    };
    await expect(adoptArchive(folder, broken(), OURS, NOW)).rejects.toThrow('the connection is gone');
    expect(segmentsIn(folder)).toEqual([]);
  });
});

describe('a folder whose version is a link', () => {
  it('takes nothing over', async (test) => {
    const { parent, folder } = newFolder(test);
    const outside = join(parent, 'outside');
    mkdirSync(outside);
    mkdirSync(folder, { recursive: true });
    symlinkSync(outside, join(folder, 'v2'));
    await expect(adopt(folder, gzipSync(lineOf('"kept"')))).rejects.toThrow('is not a folder');
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('many entries', () => {
  it('come back all the same, in whatever parts they arrive', async (test) => {
    const { folder } = newFolder(test);
    const keys = Array.from({ length: 500 }, (_, n) => sha256(`${n}`));
    const zipped = gzipSync(keys.map((key) => lineOf(JSON.stringify(key.repeat(50)), { key })).join(''));
    const chunks = Array.from({ length: Math.ceil(zipped.length / 777) }, (_, n) =>
      zipped.subarray(n * 777, (n + 1) * 777),
    );
    expect((await adopt(folder, ...chunks)).entries).toBe(500);
    for (const key of keys.slice(0, 20)) expect(await found(folder, key)).toBe(key.repeat(50));
  });
});
