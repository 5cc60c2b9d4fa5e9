import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localCache, localCacheFolder } from '../../src/adapters/cache/local-cache.ts';
import { sha256 } from '../../src/adapters/system.ts';

const KEY = 'a'.repeat(64);

describe('the cache of a terminal', () => {
  it.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', { HOME: '/home/ada' }, '/home/ada/.cache/prompt-gate/local/'],
    ['linux', { HOME: '/home/ada', XDG_CACHE_HOME: '/var/kept' }, '/var/kept/prompt-gate/local/'],
    ['linux', { HOME: '/home/ada', XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/prompt-gate/local/'],
    ['darwin', { HOME: '/Users/ada' }, '/Users/ada/Library/Caches/prompt-gate/local/'],
    ['darwin', { HOME: '/Users/ada', XDG_CACHE_HOME: '/kept' }, '/kept/prompt-gate/local/'],
    ['win32', { HOME: '/c/ada', LOCALAPPDATA: '/c/ada/Local' }, '/c/ada/Local/prompt-gate/local/'],
    ['win32', { HOME: '/c/ada' }, '/c/ada/AppData/Local/prompt-gate/local/'],
  ])('on %s with %j lies below %s', (platform, environment, below) => {
    const folder = localCacheFolder(environment, platform, '/repo/.git', sha256);
    expect(folder.startsWith(below)).toBe(true);
    expect(localCacheFolder(environment, platform, '/other/.git', sha256)).not.toBe(folder);
  });

  it('keeps for later runs, each endpoint under its own secret', async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-cache-'));
    test.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const open = (secret: string) => localCache(folder, ['default'], () => secret);
    const first = open('one');
    await first.set('default', KEY, { said: 'yes' });
    expect(await first.close()).toBeNull();
    const [same, other] = [open('one'), open('two')];
    expect(await same.get('default', KEY)).toEqual({ said: 'yes' });
    expect(await other.get('default', KEY)).toBeNull();
    await Promise.all([same.close(), other.close()]);
  });

  it('merges what many runs have left into one file', async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-cache-'));
    test.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (let n = 0; n < 20; n += 1) {
      const cache = localCache(folder, ['default'], () => 'one');
      await cache.set('default', sha256(String(n)), n);
      await cache.close();
    }
    expect(readdirSync(join(folder, 'v2')).length).toBeLessThan(17);
    const cache = localCache(folder, ['default'], () => 'one');
    expect(await cache.get('default', sha256('0'))).toBe(0);
    await cache.close();
  });

  it('says why nothing could be kept', async () => {
    const cache = localCache('/dev/null/nowhere', ['default'], () => 'one');
    await cache.set('default', KEY, 1);
    expect(await cache.close()).toMatch(/cannot be kept in \/dev\/null\/nowhere/);
  });
});
