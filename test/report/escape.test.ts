import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { block, code, html, inline, lines, quote, truncate, visible } from '../../src/report/escape.ts';
import { hostileText } from './hostile-text.ts';
import { intrusions, nodesOf, plainText } from './markdown-checker.ts';

const BREAK = '\u200b';

describe('visible text', () => {
  it.each([
    ['a bidirectional override', 'a\u202eb', 'a[U+202E]b'],
    ['a zero-width space', 'a\u200bb', 'a[U+200B]b'],
    ['a byte order mark', '\ufeffa', '[U+FEFF]a'],
    ['Unicode tags', 'a\u{e0041}', 'a[U+E0041]'],
    ['a control character', 'a\u0007\u001b[2J', 'a[U+0007][U+001B][2J'],
    ['half of a surrogate pair', 'a\ud800', 'a[U+D800]'],
    ['an interlinear mark', 'a\ufff9', 'a[U+FFF9]'],
    ['a filler that shows nothing', 'a\u3164', 'a[U+3164]'],
    ['what is no character', 'a\ufdd0\uffff', 'a[U+FDD0][U+FFFF]'],
    ['variants of a letter', 'a\ufe0fb\ufe0e', 'a[U+FE0F]b[U+FE0E]'],
    ['a variant of a variant', '❤\ufe0f\ufe0e', '❤\ufe0f[U+FE0E]'],
    ['a joiner after a mark without a letter', '\u061c\u200cم', '[U+061C][U+200C]م'],
    ['a joiner before a letter that shows nothing', '\u0620\u200c\u3164', '\u0620[U+200C][U+3164]'],
    ['a joiner after an accent', 'e\u0301\u200cb', 'e\u0301[U+200C]b'],
    ['the fifth mark on a letter', 'a\u0301\u0302\u0303\u0304\u0305', 'a\u0301\u0302\u0303\u0304[U+0305]'],
  ])('names %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each(['👩‍💻, 🏳️‍🌈, 🕵🏽‍♂️ and 1️⃣', 'می‌خواهم', 'क्‍ष', 'naïve — “quoted” 日本語', 'tab\tand\nline'])(
    'leaves %s alone',
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );

  it('knows every way to end a line', () => {
    expect(visible('a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne');
  });

  it('lets no HTML comment begin', () => {
    expect(visible('<!-- prompt-gate:x -->')).toBe(`<!${BREAK}-- prompt-gate:x -->`);
  });
});

describe('inline text', () => {
  it.each([
    ['emphasis', '*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~'],
    ['links and images', '![a](b)', '!\\[a\\](b)'],
    ['HTML', '<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['a column', 'a|b', 'a&#124;b'],
    ['a backslash', 'a\\', 'a\\\\'],
    ['math', '$x$', '\\$x\\$'],
    ['a heading', '# a', '\\# a'],
    ['a list', '1. a', '1\\. a'],
    ['a version, which is no list', '1.2.3', '1.2.3'],
    ['a mention', '@octocat', `${BREAK}@${BREAK}octocat`],
    ['an issue', 'acme/shop#12', `acme/shop#${BREAK}12`],
    ['an issue by its old name', 'GH-12', `GH-${BREAK}12`],
    ['an address', 'https://a.example', `https:/${BREAK}/a.example`],
    ['an address without a scheme', 'www.a.example', `www${BREAK}.a.example`],
    ['a commit id', 'deadbeef1', `deadbe${BREAK}ef1`],
    ['an emoji code', ':octocat:', `:${BREAK}octocat:`],
    ['line ends', ' a\n\n b\r\nc ', 'a b c'],
  ])('disarms %s', (_, text, shown) => {
    expect(inline(text)).toBe(shown);
  });

  it('shows a reader exactly what was written', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(plainText(inline(text)).trim()).toBe(
          visible(text).replaceAll(BREAK, '').replace(/\s+/g, ' ').trim(),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('text with lines', () => {
  it('keeps line ends and indents, for answers in JSON', () => {
    expect(lines('{\n  "a": 1\n}\n')).toBe('{<br>&nbsp;&nbsp;"a": 1<br>}');
  });

  it('keeps at most one empty line', () => {
    expect(lines('a\n \n\n\nb')).toBe('a<br><br>b');
  });
});

describe('code', () => {
  it.each([
    ['a name', 'support/answer', '`support/answer`'],
    ['backticks', 'a``b', '```a``b```'],
    ['a backtick at the edge', '`a', '`` `a ``'],
    ['a column, which would end a table cell', 'a|b', '<code>a&#124;b</code>'],
    ['nothing', '', '(empty)'],
  ])('shows %s', (_, text, shown) => {
    expect(code(text)).toBe(shown);
  });

  it('fences a block with more backticks than any in it', () => {
    expect(block('a\n````\nb', 'diff')).toBe('`````diff\na\n````\nb\n`````');
  });
});

describe('any hostile text', () => {
  const around: readonly [string, (text: string) => string][] = [
    ['inline', (text) => `Before ${inline(text)} after`],
    ['at the start of a line', (text) => inline(text)],
    ['with lines', (text) => `| a | b |\n|:--|:--|\n| ${lines(text)} | x |`],
    ['as code', (text) => `| ${code(text)} | b |\n|:--|:--|\n| ${code(text)} | x |`],
    ['as code in bold', (text) => `**${code(text)}** is`],
    ['quoted', (text) => `He said ${quote(text, 50)}, twice`],
    ['in a summary', (text) => `<details><summary><b>a</b> ${html(text)}</summary>\n\nx\n\n</details>`],
    ['in a block', (text) => `${block(text, 'diff')}\n\nafter`],
  ];

  it.each(around)('is harmless %s', (_, render) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const body = render(text);
        expect(intrusions(body)).toEqual([]);
        expect(plainText(body)).toContain(plainText(render('x')).split('x').at(-1) ?? '');
      }),
      { numRuns: 1_000 },
    );
  });

  it('never gets out of its table cell', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (first, second) => {
        const body = `| a | b | c |\n|:--|:--|:--|\n| ${inline(first)} | ${code(second)} | last |`;
        const cells = nodesOf(body).filter(({ type }) => type === 'tableCell');
        expect(cells).toHaveLength(6);
        expect(cells.at(-1)).toMatchObject({ children: [{ type: 'text', value: 'last' }] });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('truncation', () => {
  it('counts code points and says where it cut', () => {
    expect(truncate('👍👍👍', 2)).toBe('👍👍…');
    expect(truncate('abc', 3)).toBe('abc');
  });

  it('happens before escaping, so that no escape is cut', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(20), (text, max) => {
        expect(intrusions(`a ${inline(truncate(text, max))} b`)).toEqual([]);
      }),
    );
  });
});
