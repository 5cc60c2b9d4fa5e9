import { describe, expect, it } from 'vitest';
import type { CaseMeasurement } from '../../src/judging/measurement.ts';
import type { EarlyStop } from '../../src/policy/verdict.ts';
import { measuredSection } from '../../src/report/measured.ts';
import type { PromptView, ReportView } from '../../src/report/view.ts';
import { aCalibration, aCase, aMetric, anAnswer, aPrompt, aRun, aView, someChecks } from './view-builder.ts';

/** What the section says, without the escapes of Markdown. */
const said = (parts: Partial<ReportView>) => measuredSection(aView(parts), true).replace(/[\\`]/g, '');
const ofPrompt = (parts: Partial<PromptView>) => said({ prompts: [aPrompt(parts)] });

describe('the judge, as the report speaks of it', () => {
  it('is not calibrated without a labelled set', () => {
    expect(said({})).toContain('judge gpt-4o, not calibrated.');
  });

  it('is told with its figures, and what they mean for the number of cases', () => {
    const judging = { calibrations: [aCalibration()], canaries: [] };
    expect(said({ judging })).toContain(
      'judge gpt-4o, trusted (balanced accuracy 0.90 [0.81, 0.99] on faithfulness, 40 labelled answers).',
    );
    expect(said({ judging })).toContain(
      '- the judge of faithfulness: true positives 90%, false positives 10%, kappa 0.80, flips 5%, ' +
        'needs 1.6 times the cases of a perfect judge',
    );
  });

  it.each([
    ['warned', 'weak'],
    ['untrusted', 'not trusted'],
    ['too-few', 'too few rows to judge the judge'],
  ] as const)('that is %s is called "%s"', (trust, words) => {
    const good = aCalibration({ metric: 'relevance' });
    const judging = { calibrations: [good, aCalibration({ trust })], canaries: [] };
    expect(said({ judging })).toContain(`judge gpt-4o, ${words} (balanced accuracy 0.90`);
  });

  it('leaves out what a labelled set of one label cannot tell', () => {
    const unknown = { balancedAccuracy: null, kappa: null, falsePositiveRate: null, sizeFactor: null };
    const judging = {
      calibrations: [aCalibration({ ...unknown, rows: 20, trust: 'too-few' })],
      canaries: [],
    };
    expect(said({ judging })).toContain('too few rows to judge the judge (20 labelled answers).');
    expect(said({ judging })).toContain('- the judge of faithfulness: true positives 90%, flips 5%');
  });

  it('has its caught canaries counted, and the metrics without one named', () => {
    const caught = {
      metric: 'relevance',
      outcome: 'caught',
      pairs: ['a <- b'],
      judged: 1,
      caught: 1,
    } as const;
    const twice = { ...caught, metric: 'faithfulness', judged: 2 } as const;
    const none = { metric: 'faithfulness', outcome: 'none', pairs: [], judged: 0, caught: 0 } as const;
    expect(said({ judging: { calibrations: [], canaries: [caught, twice] } })).toContain(
      'not calibrated; canaries caught 2 of 3.',
    );
    expect(said({ judging: { calibrations: [], canaries: [caught, none] } })).toContain(
      'canaries caught 1 of 1; no known-bad answer for faithfulness could be made from these cases.',
    );
  });

  it('that is a jury is named whole, with how often its models lie apart', () => {
    const answer = anAnswer('Yes.', { faithfulness: 1, relevance: 0.8 });
    const votes = (...scores: (number | null)[]) =>
      scores.map((score, index) => ({ model: `m${index}`, score }));
    const { faithfulness, relevance } = answer.judgements;
    const judgements = {
      faithfulness: { ...faithfulness, votes: votes(1, 0.75, 1) },
      relevance: { ...relevance, votes: votes(0.8, 0.6, null) },
    };
    const cases = [aCase('a', { candidate: [{ ...answer, judgements }], baseline: null })];
    const text = said({ prompts: [aPrompt({ cases })], run: aRun({ judge: 'm0, m1, m2' }) });
    expect(text).toContain('jury m0, m1 and m2 (the median counts), not calibrated');
    expect(text).toContain('the jury lay 0.25 or more apart on 1 of 2 scores');
  });
});

describe('what a run saved and reused', () => {
  const stopped = (saved: EarlyStop['saved'], read = 10): EarlyStop => ({
    read,
    of: 40,
    why: 'regression',
    measures: ['faithfulness'],
    saved,
  });

  it('by ending early is told in calls and money, over all prompts', () => {
    expect(ofPrompt({ stopped: stopped({ calls: 180, usd: 0.21 }) })).toContain(
      'Judging ended early, after 10 of 40 cases: about 180 calls saved ($0.21).',
    );
    const prompts = [
      aPrompt({ path: 'a.md', stopped: stopped({ calls: 180, usd: 0.21 }) }),
      aPrompt({ path: 'b.md', stopped: stopped({ calls: 20, usd: null }, 30) }),
    ];
    expect(said({ prompts })).toContain('after 40 of 80 cases: about 200 calls saved.');
  });

  it('is told with its age', () => {
    const kept = (drawnAt: string) => ({ ...anAnswer('Yes.', { relevance: 1 }), kept: true, drawnAt });
    const cases: CaseMeasurement[] = [
      aCase('a', { baseline: [kept('2026-05-02T08:00:00.000Z')] }),
      aCase('b', { baseline: [kept('2026-04-30T09:15:00.000Z'), anAnswer('No.')] }),
    ];
    expect(ofPrompt({ cases })).toContain(
      'Kept from earlier runs: 2 of 3 answers of main (the oldest from 2026-04-30 09:15 UTC).',
    );
    expect(ofPrompt({})).not.toContain('Kept from earlier runs');
  });

  it('counts reruns, whose samples all count', () => {
    expect(said({ reruns: 2 })).toContain('1 sample each and those of 2 reruns, all of which count');
  });
});

describe('what a prompt was held to', () => {
  it('holds the interval of the mean difference, and the certificate', () => {
    const faithfulness = aMetric('faithfulness', {
      certificate: { lower: -0.043, clusters: 24, certified: true },
    });
    const text = ofPrompt({ metrics: { faithfulness, relevance: null } });
    expect(text).toContain('mean difference +0.01 [-0.05, +0.07], certified: it fell by at most 0.04');
  });

  it('holds no interval where nothing varied', () => {
    const faithfulness = aMetric('faithfulness', { delta: 0, interval: { low: 0, high: 0 } });
    expect(ofPrompt({ metrics: { faithfulness, relevance: null } })).not.toContain('mean difference');
  });

  it('holds the pass rate, where it is compared', () => {
    const passRate = aMetric('faithfulness', { baseline: 0.95, candidate: 0.8, delta: -0.15, pHolm: 0.2 });
    expect(ofPrompt({ checks: someChecks({ passRate }) })).toContain(
      'pass rate 0.95 → 0.80, p = 0.200 over 24 pairs, Holm-corrected',
    );
  });

  it('says when a mean near its floor asked for more samples', () => {
    expect(ofPrompt({ moreSamples: true })).toContain('every case got 2 more samples a side');
    expect(ofPrompt({})).not.toContain('more samples');
  });

  it('sees no drop at all where the dataset cannot prove one', () => {
    const certificate = { lower: -0.2, clusters: 3, certified: false };
    const faithfulness = aMetric('faithfulness', { certificate });
    expect(ofPrompt({ metrics: { faithfulness, relevance: null } })).not.toContain('This run sees drops');
  });
});
