import { describe, expect, it } from 'vitest';
import { type RawClaim, scoreFaithfulness } from '../../src/judging/faithfulness.ts';

const CONTEXT = 'The first thing is red. The second thing is blue.';

function quoting(...quotes: readonly string[]): RawClaim[] {
  return quotes.map((quote, index) => ({
    quote,
    claim: `claim ${index}`,
    verdict: 'supported',
    evidence: 'The first thing is red',
  }));
}

function score(answer: string, ...quotes: readonly string[]) {
  return scoreFaithfulness(answer, CONTEXT, quoting(...quotes)).score;
}

const ONE = { kind: 'scored', value: 1 };
const FOUR =
  'The first thing is red. The second thing is blue. The third thing is green. The fourth is white now.';

describe('an answer that the judge skipped in part', () => {
  it('is scored while no more than a quarter of its sentences is in no quote', () => {
    expect(
      score(FOUR, 'The first thing is red.', 'The second thing is blue. The third thing is green.'),
    ).toEqual(ONE);
  });

  it('is unscored when more than a quarter is', () => {
    expect(score(FOUR, 'The first thing is red. The second thing is blue.')).toEqual({
      kind: 'unscored',
      why: "the judge skipped 50% of the answer's sentences",
    });
    const three = 'The first thing is red. The second thing is blue. The third thing is green.';
    expect(score(three, 'The first thing is red. The second thing is blue.').kind).toBe('unscored');
  });

  it('may be quoted in several spans', () => {
    expect(score(FOUR, 'first thing is red ... second thing is blue ... third thing is green')).toEqual(ONE);
  });

  it('counts no sentence of fewer than four words', () => {
    const answer = 'Yes, of course. Sure. No problem. The first thing is red. Bye now!';
    expect(score(answer, 'The first thing is red.')).toEqual(ONE);
  });

  it('counts a sentence as quoted when at least half of its words are', () => {
    const answer = 'As far as I know from here, the first thing is red.';
    expect(score(answer, 'the first thing is red')).toMatchObject({ kind: 'unscored' });
    expect(score(answer, 'from here, the first thing is red')).toEqual(ONE);
    expect(score('Everything is quite red.', 'quite red')).toEqual(ONE);
  });

  it('does not take a word for quoted of which only a part is', () => {
    expect(score('Unfortunately everything everywhere collapsed.', 'e').kind).toBe('unscored');
  });

  it('counts every line of a list as a sentence', () => {
    const answer = '- the first is red\n- the second is blue\n- the third is green';
    expect(score(answer, 'the first is red', 'the second is blue').kind).toBe('unscored');
    expect(score(answer, 'the first is red', 'the second is blue', 'the third is green')).toEqual(ONE);
  });

  it.each([
    ['what it says', 'He said "yes" to it.', 'It is open today.'],
    ['raw JSON with escapes', 'He said \\"yes\\" to it.', '\\u0049t is open today.'],
    ['keys and values', '"note":"He said \\"yes\\" to it."', '"list":[{"text":"\\u0049t is open today."}]'],
    [
      'the whole answer',
      '{"note":"He said \\"yes\\" to it.","list":[{"text":"\\u0049t is open today."}],"n":3}',
    ],
  ])('may be JSON, quoted by %s', (_, ...quotes) => {
    const answer = '{"note":"He said \\"yes\\" to it.","list":[{"text":"\\u0049t is open today."}],"n":3}';
    expect(score(answer, ...quotes)).toEqual(ONE);
    expect(score(answer, quotes[0]!.slice(0, 20)).kind).toBe('unscored');
  });
});

describe('an answer in which the judge found no claim', () => {
  it.each([
    'I do not know.',
    'I do not know. The context does not say.',
    'Hello!',
    '{"answer": "I do not know.", "confidence": 0.1}',
    '{"answer": null}',
    '…',
  ])('claims nothing: %s', (answer) => {
    expect(score(answer)).toEqual({ kind: 'excluded', reason: 'nothing claimed' });
  });

  it('is unscored when it is longer than two sentences', () => {
    const unscored = { kind: 'unscored', why: 'the judge found no claim in an answer of 3 sentences' };
    expect(score('It is red. It is blue. It is green.')).toEqual(unscored);
    expect(score('{"a": "It is red.", "b": ["It is blue.", "It is green."]}')).toEqual(unscored);
  });
});

describe('a long answer and a long reply', () => {
  it('are matched without trying everything against everything', () => {
    const answer = Array.from({ length: 2000 }, (_, index) => `Thing number ${index} is red today.`).join(
      ' ',
    );
    const context = answer.repeat(3);
    const claims = Array.from({ length: 500 }, (_, index): RawClaim => {
      const at = index * 4;
      const quote = `Thing number ${at} is red today. Thing number ${at + 1} is red today.`;
      return { quote, claim: `${index}`, verdict: 'supported', evidence: `number ${at} is red` };
    });
    const start = performance.now();
    expect(scoreFaithfulness(answer, context, claims).score.kind).toBe('unscored');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('an honest answer with structure keeps its score', () => {
  const context = 'Refunds take up to 14 days. Parcels travel across Norway and Sweden. Shops open at nine.';
  const facts = [
    'Refunds take up to 14 days.',
    'Parcels travel across Norway and Sweden.',
    'Shops open at nine.',
  ];
  const supported = facts.map((fact) => ({
    quote: fact,
    claim: fact,
    verdict: 'supported' as const,
    evidence: fact,
  }));

  it.each([
    ['headings', facts.map((fact, index) => `## Part ${index}\n\n${fact}`).join('\n\n')],
    ['bold labels', facts.map((fact, index) => `${index + 1}. **Good news**: \n${fact}`).join('\n')],
    [
      'JSON with ids',
      JSON.stringify({ answer: facts.join(' '), sources: ['returns-1', 'ship-2', 'a-3', 'b-4', 'c-5'] }),
    ],
    ['many thanks', `Hello there! Dear customer! ${facts.join(' ')} All the best! Kind regards! Thank you!`],
  ])('%s', (_, answer) => {
    expect(scoreFaithfulness(answer, context, supported).score).toEqual({ kind: 'scored', value: 1 });
  });
});

describe('evidence that is a whole sentence of the context', () => {
  it.each([
    ['运费免费。', '运费免费。支持刷卡。'],
    ['Waterproof: yes', 'Waterproof: yes\nWeight: 2 kg'],
  ])('counts however short it is: %s', (evidence, context) => {
    const claims = [{ quote: evidence, claim: 'c', verdict: 'supported' as const, evidence }];
    expect(scoreFaithfulness(evidence, context, claims).score).toEqual({ kind: 'scored', value: 1 });
  });

  it('is no single word, and no number cut in half', () => {
    const judged = (evidence: string) =>
      scoreFaithfulness('Refunds take up to 1 day.', 'Yes. Refunds take up to 14 days.', [
        { quote: 'Refunds take up to 1 day.', claim: 'c', verdict: 'supported', evidence },
      ]).score;
    expect(judged('Yes.')).toEqual({ kind: 'scored', value: 0 });
    expect(judged('Refunds take up to 1')).toEqual({ kind: 'scored', value: 0 });
  });
});
