import { describe, expect, it, type TestContext } from 'vitest';
import type { FailRule } from '../../fixtures/servers/github-server.ts';
import { askedDelay, githubApi } from '../../src/adapters/github/api.ts';
import { openGithub, rejection } from './github-given.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
/** The reset of the primary limit, as GitHub says it: seconds since 1970. */
const inSeconds = (seconds: number) => String(NOW / 1000 + seconds);

const PRIMARY = { message: 'API rate limit exceeded for installation ID 1.' };
const SECONDARY = {
  message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
};
const FORBIDDEN = { message: 'Resource not accessible by integration' };

/** A refusal as Octokit throws it. */
function refusal(status: number, headers: Record<string, string>, { message } = FORBIDDEN): Error {
  return Object.assign(new Error(message), { status, response: { status, headers, data: { message } } });
}

describe('the wait that GitHub asks for', () => {
  it.each([
    ['retry-after', 403, { 'retry-after': '30' }, FORBIDDEN, 30_000],
    ['retry-after with 429', 429, { 'retry-after': '1' }, FORBIDDEN, 1000],
    ['retry-after of nothing', 429, { 'retry-after': '0' }, FORBIDDEN, 0],
    ['the longest that it waits', 403, { 'retry-after': '60' }, FORBIDDEN, 60_000],
    ['longer than a run can wait', 403, { 'retry-after': '61' }, FORBIDDEN, Infinity],
    [
      'retry-after before all else',
      403,
      { 'retry-after': '2', 'x-ratelimit-remaining': '0' },
      SECONDARY,
      2000,
    ],
    ['the reset of the primary limit, and a second', 403, primary(10), PRIMARY, 11_000],
    ['a reset that has just passed', 403, primary(-5), PRIMARY, 1000],
    ['the last reset that it waits for', 429, primary(59), PRIMARY, 60_000],
    ['a reset that is too far away', 403, primary(60), PRIMARY, Infinity],
    [
      'nothing left, and no word when there will be',
      403,
      { 'x-ratelimit-remaining': '0' },
      PRIMARY,
      Infinity,
    ],
    ['a minute for a secondary limit', 403, { 'x-ratelimit-remaining': '12' }, SECONDARY, 60_000],
    ['a minute for a secondary limit with 429', 429, {}, SECONDARY, 60_000],
    ['none where permission is missing', 403, { 'x-ratelimit-remaining': '4999' }, FORBIDDEN, null],
    ['none for 429 without a word', 429, {}, FORBIDDEN, null],
    ['none for a word that is no number', 403, { 'retry-after': 'soon' }, FORBIDDEN, null],
    ['none for what is not there', 404, { 'retry-after': '1' }, SECONDARY, null],
    ['none for a server that fails', 500, { 'retry-after': '1' }, SECONDARY, null],
  ])('%s', (_, status, headers, body, delay) => {
    expect(askedDelay(refusal(status, headers as Record<string, string>, body), NOW)).toBe(delay);
  });

  it.each([null, undefined, new Error('socket hang up'), Object.assign(new Error('x'), { status: 403 })])(
    'none without an answer: %s',
    (error) => {
      expect(askedDelay(error, NOW)).toBeNull();
    },
  );
});

/** Nothing is left of the primary limit until then. */
function primary(seconds: number): Record<string, string> {
  return { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(seconds) };
}

/** A client whose clock stands still, and which notes how long it would have waited. */
async function openClient(test: TestContext, failure: Partial<FailRule>, token = 'ghs_local') {
  const { github, number } = await openGithub(test, { token, teams: 'readable' });
  github.addTeam('acme/owners', ['author']);
  github.fail({ path: /./, status: 403, ...failure });
  const waits: number[] = [];
  const { apiUrl, owner, repo } = github;
  const sleep = async (ms: number) => void waits.push(ms);
  const api = githubApi({ token, apiUrl, repository: `${owner}/${repo}`, sleep, now: () => NOW });
  const read = () => api.get('/pulls/{pull_number}', { pull_number: number });
  const comment = () =>
    api.send('POST', '/issues/{issue_number}/comments', { issue_number: number, body: 'Hello.' });
  return { github, api, read, comment, waits };
}

const WAITS: [string, Partial<FailRule>, number][] = [
  ['the primary limit, soon reset', { headers: primary(20), body: PRIMARY }, 21_000],
  ['a secondary limit with `retry-after`', { headers: { 'retry-after': '7' }, body: SECONDARY }, 7000],
  ['a secondary limit without', { body: SECONDARY }, 60_000],
  ['429 with `retry-after`', { status: 429, headers: { 'retry-after': '3' } }, 3000],
];

const ENDS: [string, Partial<FailRule>][] = [
  ['the primary limit, reset in half an hour', { headers: primary(1800), body: PRIMARY }],
  ['a secondary limit of an hour', { headers: { 'retry-after': '3600' }, body: SECONDARY }],
];

describe.concurrent('a limit', () => {
  it.for(WAITS)('%s: a read waits, then goes on', async ([_, failure, delay], test) => {
    const { read, waits, github } = await openClient(test, { ...failure, times: 2 });
    expect(await read()).toMatchObject({ number: 1 });
    expect(waits).toEqual([delay, delay]);
    expect(github.requests).toHaveLength(3);
  });

  it.for(WAITS)('%s: a write waits, and is made once', async ([_, failure, delay], test) => {
    const { comment, waits, github } = await openClient(test, { ...failure, times: 2 });
    expect(await comment()).toMatchObject({ kind: 'sent' });
    expect(waits).toEqual([delay, delay]);
    expect(github.comments(1)).toHaveLength(1);
  });

  it.for(WAITS)('%s, for ever: a read ends after three tries', async ([_, failure, delay], test) => {
    const { read, waits, github } = await openClient(test, failure);
    expect((await rejection(read())).code).toBe('unmeasured.github');
    expect(waits).toEqual([delay, delay]);
    expect(github.requests).toHaveLength(3);
  });

  it.for(WAITS)('%s, for ever: a write is refused after three tries', async ([_, failure, delay], test) => {
    const { comment, waits, github } = await openClient(test, failure);
    expect(await comment()).toMatchObject({ kind: 'refused' });
    expect(waits).toEqual([delay, delay]);
    expect(github.requests).toHaveLength(3);
  });

  it.for(ENDS)('%s: a read ends at once, and says to wait', async ([_, failure], test) => {
    const { read, waits, github } = await openClient(test, failure);
    const error = await rejection(read());
    expect(error.describe()).toMatch(/answered 403: .*rate limit.*wait until the token may ask again/s);
    expect(error.describe()).not.toContain('grant');
    expect(waits).toEqual([]);
    expect(github.requests).toHaveLength(1);
  });

  it.for(ENDS)('%s: a write is refused at once, and says to wait', async ([_, failure], test) => {
    const { comment, waits, github } = await openClient(test, failure);
    const why = expect.stringMatching(/403: .*rate limit.*wait until the token may ask again/);
    expect(await comment()).toEqual({ kind: 'refused', status: 403, why });
    expect(waits).toEqual([]);
    expect(github.requests).toHaveLength(1);
  });

  it('429 without a word: a read is tried again soon, a write is not', async (test) => {
    const { read, comment, waits, github } = await openClient(test, { status: 429 });
    await rejection(read());
    expect(waits).toEqual([500, 1000]);
    expect(await comment()).toMatchObject({ kind: 'refused', status: 429 });
    expect(github.writes()).toHaveLength(1);
  });

  it('on the second page of a list asks for that page alone again', async (test) => {
    const { api, waits, github } = await openClient(test, {
      path: /page=2$/,
      headers: { 'retry-after': '5' },
      times: 1,
    });
    for (let n = 0; n < 150; n += 1) github.comment(1, { user: 'author', body: `Remark ${n}` });
    expect(await api.pages('/issues/{issue_number}/comments', { issue_number: 1 })).toHaveLength(150);
    expect(waits).toEqual([5000]);
    expect(github.reads().map(({ query }) => query.page)).toEqual(['1', '2', '2']);
  });

  it('is not taken for a team that the token may not read', async (test) => {
    const { api, waits } = await openClient(test, { headers: primary(20), body: PRIMARY, times: 1 });
    expect(await api.membership('acme', 'owners', 'author')).toBe('member');
    expect(waits).toEqual([21_000]);
    const far = await openClient(test, { headers: primary(1800), body: PRIMARY });
    expect((await rejection(far.api.membership('acme', 'owners', 'author'))).remedy).toMatch(/wait/);
  });

  it('is not taken for a token that will not say who it is', async (test) => {
    const { api, waits } = await openClient(test, { headers: primary(20), body: PRIMARY, times: 1 }, 'ghp_x');
    expect(await api.identity()).toBe('github-actions[bot]');
    expect(waits).toEqual([21_000]);
  });
});
