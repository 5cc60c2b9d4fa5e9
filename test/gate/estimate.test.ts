import { describe, expect, it } from 'vitest';
import { estimateRun } from '../../src/gate/estimate.ts';
import type { PromptPlan } from '../../src/gate/prompt-plan.ts';
import { policy } from '../config/given.ts';
import { promptPlan } from './given.ts';
import { planned } from './stand-ins.ts';

const PRICED = 'prices: { gpt-4o-mini: { input: 1, output: 2 }, gpt-4o: { input: 10, output: 20 } }';

function estimate(cases: number, config: string | null = PRICED, parts: Partial<PromptPlan> = {}) {
  const rules = policy({}, config);
  const all = Array.from({ length: cases }, (_, index) => planned(`c${index}`));
  return estimateRun(
    {
      prompts: [promptPlan('prompts/a.md', rules, { cases: all, ...parts })],
      policyChanges: [],
      policyDifferences: [],
      calibration: null,
      reasons: [],
    },
    rules,
  );
}

describe('what a run is expected to ask for', () => {
  it('is an answer and two judgements for each side of a case', () => {
    expect(estimate(10).requests).toBe(60);
    expect(estimate(10, PRICED, { runsBaseline: false }).requests).toBe(30);
    expect(estimate(10, `${PRICED}\nsamples: 3`).requests).toBe(180);
    expect(estimate(10, `${PRICED}\njudge: { models: [gpt-4o, gpt-4o-mini, x] }`).requests).toBe(140);
  });

  it('is no judgement where none is due', () => {
    const { groups } = policy({}, PRICED);
    const checksOnly = { policy: groups[0]!.levels.patch, runsBaseline: false };
    expect(estimate(10, PRICED, checksOnly).requests).toBe(10);
  });

  it('grows with the cases, also beyond those that are counted one by one', () => {
    const [few, many] = [estimate(100), estimate(2_000)];
    expect(many.requests).toBe(20 * few.requests);
    expect(many.inputTokens / few.inputTokens).toBeCloseTo(20, 1);
    expect((many.usd ?? 0) / (few.usd ?? 1)).toBeCloseTo(20, 1);
  });

  it('costs what the prices say, and an unknown sum where a model has none', () => {
    const { usd, inputTokens, outputTokens } = estimate(10);
    expect(usd).toBeGreaterThan((inputTokens + 2 * outputTokens) / 1e6);
    expect(usd).toBeLessThan((10 * inputTokens + 20 * outputTokens) / 1e6);
    expect(estimate(10, 'judge: { model: nobody-knows }').usd).toBeNull();
  });

  it('is nothing where nothing is asked', () => {
    expect(estimate(0)).toEqual({ requests: 0, inputTokens: 0, outputTokens: 0, usd: 0 });
  });
});
