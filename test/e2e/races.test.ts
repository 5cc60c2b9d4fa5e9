import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, type TestContext } from 'vitest';
import type { RequestMatch } from '../../fixtures/servers/github/rules.ts';
import type { ActionResult } from '../../fixtures/servers/run-action.ts';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';
import { changed } from './base-branch.ts';
import { expectVerdict } from './outcome.ts';
import { push, sealingWorld, UNRELATED } from './sealing-world.ts';
import { fact, GOOD_ANSWER, PROMPT, unfaithfulOn, type World } from './world.ts';

const MINOR = { [PROMPT]: changed('1.3.0') };
const COMMENTS = /\/issues\/\d+\/comments/;
const STATUSES = /\/statuses\//;
const LIST_OF_STATUSES = /\/commits\/[0-9a-f]+\/statuses/;
/** After it has measured, a run looks whether the pull request is still the same. */
const LOOK = { method: 'GET', path: /\/pulls\/\d+$/ };
/** So that no run takes over what another has measured. */
const FRESH = { inputs: { fresh: 'true' } };

async function proposed(test: TestContext): Promise<{ world: World; number: number }> {
  const world = await sealingWorld(test, 3);
  return { world, number: await world.propose(MINOR) };
}

/** Something to wait for, and the end of the wait. */
function hold(): { readonly held: Promise<void>; readonly release: () => void } {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release };
}

/** Waits for something that a run does. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await sleep(10);
}

/** Does something before the last of these requests is answered, each the first of its kind after the one before. */
function when(world: World, [first, ...others]: readonly RequestMatch[], act: () => Promise<void>): void {
  if (first === undefined) throw new Error('No moment');
  world.github.on(first, others.length === 0 ? act : () => when(world, others, act));
}

/** A run that finds the answers bad, in a world where they otherwise are good. */
async function blockedRun(world: World, number: number): Promise<ActionResult> {
  world.answer = unfaithfulOn(3);
  const result = await world.run(number, FRESH);
  world.answer = GOOD_ANSWER;
  return result;
}

/** The one comment, and the status, are those of a blocked run. */
function expectBlocked(world: World, number: number): void {
  expect(world.comments(number)).toHaveLength(1);
  expect(world.comments(number)[0]).toContain('Prompt Gate: blocked');
  expect(world.status(number)?.state).toBe('failure');
}

/** Two judges, so that the results of two runs that measure at once can be told apart. */
const strictOrMild: World['judge'] = (metric, request) =>
  request.model === 'strict' && metric === 'relevance'
    ? { text: JSON.stringify({ reasoning: 'It misses the point.', rating: 1 }) }
    : standIn(request);
const judgedBy = (world: World, number: number, judge: string) =>
  world.run(number, { inputs: { 'judge-model': judge } });

/** Status and the one comment say the same. */
function expectAgreement(world: World, number: number): void {
  expect(world.comments(number)).toHaveLength(1);
  const heading = world.status(number)?.state === 'success' ? 'passed' : 'blocked';
  expect(world.comments(number)[0]).toContain(`Prompt Gate: ${heading}`);
}

const SILENT = 'was written: a newer run speaks for this commit.';

describe.concurrent('of two runs of one commit the newer has the last word', () => {
  it('where it came and went while the older asked the model', async (test) => {
    const { world, number } = await proposed(test);
    const { held, release } = hold();
    world.answer = (n) => held.then(() => ({ text: fact(n) }));
    const older = world.run(number);
    await until(() => world.generated().length === 6);
    await blockedRun(world, number);
    release();
    const { code, log, results } = await older;
    expect([code, results.verdict]).toEqual([0, 'pass']);
    expect(log).toContain(`Neither status nor comment ${SILENT}`);
    expectBlocked(world, number);
  });

  it('where it came and went while the older looked whether the head has moved', async (test) => {
    const { world, number } = await proposed(test);
    when(world, [LOOK], async () => void (await blockedRun(world, number)));
    const { results, log } = await world.run(number);
    expect(results.verdict).toBe('pass');
    expect(log).toContain(`Neither status nor comment ${SILENT}`);
    expectBlocked(world, number);
  });

  it.for<[string, readonly RequestMatch[]]>([
    ['looked for its comment', [LOOK, { method: 'GET', path: COMMENTS }]],
    ['made its comment', [{ method: 'POST', path: COMMENTS }]],
  ])('where it came and went while the older, whose status stood, %s', async ([_, moments], test) => {
    const { world, number } = await proposed(test);
    when(world, moments, async () => void (await blockedRun(world, number)));
    const { results } = await world.run(number);
    expect(results.verdict).toBe('pass');
    expectBlocked(world, number);
  });

  it('where it began before the older wrote its last word, and ended after', async (test) => {
    const { world, number } = await proposed(test);
    let newer: Promise<ActionResult> | null = null;
    const write = { method: 'POST', path: STATUSES };
    const { held, release } = hold();
    when(world, [write, write], async () => {
      const asked = world.generated().length;
      world.answer = (n) => held.then(() => ({ text: `${fact(n)} Captains always wear purple hats.` }));
      newer = world.run(number, FRESH);
      await until(() => world.generated().length > asked);
    });
    await world.run(number);
    expect(world.status(number)?.state).toBe('success');
    release();
    await newer;
    expectBlocked(world, number);
  });

  it('where the older fails at last', async (test) => {
    const { world, number } = await proposed(test);
    await world.run(number);
    world.github.on({ method: 'GET', path: COMMENTS }, async () => {
      await blockedRun(world, number);
      world.github.fail({ method: 'GET', path: COMMENTS, status: 403, times: 1 });
    });
    const { code, results } = await world.run(number);
    expect([code, results.verdict]).toEqual([1, 'inconclusive']);
    expectBlocked(world, number);
  });

  it('and both begin at once: status and one comment say the same', async (test) => {
    const { world, number } = await proposed(test);
    world.judge = strictOrMild;
    await Promise.all([judgedBy(world, number, 'mild'), judgedBy(world, number, 'strict')]);
    expectAgreement(world, number);
  });

  it.for(['first', 'last'] as const)(
    'which is the one that said last that it is at work, also where it began first and ends %s',
    async (ends, test) => {
      const { world, number } = await proposed(test);
      world.judge = strictOrMild;
      const { held, release } = hold();
      let other: Promise<ActionResult> | null = null;
      world.github.on({ method: 'GET', path: /\/compare\// }, async () => {
        world.answer = (n) => held.then(() => ({ text: fact(n) }));
        other = judgedBy(world, number, 'strict');
        await until(() => world.generated().length === 6);
        world.answer = GOOD_ANSWER;
        if (ends === 'last') world.github.on(LOOK, release);
      });
      await judgedBy(world, number, 'mild');
      release();
      await other;
      expect(world.status(number)?.state).toBe('success');
      expectAgreement(world, number);
    },
  );

  it('and an older one that comes to measuring after it takes its verdict over', async (test) => {
    const { world, number } = await proposed(test);
    world.github.on(
      { method: 'GET', path: /\/compare\// },
      async () => void (await blockedRun(world, number)),
    );
    const { results } = await world.run(number);
    expect(results).toMatchObject({ verdict: 'blocked', run: { reused: {} } });
    expectBlocked(world, number);
  });
});

describe.concurrent('a run for an earlier head', () => {
  it('that ends last says nothing on the later one, and in no comment', async (test) => {
    const { world, number } = await proposed(test);
    const earlier = world.github.head(number);
    const { held, release } = hold();
    world.answer = (n) => held.then(() => ({ text: fact(n) }));
    const older = world.run(number);
    await until(() => world.generated().length === 6);
    await push(world, UNRELATED);
    await blockedRun(world, number);
    release();
    expect((await older).outputs.verdict).toBe('inconclusive');
    expectBlocked(world, number);
    expect(world.github.status(earlier, 'prompt-gate')).toMatchObject({
      state: 'error',
      description: expect.stringMatching(/^No verdict: the head moved to [0-9a-f]{7} during the run$/),
    });
  });
});

const commentId = (world: World, number: number) => world.github.comments(number)[0]?.id ?? 0;

describe.concurrent('the comment', () => {
  it('that is deleted between look and write is written anew', async (test) => {
    const { world, number } = await proposed(test);
    await world.run(number);
    const id = commentId(world, number);
    world.github.on({ method: 'PATCH', path: /\/comments\// }, () => world.github.deleteComment(id));
    await blockedRun(world, number);
    expectBlocked(world, number);
    expect(commentId(world, number)).not.toBe(id);
  });

  it('that a person edits between look and write is written over', async (test) => {
    const { world, number } = await proposed(test);
    await world.run(number);
    const id = commentId(world, number);
    world.github.on({ method: 'PATCH', path: /\/comments\// }, () => world.github.editComment(id, 'Passed!'));
    await blockedRun(world, number);
    expectBlocked(world, number);
  });

  it('that two runs have made, and neither could take away, is one again after the next', async (test) => {
    const { world, number } = await proposed(test);
    world.github.on({ method: 'POST', path: COMMENTS }, async () => void (await world.run(number)));
    world.github.fail({ method: 'DELETE', path: /\/comments\//, status: 502, times: 1 });
    await world.run(number);
    expect(world.comments(number)).toHaveLength(2);
    await blockedRun(world, number);
    expectBlocked(world, number);
  });

  it('of two runs is one also behind 300 others', async (test) => {
    const { world, number } = await proposed(test);
    for (let n = 1; n <= 300; n += 1) world.github.comment(number, { user: 'talker', body: `Remark ${n}` });
    world.github.on({ method: 'POST', path: COMMENTS }, async () => void (await blockedRun(world, number)));
    await world.run(number);
    expectBlocked(world, number);
  });
});

describe.concurrent('what somebody else posts under the name of the status', () => {
  it('while a run is at work does not silence it', async (test) => {
    const { world, number } = await proposed(test);
    const forge = () =>
      void world.github.postStatus(world.github.head(number), {
        user: 'mallory',
        state: 'success',
        context: 'Prompt-Gate',
        description: 'Measuring the changed prompts',
      });
    for (const moment of [LOOK, { method: 'GET', path: LIST_OF_STATUSES }]) world.github.on(moment, forge);
    await blockedRun(world, number);
    expect(world.github.statuses(world.github.head(number)).map(({ creator }) => creator.login)).toEqual([
      'github-actions[bot]',
      'mallory',
      'mallory',
      'github-actions[bot]',
    ]);
    expectBlocked(world, number);
  });
});

/** Starts the gate and kills it, as a cancelled job is killed, when it asks the model. */
async function killed(world: World, number: number): Promise<ActionResult> {
  let kill = () => {};
  world.answer = (n) => {
    kill();
    return { text: fact(n), delayMs: 50 };
  };
  const result = await world.run(number, {
    onStart: (end) => {
      kill = end;
    },
  });
  world.answer = GOOD_ANSWER;
  return result;
}

/** The \`post\` step of a run, with the state that its main step left. */
function post(world: World, number: number, { state }: ActionResult): Promise<ActionResult> {
  const environment = Object.fromEntries(
    Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]),
  );
  return world.run(number, { entry: 'post.js', environment });
}

describe.concurrent('the `post` step of a cancelled run', () => {
  it('leaves the word of a newer run alone', async (test) => {
    const { world, number } = await proposed(test);
    const cancelled = await killed(world, number);
    await blockedRun(world, number);
    expect((await post(world, number, cancelled)).code).toBe(0);
    expectBlocked(world, number);
  });

  it('also where the newer run is still at work', async (test) => {
    const { world, number } = await proposed(test);
    const cancelled = await killed(world, number);
    const asked = world.generated().length;
    const { held, release } = hold();
    world.answer = (n) => held.then(() => ({ text: fact(n) }));
    const newer = world.run(number);
    await until(() => world.generated().length > asked);
    await post(world, number, cancelled);
    expect(world.status(number)?.state).toBe('pending');
    release();
    await newer;
    const states = world.github.statuses(world.github.head(number)).map(({ state }) => state);
    expect(states).toEqual(['success', 'pending', 'pending']);
  });
});

describe.concurrent('one commit that is the head of two pull requests', () => {
  const twice = async (test: TestContext) => {
    const { world, number } = await proposed(test);
    await world.github.commit('release', UNRELATED, { from: 'main' });
    const other = await world.github.openPullRequest({ head: 'change-1', base: 'release', user: 'author' });
    return { world, number, other };
  };

  it('to two branches gets no verdict and no comment, but an error', async (test) => {
    const { world, number, other } = await twice(test);
    for (const one of [number, other]) {
      const { code, outputs } = await world.run(one);
      expect([code, outputs.verdict]).toEqual([1, 'inconclusive']);
      expect(world.comments(one)).toEqual([]);
      expect(world.status(one)).toMatchObject({
        state: 'error',
        description: expect.stringMatching(
          /^No verdict: #\d and #\d have this head and go to `\w+` and `\w+`$/,
        ),
      });
    }
  });

  it('gets one again when the other is closed', async (test) => {
    const { world, number, other } = await twice(test);
    await world.run(number);
    world.github.closePullRequest(other);
    await expectVerdict(world, number, 'pass');
  });

  it('gets one where only one of the branches is gated', async (test) => {
    const { world, number, other } = await twice(test);
    const branches = { inputs: { branches: 'main' } };
    const passed = await expectVerdict(world, number, 'pass', branches);
    const { log } = await world.run(other, branches);
    expect(log).toContain('Nothing to evaluate');
    expect(world.status(number)?.description).toBe(passed.status);
  });

  it('gets one where both go to the same branch', async (test) => {
    const { world, number } = await proposed(test);
    const other = await world.github.openPullRequest({ head: 'change-1', user: 'author' });
    await expectVerdict(world, number, 'pass');
    await expectVerdict(world, other, 'pass');
    expect(world.comments(number)).toHaveLength(1);
    expect(world.comments(other)).toHaveLength(1);
  });
});
