import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import type { GoldenCase } from '../../src/dataset/golden-case.ts';
import { judgeOf } from '../../src/gate/judge-answer.ts';
import { RUBRICS } from '../../src/judging/rubrics.ts';
import { METRICS, type Metric } from '../../src/policy/policy.ts';
import type { Cache } from '../../src/ports/cache.ts';
import type { Json } from '../../src/ports/json.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';
import { canonical } from '../../src/prompts/behaviour.ts';
import { policy } from '../config/given.ts';
import {
  contented,
  golden,
  judgeTools,
  materialOf,
  memoryModel,
  purposeOf,
  type Reply,
  reply,
  unlimited,
} from './stand-ins.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-01T00:00:00.000Z');
const ANSWER = 'Refunds take up to 14 days.';

interface Given {
  readonly config?: string;
  /** Milliseconds since the first run. */
  readonly at?: number;
  readonly reply?: (asked: CompletionRequest) => Reply | null;
}

/** Runs of judges that keep their judgements. Each rating is another: 1, 2, 3, 4, 5, 1 ... */
function runs() {
  const entries = new Map<string, string>();
  const cache: Cache = {
    get: async (endpoint, key) => JSON.parse(entries.get(`${endpoint} ${key}`) ?? 'null') as Json,
    set: async (endpoint, key, value) => {
      entries.set(`${endpoint} ${key}`, JSON.stringify(value));
    },
  };
  let ratings = 0;
  const run = (given: Given = {}) => {
    const rules = policy({}, given.config ?? null);
    const model = memoryModel((asked) => {
      const other = given.reply?.(asked);
      if (other) return other;
      if (purposeOf(asked) === 'faithfulness') return contented(asked);
      ratings += 1;
      return reply(JSON.stringify({ reasoning: `Rating ${ratings}.`, rating: 1 + ((ratings - 1) % 5) }));
    });
    const now = new Date(START + (given.at ?? 0)).toISOString();
    const meter = unlimited(model, rules);
    const tools = { ...judgeTools(rules, undefined, cache), clock: { now: () => now, elapsed: () => 0 } };
    const judge = judgeOf(meter, tools);
    return {
      judged: (metric: Metric, parts: Partial<GoldenCase> = {}, answer = ANSWER, round = 0) =>
        judge(metric, golden('a', parts), answer, round),
      asked: () => model.requests.length,
      usage: () => meter.usage(),
    };
  };
  return { run, entries };
}

describe.each(['faithfulness', 'relevance'] as const)('a judgement of %s', (metric) => {
  it('is asked for once: a later run has the same, whole, and asks nothing', async () => {
    const { run } = runs();
    const first = await run().judged(metric);
    expect(first.score.kind).toBe('scored');
    const second = run({ at: DAY });
    expect(await second.judged(metric)).toEqual(first);
    expect(second.asked()).toBe(0);
    expect(second.usage()).toMatchObject({ modelCalls: 0, cachedCalls: 1, usd: 0 });
  });

  it.each<[string, string]>([
    ['another model', 'judge: { model: gpt-4o-mini }'],
    ['another temperature', 'judge: { temperature: 0.5 }'],
    ['another address', 'endpoints: { default: { base-url: "http://localhost:1/v1" } }'],
    [
      'another endpoint',
      'judge: { model: local/gpt-4o }\nendpoints: { local: { base-url: "http://localhost:1/v1" } }',
    ],
  ])('by %s is another', async (_, config) => {
    const { run } = runs();
    await run().judged(metric);
    const other = run({ config });
    await other.judged(metric);
    expect(other.asked()).toBe(1);
    const again = run({ config });
    await again.judged(metric);
    expect(again.asked()).toBe(0);
  });

  it.each<[string, Partial<GoldenCase>, string]>([
    ['another question', { query: 'another' }, ANSWER],
    ['another context', { context: 'Refunds take up to 14 days, says the text.' }, ANSWER],
    ['another answer', {}, 'Refunds take up to 14 days!'],
    ['an answer with one more space', {}, `${ANSWER} `],
  ])('about %s is another', async (_, parts, answer) => {
    const { run } = runs();
    await run().judged(metric);
    const other = run();
    await other.judged(metric, parts, answer);
    expect(other.asked()).toBe(1);
  });

  it('does not depend on the id of its case, nor on anything else that the judge does not see', async () => {
    const { run } = runs();
    const first = await run().judged(metric);
    const other = run();
    const parts = { id: 'b', critical: true, group: 'g', variables: { name: 'x' } };
    expect(await other.judged(metric, parts)).toEqual(first);
    expect(other.asked()).toBe(0);
  });

  it('asked for once more is another, in this run and in later ones', async () => {
    const { run } = runs();
    const first = run();
    for (const round of [0, 1, 2]) await first.judged(metric, {}, ANSWER, round);
    expect(first.asked()).toBe(3);
    const second = run();
    for (const round of [0, 1, 2]) await second.judged(metric, {}, ANSWER, round);
    expect(second.asked()).toBe(0);
    await second.judged(metric, {}, ANSWER, 3);
    expect(second.asked()).toBe(1);
  });

  it.each([
    ['at the age that the policy allows', 7 * DAY, 0],
    ['not beyond it', 7 * DAY + 1, 1],
    ['not from the future', -DAY - 1, 1],
  ])('is used %s', async (_, at, asked) => {
    const { run } = runs();
    await run().judged(metric);
    const later = run({ at });
    await later.judged(metric);
    expect(later.asked()).toBe(asked);
  });
});

describe('a judgement that is kept', () => {
  it('of relevance depends on the reference, and of faithfulness, which never sees it, does not', async () => {
    const { run } = runs();
    const reference = 'Within two weeks.';
    await run().judged('relevance');
    await run().judged('faithfulness');
    const other = run();
    await other.judged('relevance', { reference });
    expect(other.asked()).toBe(1);
    await other.judged('faithfulness', { reference });
    expect(other.asked()).toBe(1);
  });

  it('depends on the rubric and the shape of the reply: a better rubric judges anew', async () => {
    const hashed: string[] = [];
    const rules = policy({}, null);
    const hash = (text: string) => {
      hashed.push(text);
      return sha256(text);
    };
    const judge = judgeOf(unlimited(memoryModel(contented), rules), { ...judgeTools(rules), hash });
    for (const metric of METRICS) {
      await judge(metric, golden('a'), ANSWER);
      const text = hashed.at(-1)!;
      expect(text).toContain(JSON.stringify(RUBRICS[metric].system));
      expect(text).toContain(canonical(RUBRICS[metric].schema));
    }
  });

  it('of one metric is none of the other', async () => {
    const { run } = runs();
    await run().judged('relevance');
    const other = run();
    await other.judged('faithfulness');
    expect(other.asked()).toBe(1);
  });

  it('is numbered where an answer is judged several times: more of them ask for the missing ones', async () => {
    const { run } = runs();
    const twice = await run({ config: 'judge: { samples: 2 }' }).judged('relevance');
    // Ratings of 1 and 2.
    expect(twice.score.kind === 'scored' && twice.score.value).toBeCloseTo(0.3, 12);
    const again = run({ config: 'judge: { samples: 2 }' });
    expect(await again.judged('relevance')).toEqual(twice);
    expect(again.asked()).toBe(0);
    const more = run({ config: 'judge: { samples: 3 }' });
    const three = await more.judged('relevance');
    expect(more.asked()).toBe(1);
    expect(three.score.kind === 'scored' && three.score.value).toBeCloseTo(0.4, 12);
  });

  it('of a second round takes none of the samples of the first', async () => {
    const { run } = runs();
    const config = 'judge: { samples: 2 }';
    const { judged } = run({ config });
    const scores = [];
    for (const round of [0, 1]) {
      const { score } = await judged('relevance', {}, ANSWER, round);
      scores.push(score.kind === 'scored' ? score.value : null);
    }
    // Ratings of 1 and 2, then of 3 and 4.
    expect(scores).toEqual([expect.closeTo(0.3, 12), expect.closeTo(0.7, 12)]);
  });

  it('is that of each model of a jury: another jury asks only those that are new', async () => {
    const { run } = runs();
    const first = await run({ config: 'judge: { models: [m1, m2, m3] }' }).judged('relevance');
    expect(first.votes.map(({ model }) => model)).toEqual(['m1', 'm2', 'm3']);
    const again = run({ config: 'judge: { models: [m1, m2, m3] }' });
    expect(await again.judged('relevance')).toEqual(first);
    expect(again.asked()).toBe(0);
    const other = run({ config: 'judge: { models: [m1, m2, m4] }' });
    await other.judged('relevance');
    expect(other.asked()).toBe(1);
    const alone = run({ config: 'judge: { model: m2 }' });
    await alone.judged('relevance');
    expect(alone.asked()).toBe(0);
  });

  it('keeps that nothing was claimed, and claims with what code overruled', async () => {
    const { run } = runs();
    const silent = () => reply('{"claims":[]}');
    const first = await run({ reply: silent }).judged('faithfulness', {}, 'I do not know.');
    expect(first.score).toEqual({ kind: 'excluded', reason: 'nothing claimed' });
    const invented = (asked: CompletionRequest) =>
      reply(
        JSON.stringify({
          claims: [
            {
              quote: materialOf(asked, 'answer'),
              claim: 'c',
              verdict: 'supported',
              evidence: 'nowhere to be found',
            },
          ],
        }),
      );
    const second = await run({ reply: invented }).judged('faithfulness');
    expect(second.claims[0]!.overruled).not.toBeNull();
    const later = run();
    expect(await later.judged('faithfulness', {}, 'I do not know.')).toEqual(first);
    expect(await later.judged('faithfulness')).toEqual(second);
    expect(later.asked()).toBe(0);
  });
});

describe('a judgement without a score', () => {
  it.each<[string, Metric, Reply]>([
    ['refused', 'relevance', reply('', { refused: true })],
    ['filtered', 'relevance', reply('', { filtered: true })],
    ['malformed', 'relevance', reply('5 of 5')],
    ['off the scale', 'relevance', reply('{"reasoning":"r","rating":7}')],
    ['cut short', 'faithfulness', reply('{', { cutShort: true })],
    ['without a reply', 'faithfulness', { kind: 'no-completion', why: 'status 500' }],
    ['by a judge that skipped the answer', 'faithfulness', reply('{"claims":[]}')],
  ])('(%s) is not kept: the next run asks again', async (_, metric, bad) => {
    const answer = 'Refunds take up to 14 days. They are free of charge. Nothing else is needed.';
    const { run, entries } = runs();
    const first = await run({ reply: () => bad }).judged(metric, {}, answer);
    expect(first.score.kind).toBe('unscored');
    expect(entries.size).toBe(0);
    const second = run({ reply: () => null });
    await second.judged(metric, {}, answer);
    expect(second.asked()).toBe(1);
    expect(entries.size).toBe(1);
  });

  it('of a case without a context costs nothing, and is not kept', async () => {
    const { run, entries } = runs();
    const { judged, asked } = run();
    await judged('faithfulness', { context: null });
    expect([asked(), entries.size]).toEqual([0, 0]);
  });
});

describe('an entry of the cache', () => {
  const good = {
    drawnAt: new Date(START).toISOString(),
    judgement: { score: { kind: 'scored', value: 0.4 }, claims: [], reasoning: 'Kept.', votes: [] },
  };
  const claim = { quote: 'q', claim: 'c', verdict: 'supported', evidence: 'e', overruled: null };
  const withParts = (parts: object) => ({ ...good, judgement: { ...good.judgement, ...parts } });

  /** Judges over an entry that was replaced by this. */
  async function over(entry: unknown) {
    const { run, entries } = runs();
    await run().judged('relevance');
    for (const key of entries.keys()) entries.set(key, JSON.stringify(entry));
    const later = run();
    return { judgement: await later.judged('relevance'), asked: later.asked() };
  }

  it('as the gate writes it is believed', async () => {
    expect(await over(good)).toEqual({ judgement: good.judgement, asked: 0 });
    expect((await over(withParts({ claims: [claim], reasoning: null }))).asked).toBe(0);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', '0.4'],
    ['a list', [good]],
    ['a kept answer', [{ output: 'x', latencyMs: 1, usage: null, drawnAt: good.drawnAt, round: 0 }]],
    ['no moment', { ...good, drawnAt: undefined }],
    ['a moment that is none', { ...good, drawnAt: '2026-03-01' }],
    ['no judgement', { drawnAt: good.drawnAt }],
    ['a key more', { ...good, trusted: true }],
    ['a score above 1', withParts({ score: { kind: 'scored', value: 1.1 } })],
    ['a score below 0', withParts({ score: { kind: 'scored', value: -0.1 } })],
    ['a score that is no number', withParts({ score: { kind: 'scored', value: '1' } })],
    ['no score', withParts({ score: { kind: 'unscored', why: 'x' } })],
    ['an exclusion that no judge gives', withParts({ score: { kind: 'excluded', reason: 'failed check' } })],
    ['a claim with another verdict', withParts({ claims: [{ ...claim, verdict: 'true' }] })],
    ['a claim without evidence', withParts({ claims: [{ ...claim, evidence: undefined }] })],
    ['the votes of a jury', withParts({ votes: [{ model: 'm', score: 1 }] })],
    ['reasoning that is no text', withParts({ reasoning: 1 })],
  ])('that holds %s is none: the judge is asked', async (_, entry) => {
    const { judgement, asked } = await over(entry);
    expect(asked).toBe(1);
    expect(judgement.reasoning).toBe('Rating 2.');
  });
});
