import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { type CacheFault, type CacheStep, startCacheServer } from '../../fixtures/servers/cache-server.ts';
import {
  type CacheServiceOptions,
  cacheService,
  ServiceRefusal,
} from '../../src/adapters/cache/cache-service.ts';
import { offeredService } from '../../src/adapters/cache/offered-service.ts';

const MAIN = 'refs/heads/main';
const PULL = 'refs/pull/1/merge';

async function open(test: TestContext) {
  const server = await startCacheServer();
  test.onTestFinished(() => server.close());
  const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-service-'));
  test.onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = (bytes: Buffer) => {
    const path = join(folder, 'archive');
    writeFileSync(path, bytes);
    return { path, size: bytes.length };
  };
  const service = (scopes: readonly string[] = [MAIN], options: Partial<CacheServiceOptions> = {}) => {
    const { url = '', token = '' } = offeredService(server.environment(scopes), ['prompt-gate']) ?? {};
    return cacheService({ url, token, signal: AbortSignal.timeout(20_000), ...options });
  };
  return { server, file, service };
}

async function read(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('what one run saves', () => {
  it.for([0, 1, 100_000, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, 20_000_000])(
    'the next one finds: %i bytes',
    async (size, test) => {
      const { service, server, file } = await open(test);
      const bytes = Buffer.alloc(size, 'prompt gate ');
      await service().save('gate-1', file(bytes));
      const found = await service().find(['gate-2', 'gate-', 'other-']);
      expect(found?.key).toBe('gate-1');
      expect((await read(await service().download(found?.url ?? ''))).equals(bytes)).toBe(true);
      expect(server.unknown).toEqual([]);
    },
  );

  it('is found by the first key that begins it, the newest of several', async (test) => {
    const { service, file } = await open(test);
    for (const key of ['a-1', 'a-2', 'b-3']) await service().save(key, file(Buffer.from(key)));
    const key = async (...keys: string[]) => (await service().find(keys))?.key ?? null;
    expect(await key('a-3', 'a-', 'b-')).toBe('a-2');
    expect(await key('c-3', 'c-', 'b-')).toBe('b-3');
    expect(await key('a-1')).toBe('a-1');
    expect(await key('c-3', 'c-')).toBeNull();
  });

  it('on its base branch is found by a pull request, and not the other way round', async (test) => {
    const { service, file } = await open(test);
    await service([PULL, MAIN]).save('gate-pull', file(Buffer.from('pull')));
    expect(await service([MAIN]).find(['gate-'])).toBeNull();
    await service([MAIN]).save('gate-main', file(Buffer.from('main')));
    expect((await service([MAIN]).find(['gate-']))?.key).toBe('gate-main');
    expect((await service([PULL, MAIN]).find(['gate-']))?.key).toBe('gate-pull');
    expect((await service(['refs/pull/2/merge', MAIN]).find(['gate-']))?.key).toBe('gate-main');
  });

  it('under a key that is taken is refused', async (test) => {
    const { service, file } = await open(test);
    await service().save('gate-1', file(Buffer.from('first')));
    const second = service().save('gate-1', file(Buffer.from('second')));
    await expect(second).rejects.toThrow(ServiceRefusal);
    await expect(second).rejects.toThrow(/^CreateCacheEntry: status 409, .*exists$/);
  });

  it('with a token that may only read is refused, in words of the service', async (test) => {
    const { server, file } = await open(test);
    const offered = offeredService(server.environment([MAIN], 'read'), ['prompt-gate']);
    const service = cacheService({ ...offered!, signal: AbortSignal.timeout(20_000) });
    await expect(service.save('gate-1', file(Buffer.from('x')))).rejects.toThrow('cache write denied');
  });
});

describe.concurrent('a service that fails', () => {
  const run = async (test: TestContext, step: CacheStep, fault: CacheFault, callMs = 300) => {
    const { server, service, file } = await open(test);
    await service().save('gate-0', file(Buffer.from('earlier')));
    server.fail(step, fault);
    const hasty = service([MAIN], { callMs, signal: AbortSignal.timeout(3000) });
    const work = async () => {
      const found = await hasty.find(['gate-']);
      await read(await hasty.download(found?.url ?? ''));
      await hasty.save('gate-1', file(Buffer.from('new')));
    };
    const error = await work().then(
      () => null,
      (error: Error) => error,
    );
    return { error, tries: server.requests.filter((one) => one === step).length, server };
  };
  const STEPS = [
    'GetCacheEntryDownloadURL',
    'download',
    'CreateCacheEntry',
    'upload',
    'FinalizeCacheEntryUpload',
  ] as const;
  const earlier = (step: CacheStep) => (['GetCacheEntryDownloadURL', 'download'].includes(step) ? 0 : 1);

  it.for(STEPS.flatMap((step) => ([500, 503, 'break'] as const).map((fault) => [step, fault] as const)))(
    'in %s with %s is tried once more, and named',
    async ([step, fault], test) => {
      const { error, tries } = await run(test, step, fault);
      expect(error?.message).toMatch(new RegExp(`^${step}: `));
      expect(error).not.toBeInstanceOf(ServiceRefusal);
      expect(tries - earlier(step)).toBe(2);
    },
  );

  it.for(STEPS.flatMap((step) => ([400, 403, 404, 429] as const).map((status) => [step, status] as const)))(
    'in %s with status %i says no, once',
    async ([step, status], test) => {
      const { error, tries } = await run(test, step, status);
      expect(error?.message).toMatch(new RegExp(`^${step}: status ${status}`));
      expect(error).toBeInstanceOf(ServiceRefusal);
      expect(tries - earlier(step)).toBe(1);
    },
  );

  it.for(STEPS)('in %s by never answering ends in time', async (step, test) => {
    const { error } = await run(test, step, 'hang');
    expect(error?.message).toMatch(/no answer in time|aborted/);
  });

  it.for([
    ['no JSON', 'hello'],
    ['no object', '[]'],
    ['fields of other types', '{"ok":"yes","signed_upload_url":1,"signed_download_url":1}'],
    ['no address', '{"ok":true}'],
    [
      'an address of another kind',
      '{"ok":true,"signed_download_url":"file:///etc/passwd","signed_upload_url":"file:///etc/passwd"}',
    ],
  ] as const)('by an answer that holds %s is named', async ([, body], test) => {
    for (const step of ['GetCacheEntryDownloadURL', 'CreateCacheEntry'] as const) {
      const { error } = await run(test, step, { body });
      expect(error?.message).toMatch(/is not what the service documents|gave no address/);
    }
  });

  it('in the middle of a download is an error of the reader', async (test) => {
    const { error } = await run(test, 'download', 'cut');
    expect(error).not.toBeNull();
  });

  it('tells neither token nor signature', async (test) => {
    for (const step of STEPS) {
      const { error } = await run(test, step, 500);
      expect(error?.message).not.toMatch(/sig=|http|Bearer/);
    }
  });
});

describe('the service that the runner offers', () => {
  const all = {
    ACTIONS_CACHE_SERVICE_V2: 'True',
    ACTIONS_RESULTS_URL: 'https://results.example/',
    ACTIONS_RUNTIME_TOKEN: 't',
  };

  it('is asked under names of the gate, the run and its attempt', () => {
    const run = { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '3' };
    const offered = offeredService({ ...all, ...run }, ['prompt-gate']);
    expect(offered).toMatchObject({ url: 'https://results.example/', token: 't', run: '77-3' });
    expect(offered?.prefixes).toEqual([expect.stringMatching(/^prompt-gate-[0-9a-f]{8}-$/), 'prompt-gate-']);
    expect(offeredService(all, ['another'])?.prefixes[0]).not.toBe(offered?.prefixes[0]);
  });

  it.for(Object.keys(all))('is none without %s', (name) => {
    expect(offeredService({ ...all, [name]: '' }, ['prompt-gate'])).toBeNull();
  });

  it('is none at what is no address', () => {
    expect(offeredService({ ...all, ACTIONS_RESULTS_URL: 'results' }, ['prompt-gate'])).toBeNull();
  });

  it.for([
    ['', true, true],
    ['none', false, false],
    ['read', true, false],
    ['write', true, true],
    ['Write-Only ', false, true],
    ['of tomorrow', true, true],
  ] as const)('in mode %j may be read: %s, and written: %s', ([mode, readable, writable]) => {
    expect(offeredService({ ...all, ACTIONS_CACHE_MODE: mode }, ['x'])).toMatchObject({ readable, writable });
  });
});
