import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerView, contextView } from '../../../src/report/page/cases/answer-view.ts';
import { type CaseRow, caseRows, deltaOf, FLAGS } from '../../../src/report/page/cases/case-row.ts';
import { firstChoice } from '../../../src/report/page/cases/case-view.ts';
import {
  EVERYTHING,
  flagCounts,
  resorted,
  type Selection,
  selected,
} from '../../../src/report/page/cases/selection.ts';
import { quoteRanges, searchedText, stretches } from '../../../src/report/page/cases/spans.ts';
import { scrollTo, windowOf } from '../../../src/report/page/cases/window.ts';
import { el, toHtml } from '../../../src/report/page/markup.ts';
import { readCases, readResults } from '../../../src/report/page/read/read-results.ts';
import type { ReportView } from '../../../src/report/view.ts';
import { aCase, aClaim, anAnswer, aPrompt, aView } from '../view-builder.ts';
import { resultsOf } from './given-page.ts';

const answered = (faithfulness: number, relevance = 1) => [anAnswer('Yes.', { faithfulness, relevance })];
const failure = { rule: 'schema', expected: 'an object', found: 'text' };
const rowsOf = (view: ReportView) => {
  const file = resultsOf(view);
  return caseRows(readResults(file), readCases(file));
};

const VIEW = aView({
  prompts: [
    aPrompt({
      cases: [
        aCase('same'),
        aCase('fell', { candidate: answered(0.5) }),
        aCase('rose', { baseline: answered(0.5) }),
        aCase('critical fell', { critical: true, candidate: answered(0.4) }),
        aCase('failed', {
          candidate: [anAnswer('No', { faithfulness: 1, relevance: 1 }, { failures: [failure] })],
        }),
        aCase('silent', { candidate: [{ kind: 'unanswered', why: 'HTTP 503' }] }),
        aCase('new', { known: false, baseline: null }),
      ],
    }),
    aPrompt({
      path: 'b.md',
      name: 'b',
      cases: [aCase('same'), aCase('fell', { candidate: answered(0.9, 0.2) })],
    }),
  ],
});
const ROWS = rowsOf(VIEW);

const found = (part: Partial<Omit<Selection, 'flags'>> & { flags?: readonly (keyof typeof FLAGS)[] }) => {
  const selection: Selection = { ...EVERYTHING, ...part, flags: new Set(part.flags ?? []) };
  return selected(ROWS, selection, ({ id, query }) => `${id} ${query}`.toLowerCase()).map(({ id, prompt }) =>
    prompt === 0 ? id : `b: ${id}`,
  );
};

describe('the rows', () => {
  it('tell what a case can be looked for by', () => {
    const flags = ROWS.slice(0, 7).map(({ flags }) => flags & ~FLAGS.compared);
    const { worse, better, failed, critical, unscored, added } = FLAGS;
    expect(flags).toEqual([0, worse, better, worse + critical, failed, unscored, added]);
    const compared = ROWS.slice(0, 7).map(({ flags }) => (flags & FLAGS.compared) !== 0);
    expect(compared).toEqual([true, true, true, true, true, true, false]);
  });

  it('give why a score is not there in place of it', () => {
    expect(ROWS[5]?.scores.faithfulness).toEqual({ candidate: 'no score', baseline: 1 });
    expect(ROWS[6]?.scores.faithfulness).toEqual({ candidate: 1, baseline: null });
    expect(deltaOf(ROWS[5]?.scores.faithfulness ?? null)).toBeNull();
  });

  it('take no unread case for unscored', () => {
    const unread = { kind: 'not-run', why: 'judging ended before this case was read' } as const;
    const [row] = rowsOf(aView({ prompts: [aPrompt({ cases: [aCase('x', { candidate: [unread] })] })] }));
    expect(row?.flags).toBe(FLAGS.compared);
    expect(row?.scores.relevance).toEqual({ candidate: 'not run', baseline: 1 });
  });
});

describe('a selection', () => {
  it('has the worst first: failed checks, then falls, the critical ones earlier', () => {
    expect(found({}).slice(0, 4)).toEqual(['failed', 'critical fell', 'b: fell', 'fell']);
  });

  it.each([
    ['worse', ['critical fell', 'b: fell', 'fell']],
    ['better', ['rose']],
    ['failed', ['failed']],
    ['critical', ['critical fell']],
    ['unscored', ['silent']],
    ['added', ['new']],
  ] as const)('of what is %s', (flag, ids) => {
    expect(found({ flags: [flag] })).toEqual(ids);
  });

  it('widens by worse and better, and narrows by all others', () => {
    expect(found({ flags: ['worse', 'better'] })).toHaveLength(4);
    expect(found({ flags: ['worse', 'better', 'critical'] })).toEqual(['critical fell']);
    expect(found({ flags: ['failed', 'unscored'] })).toEqual([]);
  });

  it('of one prompt, by every word, in any case', () => {
    expect(found({ prompt: 1 })).toEqual(['b: fell', 'b: same']);
    expect(found({ words: '  FELL about ' })).toHaveLength(3);
    expect(found({ words: 'fell nowhere' })).toEqual([]);
  });

  it('in another order, with what has no value last either way', () => {
    expect(found({ sort: 'file' })[0]).toBe('same');
    expect(found({ sort: 'faithfulness' }).slice(0, 3)).toEqual(['critical fell', 'fell', 'b: fell']);
    expect(found({ sort: 'faithfulness' }).at(-1)).toBe('silent');
    expect(found({ sort: 'faithfulness', reversed: true }).at(-1)).toBe('silent');
    expect(found({ sort: 'faithfulness', reversed: true })[1]).toBe('rose');
  });

  it('counts what each filter would show', () => {
    expect(flagCounts(ROWS, null)).toEqual({
      compared: 8,
      worse: 3,
      better: 1,
      failed: 1,
      critical: 1,
      unscored: 1,
      added: 1,
    });
    expect(flagCounts(ROWS, 1).worse).toBe(1);
  });

  it('turns a column around, then gives it up', () => {
    const once = resorted(EVERYTHING, 'case');
    const twice = resorted(once, 'case');
    expect([once.sort, once.reversed, twice.reversed]).toEqual(['case', false, true]);
    expect(resorted(twice, 'case').sort).toBe('worst');
    expect(resorted(twice, 'latency')).toMatchObject({ sort: 'latency', reversed: false });
  });
});

describe('the window', () => {
  it('holds all that is seen, and little more', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.nat(2_000_000),
        fc.integer({ min: 1, max: 3_000 }),
        (total, scroll, height) => {
          const { start, end } = windowOf(total, scroll, height, 56);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(total);
          expect(end - start).toBeLessThanOrEqual(Math.ceil(height / 56) + 26);
          for (const row of [Math.floor(scroll / 56), Math.floor((scroll + height - 1) / 56)])
            if (row < total) expect(start <= row && row < end).toBe(true);
        },
      ),
    );
  });

  it('scrolls no further than a row needs to be seen whole', () => {
    expect(scrollTo(3, 0, 400, 56, 40)).toBeNull();
    expect(scrollTo(10, 0, 400, 56, 40)).toBe(11 * 56 + 40 - 400);
    expect(scrollTo(2, 500, 400, 56, 40)).toBe(112);
  });
});

describe('quotes', () => {
  const places = (quote: string, text: string) =>
    quoteRanges(quote, searchedText(text)).map(({ start, end }) => text.slice(start, end));

  it('are found as the judge may have copied them, where they stand', () => {
    expect(places('within 30 "days" of', '  Return:\n\nWithin   30 “days”\nof delivery')).toEqual([
      'Within   30 “days”\nof',
    ]);
    expect(places('first part ... last part', 'A first part, and the last part.')).toEqual([
      'first part',
      'last part',
    ]);
    expect(places('İstanbul is far', 'x İstanbul  is far')).toEqual(['İstanbul  is far']);
    expect(places('not there', 'a text')).toEqual([]);
    expect(places('', 'a text')).toEqual([]);
  });

  it('cut a text without losing any of it', () => {
    const range = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.string({ minLength: 30, maxLength: 40 }), fc.array(fc.array(range)), (text, ranges) => {
        expect(
          stretches(text, ranges)
            .map((one) => one.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('stand in the answer with their number, underlined as doubtful where nothing supports them', () => {
    const claims = [aClaim('within 30 days', 'supported'), aClaim('60 days')];
    const parts = [
      { kind: 'same', text: 'Return within 30 days' },
      { kind: 'added', text: ', or 60 days' },
    ] as const;
    expect(toHtml(el('p', null, answerView(parts, claims)))).toBe(
      '<p>Return <span class="claimed">within 30 days</span><sup class="claim-number">1</sup>' +
        '<ins>, or </ins><span class="claimed doubtful"><ins>60 days</ins></span><sup class="claim-number">2</sup></p>',
    );
  });

  it('mark the evidence in the context', () => {
    const claim = { ...aClaim('x', 'supported'), evidence: '30 days ... in the EU' };
    expect(toHtml(el('p', null, contextView('In 30 days, free in the EU.', [claim])))).toBe(
      '<p>In <mark>30 days</mark><sup class="claim-number">1</sup>, free <mark>in the EU</mark><sup class="claim-number">1</sup>.</p>',
    );
  });
});

describe('the answers that are shown first', () => {
  const caseOf = (...samples: ReturnType<typeof anAnswer>[]) =>
    [
      ...readCases(resultsOf(aView({ prompts: [aPrompt({ cases: [aCase('x', { candidate: samples })] })] }))),
    ][0]?.one;

  it('are the one that fails a check, else the one with the lowest scores', () => {
    const [good, low, failed] = [
      anAnswer('a', { faithfulness: 1, relevance: 1 }),
      anAnswer('b', { faithfulness: 0.2, relevance: 1 }),
      anAnswer('c', { faithfulness: 1, relevance: 1 }, { failures: [failure] }),
    ];
    const first = (...samples: ReturnType<typeof anAnswer>[]) => {
      const one = caseOf(...samples);
      return one && firstChoice(one).candidate;
    };
    expect(first(good, low)).toBe(1);
    expect(first(good, low, failed)).toBe(2);
  });
});

/** Rows keep the order of the file: by it, the answers of a case are found. */
describe('the index of a row', () => {
  it('counts over all prompts', () => {
    expect(ROWS.map(({ index }: CaseRow) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
