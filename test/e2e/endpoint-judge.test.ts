import { describe, expect, it } from 'vitest';
import type { ChatRequest, ModelReply } from '../../fixtures/servers/model-server.ts';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';
import { caseOf, codesOf, gateMinor, messageOf, scoresOf, whyUnscored, worldOf } from './endpoint-given.ts';
import { fact, type JudgeReply } from './world.ts';

/** The request that asks the judge to mend its reply. */
const isMending = ({ messages }: ChatRequest) => messages.length > 2;

/** Lets the judge say this about the first `bad` cases, on one metric. */
function onCases(bad: number, metric: string, reply: (request: ChatRequest) => ModelReply): JudgeReply {
  return (asked, request) => (asked === metric && caseOf(request) <= bad ? reply(request) : standIn(request));
}

describe.concurrent("a judge's reply that cannot be used", () => {
  it('is asked to be mended once, with what is wrong, and then scored', async (test) => {
    const world = await worldOf(test, 3);
    world.judge = (_, request) => (isMending(request) ? standIn(request) : { text: 'I think it is fine.' });
    const { code, results } = await gateMinor(world);
    expect(code).toBe(0);
    expect(scoresOf(results, 'faithfulness')).toEqual([1, 1, 1]);
    expect(scoresOf(results, 'relevance')).toEqual([1, 1, 1]);
    expect(world.judged()).toHaveLength(12);
    const mending = world.judged().find(isMending)?.messages ?? [];
    expect(mending.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(mending.at(2)?.content).toBe('I think it is fine.');
    expect(mending.at(3)?.content).toMatch(/cannot be used: .*not JSON/);
  });

  it('is unscored, by the name of what was wrong with it', async (test) => {
    const replies: [ModelReply, RegExp][] = [
      [{ text: 'Five out of five!' }, /malformed twice: .*not JSON/],
      [{ text: 'Here: {"reasoning":"ok","rating":5}' }, /malformed twice: .*not JSON/],
      [{ text: '{"reasoning":"ok","rating":5}{"reasoning":"ok","rating":1}' }, /malformed twice: .*not JSON/],
      [{ text: '{"rating":5}' }, /malformed twice: .*`reasoning`/],
      [{ text: '{"reasoning":"ok","rating":5,"note":"x"}' }, /malformed twice: .*`note`/],
      [{ refusal: "I'm sorry, I can't help with that." }, /refused/],
      [{ text: '', finishReason: 'content_filter' }, /content filter/],
      [{ text: '{"reas', finishReason: 'length' }, /cut short at 8192/],
      [{ status: 400, body: { error: { message: 'Bad luck.' } } }, /400: Bad luck/],
    ];
    const world = await worldOf(test, replies.length);
    world.judge = onCases(replies.length, 'relevance', (request) => replies[caseOf(request) - 1]?.[0] ?? {});
    const { results } = await gateMinor(world);
    expect(scoresOf(results, 'relevance')).toEqual(Array(replies.length).fill(null));
    for (const [index, [, words]] of replies.entries()) {
      expect(whyUnscored(results, index + 1, 'relevance')).toMatch(words);
    }
  });

  it('may not quote what the answer does not say', async (test) => {
    const world = await worldOf(test, 10);
    const quote = 'The moon is made of cheese.';
    const claims = [{ quote, claim: quote, verdict: 'supported', evidence: fact(1) }];
    world.judge = onCases(1, 'faithfulness', () => ({ text: JSON.stringify({ claims }) }));
    const { code, results } = await gateMinor(world);
    // One case of ten: the others decide.
    expect(code).toBe(0);
    expect(whyUnscored(results, 1, 'faithfulness')).toMatch(
      /the quote "The moon .*does not stand in the answer/,
    );
    expect(scoresOf(results, 'faithfulness')).toEqual([null, ...Array(9).fill(1)]);
    expect(results.prompts[0].metrics.faithfulness).toMatchObject({
      candidate: 1,
      pairs: 9,
      unscored: { candidate: 1, baseline: 1 },
    });
  });

  it('is never clamped to the scale', async (test) => {
    const ratings = [0, 6, 7, 100, -1, 4.5, '5', null];
    const world = await worldOf(test, ratings.length);
    world.judge = onCases(ratings.length, 'relevance', (request) => ({
      text: JSON.stringify({ reasoning: 'Best answer ever.', rating: ratings[caseOf(request) - 1] }),
    }));
    const { code, results, outputs } = await gateMinor(world);
    expect(code).toBe(1);
    expect(scoresOf(results, 'relevance')).toEqual(Array(ratings.length).fill(null));
    expect(whyUnscored(results, 1, 'relevance')).toMatch(/`rating` is 0/);
    expect(outputs.relevance).toBe('');
  });

  it('that is cut short is asked for again with twice the room', async (test) => {
    const world = await worldOf(test, 2);
    world.judge = (_, request) =>
      request.max_tokens === 4096 ? { text: '{"claims": [', finishReason: 'length' } : standIn(request);
    const { code, results } = await gateMinor(world, { inputs: { concurrency: '1' } });
    expect(code).toBe(0);
    expect(scoresOf(results, 'faithfulness')).toEqual([1, 1]);
    expect(world.judged().map((request) => request.max_tokens)).toEqual(
      expect.arrayContaining([4096, 4096, 4096, 4096, 8192, 8192, 8192, 8192]),
    );
    // Asked again as it was: nothing is mended, and half a reply is never read.
    expect(world.judged().every((request) => !isMending(request))).toBe(true);
  });
});

describe.concurrent('cases without a score', () => {
  it('over a tenth of them: inconclusive, and everybody is told', async (test) => {
    const world = await worldOf(test, 20);
    world.judge = onCases(4, 'faithfulness', () => ({ refusal: 'No.' }));
    const { number, code, results, outputs } = await gateMinor(world);
    expect(code).toBe(1);
    expect(outputs.verdict).toBe('inconclusive');
    expect(messageOf(results, 'unmeasured.faithfulness')).toMatch(
      /4 of 20 cases .*have no score, more than 10%/,
    );
    expect(world.status(number)).toMatchObject({
      state: 'error',
      description: expect.stringMatching(/4 of 20 cases/),
    });
    expect(world.comments(number)).toHaveLength(1);
    expect(world.comments(number)[0]).toMatch(/4 of 20 cases/);
    // The other metric was measured and stays visible.
    expect(results.prompts[0].metrics.relevance.candidate).toBe(1);
  });

  it('exactly a tenth of them: the others still decide', async (test) => {
    const world = await worldOf(test, 20);
    world.judge = onCases(2, 'faithfulness', () => ({ refusal: 'No.' }));
    const { number, code, results } = await gateMinor(world);
    expect(code).toBe(0);
    expect(results.prompts[0].metrics.faithfulness.unscored).toEqual({ baseline: 2, candidate: 2 });
    expect(codesOf(results)).not.toContain('unmeasured.faithfulness');
    expect(world.status(number)?.state).toBe('success');
  });

  it('do not hide that the others fell', async (test) => {
    const world = await worldOf(test, 20);
    world.judge = onCases(2, 'faithfulness', () => ({ refusal: 'No.' }));
    world.answer = (n, system) =>
      system.includes('Be brief') && n > 8
        ? `${fact(n)} Captains wear purple hats in winter storms.`
        : fact(n);
    const { code, results } = await gateMinor(world);
    expect(code).toBe(1);
    expect(results.verdict).toBe('blocked');
    expect(codesOf(results)).toContain('regression.faithfulness');
  });
});
