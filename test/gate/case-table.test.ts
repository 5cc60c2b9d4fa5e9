import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseTable } from '../../src/gate/case-table.ts';
import {
  type CaseFigures,
  type CaseMeasurement,
  type Cases,
  type Sample,
  type SampleFigures,
  selectCases,
} from '../../src/judging/measurement.ts';
import type { Judgement, Score } from '../../src/judging/score.ts';
import { METRICS } from '../../src/policy/policy.ts';
import { memoryStore } from '../../src/ports/text-store.ts';
import { renderComment } from '../../src/report/comment.ts';
import { renderResults } from '../../src/report/results.ts';
import { aPrompt, aView, someChecks } from '../report/view-builder.ts';
import { answered, decideRun, measuredCase } from './given.ts';

const share = fc.integer({ min: 0, max: 7 }).map((part) => part / 7);
const word = fc.constantFrom('', 'why', 'another reason', 'é\n"');

const score: fc.Arbitrary<Score> = fc.oneof(
  { weight: 6, arbitrary: share.map((value) => ({ kind: 'scored' as const, value })) },
  { weight: 1, arbitrary: word.map((why) => ({ kind: 'unscored' as const, why })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('nothing claimed', 'failed check', 'not run', 'not-applicable' as const)
      .map((reason) => ({ kind: 'excluded' as const, reason })),
  },
);

const judgement: fc.Arbitrary<Judgement> = fc.record({
  score,
  claims: fc.array(
    fc.record({
      quote: word,
      claim: word,
      verdict: fc.constantFrom('supported', 'contradicted', 'not_found' as const),
      evidence: word,
      overruled: fc.option(word),
    }),
    { maxLength: 2 },
  ),
  reasoning: fc.option(word),
  votes: fc.array(fc.record({ model: word, score: fc.option(share) }), { maxLength: 3 }),
});

const failure = fc.record({
  rule: fc.constantFrom('length', 'schema', 'must-match'),
  expected: word,
  found: word,
});

const sample: fc.Arbitrary<Sample> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        output: word,
        latencyMs: fc.double({ min: 0, max: 1e5, noNaN: true }),
        usage: fc.option(fc.record({ input: fc.nat(), output: fc.nat() })),
        usd: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        failures: fc.oneof(
          { weight: 4, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.array(failure, { maxLength: 4 }) },
        ),
        judgements: fc.record({ faithfulness: judgement, relevance: judgement }),
        drawnAt: fc
          .date({ min: new Date('2026-01-01'), max: new Date('2026-01-02'), noInvalidDate: true })
          .map((date) => date.toISOString()),
        kept: fc.boolean(),
      })
      .map((parts): Sample => ({ kind: 'answered', ...parts })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('unanswered', 'not-run' as const), why: word }),
  },
);

const samples = fc.array(sample, { maxLength: 4 });

const cases: fc.Arbitrary<CaseMeasurement[]> = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.record({
        query: word,
        group: fc.option(fc.constantFrom('one', 'two')),
        critical: fc.boolean(),
        known: fc.boolean(),
        candidate: samples,
        baseline: samples,
        confirmation: fc.option(fc.record({ candidate: samples, baseline: samples })),
      }),
      { minLength: 1, maxLength: 30 },
    ),
  )
  .map(([runsBaseline, all]) =>
    all.map((one, index) => ({
      id: `case ${index}`,
      ...one,
      baseline: runsBaseline ? one.baseline : null,
      confirmation: runsBaseline ? one.confirmation : null,
    })),
  );

/** The cases in a table that was made for fewer samples, and filled out of order. */
function inTable(all: readonly CaseMeasurement[]): CaseTable {
  const table = new CaseTable(memoryStore(), all.length, 1);
  const places = [...all.keys()].sort((a, b) => (a % 3) - (b % 3));
  for (const place of places) table.set(place, all[place]!);
  return table;
}

/** The figures alone, as plain values; of the failures, the rules. */
function plain(one: CaseFigures) {
  const ofSample = (of: SampleFigures) => {
    if (of.kind !== 'answered') return { kind: of.kind };
    const { latencyMs, usage, usd, failures, judgements, drawnAt, kept } = of;
    const judged = METRICS.map((metric) => {
      const { score: found, votes } = judgements[metric];
      const worth = found.kind === 'unscored' ? { kind: 'unscored' } : found;
      return [worth, votes.map((vote) => vote.score)];
    });
    const rules = [...new Set(failures.map(({ rule }) => rule))];
    return { latencyMs, usage, usd, rules, judged, drawnAt, kept };
  };
  const { id, group, critical, known, candidate, baseline, confirmation } = one;
  return {
    ...{ id, group, critical, known },
    candidate: candidate.map(ofSample),
    baseline: baseline?.map(ofSample) ?? null,
    confirmation: confirmation && [confirmation.candidate.map(ofSample), confirmation.baseline.map(ofSample)],
  };
}

const plainOf = (some: Iterable<CaseFigures>) => Array.from(some, plain);
const wholeOf = (some: Cases) => Array.from({ length: some.length }, (_, place) => some.at(place));

describe('a table of measured cases', () => {
  it('holds the figures of each case, and gives back everything that was said', () => {
    fc.assert(
      fc.property(cases, (all) => {
        const table = inTable(all);
        expect(table.length).toBe(all.length);
        expect(plainOf(table)).toEqual(plainOf(all));
        expect(wholeOf(table)).toEqual(all);
        expect(table.at(all.length)).toBeUndefined();
      }),
    );
  });

  it('shows the first cases, others by their figures, or all in another order', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 30 }), (all, some) => {
        const table = inTable(all);
        const count = Math.min(some, all.length);
        expect(table.first(count).length).toBe(count);
        expect(plainOf(table.first(count))).toEqual(plainOf(all.slice(0, count)));
        const backwards = table.arranged(Uint32Array.from(all, (_, place) => all.length - 1 - place));
        expect(plainOf(backwards)).toEqual(plainOf([...all].reverse()));
        expect(wholeOf(backwards)).toEqual([...all].reverse());
        const critical = selectCases(backwards, (one) => one.critical);
        const expected = [...all].reverse().filter((one) => one.critical);
        expect([critical.length, plainOf(critical)]).toEqual([expected.length, plainOf(expected)]);
        expect(wholeOf(critical)).toEqual(expected);
      }),
    );
  });

  it('takes a case again with more samples', () => {
    const table = inTable([measuredCase('a'), measuredCase('b')]);
    const more = measuredCase('a', { candidate: [answered(), answered({ relevance: 0.2 })] });
    table.set(0, more);
    expect(plainOf(table)).toEqual(plainOf([more, measuredCase('b')]));
    expect(wholeOf(table)).toEqual([more, measuredCase('b')]);
  });

  it('has no place beyond those that it was made for', () => {
    expect(() => inTable([measuredCase('a')]).set(1, measuredCase('b'))).toThrow(
      'no place 1 in a table of 1',
    );
  });
});

describe('what is decided and reported', () => {
  const CONFIGS = ['significant', 'certified', 'strict'].map(
    (rule) => `
levels: { minor: { faithfulness: 0.5, relevance: 0.6, regression: ${rule} } }
prompts:
  - files: ['prompts/**']
    checks:
      min-pass-rate: 0.5
      latency: { p95-ms: 50000, max-increase: 1 }
      cost: { max-usd-per-case: 0.4, max-increase: 1 }
`,
  );

  it('is the same over a table as over a list of whole cases', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...CONFIGS), (all, config) => {
        const decided = (measured: Cases) => {
          const evaluation = {
            prompts: new Map([['prompts/0.md', { cases: measured, stopped: null, moreSamples: false }]]),
          };
          const { prompts, ...rest } = decideRun([all], { config, evaluation });
          return [rest, prompts.map(({ cases: _, ...prompt }) => prompt)];
        };
        expect(decided(inTable(all))).toEqual(decided(all));
      }),
    );
  });

  it('is the same in every report', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('short', 'full', 'none' as const), (all, answers) => {
        const view = (measured: Cases) => {
          const prompt = aPrompt({ cases: measured, checks: someChecks() });
          return aView({ prompts: [prompt], run: { ...aView().run, answers, judge: 'one, two' } });
        };
        const reports = (measured: Cases) => [
          renderComment(view(measured), { maxChars: 65_536 }),
          [...renderResults(view(measured))].join(''),
        ];
        expect(reports(inTable(all))).toEqual(reports(all));
      }),
      { numRuns: 50 },
    );
  });
});
