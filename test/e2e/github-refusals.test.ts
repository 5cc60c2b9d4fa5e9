import { describe, expect, it } from 'vitest';
import { codesOf, gateMinor, messageOf, worldOf } from './endpoint-given.ts';
import { PROMPT, prompt, TEXT } from './world.ts';

const COMMENTS = /\/issues\/\d+\/comments/;
const STATUSES = /\/statuses\//;
const FORBIDDEN = { status: 403, body: { message: 'Resource not accessible by integration' } };

/** How often a text stands in another. */
const count = (text: string, part: string | RegExp) => text.split(part).length - 1;

describe.concurrent('what may not be written', () => {
  it('a comment: it is said, and the status carries the verdict', async (test) => {
    const world = await worldOf(test, 2);
    world.github.fail({ method: 'POST', path: COMMENTS, ...FORBIDDEN });
    const { number, code, log, outputs } = await gateMinor(world);
    expect(code).toBe(0);
    expect(count(log, 'The comment could not be written')).toBe(1);
    expect(log).toMatch(/403: Resource not accessible by integration.*grant `pull-requests: write`/);
    expect(world.status(number)?.state).toBe('success');
    expect(outputs).toMatchObject({ verdict: 'pass', 'comment-url': '' });
  });

  it('a status: it is said once, and comment and job carry the verdict', async (test) => {
    const world = await worldOf(test, 2);
    world.github.fail({ method: 'POST', path: STATUSES, ...FORBIDDEN });
    const { number, code, log } = await gateMinor(world);
    expect(code).toBe(0);
    expect(count(log, 'The commit status could not be written')).toBe(1);
    expect(log).toContain('grant `statuses: write`');
    expect(world.comments(number)[0]).toMatch(/Prompt Gate: passed/);
    expect(world.status(number)).toBeUndefined();
  });

  it('a status that awaits sign-off: the job is red, since nothing else says so', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ [PROMPT]: prompt('2.0.0', `${TEXT} Be brief.`) });
    const written = await world.run(number);
    expect(written).toMatchObject({ code: 0, outputs: { verdict: 'awaiting-sign-off' } });
    expect(world.status(number)?.state).toBe('pending');
    world.github.fail({ method: 'POST', path: STATUSES, ...FORBIDDEN });
    const refused = await world.run(number);
    expect(refused).toMatchObject({ code: 1, outputs: { verdict: 'awaiting-sign-off' } });
    expect(world.comments(number)).toHaveLength(1);
  });

  it('neither: the job alone carries the verdict', async (test) => {
    const world = await worldOf(test, 2);
    world.github.fail({ method: 'POST', path: /./, ...FORBIDDEN });
    const { code, log, summary } = await gateMinor(world);
    expect(code).toBe(0);
    expect(count(log, 'could not be written')).toBe(2);
    expect(summary).toMatch(/Prompt Gate: passed/);
  });

  it('a comment on a server that fails: no permission is asked for, and the status is written', async (test) => {
    const world = await worldOf(test, 2);
    world.github.fail({ method: 'POST', path: COMMENTS, status: 500 });
    const { number, code, log } = await gateMinor(world);
    expect(code).toBe(0);
    expect(log).toMatch(/The comment could not be written \(500: Injected failure\); run the job again\./);
    expect(log).not.toContain('grant');
    expect(world.status(number)?.state).toBe('success');
  });

  it('too many comments at once: waits as long as GitHub asks, then writes', async (test) => {
    const world = await worldOf(test, 2);
    const body = { message: 'You have exceeded a secondary rate limit.' };
    world.github.fail({
      method: 'POST',
      path: COMMENTS,
      status: 403,
      body,
      headers: { 'retry-after': '1' },
      times: 1,
    });
    const { number, code, log } = await gateMinor(world);
    expect(code).toBe(0);
    expect(log).not.toContain('could not be written');
    expect(world.comments(number)).toHaveLength(1);
  });
});

describe.concurrent('what cannot be read', () => {
  it.for([
    ['a 502', { status: 502 }],
    ['a dropped connection', { status: 0 }],
    ['a rate limit', { status: 403, headers: { 'retry-after': '1' } }],
  ] as const)('%s, twice, is tried again', async ([_, failure], test) => {
    const world = await worldOf(test, 2);
    world.github.fail({ method: 'GET', path: /\/git\/blobs\//, times: 2, ...failure });
    const { number, code } = await gateMinor(world);
    expect(code).toBe(0);
    expect(world.status(number)?.state).toBe('success');
  });

  it('a server that goes on failing: inconclusive, said in the status', async (test) => {
    const world = await worldOf(test, 2);
    world.github.fail({ method: 'GET', path: /\/contents\//, status: 502 });
    const { number, code, results } = await gateMinor(world);
    expect(code).toBe(1);
    expect(messageOf(results, 'unmeasured.github')).toMatch(/answered 502.*run the job again/);
    expect(world.status(number)?.state).toBe('error');
    expect(world.model.requests).toHaveLength(0);
  });

  it('contents without permission: which one to grant', async (test) => {
    const world = await worldOf(test, 2);
    world.github.fail({ method: 'GET', path: /\/contents\//, ...FORBIDDEN });
    const { number, code, results } = await gateMinor(world);
    expect(code).toBe(1);
    expect(codesOf(results)).toEqual(['unmeasured.github']);
    expect(messageOf(results, 'unmeasured.github')).toMatch(/answered 403: Resource not.*`contents: read`/);
    expect(world.status(number)?.state).toBe('error');
  });

  it('anything at all, with a token that is no longer good', async (test) => {
    const world = await worldOf(test, 2);
    const { code, log } = await gateMinor(world, { inputs: { 'github-token': 'ghs_expired' } });
    expect(code).toBe(1);
    expect(log).toMatch(/GitHub answered 401: Bad credentials/);
    expect(log).toContain('::add-mask::ghs_expired');
    expect(log.replaceAll('::add-mask::ghs_expired', '')).not.toContain('ghs_expired');
  });
});

describe.concurrent('a pull request that a `workflow_run` cannot settle on', () => {
  it('for two gated branches share its head: an earlier success does not stay on the commit', async (test) => {
    const world = await worldOf(test, 2);
    await world.github.commit('release', { 'release.txt': '2.0' });
    const number = await world.propose({ 'README.md': '# Letters\n' });
    const inputs = { branches: 'main\nrelease' };
    const gate = async () => {
      const payload = await world.github.workflowRunPayload({ event: 'pull_request', number });
      return world.run(number, { event: 'workflow_run', payload, inputs });
    };
    expect((await gate()).code).toBe(0);
    expect(world.status(number)?.state).toBe('success');
    await world.github.openPullRequest({ head: `change-${number}`, base: 'release', user: 'author' });
    const { code, outputs } = await gate();
    expect(code).toBe(1);
    expect(outputs.verdict).toBe('inconclusive');
    expect(world.status(number)).toMatchObject({
      state: 'error',
      description: expect.stringMatching(/^No verdict: Pull requests \d and \d have one head/),
    });
  });

  it('of a fork: the commit of a branch here keeps its status', async (test) => {
    const world = await worldOf(test, 2);
    const { github } = world;
    const ours = await world.propose({ 'README.md': '# Letters\n' });
    await world.run(ours);
    const headRepo = { owner: 'stranger', fork: true } as const;
    await github.commit('stranger:copy', {}, { from: github.head(ours), author: 'stranger' });
    const number = await github.openPullRequest({ head: 'copy', user: 'stranger', headRepo });
    const payload = await github.workflowRunPayload({
      event: 'pull_request',
      number,
      sha: github.head(ours),
    });
    github.fail({ path: /\/pulls$/, status: 500, times: 3 });
    const { code } = await world.run(number, { event: 'workflow_run', payload });
    expect(code).toBe(1);
    expect(github.statuses(github.head(ours)).map(({ state }) => state)).toEqual(['success']);
  });

  it('and may not say so on the commit: the log says it once', async (test) => {
    const world = await worldOf(test, 2);
    const number = await world.propose({ 'README.md': '# Letters\n' });
    world.github.fail({ path: /\/(pulls|statuses)\//, ...FORBIDDEN });
    const payload = await world.github.workflowRunPayload({ event: 'pull_request', number });
    const { code, log } = await world.run(number, { event: 'workflow_run', payload });
    expect(code).toBe(1);
    expect(count(log, 'The commit status could not be written')).toBe(1);
    expect(log).toMatch(/answered 403.*grant `pull-requests: write`/s);
  });
});
