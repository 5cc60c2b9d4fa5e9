import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { GateError } from '../../src/ports/gate-error.ts';
import { placeOf, sourceFrame } from '../../src/report/terminal/frame.ts';
import { errorLines } from '../../src/report/terminal/reasons.ts';
import { terminalReport } from '../../src/report/terminal/report.ts';
import { cut, NO_PAINT, oneLine, type Paint, wrapped } from '../../src/report/terminal/text.ts';
import type { ReportView } from '../../src/report/view.ts';
import { longHostileText } from './hostile-text.ts';
import { hostileCase } from './hostile-view.ts';
import { aBlockedView, anAwaitingView, aPrompt, aView } from './view-builder.ts';

const RUNS = { numRuns: 150, seed: 20_261_125 };
/** What moves the cursor, changes a colour, hides text or turns it around. */
const HARMFUL =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

const render = (view: ReportView, width = 100, paint: Paint = NO_PAINT) =>
  terminalReport(
    { view, failure: null, sourceOf: () => null, files: ['Results: prompt-gate-results.json'] },
    { width, paint },
  );

describe('the report of a terminal', () => {
  it('has a row for each prompt, worst first, and the threshold of each metric', () => {
    expect(render(aBlockedView()).slice(0, 7)).toEqual([
      '✗ Prompt Gate: blocked',
      'acme/shop, compared with main',
      '',
      '   prompt          version        level  faithfulness  relevance    checks  cost a case',
      '                                         needs 0.75    needs 0.80',
      '✗  support/answer  2.3.1 → 2.4.0  MINOR  0.93 → 0.78   0.91 → 0.92  24/24   $0.0011 → $0.0012',
      '✓  billing/refund  1.0.4 → 1.0.5  PATCH  not judged    not judged   12/12   $0.0009',
    ]);
  });

  it('leaves the cost of the baseline out where the line is short, and tells in paragraphs where it is shorter', () => {
    expect(render(aBlockedView(), 88)[3]).toMatch(/checks {2}cost$/);
    expect(render(aBlockedView(), 50).slice(3, 10)).toEqual([
      '✗ support/answer',
      '  version: 2.3.1 → 2.4.0',
      '  level: MINOR',
      '  faithfulness: 0.93 → 0.78, needs 0.75',
      '  relevance: 0.91 → 0.92, needs 0.80',
      '  checks: 24/24',
      '  cost a case: $0.0011 → $0.0012',
    ]);
  });

  it('says of each reason what happened, why, and what to do; what blocks comes first', () => {
    const text = render(aBlockedView()).join('\n');
    expect(text).toMatch(/✗ support\/answer became less faithful\.\n {2}Faithfulness fell/);
    expect(text).toContain('  → Compare the two answers of the worst cases.\n  regression.faithfulness');
    expect(text.indexOf('became less faithful')).toBeLessThan(text.indexOf('needs a canary after the merge'));
  });

  it('shows the worst cases with both answers, and what of them is not in the context', () => {
    const text = render(aBlockedView()).join('\n');
    expect(text).toContain('Worst cases of support/answer, 3 of 11');
    expect(text).toMatch(/refund-window · critical · faithfulness 1\.00 → 0\.33/);
    expect(text).toContain('  2.3.1  You can return a jacket within 30 days of delivery.');
    expect(text).toContain('contradicted by the context: "a refund reaches your account within 24 hours"');
  });

  it('tells where a person signs off', () => {
    expect(render(anAwaitingView()).join('\n')).toContain('open a pull request, where a reviewer signs off');
  });

  it('colours what is said, and says the same without colours', () => {
    const marked = render(aBlockedView(), 100, (style, text) => `<${style}>${text}</${style}>`);
    expect(marked[0]).toBe('<bad><strong>✗ Prompt Gate: blocked</strong></bad>');
    expect(marked.join('\n').replace(/<\/?\w+>/g, '')).toBe(render(aBlockedView()).join('\n'));
  });

  it('lets no text from outside harm the terminal, in lines that fit', () => {
    const widths = fc.constantFrom(24, 40, 59, 60, 80, 140);
    fc.assert(
      fc.property(hostileCase, widths, longHostileText, ({ hostile: view }, width, source) => {
        const look = { width, paint: NO_PAINT };
        const lines = terminalReport({ view, failure: null, sourceOf: () => source, files: [] }, look);
        for (const line of lines) {
          expect(line).not.toMatch(HARMFUL);
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
      RUNS,
    );
  }, 120_000);
});

describe('a fault in a file', () => {
  const SOURCE = 'one\ntwo\n\tthree\nfour\nfive\nsix\n';

  it('is shown with the lines around it and a mark', () => {
    const error = new GateError('config.invalid', 'The config is not valid.', {
      faults: [{ where: '.github/prompt-gate.yml:3', message: '`samples` is 0; it must be at least 1' }],
      remedy: 'Correct it.',
    });
    expect(errorLines(error, () => SOURCE, { width: 80, paint: NO_PAINT })).toEqual([
      '✗ The config is not valid.',
      '',
      '  .github/prompt-gate.yml:3: `samples` is 0; it must be at least 1',
      '    1 | one',
      '    2 | two',
      '  > 3 |   three',
      '    4 | four',
      '    5 | five',
      '',
      '  → Correct it.',
      '  config.invalid',
    ]);
  });

  it('of a prompt is shown in the prompt', () => {
    const reasons = [{ code: 'check.x', message: 'Because.', effect: 'blocks' as const, line: 2 }];
    const view = aView({ state: 'blocked', prompts: [aPrompt({ state: 'blocked', reasons })] });
    const look = { width: 80, paint: NO_PAINT };
    const text = terminalReport({ view, failure: null, sourceOf: () => SOURCE, files: [] }, look).join('\n');
    expect(text).toMatch(/prompts\/support\/answer\.md:2\n.*1 \| one\n {2}> 2 \| two/);
  });

  it('beyond the end of a file, or in none, has no frame', () => {
    expect(sourceFrame(SOURCE, 99, { width: 80, paint: NO_PAINT })).toEqual([]);
    expect(sourceFrame(SOURCE, 0, { width: 80, paint: NO_PAINT })).toEqual([]);
  });

  it.each([
    ['a/b.yml:12', { path: 'a/b.yml', line: 12 }],
    ['a/b.yml:12:3', { path: 'a/b.yml', line: 12 }],
    ['a/b.yml', { path: 'a/b.yml', line: null }],
    ['input `samples`', { path: 'input `samples`', line: null }],
    ['odd:name.md:7', { path: 'odd:name.md', line: 7 }],
  ])('%s is a place', (where, place) => {
    expect(placeOf(where)).toEqual(place);
  });
});

describe('text in columns', () => {
  it.each([
    ['words at their ends', 'one two three', 8, ['one two', 'three']],
    ['a word that is too long', 'abcdefghijkl', 8, ['abcdefgh', 'ijkl']],
    ['characters of two columns', '日本語日本語', 8, ['日本語日', '本語']],
    ['its own line ends', 'a\n\nb', 8, ['a', '', 'b']],
    ['nothing', '', 8, ['']],
  ])('breaks %s', (_, text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });

  it('is cut with an ellipsis, never within a character', () => {
    expect(cut('abcdef', 6)).toBe('abcdef');
    expect(cut('abcdefg', 6)).toBe('abcde…');
    expect(cut('日本語日', 6)).toBe('日本…');
    expect(cut('👩‍💻👩‍💻👩‍💻', 5)).toBe('👩‍💻👩‍💻…');
  });

  it('names what cannot be seen', () => {
    expect(oneLine('a\u001b[2J\u202eb\r\nc')).toBe('a[U+001B][2J[U+202E]b c');
  });
});
