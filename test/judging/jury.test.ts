import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreement, type JurorJudgement, juryJudgement } from '../../src/judging/jury.ts';
import { excluded, type Judgement, type Score, scored, unscored } from '../../src/judging/score.ts';

/** What one model says: a score, nothing claimed (`silent`), or nothing that can be used (`null`). */
type Said = number | 'silent' | null;

function scoreOf(said: Said): Score {
  if (said === null) return unscored('the judge refused');
  return said === 'silent' ? excluded('nothing claimed') : scored(said);
}

/** Models `a`, `b`, `c` ..., whose claims and reasoning tell which one they are from. */
function jury(...said: readonly Said[]): JurorJudgement[] {
  return said.map((one, index) => {
    const model = String.fromCharCode(97 + index);
    const claims = [
      { quote: model, claim: model, verdict: 'supported' as const, evidence: 'e', overruled: null },
    ];
    return { model, judgement: { score: scoreOf(one), claims, reasoning: `By ${model}.`, votes: [] } };
  });
}

const judged = (...said: readonly Said[]) => juryJudgement(jury(...said));
/** The model whose claims a judgement carries. */
const speakerOf = ({ claims }: Judgement) => claims[0]?.quote ?? null;

describe('the score of a jury', () => {
  it.each<[Said[], number]>([
    [[0.2, 0.6, 1], 0.6],
    [[1, 0.2, 0.6], 0.6],
    [[0.2, 0.2, 1], 0.2],
    [[0, 0, 0, 0, 1], 0],
    [[0.2, 0.8], 0.5],
    [[1, 0.25, 0.5, 0.75], 0.625],
    [[0, 1, 1, 1], 1],
    [[0.4], 0.4],
  ])('of %j is the median: %d', (said, score) => {
    const judgement = judged(...said);
    expect(judgement.score.kind === 'scored' && judgement.score.value).toBeCloseTo(score, 12);
  });

  it.each<[string, Said[], number]>([
    ['one of three gave none', [0.2, null, 0.6], 0.4],
    ['one of three finds nothing claimed', ['silent', 0.2, 0.6], 0.4],
    ['two of five gave none', [null, 1, 0.6, null, 0.2], 0.6],
    ['one of four gave none', [0.2, 0.4, null, 1], 0.4],
  ])('is that of the models that scored, where %s', (_, said, score) => {
    const judgement = judged(...said);
    expect(judgement.score.kind === 'scored' && judgement.score.value).toBeCloseTo(score, 12);
  });

  it.each<[string, Said[]]>([
    ['two of three', [null, 0.5, null]],
    ['one of two', [1, null]],
    ['two of four', [1, null, 1, null]],
    ['all', [null, null, null]],
    ['some, and others found nothing claimed', [1, 'silent', null]],
    ['half, and half found nothing claimed', ['silent', null]],
    ['none, but half found nothing claimed', [0.5, 'silent', 0.5, 'silent']],
  ])('is missing where %s gave none: nothing is guessed', (_, said) => {
    expect(judged(...said)).toMatchObject({ score: { kind: 'unscored' }, claims: [], reasoning: null });
  });

  it('that is missing says why, model by model', () => {
    expect(judged(null, 0.5, 'silent').score).toEqual({
      kind: 'unscored',
      why: expect.stringMatching(/\(a: the judge refused; c: nothing claimed\)$/),
    });
  });

  it('that is missing does not say of a half that it is less', () => {
    const { score } = judged(1, null);
    expect(score.kind === 'unscored' && score.why).not.toMatch(/fewer than half/);
  });

  it.each<[Said[]]>([[['silent', 'silent', 0.5]], [['silent', null, 'silent']], [['silent', 'silent']]])(
    'of %j is none, as most of them agree that nothing is claimed',
    (said) => {
      const judgement = judged(...said);
      expect(judgement.score).toEqual({ kind: 'excluded', reason: 'nothing claimed' });
      expect(speakerOf(judgement)).toBe('a');
    },
  );

  it('lies between its lowest and its highest, in whatever order the models speak', () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 9 }), (scores) => {
        const values = [scores, scores.toReversed()].map((some) => judged(...some).score);
        expect(values[0]).toEqual(values[1]);
        const value = values[0]!.kind === 'scored' ? values[0]!.value : null;
        expect(value).toBeGreaterThanOrEqual(Math.min(...scores));
        expect(value).toBeLessThanOrEqual(Math.max(...scores));
      }),
    );
  });

  it('cannot be moved out of the others by one model alone', () => {
    expect(judged(0.6, 0.6, 0).score).toEqual(scored(0.6));
    expect(judged(0.6, 0.6, 1).score).toEqual(scored(0.6));
  });
});

describe('the votes of a jury', () => {
  it.each<[string, Said[], (number | null)[]]>([
    ['are kept with the score', [0.2, null, 0.6], [0.2, null, 0.6]],
    ['are kept where there is no score', [null, 0.5, null], [null, 0.5, null]],
    ['are kept where nothing is claimed', ['silent', 'silent', 1], [null, null, 1]],
  ])('%s, each with its model', (_, said, scores) => {
    expect(judged(...said).votes).toEqual(scores.map((score, index) => ({ model: 'abc'[index], score })));
  });
});

describe('the claims and the reasoning of a jury', () => {
  it.each<[Said[], string]>([
    [[0.2, 0.6, 1], 'b'],
    [[1, 0.2, 0.6], 'c'],
    [[0, 0.75, 1, 0.5], 'b'],
    [[null, 0, 0.4, 0.5], 'c'],
    [['silent', 0.25, 0.75], 'b'],
  ])('of %j are those of the model nearest to the median: %s', (said, model) => {
    const judgement = judged(...said);
    expect([speakerOf(judgement), judgement.reasoning]).toEqual([model, `By ${model}.`]);
  });

  it('are those of the first of two that are equally near', () => {
    expect(speakerOf(judged(0.75, 0.25))).toBe('a');
    expect(speakerOf(judged(0, 0.25, 0.75, 1))).toBe('b');
  });
});

describe('the disagreement of a jury', () => {
  it.each<[Said[], number | null]>([
    [[0.2, 0.6, 1], 0.8],
    [[0.5, 0.5], 0],
    [[0.2, null, 0.6], 0.4],
    [[0.2, null, null], null],
    [[null, null], null],
    [[0.7], null],
  ])('of %j is how far its models lie apart: %j', (said, apart) => {
    const found = disagreement(judged(...said));
    if (apart === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(apart, 12);
  });

  it('of a single judge is unknown', () => {
    expect(disagreement({ votes: [] })).toBeNull();
  });
});
