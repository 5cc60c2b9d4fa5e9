import { describe, expect, it } from 'vitest';
import { MINOR, worldOf } from './endpoint-given.ts';
import { PROMPT } from './world.ts';

describe.concurrent('what the workflow hands over', () => {
  it.for(['issue_comment', 'schedule', 'release', ''])(
    'the event %j is refused with those that are known',
    async (event, test) => {
      const world = await worldOf(test, 1);
      const number = await world.propose({ [PROMPT]: MINOR });
      const { code, log, outputs } = await world.run(number, { event, payload: {} });
      expect(code).toBe(1);
      expect(log).toContain(`does not know the event \`${event || '(none)'}\``);
      expect(log).toMatch(
        /Run it on one of: pull_request, .*workflow_run, merge_group, push, workflow_dispatch\./,
      );
      expect(outputs.verdict).toBe('inconclusive');
    },
  );

  it('a payload without a pull request is refused', async (test) => {
    const world = await worldOf(test, 1);
    const { code, log } = await world.run(1, { payload: { action: 'opened' } });
    expect(code).toBe(1);
    expect(log).toContain('The payload of `pull_request` does not hold what the event is about.');
  });

  it('every fault of the inputs is named at once', async (test) => {
    const world = await worldOf(test, 1);
    const number = await world.propose({ [PROMPT]: MINOR });
    const inputs = {
      'min-faithfulness': '75',
      'min-relevance': 'high',
      samples: '0',
      concurrency: 'many',
      comment: 'sometimes',
      mode: 'strict',
      config: '../elsewhere.yml',
      'head-sha': 'abc',
      'openai-base-url': 'ftp://example.com',
      'status-context': 'x'.repeat(200),
    };
    const { code, log, outputs } = await world.run(number, { inputs });
    expect(code).toBe(1);
    for (const name of Object.keys(inputs)) expect(log).toContain(`input \`${name}\``);
    expect(log).toContain('Correct the `with:` block of the workflow.');
    expect(outputs.verdict).toBe('inconclusive');
    expect(world.github.requests).toHaveLength(0);
    expect(world.model.requests).toHaveLength(0);
  });

  it('a key in a faulty block is not shown', async (test) => {
    const world = await worldOf(test, 1);
    const number = await world.propose({ [PROMPT]: MINOR });
    const { log } = await world.run(number, {
      inputs: { 'openai-api-key': 'sk-very-secret', samples: 'lots' },
    });
    expect(log.replaceAll('::add-mask::sk-very-secret', '')).not.toContain('sk-very-secret');
  });
});
