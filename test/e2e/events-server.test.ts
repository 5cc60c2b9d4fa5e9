import { describe, expect, it, type TestContext } from 'vitest';
import { MINOR, worldOf } from './endpoint-given.ts';
import { expectRan, LONG_KEY, MAJOR, runOn, statesOf } from './event-given.ts';
import { PROMPT, unfaithfulOn } from './world.ts';

const SERVER = 'https://git.example.com';

/** An Enterprise Server: its API lies under a path, and its pages on the host that people know. */
async function enterprise(test: TestContext) {
  const world = await worldOf(test, 2, {}, [], { apiKey: LONG_KEY, github: { apiPath: '/api/v3' } });
  return { world, environment: { GITHUB_SERVER_URL: SERVER } };
}

describe.concurrent('a GitHub Enterprise Server', () => {
  it('is asked below the path of its API, and never elsewhere', async (test) => {
    const { world, environment } = await enterprise(test);
    const number = await world.propose({ [PROMPT]: MAJOR });
    world.github.addUser('alice', { permission: 'write' });
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    const payload = await world.github.workflowRunPayload({ event: 'pull_request', number });
    expectRan(await runOn(world, 'workflow_run', payload, { environment }), 'pass', 0);
    const paths = world.github.requests.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('/api/v3/'))).toEqual([]);
  });

  it('is where the links of status and comment lead', async (test) => {
    const { world, environment } = await enterprise(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    world.answer = unfaithfulOn(2);
    const payload = await world.github.payload('pull_request', number);
    const ran = await runOn(world, 'pull_request', payload, { environment });
    expectRan(ran, 'blocked', 1);
    const head = world.github.head(number);
    const pages = `${SERVER}/acme/assistant`;
    for (const { target_url } of world.github.statuses(head))
      expect(target_url).toBe(`${pages}/actions/runs/1`);
    const [comment = ''] = world.comments(number);
    expect(comment).toContain(`${pages}/blob/${head}/${PROMPT}`);
    expect(comment).toContain(`${pages}/actions/runs/1`);
    for (const text of [comment, ran.summary]) {
      expect(text).not.toContain('github.com/acme');
      expect(text).not.toContain(world.github.apiUrl);
    }
  });

  it('has a merge queue too', async (test) => {
    const { world, environment } = await enterprise(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    await world.run(number, { environment });
    const group = await world.github.enqueue(number);
    const ran = await runOn(world, 'merge_group', await world.github.mergeGroupPayload(group), {
      environment,
    });
    expectRan(ran, 'pass', 0);
    expect(ran.asked).toBe(0);
    expect(statesOf(world, group.headSha)).toEqual(['pending', 'success']);
  });

  it('has the `post` step too', async (test) => {
    const { world, environment } = await enterprise(test);
    const number = await world.propose({ [PROMPT]: MINOR });
    const sha = world.github.head(number);
    const open = JSON.stringify({ sha, context: 'prompt-gate', id: null });
    await world.run(number, { entry: 'post.js', environment: { ...environment, 'STATE_open-status': open } });
    expect(world.status(number)).toMatchObject({
      state: 'error',
      target_url: `${SERVER}/acme/assistant/actions/runs/1`,
    });
  });
});
