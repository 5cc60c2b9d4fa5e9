import { describe, expect, it } from 'vitest';
import { statusDescription } from '../../src/report/status.ts';
import {
  aBlockedView,
  aMetric,
  anAwaitingView,
  aPatchedPrompt,
  aPrompt,
  aRun,
  aView,
} from './view-builder.ts';

const small = aPrompt({
  metrics: {
    faithfulness: aMetric('faithfulness', {
      pairs: 5,
      certificate: { lower: -0.2, clusters: 5, certified: false },
    }),
    relevance: null,
  },
});
const blocks = (code: string, message = 'x') => ({ code, message, effect: 'blocks' as const });

describe('the status description', () => {
  it.each([
    [
      'a proven regression',
      aBlockedView(),
      'Blocked: support/answer: faithfulness 0.93 → 0.78, proven regression · 1a2b3c4d',
    ],
    ['a pass', aView(), 'Passed: 2 prompts, no regression found · 1a2b3c4d'],
    [
      'a dataset that can prove nothing',
      aView({ prompts: [small] }),
      'Passed: 1 prompt; dataset too small to prove a regression (5 cases, 6 needed) · 1a2b3c4d',
    ],
    ['a PATCH', aView({ prompts: [aPatchedPrompt()] }), 'Passed: 1 prompt, checks only · 1a2b3c4d'],
    [
      'a missing sign-off',
      anAwaitingView(),
      'Awaiting sign-off: support/answer waits for a person · 1a2b3c4d',
    ],
    [
      'advise mode',
      aBlockedView({ mode: 'advise' }),
      'Would block: support/answer: faithfulness 0.93 → 0.78, proven regression · 1a2b3c4d',
    ],
    [
      'a changed policy',
      aView({
        state: 'awaiting-sign-off',
        prompts: [],
        reasons: [{ ...blocks('policy.changed'), effect: 'awaits' }],
      }),
      'Awaiting sign-off: the policy changes · 1a2b3c4d',
    ],
    [
      'several reasons',
      aView({
        state: 'blocked',
        prompts: [aPrompt({ reasons: [blocks('version.not-bumped'), blocks('check.schema')] })],
      }),
      'Blocked: support/answer changed, but kept its version (+1 more) · 1a2b3c4d',
    ],
    [
      'a config with faults, and no digest',
      aView({
        state: 'inconclusive',
        prompts: [],
        reasons: [
          {
            code: 'config.invalid',
            message: '`a.yml` cannot be used:\n- line 1\n- line 2',
            effect: 'inconclusive',
          },
        ],
        run: aRun({ digest: null }),
      }),
      'Could not measure: a.yml cannot be used: line 1; line 2',
    ],
    ['nothing to do', aView({ state: 'not-applicable', prompts: [] }), 'Nothing affects a prompt · 1a2b3c4d'],
  ])('of %s is in words', (_, view, description) => {
    expect(statusDescription(view)).toBe(description);
  });

  it('has at most 140 characters and still ends in the digest', () => {
    const reasons = [
      { code: 'config.invalid', message: 'long '.repeat(100), effect: 'inconclusive' as const },
    ];
    const description = statusDescription(aView({ state: 'inconclusive', prompts: [], reasons }));
    expect(description.length).toBeLessThanOrEqual(140);
    expect(description).toMatch(/^Could not measure: long .*… · 1a2b3c4d$/);
  });

  it('replaces characters beyond the first plane, which GitHub refuses', () => {
    const prompt = aPrompt({ name: '👍', state: 'blocked', reasons: [blocks('check.schema')] });
    expect(statusDescription(aView({ state: 'blocked', prompts: [prompt] }))).toBe(
      'Blocked: ? fails a check · 1a2b3c4d',
    );
    const joined = aPrompt({ ...prompt, name: '👩‍💻🏳️‍🌈' });
    expect(statusDescription(aView({ state: 'blocked', prompts: [joined] }))).toBe(
      'Blocked: ???? fails a check · 1a2b3c4d',
    );
  });
});
