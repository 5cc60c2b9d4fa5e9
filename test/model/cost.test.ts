import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, costUsd, priceOf } from '../../src/model/cost.ts';
import { addUsage, NO_USAGE } from '../../src/model/usage.ts';

describe('the cost of a request', () => {
  it.each([
    [{ input: 1_000_000, output: 0 }, { input: 2.5, output: 10 }, 2.5],
    [{ input: 0, output: 1_000_000 }, { input: 2.5, output: 10 }, 10],
    [{ input: 400, output: 100 }, { input: 2.5, output: 10 }, 0.002],
    [{ input: 0, output: 0 }, { input: 2.5, output: 10 }, 0],
    [{ input: 400, output: 100 }, { input: 0, output: 0 }, 0],
  ])('%j at %j is $%d', (usage, price, usd) => {
    expect(costUsd(usage, price)).toBeCloseTo(usd, 12);
  });

  it('is unknown, never 0, without tokens or without a price', () => {
    expect(costUsd(null, { input: 1, output: 1 })).toBeNull();
    expect(costUsd({ input: 1, output: 1 }, null)).toBeNull();
  });
});

describe('the price of a model', () => {
  it.each(['constructor', '__proto__', 'toString', 'gpt-4o-2024'])('%s has none', (name) => {
    expect(priceOf(name, { 'gpt-4o': { input: 1, output: 2 } })).toBeNull();
  });

  it('is that of its full name', () => {
    expect(priceOf('local/a', { 'local/a': { input: 1, output: 2 } })).toEqual({ input: 1, output: 2 });
  });
});

describe('where a model is reached', () => {
  const endpoints = { default: {}, local: {}, 'my-lab': {} };
  it.each([
    ['gpt-4o', 'default', 'gpt-4o'],
    ['local/llama3.2', 'local', 'llama3.2'],
    ['my-lab/org/model', 'my-lab', 'org/model'],
    ['meta-llama/llama-3', 'default', 'meta-llama/llama-3'],
    ['constructor/x', 'default', 'constructor/x'],
    ['/x', 'default', '/x'],
    ['default/x', 'default', 'x'],
  ])('%s: %s, %s', (name, endpoint, model) => {
    expect(addressOf(name, endpoints)).toEqual({ endpoint, model });
  });
});

describe('what a run spent', () => {
  it('adds up', () => {
    const once = addUsage(NO_USAGE, { input: 10, output: 5 }, 0.25);
    expect(addUsage(once, { input: 1, output: 1 }, 0.5)).toEqual({
      modelCalls: 2,
      cachedCalls: 0,
      inputTokens: 11,
      outputTokens: 6,
      usd: 0.75,
      knownUsd: 0.75,
    });
  });

  it('is unknown as soon as one cost is, while the known part goes on counting', () => {
    const costs = fc.array(fc.option(fc.integer({ min: 0, max: 1000 })), { maxLength: 20 });
    fc.assert(
      fc.property(costs, (list) => {
        const usage = list.reduce((sum, usd) => addUsage(sum, null, usd), NO_USAGE);
        const known = list.reduce<number>((sum, usd) => sum + (usd ?? 0), 0);
        expect(usage.knownUsd).toBe(known);
        expect(usage.usd).toBe(list.includes(null) ? null : known);
        expect(usage.modelCalls).toBe(list.length);
      }),
    );
  });
});
