import { describe, expect, it } from 'vitest';
import { bins } from '../../../src/report/page/plots/distribution.ts';
import { barsOf, pairedPlot, signed } from '../../../src/report/page/plots/paired.ts';
import { CASES_A_PART, MAX_CASES, TooManyCases } from '../../../src/report/page/render-page.ts';
import { resultsJson } from '../../../src/report/results.ts';
import { aCase, anAwaitingView, aPrompt, aRun, aSignature, aView } from '../view-builder.ts';
import { pageOf as pageOfFile, resultsOf } from './given-page.ts';

const pageOf = (...view: Parameters<typeof resultsOf>) => pageOfFile(resultsOf(...view));
/** What can be read without a script. */
const wordsOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page', () => {
  it('has a policy that allows its own script and style and nothing else', () => {
    expect(pageOf().replaceAll('&#39;', "'")).toContain(
      `content="default-src 'none'; script-src 'sha256-script='; style-src 'sha256-style='; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"`,
    );
  });

  it('is the same for the same file', () => {
    expect(pageOf()).toBe(pageOf());
  });

  it('says the verdict, its reasons, the thresholds and their sources', () => {
    const words = wordsOf(pageOf());
    expect(words).toContain('Blocked support/answer became less faithful.');
    expect(words).toContain('worse on 11 of 24 cases, better on 1');
    expect(words).toContain('regression.faithfulness');
    expect(words).toMatch(/Floor 0\.75, reached 0\.78 over 24 cases levels\.minor\.faithfulness \(default\)/);
    expect(words).toContain('p = 0.002 over 24 pairs, Holm-corrected, proven at 0.05');
  });

  it('says who has to agree, who overrode, and which run measured', () => {
    expect(wordsOf(pageOf(anAwaitingView()))).toContain('Nobody has approved yet.');
    const view = aView({
      override: { by: 'grace', reason: 'known & wanted', review: aSignature('grace') },
      run: aRun({
        reused: { head: 'b'.repeat(40), runUrl: null, startedAt: '2026-05-03T10:20:30.000Z' },
      }),
    });
    const words = wordsOf(pageOf(view));
    expect(words).toContain('Passed by override');
    expect(words).toContain('Overridden by grace at 4f2c1aa , 2026-05-04 10:10 UTC: known &amp; wanted');
    expect(words).toContain('Measured by an earlier run for commit bbbbbbb , 2026-05-03 10:20 UTC');
    expect(wordsOf(pageOf(aView({ state: 'blocked', mode: 'advise' })))).toContain(
      'this does not block the merge',
    );
  });

  it('shows what changed in the prompt and what the lint says of it, or that it could not be read', () => {
    const unread = { before: null, after: null, annotations: [] };
    expect(wordsOf(pageOf(aView({ prompts: [aPrompt({ messages: unread })] })))).toContain(
      'The prompt could not be read',
    );
    const file = resultsOf();
    file.prompts[1].messages = {
      baseline: [{ role: 'system', content: 'Be brief.' }],
      candidate: [{ role: 'system', content: 'Be brief.\nNever \u202eguess.' }],
    };
    file.prompts[1].lint = [
      { messageIndex: 0, line: 2, side: 'after', level: 'MAJOR', text: 'adds a <ban>' },
    ];
    const words = wordsOf(pageOfFile(file));
    expect(words).toContain('Never [U+202E]guess. MAJOR adds a &lt;ban&gt;');
  });

  it('says who has signed off, and of which commit', () => {
    const by = [aSignature('grace'), { login: 'linus', commit: null, url: null, at: null }];
    const words = wordsOf(pageOf(aView({ signOff: { kind: 'given', by } })));
    expect(words).toContain('Signed off by grace at 4f2c1aa , 2026-05-04 10:10 UTC Signed off by linus');
  });

  it('is the same from the view as from the file that was written of it', () => {
    const view = aView();
    expect(pageOfFile(resultsJson(view))).toBe(pageOf(view));
  });

  it('shows no more cases than a browser has room for', () => {
    const file = resultsOf(aView({ prompts: [aPrompt()] }));
    file.prompts[0].cases = Array.from({ length: MAX_CASES + 1 }, () => file.prompts[0].cases[0]);
    expect(() => pageOfFile(file)).toThrow(TooManyCases);
    expect(() => pageOfFile(file)).toThrow('more than the 20,000 cases that a report page shows');
  });

  it('puts the answers behind everything else, in parts', () => {
    const cases = Array.from({ length: CASES_A_PART + 1 }, (_, index) => aCase(`c${index}`));
    const html = pageOf(aView({ prompts: [aPrompt({ cases })] }));
    const order = ['<main', 'id="index"', '<script>void 0;', 'id="cases-0"', 'id="cases-1"'];
    const places = order.map((piece) => html.indexOf(piece));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(html).not.toContain('id="cases-2"');
  });

  it('has no table of cases where there are none', () => {
    expect(pageOf(aView({ state: 'not-applicable', prompts: [] }))).not.toContain('id="explorer"');
  });
});

describe('the plots', () => {
  it('say in words what they show', () => {
    const { bars, mean, scale } = pairedPlot(
      [0, -0.2, 0.1, 0],
      -0.025,
      { low: -0.1, high: 0.05 },
      'Differences',
    );
    expect(bars.attributes['aria-label']).toBe(
      'Differences: 1 case worse, 2 the same, 1 better, largest fall −0.20, largest rise +0.10',
    );
    expect(mean?.attributes['aria-label']).toBe('Mean difference −0.03, 95% interval −0.10 to +0.05');
    expect(scale).toBe(0.25);
  });

  it('join neighbours where there are more cases than bars, and keep their mean', () => {
    const sorted = Array.from({ length: 10_000 }, (_, index) => index / 10_000);
    const bars = barsOf(sorted);
    expect(bars).toHaveLength(240);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(bars)).toBeCloseTo(mean(sorted), 3);
    expect([...bars].sort((a, b) => a - b)).toEqual(bars);
  });

  it('count scores by tenths', () => {
    expect(bins([0, 1 / 3, 0.34, 0.96, 1, 1])).toEqual([1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 3]);
  });

  it('write a difference with its sign', () => {
    expect([signed(-0.004), signed(0.1), signed(-0.1)]).toEqual(['0.00', '+0.10', '−0.10']);
  });
});
