import { describe, expect, it } from 'vitest';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';
import { candidateAnswers, isCandidate } from './base-branch.ts';
import { CONFIG, MINOR, worldOf } from './endpoint-given.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { DATASET, dataset, fact, goldenCases, PROMPT, unfaithfulOn } from './world.ts';

const NO_FLOORS = 'levels: { minor: { faithfulness: 0, relevance: 0 } }\n';

describe.concurrent('judging ends early', () => {
  it('where a regression is proven, and says what that saved', async (test) => {
    const world = await worldOf(test, 40, { [CONFIG]: NO_FLOORS });
    world.answer = candidateAnswers(unfaithfulOn(40));
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'blocked');
    expect(run.asked).toHaveLength(20);
    expect(run.prompt.stopped).toMatchObject({
      read: 10,
      of: 40,
      why: 'regression',
      measures: ['faithfulness'],
    });
    expect(run.prompt.stopped.saved.calls).toBeGreaterThan(100);
    expect(messageOf(run, 'regression.faithfulness')).toContain('judging ended after 10 of 40 cases');
    expect(run.prompt.metrics.faithfulness).toMatchObject({ worse: 10, alpha: 0.025 });
    expect(run.prompt.metrics.faithfulness.excluded['not run']).toBe(30);
    expect(run.codes.filter((code) => code.startsWith('unmeasured'))).toEqual([]);
    expect(run.comment).toMatch(/Judging ended early, after 10 of 40 cases: about \d+ calls saved/);
  });

  it('where the floor is out of reach', async (test) => {
    const world = await worldOf(test, 40, { [CONFIG]: 'levels: { minor: { faithfulness: 0.95 } }\n' });
    // A fall that the first look cannot prove: the baseline is as bad.
    world.answer = unfaithfulOn(40);
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'blocked');
    expect(run.prompt.stopped).toMatchObject({ read: 10, why: 'floor', measures: ['faithfulness'] });
    expect(messageOf(run, 'floor.faithfulness')).toMatch(/No score of the other cases could change that/);
    expect(run.codes).not.toContain('regression.faithfulness');
  });

  it('never for an unchanged prompt, nor where the config says so', async (test) => {
    const world = await worldOf(test, 40, { [CONFIG]: `early-stopping: false\n${NO_FLOORS}` });
    const number = await world.propose({ [PROMPT]: MINOR });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.asked).toHaveLength(80);
    world.answer = candidateAnswers(unfaithfulOn(40));
    const bad = await expectVerdict(world, number, 'blocked');
    expect(bad.asked).toHaveLength(80);
    expect(bad.prompt.stopped).toBeNull();
    expect(bad.prompt.metrics.faithfulness.alpha).toBe(0.05);
  });
});

describe.concurrent('more samples', () => {
  it('are drawn on both sides where a mean is near its floor', async (test) => {
    const world = await worldOf(test, 8, { [CONFIG]: 'levels: { minor: { faithfulness: 0.9 } }\n' });
    world.answer = candidateAnswers(unfaithfulOn(1));
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'pass');
    expect(run.asked).toHaveLength(48);
    expect(run.prompt.moreSamples).toBe(true);
    for (const one of run.prompt.cases) {
      expect([one.candidate.samples.length, one.baseline.samples.length]).toEqual([3, 3]);
    }
    expect(run.comment).toContain('every case got 2 more samples a side');
  });
});

describe.concurrent('a critical case', () => {
  const critical = goldenCases(12).map((row, index) => (index === 0 ? { ...row, critical: true } : row));
  const files = { [DATASET]: dataset(critical) };

  it('that falls by half blocks by itself, when fresh samples on both sides say the same', async (test) => {
    const world = await worldOf(test, 12, files);
    world.answer = candidateAnswers(unfaithfulOn(1));
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'blocked');
    expect(run.codes).toContain('critical.faithfulness');
    expect(run.prompt.criticalFalls).toEqual([
      {
        case: 'c1',
        metric: 'faithfulness',
        baseline: 1,
        candidate: 0.5,
        confirmed: { baseline: 1, candidate: 0.5 },
      },
    ]);
    expect(run.prompt.cases[0].confirmation.candidate.samples).toHaveLength(3);
    expect(run.asked).toHaveLength(24 + 6);
    expect(messageOf(run, 'critical.faithfulness')).toBe(
      'A critical case fell far on faithfulness; fresh samples on both sides say the same: "c1" (1.00 → 0.50, then 1.00 → 0.50).',
    );
    expect(run.status).toContain('a critical case fails');
  });

  it('that fell by chance passes, and says so', async (test) => {
    const world = await worldOf(test, 12, files);
    let first = true;
    world.answer = (n, system) => {
      const unlucky = n === 1 && isCandidate(system) && first;
      if (unlucky) first = false;
      return unlucky ? `${fact(1)} Captains always wear purple hats in winter storms.` : fact(n);
    };
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'pass');
    expect(messageOf(run, 'critical.faithfulness')).toContain('by chance');
  });
});

describe.concurrent('the pass rate', () => {
  it('is a test of its own: failing the hard cases does not raise a mean unseen', async (test) => {
    const config = `${NO_FLOORS}prompts: [{ files: ["prompts/*.md"], checks: { must-not-match: ['purple'], min-pass-rate: 0.5 } }]\n`;
    const world = await worldOf(test, 20, { [CONFIG]: config });
    world.answer = candidateAnswers(unfaithfulOn(9));
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'blocked');
    expect(run.codes).toContain('regression.checks');
    expect(run.prompt.metrics.faithfulness).toMatchObject({ worse: 0, pairs: 11 });
    expect(run.prompt.checks.passRate).toMatchObject({ baseline: 1, candidate: 0.55, worse: 9, p: 2 ** -9 });
    // Three tests of one run: Holm's first step multiplies by three.
    expect(run.prompt.checks.passRate.pHolm).toBeCloseTo(3 * 2 ** -9, 10);
    expect(run.comment).toContain('fails its checks more often than before');
  });
});

describe.concurrent('a baseline that does not answer', () => {
  it('cannot hide that the pass rate fell', async (test) => {
    const config = `levels: { minor: { stages: [checks] } }\nprompts: [{ files: ["prompts/*.md"], checks: { must-not-match: ['purple'], min-pass-rate: 0.5, latency: { max-increase: 100 } } }]\n`;
    const world = await worldOf(test, 20, { [CONFIG]: config });
    const failing = candidateAnswers(unfaithfulOn(8));
    world.answer = (n, system) =>
      !isCandidate(system) && n > 15
        ? { status: 400, body: { error: { message: 'No.' } } }
        : failing(n, system);
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'inconclusive');
    expect(messageOf(run, 'unmeasured.answers')).toContain('5 of 20 cases got no answer of the baseline');
  });
});

describe.concurrent('`regression: certified`', () => {
  const config = 'levels: { minor: { faithfulness: 0, relevance: 0, regression: certified } }\n';

  it('blocks what too few cases can vouch for', async (test) => {
    const world = await worldOf(test, 26, { [CONFIG]: config });
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'blocked');
    expect(messageOf(run, 'certificate.faithfulness')).toContain(
      'only 26 independent cases were compared, and a certificate needs 27',
    );
    expect(run.comment).toContain('is not certified as not worse');
  });

  it('passes what 28 unchanged cases certify', async (test) => {
    const world = await worldOf(test, 28, { [CONFIG]: config });
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'pass');
    expect(run.prompt.metrics.relevance.certificate).toMatchObject({ certified: true });
    expect(run.comment).toContain('certified not worse');
  });
});

describe.concurrent('a jury', () => {
  it('scores by the median of its models, and shows how far they lie apart', async (test) => {
    const world = await worldOf(test, 6, { [CONFIG]: 'judge: { models: [harsh, fair, kind] }\n' });
    world.judge = (metric, request) =>
      metric === 'relevance' && request.model === 'harsh'
        ? { text: JSON.stringify({ reasoning: 'No.', rating: 1 }) }
        : standIn(request);
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: MINOR }), 'pass');
    expect(new Set(run.judged.map(({ model }) => model))).toEqual(new Set(['harsh', 'fair', 'kind']));
    const [sample] = run.prompt.cases[0].candidate.samples;
    expect(sample.scores.relevance).toBe(1);
    expect(sample.votes.relevance).toEqual([
      { model: 'harsh', score: 0.2 },
      { model: 'fair', score: 1 },
      { model: 'kind', score: 1 },
    ]);
    expect(run.comment).toContain('jury `harsh`, `fair` and `kind`');
    expect(run.comment).toMatch(/0\.25 or more apart on 12 of 24 scores/);
  });
});
