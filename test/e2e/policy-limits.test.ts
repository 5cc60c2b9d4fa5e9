import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, CONFIG, cases, changed } from './base-branch.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { createWorld, PROMPT, prompt, REWORDED, type World } from './world.ts';

const named = (model: string) => `---\nversion: 2.0.0\nmodel: ${model}\n---\n${REWORDED}\n{{context}}\n`;

/** A change of the model is MAJOR; these tests are about something else. */
const NO_JUDGE = 'levels: { major: { stages: [checks], sign-off: none } }\n';

describe('the policy of the base', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(2));
  });
  afterAll(() => world.close());

  it('says which models a prompt may name', async () => {
    const base = await baseBranch(world, { [CONFIG]: `allow-models: ["small", "gpt-4o*"]\n${NO_JUDGE}` });
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: named('huge') }), 'blocked');
    expect(run.codes).toEqual(['model.not-allowed']);
    expect(messageOf(run, 'model.not-allowed')).toContain(`allow-models in ${CONFIG} allows small, gpt-4o*`);
    expect(run.comment).toContain('names a model that is not allowed');
    expect(run.asked).toEqual([]);
    await expectVerdict(world, await base.propose({ [PROMPT]: named('gpt-4o-mini') }), 'pass');
  });

  it('without a list, lets a prompt name models of the default endpoint only', async () => {
    const base = await baseBranch(world, {
      [CONFIG]: `endpoints: { local: { base-url: "${world.model.baseUrl}" } }\n${NO_JUDGE}`,
    });
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: named('local/small') }), 'blocked');
    expect(run.codes).toEqual(['model.not-allowed']);
  });

  it('gives a model to prompts that name none', async () => {
    const nameless = `---\nversion: 2.0.0\n---\n${REWORDED}\n{{context}}\n`;
    const missing = await expectVerdict(world, await world.propose({ [PROMPT]: nameless }), 'inconclusive');
    expect(missing.codes).toContain('config.no-model');
    const base = await baseBranch(world, { [CONFIG]: `model: medium\n${NO_JUDGE}` });
    const run = await expectVerdict(world, await base.propose({ [PROMPT]: nameless }), 'pass');
    expect(run.asked.map(({ model }) => model)).toEqual(['medium', 'medium']);
  });

  it('may not hold a prompt in two groups: both are named', async () => {
    const base = await baseBranch(world, {
      [CONFIG]: 'prompts:\n  - files: ["prompts/*.md"]\n  - files: ["prompts/answer*"]\n',
    });
    const run = await expectVerdict(
      world,
      await base.propose({ [PROMPT]: changed('1.2.1') }),
      'inconclusive',
    );
    const messages = run.results.reasons.map(({ message }: { message: string }) => message).join('\n');
    expect(new Set(run.codes)).toEqual(new Set(['config.overlap']));
    expect(messages).toContain('`prompts/answer.md` is in two groups');
    expect(messages).toContain('prompts[0]');
    expect(messages).toContain('prompts[1]');
    expect(run.asked).toEqual([]);
  });

  it('looks after the prompts that its groups name, wherever they lie', async () => {
    const base = await baseBranch(world, {
      'lib/ask.json': JSON.stringify({ version: '1.0.0', model: 'small', prompt: 'Answer.' }),
      [CONFIG]: 'prompts:\n  - files: ["lib/*.json"]\n',
    });
    const run = await expectVerdict(
      world,
      await base.propose({
        'lib/ask.json': JSON.stringify({ version: '1.0.1', model: 'small', prompt: 'Please answer.' }),
        [PROMPT]: prompt('1.2.0', 'No prompt of any group.'),
      }),
      'pass',
    );
    expect(run.results.prompts).toMatchObject([{ path: 'lib/ask.json' }]);
  });

  it('that cannot be read measures nothing: every fault is named at once, also where no prompt changed', async () => {
    const base = await baseBranch(world, {
      [CONFIG]:
        'levels:\n  minor: { faithfulness: 75 }\n  majr: {}\nsamples: many\njudge: { modle: gpt-4o }\n',
    });
    for (const files of [{ [PROMPT]: changed('1.3.0') }, { 'README.md': '# Other\n' }]) {
      const run = await expectVerdict(world, await base.propose(files), 'inconclusive');
      const messages = run.results.reasons.map(({ message }: { message: string }) => message).join('\n');
      expect(messages).toContain(`${CONFIG}:2`);
      expect(messages).toContain('did you mean 0.75?');
      expect(messages).toContain('did you mean `major`?');
      expect(messages).toContain(`${CONFIG}:4`);
      expect(messages).toContain('did you mean `model`?');
      expect(new Set(run.codes)).toEqual(new Set(['config.invalid']));
      expect(run.comment).toContain('The set-up has a fault.');
      expect(run.comment).toContain('did you mean');
      expect(run.status).toMatch(/^Could not measure/);
      expect(run.asked).toEqual([]);
    }
  });

  it('that is not even YAML measures nothing', async () => {
    const base = await baseBranch(world, { [CONFIG]: 'levels: [\n' });
    const run = await expectVerdict(
      world,
      await base.propose({ [PROMPT]: changed('1.3.0') }),
      'inconclusive',
    );
    expect(run.codes).toContain('config.invalid');
  });

  it('limits the number of cases', async () => {
    const base = await baseBranch(world, { [CONFIG]: 'budget: { max-cases: 1 }\n' });
    const run = await expectVerdict(
      world,
      await base.propose({ [PROMPT]: changed('1.3.0') }),
      'inconclusive',
    );
    expect(run.codes).toEqual(['budget.max-cases']);
    expect(run.asked).toEqual([]);
  });
});
