import { describe, expect, it } from 'vitest';
import { githubPullRequest } from '../../src/adapters/github/pull-request.ts';
import { apiOf, CONTEXT, openGithub, rejection } from './github-given.ts';

const MARKER = '<!-- prompt-gate:prompt-gate -->';
const HEAD = 'a'.repeat(40);

/** A comment as the gate writes it. */
const bodyOf = (startedAt: string, text: string) =>
  `${MARKER}\n<!-- prompt-gate-state {"startedAt":"${startedAt}","head":"${HEAD}","digest":null,"state":"pass"} -->\n${text}`;
const draft = (startedAt: string, text: string, create = true) => ({
  marker: MARKER,
  body: () => bodyOf(startedAt, text),
  startedAt,
  create,
});
const [EARLY, LATE] = ['2026-01-01T10:00:00.000Z', '2026-01-01T11:00:00.000Z'];

describe.concurrent('a pull request', () => {
  it('is read with what the gate must know', async (test) => {
    const { pullRequest, number, head } = await openGithub(test);
    expect(await pullRequest.read()).toEqual({
      number,
      open: true,
      headSha: head,
      baseRef: 'main',
      author: 'author',
      fork: false,
      comments: 0,
    });
  });

  it('from a fork is known as one', async (test) => {
    const { github, api } = await openGithub(test);
    await github.commit('stranger:main', { 'a.md': 'fork\n' }, { author: 'stranger' });
    const number = await github.openPullRequest({
      head: 'main',
      user: 'stranger',
      headRepo: { owner: 'stranger', fork: true },
    });
    const pullRequest = githubPullRequest(api, number);
    expect(await pullRequest.read()).toMatchObject({ fork: true, author: 'stranger' });
  });

  it('that does not exist is an error of the input', async (test) => {
    const { api } = await openGithub(test);
    const error = await rejection(githubPullRequest(api, 99).read());
    expect(error.code).toBe('config.pull-request');
    expect(error.describe()).toMatch(/no pull request 99 in acme\/assistant.*`pull-request`/s);
  });

  it('has its reviews over all pages, bots marked', async (test) => {
    const { github, pullRequest, number, head } = await openGithub(test);
    github.addUser('robot[bot]', { type: 'Bot' });
    for (let count = 0; count < 120; count += 1) {
      github.review(number, { user: `reader-${count}`, state: 'COMMENTED' });
    }
    github.review(number, { user: 'robot[bot]', state: 'APPROVED' });
    const reviews = await pullRequest.reviews();
    expect(reviews).toHaveLength(121);
    expect(reviews.at(-1)).toMatchObject({ user: 'robot[bot]', bot: true, state: 'APPROVED', commit: head });
    expect(reviews[0]).toMatchObject({ user: 'reader-0', bot: false });
  });

  it('names the people behind every commit, over all pages', { timeout: 30_000 }, async (test) => {
    const { github, pullRequest } = await openGithub(test);
    for (let count = 0; count < 105; count += 1) {
      await github.commit(
        'change',
        { 'count.txt': `${count}\n` },
        { author: `dev-${count % 3}`, committer: 'merger' },
      );
    }
    await github.commit('change', { 'a.md': 'ghost\n' }, { author: null });
    const people = await pullRequest.commits(await pullRequest.read());
    expect(people).toHaveLength(107);
    expect(new Set(people.flatMap(({ author, committer }) => [author, committer]))).toEqual(
      new Set(['author', 'dev-0', 'dev-1', 'dev-2', 'merger', null]),
    );
  });

  it.for([
    ['admin', 'admin'],
    ['maintain', 'write'],
    ['write', 'write'],
    ['triage', 'read'],
    ['read', 'read'],
    ['none', 'none'],
  ] as const)('somebody with the role %s may %s', async ([role, permission], test) => {
    const { github, pullRequest } = await openGithub(test);
    github.addUser('somebody', { permission: role });
    expect(await pullRequest.permission('somebody')).toBe(permission);
  });

  it('somebody whom GitHub does not know may do nothing', async (test) => {
    const { pullRequest } = await openGithub(test);
    expect(await pullRequest.permission('nobody-at-all')).toBe('none');
  });
});

describe.concurrent('the comment', () => {
  it('is created, then updated in place', async (test) => {
    const { github, pullRequest, number } = await openGithub(test);
    const first = await pullRequest.comment(draft(EARLY, 'first'));
    const second = await pullRequest.comment(draft(LATE, 'second'));
    expect(first.kind).toBe('written');
    expect(second).toEqual(first);
    expect(github.comments(number).map(({ body }) => body)).toEqual([bodyOf(LATE, 'second')]);
  });

  it('of a newer run stays', async (test) => {
    const { github, pullRequest, number } = await openGithub(test);
    await pullRequest.comment(draft(LATE, 'newer'));
    expect(await pullRequest.comment(draft(EARLY, 'older'))).toMatchObject({ kind: 'skipped' });
    expect(github.comments(number)[0]?.body).toBe(bodyOf(LATE, 'newer'));
  });

  it('whose state somebody has spoilt is written anew', async (test) => {
    const { github, pullRequest, number } = await openGithub(test);
    github.comment(number, { user: 'github-actions[bot]', body: `${MARKER}\n<!-- prompt-gate-state {} -->` });
    expect((await pullRequest.comment(draft(EARLY, 'first'))).kind).toBe('written');
    expect(github.comments(number)).toHaveLength(1);
  });

  it('is not created where only an older one was to be brought up to date', async (test) => {
    const { github, pullRequest, number } = await openGithub(test);
    expect(await pullRequest.comment(draft(EARLY, 'x', false))).toMatchObject({ kind: 'skipped' });
    expect(github.comments(number)).toHaveLength(0);
  });

  it("of a person is never touched, nor that of another gate's context", async (test) => {
    const { github, pullRequest, number } = await openGithub(test);
    github.comment(number, { user: 'author', body: bodyOf(LATE, 'forged') });
    const other = bodyOf(LATE, 'other').replace(MARKER, '<!-- prompt-gate:other -->');
    github.comment(number, { user: 'github-actions[bot]', body: other });
    expect((await pullRequest.comment(draft(EARLY, 'mine'))).kind).toBe('written');
    expect(github.comments(number).map(({ body }) => body)).toEqual([
      bodyOf(LATE, 'forged'),
      other,
      bodyOf(EARLY, 'mine'),
    ]);
  });

  it('of an App of its own is found by its kind of user', async (test) => {
    const identity = { login: 'our-gate[bot]', type: 'Bot' } as const;
    const { github, pullRequest, number } = await openGithub(test, { identity });
    await pullRequest.comment(draft(EARLY, 'first'));
    await pullRequest.comment(draft(LATE, 'second'));
    expect(github.comments(number)).toHaveLength(1);
  });

  it('is written by nobody who could not see whether it is there already', async (test) => {
    const { github, pullRequest } = await openGithub(test);
    github.fail({ method: 'GET', path: /comments/, status: 403 });
    expect(await pullRequest.comment(draft(EARLY, 'x'))).toEqual({
      kind: 'refused',
      why: expect.stringMatching(/earlier ones could not be read.*403.*grant `pull-requests: write`/),
    });
    expect(github.writes()).toEqual([]);
  });

  it.for([
    ['DELETE', 403, 2, /second comment could not be taken away \(403.*`pull-requests: write`/],
    ['DELETE', 404, 2, null],
    ['PATCH', 403, 2, /earlier comment could not be updated \(403.*`pull-requests: write`/],
  ] as const)(
    'a second one, of two runs at once: a %s that ends in %i',
    async ([method, status, count, words], test) => {
      const { github, pullRequest, number } = await openGithub(test);
      github.on({ method: 'POST', path: /comments/ }, () => {
        github.comment(number, { user: 'github-actions[bot]', body: bodyOf(EARLY, 'the other run') });
      });
      github.fail({ method, path: /comments/, status });
      expect(await pullRequest.comment(draft(LATE, 'x'))).toMatchObject({
        kind: 'written',
        problem: words === null ? null : expect.stringMatching(words),
      });
      expect(github.comments(number)).toHaveLength(count);
    },
  );

  it('says once which of those that two runs left behind could not be taken away', async (test) => {
    const { github, pullRequest, number } = await openGithub(test);
    for (const text of ['first', 'second', 'third']) {
      github.comment(number, { user: 'github-actions[bot]', body: bodyOf(EARLY, text) });
    }
    github.fail({ method: 'DELETE', path: /comments/, status: 403 });
    expect(await pullRequest.comment(draft(LATE, 'x'))).toMatchObject({
      kind: 'written',
      problem: expect.stringMatching(
        /^A second comment could not be taken away \(403.*`pull-requests: write`/,
      ),
    });
    expect(github.writes().map(({ method }) => method)).toEqual(['PATCH', 'DELETE']);
  });

  it.for([
    [403, /403.*grant `pull-requests: write`/],
    [404, /404.*grant `pull-requests: write`/],
    [422, /422.*run the job again/],
    [502, /502.*run the job again/],
  ] as const)('that GitHub refuses with %i is a sentence', async ([status, words], test) => {
    const { github, pullRequest } = await openGithub(test);
    github.fail({ method: 'POST', path: /comments/, status });
    expect(await pullRequest.comment(draft(EARLY, 'x'))).toEqual({
      kind: 'refused',
      why: expect.stringMatching(words),
    });
    expect(github.writes()).toHaveLength(1);
  });
});

describe.concurrent('the commit status', () => {
  it('carries context, description and the page of the run', async (test) => {
    const { github, statuses, head } = await openGithub(test);
    const written = await statuses.write(head, 'success', 'Passed');
    expect(written.kind).toBe('written');
    expect(github.status(head, CONTEXT)).toMatchObject({
      state: 'success',
      description: 'Passed',
      target_url: `${github.serverUrl}/acme/assistant/actions/runs/1`,
    });
  });

  it('that may not be written is a sentence', async (test) => {
    const { github, statuses, head } = await openGithub(test);
    github.fail({ method: 'POST', path: /statuses/, status: 403, body: { message: 'Not accessible' } });
    expect(await statuses.write(head, 'success', 'Passed')).toEqual({
      kind: 'refused',
      why: 'The commit status could not be written (403: Not accessible); grant `statuses: write` under `permissions:` of the workflow.',
    });
  });
});

describe.concurrent('the API', () => {
  it.for([
    ['a 500', { status: 500 }, 3],
    ['a dropped connection', { status: 0 }, 3],
    ['a 403', { status: 403 }, 1],
    ['a long wait that is asked for', { status: 429, headers: { 'retry-after': '3600' } }, 1],
  ] as const)('reads again after %s at most so often: %i', async ([_, failure, tries], test) => {
    const { github, pullRequest } = await openGithub(test);
    github.fail({ path: /pulls/, ...failure });
    expect((await rejection(pullRequest.read())).code).toBe('unmeasured.github');
    expect(github.reads()).toHaveLength(tries);
  });

  it('waits as long as GitHub asks for', async (test) => {
    const { github, pullRequest, number } = await openGithub(test);
    github.fail({ path: /pulls/, status: 403, headers: { 'retry-after': '1' }, times: 1 });
    const started = performance.now();
    expect((await pullRequest.read()).number).toBe(number);
    expect(performance.now() - started).toBeGreaterThan(950);
  });

  it('says that a used-up token has to wait, and asks for no permission', async (test) => {
    const { github, pullRequest } = await openGithub(test);
    github.fail({
      path: /pulls/,
      status: 403,
      body: { message: 'API rate limit exceeded for installation.' },
    });
    const error = await rejection(pullRequest.read());
    expect(error.remedy).toMatch(/wait/);
    expect(error.remedy).not.toMatch(/grant/);
  });

  it('does not ask an installation token who it is', async (test) => {
    const { api } = await openGithub(test);
    expect(await api.identity()).toBeNull();
  });

  it('takes a personal token that cannot be asked for one that will not say', async (test) => {
    const { github } = await openGithub(test, { token: 'ghp_personal' });
    github.fail({ path: /^\/user$/, status: 403 });
    expect(await apiOf(github).identity()).toBeNull();
    expect(github.reads().map(({ path }) => path)).toContain('/user');
  });

  it('asks a personal token once who it is', async (test) => {
    const { github } = await openGithub(test, { token: 'ghp_personal' });
    const api = apiOf(github);
    expect([await api.identity(), await api.identity()]).toEqual(Array(2).fill('github-actions[bot]'));
    expect(github.reads()).toHaveLength(1);
  });

  it('does not take a server that fails for a token that will not say', async (test) => {
    const { github } = await openGithub(test, { token: 'ghp_personal' });
    github.fail({ path: /^\/user$/, status: 502 });
    expect((await rejection(apiOf(github).identity())).code).toBe('unmeasured.github');
  });
});
