import type { ActionResult } from '../../fixtures/servers/run-action.ts';
import { CONFIG, MINOR } from './endpoint-given.ts';
import { LONG_KEY } from './event-given.ts';
import {
  DATASET,
  dataset,
  type Files,
  goldenCases,
  PROMPT,
  prompt,
  type RunOptions,
  TEXT,
  type World,
  type WorldOptions,
} from './world.ts';

/** A run that is ready to start, and the commit that it will speak of. */
export interface Prepared {
  readonly sha: string;
  readonly context: string;
  readonly number: number;
  /** Started by a person, who sees the job. */
  readonly byHand: boolean;
  run(): Promise<ActionResult>;
}

/** A run in which the gate makes some call to GitHub. */
export interface Scenario {
  readonly files: Files;
  readonly options: WorldOptions;
  /** Everything before the run, among it earlier runs. */
  prepare(world: World): Promise<Prepared>;
}

const CASES = { [DATASET]: dataset(goldenCases(2)) };

function scenario(prepare: Scenario['prepare'], files: Files = {}, options: WorldOptions = {}): Scenario {
  return { files: { ...CASES, ...files }, options, prepare };
}

/** A run on a pull request. */
function on(world: World, number: number, options: RunOptions = {}): Prepared {
  const sha = world.github.head(number);
  const byHand = options.event === 'workflow_dispatch';
  return { sha, context: 'prompt-gate', number, byHand, run: () => world.run(number, options) };
}

/** The comment remembers what a run measured. */
const REMEMBERS: WorldOptions = { apiKey: LONG_KEY };

const proposeMinor = (world: World) => world.propose({ [PROMPT]: MINOR });

/** A MAJOR that somebody else has approved. */
async function proposeApproved(world: World): Promise<number> {
  const number = await world.propose({ [PROMPT]: prompt('2.0.0', `${TEXT} Be brief.`) });
  world.github.addUser('alice', { permission: 'write' });
  world.github.review(number, { user: 'alice', state: 'APPROVED' });
  return number;
}

/** The push that merges a pull request which an earlier run has measured. */
async function merged(world: World, number: number): Promise<Prepared> {
  const { github } = world;
  await world.run(number);
  const before = (await github.payload('pull_request', number)) as {
    pull_request: { base: { sha: string } };
  };
  const sha = await github.merge('main', `change-${number}`);
  const payload = await github.pushPayload('main', { before: before.pull_request.base.sha });
  const options = { event: 'push', payload };
  return { sha, context: 'prompt-gate/push', number, byHand: false, run: () => world.run(number, options) };
}

async function ofFork(world: World, run: Record<string, unknown> = {}): Promise<Prepared> {
  const { github } = world;
  await github.commit('stranger:idea', { 'README.md': '# Letters\n' }, { author: 'stranger' });
  const headRepo = { owner: 'stranger', fork: true } as const;
  const number = await github.openPullRequest({ head: 'idea', user: 'stranger', headRepo });
  const payload = await github.workflowRunPayload({ event: 'pull_request', number, run });
  return on(world, number, { event: 'workflow_run', payload });
}

export const MINOR_FIRST = scenario(async (world) => on(world, await proposeMinor(world)));
export const MINOR_WITH_CONFIG = scenario(MINOR_FIRST.prepare, { [CONFIG]: 'mode: enforce\n' });
export const MINOR_AGAIN = scenario(async (world) => {
  const number = await proposeMinor(world);
  await world.run(number);
  return on(world, number);
});
export const MINOR_REMEMBERED = scenario(
  async (world) => {
    const number = await proposeMinor(world);
    await world.run(number);
    return on(world, number);
  },
  {},
  REMEMBERS,
);
export const MINOR_TWICE_AT_ONCE = scenario(async (world) => {
  const number = await proposeMinor(world);
  world.github.on({ method: 'POST', path: /\/comments$/ }, () => {
    const started = { startedAt: '2000-01-01T00:00:00.000Z', head: '0'.repeat(40), digest: null };
    const state = JSON.stringify({ ...started, state: 'pass' });
    const body = `<!-- prompt-gate:prompt-gate -->\n<!-- prompt-gate-state ${state} -->\nThe other run.`;
    world.github.comment(number, { user: 'github-actions[bot]', body });
  });
  return on(world, number);
});
export const BASELINE = scenario(async (world) => {
  await world.github.tag('live', await world.github.commit('main', { 'other.txt': 'x' }));
  return on(world, await proposeMinor(world), { inputs: { baseline: 'live' } });
});
export const MANY_FILES = scenario(async (world) => {
  const many = Object.fromEntries(Array.from({ length: 305 }, (_, n) => [`docs/${n}.txt`, `${n}\n`]));
  return on(world, await world.propose({ ...many, [PROMPT]: MINOR }));
});
export const APPROVED = scenario(async (world) => on(world, await proposeApproved(world)));
export const TEAM = scenario(
  async (world) => {
    world.github.addTeam('acme/owners', ['alice']);
    world.github.teams('readable');
    return on(world, await proposeApproved(world));
  },
  { [CONFIG]: 'levels: { major: { sign-off: { by: [acme/owners] } } }\n' },
);
export const BY_HAND = scenario(async (world) => {
  const number = await proposeMinor(world);
  return on(world, number, { event: 'workflow_dispatch', inputs: { 'pull-request': String(number) } });
});
export const WORKFLOW_RUN = scenario(async (world) => {
  const number = await proposeMinor(world);
  const payload = await world.github.workflowRunPayload({ event: 'pull_request', number });
  return on(world, number, { event: 'workflow_run', payload });
});
export const FORK = scenario((world) => ofFork(world));
export const FORK_GONE = scenario((world) => ofFork(world, { head_repository: null }));
export const QUEUE = scenario(async (world) => {
  const number = await proposeMinor(world);
  const { headSha: sha } = await world.github.enqueue(number);
  const options = { event: 'merge_group' };
  return { sha, context: 'prompt-gate', number, byHand: false, run: () => world.run(number, options) };
});
export const PUSH = scenario(async (world) => merged(world, await proposeMinor(world)));
export const PUSH_APPROVED = scenario(
  async (world) => merged(world, await proposeApproved(world)),
  {},
  REMEMBERS,
);
export const PERSONAL = scenario(MINOR_FIRST.prepare, {}, { github: { token: 'ghp_personal' } });
