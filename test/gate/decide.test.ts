import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/judging/measurement.ts';
import { unscored } from '../../src/judging/score.ts';
import type { Reason, SignOff, VerdictState } from '../../src/policy/verdict.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import { answered, codesOf, decidePrompt, decideRun, metricOf, reasonsOf, times } from './given.ts';

const MISSING = {
  kind: 'missing',
  why: 'Needed: an approving review. Nobody has approved yet.',
  by: [],
} satisfies SignOff;
const signed = (login: string) => ({ login, commit: 'a'.repeat(40), url: null, at: null });
const GIVEN: SignOff = { kind: 'given', by: [signed('ada'), signed('bob')] };
const good = times(20, answered());
const edited: Reason = { code: 'dataset.case-edited', message: 'Golden cases edited.', effect: 'awaits' };

describe('a sign-off', () => {
  it('is what a MAJOR waits for when everything else passes', () => {
    const verdict = decidePrompt(good, { level: 'major', signOff: MISSING });
    expect(verdict.state).toBe('awaiting-sign-off');
    expect(reasonsOf(verdict)).toEqual([
      {
        code: 'sign-off.missing',
        effect: 'awaits',
        message: `A MAJOR change needs a person's approval (levels.major.sign-off (default)). ${MISSING.why}`,
      },
    ]);
  });

  it('turns what waits into a note that names who agreed', () => {
    const verdict = decidePrompt(good, { level: 'major', signOff: GIVEN });
    expect(verdict.state).toBe('pass');
    expect(reasonsOf(verdict)[0]).toMatchObject({
      effect: 'note',
      message: expect.stringContaining('Signed off by `ada`, `bob`.'),
    });
  });

  it('never makes up for a floor', () => {
    const bad = times(20, answered({ faithfulness: 0.5 }), answered({ faithfulness: 0.5 }));
    expect(decidePrompt(bad, { level: 'major', signOff: GIVEN }).state).toBe('blocked');
  });

  it.each(['patch', 'minor', 'initial'] as const)('is not asked of %s', (level) => {
    expect(decidePrompt(good, { level, signOff: MISSING }).state).toBe('pass');
  });

  it('is not asked of a MAJOR where the config says none', () => {
    const given = {
      level: 'major',
      signOff: MISSING,
      config: 'levels: { major: { sign-off: none } }',
    } as const;
    expect(decidePrompt(good, given).state).toBe('pass');
  });

  it('is asked for an edited golden case at any level', () => {
    const prompt = { reasons: [edited] };
    expect(decidePrompt(good, { prompt, signOff: MISSING }).state).toBe('awaiting-sign-off');
    expect(decidePrompt(good, { prompt, signOff: GIVEN }).state).toBe('pass');
  });

  it('is asked for a change of policy, of the run as a whole', () => {
    const waiting = decideRun([], { policyChanged: true, signOff: MISSING });
    expect(waiting).toMatchObject({ state: 'awaiting-sign-off', prompts: [] });
    expect(codesOf(waiting)).toEqual(['awaits policy.changed']);
    expect(decideRun([good], { policyChanged: true, signOff: GIVEN }).state).toBe('pass');
  });
});

describe('a run that ended early', () => {
  const stopped = new GateError('budget.max-usd', 'The run has cost $5.', { remedy: 'Raise the limit.' });
  const notRun: Sample = { kind: 'not-run', why: stopped.message };

  it('is inconclusive with its reason and remedy, and keeps what was measured', () => {
    const run = decideRun([[...times(12, answered()), ...times(8, notRun, notRun)]], { stopped });
    expect(run.state).toBe('inconclusive');
    expect(run.reasons).toEqual([
      { code: 'budget.max-usd', effect: 'inconclusive', message: 'The run has cost $5. Raise the limit.' },
    ]);
    const [prompt] = run.prompts;
    expect(prompt?.cases).toHaveLength(20);
    expect(metricOf(prompt!)).toMatchObject({ candidate: 1, pairs: 12, excluded: { 'not run': 8 } });
  });

  it('is inconclusive even where every case was measured', () => {
    expect(decideRun([good], { stopped }).state).toBe('inconclusive');
  });

  it('measured nothing of a prompt of which fewer than half of the cases ran', () => {
    const [prompt] = decideRun([[...times(9, answered()), ...times(11, notRun, notRun)]], {
      stopped,
    }).prompts;
    expect(prompt?.state).toBe('inconclusive');
    expect(codesOf(prompt!)).toEqual([
      'inconclusive unmeasured.answers',
      'inconclusive unmeasured.faithfulness',
      'inconclusive unmeasured.relevance',
    ]);
  });
});

describe('the verdict over several prompts', () => {
  const blank = answered({ faithfulness: unscored('x') });
  const low = answered({ faithfulness: 0.5 });
  const blocked = times(20, low, low);
  const inconclusive = times(20, blank, blank);

  it.each<[string, Parameters<typeof decideRun>[0], boolean, VerdictState]>([
    ['blocked before all others', [good, inconclusive, blocked], true, 'blocked'],
    ['inconclusive before awaiting sign-off', [good, inconclusive], true, 'inconclusive'],
    ['awaiting sign-off before pass', [good, good], true, 'awaiting-sign-off'],
    ['pass', [good, good], false, 'pass'],
    ['pass where there is nothing to say', [], false, 'pass'],
  ])('is %s', (_, prompts, policyChanged, state) => {
    expect(decideRun(prompts, { policyChanged, signOff: MISSING }).state).toBe(state);
  });

  it('leaves each prompt its own', () => {
    const { prompts } = decideRun([good, inconclusive, blocked]);
    expect(prompts.map(({ state }) => state)).toEqual(['pass', 'inconclusive', 'blocked']);
    expect(prompts.map(({ path }) => path)).toEqual(['prompts/0.md', 'prompts/1.md', 'prompts/2.md']);
  });
});

describe('the reasons of a prompt', () => {
  it('begin with what blocks, then what was not measured, what waits, and notes', () => {
    const low = answered({ faithfulness: 0.5, relevance: unscored('x') });
    const verdict = decidePrompt(times(4, low, low), { prompt: { reasons: [edited] }, signOff: MISSING });
    expect(verdict.reasons.map(({ effect, code }) => `${effect} ${code}`)).toEqual([
      'blocks floor.faithfulness',
      'inconclusive unmeasured.relevance',
      'awaits dataset.case-edited',
    ]);
  });

  it('hold what was known before any model was asked', () => {
    const reason: Reason = { code: 'version.not-bumped', message: 'Still 1.0.0.', effect: 'blocks', line: 2 };
    const verdict = decidePrompt([], { prompt: { policy: null, reasons: [reason] } });
    expect(verdict).toMatchObject({ state: 'blocked', reasons: [reason], checks: null, cases: [] });
  });

  it('tell of the canary that is due after a MINOR, and of none elsewhere', () => {
    expect(reasonsOf(decidePrompt(good), 'canary.due')).toEqual([
      {
        code: 'canary.due',
        effect: 'note',
        message: 'After the merge a canary of 48 hours is due (levels.minor.canary-hours (default)).',
      },
    ]);
    expect(reasonsOf(decidePrompt(good, { level: 'patch' }), 'canary.due')).toEqual([]);
    const off = 'levels: { minor: { canary-hours: 0 } }';
    expect(reasonsOf(decidePrompt(good, { config: off }), 'canary.due')).toEqual([]);
  });

  it('tell of no canary where the prompt itself did not change', () => {
    const [prompt] = decideRun([good]).prompts;
    expect(prompt?.level).toBe('minor');
    const affected = {
      path: 'prompts/0.md',
      previousPath: null,
      change: 'affected',
      because: 'x',
      uses: null,
      movesTo: null,
    } as const;
    const group = { checks: {} } as never;
    const verdict = decidePrompt(good, { prompt: { affected: { ...affected, group } } });
    expect(reasonsOf(verdict, 'canary.due')).toEqual([]);
  });
});

describe('deciding many cases', () => {
  it('takes no longer for each case because there are many', () => {
    const prompt = Array.from({ length: 1000 }, (_, index) =>
      times(1, answered({ faithfulness: (index % 7) / 7 }), answered({ faithfulness: (index % 5) / 5 })),
    ).flat();
    const start = performance.now();
    const run = decideRun(Array.from({ length: 20 }, () => prompt));
    expect(run.prompts).toHaveLength(20);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
