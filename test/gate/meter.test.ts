import { describe, expect, it } from 'vitest';
import { meter } from '../../src/gate/meter.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { Completion, CompletionRequest, NoCompletion } from '../../src/ports/model.ts';
import { policy } from '../config/given.ts';

const request: CompletionRequest = {
  endpoint: 'default',
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'Hi' }],
  parameters: {},
  maxTokens: 100,
  format: { kind: 'text' },
};
const reply = (usage: Completion['usage']): Completion => ({
  kind: 'completion',
  text: 'Hello',
  refused: false,
  cutShort: false,
  filtered: false,
  usage,
  latencyMs: 5,
});
const given: NoCompletion = { kind: 'no-completion', why: '500: The server answered 500., 5 times' };

/** A meter whose every request takes a second and gets this reply; the run has ten seconds. */
function metered(config: string | null, answer: Completion | NoCompletion) {
  let now = 0;
  const model = {
    complete: async () => {
      now += 1000;
      return answer;
    },
  };
  const clock = { now: () => '2026-01-01T00:00:00Z', elapsed: () => now };
  return meter(model, policy({}, config), clock, 10_000);
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.catch((caught: unknown) => caught);
  if (error instanceof GateError) return error.code;
  throw new Error('ended without a GateError');
}

describe('the meter', () => {
  it('adds up calls, tokens and cost', async () => {
    const model = metered(null, reply({ input: 1_000_000, output: 100_000 }));
    expect((await model.complete(request)).usd).toBe(3.5);
    expect(model.usage()).toMatchObject({ modelCalls: 1, inputTokens: 1_000_000, usd: 3.5, knownUsd: 3.5 });
  });

  it('knows no cost once one reply came without usage, and goes on', async () => {
    const model = metered(null, reply(null));
    expect((await model.complete(request)).usd).toBeNull();
    await model.complete(request);
    expect(model.usage()).toMatchObject({ modelCalls: 2, usd: null, knownUsd: 0 });
  });

  it('a request that got no reply costs nothing', async () => {
    const model = metered('budget: { max-usd: 1 }', given);
    expect(await model.complete(request)).toEqual({ reply: given, usd: null });
    expect(model.usage()).toMatchObject({ modelCalls: 1, usd: 0 });
  });

  it('asks nothing more when the money is spent', async () => {
    const model = metered('budget: { max-usd: 3 }', reply({ input: 1_000_000, output: 100_000 }));
    await model.complete(request);
    expect(await codeOf(model.complete(request))).toBe('budget.max-usd');
    expect(model.usage().modelCalls).toBe(1);
  });

  it('asks nothing more when the time is over', async () => {
    const model = metered(null, reply({ input: 1, output: 1 }));
    for (let count = 0; count < 10; count += 1) await model.complete(request);
    expect(await codeOf(model.complete(request))).toBe('budget.max-minutes');
  });

  it('names the time where it cut the last request off', async () => {
    const model = metered(null, given);
    for (let count = 0; count < 9; count += 1) await model.complete(request);
    expect(await codeOf(model.complete(request))).toBe('budget.max-minutes');
  });

  it.each([
    ['the model has no price', { ...request, model: 'unknown' }, { input: 1, output: 1 }],
    ['the endpoint did not count', request, null],
  ])('cannot keep a limit in money that somebody asked for where %s', async (_, asked, usage) => {
    const model = metered('budget: { max-usd: 1 }', reply(usage));
    expect(await codeOf(model.complete(asked))).toBe('budget.unknown-cost');
  });

  it('keeps the default limit by what it knows', async () => {
    const model = metered(null, reply({ input: 1, output: 1 }));
    expect((await model.complete({ ...request, model: 'unknown' })).usd).toBeNull();
  });
});
