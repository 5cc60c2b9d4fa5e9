import { describe, expect, it } from 'vitest';
import { type Meter, meter } from '../../src/gate/meter.ts';
import { NO_USAGE } from '../../src/model/usage.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';
import { policy } from '../config/given.ts';
import { clockAt, memoryModel, type Reply, reply, request } from './stand-ins.ts';

const ASK = request('system', 'user');
const PRICED = 'prices: { gpt-4o-mini: { input: 1, output: 10 }, local/llama: { input: 2, output: 2 } }';

function metered(config: string | null, answer: () => Reply, elapsed = () => 0, deadline = 1000) {
  const model = memoryModel(answer);
  return { meter: meter(model, policy({}, config), clockAt(elapsed), deadline), requests: model.requests };
}

async function errorOf(one: Meter, ask: CompletionRequest = ASK): Promise<GateError> {
  const error = await one.complete(ask, 'answer').then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof GateError) return error;
  throw new Error('the request was let through');
}

describe('the meter', () => {
  it('counts calls, tokens and money', async () => {
    const { meter: one } = metered(PRICED, () => reply('x', { usage: { input: 1000, output: 100 } }));
    expect(one.usage()).toEqual(NO_USAGE);
    expect(await one.complete(ASK, 'answer')).toMatchObject({ reply: { text: 'x' }, usd: 0.002 });
    await one.complete(ASK, 'answer');
    expect(one.usage()).toEqual({
      modelCalls: 2,
      cachedCalls: 0,
      inputTokens: 2000,
      outputTokens: 200,
      usd: 0.004,
      knownUsd: 0.004,
    });
  });

  it('finds the price of a model of another endpoint under its full name', async () => {
    const { meter: one } = metered(PRICED, () => reply('x', { usage: { input: 1_000_000, output: 0 } }));
    expect(await one.complete({ ...ASK, endpoint: 'local', model: 'llama' }, 'answer')).toMatchObject({
      usd: 2,
    });
    expect(await one.complete({ ...ASK, endpoint: 'local', model: 'gpt-4o-mini' }, 'answer')).toMatchObject({
      usd: null,
    });
  });

  it.each<[string, CompletionRequest, Reply]>([
    ['the endpoint did not count', ASK, reply('x', { usage: null })],
    ['the model has no price', { ...ASK, model: 'unheard-of' }, reply('x')],
    ['the model is called like a key of every object', { ...ASK, model: 'constructor' }, reply('x')],
  ])('takes the cost for unknown, never for 0, where %s', async (_, ask, answer) => {
    const { meter: one } = metered(PRICED, () => answer);
    expect(await one.complete(ask, 'answer')).toMatchObject({ usd: null });
    expect(one.usage()).toMatchObject({ usd: null, modelCalls: 1 });
  });

  it('stays unknown in all, and goes on counting what it knows', async () => {
    let usage: { input: number; output: number } | null = null;
    const { meter: one } = metered(PRICED, () => reply('x', { usage }));
    await one.complete(ASK, 'answer');
    usage = { input: 1000, output: 0 };
    await one.complete(ASK, 'answer');
    expect(one.usage()).toMatchObject({ usd: null, knownUsd: 0.001 });
  });

  it('asks nothing for a request that got no reply', async () => {
    const { meter: one } = metered(PRICED, () => ({ kind: 'no-completion', why: 'status 500' }));
    await one.complete(ASK, 'answer');
    expect(one.usage()).toMatchObject({ usd: 0, modelCalls: 1 });
  });
});

describe('the budget', () => {
  const dear = () => reply('x', { usage: { input: 1_000_000, output: 0 } });

  it('in money ends the run before the next request', async () => {
    const { meter: one, requests } = metered(`${PRICED}\nbudget: { max-usd: 2 }`, dear);
    await one.complete(ASK, 'answer');
    await one.complete(ASK, 'answer');
    const error = await errorOf(one);
    expect(requests).toHaveLength(2);
    expect(error.code).toBe('budget.max-usd');
    expect(error.message).toBe(
      'The run has cost $2.00; budget.max-usd in .github/prompt-gate.yml allows $2.',
    );
    expect(error.remedy).toContain('Raise `budget.max-usd`');
  });

  it('in money holds by default, for what is known', async () => {
    const { meter: one } = metered(PRICED, dear);
    for (let spent = 0; spent < 5; spent += 1) await one.complete(ASK, 'answer');
    expect((await errorOf(one)).message).toContain('budget.max-usd (default) allows $5');
  });

  it('in money that a person asked for needs the cost to be known', async () => {
    const config = `${PRICED}\nbudget: { max-usd: 2 }`;
    const uncounted = await errorOf(metered(config, () => reply('x', { usage: null })).meter);
    expect(uncounted.code).toBe('budget.unknown-cost');
    expect(uncounted.message).toBe(
      'The cost of `gpt-4o-mini` is unknown: the endpoint did not count its tokens.',
    );
    const unpriced = await errorOf(metered(config, dear).meter, { ...ASK, model: 'unheard-of' });
    expect(unpriced.message).toBe('The cost of `unheard-of` is unknown: it has no price in `prices`.');
  });

  it('in money that nobody asked for lets an unknown cost pass', async () => {
    const { meter: one } = metered(PRICED, () => reply('x', { usage: null }));
    await expect(one.complete(ASK, 'answer')).resolves.toMatchObject({ usd: null });
  });

  it('in time ends the run at the deadline', async () => {
    let now = 999;
    const { meter: one, requests } = metered('budget: { max-minutes: 7 }', dear, () => now);
    await one.complete(ASK, 'answer');
    now = 1000;
    const error = await errorOf(one);
    expect(requests).toHaveLength(1);
    expect(error.code).toBe('budget.max-minutes');
    expect(error.message).toBe(
      'The run took longer than 7 minutes (budget.max-minutes in .github/prompt-gate.yml).',
    );
  });

  it('names the time where it cut the last request off', async () => {
    const times = [0, 1000];
    const cut = () => ({ kind: 'no-completion' as const, why: 'no answer in time' });
    const { meter: one } = metered(PRICED, cut, () => times.shift() ?? 1000);
    expect((await errorOf(one)).code).toBe('budget.max-minutes');
  });
});
