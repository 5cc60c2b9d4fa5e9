import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, CONFIG, cases, changed } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import {
  createWorld,
  DATASET,
  dataset,
  goldenCases,
  PROMPT,
  prompt,
  REWORDED,
  TEXT,
  type World,
} from './world.ts';

const own = (version: string, schema: string | null, text = TEXT) =>
  prompt(version, text, schema === null ? '' : `response-schema: ${schema}\n`);
const STRICT = '{"type":"string","minLength":3}';

describe('what would change a prompt unseen', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(6));
  });
  afterAll(() => world.close());

  it('a link in place of the prompt is refused, though it shows the same text', async () => {
    const text = prompt('1.2.0', TEXT);
    const base = await baseBranch(world, { 'content/a.md': text });
    const { github } = world;
    await github.commit(
      'linked',
      { [PROMPT]: '../content/a.md' },
      { from: base.name, modes: { [PROMPT]: '120000' } },
    );
    const number = await github.openPullRequest({ head: 'linked', base: base.name, user: 'author' });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(messageOf(run, 'config.prompt')).toContain('is a symbolic link');
  });

  it('tools are refused: the gate could not send them, and would measure something else', async () => {
    const number = await world.propose({
      'prompts/agent.prompt.yml':
        'version: 1.0.0\nmodel: small\ntools: [drop_database]\nmessages:\n  - { role: user, content: Hi }\n',
    });
    const run = await expectVerdict(world, number, 'inconclusive');
    expect(messageOf(run, 'config.prompt')).toContain('`tools` changes what the model does');
  });

  it('an earlier version that cannot be read does not make the prompt a new one that nobody looks at', async () => {
    const base = await baseBranch(world, { [PROMPT]: prompt('2.0.0', 'Hello {{#if x}}you{{/if}}') });
    const run = await expectVerdict(
      world,
      await base.propose({ [PROMPT]: changed('2.0.0') }),
      'awaiting-sign-off',
    );
    expect(messageOf(run, 'version.unreadable')).toContain('{{#if x}}');
  });
});

describe('what would change the exam unseen', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(6));
  });
  afterAll(() => world.close());

  it('cases that the base gained since the branch was made are asked all the same', async () => {
    const base = await baseBranch(world);
    const number = await base.propose({ [PROMPT]: changed('1.3.0') });
    await base.commit({ [DATASET]: dataset(goldenCases(8)) });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.prompt.cases.map(({ id }: { id: string }) => id)).toContain('c8');
  });

  it('a dataset that both sides changed needs an updated branch', async () => {
    const base = await baseBranch(world);
    const number = await base.propose({ [PROMPT]: changed('1.3.0'), [DATASET]: dataset(goldenCases(7)) });
    await base.commit({ [DATASET]: dataset(goldenCases(8)) });
    const run = await expectVerdict(world, number, 'blocked');
    expect(run.codes).toContain('dataset.diverged');
    expect(run.asked).toEqual([]);
  });

  it('a mere move that leaves golden cases behind needs a person', async () => {
    const rows = goldenCases(6).map((row, index) => (index === 0 ? { ...row, prompts: [PROMPT] } : row));
    const base = await baseBranch(world, { [DATASET]: dataset(rows) });
    const number = await base.propose({}, { moves: { [PROMPT]: 'prompts/other.md' } });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(messageOf(run, 'dataset.case-removed')).toContain('"c1"');
  });

  it.each([
    ['taken away', null],
    ['exchanged for another file', 'prompts/loose.schema.json'],
  ])('a response schema that is %s needs a person, whatever its version says', async (_, next) => {
    world.answer = () => '"a string"';
    const base = await baseBranch(world, {
      [CONFIG]: 'lint: warn\nlevels:\n  major: { stages: [checks], sign-off: none }\n',
      'prompts/answer.schema.json': STRICT,
      'prompts/loose.schema.json': '{}',
      [PROMPT]: own('1.2.0', 'prompts/answer.schema.json'),
    });
    const number = await base.propose({ [PROMPT]: own('1.2.1', next, REWORDED) });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.codes).toEqual(['schema.changed', 'version.under-declared']);
  });

  it('a schema that lies where nobody looks is refused', async () => {
    const base = await baseBranch(world, { 'lib/answer.json': '{}' });
    const run = await expectVerdict(
      world,
      await base.propose({ [PROMPT]: own('2.0.0', 'lib/answer.json', `${TEXT} Be brief.`) }),
      'inconclusive',
    );
    expect(messageOf(run, 'config.schema')).toContain('its changes would go unseen');
  });
});
