import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KNOWN_EVENTS, readEvent } from '../../src/adapters/runner/event.ts';
import { gateErrorOf } from '../config/given.ts';

const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-event-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SHA = 'a'.repeat(40);
const pull = {
  number: 12,
  state: 'open',
  comments: 3,
  user: { login: 'author' },
  head: { sha: SHA, repo: { full_name: 'acme/assistant' } },
  base: { ref: 'release/2.0', repo: { full_name: 'acme/assistant' } },
};

function read(payload: unknown, name = 'pull_request') {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return readEvent(name, path);
}

describe('the event that started the job', () => {
  it('holds the facts of its pull request', () => {
    expect(read({ pull_request: pull, extra: 'ignored' })).toEqual({
      kind: 'pull-request',
      facts: {
        number: 12,
        open: true,
        headSha: SHA,
        baseRef: 'release/2.0',
        author: 'author',
        fork: false,
        comments: 3,
      },
    });
  });

  it.each([
    ['a fork', { head: { sha: SHA, repo: { full_name: 'stranger/assistant' } } }, { fork: true }],
    ['a fork that is gone', { head: { sha: SHA, repo: null } }, { fork: true }],
    ['an author who is gone', { user: null }, { author: 'ghost' }],
    ['a closed one', { state: 'closed' }, { open: false }],
    ['no count of comments', { comments: undefined }, { comments: null }],
  ])('%s', (_, some, facts) => {
    expect(read({ pull_request: { ...pull, ...some } })).toMatchObject({ facts });
  });

  it.each(['pull_request', 'pull_request_target', 'pull_request_review'])('`%s` is about one', (name) => {
    expect(read({ pull_request: pull }, name)).toMatchObject({ kind: 'pull-request', facts: { number: 12 } });
  });

  it('`workflow_run` says for which commit of which repository the other workflow ran', () => {
    const workflow_run = {
      event: 'pull_request',
      head_sha: SHA,
      head_branch: 'idea',
      head_repository: { full_name: 'stranger/assistant' },
    };
    const payload = { workflow_run, repository: { full_name: 'acme/assistant', default_branch: 'trunk' } };
    expect(read(payload, 'workflow_run')).toEqual({
      kind: 'workflow-run',
      event: 'pull_request',
      headSha: SHA,
      headBranch: 'idea',
      headRepository: 'stranger/assistant',
      defaultBranch: 'trunk',
      pulls: [],
    });
    const gone = { ...payload, workflow_run: { ...workflow_run, head_repository: null } };
    expect(read(gone, 'workflow_run')).toMatchObject({ headRepository: null });
  });

  it('`workflow_run` names the pull requests of this repository, and of no other of its network', () => {
    const listed = (number: number, id: number) => ({ number, base: { repo: { id } } });
    const workflow_run = {
      event: 'pull_request',
      head_sha: SHA,
      head_branch: 'idea',
      pull_requests: [listed(7, 11), listed(8, 12)],
    };
    const repository = { default_branch: 'trunk', id: 12 };
    expect(read({ workflow_run, repository }, 'workflow_run')).toMatchObject({ pulls: [8] });
  });

  it('`merge_group` names the commits and branches of the queue', () => {
    const merge_group = {
      base_sha: SHA,
      base_ref: 'refs/heads/main',
      head_sha: 'b'.repeat(40),
      head_ref: 'refs/heads/gh-readonly-queue/main/pr-1-x',
    };
    expect(read({ merge_group }, 'merge_group')).toEqual({
      kind: 'merge-group',
      baseSha: SHA,
      baseBranch: 'main',
      headSha: 'b'.repeat(40),
      headBranch: 'gh-readonly-queue/main/pr-1-x',
    });
  });

  it('`push` tells a new and a deleted ref from one that moved', () => {
    const zero = '0'.repeat(40);
    const push = { ref: 'refs/heads/main', before: SHA, after: 'b'.repeat(40) };
    expect(read(push, 'push')).toEqual({ kind: 'push', ...push });
    expect(read({ ...push, before: zero }, 'push')).toMatchObject({ before: null });
    expect(read({ ...push, after: zero }, 'push')).toMatchObject({ after: null });
  });

  it.each([
    [{ type: 'User' }, true],
    [{ type: 'Bot' }, false],
    [undefined, false],
  ])('`workflow_dispatch` by %j', (sender, byPerson) => {
    expect(read({ sender }, 'workflow_dispatch')).toEqual({ kind: 'manual', byPerson });
  });

  it.each([
    ['no pull request', {}],
    ['a head that is no commit', { pull_request: { ...pull, head: { sha: 'main', repo: null } } }],
    ['a number that is none', { pull_request: { ...pull, number: 0 } }],
    ['a base without a name', { pull_request: { ...pull, base: { ref: '', repo: { full_name: 'a/b' } } } }],
    ['a list', []],
  ])('is refused with %s', (_, payload) => {
    expect(gateErrorOf(() => read(payload)).code).toBe('config.event');
  });

  it('is refused where its payload is not JSON, or not there', () => {
    expect(gateErrorOf(() => read('not JSON')).code).toBe('config.event');
    expect(gateErrorOf(() => readEvent('pull_request', '')).code).toBe('config.event');
  });

  it('is refused where the gate does not know it, with those that it knows', () => {
    for (const name of ['schedule', 'toString', '']) {
      const error = gateErrorOf(() => read({}, name));
      expect(error.code).toBe('config.event');
      expect(error.remedy).toBe(`Run it on one of: ${KNOWN_EVENTS.join(', ')}.`);
    }
    expect(KNOWN_EVENTS).toHaveLength(7);
  });
});
