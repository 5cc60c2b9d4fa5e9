import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClaims, parseRating } from '../../../src/judging/reply/parse-reply.ts';

const CLAIM = { quote: 'q', claim: 'c', verdict: 'supported', evidence: 'e' };
const RATING = { reasoning: 'It answers.', rating: 4 };
const json = JSON.stringify;

describe('a faithfulness reply', () => {
  it('is one JSON object of claims', () => {
    expect(parseClaims(json({ claims: [CLAIM] }))).toEqual({ kind: 'parsed', reply: [CLAIM] });
    expect(parseClaims('{"claims":[]}')).toEqual({ kind: 'parsed', reply: [] });
  });

  it.each([
    ['an empty object', {}],
    ['a score instead of claims', { score: 0.1 }],
    ['a list', [CLAIM]],
    ['null', null],
    ['claims that are no list', { claims: CLAIM }],
    ['a key too many', { claims: [], score: 1 }],
    ['a claim with a key too many', { claims: [{ ...CLAIM, score: 1 }] }],
    ['a claim without evidence', { claims: [{ quote: 'q', claim: 'c', verdict: 'supported' }] }],
    ['an empty quote', { claims: [{ ...CLAIM, quote: '' }] }],
    ['a verdict of another name', { claims: [{ ...CLAIM, verdict: 'SUPPORTED' }] }],
    ['a verdict that is no text', { claims: [{ ...CLAIM, verdict: true }] }],
    ['a prototype', { claims: [{ ...CLAIM, verdict: 'constructor' }] }],
    ['more claims than anybody could read', { claims: Array<typeof CLAIM>(501).fill(CLAIM) }],
  ])('is malformed as %s, and the reason says so', (_, value) => {
    expect(parseClaims(json(value))).toEqual({ kind: 'malformed', why: expect.stringMatching(/\S/) });
  });
});

describe('a relevance reply', () => {
  it.each([1, 2, 3, 4, 5])('is a reasoning and a rating of %i', (rating) => {
    expect(parseRating(json({ ...RATING, rating }))).toEqual({
      kind: 'parsed',
      reply: { ...RATING, rating },
    });
  });

  it.each([0, 6, -1, 4.5, 100, 1e308, '5', null, true, [5], { value: 5 }])(
    'with the rating %j is malformed: never clamped, never guessed',
    (rating) => {
      expect(parseRating(json({ ...RATING, rating })).kind).toBe('malformed');
    },
  );

  it.each([
    ['an empty object', {}],
    ['a score', { score: 0.1 }],
    ['without reasoning', { rating: 4 }],
    ['with a key too many', { ...RATING, confidence: 1 }],
    ['the rating alone', 4],
    ['claims', { claims: [] }],
  ])('is malformed as %s', (_, value) => {
    expect(parseRating(json(value)).kind).toBe('malformed');
  });
});

describe('the whole reply', () => {
  it.each([
    ['is the object', json(RATING)],
    ['may have white space around it', `\n ${json(RATING)} \n`],
    ['may be printed over several lines', JSON.stringify(RATING, null, 2)],
    ['may be in one fence', `\`\`\`json\n${json(RATING)}\n\`\`\``],
    ['may be in a fence without a language', `\n\`\`\`\r\n${json(RATING)}\r\n\`\`\`\n`],
    ['may hold a fence in its text', json({ ...RATING, reasoning: 'a ```json\n{}\n``` b' })],
  ])('%s', (_, text) => {
    expect(parseRating(text).kind).toBe('parsed');
  });

  it.each([
    ['an object among words', `My verdict: ${json(RATING)}`],
    ['words after the object', `${json(RATING)} I hope this helps.`],
    ['two objects', `${json(RATING)}\n${json({ ...RATING, rating: 5 })}`],
    ['a fence among words', `Here:\n\`\`\`json\n${json(RATING)}\n\`\`\``],
    ['words after the fence', `\`\`\`json\n${json(RATING)}\n\`\`\`\nDone.`],
    ['two fences', `\`\`\`json\n${json(RATING)}\n\`\`\`\n\`\`\`json\n${json(RATING)}\n\`\`\``],
    ['an object cut short', json(RATING).slice(0, -1)],
    ['nothing', ''],
    ['words', 'The answer is excellent: 5/5'],
    ['JavaScript', "{reasoning: 'good', rating: 5}"],
    ['an object as text', json(json(RATING))],
  ])('is never searched for %s', (_, text) => {
    expect(parseRating(text)).toEqual({ kind: 'malformed', why: expect.stringContaining('') });
    expect(parseClaims(text).kind).toBe('malformed');
  });

  it.each([
    ['a huge number of claims', json({ claims: Array<typeof CLAIM>(20_000).fill(CLAIM) })],
    ['deep nesting', '['.repeat(100_000)],
    ['deep nesting that is closed', `{"claims":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['fence after fence', '```json\n'.repeat(20_000)],
    ['white space without end', `\`\`\`\n${' \n'.repeat(100_000)}x`],
    ['a huge unknown text', 'x'.repeat(1_000_000)],
  ])('is malformed at once, and the reason stays short, when it is %s', (_, text) => {
    const start = performance.now();
    for (const reply of [parseClaims(text), parseRating(text)]) {
      expect(reply.kind).toBe('malformed');
      if (reply.kind === 'malformed') expect(reply.why.length).toBeLessThan(1000);
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('is parsed or malformed, whatever it holds', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.record({ reasoning: fc.jsonValue(), rating: fc.oneof(fc.integer(), fc.double(), fc.jsonValue()) }),
      fc.record({ claims: fc.array(fc.record({ quote: fc.jsonValue(), verdict: fc.jsonValue() })) }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), value.map(json)), (text) => {
        const reply = parseRating(text);
        if (reply.kind === 'parsed') expect([1, 2, 3, 4, 5]).toContain(reply.reply.rating);
        expect(['parsed', 'malformed']).toContain(parseClaims(text).kind);
      }),
    );
  });
});
