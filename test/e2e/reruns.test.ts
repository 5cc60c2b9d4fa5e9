import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import type { Results } from '../../fixtures/servers/run-action.ts';
import { CONFIG, MINOR, worldOf } from './endpoint-given.ts';
import { expectVerdict } from './outcome.ts';
import { fact, PROMPT, type World } from './world.ts';

/** A machine that keeps what a run leaves behind. */
async function machine(test: TestContext): Promise<{ readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-machine-'));
  test.onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { folder };
}

/** Answers that are never the same twice, so that a new draw shows. */
function everNew(world: World): void {
  let drawn = 0;
  world.answer = (n) => {
    drawn += 1;
    return `${fact(n)} Draw ${drawn}.`;
  };
}

const outputs = (results: Results, side: 'candidate' | 'baseline') =>
  results.prompts[0].cases.map((one: Results) => one[side].samples.map((sample: Results) => sample.output));

describe.concurrent('a rerun on a machine that keeps its cache', () => {
  it('asks no model again and comes to the same verdict', async (test) => {
    const [world, { folder }] = await Promise.all([worldOf(test, 8), machine(test)]);
    everNew(world);
    const number = await world.propose({ [PROMPT]: MINOR });
    const environment = { XDG_CACHE_HOME: folder };
    const first = await expectVerdict(world, number, 'blocked', { environment });
    expect(first.asked).toHaveLength(16);
    expect(first.results.usage.cachedCalls).toBe(0);
    const again = await expectVerdict(world, number, 'blocked', { environment });
    expect([again.asked.length, again.judged.length]).toEqual([0, 0]);
    expect(again.results.usage).toMatchObject({ modelCalls: 0, usd: 0 });
    expect(again.results.usage.cachedCalls).toBeGreaterThanOrEqual(16);
    for (const side of ['candidate', 'baseline'] as const) {
      expect(outputs(again.results, side)).toEqual(outputs(first.results, side));
    }
    expect(again.results.prompts[0].metrics).toEqual(first.results.prompts[0].metrics);
    expect(again.results.prompts[0].checks).toEqual(first.results.prompts[0].checks);
    expect(again.comment).toMatch(/Kept from earlier runs: 8 of 8 answers of `main` \(the oldest from 20/);
  });

  it('adds fresh samples to the earlier ones on both sides, however often it is asked', async (test) => {
    const [world, { folder }] = await Promise.all([worldOf(test, 6), machine(test)]);
    everNew(world);
    const number = await world.propose({ [PROMPT]: MINOR });
    const environment = { XDG_CACHE_HOME: folder };
    const first = await world.run(number, { environment });
    const fresh = { environment, inputs: { fresh: 'true' } };
    const second = await world.run(number, fresh);
    const third = await world.run(number, fresh);
    for (const side of ['candidate', 'baseline'] as const) {
      const all = outputs(third.results, side);
      expect(all.map((samples: string[]) => samples.length)).toEqual(Array(6).fill(3));
      expect(all.map((samples: string[]) => samples.slice(0, 2))).toEqual(outputs(second.results, side));
      expect(all.map((samples: string[]) => samples.slice(0, 1))).toEqual(outputs(first.results, side));
    }
    expect(third.results.run.reruns).toBe(2);
    expect(world.comments(number)[0]).toContain('1 sample each and those of 2 reruns, all of which count');
    const plain = await world.run(number, { environment });
    expect(outputs(plain.results, 'candidate')).toEqual(outputs(third.results, 'candidate'));
    expect(plain.results.usage.modelCalls).toBe(0);
  });

  it('believes nothing that another key has written, or that somebody has changed', async (test) => {
    const [world, { folder }] = await Promise.all([worldOf(test, 6), machine(test)]);
    everNew(world);
    const number = await world.propose({ [PROMPT]: MINOR });
    const environment = { XDG_CACHE_HOME: folder };
    await world.run(number, { environment });
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    );
    expect(files).toHaveLength(1);
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name);
      const text = await readFile(path, 'utf8');
      expect(text.split('\n').length).toBeGreaterThan(12);
      expect(text).not.toContain(world.model.apiKey);
      await writeFile(path, text.replaceAll('harbour', 'seaport').replaceAll('supported', 'not_found'));
    }
    const again = await world.run(number, { environment });
    expect(again.results.usage.cachedCalls).toBe(0);
    expect(JSON.stringify(outputs(again.results, 'candidate'))).not.toContain('seaport');
  });

  it('without the key that it needs believes nothing that is kept there', async (test) => {
    const [world, { folder }] = await Promise.all([worldOf(test, 6), machine(test)]);
    const named = `endpoints: { default: { base-url: "${world.model.baseUrl}", api-key-env: MODEL_KEY } }\n`;
    await world.github.commit('main', { [CONFIG]: named });
    const number = await world.propose({ [PROMPT]: MINOR });
    const environment = { XDG_CACHE_HOME: folder };
    await world.run(number, { environment: { ...environment, MODEL_KEY: world.model.apiKey } });
    const run = await expectVerdict(world, number, 'inconclusive', { environment });
    expect(run.codes).toContain('config.no-api-key');
    expect(run.results.usage.cachedCalls).toBe(0);
  });

  it('`cache: { enabled: false }` keeps nothing, and `fresh` says that it stands alone', async (test) => {
    const config = { [CONFIG]: 'cache: { enabled: false }\n' };
    const [world, { folder }] = await Promise.all([worldOf(test, 6, config), machine(test)]);
    everNew(world);
    const number = await world.propose({ [PROMPT]: MINOR });
    const environment = { XDG_CACHE_HOME: folder };
    await world.run(number, { environment });
    const again = await world.run(number, { environment, inputs: { fresh: 'true' } });
    expect(again.results.usage.cachedCalls).toBe(0);
    expect(await readdir(folder)).toEqual([]);
    expect(again.results.run.notices).toContain(
      '`fresh` had nothing to add to: `cache.enabled` is false, so this run stands alone',
    );
  });

  it('answers older than `baseline-max-age-days` are drawn anew', async (test) => {
    const config = { [CONFIG]: 'cache: { baseline-max-age-days: 0 }\n' };
    const [world, { folder }] = await Promise.all([worldOf(test, 6, config), machine(test)]);
    everNew(world);
    const number = await world.propose({ [PROMPT]: MINOR });
    const environment = { XDG_CACHE_HOME: folder };
    await world.run(number, { environment });
    const again = await world.run(number, { environment });
    expect(again.results.usage).toMatchObject({ cachedCalls: 0 });
    expect(again.results.run.reruns).toBe(0);
  });

  it('a folder that cannot be written is said once, and changes no verdict', async (test) => {
    const [world, { folder }] = await Promise.all([worldOf(test, 6), machine(test)]);
    const path = join(folder, 'file');
    await writeFile(path, 'no folder');
    const number = await world.propose({ [PROMPT]: MINOR });
    const run = await expectVerdict(world, number, 'pass', { environment: { XDG_CACHE_HOME: path } });
    expect(run.log.match(/cannot be kept/g)).toHaveLength(1);
  });
});
