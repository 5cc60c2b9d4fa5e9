import { describe, expect, it, type TestContext } from 'vitest';
import { hmacSeal } from '../../src/adapters/seal.ts';
import { readMemoryLine, visiblePart } from '../../src/report/marker.ts';
import { CONFIG, candidateAnswers, changed } from './base-branch.ts';
import { expectVerdict, type Outcome } from './outcome.ts';
import { push, sealingWorld, UNRELATED } from './sealing-world.ts';
import {
  type Answer,
  DATASET,
  dataset,
  type Files,
  GOOD_ANSWER,
  goldenCases,
  PROMPT,
  prompt,
  type RunOptions,
  TEXT,
  unfaithfulOn,
  type World,
} from './world.ts';

const MINOR = { [PROMPT]: changed('1.3.0') };
const MAJOR = { [PROMPT]: changed('2.0.0') };

const asksNobody = ({ asked, judged }: Outcome) => expect([asked.length, judged.length]).toEqual([0, 0]);
const measures = ({ asked, results }: Outcome) => {
  expect(asked.length).toBeGreaterThan(0);
  expect(results.run.reused).toBeNull();
};

/** A pull request that was measured once. */
async function measured(
  test: TestContext,
  {
    change = MINOR,
    answer = GOOD_ANSWER,
    files = {},
  }: { change?: Files; answer?: Answer; files?: Files } = {},
  options: RunOptions = {},
): Promise<{ world: World; number: number; first: Outcome }> {
  const world = await sealingWorld(test, 6, files);
  world.answer = answer;
  const number = await world.propose(change);
  const verdict = answer !== GOOD_ANSWER ? 'blocked' : change === MAJOR ? 'awaiting-sign-off' : 'pass';
  return { world, number, first: await expectVerdict(world, number, verdict, options) };
}

describe.concurrent('a verdict holds for every commit of the same content', () => {
  it.for([
    ['pass', MINOR, GOOD_ANSWER],
    ['blocked', MINOR, unfaithfulOn(6)],
    ['awaiting-sign-off', MAJOR, GOOD_ANSWER],
  ] as const)('%s, without asking a model', async ([verdict, change, answer], test) => {
    const { world, number, first } = await measured(test, { change, answer });
    const { head, startedAt, digest } = first.results.run;
    const pushed = await push(world, UNRELATED);
    const again = await expectVerdict(world, number, verdict);
    asksNobody(again);
    expect(again.results.run).toMatchObject({ head: pushed, digest, reused: { head, startedAt } });
    expect(again.results.usage).toMatchObject({ modelCalls: 0, cachedCalls: 0, usd: 0 });
    expect(again.page).toContain('<strong>Measured by </strong>');
    expect(again.prompt.metrics).toEqual(first.prompt.metrics);
    expect(again.codes).toEqual(first.codes);
    expect(again.outputs).toMatchObject({
      faithfulness: first.outputs.faithfulness,
      relevance: first.outputs.relevance,
    });
    expect(again.status).toBe(first.status);
    expect(again.status).toMatch(new RegExp(` · ${digest.slice(0, 8)}$`));
  });

  it('the comment stays that of the run that measured, and gains one line, for the newest commit', async (test) => {
    const { world, number, first } = await measured(test, { answer: candidateAnswers(unfaithfulOn(6)) });
    expect(first.comment).toContain('purple hats');
    for (const name of ['one.md', 'two.md']) {
      const pushed = await push(world, { [name]: 'unrelated' });
      const { comment } = await expectVerdict(world, number, 'blocked');
      const [before, after, ...more] = visiblePart(comment).split('\n\n<sub>Holds for commit ');
      expect(before).toBe(visiblePart(first.comment));
      expect(after).toContain(pushed.slice(0, 7));
      expect(after).toContain('as well: nothing that was measured changed');
      expect(more).toEqual([]);
      expect(world.comments(number)).toHaveLength(1);
    }
  });

  it('also after the base branch moved in other files, and the branch was updated', async (test) => {
    const { world, number, first } = await measured(test);
    await world.github.commit('main', UNRELATED);
    asksNobody(await expectVerdict(world, number, 'pass'));
    const head = await world.github.merge('change-1', 'main');
    const again = await expectVerdict(world, number, 'pass');
    asksNobody(again);
    expect(again.results.run).toMatchObject({ head, reused: { head: first.results.run.head } });
  });

  it('also when the content comes back after another one was looked at', async (test) => {
    const { world, number } = await measured(test);
    await push(world, { [PROMPT]: null });
    await world.run(number);
    await push(world, MINOR);
    asksNobody(await expectVerdict(world, number, 'pass'));
  });

  it('also when the job is run again with the event of the first run, which knew no comment', async (test) => {
    const world = await sealingWorld(test, 6);
    const number = await world.propose(MINOR);
    const payload = await world.github.payload('pull_request', number);
    measures(await expectVerdict(world, number, 'pass', { payload }));
    asksNobody(await expectVerdict(world, number, 'pass', { payload }));
  });

  it('an approval turns it into a pass without asking a model', async (test) => {
    const { world, number } = await measured(test, { change: MAJOR });
    world.github.addUser('alice', { permission: 'write' });
    world.github.review(number, { user: 'alice', state: 'APPROVED' });
    const passed = await expectVerdict(world, number, 'pass', { event: 'pull_request_review' });
    asksNobody(passed);
    expect(passed.comment).toContain('Signed off by `alice`');
    expect(passed.comment).toContain('an earlier run');
  });
});

const SCHEMA = 'prompts/answer.schema.json';
const WITH_SCHEMA = {
  [SCHEMA]: '{"type":"string"}',
  [CONFIG]: `prompts: [{ files: ["prompts/*.md"], checks: { schema: ${SCHEMA} } }]\n`,
};
const config = (text: string) => (world: World) => world.github.commit('main', { [CONFIG]: text });

describe.concurrent('it is measured again', () => {
  it.for<[string, (world: World) => Promise<unknown>]>([
    ['the prompt', (world) => push(world, { [PROMPT]: changed('1.3.0').replace('brief', 'short') })],
    ['the golden dataset', (world) => push(world, { [DATASET]: dataset(goldenCases(7)) })],
    ['the policy of the base', config('levels: { minor: { faithfulness: 0.5 } }\n')],
    ['the judge', config('judge: { model: gpt-4.1 }\n')],
    ['the number of samples', config('samples: 2\n')],
  ])('after a change of %s', async ([_, change], test) => {
    const { world, number, first } = await measured(test);
    await change(world);
    const again = await expectVerdict(world, number, 'pass');
    measures(again);
    expect(again.results.run.digest).not.toBe(first.results.run.digest);
  });

  it('after a change of the schema of its answers', async (test) => {
    const { world, number } = await measured(test, { answer: () => '"text"', files: WITH_SCHEMA });
    await push(world, { [SCHEMA]: '{"type":["string","null"]}' });
    measures(await expectVerdict(world, number, 'blocked'));
  });

  it('after the tag that it is compared with was moved, unless the prompt is the same there', async (test) => {
    const world = await sealingWorld(test, 6);
    const { github } = world;
    await github.tag('deployed', await github.commit('main', { 'README.md': '# One\n' }));
    const number = await world.propose(MINOR);
    const inputs = { baseline: 'deployed' };
    measures(await expectVerdict(world, number, 'pass', { inputs }));
    await github.tag('deployed', await github.commit('main', { 'README.md': '# Two\n' }));
    asksNobody(await expectVerdict(world, number, 'pass', { inputs }));
    await github.tag(
      'deployed',
      await github.commit('hotfix', { [PROMPT]: prompt('1.2.1', `${TEXT} Be kind.`) }, { from: 'main' }),
    );
    measures(await expectVerdict(world, number, 'pass', { inputs }));
  });

  it.for([
    ['samples', '2'],
    ['min-relevance', '0.9'],
    ['judge-model', 'gpt-4.1'],
    ['fresh', 'true'],
  ] as const)('with the input `%s: %s`', async ([name, value], test) => {
    const { world, number } = await measured(test);
    measures(await expectVerdict(world, number, 'pass', { inputs: { [name]: value } }));
  });

  it('after a run that could not measure', async (test) => {
    const world = await sealingWorld(test, 6);
    const number = await world.propose(MINOR);
    world.answer = () => ({ status: 401, body: { error: { message: 'no' } } });
    await expectVerdict(world, number, 'inconclusive');
    world.answer = GOOD_ANSWER;
    measures(await expectVerdict(world, number, 'pass'));
  });

  it('but one that cannot measure other content leaves what was known of the first', async (test) => {
    const { world, number } = await measured(test);
    await push(world, { [PROMPT]: changed('1.4.0').replace('brief', 'short') });
    world.answer = () => ({ status: 401, body: { error: { message: 'no' } } });
    await expectVerdict(world, number, 'inconclusive');
    await push(world, MINOR);
    asksNobody(await expectVerdict(world, number, 'pass'));
  });

  it('under `comment: never`, where nothing is remembered', async (test) => {
    const options = { inputs: { comment: 'never' } };
    const { world, number } = await measured(test, {}, options);
    measures(await expectVerdict(world, number, 'pass', options));
    expect(world.comments(number)).toEqual([]);
  });

  it('with another key, which opens no seal of the first', async (test) => {
    const { world, number } = await measured(test, {
      files: {
        [CONFIG]: `endpoints: { other: { base-url: "http://127.0.0.1:9/v1", api-key-env: OTHER } }\n`,
      },
    });
    measures(
      await expectVerdict(world, number, 'pass', { environment: { OTHER: 'another-key-0123456789' } }),
    );
  });
});

/** The comment of the gate, changed as a person with write access may change it. */
function edit(world: World, number: number, change: (body: string) => string): void {
  const comment = world.github.comments(number).find(({ user }) => user.login === 'github-actions[bot]');
  if (comment === undefined) throw new Error('There is no comment');
  const body = change(comment.body);
  expect(body).not.toBe(comment.body);
  world.github.editComment(comment.id, body);
}

const sealIn = (body: string) => readMemoryLine(body)?.replaceAll('-', '.') ?? 'no seal';
const withSeal = (seal: string) => (body: string) => body.replace(sealIn(body), () => seal);
/** What a forger would have the comment say. */
const praised = (body: string) =>
  body.replace('Prompt Gate: blocked', 'Prompt Gate: passed').replace('"state":"blocked"', '"state":"pass"');

describe.concurrent('of what people made of the comment nothing is believed:', () => {
  const blocked = (test: TestContext) => measured(test, { answer: unfaithfulOn(6) });

  it('neither another verdict in the text, nor one in the hidden state', async (test) => {
    const { world, number } = await blocked(test);
    edit(world, number, praised);
    const again = await expectVerdict(world, number, 'blocked');
    asksNobody(again);
    expect(again.results.run.reused).not.toBeNull();
    expect(again.comment).not.toContain('passed');
    expect(again.comment).not.toContain('Holds for commit');
  });

  it('nor a later run that never was', async (test) => {
    const { world, number } = await blocked(test);
    edit(world, number, (body) => praised(body).replace(/"startedAt":"\d{4}/, '"startedAt":"2999'));
    expect((await expectVerdict(world, number, 'blocked')).comment).not.toContain('2999');
  });

  it('nor a memory without its seal, or with a part of it exchanged', async (test) => {
    const { world, number } = await blocked(test);
    edit(world, number, (body) => body.replace(/<!-- prompt-gate-memory .*\n/, ''));
    measures(await expectVerdict(world, number, 'blocked'));
    edit(world, number, (body) => withSeal(`A${sealIn(body).slice(1)}`)(body));
    measures(await expectVerdict(world, number, 'blocked'));
  });

  it('nor the seal of another pull request with the same content', async (test) => {
    const { world, number } = await blocked(test);
    world.answer = GOOD_ANSWER;
    const other = await world.propose(MINOR);
    const { comment, results } = await expectVerdict(world, other, 'pass');
    edit(world, number, withSeal(sealIn(comment)));
    world.answer = unfaithfulOn(6);
    const again = await expectVerdict(world, number, 'blocked');
    measures(again);
    expect(again.results.run.digest).toBe(results.run.digest);
  });

  it('nor that of another gate of the same pull request', async (test) => {
    const { world, number } = await blocked(test);
    world.answer = GOOD_ANSWER;
    await world.run(number, { inputs: { 'status-context': 'second' } });
    edit(world, number, withSeal(sealIn(world.comments(number)[1] ?? '')));
    world.answer = unfaithfulOn(6);
    const { results } = await world.run(number);
    expect(results).toMatchObject({ verdict: 'blocked', run: { reused: null } });
  });

  it.for([
    ['acme/assistant', 'is that of this one'],
    ['acme/other', 'is not'],
  ] as const)('nor that of another repository: the seal of %s %s', async ([repository, outcome], test) => {
    const { world, number, first } = await blocked(test);
    const seal = hmacSeal([world.model.apiKey]);
    const about = (name: string) => JSON.stringify([name, number, 'prompt-gate']);
    const memory = seal.open(readMemoryLine(first.comment) ?? '', about('acme/assistant'));
    const copied = seal.close(memory ?? '', about(repository))?.replaceAll('-', '.') ?? '';
    edit(world, number, (body) => `${withSeal(copied)(body)}\n`);
    const again = await expectVerdict(world, number, 'blocked');
    if (outcome === 'is not') measures(again);
    else asksNobody(again);
  });

  it('and where it was deleted, all is measured and written anew', async (test) => {
    const { world, number } = await blocked(test);
    world.github.deleteComment(world.github.comments(number)[0]?.id ?? 0);
    const again = await expectVerdict(world, number, 'blocked');
    measures(again);
    expect(world.comments(number)).toHaveLength(1);
  });
});
