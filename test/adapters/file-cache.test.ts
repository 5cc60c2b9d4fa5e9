import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, type TestContext } from 'vitest';
import { cacheFolder, fileCache } from '../../src/adapters/cache/file-cache.ts';
import { sha256 } from '../../src/adapters/system.ts';
import { type Json, toJson } from '../../src/ports/json.ts';

const SECRET = 'sk-the-secret-of-the-endpoint';
const KEY = sha256('one');
const OTHER_KEY = sha256('two');
const MAX_BYTES = 16 * 1024 * 1024;

/** A cache in a new folder that does not exist yet. */
function openCache(test: TestContext) {
  const parent = mkdtempSync(join(tmpdir(), 'prompt-gate-cache-'));
  test.onTestFinished(() => rmSync(parent, { recursive: true }));
  const folder = join(parent, 'deeper', 'prompt-gate');
  return { parent, folder, cache: withSecret(folder, SECRET) };
}

const withSecret = (folder: string, secret: string | null) => fileCache({ folder, secretOf: () => secret });

const shardOf = (folder: string, key = KEY) => join(folder, 'v1', key.slice(0, 2));
const fileOf = (folder: string, key = KEY) => join(shardOf(folder, key), `${key}.json`);

/** Every file and folder below, as full paths. */
function everythingIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
}

/** A cache with one entry under KEY. */
async function openFilled(test: TestContext, value: Json = 'kept') {
  const opened = openCache(test);
  await opened.cache.set('default', KEY, value);
  return { ...opened, file: fileOf(opened.folder) };
}

/** An entry as the documented format has it, made without the product; the label names the version. */
function entryOf(text: string, secret = SECRET, label = 'prompt-gate cache entry v1') {
  const derived = createHmac('sha256', secret).update(label).digest();
  const signed = JSON.stringify(['default', KEY, text]);
  return JSON.stringify({ value: text, mac: createHmac('sha256', derived).update(signed).digest('hex') });
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
    ['a text in many scripts', 'naïve 日本 🙂 \u0000\n\u2028"\\'],
    ['lone surrogates', ['\ud800', 'a\udc00b', '\udc00\ud800']],
    ['the sign of a decoding that failed', '\ufffd'],
    ['the empty list', []],
    ['the empty object', {}],
    ['nested values', { list: [1, [2, { deep: null }]], '': { ' ': false } }],
    ['a key that objects inherit', JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}')],
    ['a big text', 'a"\\\n🙂'.repeat(500_000)],
  ])('comes back as it was: %s', async ([, value], test) => {
    const { cache } = openCache(test);
    await cache.set('default', KEY, value);
    expect(JSON.stringify(await cache.get('default', KEY))).toBe(JSON.stringify(value));
    expect(cache.problem()).toBeNull();
  });

  it('comes back as it was, whatever the value, the endpoint and the secret', async (test) => {
    const { folder } = openCache(test);
    const text = fc.string({ unit: 'binary' });
    const secret = fc.option(text);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), text, secret, text, async (value, endpoint, secret, content) => {
        const cache = withSecret(folder, secret);
        const key = sha256(content);
        await cache.set(endpoint, key, toJson(value));
        expect(JSON.stringify(await cache.get(endpoint, key))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('lies in one file, in the documented format', async (test) => {
    const { folder, file } = await openFilled(test, { answer: 'yes' });
    expect(everythingIn(folder)).toEqual([join(folder, 'v1'), shardOf(folder), file]);
    expect(readFileSync(file, 'utf8')).toBe(entryOf('{"answer":"yes"}'));
  });

  it('is replaced by a later one', async (test) => {
    const { cache, folder } = await openFilled(test, 'a longer text than the next');
    await cache.set('default', KEY, 'next');
    expect(await cache.get('default', KEY)).toBe('next');
    expect(everythingIn(folder)).toHaveLength(3);
  });

  it('is seen by every cache on the folder that knows the secret', async (test) => {
    const { cache, folder } = openCache(test);
    const second = withSecret(folder, SECRET);
    await cache.set('default', KEY, 'of the first');
    await second.set('default', OTHER_KEY, 'of the second');
    expect(await second.get('default', KEY)).toBe('of the first');
    expect(await cache.get('default', OTHER_KEY)).toBe('of the second');
  });

  it('of an endpoint without a secret comes back too, and whoever can write the folder can forge it', async (test) => {
    const { folder } = openCache(test);
    const cache = withSecret(folder, null);
    await cache.set('default', KEY, 'honest');
    expect(await cache.get('default', KEY)).toBe('honest');
    writeFileSync(fileOf(folder), entryOf('"forged"', 'no secret'));
    expect(await cache.get('default', KEY)).toBe('forged');
  });

  it('that was never written is none', async (test) => {
    const { cache, folder } = openCache(test);
    expect(await cache.get('default', KEY)).toBeNull();
    expect(existsSync(folder)).toBe(false);
    expect(cache.problem()).toBeNull();
  });

  it.for([
    ['empty', ''],
    ['too short', KEY.slice(1)],
    ['too long', `${KEY}0`],
    ['in capitals', KEY.toUpperCase()],
    ['followed by a line', `${KEY}\n`],
    ['a path', `../../${KEY.slice(6)}`],
  ])('under a key that is %s is the error of the programmer', async ([, key = ''], test) => {
    const { cache, folder } = openCache(test);
    await expect(cache.get('default', key)).rejects.toThrow('not a cache key');
    await expect(cache.set('default', key, 1)).rejects.toThrow('not a cache key');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('an entry that nobody vouches for', () => {
  it('of another endpoint is none', async (test) => {
    const { cache } = await openFilled(test);
    expect(await cache.get('other', KEY)).toBeNull();
  });

  it.for([['another'], [null], [''], [`${SECRET} `]])(
    'with the secret %j is none',
    async ([secret], test) => {
      const { folder } = await openFilled(test);
      expect(await withSecret(folder, secret ?? null).get('default', KEY)).toBeNull();
    },
  );

  it('without a secret is none for an endpoint that has one', async (test) => {
    const { cache, folder } = openCache(test);
    await withSecret(folder, null).set('default', KEY, 'forged');
    expect(await cache.get('default', KEY)).toBeNull();
  });

  it('copied from another key is none', async (test) => {
    const { cache, folder, file } = await openFilled(test);
    await cache.set('default', OTHER_KEY, 'other');
    writeFileSync(file, readFileSync(fileOf(folder, OTHER_KEY)));
    expect(await cache.get('default', KEY)).toBeNull();
    expect(await cache.get('default', OTHER_KEY)).toBe('other');
  });

  it('of another version is none, in its folder or in ours', async (test) => {
    const { cache, folder, file } = await openFilled(test);
    writeFileSync(file, entryOf('"kept"', SECRET, 'prompt-gate cache entry v2'));
    expect(await cache.get('default', KEY)).toBeNull();
    await cache.set('default', KEY, 'kept');
    renameSync(join(folder, 'v1'), join(folder, 'v2'));
    expect(await cache.get('default', KEY)).toBeNull();
  });
});

describe('a damaged entry', () => {
  it('is none or what it was, wherever a byte has changed', async (test) => {
    const value = { answer: 'naïve \ufffd 🙂', usage: { input: 12, output: 3 } };
    const { cache, file } = await openFilled(test, value);
    const whole = readFileSync(file);
    const place = fc.nat({ max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (whole[at] ?? 0) ^ flip;
        writeFileSync(file, damaged);
        const found = await cache.get('default', KEY);
        if (found !== null) expect(found).toEqual(value);
      }),
      { numRuns: 500 },
    );
    writeFileSync(file, whole);
    expect(await cache.get('default', KEY)).toEqual(value);
  });

  it('is none, wherever it was cut off', async (test) => {
    const { cache, file } = await openFilled(test);
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      expect(await cache.get('default', KEY)).toBeNull();
    }
  });

  it.for([
    ['null', 'null'],
    ['a number', '1'],
    ['a list', '[]'],
    ['no value', `{"mac":"${'0'.repeat(64)}"}`],
    ['no code', '{"value":"1"}'],
    ['a code that is no text', '{"value":"1","mac":1}'],
    ['an empty code', '{"value":"1","mac":""}'],
    ['a value that is no text', `{"value":1,"mac":"${'0'.repeat(64)}"}`],
    ['a code with more behind it', entryOf('1').replace('"}', '00"}')],
    ['a code for what is no JSON', entryOf('no JSON')],
    ['a mark before it', `\ufeff${entryOf('1')}`],
    ['a depth that exhausts a reader', '['.repeat(1_000_000)],
  ])('is none: %s', async ([, source = ''], test) => {
    const { cache, file } = await openFilled(test);
    writeFileSync(file, source);
    expect(await cache.get('default', KEY)).toBeNull();
  });

  it('is written over', async (test) => {
    const { cache, file } = await openFilled(test);
    writeFileSync(file, 'damaged');
    await cache.set('default', KEY, 'sound');
    expect(await cache.get('default', KEY)).toBe('sound');
    expect(cache.problem()).toBeNull();
  });
});

describe('what is no file of a sensible size', () => {
  it('is none where a folder lies in its place, and cannot be written', async (test) => {
    const { cache, folder, file } = await openFilled(test);
    rmSync(file);
    mkdirSync(file);
    expect(await cache.get('default', KEY)).toBeNull();
    await cache.set('default', KEY, 'new');
    expect(cache.problem()).toMatch(/cannot be kept/);
    expect(everythingIn(folder)).toHaveLength(3);
  });

  it('is none where a pipe lies in its place, at once', async (test) => {
    const { cache, file } = await openFilled(test);
    rmSync(file);
    execFileSync('mkfifo', [file]);
    expect(await cache.get('default', KEY)).toBeNull();
  });

  it('is none where a link lies in its place, which a write replaces and does not follow', async (test) => {
    const { cache, parent, file } = await openFilled(test);
    const outside = join(parent, 'outside.json');
    renameSync(file, outside);
    const before = readFileSync(outside, 'utf8');
    symlinkSync(outside, file);
    expect(await cache.get('default', KEY)).toBeNull();
    await cache.set('default', KEY, 'new');
    expect(lstatSync(file).isFile()).toBe(true);
    expect(await cache.get('default', KEY)).toBe('new');
    expect(readFileSync(outside, 'utf8')).toBe(before);
  });

  it('is none where a link leads nowhere, or to itself', async (test) => {
    const { cache, parent, file } = await openFilled(test);
    for (const target of [join(parent, 'nowhere'), file]) {
      rmSync(file, { force: true });
      symlinkSync(target, file);
      expect(await cache.get('default', KEY)).toBeNull();
    }
  });

  it.for([
    ['version', (folder: string) => join(folder, 'v1')],
    ['shard', (folder: string) => shardOf(folder)],
  ] as const)(
    'is none behind a folder of the %s that is a link, and is not written there',
    async ([, linkOf], test) => {
      const { cache, parent, folder } = await openFilled(test);
      const outside = join(parent, 'outside');
      renameSync(linkOf(folder), outside);
      symlinkSync(outside, linkOf(folder));
      const before = everythingIn(outside);
      expect(await cache.get('default', KEY)).toBeNull();
      await cache.set('default', KEY, 'new');
      await cache.set('default', OTHER_KEY, 'new');
      expect(cache.problem()).toContain(`${linkOf(folder)} is not a folder`);
      expect(everythingIn(outside)).toEqual(before);
    },
  );

  it('is none above 16 MB, though every byte is right', async (test) => {
    const { cache, file } = await openFilled(test);
    const entry = entryOf('1');
    writeFileSync(file, entry.padEnd(MAX_BYTES));
    expect(await cache.get('default', KEY)).toBe(1);
    truncateSync(file, 0);
    writeFileSync(file, entry.padEnd(MAX_BYTES + 1));
    expect(await cache.get('default', KEY)).toBeNull();
  });

  it('is not written above 16 MB, and leaves what was there', async (test) => {
    const { cache, folder } = await openFilled(test);
    await cache.set('default', KEY, 'a'.repeat(MAX_BYTES));
    expect(await cache.get('default', KEY)).toBe('kept');
    expect(cache.problem()).toMatch(/at most 16777216/);
    expect(everythingIn(folder)).toHaveLength(3);
  });
});

describe('many at once', () => {
  it('end in one of the values, and a reader sees none or a whole one meanwhile', async (test) => {
    const { cache, folder } = openCache(test);
    const second = withSecret(folder, SECRET);
    const values = Array.from({ length: 50 }, (_, n) => `${n}:`.padEnd(1 + n * 4000, 'x'));
    const writes = values.map((value, n) => (n % 2 ? cache : second).set('default', KEY, value));
    const reads = values.map(() => cache.get('default', KEY));
    await Promise.all(writes);
    for (const seen of await Promise.all(reads)) expect([null, ...values]).toContain(seen);
    expect(values).toContain(await cache.get('default', KEY));
    expect([cache.problem(), second.problem()]).toEqual([null, null]);
    expect(everythingIn(folder)).toHaveLength(3);
  });

  it('keep every one of their own keys', async (test) => {
    const { cache } = openCache(test);
    const keys = Array.from({ length: 50 }, (_, n) => sha256(`${n}`));
    await Promise.all(keys.map((key) => cache.set('default', key, key)));
    expect(await Promise.all(keys.map((key) => cache.get('default', key)))).toEqual(keys);
  });
});

describe('a folder that cannot be written', () => {
  it('is no error of the run, and is told once', async (test) => {
    const { cache, folder } = openCache(test);
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    expect(await cache.get('default', KEY)).toBeNull();
    expect(cache.problem()).toBeNull();
    await cache.set('default', KEY, 'lost');
    const first = cache.problem();
    expect(first).toMatch(/^Answers cannot be kept in .*prompt-gate: EEXIST.*\.$/);
    await cache.set('default', OTHER_KEY, 'lost too');
    expect(cache.problem()).toBe(first);
    expect(await cache.get('default', KEY)).toBeNull();
    expect(readFileSync(folder, 'utf8')).toBe('a file where the folder should be');
  });

  it('tells of the first failure, whatever fails later', async (test) => {
    const { cache } = openCache(test);
    await cache.set('default', KEY, 'a'.repeat(MAX_BYTES));
    const first = cache.problem();
    await cache.set('default', KEY, 'a'.repeat(MAX_BYTES + 1));
    expect(first).toContain('bytes');
    expect(cache.problem()).toBe(first);
  });

  it('keeps what it can again once it can be written', async (test) => {
    const { cache, folder } = openCache(test);
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(folder, '');
    await cache.set('default', KEY, 'lost');
    rmSync(folder);
    await cache.set('default', KEY, 'kept');
    expect(await cache.get('default', KEY)).toBe('kept');
  });
});

describe('what others on the machine can see', () => {
  it('is nothing: files and folders belong to their owner alone', async (test) => {
    const { parent, folder, file } = await openFilled(test);
    const folders = [join(parent, 'deeper'), folder, join(folder, 'v1'), shardOf(folder)];
    for (const path of folders) expect([path, lstatSync(path).mode & 0o777]).toEqual([path, 0o700]);
    expect(lstatSync(file).mode & 0o777).toBe(0o600);
  });

  it('holds no secret, in no file, name or message', async (test) => {
    const { cache, folder } = await openFilled(test, { answer: 'text' });
    await cache.set('default', OTHER_KEY, 'a'.repeat(MAX_BYTES));
    const paths = everythingIn(folder);
    const files = paths.filter((path) => lstatSync(path).isFile());
    const seen = [...paths, ...files.map((path) => readFileSync(path, 'latin1')), cache.problem() ?? ''];
    expect(files).toHaveLength(1);
    for (const encoding of ['utf8', 'hex', 'base64'] as const) {
      expect(seen.join('\n')).not.toContain(Buffer.from(SECRET).toString(encoding));
    }
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

  it('may be a link: where it leads is the choice of its owner', async (test) => {
    const { cache, parent, folder } = openCache(test);
    const elsewhere = join(parent, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(dirname(folder), { recursive: true });
    symlinkSync(elsewhere, folder);
    await cache.set('default', KEY, 'kept');
    expect(await cache.get('default', KEY)).toBe('kept');
    expect(existsSync(fileOf(elsewhere))).toBe(true);
  });
});
