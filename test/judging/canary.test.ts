import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GoldenCase } from '../../src/dataset/golden-case.ts';
import {
  type AnsweredCase,
  findCanaries,
  isTakenForGood,
  readForCanaries,
} from '../../src/judging/canary.ts';
import {
  type Claim,
  type ClaimVerdict,
  excluded,
  type Score,
  scored,
  unscored,
} from '../../src/judging/score.ts';
import { METRICS, type Metric } from '../../src/policy/policy.ts';

/** A case with its answers, about one subject. */
function answered(
  id: string,
  query: string,
  context: string | null,
  answers: string | readonly string[],
  parts: Partial<GoldenCase> = {},
): AnsweredCase {
  return {
    golden: {
      id,
      query,
      context,
      variables: {},
      reference: null,
      critical: false,
      group: null,
      prompts: null,
      checks: null,
      ...parts,
    },
    answers: typeof answers === 'string' ? [answers] : answers,
  };
}

/** Four cases about different things, each with an answer out of its context. */
const REFUNDS = answered(
  'refunds',
  'How long do refunds take?',
  'Refunds reach your account within 14 days.',
  'Refunds take up to 14 days.',
);
const SHIPPING = answered(
  'shipping',
  'Which countries receive parcels?',
  'Parcels travel across Norway, Sweden and Finland.',
  'Parcels travel across Norway and Sweden.',
);
const WARRANTY = answered(
  'warranty',
  'Does the warranty cover broken screens?',
  'The warranty covers screens broken during transport.',
  'The warranty covers screens broken during transport only.',
);
const HOURS = answered(
  'hours',
  'When is the shop open?',
  'Our shop opens weekdays from nine until six.',
  'It opens weekdays, nine until six.',
);
const ALL = [REFUNDS, SHIPPING, WARRANTY, HOURS];

const pairsOf = (metric: Metric, cases: readonly AnsweredCase[]) =>
  findCanaries(metric, readForCanaries(cases)).map(({ target, donor, answer }) => ({
    target: target.id,
    donor,
    answer,
  }));
const donorsOf = (metric: Metric, cases: readonly AnsweredCase[]) =>
  pairsOf(metric, cases).map(({ donor }) => donor);

describe.each(METRICS)('canaries of %s', (metric) => {
  it('are whole answers of the run, given to another question, at most two', () => {
    const pairs = pairsOf(metric, ALL);
    expect(pairs).toHaveLength(2);
    for (const { target, donor, answer } of pairs) {
      expect(donor).not.toBe(target);
      expect(ALL.find(({ golden }) => golden.id === donor)!.answers).toContain(answer);
    }
    expect(new Set(pairs.map(({ target }) => target)).size).toBe(2);
  });

  it('are made of two cases, one each way', () => {
    expect(pairsOf(metric, [REFUNDS, SHIPPING])).toEqual([
      { target: 'refunds', donor: 'shipping', answer: SHIPPING.answers[0] },
      { target: 'shipping', donor: 'refunds', answer: REFUNDS.answers[0] },
    ]);
  });

  it('are none of one case, and of none', () => {
    expect(findCanaries(metric, readForCanaries([REFUNDS]))).toEqual([]);
    expect(findCanaries(metric, readForCanaries([]))).toEqual([]);
  });

  it('are none where all cases say the same', () => {
    const alike = ['a', 'b', 'c'].map((id) => ({ ...REFUNDS, golden: { ...REFUNDS.golden, id } }));
    expect(findCanaries(metric, readForCanaries(alike))).toEqual([]);
    const reworded = alike.map((one, index) => ({
      ...one,
      answers: [`Refunds take ${index + 1} to 14 days.`],
    }));
    expect(findCanaries(metric, readForCanaries(reworded))).toEqual([]);
  });

  it('are none between cases of one group, which ask for the same', () => {
    const grouped = ALL.map((one) => ({ ...one, golden: { ...one.golden, group: 'one' } }));
    expect(findCanaries(metric, readForCanaries(grouped))).toEqual([]);
    const [refunds, shipping] = grouped;
    const pairs = pairsOf(metric, [refunds!, shipping!, WARRANTY]);
    for (const { target, donor } of pairs) expect([target, donor]).toContain('warranty');
    expect(pairs).toHaveLength(2);
  });

  it('are made between cases of different groups', () => {
    const cases = [REFUNDS, SHIPPING].map((one) => ({
      ...one,
      golden: { ...one.golden, group: one.golden.id },
    }));
    expect(findCanaries(metric, readForCanaries(cases))).toHaveLength(2);
  });

  it.each([
    ['I do not know.'],
    ['Please contact our support.'],
    ['{"answer":"I do not know."}'],
    ['No.'],
    [''],
    ['...'],
  ])('are never an answer that has nothing of its own case: %j', (answer) => {
    const cases = [REFUNDS, { ...SHIPPING, answers: [answer] }, WARRANTY];
    expect(donorsOf(metric, cases)).not.toContain('shipping');
    expect(
      donorsOf(metric, [
        { ...REFUNDS, answers: [answer] },
        { ...SHIPPING, answers: ['Hello.'] },
      ]),
    ).toEqual([]);
  });

  it('are never an answer that was given more than once, whatever it is about', () => {
    const twice = 'Refunds reach Norway, Sweden and Finland: parcels travel within 14 days.';
    const cases = [
      { ...REFUNDS, answers: [twice] },
      { ...SHIPPING, answers: [twice] },
    ];
    expect(
      findCanaries(metric, readForCanaries([HOURS, ...cases])).map(({ answer }) => answer),
    ).not.toContain(twice);
    expect(findCanaries(metric, readForCanaries(cases))).toEqual([]);
    // Given on both sides of one case, it is one answer.
    const same = [{ ...REFUNDS, answers: [REFUNDS.answers[0]!, REFUNDS.answers[0]!] }, SHIPPING];
    expect(donorsOf(metric, same)).toContain('refunds');
  });

  it('are another answer of the same case, where the first is given twice', () => {
    const both = { ...SHIPPING, answers: ['I do not know.', SHIPPING.answers[0]!] };
    expect(pairsOf(metric, [REFUNDS, both])[0]).toEqual({
      target: 'refunds',
      donor: 'shipping',
      answer: SHIPPING.answers[0],
    });
  });

  it('are never an honest "I do not know", although the question holds its only telling word', () => {
    const asks = answered('asks', 'Do you know my order number?', 'Orders are numbered.', 'I do not know.');
    expect(donorsOf(metric, [asks, REFUNDS, SHIPPING])).not.toContain('asks');
  });

  it.each([
    ['its context', 'Here is all you have to know about orders.', null],
    ['its reference, where there is no context', null, 'I do not know.'],
  ])(
    'are never an honest "I do not know", although %s holds its only telling word',
    (_, context, reference) => {
      const asks = answered('asks', 'What is my order number?', context, 'I do not know.', { reference });
      expect(donorsOf(metric, [asks, REFUNDS, SHIPPING])).not.toContain('asks');
    },
  );

  it('are never an honest "that is not covered", although the reference says the same', () => {
    const silent = (id: string, query: string, context: string, says: string) =>
      answered(id, query, context, says, { reference: says });
    const cases = [
      silent(
        'discounts',
        'Is there a student discount?',
        REFUNDS.golden.context!,
        'The documents do not say.',
      ),
      silent(
        'founders',
        'Who founded the company?',
        HOURS.golden.context!,
        'That information is missing here.',
      ),
    ];
    expect(findCanaries(metric, readForCanaries(cases))).toEqual([]);
    expect(donorsOf(metric, [...cases, SHIPPING]).every((donor) => donor === 'shipping')).toBe(true);
  });

  it('read JSON answers by what their strings say', () => {
    const json = (one: AnsweredCase) => ({ ...one, answers: [JSON.stringify({ answer: one.answers[0] })] });
    expect(donorsOf(metric, [json(REFUNDS), json(SHIPPING)])).toEqual(['shipping', 'refunds']);
    // Keys are the same everywhere and say nothing.
    const keyed = (one: AnsweredCase) => ({
      ...one,
      answers: [JSON.stringify({ refunds: one.answers[0], reach: 1, account: 1, within: 14, days: null })],
    });
    expect(donorsOf(metric, [REFUNDS, keyed(SHIPPING)])).toContain('shipping');
    const [pair] = pairsOf(metric, [json(REFUNDS), json(SHIPPING)]);
    expect(pair!.answer).toBe(JSON.stringify({ answer: SHIPPING.answers[0] }));
  });

  it('are the pairs that share least, wherever they stand in the dataset', () => {
    // It shares a word with every other question and every other answer.
    const mixed = answered(
      'mixed',
      'Which refunds, and which shop?',
      'Refunds, parcels, screens and weekdays are subjects of this text.',
      'Subjects of this text: refunds, parcels, screens, weekdays.',
    );
    const targets = pairsOf(metric, [mixed, REFUNDS, SHIPPING, HOURS]).map(({ target }) => target);
    expect(targets).not.toContain('mixed');
    expect(targets).toHaveLength(2);
  });

  it('take numbers for telling words, however short they are', () => {
    // With its numbers it shares one word of five with the context about refunds, without them one of two.
    const numbers = answered(
      'numbers',
      'When is the museum open?',
      'Open from 9 to 17 on 365 days a year.',
      'From 9 to 17, 365 days.',
    );
    const target = { ...REFUNDS, golden: { ...REFUNDS.golden, reference: 'Within two weeks, 14 days.' } };
    expect(donorsOf(metric, [target, numbers])[0]).toBe('numbers');
  });

  it('have different targets, also where two prompts share a dataset', () => {
    const twice = [REFUNDS, { ...REFUNDS, answers: ['Refunds need 14 days.'] }, SHIPPING];
    const targets = pairsOf(metric, twice).map(({ target }) => target);
    expect(targets).toHaveLength(2);
    expect(new Set(targets).size).toBe(2);
  });

  it('are taken from the answers of all prompts that share a case', () => {
    const shared = [SHIPPING, { ...SHIPPING, answers: ['I do not know.'] }];
    for (const twice of [shared, shared.toReversed()])
      expect(pairsOf(metric, [REFUNDS, ...twice])[0]).toEqual({
        target: 'refunds',
        donor: 'shipping',
        answer: SHIPPING.answers[0],
      });
  });

  it('are found among many cases without comparing all of them', () => {
    const subject = (index: number) => {
      const words = ['alpha', 'beta', 'gamma'].map((word) => `${word}${index}`).join(' ');
      return answered(`${index}`, `What about ${words}?`, `The rule is ${words}.`, `It says ${words}.`);
    };
    const many = Array.from({ length: 5000 }, (_, index) => subject(index));
    const start = performance.now();
    expect(findCanaries(metric, readForCanaries(many))).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('always come from the run, never from the case that they are put to, nor from one of its group', () => {
    const words = ['refund', 'parcel', 'screen', 'weekday', 'invoice', 'garden', 'planet', 'know'];
    const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((some) => some.join(' '));
    const some = fc.array(
      fc.record({
        query: text,
        context: fc.option(text),
        reference: fc.option(text),
        group: fc.option(fc.constantFrom('one', 'two')),
        answers: fc.array(
          fc.oneof(
            text,
            text.map((said) => JSON.stringify({ said })),
          ),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const cases = rows.map(({ query, context, answers, ...parts }, index) =>
          answered(`${index}`, query, context, answers, parts),
        );
        const pairs = findCanaries(metric, readForCanaries(cases));
        expect(pairs.length).toBeLessThanOrEqual(2);
        expect(new Set(pairs.map((pair) => pair.target.id)).size).toBe(pairs.length);
        for (const { target, donor, answer } of pairs) {
          const [from, to] = [donor, target.id].map((id) => cases[Number(id)]!);
          expect(from!.answers).toContain(answer);
          expect(to!.answers).not.toContain(answer);
          expect(donor).not.toBe(target.id);
          expect(target).toBe(to!.golden);
          if (target.group !== null) expect(from!.golden.group).not.toBe(target.group);
          if (metric === 'faithfulness') expect(target.context).not.toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a canary of faithfulness', () => {
  it('is an answer that the context of its target nowhere supports', () => {
    // The context of the target holds what the shipping answer says, although its question is another.
    const supported = answered(
      'stores',
      'Where are the stores?',
      'Both stores are open in Oslo and Bergen. Parcels travel across Norway and Sweden.',
      'Both stores are open in Oslo and Bergen.',
    );
    const pairs = pairsOf('faithfulness', [supported, SHIPPING]);
    expect(pairs).toEqual([
      { target: 'shipping', donor: 'stores', answer: 'Both stores are open in Oslo and Bergen.' },
    ]);
  });

  it('is the one that shares least with the context', () => {
    const near = answered(
      'near',
      'Which account receives vouchers?',
      'Vouchers reach every customer account.',
      'Vouchers reach every customer account.',
    );
    // It shares `reach` and `account` with the context about refunds, the answer about the hours nothing.
    const [pair] = pairsOf('faithfulness', [REFUNDS, near, HOURS]);
    expect(pair).toMatchObject({ donor: 'hours' });
  });

  it('is never put to a case without a context', () => {
    const says = 'Your name and your trade: Prompt, gatekeeper.';
    const none = answered('none', 'What is your name, and what is your trade?', null, says);
    expect(pairsOf('faithfulness', [none, SHIPPING]).map(({ target }) => target)).toEqual(['shipping']);
  });
});

describe('a canary of relevance', () => {
  it('comes from no question that tells nothing: it may be the same one', () => {
    const vague = answered(
      'vague',
      'Why?',
      'Winter tyres become mandatory with snow.',
      'Winter tyres become mandatory.',
    );
    const mine = (cases: readonly AnsweredCase[]) =>
      pairsOf('relevance', cases).find(({ target }) => target === 'refunds');
    expect(mine([vague, REFUNDS, SHIPPING])).toMatchObject({ donor: 'shipping' });
    expect(mine([vague, REFUNDS])).toBeUndefined();
  });

  it('is not left out because keys of a JSON answer or reference hold its words: keys say nothing', () => {
    const keyed = JSON.stringify({
      parcels: 1,
      travel: 2,
      across: 3,
      norway: 4,
      sweden: 5,
      answer: 'Within 14 days.',
    });
    const byAnswer = { ...REFUNDS, answers: [keyed] };
    expect(donorsOf('relevance', [byAnswer, SHIPPING])[0]).toBe('shipping');
    const byReference = { ...REFUNDS, golden: { ...REFUNDS.golden, reference: keyed } };
    expect(donorsOf('relevance', [byReference, SHIPPING])[0]).toBe('shipping');
  });

  it('is the answer to the question that overlaps least', () => {
    const near = answered(
      'vouchers',
      'How long do vouchers take?',
      'Vouchers arrive after three weeks.',
      'Vouchers arrive after three weeks.',
    );
    const [first] = pairsOf('relevance', [REFUNDS, near, HOURS]).filter(({ target }) => target === 'refunds');
    expect(first).toMatchObject({ donor: 'hours' });
  });

  it('is none that would answer the question: it says what the reference or the own answer says', () => {
    const again = answered(
      'again',
      'Where do you deliver?',
      'We deliver abroad.',
      'Parcels travel across Norway and Sweden.',
    );
    const byAnswer = pairsOf('relevance', [
      again,
      { ...SHIPPING, answers: ['Parcels travel across Norway, Sweden.'] },
    ]);
    expect(byAnswer.filter(({ target }) => target === 'again')).toEqual([]);
    const reference = 'Parcels travel across Norway and Sweden.';
    const byReference = { ...again, answers: ['Nowhere.'], golden: { ...again.golden, reference } };
    expect(pairsOf('relevance', [byReference, SHIPPING]).filter(({ target }) => target === 'again')).toEqual(
      [],
    );
    const json = JSON.stringify({ answer: reference });
    const byJson = { ...byReference, golden: { ...again.golden, reference: json } };
    expect(pairsOf('relevance', [byJson, SHIPPING]).filter(({ target }) => target === 'again')).toEqual([]);
    expect(pairsOf('relevance', [{ ...again, answers: ['Nowhere.'] }, SHIPPING])[0]).toMatchObject({
      target: 'again',
      donor: 'shipping',
    });
  });

  it('may be put to a case without a context', () => {
    const none = answered('none', 'What is your name?', null, 'Our name is Prompt.');
    expect(pairsOf('relevance', [none, SHIPPING]).map(({ target }) => target)).toContain('none');
  });

  it('may come from a case without a context, which its reference describes', () => {
    const none = answered('none', 'Which assistant answers?', null, 'The helpful assistant of Acme.', {
      reference: 'The assistant of Acme, helpful.',
    });
    expect(donorsOf('relevance', [none, SHIPPING])).toContain('none');
  });
});

describe('a known-bad answer is taken for good', () => {
  const claims = (...verdicts: ClaimVerdict[]): Claim[] =>
    verdicts.map((verdict) => ({ quote: 'q', claim: 'c', verdict, evidence: 'e', overruled: null }));

  it.each<[Metric, Score, Claim[], boolean]>([
    ['relevance', scored(1), [], true],
    ['relevance', scored(0.8), [], true],
    ['relevance', scored(0.8 - 1e-10), [], true],
    ['relevance', scored(0.799), [], false],
    ['relevance', scored(0.2), [], false],
    ['relevance', unscored('the judge refused'), [], false],
    ['faithfulness', scored(1), claims('supported'), true],
    ['faithfulness', scored(0.25), claims('not_found', 'supported', 'contradicted', 'not_found'), true],
    ['faithfulness', unscored('skipped'), claims('supported'), true],
    ['faithfulness', scored(0), claims('not_found', 'contradicted'), false],
    ['faithfulness', excluded('nothing claimed'), [], false],
    ['faithfulness', unscored('the judge refused'), [], false],
  ])('on %s, %j with %j: %s', (metric, score, found, taken) => {
    expect(isTakenForGood(metric, { score, claims: found, reasoning: null, votes: [] })).toBe(taken);
  });
});

describe('a pair that an honest judge may find good is no canary', () => {
  it('where every answer ends in the same true sentence', () => {
    const support = 'Contact support by email.';
    const cases = [REFUNDS, SHIPPING, WARRANTY].map(({ golden, answers }) => ({
      golden: { ...golden, context: `${golden.context} ${support}` },
      answers: [`${answers[0]} ${support}`],
    }));
    expect(findCanaries('faithfulness', readForCanaries(cases))).toEqual([]);
  });

  it('where all ask the same of another text', () => {
    const cases = [REFUNDS, SHIPPING].map(({ golden, answers }) => ({
      golden: { ...golden, query: 'Summarise the document.' },
      answers,
    }));
    expect(findCanaries('relevance', readForCanaries(cases))).toEqual([]);
  });

  it('where it is the right answer in another language', () => {
    const english = answered(
      'en',
      'How long is it until I get a refund if you are out of the one I paid for?',
      'You get it in 14 days, as we do for all of it, and you can ask us by day.',
      'You get the refund in 14 days, as we do for all.',
    );
    const german = answered(
      'de',
      'Wie lange ist es bis zu der Erstattung, die mir zu ist, so sie mir ab?',
      'Die Erstattung ist da ab 14 Tagen, so es bei dir zu uns kam, und der Weg ist uns egal.',
      'Die Erstattung ist ab 14 Tagen bei dir.',
    );
    for (const metric of ['faithfulness', 'relevance'] as const)
      expect(findCanaries(metric, readForCanaries([english, german]))).toEqual([]);
  });
});
