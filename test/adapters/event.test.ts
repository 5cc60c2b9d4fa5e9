import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEvent } from '../../src/adapters/runner/event.ts';
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

  it('by hand says nothing of a pull request, whatever the payload', () => {
    expect(readEvent('workflow_dispatch', '/nowhere')).toEqual({ kind: 'manual' });
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
    const error = gateErrorOf(() => read({}, 'push'));
    expect(error.code).toBe('config.event');
    expect(error.remedy).toMatch(/pull_request.*workflow_dispatch/);
  });
});
