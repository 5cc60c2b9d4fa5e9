import { describe, expect, it } from 'vitest';
import { CONFIG, gateMinor, messageOf, worldOf } from './endpoint-given.ts';
import { fact, PROMPT, prompt, TEXT } from './world.ts';

const PRICES = 'prices: { small: { input: 1000000, output: 0 }, gpt-4o: { input: 0, output: 0 } }\n';
const counted = (n: number) => ({ text: fact(n), usage: { input: 2, output: 1 } });

describe.concurrent('the cost of a run', () => {
  it('is what the endpoint counted, at the prices of the base', async (test) => {
    const world = await worldOf(test, 3, { [CONFIG]: `${PRICES}budget: { max-usd: 100 }\n` });
    world.answer = counted;
    const { results, outputs } = await gateMinor(world);
    // Three cases on two sides, two tokens each, one dollar a token.
    expect(results.usage).toMatchObject({ usd: 12, cachedCalls: 0 });
    expect(outputs['cost-usd']).toBe('12');
    expect(results.prompts[0].checks.usdPerCase).toEqual({ candidate: 2, baseline: 2 });
  });

  it.for<[string, string, null | undefined]>([
    ['a reply without usage', PRICES.concat('budget: { }\n'), null],
    ['a model without a price', '', undefined],
  ])('is unknown, never 0: %s', async ([_, config, usage], test) => {
    const world = await worldOf(test, 3, { [CONFIG]: config });
    world.answer = (n) => (usage === null ? { text: fact(n), usage } : { text: fact(n) });
    const { number, code, results, outputs } = await gateMinor(world);
    expect(code).toBe(0);
    expect(results.usage.usd).toBeNull();
    expect(outputs['cost-usd']).toBe('');
    expect(results.prompts[0].cases[0].candidate.samples[0].usd).toBeNull();
    expect(world.comments(number)[0]).toMatch(/cost unknown/);
  });
});

describe.concurrent('the budget', () => {
  it('`max-usd` ends the run when it is spent; what was measured stays in the results', async (test) => {
    const world = await worldOf(test, 10, { [CONFIG]: `${PRICES}budget: { max-usd: 10 }\n` });
    world.answer = counted;
    const { number, code, results } = await gateMinor(world, { inputs: { concurrency: '2' } });
    expect(code).toBe(1);
    expect(results.verdict).toBe('inconclusive');
    expect(messageOf(results, 'budget.max-usd')).toMatch(/has cost \$1\d\.00.*allows \$10.*Raise/);
    expect(world.generated().length).toBeLessThanOrEqual(6);
    expect(results.usage.usd).toBeGreaterThanOrEqual(10);
    expect(results.prompts[0].cases[0].candidate.samples[0].output).toBe(fact(1));
    expect(results.prompts[0].cases[9].candidate.samples[0]).toEqual({
      kind: 'not-run',
      output: null,
      why: expect.stringMatching(/has cost/),
    });
    expect(world.status(number)?.state).toBe('error');
  });

  it.for<[string, string, (n: number) => object, RegExp]>([
    ['a model has no price', '', counted, /`small` is unknown: it has no price.*add the price/],
    [
      'the endpoint does not count',
      PRICES,
      (n) => ({ text: fact(n), usage: null }),
      /`small` is unknown: the endpoint did not count/,
    ],
  ])('`max-usd` cannot be kept where %s', async ([_, prices, answer, words], test) => {
    const world = await worldOf(test, 10, { [CONFIG]: `${prices}budget: { max-usd: 10 }\n` });
    world.answer = answer;
    const { code, results } = await gateMinor(world);
    expect(code).toBe(1);
    expect(messageOf(results, 'budget.unknown-cost')).toMatch(words);
    expect(world.model.requests.length).toBeLessThanOrEqual(16);
  });

  it('`max-minutes` ends the run when they are over', async (test) => {
    const world = await worldOf(test, 20, { [CONFIG]: 'budget: { max-minutes: 0.07 }\n' });
    world.answer = (n) => ({ text: fact(n), delayMs: 1500 });
    const started = Date.now();
    const { number, code, results } = await gateMinor(world);
    expect(code).toBe(1);
    expect(messageOf(results, 'budget.max-minutes')).toMatch(/longer than 0.07 minutes.*concurrency/);
    expect(world.status(number)?.state).toBe('error');
    expect(world.generated().length).toBeGreaterThanOrEqual(8);
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it('`max-cases` is counted before anything is asked', async (test) => {
    const world = await worldOf(test, 6, { [CONFIG]: 'budget: { max-cases: 5 }\n' });
    const { number, code, results } = await gateMinor(world);
    expect(code).toBe(1);
    expect(messageOf(results, 'budget.max-cases')).toMatch(/6 golden cases.*allows 5/);
    expect(world.model.requests).toHaveLength(0);
    expect(world.status(number)?.state).toBe('error');
  });
});

describe.concurrent('an answer that ends at a token limit', () => {
  const cut = (n: number) => ({ text: fact(n), finishReason: 'length' as const });

  it("counts as an answer where the limit is the prompt's own", async (test) => {
    const limited = (version: string, text: string) => prompt(version, text, 'max-tokens: 12\n');
    const world = await worldOf(test, 4, { [PROMPT]: limited('1.2.0', TEXT) });
    world.answer = cut;
    const number = await world.propose({ [PROMPT]: limited('1.3.0', `${TEXT} Be brief.`) });
    const { code, results } = await world.run(number);
    expect(code).toBe(0);
    expect(results.prompts[0].checks).toMatchObject({ passed: 4, unanswered: 0 });
    expect(new Set(world.generated().map((request) => request.max_tokens))).toEqual(new Set([12]));
  });

  it("is not measured where the limit is the gate's", async (test) => {
    const world = await worldOf(test, 4, { [CONFIG]: 'budget: { max-output-tokens: 12 }\n' });
    world.answer = cut;
    const { code, results } = await gateMinor(world);
    expect(code).toBe(1);
    expect(messageOf(results, 'unmeasured.answers')).toMatch(/4 of 4 cases.*budget\.max-output-tokens/);
    expect(new Set(world.generated().map((request) => request.max_tokens))).toEqual(new Set([12]));
    expect(world.judged()).toHaveLength(0);
  });
});

describe.concurrent('samples', () => {
  it('`samples: 2` asks twice for every case and side', async (test) => {
    const world = await worldOf(test, 3, { [CONFIG]: 'samples: 2\n' });
    let count = 0;
    world.answer = (n) => `${fact(n)}${' '.repeat(count++ % 2)}`;
    const { code, results } = await gateMinor(world);
    expect(code).toBe(0);
    expect(world.generated()).toHaveLength(12);
    for (const one of results.prompts[0].cases) {
      expect(one.candidate.samples).toHaveLength(2);
      expect(one.baseline.samples).toHaveLength(2);
    }
  });

  it('byte-identical answers to one case share their judgement', async (test) => {
    const world = await worldOf(test, 3, { [CONFIG]: 'samples: 2\n' });
    await gateMinor(world);
    expect(world.judged()).toHaveLength(6);
  });

  it('`judge.samples: 2` judges every answer twice and takes the mean', async (test) => {
    const world = await worldOf(test, 3, { [CONFIG]: 'judge: { samples: 2 }\n' });
    const { judge } = world;
    let count = 0;
    world.judge = (metric, request) => {
      if (metric === 'faithfulness') return judge(metric, request);
      count += 1;
      return { text: JSON.stringify({ reasoning: 'As I feel today.', rating: count % 2 === 0 ? 5 : 4 }) };
    };
    const { code, results } = await gateMinor(world, { inputs: { concurrency: '1' } });
    expect(code).toBe(0);
    expect(world.judged()).toHaveLength(12);
    expect(results.prompts[0].cases[0].candidate.samples[0].scores.relevance).toBe(0.9);
  });
});
