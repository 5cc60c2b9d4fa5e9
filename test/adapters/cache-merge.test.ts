import { readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { voucherOf } from '../../src/adapters/cache/entry-line.ts';
import { type MergeOptions, mergeSegments } from '../../src/adapters/cache/merge.ts';
import { sha256 } from '../../src/adapters/system.ts';
import {
  cacheIn,
  DAY_MS,
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

const merge = (folder: string, options: Partial<MergeOptions> = {}) =>
  mergeSegments(folder, { now: NOW, maxSegments: 1, ...options });
const keysOf = (count: number) => Array.from({ length: count }, (_, n) => sha256(`${n}`));
const linesIn = (folder: string) =>
  segmentsIn(folder).flatMap((path) => readFileSync(path, 'utf8').split('\n').slice(0, -1));

describe('segments are merged', () => {
  it('into one where there are more than 16, and each entry is there once', async (test) => {
    const { folder } = newFolder(test);
    const keys = keysOf(16);
    for (const key of keys) await keep(folder, { [key]: key, [KEY]: key });
    await mergeSegments(folder, { now: NOW });
    expect(segmentsIn(folder)).toHaveLength(16);
    await keep(folder, { [KEY]: 'last' });
    await mergeSegments(folder, { now: NOW });
    expect(segmentsIn(folder)).toHaveLength(1);
    expect(linesIn(folder)).toHaveLength(17);
    for (const key of keys) expect(await found(folder, key)).toBe(key);
    expect(await found(folder)).toBe('last');
  });

  it('without what nobody has used for more than 30 days', async (test) => {
    const { folder } = newFolder(test);
    await keep(folder, { [KEY]: 'kept', [OTHER_KEY]: 'used' });
    expect(await found(folder, OTHER_KEY, SECRET, NOW + 20 * DAY_MS)).toBe('used');
    await merge(folder, { now: NOW + 30 * DAY_MS });
    expect([await found(folder), await found(folder, OTHER_KEY)]).toEqual(['kept', 'used']);
    await keep(folder, { [sha256('new')]: 'new' }, SECRET, NOW + 31 * DAY_MS);
    await merge(folder, { now: NOW + 31 * DAY_MS });
    expect([await found(folder), await found(folder, OTHER_KEY)]).toEqual([null, 'used']);
  });

  it('to a limit of bytes, of which the entries used last get their share', async (test) => {
    const { folder } = newFolder(test);
    const keys = keysOf(5);
    for (const [n, key] of keys.entries())
      await keep(folder, { [key]: 'x'.repeat(1000) }, SECRET, NOW + n * DAY_MS);
    await mergeSegments(folder, { now: NOW + 5 * DAY_MS, maxBytes: 2500 });
    expect(await Promise.all(keys.map((key) => found(folder, key)))).toEqual([
      null,
      null,
      null,
      expect.any(String),
      expect.any(String),
    ]);
    expect(segmentsIn(folder)).toHaveLength(1);
  });

  it('with the entries of other endpoints and other secrets', async (test) => {
    const { folder } = newFolder(test);
    await keep(folder, { [KEY]: 'ours' });
    await keep(folder, { [KEY]: 'of another secret' }, 'another');
    const other = cacheIn(folder);
    await other.set('other', KEY, 'of another endpoint');
    await other.close();
    await merge(folder);
    expect(segmentsIn(folder)).toHaveLength(1);
    expect([await found(folder), await found(folder, KEY, 'another')]).toEqual(['ours', 'of another secret']);
    expect(await other.get('other', KEY)).toBe('of another endpoint');
    await other.close();
  });

  it('without damaged lines, and without forged ones where the voucher is known', async (test) => {
    const { folder } = newFolder(test);
    const file = await keep(folder, { [KEY]: 'kept' });
    const voucher = voucherOf('default', SECRET);
    const forged = lineOf('"forged"', { secret: 'x', written: NOW + 1 }).replace(
      / \w{16} /,
      ` ${voucher.id} `,
    );
    writeFileSync(file, `${readFileSync(file, 'utf8')}${forged}junk\n\n${'x'.repeat(5000)}`);
    await keep(folder, { [OTHER_KEY]: 'other' });
    await merge(folder, { vouchers: new Map([[voucher.id, voucher]]) });
    expect(linesIn(folder)).toHaveLength(2);
    expect([await found(folder), await found(folder, OTHER_KEY)]).toEqual(['kept', 'other']);
  });
});

describe('segments are left alone', () => {
  it('while a process writes them, and merged two days after it has been killed', async (test) => {
    const { folder } = newFolder(test);
    await keep(folder, { [KEY]: 'kept' });
    await keep(folder, { [KEY]: 'again' });
    const writer = cacheIn(folder);
    await writer.set('default', OTHER_KEY, 'being written');
    await writer.flush();
    await merge(folder);
    expect(segmentsIn(folder)).toHaveLength(2);
    await writer.set('default', sha256('more'), 'more');
    await writer.flush();
    expect(await found(folder, sha256('more'))).toBe('more');
    const part = segmentsIn(folder).find((path) => path.endsWith('.part')) ?? '';
    utimesSync(part, (NOW - 3 * DAY_MS) / 1000, (NOW - 3 * DAY_MS) / 1000);
    await merge(folder);
    expect(segmentsIn(folder)).toHaveLength(1);
    expect(await found(folder, sha256('more'))).toBe('more');
    await writer.close();
  });

  it('where they are links, which count for nothing and are not removed', async (test) => {
    const { parent, folder } = newFolder(test);
    await keep(folder, { [KEY]: 'kept' });
    const outside = join(parent, 'outside');
    writeFileSync(outside, lineOf('"outside"', { key: OTHER_KEY }));
    const link = join(folder, 'v2', '1728043200000-0123456789abcdef.seg');
    symlinkSync(outside, link);
    await merge(folder);
    await keep(folder, { [KEY]: 'again' });
    await merge(folder);
    expect(segmentsIn(folder)).toHaveLength(2);
    expect(segmentsIn(folder)).toContain(link);
    expect(readFileSync(outside, 'utf8')).toBe(lineOf('"outside"', { key: OTHER_KEY }));
    expect(await found(folder, OTHER_KEY)).toBeNull();
  });
});

describe('what a killed merge leaves', () => {
  it.for([
    [3, []],
    [1, ['.tmp']],
  ] as const)('after %i days: %j', async ([days, left], test) => {
    const { folder } = newFolder(test);
    for (const value of ['a', 'b']) await keep(folder, { [KEY]: value });
    const draft = join(folder, 'v2', '1728043200000-0123456789abcdef.tmp');
    writeFileSync(draft, 'half');
    utimesSync(draft, (NOW - days * DAY_MS) / 1000, (NOW - days * DAY_MS) / 1000);
    await merge(folder);
    expect(
      segmentsIn(folder)
        .map((path) => path.slice(path.lastIndexOf('.')))
        .sort(),
    ).toEqual(['.seg', ...left]);
  });
});

describe('merges beside other processes', () => {
  it('lose nothing, whoever reads, writes and merges meanwhile', async (test) => {
    const { folder } = newFolder(test);
    const keys = keysOf(40);
    const write = async (key: string, n: number) => {
      await keep(folder, { [key]: key }, SECRET, NOW + n);
      await Promise.all([merge(folder), merge(folder)]);
      return found(folder, key);
    };
    for (let n = 0; n < keys.length; n += 8) {
      const part = keys.slice(n, n + 8);
      expect(await Promise.all(part.map((key, m) => write(key, n + m)))).toEqual(part);
    }
    await merge(folder);
    expect(await Promise.all(keys.map((key) => found(folder, key)))).toEqual(keys);
    expect(segmentsIn(folder)).toHaveLength(1);
  });

  it('leave a running reader what it has opened', async (test) => {
    const { folder } = newFolder(test);
    for (const key of [KEY, OTHER_KEY]) await keep(folder, { [key]: key });
    const reader = cacheIn(folder);
    expect(await reader.get('default', KEY)).toBe(KEY);
    await merge(folder);
    expect(await reader.get('default', OTHER_KEY)).toBe(OTHER_KEY);
    await reader.close();
  });
});
