import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, type TestContext } from 'vitest';
import { cacheFolder } from '../../src/adapters/cache/file-cache.ts';
import { sha256 } from '../../src/adapters/system.ts';
import { type Json, toJson } from '../../src/ports/json.ts';
import {
  cacheIn,
  DAY_MS,
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

/** A folder whose only segment holds one entry under KEY. */
async function openFilled(test: TestContext, value: Json = 'kept') {
  const { parent, folder } = newFolder(test);
  return { parent, folder, file: await keep(folder, { [KEY]: value }) };
}

describe('an entry', () => {
  it.for<[string, Json]>([
    ['null', null],
    ['true', true],
    ['false', false],
    ['zero', 0],
    ['a large number', 1.7976931348623157e308],
    ['a small number', -5e-324],
    ['the empty text', ''],
    ['a text in many scripts', 'naïve 日本 🙂 \u0000\n\r\u2028"\\'],
    ['lone surrogates', ['\ud800', 'a\udc00b', '\udc00\ud800']],
    ['the sign of a decoding that failed', '\ufffd'],
    ['the empty list', []],
    ['the empty object', {}],
    ['nested values', { list: [1, [2, { deep: null }]], '': { ' ': false } }],
    ['a key that objects inherit', JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}')],
    ['a big text', 'a"\\\n🙂'.repeat(500_000)],
  ])('comes back as it was, at once and to a later run: %s', async ([, value], test) => {
    const { folder } = newFolder(test);
    const cache = cacheIn(folder);
    await cache.set('default', KEY, value);
    expect(JSON.stringify(await cache.get('default', KEY))).toBe(JSON.stringify(value));
    await cache.flush();
    expect(JSON.stringify(await cache.get('default', KEY))).toBe(JSON.stringify(value));
    await cache.close();
    expect(JSON.stringify(await found(folder))).toBe(JSON.stringify(value));
    expect(cache.problem()).toBeNull();
  });

  it('comes back as it was, whatever the value, the endpoint and the secret', async (test) => {
    const { folder } = newFolder(test);
    const text = fc.string({ unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        text,
        fc.option(text),
        text,
        async (value, endpoint, secret, content) => {
          const key = sha256(content);
          const [cache, later] = [cacheIn(folder, secret), cacheIn(folder, secret)];
          await cache.set(endpoint, key, toJson(value));
          await cache.close();
          expect(JSON.stringify(await later.get(endpoint, key))).toBe(JSON.stringify(value));
          await later.close();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is one line of one file, in the documented format', async (test) => {
    const { folder, file } = await openFilled(test, { answer: 'yes' });
    expect(everythingIn(folder)).toEqual([join(folder, 'v2'), file]);
    expect(file).toMatch(/\/v2\/1728043200000-[0-9a-f]{16}\.seg$/);
    expect(readFileSync(file, 'utf8')).toBe(lineOf('{"answer":"yes"}'));
  });

  it('is replaced by a later one', async (test) => {
    const { folder } = await openFilled(test, 'a longer text than the next');
    const cache = cacheIn(folder);
    await cache.set('default', KEY, 'next');
    expect(await cache.get('default', KEY)).toBe('next');
    await cache.set('default', KEY, 'last');
    expect(await cache.get('default', KEY)).toBe('last');
    await cache.close();
    expect(await found(folder)).toBe('last');
  });

  it('counts by when it was written, not by the file in which it lies', async (test) => {
    const { folder } = newFolder(test);
    const file = await keep(folder, { [KEY]: 'first' });
    writeFileSync(file, lineOf('"newer"', { written: NOW + 1 }));
    writeFileSync(join(dirname(file), '9999999999999-0123456789abcdef.seg'), lineOf('"older"'));
    expect(await found(folder)).toBe('newer');
  });

  it('is seen by every cache on the folder that knows the secret', async (test) => {
    const { folder } = newFolder(test);
    const [first, second] = [cacheIn(folder), cacheIn(folder)];
    await first.set('default', KEY, 'of the first');
    await second.set('default', OTHER_KEY, 'of the second');
    await Promise.all([first.flush(), second.flush()]);
    expect([await found(folder), await found(folder, OTHER_KEY)]).toEqual(['of the first', 'of the second']);
    await Promise.all([first.close(), second.close()]);
    expect([await found(folder), await found(folder, OTHER_KEY)]).toEqual(['of the first', 'of the second']);
  });

  it('of an endpoint without a secret comes back too, and whoever can write the folder can forge it', async (test) => {
    const { folder } = newFolder(test);
    const file = await keep(folder, { [KEY]: 'kept' }, null);
    expect(await found(folder, KEY, null)).toBe('kept');
    writeFileSync(file, lineOf('"forged"', { secret: 'no secret' }));
    expect(await found(folder, KEY, null)).toBe('forged');
  });

  it('that was never written is none', async (test) => {
    const { folder } = newFolder(test);
    const cache = cacheIn(folder);
    expect(await cache.get('default', KEY)).toBeNull();
    await cache.close();
    expect(existsSync(folder)).toBe(false);
    expect([cache.problem(), cache.changed()]).toEqual([null, false]);
  });

  it.for([
    ['empty', ''],
    ['too short', KEY.slice(1)],
    ['too long', `${KEY}0`],
    ['in capitals', KEY.toUpperCase()],
    ['followed by a line', `${KEY}\n`],
    ['a path', `../../${KEY.slice(6)}`],
  ])('under a key that is %s is the error of the programmer', async ([, key = ''], test) => {
    const { folder } = newFolder(test);
    const cache = cacheIn(folder);
    await expect(cache.get('default', key)).rejects.toThrow('not a cache key');
    await expect(cache.set('default', key, 1)).rejects.toThrow('not a cache key');
    await cache.close();
    expect(existsSync(folder)).toBe(false);
  });
});

describe('an entry in use', () => {
  it.for([
    [7, 1],
    [8, 2],
  ] as const)(
    'for %i days is written anew, as often as it has to be: %i lines',
    async ([days, lines], test) => {
      const { folder } = await openFilled(test);
      const later = cacheIn(folder, SECRET, NOW + days * DAY_MS);
      expect(await later.get('default', KEY)).toBe('kept');
      expect(await later.get('default', KEY)).toBe('kept');
      await later.close();
      expect(later.changed()).toBe(lines > 1);
      const texts = segmentsIn(folder).map((file) => readFileSync(file, 'utf8'));
      expect(texts).toHaveLength(lines);
      expect(texts.at(-1)).toBe(
        lineOf('"kept"').replace(' 20000 ', ` ${lines > 1 ? 20_000 + days : 20_000} `),
      );
      expect(await found(folder)).toBe('kept');
    },
  );
});

describe('an entry that nobody vouches for', () => {
  it('of another endpoint is none', async (test) => {
    const { folder } = await openFilled(test);
    const cache = cacheIn(folder);
    expect(await cache.get('other', KEY)).toBeNull();
    await cache.close();
  });

  it.for([['another'], [null], [''], [`${SECRET} `]])(
    'with the secret %j is none',
    async ([secret], test) => {
      const { folder } = await openFilled(test);
      expect(await found(folder, KEY, secret ?? null)).toBeNull();
    },
  );

  it('without a secret is none for an endpoint that has one', async (test) => {
    const { folder } = newFolder(test);
    await keep(folder, { [KEY]: 'forged' }, null);
    expect(await found(folder)).toBeNull();
  });

  it('copied from another key is none', async (test) => {
    const { folder, file } = await openFilled(test);
    const other = readFileSync(await keep(folder, { [OTHER_KEY]: 'other' }), 'utf8');
    writeFileSync(file, other.replace(OTHER_KEY, KEY));
    expect(await found(folder)).toBeNull();
    expect(await found(folder, OTHER_KEY)).toBe('other');
  });

  it('of another time is none: an old one cannot be made the newest', async (test) => {
    const { folder, file } = await openFilled(test);
    writeFileSync(file, lineOf('"old"', { written: NOW - 1 }).replace(` ${NOW - 1} `, ` ${NOW + 1} `));
    expect(await found(folder)).toBeNull();
  });

  it('of another version is none, in its folder or in ours', async (test) => {
    const { folder, file } = await openFilled(test);
    writeFileSync(file, lineOf('"kept"', { label: 'prompt-gate cache entry v1' }));
    expect(await found(folder)).toBeNull();
    writeFileSync(file, lineOf('"kept"'));
    renameSync(join(folder, 'v2'), join(folder, 'v3'));
    expect(await found(folder)).toBeNull();
  });

  it('hides none that somebody does, however often it stands there', async (test) => {
    const { folder, file } = await openFilled(test);
    const forged = lineOf('"forged"', { secret: 'another', written: NOW + 1 });
    const [mine, theirs] = [readFileSync(file, 'utf8'), forged.replace(/ \w{16} /, lineOf('').slice(64, 82))];
    writeFileSync(file, theirs + mine + theirs.repeat(3));
    expect(await found(folder)).toBe('kept');
  });
});

describe('a damaged entry', () => {
  it('is none or what it was, wherever a byte has changed, and takes no other with it', async (test) => {
    const value = { answer: 'naïve \ufffd 🙂', usage: { input: 12, output: 3 } };
    const { folder } = newFolder(test);
    const file = await keep(folder, { [KEY]: value, [OTHER_KEY]: 'behind it' });
    const whole = readFileSync(file);
    const place = fc.nat({ max: whole.indexOf('\n') - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (whole[at] ?? 0) ^ flip;
        writeFileSync(file, damaged);
        const seen = await found(folder);
        if (seen !== null) expect(seen).toEqual(value);
        expect(await found(folder, OTHER_KEY)).toBe('behind it');
      }),
      { numRuns: 500 },
    );
    writeFileSync(file, whole);
    expect(await found(folder)).toEqual(value);
  });

  it('is none, wherever it was cut off', async (test) => {
    const { folder, file } = await openFilled(test);
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      expect(await found(folder)).toBeNull();
    }
  });

  it.for([
    ['an empty line', '\n'],
    ['a line of spaces', `${' '.repeat(200)}\n`],
    ['a header alone', `${lineOf('').trimEnd()}\n`],
    ['a code in capitals', lineOf('1').replace(/ \w{64} /, (code) => code.toUpperCase())],
    ['a code for what is no JSON', lineOf('no JSON')],
    ['a mark before it', `\ufeff${lineOf('1')}`],
    ['a carriage return behind it', lineOf('1').replace('\n', '\r\n')],
    ['a depth that exhausts a reader', `${'['.repeat(1_000_000)}\n`],
    ['a line of zeros', `${'\0'.repeat(1000)}\n`],
  ])('is none, and the next one is read: %s', async ([, source = ''], test) => {
    const { folder, file } = await openFilled(test);
    writeFileSync(file, source + lineOf('2', { key: OTHER_KEY }));
    expect(await found(folder)).toBeNull();
    expect(await found(folder, OTHER_KEY)).toBe(2);
  });

  it('is written anew', async (test) => {
    const { folder, file } = await openFilled(test);
    writeFileSync(file, 'damaged');
    await keep(folder, { [KEY]: 'sound' });
    expect(await found(folder)).toBe('sound');
  });
});

describe('an entry of more than 16 MB', () => {
  it('is none, though every byte is right, and the next one is read', async (test) => {
    const { folder, file } = await openFilled(test);
    const filled = (bytes: number) => {
      const text = '1'.padEnd(bytes - 167);
      return lineOf(text) + lineOf('2', { key: OTHER_KEY });
    };
    writeFileSync(file, filled(MAX_BYTES));
    expect(await found(folder)).toBe(1);
    writeFileSync(file, filled(MAX_BYTES + 1));
    expect([await found(folder), await found(folder, OTHER_KEY)]).toEqual([null, 2]);
  });

  it('is not written, and leaves what was there', async (test) => {
    const { folder } = await openFilled(test);
    const cache = cacheIn(folder);
    await cache.set('default', KEY, 'a'.repeat(MAX_BYTES));
    await cache.set('default', OTHER_KEY, 'short');
    expect(await cache.get('default', KEY)).toBe('kept');
    await cache.close();
    expect(cache.problem()).toMatch(/at most 16777216/);
    expect([await found(folder), await found(folder, OTHER_KEY)]).toEqual(['kept', 'short']);
  });
});

describe('a folder that cannot be written', () => {
  it('is no error of the run, and is told once', async (test) => {
    const { folder } = newFolder(test);
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    const cache = cacheIn(folder);
    expect(await cache.get('default', KEY)).toBeNull();
    expect(cache.problem()).toBeNull();
    await cache.set('default', KEY, 'lost');
    await cache.flush();
    const first = cache.problem();
    expect(first).toMatch(/^Answers cannot be kept in .*prompt-gate: EEXIST.*\.$/);
    expect(await cache.get('default', KEY)).toBeNull();
    await cache.set('default', OTHER_KEY, 'lost too');
    await cache.close();
    expect(cache.problem()).toBe(first);
    expect(readFileSync(folder, 'utf8')).toBe('a file where the folder should be');
  });

  it('tells of the first failure, whatever fails later', async (test) => {
    const { folder } = newFolder(test);
    const cache = cacheIn(folder);
    await cache.set('default', KEY, 'a'.repeat(MAX_BYTES));
    const first = cache.problem();
    await cache.set('default', KEY, 'a'.repeat(MAX_BYTES + 1));
    expect(first).toContain('bytes');
    expect(cache.problem()).toBe(first);
  });

  it('keeps what it can again once it can be written', async (test) => {
    const { folder } = newFolder(test);
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(folder, '');
    const cache = cacheIn(folder);
    await cache.set('default', KEY, 'lost');
    await cache.flush();
    rmSync(folder);
    await cache.set('default', KEY, 'kept');
    await cache.close();
    expect(await found(folder)).toBe('kept');
  });
});

describe('the folder of the cache', () => {
  it.each([
    ['/var/cache/me', '/var/cache/me/prompt-gate'],
    ['relative/cache', join(homedir(), '.cache', 'prompt-gate')],
    ['', join(homedir(), '.cache', 'prompt-gate')],
    [undefined, join(homedir(), '.cache', 'prompt-gate')],
  ])('where XDG_CACHE_HOME is %j is %s', (base, folder) => {
    expect(cacheFolder({ XDG_CACHE_HOME: base })).toBe(folder);
  });
});
