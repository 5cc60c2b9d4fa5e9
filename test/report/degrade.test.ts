import { describe, expect, it } from 'vitest';
import { renderComment } from '../../src/report/comment.ts';
import { renderSummary } from '../../src/report/summary.ts';
import type { ReportView } from '../../src/report/view.ts';
import { intrusions } from './markdown-checker.ts';
import { aBlockedView, aCase, anAnswer, aPrompt, aRun, aView } from './view-builder.ts';

const MAX_CHARS = 65_536;

/** Many blocked prompts with many long answers. */
function aLargeView(prompts: number, message = 'It fell.'): ReportView {
  const long = (seed: number) => `Answer ${seed}. ${'Lorem ipsum dolor sit amet. '.repeat(70)}`;
  const cases = Array.from({ length: 10 }, (_, index) =>
    aCase(`case-${index}`, {
      candidate: [anAnswer(long(index), { faithfulness: 0.1 })],
      baseline: [anAnswer(long(index), { faithfulness: 1 })],
    }),
  );
  return aBlockedView({
    prompts: Array.from({ length: prompts }, (_, index) =>
      aPrompt({
        path: `prompts/p${index}.md`,
        name: `p${index}`,
        state: 'blocked',
        cases,
        reasons: [
          { code: 'regression.faithfulness', message, effect: 'blocks' },
          { code: `check.rule-${index % 7}`, message, effect: 'blocks' },
        ],
      }),
    ),
    run: aRun({ answers: 'full' }),
  });
}

describe('a comment that would not fit', () => {
  it('says nothing of it where all fits', () => {
    expect(renderComment(aBlockedView(), { maxChars: MAX_CHARS })).not.toContain('Left out');
  });

  it('gives up the number of worst cases before anything else, and says so', () => {
    const body = renderComment(aLargeView(2), { maxChars: MAX_CHARS });
    expect(body.length).toBeLessThanOrEqual(MAX_CHARS);
    expect(body).toContain(
      "to keep GitHub's limit of 65,536 characters: all but the three worst cases of a prompt.",
    );
    expect(body).toContain('<b>Prompt diff</b>');
  });

  it.each([5, 20, 60, 200])('fits with %i prompts and keeps the verdict and every code', (prompts) => {
    const body = renderComment(aLargeView(prompts), { maxChars: MAX_CHARS });
    expect(body.length).toBeLessThanOrEqual(MAX_CHARS);
    expect(body).toContain('## ❌ Prompt Gate: blocked');
    expect(body).toContain('Left out');
    for (let rule = 0; rule < Math.min(7, prompts); rule += 1)
      expect(body).toContain(`\`check.rule-${rule}\``);
    expect(body).toContain('`regression.faithfulness`');
    expect(intrusions(body)).toEqual([]);
  });

  it.each([1_500, 3_000, 6_000, 20_000])(
    'keeps the codes of endless reasons within %i characters',
    (maxChars) => {
      const body = renderComment(aLargeView(40, 'word '.repeat(2_000)), { maxChars });
      expect(body.length).toBeLessThanOrEqual(maxChars);
      for (let rule = 0; rule < 7; rule += 1) expect(body).toContain(`\`check.rule-${rule}\``);
    },
  );

  it('leaves no fold open where even the last part has to be cut', () => {
    const view = aBlockedView({ run: aRun({ notices: ['Read this. '.repeat(20)] }) });
    for (let maxChars = 700; maxChars < 2_500; maxChars += 20) {
      const body = renderComment(view, { maxChars });
      expect(body.length).toBeLessThanOrEqual(maxChars);
      expect(intrusions(body)).toEqual([]);
    }
  });

  it('counts bytes in the job summary', () => {
    const view = aView({ prompts: [aPrompt({ texts: { before: 'a', after: '語'.repeat(900) } })] });
    const summary = renderSummary(view, { maxBytes: 4_000 });
    expect(new TextEncoder().encode(summary).length).toBeLessThanOrEqual(4_000);
    expect(summary).toContain("GitHub's limit of 4,000 bytes: the prompt diffs.");
  });
});
