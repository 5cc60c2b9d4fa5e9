import { describe, expect, it } from 'vitest';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';
import { caseOf, gateMinor, scoresOf, worldOf } from './endpoint-given.ts';
import { PROMPT, prompt, TEXT, type World } from './world.ts';

const formats = (world: World) => world.judged().map((request) => request.response_format?.type ?? 'none');
const limits = (world: World) =>
  world.model.requests.map((request) => ('max_tokens' in request ? 'max_tokens' : 'max_completion_tokens'));

describe.concurrent('an endpoint is asked in the way that it takes', () => {
  it('reasoning models: adapted once, remembered, and named in the notices', async (test) => {
    const world = await worldOf(test, 4, {}, ['reasoning']);
    const warm = (version: string, text: string) => prompt(version, text, 'temperature: 0.2\n');
    const number = await world.propose({ [PROMPT]: warm('1.3.0', `${TEXT} Be brief.`) });
    const { code, results, log } = await world.run(number, { inputs: { concurrency: '1' } });
    expect(code).toBe(0);
    for (const requests of [world.generated(), world.judged()]) {
      const refused = requests.filter(
        (request) => 'max_tokens' in request || (request.temperature ?? 1) !== 1,
      );
      expect(refused).toHaveLength(2);
      expect(requests.slice(0, 2)).toEqual(refused);
    }
    const notices = ['`small` does not take `temperature`; it was left out'].concat(
      '`gpt-4o` does not take `temperature`; it was left out',
    );
    expect(results.run.notices).toEqual(expect.arrayContaining(notices));
    expect(log).toContain(notices[0]);
    expect(world.comments(number)[0]).toMatch(/does not take .?`temperature/);
  });

  it('also where many requests find it out at the same time', async (test) => {
    const world = await worldOf(test, 20, {}, ['reasoning']);
    world.answer = (n) => ({ ...standInAnswer(n), delayMs: 5 });
    const { code, results } = await gateMinor(world);
    expect(code).toBe(0);
    expect(scoresOf(results, 'relevance')).toEqual(Array(20).fill(1));
    expect(world.judged().filter((request) => request.temperature === 0).length).toBeLessThanOrEqual(16);
    expect(results.run.notices).toContain('`gpt-4o` does not take `temperature`; it was left out');
  });

  it('without strict schemas: `json_object` from then on', async (test) => {
    const world = await worldOf(test, 4, {}, ['no-json-schema']);
    const { code, results } = await gateMinor(world, { inputs: { concurrency: '1' } });
    expect(code).toBe(0);
    expect(scoresOf(results, 'faithfulness')).toEqual([1, 1, 1, 1]);
    expect(formats(world)).toEqual(['json_schema', ...Array(8).fill('json_object')]);
  });

  it('without any structured output: JSON in a fence is read', async (test) => {
    const world = await worldOf(test, 4, {}, ['no-json-schema', 'no-json-object']);
    world.judge = (_, request) => ({ text: `\`\`\`json\n${standIn(request).text}\n\`\`\`` });
    const { code, results } = await gateMinor(world, { inputs: { concurrency: '1' } });
    expect(code).toBe(0);
    expect(scoresOf(results, 'relevance')).toEqual([1, 1, 1, 1]);
    expect(formats(world)).toEqual(['json_schema', 'json_object', ...Array(8).fill('none')]);
  });

  it('with a 500 for strict schemas: given up after two of them', async (test) => {
    const world = await worldOf(test, 4);
    world.judge = (_, request) =>
      request.response_format?.type === 'json_schema' ? { status: 500 } : standIn(request);
    const { code } = await gateMinor(world, { inputs: { concurrency: '1' } });
    expect(code).toBe(0);
    expect(formats(world)).toEqual(['json_schema', 'json_schema', ...Array(8).fill('json_object')]);
  });

  it('with a format that it ignores in silence: the reply is validated all the same', async (test) => {
    const world = await worldOf(test, 4, {}, ['ignores-format']);
    world.judge = (_, request) =>
      request.messages.length === 2 && caseOf(request) === 2
        ? { text: 'Rating: 5 out of 5' }
        : standIn(request);
    const { code, results } = await gateMinor(world);
    expect(code).toBe(0);
    expect(scoresOf(results, 'relevance')).toEqual([1, 1, 1, 1]);
    expect(world.judged().filter(({ messages }) => messages.length === 4)).toHaveLength(2);
  });

  it('with the older name of the token limit alone: it is never given the newer one', async (test) => {
    const world = await worldOf(test, 4, {}, ['legacy-tokens']);
    const { code } = await gateMinor(world);
    expect(code).toBe(0);
    expect(new Set(limits(world))).toEqual(new Set(['max_tokens']));
  });
});

function standInAnswer(n: number) {
  return { text: `Parcel number ${n} leaves the harbour on day ${n} of every month.` };
}
