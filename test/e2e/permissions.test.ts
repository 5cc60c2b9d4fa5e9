import { describe, expect, it, type TestContext } from 'vitest';
import type { ActionResult } from '../../fixtures/servers/run-action.ts';
import { codesOf } from './endpoint-given.ts';
import type { Prepared, Scenario } from './github-scenarios.ts';
import * as given from './github-scenarios.ts';
import { callsOf, pathOf, ROWS, type Row, type Word } from './permissions-table.ts';
import { createWorld, type World } from './world.ts';

interface Given {
  readonly scenario: Scenario;
  /** Where the scenario makes the call for other reasons too. */
  readonly only?: RegExp;
  /** Makes true what the answer 404 says, just before it is given. */
  readonly gone?: (world: World, prepared: Prepared) => void;
}

function deleteComment({ github }: World, { number }: Prepared): void {
  for (const { id } of github.comments(number)) github.deleteComment(id);
}

/** A scenario for each row of a call, in the order of the table. */
const SCENARIOS: Readonly<Record<string, readonly Given[]>> = {
  'GET compare/{basehead}': [
    { scenario: given.MINOR_FIRST },
    { scenario: given.APPROVED, only: /\/compare\/.*per_page=100/ },
  ],
  'GET contents/{path}': [
    { scenario: given.MINOR_FIRST },
    { scenario: given.MINOR_WITH_CONFIG, only: /\/contents\/.*ref=main$/ },
  ],
  'GET git/trees/{tree_sha}': [{ scenario: given.MINOR_FIRST }],
  'GET git/blobs/{file_sha}': [{ scenario: given.MINOR_FIRST }],
  'GET commits/{ref}': [{ scenario: given.BASELINE }],
  'GET pulls': [{ scenario: given.FORK }],
  'GET pulls/{pull_number}': [
    { scenario: given.BY_HAND },
    { scenario: given.WORKFLOW_RUN },
    { scenario: given.QUEUE },
    { scenario: given.MINOR_FIRST },
  ],
  'GET pulls/{pull_number}/files': [{ scenario: given.MANY_FILES }],
  'GET pulls/{pull_number}/commits': [{ scenario: given.PUSH_APPROVED }],
  'GET pulls/{pull_number}/reviews': [{ scenario: given.APPROVED }],
  'GET commits/{commit_sha}/pulls': [
    { scenario: given.MINOR_FIRST },
    { scenario: given.PUSH },
    { scenario: given.FORK_GONE },
  ],
  'GET commits/{ref}/statuses': [{ scenario: given.MINOR_FIRST }],
  'GET collaborators/{username}/permission': [{ scenario: given.APPROVED }],
  'GET issues/{issue_number}/comments': [
    { scenario: given.MINOR_REMEMBERED },
    { scenario: given.MINOR_FIRST },
  ],
  'POST issues/{issue_number}/comments': [{ scenario: given.MINOR_FIRST }],
  'PATCH issues/comments/{comment_id}': [{ scenario: given.MINOR_AGAIN, gone: deleteComment }],
  'DELETE issues/comments/{comment_id}': [{ scenario: given.MINOR_TWICE_AT_ONCE }],
  'POST statuses/{sha}': [{ scenario: given.MINOR_FIRST }],
  'GET /orgs/{org}/teams/{team_slug}/memberships/{username}': [{ scenario: given.TEAM }],
  'GET /user': [{ scenario: given.PERSONAL }],
};

/** Requests that no call of the table is, or more than one. */
function unlisted({ github }: World): string[] {
  const calls = github.requests.filter((request) => callsOf(request).length !== 1);
  return calls.map(({ method, path }) => `${method} ${path}`);
}

/** Most requests of a run of these scenarios, whatever fails. */
const MOST_REQUESTS = 40;

const BODIES: Readonly<Record<number, unknown>> = {
  403: { message: 'Resource not accessible by integration' },
  404: { message: 'Not Found' },
  422: { message: 'Validation Failed' },
  429: { message: 'Too many requests' },
  500: { message: 'Server Error' },
};

async function open(test: TestContext, { files, options }: Scenario): Promise<World> {
  const world = await createWorld(files, [], options);
  test.onTestFinished(() => world.close());
  return world;
}

interface Seen extends ActionResult {
  readonly row: Row;
  readonly world: World;
  readonly prepared: Prepared;
  /** Newest status of the commit. */
  readonly status: string | undefined;
}

/** How the runs of these scenarios end where nothing fails. */
const whole = (seen: Seen) => {
  expect(seen.outputs.verdict, seen.log).toBe('pass');
  expect(seen.code).toBe(0);
  if (!seen.row.call.startsWith('POST statuses')) expect(seen.status).toBe('success');
  const commentless = seen.row.word === 'said' && /issues|user/.test(seen.row.call);
  if (!commentless) expect(seen.world.comments(seen.prepared.number)[0]).toContain('Prompt Gate: passed');
};

const EXPECT: Readonly<Record<Word, (seen: Seen) => void>> = {
  inconclusive({ code, outputs, status, log }) {
    expect(outputs.verdict, log).toBe('inconclusive');
    expect(code).toBe(1);
    expect(status).toBe('error');
  },
  'red job'({ code, outputs, status, results, log, prepared }) {
    expect(outputs.verdict, log).toBe('inconclusive');
    expect(code).toBe(1);
    expect(results).toBeNull();
    expect(status).toBe(prepared.byHand ? undefined : 'error');
  },
  'not counted'({ outputs, status, results, log, prepared }) {
    expect(outputs.verdict, log).toBe('awaiting-sign-off');
    // Nobody can approve a push.
    expect(status).toBe(prepared.context.endsWith('/push') ? 'failure' : 'pending');
    expect(codesOf(results)).toContain('sign-off.missing');
  },
  said(seen) {
    whole(seen);
    expect(seen.log.match(/^::warning::.*could not be .*$/gm), seen.log).toHaveLength(1);
  },
  'goes on'(seen) {
    whole(seen);
    expect(seen.log).not.toContain('could not be');
  },
};

const CASES = ROWS.flatMap((row, index) => {
  const nth = ROWS.slice(0, index).filter(({ call }) => call === row.call).length;
  return [403, 404, 422, 429, 500].map((status) => ({ row, nth, status, call: `${row.call} (${nth + 1})` }));
});

describe.concurrent('each call to GitHub, where it fails', () => {
  it.for(CASES)('$call with $status', async ({ row, nth, status }, test) => {
    const { scenario, only, gone } = SCENARIOS[row.call]![nth]!;
    const world = await open(test, scenario);
    const prepared = await scenario.prepare(world);
    const [method = ''] = row.call.split(' ');
    const headers = status === 429 ? { 'retry-after': '1' } : {};
    const path = only ?? pathOf(row.call);
    if (status === 404 && gone) world.github.on({ method, path }, () => gone(world, prepared));
    world.github.fail({ method, path, status, body: BODIES[status], headers });
    const before = world.github.requests.length;
    const result = await prepared.run();
    const made = world.github.requests.slice(before);
    const failed = made.filter((request) => callsOf(request).includes(row.call) && request.status === status);

    const { log, results } = result;
    const newest = world.github.status(prepared.sha, prepared.context)?.state;
    const exception = row.others.get(status);
    EXPECT[exception ?? row.word]({ ...result, row, world, prepared, status: newest });
    const permission = new RegExp(`${row.permission}(read|write)`);
    if (exception === undefined && (status === 403 || status === 404)) expect(log).toMatch(permission);
    // What passes by itself may be missing no permission.
    if (status > 404 && exception === undefined) expect(log).not.toMatch(/grant `/);
    expect(log).not.toMatch(/unmeasured\.crash|The gate failed|^\s+at /m);
    if (results !== null) expect(codesOf(results)).not.toContain('unmeasured.crash');
    expect(failed.length).toBeGreaterThan(0);
    expect(unlisted(world)).toEqual([]);
    expect(made.length).toBeLessThanOrEqual(MOST_REQUESTS);
  });
});

describe.concurrent('the table of all calls', () => {
  it('has a scenario for every row', () => {
    const rows = Object.entries(SCENARIOS).map(([call, scenarios]) => [call, scenarios.length]);
    const calls = [...new Set(ROWS.map(({ call }) => call))];
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(calls.map((call) => [call, ROWS.filter((row) => row.call === call).length])),
    );
  });

  it.for(Object.entries(given))('holds every call of %s', async ([_, scenario], test) => {
    const world = await open(test, scenario);
    const { code, log } = await (await scenario.prepare(world)).run();
    expect(code, log).toBe(0);
    expect(unlisted(world)).toEqual([]);
  });
});
