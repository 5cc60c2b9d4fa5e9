import { describe, expect, it } from 'vitest';
import { intrusions, structure } from './markdown-checker.ts';

describe('what no report may hold', () => {
  it.each([
    ['a mention', 'ask @octocat'],
    ['a mention of a team', '@acme/admins'],
    ['a mention by an entity', '&#64;octocat'],
    ['a mention behind a backslash', '\\@octocat'],
    ['a mention in a summary', '<details><summary>@octocat</summary>\n\n</details>'],
    ['a mention by an entity in a summary', '<details><summary>&commat;octocat</summary>\n\n</details>'],
    ['an issue', 'see #1'],
    ['an issue elsewhere', 'acme/shop#1'],
    ['an issue by its old name', 'GH-1'],
    ['a commit', 'in deadbeef1'],
    ['an emoji code', ':octocat:'],
    ['an address', 'https://evil.example'],
    ['an address without a scheme', 'www.evil.example'],
    ['an address in angle brackets', '<https://evil.example>'],
    ['an e-mail address', 'octocat@github.com'],
    ['a link', '[a](https://evil.example)'],
    ['a link to somewhere else on GitHub', '[a](https://github.com/evil/shop/actions/runs/1)'],
    ['a link by reference', '[a][x]\n\n[x]: https://evil.example'],
    ['a definition', '[x]: https://evil.example'],
    ['an image', '![a](https://evil.example/p.png)'],
    ['an image in HTML', '<img src="https://evil.example/p.png">'],
    ['a tag of the gate with an attribute', '<b title="x">a</b>'],
    ['a tag that stays open', 'a <b>c'],
    ['a tag that closes nothing', 'a</b>'],
    ['tags that cross', '<b><del>a</b></del>'],
    ['a heading', '## Prompt Gate'],
    ['an underlined heading', 'a\n==='],
    ['a rule', 'a\n\n---'],
    ['a task', '- [ ] a'],
    ['a footnote', 'a[^1]\n\n[^1]: b'],
    ['mathematics', 'a $x$ b'],
    ['mathematics beside an escape', 'a \\\\$x$ b'],
    ['struck text that is not the gate’s', '~~a~~'],
    ['a diagram', '```mermaid\na\n```'],
    ['a fence that stays open', '```diff\na'],
    ['an indented block', '    a'],
    ['a table with a row too long', '| a |\n|--|\n| b | c |'],
    ['a comment', 'a <!-- b -->'],
    ['a hidden line in the middle', 'a\n\n<!-- prompt-gate:x -->'],
    ['text that turns around', 'a \u202eb'],
    ['a space that is none', 'a\u2060b'],
    ['a joiner beside no emoji', 'a\u200db'],
    ['a variant of no emoji', 'a\ufe0fb'],
    ['a pile of marks', 'a\u0301\u0301\u0301\u0301\u0301'],
    ['a control', 'a\u0007'],
  ])('is seen: %s', (_, body) => {
    expect(intrusions(body)).not.toEqual([]);
  });

  it.each([
    ['emphasis', '**a** *"b"* `c@d` \\$5'],
    ['a fold', '<details><summary><b>a</b> of <code>b</code></summary><br>\n\nc\n\n</details>'],
    ['a table', '| a | b |\n|:--|--:|\n| <del>x</del> <b>y</b> | `z`<br>&nbsp;z |'],
    ['a diff', '```diff\n+@octocat\n```'],
    ['its own link', '[run](https://github.com/acme/shop/actions/runs/1)'],
    ['a broken mention', '\u200b@\u200boctocat'],
    ['emoji and scripts', '👩‍💻 🏳️‍🌈 1️⃣ می‌خواهم क्‍ष'],
    ['the heading', '<!-- prompt-gate:x -->\n<!-- prompt-gate-state {} -->\n## ❌ Prompt Gate: blocked'],
  ])('is not seen in %s of the gate', (_, body) => {
    expect(intrusions(body)).toEqual([]);
  });

  it('a structure counts rows and columns', () => {
    expect(structure('# a\n\n| a | b |\n|--|--|\n| c | d |\n\n> - e')).toEqual([
      'heading 1',
      'table 2 × 2',
      'blockquote',
      '  list',
      '    listItem',
      '      paragraph',
      '0 × emphasis',
      '0 × strong',
    ]);
  });
});
