import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RawClaim, scoreFaithfulness, strayQuotes } from '../../src/judging/faithfulness.ts';

const CONTEXT =
  'Refunds take up to 14 days. “Damaged goods” are replaced free of charge.\nShipping costs EUR 5.';
const ANSWER = 'Refunds take up to 14 days. Damaged goods are replaced.';

function claim(parts: Partial<RawClaim> = {}): RawClaim {
  return {
    quote: ANSWER,
    claim: 'Refunds take up to 14 days.',
    verdict: 'supported',
    evidence: 'Refunds take up to 14 days',
    ...parts,
  };
}

function judged(evidence: string, context = CONTEXT) {
  return scoreFaithfulness(ANSWER, context, [claim({ evidence })]);
}

describe('a quote', () => {
  it.each([
    ['verbatim', 'Refunds take up to 14 days.'],
    ['with other white space', 'Refunds  take\nup to 14 days'],
    ['in another case', 'REFUNDS TAKE up to'],
    ['of several spans', 'Refunds take ... goods are replaced'],
  ])('stands in the answer: %s', (_, quote) => {
    expect(strayQuotes(ANSWER, [claim({ quote })])).toEqual([]);
  });

  it('stands in the answer whatever its quotation marks', () => {
    expect(strayQuotes('She said “yes” to ‘it’.', [claim({ quote: 'said "yes" to \'it\'' })])).toEqual([]);
  });

  it.each([
    ['in other words', 'Refunds need 14 days.'],
    ['of which one span is invented', 'Refunds take ... 15 days'],
    ['of nothing but white space', '  '],
    ['of nothing but the joint', ' ... '],
  ])('is astray: %s', (_, quote) => {
    expect(strayQuotes(ANSWER, [claim(), claim({ quote })])).toEqual([quote]);
  });

  it.each([
    ['what a JSON answer says', 'He said "yes" twice.'],
    ['how a JSON answer writes it', 'He said \\"yes\\" twice.'],
    ['a key and its value', '"note": "He said \\"yes\\" twice."'],
    ['a nested string', 'It takes 14 days.'],
    ['a number', '"count": 3'],
  ])('of a JSON answer may be %s', (_, quote) => {
    const answer =
      '{"note": "He said \\"yes\\" twice.", "list": [{"text": "It takes 14 days."}], "count": 3}';
    expect(strayQuotes(answer, [claim({ quote })])).toEqual([]);
  });
});

describe('the evidence of a supported claim', () => {
  it.each([
    ['verbatim', 'Refunds take up to 14 days'],
    ['with other white space and in another case', 'refunds  TAKE\nup'],
    ['with other quotation marks', '"Damaged goods" are'],
    ['of several spans', 'Refunds take ... Shipping costs'],
    ['of exactly three words', 'up to 14'],
    ['of three words in all', 'Refunds ... Shipping ... EUR'],
  ])('counts when it stands in the context: %s', (_, evidence) => {
    expect(judged(evidence)).toMatchObject({
      score: { kind: 'scored', value: 1 },
      claims: [{ verdict: 'supported', overruled: null }],
    });
  });

  it.each([
    ['none at all', '', 'no evidence was given'],
    ['nothing but white space', ' \n ', 'no evidence was given'],
    ['invented', 'Refunds take up to 15 days', 'the evidence does not stand in the context'],
    ['one span invented', 'Refunds take ... free delivery', 'the evidence does not stand in the context'],
    ['the answer itself', 'Damaged goods are replaced.', 'the evidence does not stand in the context'],
    ['two words', 'Refunds take', 'evidence of fewer than 3 different words'],
    ['two words in two spans', 'Refunds ... EUR', 'evidence of fewer than 3 different words'],
    ['one word three times', 'up ... up ... up', 'evidence of fewer than 3 different words'],
    ['letters within words', 're ... un ... da', 'the evidence does not stand in the context'],
    ['a full stop', '.', 'evidence of fewer than 3 different words'],
  ])('does not count, and the reason is kept: %s', (_, evidence, overruled) => {
    expect(judged(evidence)).toMatchObject({
      score: { kind: 'scored', value: 0 },
      claims: [{ verdict: 'not_found', overruled }],
    });
  });

  it('may be shorter than three words where the whole context is', () => {
    expect(judged('14 days', '14 days').score).toEqual({ kind: 'scored', value: 1 });
    expect(judged('days', '14 days').score).toEqual({ kind: 'scored', value: 0 });
  });

  it('is not asked of a claim that is not supported', () => {
    for (const verdict of ['contradicted', 'not_found'] as const) {
      expect(scoreFaithfulness(ANSWER, CONTEXT, [claim({ verdict, evidence: '' })])).toMatchObject({
        score: { kind: 'scored', value: 0 },
        claims: [{ verdict, overruled: null }],
      });
    }
  });

  it('stands in the context or is overruled, whatever the judge writes', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'B', '"', '“', '.'), maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (context, evidence) => {
        const [checked] = judged(evidence, context).claims;
        const plain = (text: string) => text.replaceAll('“', '"').toLowerCase().split(/\s+/).join(' ').trim();
        if (checked?.verdict === 'supported') expect(plain(context)).toContain(plain(evidence));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the score', () => {
  it('is the share of the claims that are supported', () => {
    const claims = [
      claim(),
      claim({ claim: 'Damaged goods are replaced.', evidence: 'are replaced free of charge' }),
      claim({ claim: 'All goods are replaced.', verdict: 'not_found', evidence: '' }),
      claim({ claim: 'Refunds are slow.', verdict: 'contradicted', evidence: 'Refunds take up to 14 days' }),
    ];
    expect(scoreFaithfulness(ANSWER, CONTEXT, claims).score).toEqual({ kind: 'scored', value: 0.5 });
  });

  it('counts a claim once that the judge lists twice', () => {
    const claims = [
      claim(),
      claim({ quote: ANSWER.toUpperCase() }),
      claim({ claim: 'B', verdict: 'not_found' }),
    ];
    expect(scoreFaithfulness(ANSWER, CONTEXT, claims).score).toEqual({ kind: 'scored', value: 0.5 });
  });

  it('takes a claim on which the judge contradicts itself for unsupported, in either order', () => {
    const claims = [claim(), claim({ verdict: 'contradicted' })];
    for (const order of [claims, claims.toReversed()]) {
      expect(scoreFaithfulness(ANSWER, CONTEXT, order).score).toEqual({ kind: 'scored', value: 0 });
    }
  });
});
