import { execFileSync } from 'node:child_process';
import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it, type TestContext } from 'vitest';
import {
  type CacheFault,
  type CacheServer,
  type CacheStep,
  startCacheServer,
} from '../../fixtures/servers/cache-server.ts';
import type { ActionResult } from '../../fixtures/servers/run-action.ts';
import { CONFIG, MINOR, worldOf } from './endpoint-given.ts';
import { LONG_KEY } from './event-given.ts';
import { type Files, PROMPT, unfaithfulOn, type World } from './world.ts';

const MAIN = 'refs/heads/main';
const PULL = 'refs/pull/1/merge';
const SAVING = ['CreateCacheEntry', 'upload', 'FinalizeCacheEntryUpload'] as const;
const RESTORING = ['GetCacheEntryDownloadURL', 'download'] as const;
/** Node then names every module that it loads. */
const SHOWING_MODULES = { environment: { NODE_DEBUG: 'esm' } };
/** A comment would hand the verdict itself to the next run. */
const QUIET = { comment: 'never' };

interface Given {
  readonly world: World;
  readonly service: CacheServer;
  /** A run on a new machine, with a token of its own. */
  run(number: number, more?: Parameters<World['run']>[1], scopes?: readonly string[]): Promise<ActionResult>;
  /** Requests to models since the last look. */
  asked(): number;
}

async function given(test: TestContext, files: Files = {}, apiKey = LONG_KEY): Promise<Given> {
  const [world, service] = await Promise.all([worldOf(test, 6, files, [], { apiKey }), startCacheServer()]);
  test.onTestFinished(() => service.close());
  let seen = 0;
  return {
    world,
    service,
    run: (number, { inputs, environment, ...more } = {}, scopes = [PULL, MAIN]) =>
      world.run(number, {
        inputs: { ...QUIET, ...inputs },
        environment: { ...service.environment(scopes), ...environment },
        ...more,
      }),
    asked() {
      const before = seen;
      seen = world.model.requests.length;
      return seen - before;
    },
  };
}

const textOf = ({ entries }: CacheServer, n = -1) =>
  gunzipSync(entries.at(n)?.bytes ?? gzipSync('')).toString();
const linesAbout = ({ log }: ActionResult) =>
  log.split('\n').filter((line) => line.includes('later runs') || line.includes('earlier runs'));

describe.concurrent('a run on a new machine', () => {
  it('asks no model what an earlier run asked, and says so', async (test) => {
    const { world, service, run, asked } = await given(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    const first = await run(number);
    expect(first.outputs.verdict).toBe('pass');
    expect(asked()).toBeGreaterThan(12);
    expect(first.log).toContain('No earlier run has left answers');
    expect(service.requests).toEqual(['GetCacheEntryDownloadURL', ...SAVING]);
    const second = await run(number);
    expect(asked()).toBe(0);
    expect(second.outputs.verdict).toBe('pass');
    expect(second.results.usage).toMatchObject({ modelCalls: 0 });
    expect(second.results.prompts[0].metrics).toEqual(first.results.prompts[0].metrics);
    expect(second.log).toMatch(
      /Restored \d+ answers and scores of earlier runs \(prompt-gate-[0-9a-f]{8}-1-1-/,
    );
    // Nothing new, nothing saved.
    expect(service.requests.slice(4)).toEqual([...RESTORING]);
    expect(service.unknown).toEqual([]);
  });

  it('keeps what a run kept that was red, and adds to it', async (test) => {
    const { world, service, run, asked } = await given(test);
    world.answer = unfaithfulOn(6);
    const number = await world.propose({ [PROMPT]: MINOR });
    expect((await run(number)).outputs.verdict).toBe('blocked');
    asked();
    expect((await run(number)).outputs.verdict).toBe('blocked');
    expect(asked()).toBe(0);
    await run(number, { inputs: { fresh: 'true' } });
    expect(asked()).toBeGreaterThan(0);
    expect(service.entries).toHaveLength(2);
    const third = await run(number);
    expect(asked()).toBe(0);
    expect(third.results.run.reruns).toBe(1);
    // A fresh run replaces lists of answers by longer ones: the archive holds each once.
    expect(textOf(service).length).toBeGreaterThan(textOf(service, 0).length);
    const names = textOf(service)
      .split('\n')
      .map((line) => line.slice(0, 81));
    expect(new Set(names).size).toBe(names.length);
  });

  it('keeps what a run kept that its budget ended', async (test) => {
    const { world, service, run, asked } = await given(test, {
      [CONFIG]:
        'budget: { max-usd: 0.001 }\nprices: { small: { input: 2, output: 2 }, gpt-4o: { input: 2, output: 2 } }\n',
    });
    const number = await world.propose({ [PROMPT]: MINOR });
    const first = await run(number, { inputs: { concurrency: '1' } });
    expect(first.outputs.verdict).toBe('inconclusive');

    const before = asked();
    expect(before).toBeGreaterThan(0);
    expect(service.entries.map(({ done }) => done)).toEqual([true]);
    const second = await run(number, { inputs: { concurrency: '1' } });
    expect(second.log).toMatch(/Restored [1-9]\d* answers/);
    expect(textOf(service).length).toBeGreaterThan(textOf(service, 0).length);
  });

  it('for a pull request takes what its base branch saved, and leaves nothing there', async (test) => {
    const { world, run, asked } = await given(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    await run(number, {}, [PULL, MAIN]);
    asked();
    await run(number, {}, [MAIN]);
    expect(asked()).toBeGreaterThan(0);
    await run(number, {}, ['refs/pull/2/merge', MAIN]);
    expect(asked()).toBe(0);
  });

  it('in parts gives each part again what it asked', async (test) => {
    const { world, run, asked } = await given(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    const parts = async () => {
      for (const shard of ['1/2', '2/2']) expect((await run(number, { inputs: { shard } })).code).toBe(0);
      return asked();
    };
    expect(await parts()).toBeGreaterThan(12);
    expect(await parts()).toBe(0);
  });

  it('of another gate starts from what the first one left, and then keeps its own', async (test) => {
    const { world, service, run, asked } = await given(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    await run(number);
    asked();
    const second = await run(number, { inputs: { 'status-context': 'second', fresh: 'true' } });
    expect(second.log).toMatch(/Restored \d+ answers/);
    const [first, other] = service.entries.map(({ key }) => key.slice(0, 20));
    expect(first).not.toBe(other);
  });
});

describe.concurrent('the cache service is not asked', () => {
  it.for<[string, Parameters<World['run']>[1], Files]>([
    ['with `cache: false`', { inputs: { cache: 'false' } }, {}],
    ['where the config keeps nothing', {}, { [CONFIG]: 'cache: { enabled: false }\n' }],
    ['where the runner offers none', { environment: { ACTIONS_CACHE_SERVICE_V2: '' } }, {}],
    ['without a token', { environment: { ACTIONS_RUNTIME_TOKEN: '' } }, {}],
    ['where the run may not use it', { environment: { ACTIONS_CACHE_MODE: 'none' } }, {}],
  ])('%s', async ([, options, files], test) => {
    const { world, service, run } = await given(test, files);
    const number = await world.propose({ [PROMPT]: MINOR });
    expect((await run(number, options)).outputs.verdict).toBe('pass');
    expect([service.requests, service.unknown]).toEqual([[], []]);
  });

  it('by a run that touches no prompt, which does not even load the client', async (test) => {
    const { world, service, run } = await given(test);
    const number = await world.propose({ 'README.md': '# Other\n' });
    const { outputs, log } = await run(number, SHOWING_MODULES);
    expect(outputs.verdict).toBe('not-applicable');
    expect([service.requests, service.unknown]).toEqual([[], []]);
    const client = /chunks\/carrier-/;
    expect(log).not.toMatch(client);
    const other = await world.propose({ [PROMPT]: MINOR });
    expect((await run(other, SHOWING_MODULES)).log).toMatch(client);
  });

  it('with a key of an endpoint that could be guessed from what is carried, and says so', async (test) => {
    const { world, service, run } = await given(test, {}, 'sk-fifteen-only');
    const number = await world.propose({ [PROMPT]: MINOR });
    const { log, outputs } = await run(number);
    expect(outputs.verdict).toBe('pass');
    expect(service.requests).toEqual([]);
    expect(log.match(/not carried to other machines: .*`default`.*16 characters/g)).toHaveLength(1);
  });

  it('and files on the machine are used all the same with `cache: false`', async (test) => {
    const { world, run, asked } = await given(test);
    const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-machine-'));
    test.onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const number = await world.propose({ [PROMPT]: MINOR });
    const options = { inputs: { cache: 'false' }, environment: { XDG_CACHE_HOME: folder } };
    await run(number, options);
    asked();
    await run(number, options);
    expect(asked()).toBe(0);
  });

  it('with a word that is none, which ends the run', async (test) => {
    const { world, run } = await given(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    const { code, log } = await run(number, { inputs: { cache: 'no' } });
    expect(code).toBe(1);
    expect(log).toMatch(/input `cache`/);
  });
});

describe.concurrent('a cache service that fails', () => {
  it.for<[CacheStep, string, CacheFault]>([
    ...[...RESTORING, ...SAVING].flatMap((step): [CacheStep, string, CacheFault][] => [
      [step, 'status 500', 500],
      [step, 'no answer', 'break'],
    ]),
    ['GetCacheEntryDownloadURL', 'nonsense', { body: '<html>' }],
    ['download', 'status 403', 403],
    ['CreateCacheEntry', 'status 403', 403],
  ])('in %s with %s changes no verdict, and is said once', async ([step, , fault], test) => {
    const { world, service, run } = await given(test);
    world.answer = unfaithfulOn(6);
    const number = await world.propose({ [PROMPT]: MINOR });
    if (step === 'download') await run(number, {}, [MAIN]);
    service.fail(step, fault);
    const result = await run(number);
    expect([result.code, result.outputs.verdict, world.status(number)?.state]).toEqual([
      1,
      'blocked',
      'failure',
    ]);
    const restores = (RESTORING as readonly CacheStep[]).includes(step);
    const notice = restores ? /could not be restored: / : /could not be saved for later runs: /;
    expect(
      linesAbout(result).filter((line) => notice.test(line)),
      result.log,
    ).toHaveLength(1);
    expect(linesAbout(result).filter((line) => /could not be/.test(line))).toHaveLength(1);
    expect(result.log).not.toMatch(/sig=/);
  });

  it.for<[string, (bytes: Buffer) => CacheFault]>([
    ['is empty', () => ({ body: '' })],
    ['is cut short', (bytes) => ({ body: bytes.subarray(0, -20) })],
    ['breaks off', () => 'cut'],
  ])('with an archive that %s changes no verdict', async ([, fault], test) => {
    const { world, service, run, asked } = await given(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    await run(number, {}, [MAIN]);
    service.fail('download', fault(service.entries[0]?.bytes ?? Buffer.alloc(0)));
    asked();
    const result = await run(number);
    expect(asked()).toBeGreaterThan(12);
    expect(result.outputs.verdict).toBe('pass');
    expect(result.log.match(/could not be restored/g)).toHaveLength(1);
  });

  it('by a run that may only read is no warning', async (test) => {
    const { world, service, run } = await given(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    const result = await run(number, { environment: service.environment([PULL], 'read') });
    expect(result.outputs.verdict).toBe('pass');
    expect(linesAbout(result).join('\n')).toContain('cache write denied');
    expect(result.log).not.toMatch(/::warning::.*later runs/);
  });
});

describe.concurrent('a poisoned archive', () => {
  it('is not believed: what it says otherwise is asked again', async (test) => {
    const { world, service, run, asked } = await given(test);
    world.answer = unfaithfulOn(6);
    const number = await world.propose({ [PROMPT]: MINOR });
    await run(number, {}, [MAIN]);
    const [saved] = service.entries;
    const forged = textOf(service)
      .replaceAll('purple hats', 'blue coats')
      .replaceAll('not_found', 'supported');
    saved!.bytes = gzipSync(forged);
    asked();
    const result = await run(number);
    expect(asked()).toBeGreaterThan(12);
    expect(result.outputs.verdict).toBe('blocked');
    expect(JSON.stringify(result.results)).not.toContain('blue coats');
    expect(textOf(service)).not.toContain('blue coats');
  });

  it('of another key is not believed, and not carried on', async (test) => {
    const [one, other] = await Promise.all([given(test), given(test, {}, 'sk-another-key-of-usual-length')]);
    const number = await one.world.propose({ [PROMPT]: MINOR });
    await one.run(number, {}, [MAIN]);
    const theirs = textOf(one.service);
    await other.world.propose({ [PROMPT]: MINOR });
    await other.run(1, {}, [MAIN]);
    other.service.entries[0]!.bytes = gzipSync(theirs);
    const result = await other.run(1);
    expect(result.log).toContain('Restored 0 answers');
    for (const line of theirs.split('\n').slice(0, -1)) expect(textOf(other.service)).not.toContain(line);
  });

  it('writes nothing but a segment: neither links, nor `..`, nor absolute paths', async (test) => {
    const { world, service, run } = await given(test);
    const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-poison-'));
    test.onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const number = await world.propose({ [PROMPT]: MINOR });
    await run(number, {}, [MAIN]);
    const evil = join(folder, 'evil');
    await writeFile(evil, 'evil');
    const tar = join(folder, 'poison.tgz');
    execFileSync('ln', ['-s', folder, join(folder, 'link')]);
    execFileSync('tar', [
      '-czPf',
      tar,
      '-C',
      folder,
      evil,
      'link',
      '--transform',
      's,^evil,../../evil,',
      'evil',
    ]);
    service.entries[0]!.bytes = execFileSync('cat', [tar]);
    await rm(evil);
    const machine = join(folder, 'machine');
    const result = await run(number, { environment: { XDG_CACHE_HOME: machine } });
    expect(result.outputs.verdict).toBe('pass');
    await expect(access(evil)).rejects.toThrow();
    const files = await readdir(machine, { recursive: true });
    expect(files.filter((name) => !/^prompt-gate(\/v2(\/\d{13}-[0-9a-f]{16}\.seg)?)?$/.test(name))).toEqual(
      [],
    );
  });
});

describe.concurrent('a run that is killed', () => {
  it('leaves what it had asked to the next one, by its `post` step', async (test) => {
    const { world, service, run, asked } = await given(test);
    const { judge } = world;
    let kill = () => {};
    world.judge = (metric, request) => {
      if (world.judged().length < 12) return judge(metric, request);
      setTimeout(kill, 1500);
      return { text: '', delayMs: 60_000 };
    };
    const number = await world.propose({ [PROMPT]: MINOR });
    const main = await startedOn(test);
    const onStart = (end: () => void) => {
      kill = end;
    };
    const killed = await run(number, { onStart, environment: main });
    expect(killed.code).not.toBe(0);
    expect(service.entries).toEqual([]);
    const state = Object.fromEntries(
      Object.entries(killed.state).map(([name, value]) => [`STATE_${name}`, value]),
    );
    const post = await run(number, { entry: 'post.js', environment: { ...state, ...main } });
    expect(post.code, post.log).toBe(0);
    expect(post.log).toMatch(/Saved answers and scores for later runs/);
    expect(service.entries).toHaveLength(1);
    asked();
    world.judge = judge;
    const next = await run(number);
    expect(next.outputs.verdict).toBe('pass');
    expect(next.log).toMatch(/Restored [1-9]\d* answers/);
    expect(next.results.usage.cachedCalls).toBeGreaterThanOrEqual(6);
  });

  it('leaves nothing for the `post` step where it came to its end', async (test) => {
    const { world, service, run } = await given(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    const main = await run(number);
    const before = service.requests.length;
    const state = Object.fromEntries(
      Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]),
    );
    const post = await run(number, { entry: 'post.js', environment: state });
    expect([post.code, service.requests.length]).toEqual([0, before]);
  });
});

/** A machine whose folder outlives the step. */
async function startedOn(test: TestContext): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-machine-'));
  test.onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { XDG_CACHE_HOME: folder };
}
