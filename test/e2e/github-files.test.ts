import { describe, expect, it } from 'vitest';
import { CONFIG, gateMinor, MINOR, messageOf, worldOf } from './endpoint-given.ts';
import { DATASET, dataset, goldenCases, PROMPT, prompt, TEXT } from './world.ts';

describe.concurrent('files', () => {
  it('over 1 MB are read as blobs', async (test) => {
    const padded = goldenCases(3).map((one) => ({ ...one, variables: { note: 'x'.repeat(400_000) } }));
    const world = await worldOf(test, 3, { [DATASET]: dataset(padded) });
    const { code, results } = await gateMinor(world);
    expect(code).toBe(0);
    expect(results.prompts[0].dataset.cases).toBe(3);
    expect(world.github.reads().some(({ path }) => path.includes('/git/blobs/'))).toBe(true);
  });

  it.for<[string, string | Uint8Array, RegExp]>([
    [
      'a Git LFS pointer',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`,
      /golden_dataset\.json` is a Git LFS pointer.*in git itself/,
    ],
    [
      'bytes that are not UTF-8',
      Uint8Array.from([0x5b, 0xff, 0xfe, 0x5d]),
      /golden_dataset\.json` is not UTF-8/,
    ],
    ['an empty file', '', /golden_dataset\.json/],
  ])('that hold no dataset are named: %s', async ([_, content, words], test) => {
    const world = await worldOf(test, 3);
    await world.github.commit('change-1', { [PROMPT]: MINOR, [DATASET]: content }, { author: 'author' });
    const number = await world.github.openPullRequest({ head: 'change-1', user: 'author' });
    const { code, results } = await world.run(number);
    expect(code).toBe(1);
    expect(results.verdict).toBe('inconclusive');
    expect(messageOf(results, 'config.dataset')).toMatch(words);
    expect(world.status(number)?.state).toBe('error');
    expect(world.model.requests).toHaveLength(0);
  });

  it('a prompt that is a Git LFS pointer is named too', async (test) => {
    const world = await worldOf(test, 2);
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';
    const number = await world.propose({ [PROMPT]: pointer });
    const { code, results } = await world.run(number);
    expect(code).toBe(1);
    expect(messageOf(results, 'config.prompt')).toMatch(/Git LFS pointer/);
  });

  it('over 300 in one pull request: the prompt behind them is found', async (test) => {
    const world = await worldOf(test, 2);
    const many = Object.fromEntries(Array.from({ length: 350 }, (_, n) => [`docs/page-${n}.txt`, `${n}\n`]));
    const number = await world.propose({ ...many, [PROMPT]: MINOR });
    const { code, results } = await world.run(number);
    expect(code).toBe(0);
    expect(results.prompts.map(({ path }: { path: string }) => path)).toEqual([PROMPT]);
    const pages = world.github.reads().filter(({ path }) => path.endsWith('/files'));
    expect(pages.map(({ query }) => query.page)).toEqual(['1', '2', '3', '4']);
  });

  it.for([
    'prompts/über uns/Antwort größer?.md',
    'prompts/日本語/回答 #1.md',
    'prompts/50% off & more/it\'s "quoted".md',
    'prompts/[draft]/a+b=c.md',
  ])('with letters and signs of all kinds in their paths: %s', async (path, test) => {
    const world = await worldOf(test, 2, { [path]: prompt('1.0.0', TEXT) });
    const number = await world.propose({ [path]: prompt('1.1.0', `${TEXT} Be brief.`) });
    const { code, outputs } = await world.run(number);
    expect(code).toBe(0);
    expect(JSON.parse(outputs.prompts ?? '')).toMatchObject([{ path, version: { candidate: '1.1.0' } }]);
    expect(world.status(number)?.state).toBe('success');
  });

  it('below a base branch whose name has slashes', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('release/2.0/main', { [CONFIG]: 'mode: advise\n' });
    await world.github.commit('feature/a/b', { [PROMPT]: MINOR }, { from: 'release/2.0/main' });
    const number = await world.github.openPullRequest({
      head: 'feature/a/b',
      base: 'release/2.0/main',
      user: 'author',
    });
    const { code, results } = await world.run(number);
    expect(code).toBe(0);
    expect(results).toMatchObject({ mode: 'advise', run: { baseRef: 'release/2.0/main' } });
    expect(world.status(number)?.state).toBe('success');
  });

  it('of another folder with the name of a prompt are none of its business', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ 'docs/prompts/answer.md': MINOR, 'README.md': '# More\n' });
    const { code, results } = await world.run(number);
    expect(code).toBe(0);
    expect(results.verdict).toBe('not-applicable');
    expect(world.model.requests).toHaveLength(0);
    // Nothing to do needs at most three reads.
    expect(world.github.reads().length).toBeLessThanOrEqual(3);
  });
});
