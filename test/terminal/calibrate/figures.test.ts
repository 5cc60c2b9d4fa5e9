import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelledJudgement } from '../../../src/gate/calibrate.ts';
import { sayingOf } from '../../../src/judging/calibration.ts';
import { type Score, scored, unscored } from '../../../src/judging/score.ts';
import { NO_PAINT } from '../../../src/report/terminal/text.ts';
import { calibrationLines } from '../../../src/terminal/calibrate/calibrate-text.ts';
import { metricFigures, trustOf } from '../../../src/terminal/calibrate/figures.ts';

const LOOK = { width: 80, paint: NO_PAINT };

/** A row with its label and the score of the judge, both times. */
function aRow(id: string, label: boolean, score: Score, answer = 'An answer.'): LabelledJudgement {
  const judgement = { score, claims: [], reasoning: `About ${id}.`, votes: [] };
  const says = sayingOf('relevance', score);
  return {
    id,
    label,
    says: [says, says],
    row: { id, query: 'q', context: 'c', reference: null, answer, faithful: true, relevant: label },
    judgements: [judgement, judgement],
  };
}

const rows = (amount: number, label: boolean, score: Score) =>
  Array.from({ length: amount }, (_, index) =>
    aRow(`${label}${score.kind === 'scored' ? score.value : ''}-${index}`, label, score),
  );

const GOOD = scored(1);
const BAD = scored(0.2);
const NONE = unscored('the judge refused');

describe('the figures of a judge', () => {
  it('are counted by label and by what the judge says', () => {
    const figures = metricFigures('relevance', [
      ...rows(18, true, GOOD),
      ...rows(2, true, BAD),
      ...rows(1, true, NONE),
      ...rows(20, false, BAD),
      ...rows(3, false, GOOD),
    ]);
    expect(figures.labelledYes).toEqual({ yes: 18, no: 2, unscored: 1 });
    expect(figures.labelledNo).toEqual({ yes: 3, no: 20, unscored: 0 });
    expect(figures.agreement?.rate).toBeCloseTo(38 / 44);
    expect(figures.falsePasses?.rate).toBeCloseTo(3 / 23);
    expect(figures.falseAlarms?.rate).toBeCloseTo(2 / 21);
    expect(figures.wrong).toHaveLength(6);
  });

  it('hold every row once, and every wrong one by itself', () => {
    const one = fc.record({ label: fc.boolean(), score: fc.constantFrom(GOOD, BAD, NONE) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (given) => {
        const all = given.map(({ label, score }, index) => aRow(`r${index}`, label, score));
        const { labelledYes: yes, labelledNo: no, wrong, agreement } = metricFigures('relevance', all);
        expect(yes.yes + yes.no + yes.unscored + no.yes + no.no + no.unscored).toBe(all.length);
        expect(wrong.length).toBe(all.length - yes.yes - no.no);
        if (agreement !== null) expect(agreement.rate).toBeCloseTo(1 - wrong.length / all.length);
      }),
    );
  });
});

describe('whether the gate would trust the judge', () => {
  const good = metricFigures('relevance', [...rows(20, true, GOOD), ...rows(20, false, BAD)]);
  const bad = metricFigures('relevance', [...rows(20, true, BAD), ...rows(20, false, BAD)]);
  const few = metricFigures('relevance', [...rows(19, true, GOOD), ...rows(20, false, BAD)]);
  const silent = metricFigures('relevance', [...rows(20, true, NONE), ...rows(20, false, NONE)]);

  it.each([
    ['all are good', [good, good], 'trusted'],
    ['one is bad', [good, bad], 'untrusted'],
    ['one has too few rows', [good, few], 'unknown'],
    ['one is bad and one has too few rows', [few, bad], 'untrusted'],
    ['nothing got a score', [good, silent], 'unknown'],
  ])('when %s', (_, metrics, kind) => {
    expect(trustOf(metrics).kind).toBe(kind);
  });

  it('says why nothing got a score', () => {
    expect(trustOf([silent])).toMatchObject({ why: expect.stringContaining('the judge refused') });
  });
});

describe('what is shown', () => {
  it('is the table, the rates with their limits, and the wrong rows with the reason', () => {
    const figures = metricFigures('relevance', [
      ...rows(20, true, GOOD),
      ...rows(19, false, BAD),
      aRow('half', false, scored(0.8), 'Only half.'),
    ]);
    const text = calibrationLines([figures], trustOf([figures]), LOOK).join('\n');
    expect(text).toMatch(/labelled relevant +20 +0 +0/);
    expect(text).toMatch(/labelled not relevant +1 +19 +0/);
    expect(text).toMatch(/false passes +5% \(1% to 24%\)/);
    expect(text).toContain('half: labelled not relevant, the judge says relevant (0.80)');
    expect(text).toMatch(/answer +Only half\./);
    expect(text).toMatch(/why +About half\./);
    expect(text).toContain('The gate would trust this judge.');
  });

  it('fits the width, and does nothing to the terminal', () => {
    const hostile = `\u001b[2J${'word '.repeat(200)}\u0007\n`;
    const figures = metricFigures('relevance', [aRow(`\u001b]0;x\u0007`, false, GOOD, hostile)]);
    const lines = calibrationLines([figures], trustOf([figures]), LOOK);
    for (const character of ['\u001b', '\u0007']) expect(lines.join('')).not.toContain(character);
    const own = lines.filter((line) => /^ {4}/.test(line));
    expect(own.every((line) => line.length <= 80)).toBe(true);
  });

  it('is ten wrong rows at most, with the number of the others', () => {
    const figures = metricFigures('relevance', rows(25, false, GOOD));
    const text = calibrationLines([figures], trustOf([figures]), LOOK).join('\n');
    expect(text.match(/the judge says relevant/g)).toHaveLength(10);
    expect(text).toContain('and 15 more');
  });
});
