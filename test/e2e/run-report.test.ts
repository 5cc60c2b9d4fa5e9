import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../fixtures/servers/run-action.ts';
import { codesOf, gateMinor, MINOR, worldOf } from './endpoint-given.ts';
import { DIST, fact, PROMPT, TEXT, unfaithfulOn } from './world.ts';

const OUTPUTS = [
  'verdict',
  'prompts',
  'faithfulness',
  'relevance',
  'results-path',
  'report-path',
  'comment-url',
  'cost-usd',
];

describe.concurrent('what a run leaves behind', () => {
  it.for([
    ['pass', 0, 0],
    ['blocked', 3, 1],
  ] as const)(
    'verdict %s: every output, the summary and the results file',
    async ([verdict, bad, exit], test) => {
      const world = await worldOf(test, 3);
      world.answer = unfaithfulOn(bad);
      const { number, code, outputs, summary, results, page, log } = await gateMinor(world);
      expect(code).toBe(exit);
      expect(Object.keys(outputs).sort()).toEqual([...OUTPUTS].sort());
      expect(outputs.verdict).toBe(verdict);
      expect(JSON.parse(outputs.prompts ?? '')).toMatchObject([
        { path: PROMPT, version: { baseline: '1.2.0', candidate: '1.3.0' }, level: 'minor', verdict },
      ]);
      expect(Number(outputs.faithfulness)).toBe(bad === 0 ? 1 : 0.5);
      expect(outputs.relevance).toBe('1');
      expect(outputs['results-path']).toMatch(/\/prompt-gate-results\.json$/);
      expect(outputs['comment-url']).toMatch(/\/pull\/1#issuecomment-\d+$/);
      expect(summary).toMatch(/^## .*Prompt Gate/m);
      expect(results).toMatchObject({ schemaVersion: 1, verdict, run: { pullRequest: number } });
      expect(outputs['report-path']).toMatch(/\/prompt-gate-report\.html$/);
      expect(log).toContain(
        "`actions/upload-artifact` with `if: always()` and this step's output `report-path`",
      );
      expect(page).toContain(`<h1 id="verdict">${verdict === 'pass' ? 'Passed' : 'Blocked'}</h1>`);
    },
  );

  it('what a page or a record of the version needs stands in the results file', async (test) => {
    const world = await worldOf(test, 2);
    const { results } = await gateMinor(world);
    const { serverUrl, owner, repo } = world.github;
    expect(results.run).toMatchObject({
      repositoryUrl: `${serverUrl}/${owner}/${repo}`,
      statusContext: 'prompt-gate',
    });
    expect(results.signOff).toEqual({ kind: 'not-asked', by: [], why: null });
    const [prompt] = results.prompts;
    const text = (side: 'baseline' | 'candidate') => prompt.messages[side][0];
    expect(text('baseline')).toEqual({ role: 'system', content: expect.stringContaining(TEXT) });
    expect(text('candidate').content).toContain(`${TEXT} Be brief.`);
    expect(prompt.lint).toMatchObject([{ messageIndex: 0, line: 1, side: 'after', level: 'MINOR' }]);
    expect(prompt.cases.map(({ context, reference }: Results) => [context, reference])).toEqual([
      [fact(1), fact(1)],
      [fact(2), fact(2)],
    ]);
    expect(prompt.cases[0].candidate.samples[0].kind).toBe('answered');
  });

  it('every output also where nothing affects a prompt', async (test) => {
    const world = await worldOf(test, 3);
    const number = await world.propose({ 'README.md': '# More\n' });
    const { code, outputs, summary, results, page } = await world.run(number);
    expect(code).toBe(0);
    expect(Object.keys(outputs).sort()).toEqual([...OUTPUTS].sort());
    expect(outputs).toMatchObject({ verdict: 'not-applicable', prompts: '[]', faithfulness: '' });
    expect(summary).not.toBe('');
    expect(results.verdict).toBe('not-applicable');
    expect([outputs['report-path'], page]).toEqual(['', null]);
    expect(world.status(number)?.state).toBe('success');
  });

  it('a page whose script and style are those that its policy names', async (test) => {
    const world = await worldOf(test, 2);
    const { page } = await gateMinor(world);
    const digest = (text = '') => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page ?? '')?.[1];
    const script = /<script>([\s\S]*?)<\/script>/.exec(page ?? '')?.[1];
    const style = /<style>([\s\S]*?)<\/style>/.exec(page ?? '')?.[1];
    expect(script?.length).toBeGreaterThan(10_000);
    expect(policy).toContain(`script-src ${digest(script)}; style-src ${digest(style)};`);
  });

  it('a page that cannot be written is a warning, and the verdict stays', async (test) => {
    const world = await worldOf(test, 2);
    const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-taken-'));
    test.onTestFinished(() => rm(folder, { recursive: true }));
    await mkdir(join(folder, 'prompt-gate-report.html'));
    const run = await gateMinor(world, { environment: { GITHUB_WORKSPACE: folder } });
    expect(run.log).toMatch(/^::warning::The report page could not be written: EISDIR/m);
    expect(run.code).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'pass', 'report-path': '' });
    expect(world.status(run.number)?.state).toBe('success');
  });

  it('secrets are masked before the first word', async (test) => {
    const world = await worldOf(test, 2);
    const { log } = await gateMinor(world);
    const [first, second, ...rest] = log.split('\n');
    expect([first, second]).toEqual([
      `::add-mask::${world.github.token}`,
      `::add-mask::${world.model.apiKey}`,
    ]);
    expect(rest.join('\n')).not.toContain(world.model.apiKey);
    expect(rest.join('\n')).not.toContain(world.github.token);
  });

  it('a key from the environment is masked and used as the input would be', async (test) => {
    const world = await worldOf(test, 2);
    const { code, log } = await gateMinor(world, {
      inputs: { 'openai-api-key': '', 'openai-base-url': '' },
      environment: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: world.model.baseUrl },
    });
    expect(code).toBe(0);
    expect(log.split('\n').slice(0, 2)).toContain('::add-mask::sk-test');
  });

  it.for([
    ['a comparison of another shape', /\/compare\//, {}],
    ['a file of another shape', /\/git\/blobs\//, { size: 1 }],
  ] as const)('a crash is never green: %s', async ([_, path, body], test) => {
    const world = await worldOf(test, 2);
    world.github.fail({ method: 'GET', path, status: 200, body });
    const { number, code, outputs, results } = await gateMinor(world);
    expect(code).toBe(1);
    expect(outputs.verdict).toBe('inconclusive');
    expect(results.verdict).toBe('inconclusive');
    expect(codesOf(results)).not.toEqual([]);
    expect(world.status(number)?.state).toBe('error');
    expect(world.github.statuses(world.github.head(number)).map(({ state }) => state)).not.toContain(
      'success',
    );
  });

  it('a results file that cannot be written is no pass', async (test) => {
    const world = await worldOf(test, 2);
    const { code, log, outputs } = await gateMinor(world, { environment: { GITHUB_WORKSPACE: '/nowhere' } });
    expect(code).toBe(1);
    expect(log).toContain('/nowhere');
    expect(outputs.verdict).toBe('inconclusive');
  });

  it('`dist` alone, in an empty folder, is the whole Action', async (test) => {
    const world = await worldOf(test, 2);
    const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-dist-'));
    test.onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await cp(DIST, folder, { recursive: true });
    expect(await readdir(folder)).not.toContain('node_modules');
    const config = 'prompts: [{ files: ["prompts/*.md"], checks: { schema: prompts/a.json } }]\n';
    await world.github.commit('main', { '.github/prompt-gate.yml': config, 'prompts/a.json': '{}' });
    world.answer = (n) => JSON.stringify(fact(n));
    const number = await world.propose({ [PROMPT]: MINOR });
    const { code, log, results, state } = await world.run(number, { dist: folder });
    expect(code).toBe(0);
    expect(results.prompts[0].checks).toMatchObject({ passed: 2, failed: 0 });
    expect(log).not.toMatch(/warning/i);
    const after = await world.run(number, {
      dist: folder,
      entry: 'post.js',
      environment: { 'STATE_open-status': state['open-status'] ?? '' },
    });
    expect(after.code).toBe(0);
  });
});
