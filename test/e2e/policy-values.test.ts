import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseBranch, CONFIG, cases } from './base-branch.ts';
import { expectVerdict } from './outcome.ts';
import { createWorld, PROMPT, type World } from './world.ts';

const LOOSER = 'levels:\n  minor: { faithfulness: 0.6 }\n';

describe('a pull request that changes the config alone', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ ...cases(6), [CONFIG]: 'levels:\n  minor: { faithfulness: 0.75 }\n' });
  });
  afterAll(() => world.close());

  it('asks no model, waits for a person, and shows the values that change for each prompt', async () => {
    const run = await expectVerdict(world, await world.propose({ [CONFIG]: LOOSER }), 'awaiting-sign-off');
    expect(run.codes).toEqual(['policy.changed']);
    expect([...run.asked, ...run.judged]).toEqual([]);
    expect(run.comment).toContain(
      `| ⚠️ **looser:** \`levels.minor.faithfulness\` | \`${PROMPT}\` | \`0.75\` | \`0.60\` |`,
    );
    expect(run.results.policyDifferences).toEqual([
      { what: 'levels.minor.faithfulness', prompts: [PROMPT], before: '0.75', after: '0.60', looser: true },
    ]);
  });

  it('by deleting it, shows the defaults that would hold', async () => {
    const base = await baseBranch(world, { [CONFIG]: 'samples: 3\n' });
    const run = await expectVerdict(world, await base.propose({ [CONFIG]: null }), 'awaiting-sign-off');
    expect(run.comment).toContain('| ⚠️ **looser:** `samples` | the whole run | `3` | `1` |');
  });

  it('shows no values of one that cannot be read', async () => {
    const run = await expectVerdict(world, await world.propose({ [CONFIG]: 'samples: 0\n' }), 'blocked');
    expect(run.results.policyDifferences).toEqual([]);
    expect(run.comment).not.toContain('Policy values');
  });
});
