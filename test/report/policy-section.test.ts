import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDifference } from '../../src/policy/policy-values.ts';
import { renderComment } from '../../src/report/comment.ts';
import { policyValuesSection } from '../../src/report/policy-section.ts';
import { hostileText } from './hostile-text.ts';
import { intrusions, plainText, structure } from './markdown-checker.ts';
import { aView } from './view-builder.ts';

const LOOSER: PolicyDifference = {
  what: 'levels.minor.faithfulness',
  prompts: ['prompts/a.md', 'prompts/b.md', 'prompts/c.md', 'prompts/d.md', 'prompts/e.md'],
  before: '0.75',
  after: '0.60',
  looser: true,
};
const UNCLEAR: PolicyDifference = {
  what: 'judge.calibration',
  prompts: null,
  before: null,
  after: 'c.jsonl',
  looser: null,
};

function viewWith(policyDifferences: readonly PolicyDifference[]) {
  return aView({
    state: 'awaiting-sign-off',
    prompts: [],
    policyDifferences,
    policyChanges: [{ path: '.github/prompt-gate.yml', before: 'samples: 3\n', after: 'samples: 1\n' }],
  });
}

const bodyWith = (differences: readonly PolicyDifference[], maxChars = 65_536) =>
  renderComment(viewWith(differences), { maxChars });

describe('the values of a changed policy', () => {
  it('are a table, with the looser ones called so', () => {
    expect(policyValuesSection(viewWith([LOOSER, UNCLEAR]), 60)).toBe(
      [
        '<details open><summary><b>Policy values</b>: 2 differences, 1 plainly looser</summary><br>',
        '',
        '| what | prompts | before | after |',
        '| :-- | :-- | :-- | :-- |',
        '| ⚠️ **looser:** `levels.minor.faithfulness` | `prompts/a.md`<br>`prompts/b.md`<br>`prompts/c.md`<br>and 2 more | `0.75` | `0.60` |',
        '| `judge.calibration` | the whole run | none | `c.jsonl` |',
        '',
        '</details>',
      ].join('\n'),
    );
  });

  it('stand before the difference of the text, and are not there where nothing differs', () => {
    const body = bodyWith([LOOSER]);
    expect(body.indexOf('Policy values')).toBeGreaterThan(0);
    expect(body.indexOf('Policy values')).toBeLessThan(body.indexOf('Policy diff'));
    expect(bodyWith([])).not.toContain('Policy values');
  });

  it('are thirty at most, and the rest is counted', () => {
    const body = bodyWith(Array.from({ length: 42 }, () => UNCLEAR));
    expect(body.match(/`judge\.calibration`/g)).toHaveLength(30);
    expect(body).toContain('42 differences, none plainly looser');
    expect(body).toContain('12 more differences not shown.');
  });

  it('go with the diffs where the comment would not fit', () => {
    const long = Array.from({ length: 30 }, () => ({ ...UNCLEAR, after: 'x'.repeat(150) }));
    const body = bodyWith(long, 3_000);
    expect(body).not.toContain('Policy values');
    expect(body).toContain('Left out');
    expect(body).toContain('diffs');
  });

  it('stay in their cells and harmless, whatever they say', () => {
    const meant = structure(bodyWith([{ ...LOOSER, prompts: ['p', 'q'] }, UNCLEAR]));
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, hostileText, (what, path, before, after) => {
        const body = bodyWith([
          { ...LOOSER, what, prompts: [path, before], before, after },
          { ...UNCLEAR, what, before: after },
        ]);
        expect(intrusions(body)).toEqual([]);
        expect(structure(body)).toEqual(meant);
        expect(plainText(body)).toContain('looser:');
      }),
      { numRuns: 200 },
    );
  });
});
