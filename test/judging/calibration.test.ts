import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type JudgedRow,
  measureJudge,
  type Saying,
  sayingOf,
  type Trust,
} from '../../src/judging/calibration.ts';
import { excluded, type Score, scored, unscored } from '../../src/judging/score.ts';
import { METRICS, type Metric } from '../../src/policy/policy.ts';

interface Outcome {
  readonly right: number;
  readonly of: number;
}

/** Rows of one label, of which the judge gets so many right, both times. */
function labelled(label: boolean, { right, of }: Outcome): JudgedRow[] {
  const [hit, miss] = label ? (['yes', 'no'] as const) : (['no', 'yes'] as const);
  return Array.from({ length: of }, (_, n) => {
    const saying = n < right ? hit : miss;
    return { id: `${label ? 'p' : 'n'}${n}`, label, says: [saying, saying] as const };
  });
}

function judged(positives: Outcome, negatives: Outcome): JudgedRow[] {
  return [...labelled(true, positives), ...labelled(false, negatives)];
}

/** Lets the second judgement of the first rows differ from the first. */
function flipped(rows: readonly JudgedRow[], amount: number): JudgedRow[] {
  return rows.map((row, n) => (n < amount ? { ...row, says: [row.says[0], 'unscored'] } : row));
}

const perfect = (of: number): Outcome => ({ right: of, of });
const measure = (positives: Outcome, negatives: Outcome) =>
  measureJudge('faithfulness', judged(positives, negatives));

describe('what a score says', () => {
  it.each<[Metric, Score, Saying]>([
    ['faithfulness', scored(1), 'yes'],
    ['faithfulness', scored(1 - 1e-10), 'yes'],
    ['faithfulness', scored(1 - 1e-8), 'no'],
    ['faithfulness', scored(0.8), 'no'],
    ['faithfulness', scored(0), 'no'],
    ['faithfulness', excluded('nothing claimed'), 'yes'],
    ['faithfulness', excluded('not-applicable'), 'unscored'],
    ['faithfulness', excluded('not run'), 'unscored'],
    ['faithfulness', unscored('the judge refused'), 'unscored'],
    ['relevance', scored(1), 'yes'],
    ['relevance', scored(0.8), 'yes'],
    ['relevance', scored(0.8 - 1e-10), 'yes'],
    ['relevance', scored(0.8 - 1e-8), 'no'],
    ['relevance', scored(0.6), 'no'],
    ['relevance', excluded('nothing claimed'), 'unscored'],
    ['relevance', unscored('the judge refused'), 'unscored'],
  ])('of %s, %j: %s', (metric, score, saying) => {
    expect(sayingOf(metric, score)).toBe(saying);
  });
});

describe('a judge is measured by its first judgements', () => {
  it('with the rates of 18 of 20 faithful and 14 of 20 unfaithful answers', () => {
    const measured = measure({ right: 18, of: 20 }, { right: 14, of: 20 });
    expect(measured).toMatchObject({
      metric: 'faithfulness',
      rows: 40,
      positives: { right: 18, total: 20 },
      negatives: { right: 14, total: 20 },
      flips: 0,
      unscored: 0,
      wrong: ['p18', 'p19', 'n14', 'n15', 'n16', 'n17', 'n18', 'n19'],
    });
    expect(measured.truePositiveRate?.rate).toBeCloseTo(0.9, 12);
    // Wilson: (0.9 + 0.09604) / 1.19207 -+ 1.95996 sqrt(0.09 / 20 + 0.0024009) / 1.19207
    expect(measured.truePositiveRate?.low).toBeCloseTo(0.699, 3);
    expect(measured.truePositiveRate?.high).toBeCloseTo(0.9721, 3);
    expect(measured.falsePositiveRate?.rate).toBeCloseTo(0.3, 12);
    expect(measured.falsePositiveRate?.low).toBeCloseTo(0.1455, 3);
    expect(measured.falsePositiveRate?.high).toBeCloseTo(0.519, 3);
    // 0.8 -+ 1.95996 sqrt((0.09 + 0.21) / 20) / 2
    expect(measured.balancedAccuracy?.value).toBeCloseTo(0.8, 12);
    expect(measured.balancedAccuracy?.low).toBeCloseTo(0.67998, 4);
    expect(measured.balancedAccuracy?.high).toBeCloseTo(0.92002, 4);
    // (0.8 - 0.5) / (1 - 0.5), and 1 / (0.9 + 0.7 - 1)^2
    expect(measured.kappa).toBeCloseTo(0.6, 12);
    expect(measured.sizeFactor).toBeCloseTo(2.7778, 4);
  });

  it('and those without a score are wrong, whatever the label', () => {
    const rows: JudgedRow[] = [
      { id: 'a', label: true, says: ['yes', 'yes'] },
      { id: 'b', label: true, says: ['unscored', 'yes'] },
      { id: 'c', label: false, says: ['unscored', 'unscored'] },
      { id: 'd', label: false, says: ['no', 'no'] },
    ];
    const measured = measureJudge('relevance', rows);
    expect(measured).toMatchObject({
      positives: { right: 1, total: 2 },
      negatives: { right: 1, total: 2 },
      unscored: 2,
      wrong: ['b', 'c'],
      kappa: 0,
      flips: 0.25,
    });
    expect([measured.truePositiveRate?.rate, measured.falsePositiveRate?.rate]).toEqual([0.5, 0.5]);
  });

  it('the second judgement only shows whether it keeps to the first', () => {
    const [first, ...rest] = judged(perfect(20), perfect(20));
    const measured = measureJudge('faithfulness', [{ ...first!, says: ['yes', 'no'] }, ...rest]);
    expect(measured).toMatchObject({ wrong: [], unscored: 0, flips: 1 / 40, kappa: 1 });
  });

  it('and where there are no rows, nothing is made up', () => {
    expect(measureJudge('faithfulness', [])).toMatchObject({
      rows: 0,
      truePositiveRate: null,
      falsePositiveRate: null,
      balancedAccuracy: null,
      kappa: null,
      flips: 0,
      unscored: 0,
      sizeFactor: null,
      trust: 'too-few',
      wrong: [],
    });
  });

  it('and where one label has no row, only the other has a rate', () => {
    const measured = measure({ right: 19, of: 20 }, perfect(0));
    expect(measured.truePositiveRate?.rate).toBe(0.95);
    expect(measured).toMatchObject({ falsePositiveRate: null, balancedAccuracy: null, sizeFactor: null });
  });
});

describe('a judge earns trust', () => {
  it.each<[string, Outcome, Outcome, Trust]>([
    ['19 and 20 rows, all right', perfect(19), perfect(20), 'too-few'],
    ['20 and 19 rows, all right', perfect(20), perfect(19), 'too-few'],
    ['20 and 20 rows, all right', perfect(20), perfect(20), 'trusted'],
    ['19 and 20 rows, all wrong', { right: 0, of: 19 }, { right: 0, of: 20 }, 'too-few'],
    ['accuracy 0.625', { right: 12, of: 20 }, { right: 13, of: 20 }, 'untrusted'],
    ['accuracy 0.65', { right: 13, of: 20 }, { right: 13, of: 20 }, 'warned'],
    ['accuracy 0.65, whose binary sum is less', { right: 14, of: 20 }, { right: 12, of: 20 }, 'warned'],
    ['accuracy 0.645 of many', { right: 645, of: 1000 }, { right: 645, of: 1000 }, 'untrusted'],
    ['accuracy 0.775', { right: 15, of: 20 }, { right: 16, of: 20 }, 'warned'],
    ['accuracy 0.80 and kappa 0.60', { right: 16, of: 20 }, { right: 16, of: 20 }, 'trusted'],
    ['accuracy 0.80 of other rates', { right: 17, of: 20 }, { right: 15, of: 20 }, 'trusted'],
    // 2 * 20 * 45 / (35 * 60 + 20 * 45) = 0.6, and 2 * 20 * 44 / (36 * 60 + 20 * 44) = 0.579
    ['accuracy 0.875 and kappa 0.60', perfect(20), { right: 45, of: 60 }, 'trusted'],
    ['accuracy 0.867 and kappa 0.58', perfect(20), { right: 44, of: 60 }, 'warned'],
    ['yes to everything', perfect(20), { right: 0, of: 20 }, 'untrusted'],
    ['the opposite of every label', { right: 0, of: 20 }, { right: 0, of: 20 }, 'untrusted'],
  ])('%s: %o and %o: %s', (_, positives, negatives, trust) => {
    expect(measure(positives, negatives).trust).toBe(trust);
  });

  it.each<[number, Trust]>([
    [4, 'trusted'],
    [5, 'warned'],
  ])('when %i of 40 rows flip: %s', (flips, trust) => {
    const measured = measureJudge('faithfulness', flipped(judged(perfect(20), perfect(20)), flips));
    expect(measured.flips).toBeCloseTo(flips / 40, 12);
    expect(measured.trust).toBe(trust);
  });

  it('and the gravest limit decides', () => {
    const untrusted = judged({ right: 10, of: 20 }, { right: 10, of: 20 });
    expect(measureJudge('relevance', flipped(untrusted, 20)).trust).toBe('untrusted');
    expect(measureJudge('relevance', flipped(untrusted.slice(1), 20)).trust).toBe('too-few');
  });
});

describe('a warning says which limit is not kept, with its figures', () => {
  it.each<[string, Metric, readonly JudgedRow[], readonly string[]]>([
    ['a perfect judge', 'faithfulness', judged(perfect(20), perfect(20)), []],
    [
      'too few rows',
      'relevance',
      judged(perfect(1), perfect(24)),
      [
        'Too few to judge the judge on relevance: 1 row labelled relevant and 24 labelled not relevant; at least 20 of each are needed.',
      ],
    ],
    [
      'an accuracy whose interval reaches chance',
      'faithfulness',
      // 0.6 - 1.95996 sqrt(2 * 0.24 / 45) / 2 = 0.4988
      judged({ right: 27, of: 45 }, { right: 27, of: 45 }),
      [
        "The judge's balanced accuracy on faithfulness is 0.60; it must be at least 0.65.",
        "The lower bound of the judge's balanced accuracy on faithfulness is 0.499; it must be above 0.50, which is chance.",
        "Cohen's kappa between the judge and the labels on faithfulness is 0.20; it should be at least 0.60.",
      ],
    ],
    [
      'the same accuracy of more rows, whose interval does not',
      'relevance',
      // 0.6 - 1.95996 sqrt(2 * 0.24 / 50) / 2 = 0.5040
      judged({ right: 30, of: 50 }, { right: 30, of: 50 }),
      [
        "The judge's balanced accuracy on relevance is 0.60; it must be at least 0.65.",
        "Cohen's kappa between the judge and the labels on relevance is 0.20; it should be at least 0.60.",
      ],
    ],
    [
      'an accuracy exactly at chance, without spread',
      'faithfulness',
      judged(perfect(20), { right: 0, of: 20 }),
      [
        "The judge's balanced accuracy on faithfulness is 0.50; it must be at least 0.65.",
        "The lower bound of the judge's balanced accuracy on faithfulness is 0.50; it must be above 0.50, which is chance.",
        "Cohen's kappa between the judge and the labels on faithfulness is 0.00; it should be at least 0.60.",
      ],
    ],
    [
      'a weak accuracy, as near as figures tell it apart',
      'faithfulness',
      judged({ right: 797, of: 1000 }, { right: 797, of: 1000 }),
      [
        "The judge's balanced accuracy on faithfulness is 0.797; it should be at least 0.80.",
        "Cohen's kappa between the judge and the labels on faithfulness is 0.59; it should be at least 0.60.",
      ],
    ],
    [
      'weak agreement alone',
      'relevance',
      judged(perfect(20), { right: 44, of: 60 }),
      ["Cohen's kappa between the judge and the labels on relevance is 0.58; it should be at least 0.60."],
    ],
    [
      'flips alone',
      'relevance',
      flipped(judged(perfect(25), perfect(25)), 6),
      ['The judge contradicted itself on relevance in 6 of 50 rows; it should in at most 10% of them.'],
    ],
  ])('%s', (_, metric, rows, warnings) => {
    expect(measureJudge(metric, rows).warnings).toEqual(warnings);
  });
});

describe('whatever a judge says', () => {
  const saying = fc.constantFrom<Saying>('yes', 'no', 'unscored');
  const rowsOf = (says: fc.Arbitrary<readonly [Saying, Saying]>, minLength = 0) =>
    fc
      .array(fc.record({ label: fc.boolean(), says }), { minLength, maxLength: 120 })
      .map((rows): JudgedRow[] => rows.map((row, n) => ({ id: `r${n}`, ...row })));
  const metric = fc.constantFrom(...METRICS);
  const anything = rowsOf(fc.tuple(saying, saying));
  /** Mostly right, so that trust comes up as well. */
  const competent = fc
    .array(fc.record({ label: fc.boolean(), hit: fc.nat(9) }), { minLength: 40, maxLength: 120 })
    .map((rows) =>
      rows.map(({ label, hit }, n): JudgedRow => {
        const said = hit > 0 === label ? 'yes' : 'no';
        return { id: `r${n}`, label, says: [said, said] };
      }),
    );

  it('every rate is in its range, and every row is counted once', () => {
    fc.assert(
      fc.property(metric, fc.oneof(anything, competent), (on, rows) => {
        const measured = measureJudge(on, rows);
        const accuracy = measured.balancedAccuracy;
        const rates = [measured.truePositiveRate, measured.falsePositiveRate].flatMap((rate) =>
          rate === null ? [] : [rate.rate, rate.low, rate.high],
        );
        const bounds = accuracy === null ? [] : [accuracy.value, accuracy.low, accuracy.high];
        for (const share of [...rates, ...bounds, measured.flips]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(Math.abs(measured.kappa ?? 0)).toBeLessThanOrEqual(1);
        expect(measured.sizeFactor ?? 1).toBeGreaterThanOrEqual(1);
        expect(measured.positives.total + measured.negatives.total).toBe(rows.length);
        expect(measured.positives.right + measured.negatives.right + measured.wrong.length).toBe(rows.length);
        expect(measured.warnings.length === 0).toBe(measured.trust === 'trusted');
      }),
    );
  });

  it('it is never trusted when it scores nothing', () => {
    const silent = rowsOf(fc.tuple(fc.constant<Saying>('unscored'), saying), 40);
    fc.assert(
      fc.property(metric, silent, (on, rows) => {
        const measured = measureJudge(on, rows);
        expect(['untrusted', 'too-few']).toContain(measured.trust);
        expect(measured).toMatchObject({ unscored: rows.length, wrong: rows.map(({ id }) => id) });
      }),
    );
  });

  it('the order of the rows does not count', () => {
    const shuffled = fc
      .oneof(anything, competent)
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(metric, shuffled, (on, [rows, others]) => {
        const [one, other] = [measureJudge(on, rows), measureJudge(on, others)];
        expect({ ...other, wrong: [...other.wrong].sort() }).toEqual({
          ...one,
          wrong: [...one.wrong].sort(),
        });
      }),
    );
  });

  it('one more row that it gets right never makes it less accurate', () => {
    fc.assert(
      fc.property(metric, fc.oneof(anything, competent), fc.boolean(), (on, rows, label) => {
        const says = label ? (['yes', 'yes'] as const) : (['no', 'no'] as const);
        const before = measureJudge(on, rows).balancedAccuracy;
        const after = measureJudge(on, [...rows, { id: 'more', label, says }]).balancedAccuracy;
        if (before !== null) expect(after?.value).toBeGreaterThanOrEqual(before.value - 1e-12);
      }),
    );
  });
});
