import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import type { ActionResult, Results } from '../../fixtures/servers/run-action.ts';
import { sha256 } from '../../src/adapters/system.ts';
import { partOf } from '../../src/policy/shard.ts';
import { changed } from './base-branch.ts';
import { CONFIG } from './endpoint-given.ts';
import { sealingWorld } from './sealing-world.ts';
import { fact, PROMPT, unfaithfulOn, type World } from './world.ts';

const CASES = 12;
const PARTS = 3;
const NO_LOOKS = { [CONFIG]: 'early-stopping: false\n' };

/** A pull request, and a workspace that the jobs of its run share as artifacts would. */
async function sharded(test: TestContext) {
  const world = await sealingWorld(test, CASES, NO_LOOKS);
  const number = await world.propose({ [PROMPT]: changed('1.3.0') });
  const workspace = mkdtempSync(join(tmpdir(), 'prompt-gate-shards-'));
  test.onTestFinished(() => rmSync(workspace, { recursive: true }));
  const run = (shard: string, inputs: Record<string, string> = {}) =>
    world.run(number, { inputs: { shard, ...inputs }, environment: { GITHUB_WORKSPACE: workspace } });
  const parts = async () => {
    for (let index = 1; index <= PARTS; index += 1) await run(`${index}/${PARTS}`);
  };
  const file = (index: number) => join(workspace, `prompt-gate-part-${index}-of-${PARTS}.jsonl`);
  const merged = async () => {
    const result = await run(`merge/${PARTS}`);
    const text = readFileSync(join(workspace, 'prompt-gate-results.json'), 'utf8');
    return { ...result, results: JSON.parse(text) as Results };
  };
  return { world, number, run, parts, file, merged };
}

/** What does not depend on when and where it was measured. */
function decided({ results }: { results: Results }): unknown {
  const timeless = (key: string, value: unknown) =>
    [
      'latencyMs',
      'latencyP95Ms',
      'latencyMedianMs',
      'drawnAt',
      'durationMs',
      'startedAt',
      'notices',
    ].includes(key)
      ? undefined
      : value;
  const { run: _, ...rest } = results;
  return JSON.parse(JSON.stringify(rest, timeless));
}

function modelCalls({ results }: { results: Results }): number {
  return results.usage.modelCalls;
}

describe.concurrent('a run in parts', () => {
  it.for<[string, (world: World) => void]>([
    ['a change that passes', () => undefined],
    [
      'a change that fell, and a floor that is near',
      (world) => {
        world.answer = (n, system) => (/brief/i.test(system) ? unfaithfulOn(6)(n, system) : fact(n));
      },
    ],
  ])('comes to the verdict, reasons, figures and cases of one run: %s', async ([_, prepare], test) => {
    const whole = await sharded(test);
    prepare(whole.world);
    const one = await whole.world.run(whole.number);
    const { world, number, parts, merged } = await sharded(test);
    prepare(world);
    await parts();
    expect(world.github.writes()).toEqual([]);
    expect(world.status(number)).toBeUndefined();
    const all = await merged();
    expect(decided(all)).toEqual(decided({ results: one.results }));
    expect(all.code).toBe(one.code);
    expect(modelCalls(all)).toBe(modelCalls({ results: one.results }));
    expect(world.status(number)?.state).toBe(whole.world.status(whole.number)?.state);
    expect(world.comments(number)).toHaveLength(1);
    expect(world.comments(number)[0]).toContain(`measured in ${PARTS} parts, which never stop early`);
  });

  it('measures in each part the cases that belong to it, whatever else there is', async (test) => {
    const { world, run } = await sharded(test);
    const { outputs, log } = await run(`2/${PARTS}`);
    const mine = Array.from({ length: CASES }, (_, index) => `c${index + 1}`).filter(
      (id) => partOf(PROMPT, id, PARTS, sha256) === 2,
    );
    expect(mine.length).toBeGreaterThan(0);
    expect(world.generated()).toHaveLength(2 * mine.length);
    expect(outputs).toMatchObject({ verdict: '', 'results-path': expect.stringContaining('part-2-of-3') });
    expect(log).toContain(`${mine.length} cases measured`);
  });

  it('measures nothing again that the parts have measured', async (test) => {
    const { world, parts, merged } = await sharded(test);
    await parts();
    const before = world.generated().length;
    await merged();
    expect(world.generated()).toHaveLength(before);
  });
});

describe.concurrent('parts that cannot be put together', () => {
  const expectRefused = (result: ActionResult & { results: Results }, words: RegExp) => {
    expect(result.code).toBe(1);
    expect(result.results.verdict).toBe('inconclusive');
    expect(result.results.reasons.map(({ code }: Results) => code)).toContain('unmeasured.part');
    expect(JSON.stringify(result.results.reasons)).toMatch(words);
  };

  it('are named, all at once, where they are missing', async (test) => {
    const { world, number, run, merged } = await sharded(test);
    await run(`2/${PARTS}`);
    expectRefused(await merged(), /2 of 3 parts.*part-1-of-3.*is not there.*part-3-of-3.*is not there/);
    expect(world.status(number)?.state).toBe('error');
  });

  it.for<[string, (text: string) => string, RegExp]>([
    ['a score', (text) => text.replace(/"value":1/, '"value":0.9'), /not sealed by a run with the same keys/],
    ['an answer', (text) => text.replace('Parcel number', 'Bundle number'), /not sealed/],
    ['its end', (text) => text.slice(0, -200), /no part of it|ends before its last line/],
    ['a case, taken out', (text) => text.replace(/\n\{"prompt".*\n/, '\n'), /cases, and should hold/],
    ['its number', (text) => text.replace('"index":1', '"index":3'), /another part than its name says/],
    ['a line behind the end', (text) => `${text}{"prompt":"x","case":{}}\n`, /no part of it/],
  ])('are refused where somebody has changed %s', async ([_, change, words], test) => {
    const { parts, file, merged } = await sharded(test);
    await parts();
    writeFileSync(file(1), change(readFileSync(file(1), 'utf8')));
    expectRefused(await merged(), words);
  });

  it('are refused where one stands in for another', async (test) => {
    const { parts, file, merged } = await sharded(test);
    await parts();
    cpSync(file(2), file(1));
    expectRefused(await merged(), /another part than its name says/);
  });

  it('are refused where the content has changed since', async (test) => {
    const { world, number, parts, merged } = await sharded(test);
    await parts();
    await world.github.commit(`change-${number}`, { [PROMPT]: changed('1.4.0') }, { author: 'author' });
    expectRefused(await merged(), /of another content/);
  });

  it('end as inconclusive where one of them could not measure', async (test) => {
    const { world, run, merged } = await sharded(test);
    await run(`1/${PARTS}`);
    world.answer = () => ({ status: 401, body: { error: { message: 'no such key' } } });
    const broken = await run(`2/${PARTS}`);
    expect(broken.code).toBe(1);
    world.answer = (n) => fact(n);
    await run(`3/${PARTS}`);
    const { code, results } = await merged();
    expect([code, results.verdict]).toEqual([1, 'inconclusive']);
    expect(results.reasons.map(({ code: reason }: Results) => reason)).toContain('unmeasured.unauthorized');
  });
});

describe.concurrent('a part of a run that has nothing to measure', () => {
  it('says so, and the run that merges says the verdict', async (test) => {
    const { world, run, merged, number } = await sharded(test);
    await world.github.commit(`change-${number}`, { [PROMPT]: changed('1.2.0') }, { author: 'author' });
    const part = await run(`1/${PARTS}`);
    expect(part).toMatchObject({ code: 0, outputs: { verdict: '' } });
    expect(part.log).toContain('Nothing to measure in this part: no model has to be asked.');
    const { results } = await merged();
    expect(results.verdict).toBe('blocked');
    expect(world.model.requests).toHaveLength(0);
  });
});
